"""Which column is what, by headers as people write them."""

import pytest

from annexcli.document import Inline, Row, Table
from annexcli.parse.columns import columns_of, lists_references


def named(*header: str) -> Table:
    return Table(header, (Row(tuple(Inline("x") for _ in header)),))


@pytest.mark.parametrize(
    ("header", "title", "makers", "date", "address"),
    [
        (("Kind", "Title", "Author(s) / organisation", "Published in / by", "Year", "Link"), 1, (2, 3), 4, 5),
        (("Year of publication", "Type of document", "Name of the document", "Issued by"), 2, (3,), 0, None),
        (("Autor:innen", "Erscheinungsjahr", "Titel und Untertitel", "Verlag"), 2, (0, 3), 1, None),
        (("Langue", "Année", "Titre", "Auteur(s)", "Lien"), 2, (3,), 1, 4),
        (("ID", "Publication link", "Publication", "Organization", "Date accessed", "Date"), 2, (3,), 5, 1),
        (("出版年", "标题", "作者", "链接"), 1, (2,), 0, 3),
    ],
)
def test_headers(
    header: tuple[str, ...], title: int, makers: tuple[int, ...], date: int, address: int | None
) -> None:
    found = columns_of(named(*header))
    assert (found.title, found.makers, found.date, found.address) == (title, makers, date, address)
    assert lists_references(named(*header))


def test_journals_have_a_column_of_their_own() -> None:
    assert columns_of(named("Title", "Author", "Journal", "Year")).container == 2
    assert columns_of(named("Title", "Author", "Journal or publisher", "Year")).makers == (1, 2)


def test_what_only_sounds_like_a_list_is_none() -> None:
    assert not lists_references(named("Document type", "Number", "Country"))
