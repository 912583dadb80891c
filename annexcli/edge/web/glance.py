"""A look at an answer that aiohttp's parser refuses: browsers show the page, so it is not dead.

Bodies longer than they say they are, letters in headers that may not stand there, chunks that cannot be
counted: the status line and the headers are read by themselves, leniently.
"""

import asyncio
import re
import socket
import ssl
from email.parser import BytesHeaderParser

from yarl import URL

from annexcli.edge.web.resolver import Resolver

_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9]\d\d)(?:[ \r\n]|\Z)")
_END = re.compile(rb"\r?\n\r?\n")
_MOST = 128 * 1024


async def glance(
    target: URL, headers: dict[str, str], resolver: Resolver, security: ssl.SSLContext | None
) -> tuple[int, dict[str, str], bytes] | None:
    """Ask an address with GET over a connection of its own.

    Args:
        target: as it is sent.
        headers: to send.
        resolver: looks its host up, and refuses it where it is private.
        security: for TLS, or None.

    Returns:
        status, headers with names in small letters and the beginning of the body, or None where this is no
        answer: no status line of HTTP, or headers without end.

    Raises:
        OSError, TimeoutError: if there is no connection.

    """
    places = await resolver.resolve(target.raw_host or "", target.port or 80)
    reader, writer = await asyncio.open_connection(
        places[0]["host"],
        places[0]["port"],
        family=socket.AddressFamily(places[0]["family"]),
        ssl=security,
        server_hostname=target.raw_host if security else None,
    )
    try:
        lines = [
            f"GET {target.raw_path_qs} HTTP/1.1",
            f"Host: {target.host_port_subcomponent}",
            "Connection: close",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        writer.write("\r\n".join((*lines, "", "")).encode("latin-1", "replace"))
        data = b""
        while len(data) < _MOST and (piece := await reader.read(_MOST - len(data))):
            data += piece
            if (_STATUS.match(data) is None and len(data) > 16) or _END.search(data):
                break
    finally:
        writer.close()
    return _read(data)


def _read(data: bytes) -> tuple[int, dict[str, str], bytes] | None:
    status, end = _STATUS.match(data), _END.search(data)
    if status is None or end is None:
        return None
    _, _, fields = data[: end.start()].partition(b"\n")
    said = BytesHeaderParser().parsebytes(fields)
    headers = {name.lower(): str(value) for name, value in reversed(said.items())}
    return int(status[1]), headers, data[end.end() :]
