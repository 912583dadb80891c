"""What changed between two lists of references, as text, Markdown and JSON."""

import re
from collections.abc import Callable, Iterable, Mapping

from annexcli.address import is_web
from annexcli.changes import Changed, Changes
from annexcli.model.outcome import FieldChange
from annexcli.model.reference import Reference
from annexcli.show.dump import dumped
from annexcli.show.json import record
from annexcli.text import printable

# Whatever Markdown, its common extensions or HTML would act on inside a line; a backslash stops each.
_ACTING = re.compile(r"([\\`*_{}\[\]<>#|~&$^@])")
_OUTSIDE_ADDRESS = re.compile(r"[\s<>]")


def text(found: Changes) -> str:
    """Return changes a line a work: ``-`` dropped, ``~`` changed with its fields below, ``+`` added."""
    told = [f"- {_line(one)}" for one in found.dropped]
    for changed in found.changed:
        told.append(f"~ {_line(changed.old)}")
        told += [f"    {one.name}: {_value(one.old)} → {_value(one.new)}" for one in changed.fields]
    told += [f"+ {_line(one)}" for one in found.added]
    return "\n".join([*told, _summary(found)]) + "\n"


def _line(reference: Reference) -> str:
    issuers = "; ".join(agent.name for agent in reference.issuers)
    parts = (issuers, reference.title or reference.url or reference.key, str(reference.year or ""))
    return printable(", ".join(filter(None, parts)))


def _value(value: str | None) -> str:
    return "nothing" if value is None else printable(value)


def _summary(found: Changes) -> str:
    return (
        f"{len(found.added):,} added, {len(found.dropped):,} dropped, {len(found.changed):,} changed, "
        f"{found.same:,} the same"
    )


def markdown(found: Changes) -> str:
    """Return changes as Markdown, in which text from documents is only text."""
    told = [_summary(found)]
    told += _section("Dropped", map(_item, found.dropped))
    told += _section("Changed", map(_changed_item, found.changed))
    told += _section("Added", map(_item, found.added))
    return "\n".join(told) + "\n"


def _section(heading: str, items: Iterable[str]) -> list[str]:
    listed = list(items)
    return ["", f"## {heading}", "", *listed] if listed else []


def _item(reference: Reference) -> str:
    link = f": {_linked(reference.url)}" if reference.url and reference.title else ""
    return f"- {_escaped(_line(reference))}{link}"


def _changed_item(changed: Changed) -> str:
    return "\n".join([f"- {_escaped(_line(changed.old))}", *map(_field, changed.fields)])


def _field(one: FieldChange) -> str:
    shown = _addresses if one.name == "link" else _escaped
    old, new = ("nothing" if value is None else shown(value) for value in (one.old, one.new))
    return f"  - {one.name}: {old} → {new}"


def _addresses(value: str) -> str:
    return " ".join(map(_linked, value.split()))


def _linked(url: str) -> str:
    """Return an address as a link, if it is one of the web; others could run programs."""
    safe = printable(url)
    return f"<{safe}>" if is_web(url) and not _OUTSIDE_ADDRESS.search(safe) else _escaped(url)


def _escaped(value: str) -> str:
    return _ACTING.sub(r"\\\1", printable(value))


def as_json(found: Changes) -> str:
    """Return changes as a JSON object, references as in every other result."""
    shown = {
        "summary": {
            "added": len(found.added),
            "dropped": len(found.dropped),
            "changed": len(found.changed),
            "same": found.same,
        },
        "added": [record(one) for one in found.added],
        "dropped": [record(one) for one in found.dropped],
        "changed": [
            {
                "old": record(one.old),
                "new": record(one.new),
                "fields": [{"name": f.name, "old": f.old, "new": f.new} for f in one.fields],
            }
            for one in found.changed
        ],
    }
    return dumped(shown)


FORMATS: Mapping[str, Callable[[Changes], str]] = {"text": text, "json": as_json, "markdown": markdown}
