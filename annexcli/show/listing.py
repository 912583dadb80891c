"""References as lines, CSV and citekeys, for pipes."""

from collections.abc import Iterable, Sequence

from annexcli.errors import UsageProblem
from annexcli.model.reference import Reference
from annexcli.show.columns import cells, values
from annexcli.text import printable


def lines(chosen: Iterable[Reference], columns: Sequence[str]) -> str:
    """Return one line a reference, with a tab between columns."""
    return "".join("\t".join(cells(reference, columns)) + "\n" for reference in chosen)


def keys(chosen: Iterable[Reference]) -> str:
    """Return one citekey a line."""
    return "".join(f"{printable(reference.key)}\n" for reference in chosen)


def formatted(chosen: Iterable[Reference], template: str) -> str:
    r"""Return one line a reference in a house style.

    Args:
        chosen: the references.
        template: the house style, as ``--format`` gives it; ``\t`` in it is a tab.

    Raises:
        UsageProblem: if it is none.

    """
    from annexcli.csl.house import house_style, text_line  # noqa: PLC0415 - other forms need no template

    try:
        style = house_style(template.replace(r"\t", "\t"))
    except UsageProblem as error:
        raise UsageProblem(error.what, where="--format", hint=error.hint) from error
    lines = (text_line(one, style).split("\t") for one in chosen)
    return "".join("\t".join(map(printable, parts)) + "\n" for parts in lines)


def as_csv(chosen: Iterable[Reference], columns: Sequence[str]) -> str:
    """Return a table with a header, as RFC 4180 has it but for line ends, which are those of this system.

    A value that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises.
    """
    import csv  # noqa: PLC0415 - other forms need neither
    import io  # noqa: PLC0415 - as above

    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    for reference in chosen:
        writer.writerow([harmless(value) for value in values(reference, columns)])
    return made.getvalue()


def harmless(value: str) -> str:
    """Return the value of a cell so that no spreadsheet takes it for a formula: behind an apostrophe."""
    # A carriage return is not put in quotation marks by Python, and would end the row.
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t")) else value
