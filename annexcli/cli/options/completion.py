"""What the shell offers for an option: the values that there are, of the store where they are its own.

Values come without explanations: typer reads these as rich's markup, which titles are not.
"""

import os
from collections.abc import Iterable

import typer

from annexcli.errors import AnnexError
from annexcli.text import fold


class _Offered(str):
    """A value that fits what was typed: typer asks once more, and would leave out what ``fold`` finds."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Say that it begins as typed."""
        return True


def key(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return citekeys of the store."""
    return _of_store(ctx, "key", incomplete)


def publisher(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return names and acronyms of those who made what the store holds."""
    return _of_store(ctx, "publisher", incomplete)


def topic(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return topics of the store."""
    return _of_store(ctx, "topic", incomplete)


def section(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the headings under which the store's references were found."""
    return _of_store(ctx, "section", incomplete)


def field(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return names of fields that entries of the store have."""
    return _of_store(ctx, "field", incomplete)


def entry_type(incomplete: str) -> list[str]:
    """Return types of works."""
    from annexcli.query.asked import TYPES

    return _beginning(TYPES, incomplete)


def columns(incomplete: str) -> list[str]:
    """Return lists of columns that go on with one more."""
    from annexcli.show.columns import NAMES

    return _one_more(NAMES, incomplete)


def order(incomplete: str) -> list[str]:
    """Return orders of lists."""
    from annexcli.query.asked import ORDERS

    return _beginning(ORDERS, incomplete)


def verdict(incomplete: str) -> list[str]:
    """Return verdicts on links."""
    from annexcli.model.verdict import Verdict
    from annexcli.query.asked import UNCHECKED

    return _beginning([*(one.value for one in Verdict), UNCHECKED], incomplete)


def verdicts(incomplete: str) -> list[str]:
    """Return lists of verdicts that go on with one more."""
    from annexcli.model.verdict import Verdict

    return _one_more([one.value for one in Verdict], incomplete)


def report(incomplete: str) -> list[str]:
    """Return formats of reports of a check."""
    from annexcli.show.links import NAMES

    return _beginning(NAMES, incomplete)


def rule(incomplete: str) -> list[str]:
    """Return rules of lint."""
    from annexcli.bib.lint.rules import BY_ID

    return _beginning(BY_ID, incomplete)


def document_format(incomplete: str) -> list[str]:
    """Return formats of documents that can be read."""
    from annexcli.edge.formats import Format

    return _beginning(list(Format), incomplete)


def style(incomplete: str) -> list[str]:
    """Return names of CSL styles, of which there are thousands: those that begin as typed."""
    from annexcli.edge.styles import style_names

    return _beginning(style_names(), incomplete) if incomplete else []


def _of_store(ctx: typer.Context, kind: str, incomplete: str) -> list[str]:
    from annexcli.cli.run import store_path
    from annexcli.edge.index import open_index

    try:
        path = store_path(ctx.find_root().params.get("store"))
        values = open_index(path).catalogue.values(kind)
    except AnnexError:
        return []
    return _beginning(values, incomplete)


def _one_more(values: Iterable[str], incomplete: str) -> list[str]:
    before, comma, _ = incomplete.rpartition(",")
    return _beginning([f"{before}{comma}{value}" for value in values], incomplete)


def _beginning(values: Iterable[str], incomplete: str) -> list[str]:
    begun = fold(incomplete)
    found = [
        value
        for value in values
        if value.isprintable()
        and (value.casefold().startswith(incomplete.casefold()) or (begun and fold(value).startswith(begun)))
    ]
    if os.environ.get("_ANNEX_COMPLETE", "").endswith("bash"):
        # Other shells quote what they put into the line themselves.
        found = ["".join(c if c.isalnum() or c in "_-+=.,:/@%" else f"\\{c}" for c in one) for one in found]
    return list(map(_Offered, found))
