"""References as The Bluebook prints them; none is from a real document."""

import pytest

from annexcli.model.reference import Reference
from tests.conftest import references_of


def read(line: str) -> Reference:
    return references_of(f"## References\n\n- {line}\n")[0]


@pytest.mark.parametrize(
    ("line", "title", "date", "note"),
    [
        (
            "Fair Roads Act of 1968, Pub. L. No. 90-2840, 82 Stat. 81 (codified at 42 U.S.C. §§ 3601–3619).",
            "Fair Roads Act of 1968",
            "1968",
            "Pub. L. No. 90-2840, 82 Stat. 81 (codified at 42 U.S.C. §§ 3601–3619)",
        ),
        ("Clean Roads Act, 33 U.S.C. §§ 1251–1387 (2018).", "Clean Roads Act", "2018", None),
        (
            "Road Protection Act of 2019, S. 2222, 116th Cong. § 3 (2020).",
            "Road Protection Act of 2019",
            "2019",
            None,
        ),
        (
            "Exec. Order No. 13,999, 86 Fed. Reg. 7099 (Jan. 20, 2021).",
            "Exec. Order No. 13,999",
            "2021-01-20",
            None,
        ),
        (
            "Road Standards Rule, 85 Fed. Reg. 12,345, 12,350 (Mar. 2, 2020).",
            "Road Standards Rule",
            "2020-03-02",
            None,
        ),
        (
            "Convention on the Rights of Roads art. 16, Nov. 20, 1989, 1577 U.N.T.S. 3.",
            "Convention on the Rights of Roads",
            "1989-11-20",
            "art. 16; 1577 U.N.T.S. 3",
        ),
        (
            "*Road Policy Act of 2005*, Pub. L. 109-580, 119 Stat. 594, 2005.",
            "Road Policy Act of 2005",
            "2005",
            None,
        ),
    ],
)
def test_what_is_enacted_is_called_by_its_name(line: str, title: str, date: str, note: str | None) -> None:
    reference = read(line)
    assert (reference.title, str(reference.date)) == (title, date)
    assert not reference.issuers
    assert note is None or reference.note == note


@pytest.mark.parametrize(
    ("line", "title", "date"),
    [
        ("H.R. Rep. No. 94-14760, at 65 (1976).", "H.R. Rep. No. 94-14760", "1976"),
        ("S. Rep. No. 95-120, pt. 2, at 3 (1977).", "S. Rep. No. 95-120", "1977"),
        ("H.R. 1280, 117th Cong. (2021).", "H.R. 1280, 117th Cong", "2021"),
        (
            "G.A. Res. 2170 (III) A, Declaration of Roads (Dec. 10, 1948).",
            "G.A. Res. 2170 (III) A, Declaration of Roads",
            "1948-12-10",
        ),
        ("U.S. Const. amend. IV.", "U.S. Const. amend. IV", None),
    ],
)
def test_what_has_a_number_only_is_called_by_it(line: str, title: str, date: str | None) -> None:
    reference = read(line)
    assert (reference.title, str(reference.date) if reference.date else None) == (title, date)


@pytest.mark.parametrize(
    ("line", "title", "authors", "journal"),
    [
        (
            "Jane Q. Doe, *The Law of Roads*, 112 Harv. L. Rev. 345, 350 (1999).",
            "The Law of Roads",
            ["Jane Q. Doe"],
            ("Harv. L. Rev.", "112", "345", "350"),
        ),
        (
            "Ana Ortiz & Li Chen, Who Owns the Road?, 45 Stan. Envtl. L.J. 12 (2021).",
            "Who Owns the Road?",
            ["Ana Ortiz", "Li Chen"],
            ("Stan. Envtl. L.J.", "45", "12", None),
        ),
        (
            "Wren Lee et al., *Rents*, 130 Yale L.J. 1200, 1210–15 (2021).",
            "Rents",
            ["Wren Lee"],
            ("Yale L.J.", "130", "1200", "1210–15"),
        ),
        (
            "Maria Rossi, Note, *A Right to Roads*, 98 N.Y.U. L. Rev. 77 (2023).",
            "A Right to Roads",
            ["Maria Rossi"],
            ("N.Y.U. L. Rev.", "98", "77", "Note"),
        ),
    ],
)
def test_volume_journal_and_page_tell_an_article(
    line: str, title: str, authors: list[str], journal: tuple[str, str, str, str | None]
) -> None:
    reference = read(line)
    assert reference.title == title
    assert [author.name for author in reference.authors] == authors
    assert (reference.container, reference.volume, reference.pages, reference.note) == journal


