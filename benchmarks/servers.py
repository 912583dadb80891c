"""Servers that behave as servers on the web do, each at its own loopback address, for ``verdicts.py``.

A behaviour takes a request and returns the bytes to send; an act does as it likes with the connection.
"""

import asyncio
import contextlib
import gzip
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from socket import SO_LINGER, SOL_SOCKET


@dataclass(slots=True)
class Request:
    """What was asked: method, path, headers in small letters, and how often the path was asked before."""

    method: str
    path: str
    headers: dict[str, str]
    before: int = 0


Bytes = Callable[[Request], bytes]
Act = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class Host:
    """One host by its behaviour; ``act`` takes the connection over in place of an answer."""

    answer: Bytes | None = None
    act: Act | None = None
    counts: Counter[str] = field(default_factory=Counter)


def page(
    body: str = "",
    status: int = 200,
    title: str = "",
    media: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """Return a whole answer."""
    text = f"<!doctype html><title>{title}</title><body>{body}" if title or body else ""
    return raw(text.encode(), status, {"Content-Type": media, **headers})


def raw(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> bytes:
    """Return an answer with a body as it is."""
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join((*lines, "", "")).encode("utf-8", "surrogateescape") + body


def to(status: int, location: str, **headers: str) -> bytes:
    """Return a redirect."""
    return raw(b"", status, {"Location": location, **headers})


async def silent(_: asyncio.StreamWriter) -> None:
    """Say nothing for longer than anybody waits."""
    await asyncio.sleep(60)


async def reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection."""
    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def banner(writer: asyncio.StreamWriter) -> None:
    """Speak something else."""
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")


async def drip(writer: asyncio.StreamWriter) -> None:
    """Send one header after the other, slowly and without end."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Slow: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.2)


async def headers_without_end(writer: asyncio.StreamWriter) -> None:
    """Send headers as fast as they are read, without end."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    number = 0
    while True:
        number += 1
        writer.write(b"".join(b"X-%d-%d: y\r\n" % (number, i) for i in range(500)))
        await writer.drain()


async def gigabyte(writer: asyncio.StreamWriter) -> None:
    """Send a page of 1 GB."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1073741824\r\n\r\n")
    for _ in range(1024):
        writer.write(b"x" * 1_048_576)
        await writer.drain()


async def longer_than_said(writer: asyncio.StreamWriter) -> None:
    """Send more than the length says."""
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>A report of many words"
    )


async def shorter_than_said(writer: asyncio.StreamWriter) -> None:
    """Send less than the length says."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>A report")


def bomb(_: Request) -> bytes:
    """Answer with 200 MB of zeros in less than 1 MB."""
    return raw(_BOMB, 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"})


_BOMB = gzip.compress(bytes(200_000_000), 1)


class Servers:
    """All hosts behind one port; which one is asked is told by the address that the client connected to."""

    def __init__(self, hosts: dict[str, Host]) -> None:
        """Take hosts by their loopback address."""
        self._hosts = hosts
        self.port = 0

    def __enter__(self) -> "Servers":
        """Begin to serve, in a thread."""
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()

        async def serve() -> None:
            server = await asyncio.start_server(self._connected, "0.0.0.0", 0, backlog=512)  # noqa: S104 - loopback has many addresses
            self.port = server.sockets[0].getsockname()[1]
            ready.set()

        threading.Thread(
            target=lambda: (self._loop.create_task(serve()), self._loop.run_forever()), daemon=True
        ).start()
        ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        """End to serve."""

        async def end() -> None:
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            self._loop.call_soon(self._loop.stop)

        asyncio.run_coroutine_threadsafe(end(), self._loop)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = self._hosts.get(writer.get_extra_info("sockname")[0], Host(lambda _: page(status=404)))
        with contextlib.suppress(
            OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError
        ):
            while True:
                first = await reader.readexactly(1)
                if first == b"\x16":  # TLS, of which this host knows nothing
                    writer.write(page(status=400))
                    break
                head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, path, _ = head[0].split(" ", 2)
                if path == "/robots.txt":
                    answer = page(status=404)
                elif host.act is not None:
                    await host.act(writer)
                    break
                else:
                    headers = {
                        line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in head[1:]
                    }
                    request = Request(method, path, headers, host.counts[path])
                    host.counts[path] += 1
                    answer = host.answer(request) if host.answer else b""
                if not answer:
                    break
                writer.write(answer[: answer.find(b"\r\n\r\n") + 4] if method == "HEAD" else answer)
                await writer.drain()
        writer.close()
