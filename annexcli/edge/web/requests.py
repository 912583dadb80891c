"""One request: how an address is asked, and how much of its answer is read."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from annexcli.edge.papers import PDF
from annexcli.edge.web.addresses import sent
from annexcli.edge.web.body import CODINGS, beginning
from annexcli.edge.web.glance import glance
from annexcli.edge.web.resolver import Resolver, is_known
from annexcli.errors import UsageProblem
from annexcli.links.pages import HTML, READABLE, media_of
from annexcli.links.suspicion import is_file, names_pdf
from annexcli.links.verdicts import REDIRECTS
from annexcli.model.manners import Manners

# After these a HEAD is believed; many servers answer others to it alone (RFC 9110 §9.3.2).
_HEAD_TELLS = frozenset({429, 503})
# Error pages that may be those of a bot wall.
_WALLS = frozenset({401, 403, 405, 406, 429, 503})
# Titles, headings and first words stand here; places that fragments name may stand far below.
_PAGE = 64 * 1024
_LONG_PAGE = 2 * 1024 * 1024
_ERROR_PAGE = 16 * 1024
# A PDF has its contents at the end: it is read as a whole or not at all.
_PAPER = 16 * 1024 * 1024
_PAPERS = 2
# Real servers send policies in headers that are longer than aiohttp's own limits.
_LONGEST_HEADER = 64 * 1024
_MOST_HEADERS = 256
# Seconds that a connection waits at least for the next request of its host, which comes soon or not at all:
# hosts that were asked come before others.
_KEEP_ALIVE = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as far as it was read; header names are in small letters, the first of each name counts."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = False

    @property
    def location(self) -> str | None:
        """Where a redirect sends, as it stands there; None where this is none."""
        return self.headers.get("location") or None if self.status in REDIRECTS else None


class Cookies:
    """The cookies of one chain of redirects, each for the hosts that it is meant for (RFC 6265)."""

    def __init__(self) -> None:
        self._jar: aiohttp.CookieJar | None = None

    def keep(self, answer: aiohttp.ClientResponse) -> None:
        """Keep the cookies that an answer sets."""
        if answer.cookies:
            # Made when it is needed: most chains have no cookies. Hosts may be numbers, hence unsafe.
            self._jar = self._jar or aiohttp.CookieJar(unsafe=True)
            self._jar.update_cookies(answer.cookies, answer.url)

    def header(self, url: URL) -> dict[str, str]:
        """Return the header to send to an address."""
        if self._jar is None:
            return {}
        cookies = self._jar.filter_cookies(url)
        return (
            {"Cookie": "; ".join(f"{name}={one.coded_value}" for name, one in cookies.items())}
            if cookies
            else {}
        )


class Requests:
    """Sends requests; what all of them share is held here, for the time of a run."""

    def __init__(self, manners: Manners) -> None:
        """Read the proxies from the environment, once.

        Raises:
            UsageProblem: if a proxy is of a kind that is not known.

        """
        self._manners = manners
        self._proxies = getproxies()
        self._api = sent(manners.resolver)
        trusted = [self._api, self._proxy_of("http"), self._proxy_of("https")]
        hosts = [url.raw_host for url in trusted if url and url.raw_host]
        self._resolver = Resolver(allow_private=manners.allow_private, trusted=hosts)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0,
                resolver=self._resolver,
                ttl_dns_cache=None,
                keepalive_timeout=max(_KEEP_ALIVE, 2 * manners.interval),
            ),
            timeout=aiohttp.ClientTimeout(total=manners.timeout),
            headers={"User-Agent": manners.user_agent, "Accept": "*/*", "Accept-Encoding": CODINGS},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
            max_headers=_MOST_HEADERS,
        )
        # Each paper takes a process to read.
        self.papers = asyncio.Semaphore(_PAPERS)
        self._long = _LONG_PAGE if manners.fragments else _PAGE

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()

    async def names_work(self) -> bool:
        """Tell whether names can be looked up at all: that of the user's resolver stands for all."""
        try:
            async with asyncio.timeout(self._manners.timeout):
                return await is_known(self._api.raw_host or "")
        except TimeoutError:
            return False

    async def ask(self, url: str, cookies: Cookies) -> Answer:
        """Ask one address, following nothing.

        A page is asked with GET and its beginning is read: nothing else can tell what it says, and asking
        twice takes twice as long. A file, by its name, is asked with HEAD, and with GET for its first bytes
        where HEAD fails or names no file.

        Raises:
            OSError, aiohttp.ClientError, TimeoutError, ValueError: if there is no answer
            (`failures.FAILURES`).

        """
        target = sent(url)
        await self._resolver.refuse(target)
        if is_file(url) and not (self._manners.titles and names_pdf(url)):
            head = await self._head(target, cookies)
            if head is not None:
                return head
            part = await self._request("GET", target, cookies, {"Range": f"bytes=0-{_ERROR_PAGE - 1}"})
            if part.status != 416:  # no range of it can be had: it may be empty, or not know ranges
                return part
        return await self._page(target, cookies)

    async def ask_api(self, url: str, cookies: Cookies) -> Answer:
        """Ask an address of the user's resolver for data; the same may happen as with `ask`."""
        target = sent(url)
        if (target.raw_host, target.port) != (self._api.raw_host, self._api.port):
            await self._resolver.refuse(target)
        return await self._request("GET", target, cookies, {"Accept": "application/json"}, most=_PAGE)

    async def _page(self, target: URL, cookies: Cookies) -> Answer:
        try:
            return await self._request("GET", target, cookies, {})
        except aiohttp.ClientResponseError:
            if self._proxy_for(target) is not None:
                raise
            async with asyncio.timeout(self._manners.timeout):
                seen = await glance(
                    target,
                    {
                        "User-Agent": self._manners.user_agent,
                        "Accept": "*/*",
                        **cookies.header(target),
                        **self._own(target),
                    },
                    self._resolver,
                    self._security if target.scheme == "https" else None,
                )
            if seen is None:
                raise
            return Answer(*seen)

    def _own(self, target: URL) -> Mapping[str, str]:
        """Return the headers that the user gives to this host, and to no other."""
        if not self._manners.headers:
            return {}
        place = target.raw_authority.rpartition("@")[2].lower()
        return self._manners.headers.get(place) or {}

    async def _head(self, target: URL, cookies: Cookies) -> Answer | None:
        """Return what HEAD says, or None where it cannot be believed."""
        try:
            head = await self._request("HEAD", target, cookies, {}, seconds=self._manners.timeout / 2)
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientResponseError, aiohttp.ClientPayloadError):
            return None
        except (TimeoutError, ConnectionResetError):
            return None
        if head.location or head.status in _HEAD_TELLS:
            return head
        media, _ = media_of(head.headers.get("content-type", ""))
        is_document = bool(media) and media not in HTML and head.headers.get("content-length") != "0"
        return head if 200 <= head.status < 300 and is_document else None

    async def _request(  # noqa: PLR0913 - what makes a request
        self,
        method: str,
        target: URL,
        cookies: Cookies,
        headers: Mapping[str, str],
        *,
        seconds: float | None = None,
        most: int | None = None,
    ) -> Answer:
        proxy = self._proxy_for(target)
        async with self._session.request(
            method,
            target,
            allow_redirects=False,
            headers={**headers, **cookies.header(target), **self._own(target)},
            ssl=self._security if target.scheme == "https" or (proxy and proxy.scheme == "https") else True,
            proxy=proxy,
            timeout=aiohttp.ClientTimeout(total=seconds) if seconds else self._session.timeout,
        ) as answer:
            cookies.keep(answer)
            most = self._wanted(answer) if most is None else most
            body, whole = await beginning(answer, most, self._manners.timeout / 4)
            found = {name.lower(): value for name, value in reversed([*answer.headers.items()])}
            return Answer(answer.status, found, body, whole)

    def _wanted(self, answer: aiohttp.ClientResponse) -> int:
        """Return how many bytes of a body are worth reading."""
        media, _ = media_of(answer.headers.get("Content-Type", ""))
        if media == PDF and self._manners.titles and answer.method == "GET" and answer.status == 200:
            return _PAPER
        if answer.method == "HEAD" or media not in READABLE:
            return 0
        if answer.status < 300:
            return self._long
        return _ERROR_PAGE if answer.status in _WALLS else 0

    def _proxy_for(self, target: URL) -> URL | None:
        """Return the proxy for an address, with the user that it is told."""
        if not self._proxies:
            return None
        proxy = self._proxy_of(target.scheme)
        place = f"{target.raw_host}:{target.port}"
        return None if proxy is None or proxy_bypass(place, self._proxies) else proxy

    def _proxy_of(self, scheme: str) -> URL | None:
        """Return the proxy for a scheme by ``HTTP_PROXY``, ``HTTPS_PROXY`` or ``ALL_PROXY``."""
        named = self._proxies.get(scheme) or self._proxies.get("all")
        if not named:
            return None
        try:
            proxy = URL(named if "://" in named else f"http://{named}")
        except ValueError:
            proxy = URL()
        if proxy.scheme not in {"http", "https"} or not proxy.host:
            raise UsageProblem(
                f"the {scheme} proxy of the environment is none for HTTP",
                where=f"{scheme.upper()}_PROXY",
                hint="give it as http://host:port, or unset it",
            )
        return proxy

    @cached_property
    def _security(self) -> ssl.SSLContext:
        # Reading the authorities takes 30 ms: not before the first address that needs them.
        return ssl.create_default_context()
