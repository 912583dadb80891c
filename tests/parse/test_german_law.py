"""References as German lawyers print them; none is from a real document."""

import time

import pytest

from annexcli.document import Inline
from annexcli.model.reference import EntryType, Reference
from annexcli.parse import german_law
from tests.conftest import references_of


def read(line: str) -> Reference:
    return references_of(f"## Literatur\n\n- {line}\n")[0]


@pytest.mark.parametrize(
    ("line", "title", "authors", "journal"),
    [
        ("Groß, Wege am Fluss, EurWR 2019, 353.", "Wege am Fluss", ["Groß"], ("EurWR", None, "353", 2019)),
        (
            "Lind, Anna, Brücken für alle?, NWeZ 2018, S. 114 ff.",
            "Brücken für alle?",
            ["Anna Lind"],
            ("NWeZ", None, "114", 2018),
        ),
        (
            "Vgl. auch Lind, Anna/Berg, Tomas, Wege, AöW 144 (2017), 1 (5).",
            "Wege",
            ["Anna Lind", "Tomas Berg"],
            ("AöW", "144", "1", 2017),
        ),
        (
            "Lind, Anna, Wege im Wald, NuW 2020, 16, 18 f.",
            "Wege im Wald",
            ["Anna Lind"],
            ("NuW", None, "16", 2020),
        ),
        (
            "Lind, Wege im Wald, DWBl. 2021, 521 f. (523).",
            "Wege im Wald",
            ["Lind"],
            ("DWBl.", None, "521", 2021),
        ),
        (
            "Lind, Anna: Wege im Wald, in: EurWR 2022, S. 2-21.",
            "Wege im Wald",
            ["Anna Lind"],
            ("EurWR", None, "2–21", 2022),
        ),
    ],
)
def test_articles(
    line: str, title: str, authors: list[str], journal: tuple[str, str | None, str, int]
) -> None:
    reference = read(line)
    assert (reference.title, reference.type) == (title, EntryType.ARTICLE)
    assert [author.name for author in reference.authors] == authors
    year = reference.date.year if reference.date else None
    assert (reference.container, reference.volume, reference.pages, year) == journal


def test_newspapers() -> None:
    reference = read("Lind, Anna, Ein Sieg für die Brücke, Flussbote v. 30.4.2021, S. 1.")
    assert (reference.title, reference.container) == ("Ein Sieg für die Brücke", "Flussbote")
    assert (str(reference.date), reference.pages) == ("2021-04-30", "1")


@pytest.mark.parametrize(
    ("line", "title", "court", "note"),
    [
        (
            "BFlG, Beschluss vom 24.3.2021 – 1 BvF 26/18, BFlGE 157, 30.",
            "Beschluss vom 24.3.2021 – 1 BvF 26/18",
            "BFlG",
            "BFlGE 157, 30",
        ),
        (
            "BFlG, Urteil vom 24. März 2021 - 7 C 26.16, NWeZ 2021, 883.",
            "Urteil vom 24. März 2021 - 7 C 26.16",
            "BFlG",
            "NWeZ 2021, 883",
        ),
        (
            "EuFH, Urt. v. 24.3.2021 – C-5/16, EU:C:2021:582.",
            "Urt. v. 24.3.2021 – C-5/16",
            "EuFH",
            "EU:C:2021:582",
        ),
        (
            "Rechtbank Delta, Urt. v. 24.3.2021 – C/09/571932 – Dijk u. a. ./. Haven, ECLI:NL:RBDEL:2021:5.",
            "Urt. v. 24.3.2021 – C/09/571932 – Dijk u. a. ./. Haven",
            "Rechtbank Delta",
            "ECLI:NL:RBDEL:2021:5",
        ),
    ],
)
def test_decisions(line: str, title: str, court: str, note: str) -> None:
    reference = read(line)
    assert (reference.title, reference.type, reference.note) == (title, EntryType.LAW, note)
    assert [one.name for one in reference.publishers] == [court]
    assert str(reference.date) == "2021-03-24"


