"""``annex check``: the links of references, or of documents, asked and judged."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.cli.checks.links import Checking, Judged, shown
from annexcli.cli.checks.sources import Sources, read_sources
from annexcli.cli.exits import Exit
from annexcli.cli.options import completion
from annexcli.cli.options.filters import filtered
from annexcli.cli.options.requests import How, asking, bounds, with_settings
from annexcli.cli.run import Run
from annexcli.cli.wanted import Wanted
from annexcli.edge.clock import now, seconds
from annexcli.errors import NetworkUnusable, UsageProblem
from annexcli.model.checked import Checked, CheckedLink, Cited, History
from annexcli.model.verdict import Verdict
from annexcli.policy.gate import Gate, read_failing
from annexcli.policy.history import Seen, following, updated
from annexcli.policy.rules import read_shard

if TYPE_CHECKING:
    from annexcli.cli.checks.reports import Outputs

FAILING = (Verdict.DEAD, Verdict.PARKED, Verdict.SOFT_404, Verdict.INSECURE, Verdict.INVALID)
_FAIL_ON = ",".join(FAILING)
# These tell neither that a link is well nor that it is not.
_SILENT = frozenset({Verdict.TRANSIENT, Verdict.BLOCKED, Verdict.PRIVATE, Verdict.SKIPPED, Verdict.MISSING})

FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="VERDICT,...",
        help="Verdicts that make the exit code 1.",
        autocompletion=completion.verdicts,
    ),
]

Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FORMAT[=FILE]",
        help="How to tell; may be repeated.",
        autocompletion=completion.report,
    ),
]


@filtered
@asking
def check(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Stores and documents; without one, the store."),
    ] = None,
    *,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where relative links of documents lead.")
    ] = "",
    fail_on: FailOn = _FAIL_ON,
    state: Annotated[
        str, typer.Option("--state", metavar="FILE", help="Where to remember the links that fail.")
    ] = "",
    fail_after: Annotated[
        int | None,
        typer.Option(
            "--fail-after",
            metavar="N",
            help="Fail only after N failures in a row (with --state).",
            **bounds("fail-after"),
        ),
    ] = None,
    fail_days: Annotated[
        float | None,
        typer.Option(
            "--fail-days",
            metavar="D",
            help="Fail only after D days of failures (with --state).",
            **bounds("fail-days"),
        ),
    ] = None,
    since: Annotated[
        str,
        typer.Option("--since", metavar="REV", help="Fail only links that were not there at a git revision."),
    ] = "",
    baseline: Annotated[
        str, typer.Option("--baseline", metavar="FILE", help="The same against a store or a JSON report.")
    ] = "",
    shard: Annotated[str, typer.Option("--shard", metavar="I/N", help="Only part I of N, by host.")] = "",
    reports: Reports = None,
    as_json: Annotated[bool, typer.Option("--json", help="For --report json.")] = False,
    how: How,
    wanted: Wanted,
) -> None:
    r"""Ask the links of references and say what became of them. Exit 1 if one fails.

    \b
    Examples:
      annex check
      annex check --publisher unicef --year 2016.. --fail-on dead,missing
      annex check docs/*.md --report github --report junit=links.xml
      annex check --state links.json --fail-after 3 --since origin/main
    """
    run: Run = ctx.obj
    given = {"fail_on": fail_on, "state": state, "fail_after": fail_after, "fail_days": fail_days}
    from annexcli.cli.checks.reports import outputs
    from annexcli.cli.options.documents import base_address
    from annexcli.edge.settings import read_settings

    values = with_settings(ctx, given, read_settings().check)
    told = outputs(run, [*(reports or []), *(["json"] if as_json else [])], files or [])
    part = read_shard(shard) if shard else None
    sources = read_sources(run, files or [], wanted, base_address(base_url))
    gate = _gate(values, _old(since, baseline, sources))
    links = [cited for cited in sources.cited if part is None or part.holds(cited.url)]
    memory = _Memory(Path(values["state"]) if values["state"] else None, gate, sources.urls)
    checked = _Check(run, how, told, memory, sources).of(links)
    if sources.failed:
        raise typer.Exit(sources.failed)
    if any(link.fails for link in checked.links):
        raise typer.Exit(Exit.FINDINGS)


def _gate(values: dict[str, Any], old: frozenset[str] | None) -> Gate:
    if not values["state"] and (values["fail_after"], values["fail_days"]) != (None, None):
        raise UsageProblem(
            "how often a link failed is not remembered", where="--fail-after", hint="add --state FILE"
        )
    is_old = None if old is None else old.__contains__
    return Gate(read_failing(values["fail_on"]), values["fail_after"], values["fail_days"], is_old)


def _old(since: str, baseline: str, sources: Sources) -> frozenset[str] | None:
    """Return the addresses that were there before a change; None where no change is looked at."""
    if not (since or baseline):
        return None
    from annexcli.edge.link_state import at_revision, in_baseline

    old = at_revision(since, sources.files) if since else frozenset()
    return old | in_baseline(Path(baseline)) if baseline else old


class _Memory:
    """What is remembered of the links that fail, and what that makes of a new look at one."""

    def __init__(self, path: Path | None, gate: Gate, urls: frozenset[str]) -> None:
        self._path, self._gate, self._urls = path, gate, urls
        self._known: dict[str, History] = {}
        if path:
            from annexcli.edge.link_state import read_state

            if not path.resolve().parent.is_dir():
                raise UsageProblem(
                    "its folder does not exist", where=str(path), hint="make it, or name another"
                )
            self._known = read_state(path)

    def link(self, judged: Judged, moment: str) -> CheckedLink:
        """Return a link as it is shown."""
        clean = shown(judged)
        result, history = clean.result, None
        if look := self._look(clean):
            history = following(self._known.get(look.url), look)
        standing = self._gate.standing(result.verdict, result.url, history, moment)
        return CheckedLink(clean.cited, result, standing, history)

    def save(self, links: list[Judged]) -> None:
        """Write down what was seen."""
        if self._path is None:
            return
        from annexcli.edge.link_state import change_state

        looks = [look for one in links if (look := self._look(shown(one)))]
        change_state(self._path, lambda known: updated(known, looks, self._urls))

    def _look(self, clean: Judged) -> Seen | None:
        result = clean.result
        if self._path is None or result.url is None or result.checked is None:
            return None
        failed = result.verdict in self._gate.failing
        tells = failed or result.verdict not in _SILENT
        return Seen(result.url, result.verdict, result.checked, failed, tells, clean.well or clean.cited.seen)


class _Check:
    """One check: the links brought to their verdicts, told and remembered, however it ends."""

    def __init__(self, run: Run, how: How, told: "Outputs", memory: _Memory, sources: Sources) -> None:
        self._told, self._memory, self._sources = told, memory, sources
        self._started, self._begun = now(), seconds()
        self._checking = Checking(run, how, self._stream)

    def of(self, links: list[Cited]) -> Checked:
        """Check links and write the reports.

        Raises:
            KeyboardInterrupt: if the user ended it, after what is known was told and remembered.
            NetworkUnusable: if no host could be reached; nothing is remembered then.

        """
        with self._told:
            try:
                self._checking.look(links)
            except KeyboardInterrupt:
                self._finish()
                raise
            checked = self._finish()
        if self._checking.no_network:
            raise NetworkUnusable(
                "no host could be reached", hint="check this machine's network; nothing is known of the links"
            )
        return checked

    def _stream(self, judged: Judged) -> None:
        if self._told.streams:
            self._told.stream(self._memory.link(judged, self._started))

    def _finish(self) -> Checked:
        judged = self._checking.judged()
        moment = now()
        checked = Checked(
            tuple(self._memory.link(one, moment) for one in judged),
            self._sources.count,
            self._sources.entries,
            self._checking.unasked,
            seconds() - self._begun,
            self._started,
        )
        if not self._checking.no_network:
            self._memory.save(judged)
        self._told.finish(checked)
        return checked
