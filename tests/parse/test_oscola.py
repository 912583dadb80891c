"""References as OSCOLA prints them; none is from a real document."""

import pytest

from annexcli.model.reference import Reference
from tests.conftest import references_of


def read(line: str) -> Reference:
    return references_of(f"## References\n\n- {line}\n")[0]


@pytest.mark.parametrize(
    ("line", "title", "authors", "journal"),
    [
        (
            "Wren Chen, ‘The Road Act’s Five Years’ (2018) 81 NLR 1017, 1020.",
            "The Road Act’s Five Years",
            ["Wren Chen"],
            ("NLR", "81", None, "1017", "1020"),
        ),
        (
            "Peter Novak and Wren Lind, ‘Home Rules: A Comparison’ (2017) 8(S3) Global Roads 15.",
            "Home Rules: A Comparison",
            ["Peter Novak", "Wren Lind"],
            ("Global Roads", "8", "S3", "15", None),
        ),
        (
            "Wren Doe, ‘Roads’ [2013] Public Maps 12.",
            "Roads",
            ["Wren Doe"],
            ("Public Maps", None, None, "12", None),
        ),
    ],
)
def test_articles(
    line: str, title: str, authors: list[str], journal: tuple[str, str | None, str | None, str, str | None]
) -> None:
    reference = read(line)
    assert reference.title == title
    assert [author.name for author in reference.authors] == authors
    printed = (reference.container, reference.volume, reference.number, reference.pages, reference.note)
    assert printed == journal


def test_a_chapter_names_who_edited_its_book() -> None:
    reference = read(
        "Wren Lee, ‘Dams and Duties’ in Jane Doe and Omar Roe (eds), *Handbook of Roads* (2nd edn, Northland UP 2015) 233."
    )
    assert (reference.title, reference.container, reference.edition) == (
        "Dams and Duties",
        "Handbook of Roads",
        "2nd edn",
    )
    assert [one.name for one in (*reference.authors, *reference.editors)] == [
        "Wren Lee",
        "Jane Doe",
        "Omar Roe",
    ]
    assert [one.name for one in reference.publishers] == ["Northland UP"]
    assert str(reference.date) == "2015"


@pytest.mark.parametrize(
    ("line", "number", "date", "note"),
    [
        (
            "Committee on Roads, *Leaks and Losses* (HC 2017–19, 123) para 12.",
            "HC 123",
            "2017/2019",
            "para 12",
        ),
        (
            "Joint Committee on Roads, *Leaks and Losses* (2016–17, HL 153, HC 443).",
            "HL 153, HC 443",
            "2016/2017",
            None,
        ),
        ("Road Office, *Leaks and Losses* (Cm 9123, 2019) 12.", "Cm 9123", "2019", "12"),
        (
            "Road Commission, *Leaks and Losses* (Law Com No 263, 1999) paras 3.14–3.16.",
            "Law Com No 263",
            "1999",
            "paras 3.14–3.16",
        ),
    ],
)
def test_papers_of_parliament(line: str, number: str, date: str, note: str | None) -> None:
    reference = read(line)
    assert (reference.title, reference.number, str(reference.date), reference.note) == (
        "Leaks and Losses",
        number,
        date,
        note,
    )
    assert [one.name for one in reference.issuers] == [line.partition(",")[0]]


def test_the_series_of_treaties_is_no_part_of_the_name() -> None:
    reference = read(
        "Convention on Roads (adopted 16 May 2005, entered into force 1 February 2008) CETS 1970."
    )
    assert (reference.title, str(reference.date)) == ("Convention on Roads", "2005-05-16")
    assert reference.note == "adopted 16 May 2005, entered into force 1 February 2008; CETS 1970"


def test_initials_of_authors_have_no_stops() -> None:
    reference = read("JW Doe and AL Roe, *Road Law* (2nd edn, OUP 2010) 45.")
    assert [one.name for one in reference.authors] == ["JW Doe", "AL Roe"]
    assert (reference.title, reference.edition, reference.note) == ("Road Law", "2nd edn", "45")