def test_a_day_that_there_is_not_leaves_the_year() -> None:
    assert str(read("BFlG, Urt. v. 42.13.2021 – 1 BvF 26/18.").date) == "2021"


def test_the_day_stands_before_the_month() -> None:
    assert str(read("BFlG, Urt. v. 3.5.2021 – 1 BvF 26/18.").date) == "2021-05-03"


def test_parties_are_no_court() -> None:
    assert german_law.read(Inline("Müller gegen Nordland, Urteil vom 12.5.2010")) is None


def test_who_published_a_work_is_no_journal() -> None:
    assert read("OECD, Effective Rates, OECD 2021, 45.").container is None


def test_parts_of_a_book_with_editors() -> None:
    reference = read(
        "Lind, Anna, Wege, in: Berg, Tomas (Hrsg.), Handbuch der Wege, 4. Aufl., Berlin 2014, S. 5."
    )
    assert (reference.title, reference.container, reference.place) == ("Wege", "Handbuch der Wege", "Berlin")
    assert [author.name for author in reference.authors] == ["Anna Lind"]
    assert [editor.name for editor in reference.editors] == ["Tomas Berg"]
    untitled = read(
        "Lind, Anna, in: Berg, Tomas (Hrsg.), Handbuch der Wege, 4. Aufl., Berlin 2014, § 14 Rn. 5."
    )
    assert (untitled.editors, untitled.container) == ((), None)


def test_treaties() -> None:
    reference = read("Übereinkommen von Flussdorf v. 12.12.2015, BGBl. 2016 II S. 10.")
    assert (reference.title, str(reference.date)) == ("Übereinkommen von Flussdorf", "2015-12-12")
    assert reference.type is EntryType.LAW
    assert reference.note == "BGBl. 2016 II S. 10"


@pytest.mark.parametrize(
    ("line", "title", "authors", "printed"),
    [
        (
            "Maurer/Waldner, Allgemeines Wegerecht, 20. Aufl. 2020, § 9 Rn. 12.",
            "Allgemeines Wegerecht",
            ["Maurer", "Waldner"],
            ("20. Aufl.", None, [], "§ 9 Rn. 12"),
        ),
        (
            "Lind, Joana/Berg, Tomas, Wege: 2023 im Blick, London: Example Institute 2023.",
            "Wege: 2023 im Blick",
            ["Joana Lind", "Tomas Berg"],
            (None, "London", ["Example Institute"], None),
        ),
    ],
)
def test_books(
    line: str, title: str, authors: list[str], printed: tuple[str | None, str | None, list[str], str | None]
) -> None:
    reference = read(line)
    assert reference.title == title
    assert [author.name for author in reference.authors] == authors
    publishers = [one.name for one in reference.publishers]
    assert (reference.edition, reference.place, publishers, reference.note) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. (2019). Rivers. Journal of Rivers, 12(3), 45.",
        "UNICEF, Rivers for all, New York, 2019.",
        "Amt für Wege, Wege im Wald, Pressemitteilung vom 3.5.2019.",
        "World Bank, Rivers, Washington DC 2019, 12.",
    ],
)
def test_what_is_printed_otherwise_is_left_to_others(text: str) -> None:
    assert german_law.read(Inline(text)) is None


def test_papers_of_a_parliament_are_called_by_term_and_number() -> None:
    reference = read("Deutscher Bundestag, Drs. 19/14337, Entwurf eines Gesetzes über Wege, 22.10.2019.")
    assert (reference.title, reference.number) == ("Entwurf eines Gesetzes über Wege", "Drs. 19/14337")
    assert [one.name for one in reference.publishers] == ["Deutscher Bundestag"]


def test_a_long_word_in_capitals_behind_a_decision_takes_little_time() -> None:
    begun = time.process_time()
    german_law.read(Inline(f"BVerfG, Urt. v. 24.3.2021 – 1 BvR 2656/18, {'A' * 700}"))
    assert time.process_time() - begun < 1
