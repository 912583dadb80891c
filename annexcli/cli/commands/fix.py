"""``annex fix``: links that can be mended, as a diff, or mended."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.address import is_web
from annexcli.cli.checks.links import Checking, Judged
from annexcli.cli.editing import change
from annexcli.cli.options.filters import filtered
from annexcli.cli.options.requests import How, asking
from annexcli.cli.run import Run
from annexcli.cli.wanted import Wanted
from annexcli.errors import NetworkUnusable, UsageProblem
from annexcli.masking import masked, masked_text
from annexcli.mend.fixes import GONE, Fix, Kind, archived, moved, secure_twin, secured, seen
from annexcli.model.checked import Cited
from annexcli.model.verdict import Verdict
from annexcli.text import count, printable

if TYPE_CHECKING:
    from annexcli.bib.library import Entry
    from annexcli.edge.store import Store
    from annexcli.model.reference import Reference


class Only(StrEnum):
    """What can be asked for alone."""

    MOVED = "moved"
    HTTPS = "https"
    ARCHIVE = "archive"


@filtered
@asking
def fix(
    ctx: typer.Context,
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Write the changes, in place of a diff.")] = False,
    only: Annotated[
        list[Only] | None, typer.Option("--only", help="Only such changes; may be repeated.")
    ] = None,
    urldate: Annotated[
        bool, typer.Option("--urldate", help="Put today as the day of access where a link is well.")
    ] = False,
    archive: Annotated[
        str | None,
        typer.Option("--archive", metavar="URL", help="An archive that answers as archive.org does."),
    ] = None,
    how: How,
    wanted: Wanted,
) -> None:
    r"""Mend links that moved, are secure too, or are gone.

    What moved for good stands behind permanent redirects; of what is gone, a copy in an archive is named.
    Without --apply it shows the changes as a diff and writes nothing.

    \b
    Examples:
      annex fix
      annex fix --apply --only moved --only https
      annex fix --publisher unicef --urldate --apply
    """
    run: Run = ctx.obj
    kinds = {Kind(one.value) for one in only or Only}
    base = _archive(archive)
    store = run.opened(tolerant=True)
    references = wanted.among(run, store)
    checking = _looked(run, how, references)
    fixes = list(_fixes(run, how, checking.judged(), kinds, base))
    if urldate:
        from annexcli.edge.clock import now

        day = now()[:10]
        fixes += [one for judged in checking.judged() if (one := seen(judged.result, day))]
    told = change(run, lambda held: _mended(held, fixes), dry_run=not apply)
    if not told:
        run.say("nothing to mend\n")


def _archive(given: str | None) -> str:
    """Return the address of the archive: the one given, that of the settings, or the usual one.

    Raises:
        UsageProblem: if what is given is no address.

    """
    from annexcli.edge.archive import WAYBACK
    from annexcli.edge.settings import read_settings

    if given is None:
        return str(read_settings().check.options.get("archive", WAYBACK))
    if not is_web(given):
        raise UsageProblem(f"{given!r} is no address", where="--archive", hint=f"the usual one is {WAYBACK}")
    return given


def _looked(run: Run, how: How, references: "list[Reference]") -> Checking:
    """Ask the links of references.

    Raises:
        NetworkUnusable: if no host could be reached.

    """
    from annexcli.edge.link_sources import of_store

    checking = Checking(run, how)
    checking.look(one for one in of_store(references, {}, str(run.store)) if one.url)
    if checking.no_network:
        raise NetworkUnusable("no host could be reached", hint="check this machine's network")
    return checking


def _fixes(run: Run, how: How, links: list[Judged], kinds: set[Kind], base: str) -> Iterable[Fix]:
    results = [link.result for link in links]
    if Kind.MOVED in kinds:
        yield from (one for result in results if (one := moved(result)))
    if Kind.HTTPS in kinds:
        yield from _secured(run, how, links)
    if Kind.ARCHIVE in kinds:
        yield from _archived(run, how, links, base)


def _secured(run: Run, how: How, links: list[Judged]) -> Iterable[Fix]:
    """Ask the twins over HTTPS of links that are well without."""
    well = [link.cited.url for link in links if link.cited.url and link.result.verdict is Verdict.OK]
    twins = {url: twin for url in well if (twin := secure_twin(url))}
    if not twins:
        return
    checking = Checking(run, how)
    checking.look(Cited(twin, links[0].cited.place) for twin in dict.fromkeys(twins.values()))
    answers = {judged.cited.url: judged.result for judged in checking.judged()}
    for link in links:
        other = answers.get(twins.get(link.cited.url or "", ""))
        if other and (one := secured(link.result, other)):
            yield one


def _archived(run: Run, how: How, links: list[Judged], base: str) -> Iterable[Fix]:
    """Ask an archive for copies of what is gone."""
    gone = [link for link in links if link.result.verdict in GONE and link.cited.url]
    if not gone or how.offline:
        return
    from annexcli.edge.archive import snapshots

    near = {link.cited.url: _stamp(link) for link in gone if link.cited.url}
    copies, failed = snapshots(near, base, how.manners.user_agent, how.manners.timeout)
    for url, reason in failed.items():
        run.say(
            f"annex: no word of {printable(masked(url))} from the archive: {printable(masked_text(reason))}\n"
        )
    for link in gone:
        if one := archived(link.result, copies.get(link.cited.url or "")):
            yield one
        elif link.cited.url not in failed:
            run.say(
                f"annex: {printable(link.cited.key)}: no copy of {printable(masked(link.cited.url or ''))}\n"
            )


def _stamp(link: Judged) -> str:
    """Return the day to which a copy is to be near: when somebody saw the document, if that is known."""
    day = (link.cited.seen or link.well or "")[:10].replace("-", "")
    return day if day.isdecimal() else ""


def _mended(store: "Store", fixes: list[Fix]) -> tuple[str, list[str]]:
    """Return the new text of a store, and what was mended."""
    from annexcli.bib.patch import apply, with_fields

    edits, messages = [], []
    by_key: dict[str, list[Fix]] = {}
    for one in fixes:
        by_key.setdefault(one.key, []).append(one)
    for key, own in by_key.items():
        entry = store.library.entry(key)
        if entry is None:
            continue  # somebody took it out meanwhile
        values, lines = _values(entry, own)
        if values:
            edits += with_fields(store.text, entry, values, store.style)
            messages += [f"{key}: {line}" for line in lines]
    if messages:
        messages.append(f"{count(len(messages), 'link')} mended")
    return apply(store.text, edits), messages


def _values(entry: "Entry", fixes: list[Fix]) -> tuple[dict[str, str | None], list[str]]:
    """Return the fields of an entry that its mendings change, and the words on it."""
    from annexcli.bib.addresses import with_archive, with_day, with_other_address

    values: dict[str, str | None] = {}
    lines = []
    for one in fixes:
        kept = tuple((name, new) for name, old in entry.fields if (new := values.get(name, old)) is not None)
        now = replace(entry, fields=kept)
        if one.kind is Kind.ARCHIVE:
            more = with_archive(now, one.new, one.day) if one.old == _own(entry) else {}
            line = f"{masked(one.old)} is gone; a copy of {one.day}: {masked(one.new)}"
        elif one.kind is Kind.URLDATE:
            more = with_day(now, one.day) if one.old == _own(entry) else {}
            line = f"seen {one.day}"
        else:
            more = with_other_address(now, one.old, one.new)
            line = f"{masked(one.old)} -> {masked(one.new)}"
        values |= more
        lines += [line] if more else []
    return values, lines


def _own(entry: "Entry") -> str:
    """Return the address of the work itself, which the fields of an archived copy and of the day are of."""
    from annexcli.bib.fields import to_reference

    return to_reference(entry).url or ""
