"""Catalogues in memory, and references to fill them."""

import sqlite3
from collections.abc import Iterable

from hypothesis import strategies as st

from annexcli.model.reference import (
    EntryType,
    Organisation,
    PartialDate,
    Person,
    Reference,
    Source,
)
from annexcli.query.catalogue import Catalogue, Query
from annexcli.query.tables import Row, create, prepared
from annexcli.vocab.organisations import Body

NAMES = [
    "UNICEF",
    "ITU",
    "United Nations Children's Fund",
    "Utopian Institute",
    "Who Cares? Trust",
    "WHO/Europe",
]
TITLES = [
    "Annual report 2017",
    "Annual Report 2018",
    "Étude sur l'eau",
    "Guidelines",
    None,
    "Safety, 2nd edition",
    "",
]
TOPICS = ["csea", "csea/csam", "CSEA/Grooming", "industry", "cs"]


def row(reference: Reference, kind: str = "misc", fields: Iterable[str] = ()) -> Row:
    date = reference.date
    span = (date.year, date.until or date.year) if date else None
    return Row(reference, kind, frozenset(fields), span, reference.urls)


def catalogue(references: Iterable[Reference], own: tuple[Body, ...] = ()) -> Catalogue:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create(connection, (prepared(row(reference)) for reference in references))
    return Catalogue(connection, lambda: own)


def keys(of: Catalogue, query: Query) -> str:
    return " ".join(of.keys(query))


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Return a reference of which anything may be missing."""
    year = draw(st.none() | st.integers(2012, 2020))
    bodies = st.builds(Organisation, st.sampled_from(NAMES), st.sampled_from(["", "", "UI", "WHO"]))
    people = st.builds(
        Person, st.sampled_from(["Fraser", "López", "de la Cruz"]), st.sampled_from(["", "Ana"])
    )
    return Reference(
        title=draw(st.sampled_from(TITLES)),
        key=draw(st.sampled_from("abcXYZ")) + draw(st.uuids()).hex,
        type=draw(st.sampled_from(EntryType)),
        authors=tuple(draw(st.lists(people | bodies, max_size=2))),
        editors=tuple(draw(st.lists(people, max_size=1))),
        publishers=tuple(draw(st.lists(bodies, max_size=2))),
        date=draw(
            st.just(PartialDate(year, until=draw(st.none() | st.integers(year + 1, year + 3))))
            if year
            else st.none()
        ),
        urls=tuple(draw(st.lists(st.sampled_from(["https://e.org/a", "https://e.org/b"]), unique=True))),
        doi=draw(st.none() | st.just("10.1/x")),
        note=draw(st.none() | st.sampled_from(["in French", "UK only", "x\ny"])),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), unique_by=str.casefold))),
        section=draw(st.none() | st.sampled_from(["Annex 1 > Key documents", "Other resources"])),
        language=draw(st.none() | st.just("fr")),
        source=draw(st.none() | st.just(Source("report.md", 3, None, "raw text"))),
        also=tuple(draw(st.lists(st.just(Source("b.pdf", None, 4)), max_size=1))),
    )
