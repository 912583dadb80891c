"""``annex check``: the links of the references that the filters choose, asked and judged."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.exits import Exit
from annexcli.cli.options import Wanted, filtered
from annexcli.cli.run import Run, write
from annexcli.errors import NetworkUnusable, UsageProblem
from annexcli.model.reference import Reference
from annexcli.model.verdict import Evidence, LinkResult, Verdict

if TYPE_CHECKING:
    from annexcli.model.manners import Manners

_FAILING = (Verdict.DEAD, Verdict.PARKED, Verdict.SOFT_404, Verdict.INSECURE, Verdict.INVALID)


@filtered
def check(
    ctx: typer.Context,
    *,
    concurrency: Annotated[
        int, typer.Option("--concurrency", min=1, metavar="N", help="Requests at once.")
    ] = 64,
    per_host: Annotated[
        int, typer.Option("--per-host", min=1, metavar="N", help="Requests at once at one host.")
    ] = 4,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, max=600, metavar="SECONDS", help="For one request.")
    ] = 20.0,
    retries: Annotated[
        int, typer.Option("--retries", min=0, max=10, metavar="N", help="After transient failures.")
    ] = 2,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Ask addresses inside this machine and network too.")
    ] = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="VERDICT,...", help="Verdicts that make the exit code 1.")
    ] = ",".join(_FAILING),
    as_json: Annotated[bool, typer.Option("--json", help="Verdicts with evidence as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""Ask the links of references and say what became of them. Exit 1 if one is dead, insecure or invalid.

    \b
    Examples:
      annex check
      annex check --publisher unicef --year 2016..
      annex check --fail-on dead,missing --json
    """
    run: Run = ctx.obj
    failing = _verdicts(fail_on)
    from annexcli.links.targets import askable
    from annexcli.model.manners import Manners

    chosen = wanted.of(run.opened().references)
    manners = Manners(
        concurrency=concurrency,
        per_host=per_host,
        timeout=timeout,
        retries=retries,
        allow_private=allow_private,
    )
    evidence = _asked(run, list(askable(chosen)), manners)
    results = _results(chosen, evidence)
    if as_json:
        from annexcli.show import json as show_json

        write(show_json.checked(results))
    else:
        from annexcli.show import plain

        write(plain.checked(results, len(chosen)))
    from annexcli.links.verdicts import without_network

    if without_network(evidence.values()):
        raise NetworkUnusable(
            "no host could be reached", hint="check this machine's network; nothing is known of the links"
        )
    if any(result.verdict in failing for result in results):
        raise typer.Exit(Exit.FINDINGS)


def _verdicts(names: str) -> set[Verdict]:
    try:
        return {Verdict(name.strip()) for name in names.split(",") if name.strip()}
    except ValueError as error:
        known = ", ".join(verdict.value for verdict in Verdict)
        raise UsageProblem(f"{names!r} names no verdict", where="--fail-on", hint=f"use {known}") from error


def _asked(run: Run, urls: list[str], manners: "Manners") -> dict[str, Evidence]:
    """Ask the addresses, with a progress bar where somebody watches."""
    if not urls:
        return {}
    from annexcli.edge.web import ask

    if run.quiet or not sys.stderr.isatty():
        return ask(urls, manners, lambda _: None)
    from rich.progress import Progress

    with Progress(console=run.console(stderr=True), transient=True) as progress:
        task = progress.add_task("asking", total=len(urls))
        return ask(urls, manners, lambda _: progress.advance(task))


def _results(chosen: list[Reference], evidence: dict[str, Evidence]) -> list[LinkResult]:
    """Return a verdict for every link of every entry, and *missing* for an entry that has none."""
    from annexcli.edge.clock import now
    from annexcli.links.targets import address_verdict, targets
    from annexcli.links.verdicts import judge

    moment = now()
    results = []
    for reference in chosen:
        for url in targets(reference) or (None,):
            known = address_verdict(url)
            verdict, reason = known or judge(evidence[url or ""])
            seen = None if known else evidence[url or ""]
            results.append(LinkResult(reference.key, url, verdict, reason, seen, None if known else moment))
    return results