@pytest.mark.parametrize(
    ("line", "title", "issuers", "date"),
    [
        (
            "Paul Doe, Mei Roe & Keiko Poe, Nat’l Ctr. for Road Stud., RS 1234, Small Roads Part 2: Methods (2019).",
            "Small Roads Part 2: Methods",
            ["Paul Doe", "Mei Roe", "Keiko Poe", "Nat’l Ctr. for Road Stud."],
            "2019",
        ),
        (
            "U.S. Dep’t of Roads, Fed. Bridge Admin., Status of the Bridges 12 (Apr. 3, 2016).",
            "Status of the Bridges",
            ["U.S. Dep’t of Roads, Fed. Bridge Admin."],
            "2016-04-03",
        ),
        (
            "Omar Doe, Streets of Sensors, Roads Inst. for Just. (Sept. 7, 2020).",
            "Streets of Sensors",
            ["Omar Doe", "Roads Inst. for Just."],
            "2020-09-07",
        ),
        (
            "Press Release, Fed. Road Comm’n, Road Co. Barred from Tolls (Dec. 19, 2022).",
            "Road Co. Barred from Tolls",
            ["Fed. Road Comm’n"],
            "2022-12-19",
        ),
        ("Peter Doe, The Price of Roads 45 (3d ed. 2014).", "The Price of Roads", ["Peter Doe"], "2014"),
        (
            "Anna Doe & Omar Roe, Cities Without Cars 101–02 (2018).",
            "Cities Without Cars",
            ["Anna Doe", "Omar Roe"],
            "2018",
        ),
    ],
)
def test_pages_stand_behind_the_title(line: str, title: str, issuers: list[str], date: str) -> None:
    reference = read(line)
    assert (reference.title, str(reference.date)) == (title, date)
    assert [one.name for one in (*reference.authors, *reference.publishers)] == issuers


def test_a_number_at_the_end_of_a_title_stays_where_nothing_tells_the_style() -> None:
    assert read("UNESCO, *Roads for Goal 16* (2020)").title == "Roads for Goal 16"
    assert read("Jane Doe, Agenda 2030 (2015)").title == "Agenda 2030"


def test_articles_in_magazines_and_cases_with_commas() -> None:
    reference = read("Agnes Doe, When Roads Lie, The Road Weekly, Nov. 3, 2019, at 34.")
    assert (reference.title, reference.container, reference.pages) == (
        "When Roads Lie",
        "The Road Weekly",
        "34",
    )
    assert (reference.issuers[0].name, str(reference.date)) == ("Agnes Doe", "2019-11-03")
    case = read("Roads, Inc. v. Doe, 585 U.S. 2960 (2018).")
    assert (case.title, case.container, case.note) == ("Roads, Inc. v. Doe", None, "585 U.S. 2960 (2018)")


def test_hearings_and_sections() -> None:
    hearing = "Hearing on Roads Before the H. Comm. on Sci., Space & Tech."
    assert read(f"{hearing}, 116th Cong. 23 (2019).").title == hearing.rstrip(".")
    treatise = read("Jane Doe, Road Law § 12.3 (4th ed. 2018).")
    assert (treatise.title, treatise.edition, treatise.note) == ("Road Law", "4th ed", "§ 12.3")
