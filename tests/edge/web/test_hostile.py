"""Servers that do what no server should: no hang, no crash, no memory filled, always evidence."""

import contextlib
import gzip
import resource
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from annexcli.edge.web import Manners, ask
from annexcli.links.verdicts import judge
from annexcli.model.verdict import Evidence, Failure, Verdict

QUICK = Manners(timeout=1, retries=0, budget=3, allow_private=True, interval=0)
Act = Callable[[socket.socket], None]
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@contextmanager
def serving(act: Act, *, reads: bool = True) -> Iterator[str]:
    """Let ``act`` answer every connection, in a thread of its own; give the address."""
    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        listener.settimeout(0.05)

        def one(connection: socket.socket) -> None:
            connection.settimeout(5)
            with connection, contextlib.suppress(OSError):
                if reads:
                    connection.recv(65_536)
                act(connection)

        def serve() -> None:
            while not stopped.is_set():
                with contextlib.suppress(TimeoutError):
                    threading.Thread(target=one, args=(listener.accept()[0],), daemon=True).start()

        server = threading.Thread(target=serve)
        server.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/page"
        finally:
            stopped.set()
            server.join()


def seen(url: str, manners: Manners = QUICK) -> Evidence:
    """Ask an address; what is asked of the engine here is that it comes back soon, with evidence."""
    begun = time.monotonic()
    evidence = ask([url], manners, lambda _: None)[url]
    assert time.monotonic() - begun < manners.budget + 1
    return evidence


def forever(connection: socket.socket, piece: bytes, pause: float = 0.0) -> None:
    while True:
        connection.sendall(piece)
        if pause:
            time.sleep(pause)


def reset(connection: socket.socket, first: bytes = b"") -> None:
    """End a connection with RST and not with FIN."""
    connection.sendall(first)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def endless_headers(connection: socket.socket) -> None:
    connection.sendall(OK)
    number = 0
    while True:
        number += 1
        connection.sendall(b"".join(b"X-%d-%d: y\r\n" % (number, i) for i in range(500)))


def endless_header(connection: socket.socket) -> None:
    connection.sendall(OK + b"X: ")
    forever(connection, b"y" * 65_536)


