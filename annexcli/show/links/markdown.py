"""What a check found as Markdown, for the summary of a job, an issue or a comment."""

import re

from annexcli.model.checked import Checked, CheckedLink, Standing
from annexcli.model.verdict import Verdict
from annexcli.show.links.order import (
    MEANINGS,
    WORST_FIRST,
    counts,
    grouped,
    names,
    reason,
    summary,
    verdict_of_all,
)
from annexcli.text import count, printable

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@])")


def report(checked: Checked, *, most: int | None = None) -> str:
    """Return the numbers as a table, and the links that are not well by their verdicts.

    Args:
        checked: what was found.
        most: so many links at most, the worst first; the others are counted.

    """
    found = counts(checked)
    failing = sum(link.fails for link in checked.links)
    heading = f"❌ {count(failing, 'link')} failing" if failing else "✅ No link fails"
    told = [f"## Links: {heading}", "", _escaped(summary(checked)), ""]
    if more := verdict_of_all(checked):
        told += [_escaped(more), ""]
    told += ["| verdict | links | |", "| --- | ---: | --- |"]
    told += [f"| {each.value} | {found[each]:,} | {MEANINGS[each]} |" for each in WORST_FIRST if found[each]]
    left = most
    for verdict, groups in grouped(checked.links):
        some = groups if left is None else groups[:left]
        left = None if left is None else left - len(some)
        told += ["", f"### {verdict.value}", "", *map(_line, some)]
        if len(some) < len(groups):
            told.append(f"- … and {count(len(groups) - len(some), 'more address', 'more addresses')}")
    return "\n".join(told) + "\n"


def _line(group: list[CheckedLink]) -> str:
    first = group[0]
    sign = {Standing.FAILS: "❌ ", Standing.WAITS: "⏳ ", Standing.OLD: "🕰 "}.get(first.standing, "")
    places = names(group)
    if first.result.verdict is Verdict.MISSING:
        return f"- {sign}{_escaped(places[0])}: {_escaped(reason(first))}"
    return f"- {sign}{_url(first.result.url)}: {_escaped(reason(first))}. {_escaped(', '.join(places))}"


def _url(url: str | None) -> str:
    """Return an address as code: it is shown as it is, and nobody clicks on what may be hostile."""
    if url is None:
        return "no address"
    text = printable(url)
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"


def _escaped(text: str) -> str:
    # Addresses in reasons would become links, and "@name" would call somebody.
    return _MARKUP.sub(r"\\\1", printable(text)).replace("://", ":\u200b//")
