"""References as a table for spreadsheets: the values of the JSON contract, one column each."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from annexcli.model.reference import Reference
from annexcli.show.json import record
from annexcli.show.listing import harmless

COLUMNS = (
    "key", "type", "title", "authors", "editors", "translators", "publisher", "year", "date", "state",
    "container", "volume", "number", "pages", "edition", "place", "url", "urls", "doi", "isbn", "issn",
    "arxiv", "pmid", "accessed", "note", "topics", "language",
)  # fmt: skip
# What only this program has a use for.
BOOKKEEPING = ("section", "source")


def table(chosen: Iterable[Reference], *, bookkeeping: bool = False) -> str:
    """Return a table with a header, as RFC 4180 has it but for line ends, which are those of this system.

    Several values of a cell have semicolons between them, addresses spaces; persons are "Family, Given". A
    value that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.

    Args:
        chosen: the references.
        bookkeeping: whether to write where each was read, too.

    """
    names = COLUMNS + BOOKKEEPING if bookkeeping else COLUMNS
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(names)
    for reference in chosen:
        values = record(reference) | {"source": str(reference.source or "")}
        writer.writerow([harmless(_cell(name, values[name])) for name in names])
    return made.getvalue()


def _cell(name: str, value: Any) -> str:
    if not isinstance(value, list):
        return "" if value is None else str(value)
    joint = " " if name == "urls" else "; "
    return joint.join(_name(one) if isinstance(one, dict) else str(one) for one in value)


def _name(agent: dict[str, str]) -> str:
    if "literal" in agent:
        return agent["literal"]
    return f"{agent['family']}, {agent['given']}" if agent["given"] else agent["family"]
