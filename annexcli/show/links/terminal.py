"""What a check found, for people: grouped by verdict, the worst first, with colours where somebody looks."""

from annexcli.model.checked import Checked, CheckedLink
from annexcli.model.verdict import Verdict
from annexcli.show.links.order import grouped, names, reason, summary, verdict_of_all
from annexcli.text import printable

# SGR parameters (ECMA-48 §8.3.117): bold red, yellow, cyan, dim.
_COLORS = {"fails": "1;31", "waits": "33", "old": "33", "passes": "36"}
_DIM, _MOST_NAMES = "2", 4


def report(checked: Checked, *, color: bool = False) -> str:
    """Return verdicts with their evidence, those of one address together, and their count.

    Links that are well and entries that have none are only counted, unless they fail the check.
    """
    told: list[str] = []
    for verdict, groups in grouped(checked.links):
        worst = min((group[0].standing for group in groups), key=list(_COLORS).index)
        told.append(_painted(f"{verdict.value} ({sum(map(len, groups)):,})", _COLORS[worst], color=color))
        told += [_shown(group, color=color) for group in groups]
        told.append("")
    told.append(summary(checked))
    if more := verdict_of_all(checked):
        told.append(more)
    return "".join(f"{line}\n" for line in told)


def _shown(group: list[CheckedLink], *, color: bool) -> str:
    first = group[0]
    places = names(group)
    if first.result.verdict is Verdict.MISSING:
        return f"  {printable(places[0])}: {printable(reason(first))}"
    some = places[:_MOST_NAMES]
    more = f" and {len(places) - len(some)} more" if len(places) > len(some) else ""
    lines = [
        f"  {printable(first.result.url or 'no address')}",
        f"    {printable(reason(first))}",
        _painted(f"    {printable(', '.join(some))}{more}", _DIM, color=color),
    ]
    return "\n".join(lines)


def _painted(text: str, sgr: str, *, color: bool) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m" if color else text
