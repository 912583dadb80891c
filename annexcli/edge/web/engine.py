"""The run: every address asked once, each in its host's turn."""

import asyncio
import errno
import ipaddress
import random
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.request import getproxies

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from annexcli.address import is_web
from annexcli.links.verdicts import REDIRECTS, is_transient
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Failure, Hop

_MOST_REDIRECTS = 10
# After these a HEAD says nothing about the document: many servers answer it wrongly (RFC 9110 §9.3.2).
_HEAD_TELLS = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 20.0


def ask(urls: Iterable[str], manners: Manners, seen: Callable[[Evidence], None]) -> dict[str, Evidence]:
    """Ask every address once and return what was seen, by address.

    Args:
        urls: addresses on the web.
        manners: how to ask.
        seen: called with each evidence as it comes in.

    Every address has evidence in the end, whatever its server does; a run is bounded by the
    manners' time-outs.

    """
    return asyncio.run(_ask_all(list(dict.fromkeys(urls)), manners, seen))


async def _ask_all(
    urls: list[str], manners: Manners, seen: Callable[[Evidence], None]
) -> dict[str, Evidence]:
    everywhere = asyncio.Semaphore(manners.concurrency)
    at_host: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(manners.per_host))
    connector = aiohttp.TCPConnector(
        limit=0, resolver=_Resolver(allow_private=manners.allow_private), ssl=ssl.create_default_context()
    )
    async with aiohttp.ClientSession(
        connector=connector,
        timeout=aiohttp.ClientTimeout(total=manners.timeout),
        headers={"User-Agent": manners.user_agent, "Accept": "*/*"},
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=True,
    ) as session:
        evidence: dict[str, Evidence] = {}

        async def one(url: str) -> None:
            # The host's turn comes first: those who wait for a slow host must not hold places of others.
            async with at_host[URL(url).host or ""], everywhere:
                evidence[url] = await _persistent(session, url, manners)
            seen(evidence[url])

        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(one(url))
        return {url: evidence[url] for url in urls}


async def _persistent(session: aiohttp.ClientSession, url: str, manners: Manners) -> Evidence:
    """Ask until the answer is no longer transient or the retries are used up."""
    begun = time.perf_counter()
    attempt = 0
    while True:
        attempt += 1
        evidence, wait = await _chain(session, url, manners)
        if attempt > manners.retries or not is_transient(evidence):
            return replace(evidence, attempts=attempt, elapsed=time.perf_counter() - begun)
        backoff = 0.5 * 2 ** (attempt - 1) * random.uniform(0.8, 1.2)  # noqa: S311 - only spreads requests
        if wait is not None and wait > _LONGEST_WAIT:
            return replace(evidence, attempts=attempt, elapsed=time.perf_counter() - begun)
        await asyncio.sleep(wait if wait is not None else min(backoff, _LONGEST_WAIT))


async def _chain(session: aiohttp.ClientSession, url: str, manners: Manners) -> tuple[Evidence, float | None]:
    """Follow one address through its redirects; also return how long the server asks to wait, in seconds."""
    hops: list[Hop] = []
    cookies: dict[str, str] = {}
    visits: dict[str, int] = defaultdict(int)
    here = url
    while True:
        visits[here] += 1
        # A server may send back to the same address once it has set its cookie.
        if visits[here] > 2:
            return Evidence(url, tuple(hops), Failure.LOOP, here), None
        if len(hops) > _MOST_REDIRECTS:
            return Evidence(
                url, tuple(hops), Failure.TOO_MANY_REDIRECTS, f"more than {_MOST_REDIRECTS}"
            ), None
        try:
            _refuse_private_literal(here, allow=manners.allow_private)
            status, headers = await _request(session, here, cookies)
        except (OSError, aiohttp.ClientError, TimeoutError, ValueError) as error:
            failure, detail = _failure(error)
            return Evidence(url, tuple(hops), failure, detail), None
        hops.append(Hop(here, status))
        if status not in REDIRECTS or not headers.get("Location"):
            return Evidence(url, tuple(hops)), _retry_after(headers.get("Retry-After"))
        try:
            there = str(_address(here).join(_address(headers["Location"].strip())).with_fragment(None))
        except ValueError:
            there = headers["Location"]
        if not is_web(there):
            return Evidence(url, tuple(hops), Failure.INVALID_URL, f"redirected to {there[:200]!r}"), None
        here = there


