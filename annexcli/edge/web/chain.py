"""One address followed through its redirects, every hop recorded."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache

from annexcli.address import is_web, split
from annexcli.edge.papers import PDF, paper
from annexcli.edge.web.addresses import joined
from annexcli.edge.web.failures import FAILURES, failure_of
from annexcli.edge.web.requests import Answer, Cookies, Requests
from annexcli.edge.web.turns import Turns
from annexcli.links import pages, retries, signs
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Failure, Hop, Page

MOST_REDIRECTS = 10
# A page with more words than this is to be read before it sends on.
_LONGEST_STOPOVER = 500
_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=16_384)
def host_of(url: str) -> str:
    """Return the host whose turn a request to an address is, with its port; empty where it has none."""
    parts = split(url)
    if parts is None:
        return ""
    port = parts.port or _PORTS.get(parts.scheme.lower())
    return f"{(parts.hostname or '').removesuffix('.')}:{port}"


@dataclass(slots=True)
class Chain:
    """The requests for one address.

    ``taken`` tells that the turn of the first request is held already, ``is_api`` that data is wanted and
    no page. After `follow`, ``content`` is what the page at the end says, ``body`` what was read of it.
    """

    url: str
    manners: Manners
    requests: Requests
    turns: Turns
    taken: bool = False
    is_api: bool = False
    hops: list[Hop] = field(default_factory=list)
    content: pages.Content = field(default_factory=pages.Content)
    body: bytes = b""

    async def follow(self) -> Evidence:
        """Ask the address and all that it redirects to; return what was seen."""
        self.hops.clear()
        cookies = Cookies()
        here = self.url
        while True:
            # A server may send back to the same address once it has set its cookie.
            if [hop.url for hop in self.hops].count(here) > 1:
                return self._failed(Failure.LOOP, here)
            if len(self.hops) > MOST_REDIRECTS:
                return self._failed(Failure.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS}")
            try:
                answer = await self._ask(here, cookies)
            except FAILURES as error:
                return self._failed(*failure_of(error))
            await self.turns.lull()
            self.hops.append(Hop(here, answer.status))
            location = answer.location or self._stopover(answer)
            if location is None:
                if self.content.media == PDF and answer.whole and self.manners.titles:
                    async with self.requests.papers:
                        self.content = await paper(answer.body)
                return self._seen(answer)
            try:
                there = joined(here, location)
            except ValueError:
                there = location
            if not is_web(there):
                return self._failed(Failure.INVALID_URL, f"redirected to {location[:200]!r}")
            here = there

    async def _ask(self, url: str, cookies: Cookies) -> Answer:
        """Send one request in its host's turn."""
        host = host_of(url)
        if self.taken:
            self.taken = False
        else:
            await self.turns.take(host)
        try:
            ask = self.requests.ask_api if self.is_api else self.requests.ask
            answer = await ask(url, cookies)
            patience = _patience(answer) if answer.status in {429, 503} else None
            if patience is not None and patience <= retries.LONGEST:
                # What a server asks for one page it asks for all of them.
                self.turns.pause(host, patience)
            return answer
        finally:
            self.turns.give_back(host)

    def _stopover(self, answer: Answer) -> str | None:
        """Return where a page sends on by itself at once, having nothing else to say."""
        self.body = answer.body
        self.content = pages.content(answer.body, answer.headers.get("content-type", ""))
        short = len(self.content.text) <= _LONGEST_STOPOVER
        return self.content.refresh if short and 200 <= answer.status < 300 else None

    def _seen(self, answer: Answer) -> Evidence:
        here = self.hops[-1].url
        length = answer.headers.get("content-length", "")
        size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
        page = Page(
            media=self.content.media,
            size=len(answer.body) if size is None and answer.whole else size,
            title=self.content.title,
            headings=self.content.headings,
            length=len(self.content.text),
            opening=pages.opening(self.content) if self.manners.titles else "",
            signs=signs.signs(self.content, answer.headers, here, moved=len(self.hops) > 1),
        )
        evidence = Evidence(
            self.url,
            tuple(self.hops),
            page=page,
            retry_after=_patience(answer),
        )
        if not self.manners.fragments or evidence.status not in {200, 206}:
            return evidence
        return replace(evidence, fragment=self._has_place(here, answer))

    def _has_place(self, url: str, answer: Answer) -> bool | None:
        fragment = url.partition("#")[2]
        if not pages.needs_place(fragment) or self.content.media not in pages.HTML:
            return None
        there = pages.has_place(self.content, fragment)
        # What was cut off may hold it.
        return True if there else (False if answer.whole else None)

    def _failed(self, failure: Failure, detail: str) -> Evidence:
        return Evidence(self.url, tuple(self.hops), failure, detail)


def _patience(answer: Answer) -> float | None:
    asked = answer.headers.get("retry-after")
    return retries.retry_after(asked, datetime.now(UTC)) if asked else None
