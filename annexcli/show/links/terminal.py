"""What a check found, for people: grouped by verdict, the worst first, with colours where somebody looks."""

from annexcli.model.checked import Checked, CheckedLink, Standing
from annexcli.model.verdict import Verdict
from annexcli.show.links.order import grouped, reason, summary, verdict_of_all, who
from annexcli.text import printable

# These are only counted.
_QUIET = frozenset({Verdict.OK, Verdict.SKIPPED, Verdict.MISSING})
# SGR parameters (ECMA-48 §8.3.117): bold red, yellow, cyan, dim.
_COLORS = {"fails": "1;31", "waits": "33", "old": "33", "passes": "36"}
_DIM, _MOST_NAMES = "2", 4


def report(checked: Checked, *, color: bool = False) -> str:
    """Return verdicts with their evidence, those of one address together, and their count.

    Links that are well and entries that have none are only counted, unless they fail the check.
    """
    told: list[str] = []
    for verdict, groups in grouped(checked.links):
        shown = [
            group for group in groups if verdict not in _QUIET or group[0].standing is not Standing.PASSES
        ]
        if shown:
            worst = min((group[0].standing for group in shown), key=list(_COLORS).index)
            told.append(_painted(f"{verdict.value} ({sum(map(len, shown)):,})", _COLORS[worst], color=color))
            told += [_shown(group, color=color) for group in shown]
            told.append("")
    told.append(summary(checked))
    if more := verdict_of_all(checked):
        told.append(more)
    return "".join(f"{line}\n" for line in told)


def _shown(group: list[CheckedLink], *, color: bool) -> str:
    first = group[0]
    names = dict.fromkeys(
        f"{who(link)} ({link.cited.place})" if who(link) else str(link.cited.place) for link in group
    )
    if first.result.verdict is Verdict.MISSING:
        return f"  {printable(next(iter(names)))}: {printable(reason(first))}"
    some = list(names)[:_MOST_NAMES]
    more = f" and {len(names) - len(some)} more" if len(names) > len(some) else ""
    lines = [
        f"  {printable(first.result.url or 'no address')}",
        f"    {printable(reason(first))}",
        _painted(f"    {printable(', '.join(some))}{more}", _DIM, color=color),
    ]
    return "\n".join(lines)


def _painted(text: str, sgr: str, *, color: bool) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m" if color else text
