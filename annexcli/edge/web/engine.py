"""The run: every address asked once, each in its host's turn, and asked again where that may help."""

import asyncio
import random
import resource
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from annexcli.edge.web.chain import Chain, host_of
from annexcli.edge.web.requests import Requests
from annexcli.edge.web.turns import Turns
from annexcli.links import doi, pages, retries
from annexcli.links.suspicion import is_suspicious, sent_home
from annexcli.links.verdicts import is_transient
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Failure, Handle, Stranger

# Each connection is an open file; many systems let a program open a thousand unless it asks for more.
_OPEN_FILES = 8192


def ask(urls: Iterable[str], manners: Manners, seen: Callable[[Evidence], None]) -> dict[str, Evidence]:
    """Ask every address once and return what was seen, by address, in their order.

    Args:
        urls: addresses on the web, and DOIs as addresses or ``doi:`` names.
        manners: how to ask.
        seen: called with each evidence as it comes in.

    Every address has evidence in the end, whatever its server does; a run is bounded by the manners' budgets.

    Raises:
        UsageProblem: if the environment names a proxy that cannot be used.

    """
    wanted = list(dict.fromkeys(urls))
    if not wanted:
        return {}
    _allow_open_files()
    return asyncio.run(_Run(manners, seen).over(wanted))


def _allow_open_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < enough:
        resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a host answered to a path that nobody has given it."""

    evidence: Evidence
    content: pages.Content


class _Run:
    """What the addresses of one run share."""

    def __init__(self, manners: Manners, seen: Callable[[Evidence], None]) -> None:
        self._manners = manners
        self._seen = seen
        self._evidence: dict[str, Evidence] = {}
        self._strangers: dict[str, asyncio.Task[_Measure]] = {}
        self._names: asyncio.Task[bool] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def over(self, urls: list[str]) -> dict[str, Evidence]:
        self._loop = asyncio.get_running_loop()
        self._finished: asyncio.Future[None] = self._loop.create_future()
        self._left = len(urls)
        self._end = float("inf")
        if self._manners.max_time is not None:
            self._end = self._loop.time() + self._manners.max_time
            self._loop.call_at(self._end, self._stop)
        self._requests = Requests(self._manners)
        self._turns = Turns(
            concurrency=self._manners.concurrency,
            per_host=self._manners.per_host,
            interval=self._manners.interval,
            begin=self._begin,
        )
        try:
            await self._turns.open((host_of(self._asked_at(url)), url) for url in urls)
            await self._finished
        finally:
            # Where somebody interrupted, nothing more begins, and what is on its way ends before what it
            # needs does.
            self._turns.shut()
            on_their_way = [*self._tasks, *self._strangers.values()]
            for task in on_their_way:
                task.cancel()
            await asyncio.gather(*on_their_way, return_exceptions=True)
            await self._requests.close()
        return {url: self._evidence[url] for url in urls}

    def _stop(self) -> None:
        for url in self._turns.shut():
            self._tell(Evidence(url, failure=Failure.NOT_ASKED, detail="the time for all links was over"))

    def _asked_at(self, url: str) -> str:
        name = doi.doi_of(url)
        return doi.question(name, self._manners.resolver) if name else url

    def _begin(self, url: str) -> None:
        task = self._loop.create_task(self._one(url))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled() or self._finished.done():
            return
        error = task.exception()
        if error is not None:
            self._finished.set_exception(error)

    def _tell(self, evidence: Evidence) -> None:
        self._evidence[evidence.url] = evidence
        self._seen(evidence)
        self._left -= 1
        if not self._left and not self._finished.done():
            self._finished.set_result(None)

    async def _one(self, url: str) -> None:
        """Ask one address until its answer is no longer transient, or its time or its retries are used up."""
        begun = time.perf_counter()
        budget = max(0.0, min(self._manners.budget, self._end - self._loop.time()))
        place = self._asked_at(url)
        chain = Chain(place, self._manners, self._requests, self._turns, taken=True, is_api=place != url)
        seen: Evidence | None = None
        attempts = 0
        try:
            async with asyncio.timeout(budget) as limit:
                while True:
                    attempts += 1
                    seen = _of_handle(chain, await chain.follow()) if chain.is_api else await chain.follow()
                    wait = self._wait(seen, attempts, limit.when())
                    if wait is None:
                        break
                    await asyncio.sleep(wait)
                seen = await self._measured(chain, await self._with_network(seen))
        except TimeoutError:
            if seen is None:
                said = f"no end after {budget:g} s in all"
                seen = Evidence(url, tuple(chain.hops), Failure.TIMEOUT, said)
        self._tell(replace(seen, url=url, attempts=attempts, elapsed=time.perf_counter() - begun))

    def _wait(self, seen: Evidence, attempts: int, end: float | None) -> float | None:
        """Return the seconds before an address is asked again, or None where it is not."""
        if attempts > self._manners.retries or not is_transient(seen):
            return None
        wait = retries.wait(attempts, seen.retry_after, random.random())  # noqa: S311 - only spreads requests
        return None if wait is None or self._loop.time() + wait >= (end or 0.0) else wait

    async def _with_network(self, seen: Evidence) -> Evidence:
        """Doubt that there is no such host where no name can be looked up at all."""
        if seen.failure is not Failure.NO_HOST:
            return seen
        if self._names is None:
            self._names = self._loop.create_task(self._requests.names_work())
        if await asyncio.shield(self._names):
            return seen
        return replace(seen, failure=Failure.LOOKUP, detail="this machine finds no names at all")

    async def _measured(self, chain: Chain, seen: Evidence) -> Evidence:
        """Set a suspicious page beside what its host answers to a path that cannot exist."""
        if chain.is_api or not is_suspicious(seen):
            return seen
        # A home page is suspicious where everything leads there, and that is up to the host that was asked
        # first.
        place = seen.url if sent_home(seen) else seen.hops[-1].url
        measure = await asyncio.shield(self._stranger(place))
        stranger = Stranger(
            measure.evidence.status,
            measure.evidence.final_url,
            measure.content.title,
            round(pages.alike(chain.content, measure.content), 2),
        )
        return replace(seen, stranger=stranger)

    def _stranger(self, url: str) -> asyncio.Task[_Measure]:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._strangers:
            path = f"/annex-link-check-{secrets.token_hex(8)}"
            chain = Chain(origin + path, self._manners, self._requests, self._turns)
            self._strangers[origin] = self._loop.create_task(_measure(chain))
        return self._strangers[origin]


async def _measure(chain: Chain) -> _Measure:
    evidence = await chain.follow()
    return _Measure(evidence, chain.content)


def _of_handle(chain: Chain, seen: Evidence) -> Evidence:
    """Return what was seen of a DOI: the handle server's answer, where it is one."""
    handle: Handle | None = doi.answer(chain.body) if seen.failure is None else None
    if handle is not None:
        return replace(seen, handle=handle)
    if seen.status is not None and (seen.status < 400 or seen.status == 404):
        where = urlsplit(chain.hops[-1].url).netloc.rpartition("@")[2]
        said = f"{where} answers {seen.status}, but not as a handle server does"
        return replace(seen, failure=Failure.MALFORMED, detail=said)
    return seen
