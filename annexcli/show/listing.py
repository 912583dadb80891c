"""References as lines, CSV and citekeys, for pipes."""

import csv
import io
from collections.abc import Iterable, Sequence

from annexcli.model.reference import Reference
from annexcli.show.columns import cells, values
from annexcli.text import printable


def lines(chosen: Iterable[Reference], columns: Sequence[str]) -> str:
    """Return one line a reference, with a tab between columns."""
    return "".join("\t".join(cells(reference, columns)) + "\n" for reference in chosen)


def keys(chosen: Iterable[Reference]) -> str:
    """Return one citekey a line."""
    return "".join(f"{printable(reference.key)}\n" for reference in chosen)


def as_csv(chosen: Iterable[Reference], columns: Sequence[str]) -> str:
    """Return a table with a header, as RFC 4180 has it but for line ends, which are those of this system.

    A value that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    for reference in chosen:
        writer.writerow([_plain(value) for value in values(reference, columns)])
    return made.getvalue()


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
