"""Links on their way to a verdict: passed over, remembered, or asked while somebody watches."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from annexcli.cli.options.requests import How
from annexcli.cli.run import Run
from annexcli.edge.clock import now
from annexcli.links.targets import address_verdict
from annexcli.links.verdicts import judge, without_network
from annexcli.model.checked import Cited
from annexcli.model.verdict import WELL, Evidence, Failure, LinkResult, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A link with its verdict: its own address as it is, what was seen of it without secrets.

    ``well`` is the last moment known at which the link was well.
    """

    cited: Cited
    result: LinkResult
    well: str | None = None


@dataclass
class Checking:
    """The links of one run, by what is to be done with each.

    Args:
        run: the settings of the program.
        how: how links are asked.
        told: called with each link as soon as its verdict is known.

    ``asked`` is what was seen of the addresses that were asked in this run; ``unasked`` counts those that an
    interruption or a limit of time left out.

    """

    run: Run
    how: How
    told: Callable[[Judged], None] = lambda _: None
    asked: dict[str, Evidence] = field(default_factory=dict)
    unasked: int = 0
    _waiting: dict[str, list[tuple[int, Cited]]] = field(default_factory=dict)
    _judged: dict[int, Judged] = field(default_factory=dict)
    _verdicts: dict[str, tuple[Evidence, tuple[Verdict, str]]] = field(default_factory=dict)
    _well: dict[str, str] = field(default_factory=dict)

    def look(self, links: Iterable[Cited]) -> None:
        """Bring links to their verdicts.

        Raises:
            KeyboardInterrupt: if the user ends it; what is known by then stands in :meth:`judged`.

        """
        for place, cited in enumerate(links):
            if known := self._without_asking(cited):
                self._settle(place, Judged(cited, LinkResult(cited.key, cited.url, *known)))
            elif cited.url is not None:
                self._waiting.setdefault(cited.url, []).append((place, cited))
        if not self._waiting:
            return
        self._recall()
        if self.how.offline:
            for url in list(self._waiting):
                self._pass_over(url, "not asked: offline")
        elif self._waiting:
            self._ask()

    def judged(self) -> list[Judged]:
        """Return the links whose verdicts are known, in their order."""
        return [self._judged[place] for place in sorted(self._judged)]

    @property
    def no_network(self) -> bool:
        """Whether not one host could be reached, so that nothing is known of any link."""
        return without_network(self.asked.values())

    def _without_asking(self, cited: Cited) -> tuple[Verdict, str] | None:
        if cited.known:
            return cited.known
        if cited.url and (reason := self.how.rules.skips(cited.url)):
            return Verdict.SKIPPED, reason
        return address_verdict(cited.url)

    def _recall(self) -> None:
        from annexcli.edge.answers import Answers
        from annexcli.policy.ages import is_fresh

        memory, moment = Answers.of_user(self.how.manners), now()
        if self.how.refresh and not self.how.offline:
            self._well = memory.last_well(self._waiting)
            return
        for url, one in memory.recall(self._waiting).items():
            if one.well:
                self._well[url] = one.well
            verdict = self._verdict(url, self._waiting[url][0][1], one.evidence)[0]
            if self.how.offline or is_fresh(verdict, one.checked, moment, self.how.ages):
                self._arrive(url, one.evidence, one.checked)

    def _ask(self) -> None:
        from annexcli.edge.answers import Answers, Remembered
        from annexcli.edge.web.engine import ask

        # "No such host" is an answer only where others have one: a machine without a network says it of all.
        in_doubt: dict[str, Remembered] = {}
        broken: list[OSError] = []

        def seen(evidence: Evidence) -> None:
            moment = now()
            self.asked[evidence.url] = evidence
            if evidence.failure is Failure.NOT_ASKED:
                self.unasked += 1
            verdict = self._verdict(evidence.url, self._waiting[evidence.url][0][1], evidence)[0]
            if verdict in WELL:
                self._well[evidence.url] = moment
            if self.how.ages[verdict] and evidence.failure is not Failure.NOT_ASKED:
                one = Remembered(evidence, moment, self._well.get(evidence.url))
                if evidence.failure is Failure.NO_HOST:
                    in_doubt[evidence.url] = one
                else:
                    arrivals.add(evidence.url, one)
            self._arrive(evidence.url, evidence, moment)

        def arrived(evidence: Evidence) -> None:
            try:
                seen(evidence)
                advance()
            except OSError as error:
                # Whoever listened is gone, or a disk is full. What is being asked is asked to its end and
                # remembered.
                broken.append(error)

        urls = list(self._waiting)
        with Answers.of_user(self.how.manners).remembering() as arrivals:
            try:
                with self._progress(len(urls)) as advance:
                    ask(urls, self.how.manners, arrived)
            finally:
                if not self.no_network:
                    for url, one in in_doubt.items():
                        arrivals.add(url, one)
                self.unasked += len(self._waiting)
        if broken:
            raise broken[0]

    def _verdict(self, url: str, cited: Cited, evidence: Evidence) -> tuple[Verdict, str]:
        known = self._verdicts.get(url)
        if known and known[0] is evidence and not self.how.manners.titles:
            return known[1]
        titles = (cited.title,) if cited.title and cited.key and self.how.manners.titles else ()
        verdict = judge(evidence, titles=titles, accepted=self.how.rules.accepted(url))
        self._verdicts[url] = evidence, verdict
        return verdict

    def _arrive(self, url: str, evidence: Evidence, checked: str) -> None:
        from annexcli.policy.answers import without_secrets

        clean = without_secrets(evidence)
        # For an address that was never asked no moment is named.
        moment = None if evidence.failure is Failure.NOT_ASKED else checked
        for place, cited in self._waiting.pop(url):
            verdict, reason = self._verdict(url, cited, evidence)
            result = LinkResult(cited.key, url, verdict, reason, clean, moment)
            self._settle(place, Judged(cited, result, self._well.get(url)))

    def _pass_over(self, url: str, reason: str) -> None:
        for place, cited in self._waiting.pop(url):
            self._settle(place, Judged(cited, LinkResult(cited.key, url, Verdict.SKIPPED, reason)))

    def _settle(self, place: int, judged: Judged) -> None:
        self._judged[place] = judged
        self.told(judged)

    @contextmanager
    def _progress(self, total: int) -> Iterator[Callable[[], None]]:
        """Show how many links are asked, how many a second, and how long the rest takes, to who watches."""
        if self.run.quiet or not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("asking"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self.run.console(stderr=True), transient=True) as progress:
            task = progress.add_task("asking", total=total, rate="")

            def advance() -> None:
                progress.advance(task)
                speed = progress.tasks[0].speed
                progress.update(task, rate=f"{speed:.0f}/s" if speed else "")

            yield advance


def shown(judged: Judged) -> Judged:
    """Return a link fit to be shown: secrets in its own addresses are masked, too."""
    from annexcli.masking import masked, masked_text

    cited, result = judged.cited, judged.result
    url = masked(result.url) if result.url is not None else None
    reason = masked_text(result.reason)
    if url == result.url and reason == result.reason and "://" not in cited.title:
        return judged
    result = replace(result, url=url, reason=reason)
    return Judged(replace(cited, url=url, title=masked_text(cited.title)), result, judged.well)