async def _request(
    session: aiohttp.ClientSession, url: str, cookies: dict[str, str]
) -> tuple[int, dict[str, str]]:
    """Ask one address with HEAD, and with GET for its first byte where HEAD fails or may lie."""
    try:
        async with session.head(_address(url), allow_redirects=False, cookies=cookies) as answer:
            if answer.status < 400 or answer.status in _HEAD_TELLS:
                cookies.update({name: morsel.value for name, morsel in answer.cookies.items()})
                return answer.status, _wanted(answer)
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientResponseError, aiohttp.ClientPayloadError):
        pass  # broken for HEAD; GET will tell
    async with session.get(
        _address(url), allow_redirects=False, cookies=cookies, headers={"Range": "bytes=0-1023"}
    ) as answer:
        cookies.update({name: morsel.value for name, morsel in answer.cookies.items()})
        answer.close()  # the body may be endless
        return answer.status, _wanted(answer)


def _wanted(answer: aiohttp.ClientResponse) -> dict[str, str]:
    return {name: answer.headers[name] for name in ("Location", "Retry-After") if name in answer.headers}


def _address(url: str) -> URL:
    """Return an address as it is written where that is ASCII, else encoded (RFC 3987 §3.1)."""
    address = URL(url, encoded=url.isascii() and " " not in url)
    return address.with_fragment(None) if address.fragment else address


def _retry_after(value: str | None) -> float | None:
    """Return the seconds that ``Retry-After`` asks for (RFC 9110 §10.2.3); a date counts as not given."""
    return float(value) if value and value.strip().isdecimal() else None


class _PrivateAddressError(OSError):
    """A name leads to an address inside this machine or network."""


class _Resolver(AbstractResolver):
    """Looks names up as the system does, and refuses those that lead to private addresses."""

    def __init__(self, *, allow_private: bool) -> None:
        self._system = aiohttp.ThreadedResolver()
        self._allow_private = allow_private
        # The user's own proxy is often inside the network; it is asked for all links.
        self._proxies = {URL(proxy).host for scheme, proxy in getproxies().items() if scheme != "no"}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._system.resolve(host, port, family)
        if (
            not self._allow_private
            and host not in self._proxies
            and any(_is_private(result["host"]) for result in found)
        ):
            raise _PrivateAddressError(f"{host} is {found[0]['host']}")
        return found

    async def close(self) -> None:
        await self._system.close()


def _refuse_private_literal(url: str, *, allow: bool) -> None:
    # aiohttp asks no resolver where the host is an address already.
    host = URL(url).host or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return
    if not allow and _is_private(host):
        raise _PrivateAddressError(host)


def _is_private(host: str) -> bool:
    address = ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return not address.is_global or address.is_multicast


def _failure(error: Exception) -> tuple[Failure, str]:
    """Tell failures apart by what aiohttp and the system raise."""
    cause = getattr(error, "os_error", None) or error
    if isinstance(cause, _PrivateAddressError):
        return Failure.PRIVATE_ADDRESS, str(cause)
    if isinstance(error, TimeoutError):
        return Failure.TIMEOUT, ""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return Failure.CERTIFICATE, getattr(error.certificate_error, "verify_message", "") or str(error)
    if isinstance(error, aiohttp.ClientSSLError):
        return Failure.TLS, getattr(cause, "reason", None) or str(cause)
    if isinstance(error, aiohttp.InvalidURL) or (
        isinstance(error, ValueError) and not isinstance(error, OSError)
    ):
        return Failure.INVALID_URL, ""
    if isinstance(error, aiohttp.ClientConnectorDNSError) or isinstance(cause, socket.gaierror):
        # aiohttp's resolver passes the number on in its own OSError.
        gone = getattr(cause, "errno", None) in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)}
        return (Failure.NO_HOST if gone else Failure.LOOKUP), ""
    if isinstance(error, aiohttp.ClientResponseError):
        return Failure.NOT_HTTP, error.message[:200]
    number = getattr(cause, "errno", None)
    if number == errno.ECONNREFUSED:
        return Failure.REFUSED, ""
    if number in {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}:
        return Failure.UNREACHABLE, ""
    return Failure.RESET, ""
