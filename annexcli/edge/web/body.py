"""The beginning of an answer's body: bounded in bytes, in what it unfolds to, and in time."""

import asyncio
import zlib

import aiohttp

# Codings that are asked for, so that none has to be unfolded whose size cannot be bounded (RFC 9110 §8.4.1).
CODINGS = "gzip, deflate"
# How much more text a page may be than the bytes that brought it.
_UNFOLDS = 8
# What is left of so short a body is read, so that the connection can be used again.
_SCRAP = 16 * 1024
_PIECE = 64 * 1024
_BROKEN = (aiohttp.ClientError, OSError, TimeoutError, ValueError, EOFError, zlib.error)


async def beginning(answer: aiohttp.ClientResponse, most: int, patience: float) -> tuple[bytes, bool]:
    """Return the first bytes of a body, decoded, and whether that is all of it.

    A body that breaks off, is coded wrongly or comes too slowly gives what has come. The connection is left
    for others where the body has ended, and closed where it goes on.

    Args:
        answer: whose headers have come.
        most: bytes to read; 0 where nobody wants them.
        patience: seconds to wait for them; the status is known already.

    """
    if most == 0 and not _is_scrap(answer):
        answer.close()
        return b"", False
    unfold = _Unfolding(answer.headers.get("Content-Encoding", ""), most * _UNFOLDS)
    left = most or _SCRAP
    try:
        # What has come with the headers is often all, and needs no waiting.
        piece = answer.content.read_nowait(left)
        left -= len(piece)
        unfold.feed(piece)
        if not answer.content.at_eof():
            async with asyncio.timeout(patience):
                await _rest(answer.content, unfold, left)
    except _BROKEN:
        answer.close()
        return unfold.text(), False
    whole = answer.content.at_eof()
    if not whole:
        answer.close()
    return unfold.text(), whole and unfold.left > 0


async def _rest(content: aiohttp.StreamReader, unfold: "_Unfolding", left: int) -> None:
    while left > 0 and unfold.left > 0:
        piece = await content.read(min(left, _PIECE))
        if not piece:
            break
        left -= len(piece)
        unfold.feed(piece)


def _is_scrap(answer: aiohttp.ClientResponse) -> bool:
    length = answer.headers.get("Content-Length", "")
    return answer.method == "HEAD" or (length.isdigit() and int(length[:9]) <= _SCRAP)


class _Unfolding:
    """Decodes a body piece by piece, up to a number of bytes."""

    def __init__(self, coding: str, most: int) -> None:
        self.left = max(most, 1)
        self._parts: list[bytes] = []
        self._coding = coding.strip().lower()
        self._engine = None
        if self._coding in {"gzip", "x-gzip"}:
            self._engine = zlib.decompressobj(16 + zlib.MAX_WBITS)
        elif self._coding == "deflate":
            self._engine = zlib.decompressobj()

    def feed(self, piece: bytes) -> None:
        if self._engine is None:
            # A coding that was not asked for cannot be read, and what it holds is not known.
            decoded = piece if self._coding in {"", "identity"} else b""
        else:
            try:
                decoded = self._engine.decompress(piece, self.left)
            except zlib.error:
                if self._coding != "deflate" or any(self._parts):
                    raise
                # Many servers leave out the wrapper that "deflate" has (RFC 1950).
                self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
                decoded = self._engine.decompress(piece, self.left)
        self._parts.append(decoded)
        self.left -= len(decoded)

    def text(self) -> bytes:
        return b"".join(self._parts)