def endless_hints(connection: socket.socket) -> None:
    forever(connection, b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" * 100)


def endless_status(connection: socket.socket) -> None:
    forever(connection, b"HTTP/1.1 200 " + b"O" * 65_536)


def slow_headers(connection: socket.socket) -> None:
    connection.sendall(OK)
    forever(connection, b"X-Slow: y\r\n", 0.1)


def silence(_: socket.socket) -> None:
    time.sleep(4)


@pytest.mark.parametrize(
    ("act", "failures"),
    [
        (endless_headers, {Failure.MALFORMED}),
        (endless_header, {Failure.MALFORMED}),
        (endless_hints, {Failure.TIMEOUT}),
        (endless_status, {Failure.MALFORMED, Failure.NOT_HTTP}),
        (slow_headers, {Failure.TIMEOUT}),
        (silence, {Failure.TIMEOUT}),
        (lambda c: c.sendall(b"<html><title>HTTP/0.9</title>hello</html>"), {Failure.NOT_HTTP}),
        (lambda c: c.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"), {Failure.NOT_HTTP}),
        (lambda c: c.sendall(b"220 mail.example.org ESMTP\r\n"), {Failure.NOT_HTTP}),
        (lambda c: c.sendall(b"\x16\x03\x01\x00\x05hello\r\n\r\n"), {Failure.NOT_HTTP}),
        (lambda c: c.sendall(b"\x00" * 70_000), {Failure.NOT_HTTP, Failure.MALFORMED}),
        (lambda c: c.sendall(b"HTTP/9.9 200 OK\r\n\r\n"), {Failure.NOT_HTTP, Failure.MALFORMED}),
        (lambda c: c.sendall(b"HTTP/1.1 2000 OK\r\n\r\n"), {Failure.NOT_HTTP, Failure.MALFORMED}),
        (lambda _: None, {Failure.RESET}),
        (reset, {Failure.RESET}),
        (lambda c: reset(c, b"HTTP/1."), {Failure.RESET}),
        (lambda c: reset(c, OK + b"X: y"), {Failure.RESET}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_what_is_no_answer(act: Act, failures: set[Failure]) -> None:
    with serving(act) as url:
        evidence = seen(url)
    assert evidence.failure in failures, evidence
    assert judge(evidence)[0] in {Verdict.TRANSIENT, Verdict.DEAD}


def test_reset_before_anything_was_asked() -> None:
    with serving(reset, reads=False) as url:
        assert seen(url).failure is Failure.RESET


def bomb(coding: bytes, body: bytes) -> Act:
    head = OK + b"Content-Encoding: " + coding + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
    return lambda connection: connection.sendall(head + body)


def gigabyte(connection: socket.socket) -> None:
    connection.sendall(OK + b"Content-Length: 1073741824\r\n\r\n")
    for _ in range(1024):
        connection.sendall(b"x" * 1_048_576)


def endless_chunks(connection: socket.socket) -> None:
    connection.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    forever(connection, b"1\r\nx\r\n" * 5000)


def slow_body(connection: socket.socket) -> None:
    connection.sendall(OK + b"Content-Length: 5000\r\n\r\n<title>Report</title>")
    forever(connection, b"x", 0.1)


ZEROS = bytes(64_000_000)


@pytest.mark.parametrize(
    "act",
    [
        gigabyte,
        endless_chunks,
        slow_body,
        bomb(b"gzip", gzip.compress(ZEROS)),
        bomb(b"deflate", zlib.compress(ZEROS)),
        bomb(b"deflate", zlib.compress(ZEROS)[2:-4]),
        bomb(b"br", b"\x1b\xff\xff\xff" * 5000),
        bomb(b"gzip, gzip", gzip.compress(gzip.compress(ZEROS))),
        bomb(b"gzip", b"this is not gzip at all"),
        lambda c: c.sendall(OK + b"Content-Length: 500\r\n\r\nfifteen letters"),
        lambda c: reset(c, OK + b"Content-Length: 500\r\n\r\nhalf"),
        lambda c: c.sendall(OK + b"\r\nuntil the end"),
        lambda c: c.sendall(OK + b"Content-Length: many\r\n\r\n"),
        lambda c: c.sendall(OK + b"Content-Length: -5\r\n\r\n"),
        lambda c: c.sendall(OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"),
        lambda c: c.sendall(OK + b"Content-Length: 3\r\n\r\nfifteen letters"),
        lambda c: c.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        lambda c: c.sendall(OK + b"X\x01: a\x02b\r\n no: fold\r\n: nameless\r\n\r\n"),
    ],
    ids=["1 GB", "endless chunks", "slow", "gzip bomb", "deflate bomb", "raw deflate bomb", "br", "twice",
         "no gzip", "too short", "reset", "until close", "no length",
         "negative", "two lengths", "too long", "bad chunk", "bad headers"],
)  # fmt: skip
def test_a_body_that_is_wrong_leaves_the_status_right(act: Act) -> None:
    """The memory of the whole process grows by less than any of these bodies."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with serving(act) as url:
        evidence = seen(url, Manners(timeout=6, retries=0, budget=8, allow_private=True, interval=0))
    assert (evidence.status, evidence.failure) == (200, None)
    assert judge(evidence)[0] is Verdict.OK
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000  # kilobytes


def test_a_page_in_gzip_is_read() -> None:
    body = gzip.compress(b"<title>Page not found</title>Sorry, there is nothing here.")
    with serving(bomb(b"gzip", body)) as url:
        assert judge(seen(url))[0] is Verdict.SOFT_404


def test_a_location_that_is_no_text_is_encoded() -> None:
    def act(connection: socket.socket) -> None:
        connection.sendall(
            b"HTTP/1.1 302 Found\r\nLocation: /\xff\xfe\xc3\xbc%2f\r\n"
            b"Content-Length: 0\r\nConnection: close\r\n\r\n"
        )

    with serving(act) as url:
        evidence = seen(url)
    assert evidence.hops[1].url == url.replace("page", "%FF%FE\u00fc%2f")
    assert evidence.failure is Failure.LOOP
    str(evidence).encode()  # nothing in it that cannot be printed


def test_tls_that_breaks_off() -> None:
    with serving(lambda c: c.sendall(b"\x16\x03\x03\x00\x02\x02\x28")) as url:
        assert seen(url.replace("http:", "https:")).failure in {Failure.TLS, Failure.RESET}
    with serving(reset) as url:
        assert seen(url.replace("http:", "https:")).failure in {Failure.TLS, Failure.RESET}
    with serving(silence) as url:
        assert seen(url.replace("http:", "https:")).failure is Failure.TIMEOUT


def test_one_slow_host_holds_up_no_other() -> None:
    fine = OK + b"Content-Length: 2\r\nConnection: close\r\n\r\nok"
    with serving(silence) as slow, serving(lambda c: c.sendall(fine)) as fast:
        told: list[str] = []
        urls = [f"{slow}/{i}" for i in range(6)] + [f"{fast}/{i}" for i in range(12)]
        manners = Manners(concurrency=3, per_host=2, timeout=0.5, retries=0, allow_private=True, interval=0)
        ask(urls, manners, lambda evidence: told.append(evidence.url))
    assert all(url.startswith(fast) for url in told[:12])


def test_the_run_ends_when_its_time_is_over() -> None:
    with serving(silence) as url:
        urls = [f"{url}/{i}" for i in range(20)]
        begun = time.monotonic()
        manners = Manners(per_host=2, timeout=20, retries=5, max_time=0.5, allow_private=True, interval=0)
        evidence = ask(urls, manners, lambda _: None)
    assert time.monotonic() - begun < 1.5
    assert list(evidence) == urls
    assert {judge(one)[0] for one in evidence.values()} == {Verdict.TRANSIENT, Verdict.SKIPPED}


def test_an_address_ends_when_its_time_is_over() -> None:
    answer = b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with serving(lambda c: c.sendall(answer)) as url:
        begun = time.monotonic()
        evidence = seen(url, Manners(timeout=5, retries=50, budget=2.5, allow_private=True))
    assert time.monotonic() - begun < 3
    assert (evidence.status, evidence.attempts) == (503, 3)
