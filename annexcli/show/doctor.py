"""What was found of the program's parts, as text and as JSON."""

from collections.abc import Iterable

from annexcli.model.health import Health, Look
from annexcli.show.dump import dumped
from annexcli.text import count, printable


def as_text(looks: Iterable[Look]) -> str:
    """Return a line for each thing, what to do about it below, and how many problems there are."""
    looks = tuple(looks)
    lines = []
    for look in looks:
        lines.append(f"{look.health:8}{look.name:12}{printable(look.found)}")
        if look.hint:
            lines.append(f"{'':20}{printable(look.hint)}")
    problems = sum(look.health is Health.PROBLEM for look in looks)
    lines.append(count(problems, "problem") if problems else "no problems")
    return "".join(f"{line}\n" for line in lines)


def as_json(looks: Iterable[Look]) -> str:
    """Return all that was found as JSON."""
    looks = tuple(looks)
    found = {
        "ok": all(look.health is not Health.PROBLEM for look in looks),
        "looks": [
            {
                "name": look.name,
                "health": look.health.value,
                "found": look.found,
                "hint": look.hint or None,
                "facts": dict(look.facts),
            }
            for look in looks
        ],
    }
    return dumped(found)
