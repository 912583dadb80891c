"""Facts that only lists print: kinds, genres, numbers, ranges of days, further authors."""

import pytest

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import load
from annexcli.bib.style import render
from annexcli.csl.items import item
from annexcli.model.reference import EntryType, PartialDate, Reference, Source


def read(text: str) -> Reference:
    return to_reference(load(text).entries[0])


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@jurisdiction{k, title = {T}}", "legal_case"),
        ("@legislation{k, title = {T}}", "legislation"),
        ("@software{k, title = {T}, url = {https://e.org}}", "software"),
        ("@online{k, title = {T}, entrysubtype = {Post}}", "post"),
        ("@online{k, title = {T}}", "webpage"),
        ("@misc{k, title = {T}, url = {https://e.org}}", "webpage"),
        ("@misc{k, title = {T}}", "document"),
        ("@article{k, title = {T}, entrysubtype = {newspaper}}", "article-newspaper"),
        ("@article{k, title = {T}, entrysubtype = {magazine}}", "article-magazine"),
        ("@inreference{k, title = {T}}", "entry-encyclopedia"),
        ("@movie{k, title = {T}}", "motion_picture"),
        ("@music{k, title = {T}}", "song"),
        ("@audio{k, title = {T}}", "broadcast"),
        ("@unpublished{k, title = {T}}", "manuscript"),
        ("@mastersthesis{k, title = {T}}", "thesis"),
        ("@standard{k, title = {T}}", "standard"),
        ("@dataset{k, title = {T}}", "dataset"),
        ("@inproceedings{k, title = {T}}", "paper-conference"),
        ("@manual{k, title = {T}}", "report"),
    ],
)
def test_types_of_csl(entry: str, kind: str) -> None:
    assert item(read(entry))["type"] == kind


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@mastersthesis{k, title = {T}}", "Master’s thesis"),
        ("@phdthesis{k, title = {T}}", "PhD thesis"),
        # The program writes every thesis so; the line does not say which one it is.
        ("@phdthesis{k, title = {T}, annex-raw = {T, thesis}}", None),
        ("@thesis{k, title = {T}, type = {mathesis}}", "Master’s thesis"),
        ("@techreport{k, title = {T}, type = {Policy \\& brief}}", "Policy & brief"),
        ("@book{k, title = {T}}", None),
    ],
)
def test_genres(entry: str, genre: str | None) -> None:
    assert read(entry).genre == genre


def test_numbers_stand_where_a_style_looks_for_them() -> None:
    book = item(
        read(
            "@book{k, title = {T}, volume = 2, part = 3, series = {S}, number = 4, edition = {2nd}, pagetotal = 99}"
        )
    )
    assert (book["volume"], book["part-number"], book["collection-title"], book["collection-number"]) == (
        "2",
        "3",
        "S",
        "4",
    )
    assert (book["edition"], book["number-of-pages"]) == ("2", "99")
    chapter = item(
        read(
            "@incollection{k, title = {T}, chapter = 7, booktitle = {B}, booksubtitle = {C}, pages = {3--9}}"
        )
    )
    assert (chapter["chapter-number"], chapter["container-title"], chapter["page"]) == ("7", "B: C", "3–9")
    assert "issue" not in chapter
    assert item(read("@article{k, title = {T}, issue = 5}"))["issue"] == "5"
    assert item(read("@techreport{k, title = {T}, number = {WP 5}}"))["number"] == "WP 5"


@pytest.mark.parametrize(
    ("date", "parts", "text"),
    [
        ("2016-06-05/2016-06-10", [[2016, 6, 5], [2016, 6, 10]], "2016-06-05/2016-06-10"),
        ("2016-06/2017", [[2016, 6], [2017]], "2016-06/2017"),
        ("2016-06/2016-05", [[2016, 6]], "2016-06"),
        ("2014/2016", [[2014], [2016]], "2014/2016"),
        ("2016-05-15/..", [[2016, 5, 15]], "2016-05-15"),
        ("2016~", [[2016]], "2016~"),
        ("2016-21", [[2016]], "2016-21"),
    ],
)
def test_dates(date: str, parts: list[list[int]], text: str) -> None:
    read_date = read(f"@misc{{k, title = {{T}}, date = {{{date}}}}}")
    assert str(read_date.date) == text
    issued = item(read_date)["issued"]
    assert issued["date-parts"] == parts
    assert issued.get("circa", False) is (date == "2016~")
    assert issued.get("season") == (1 if date == "2016-21" else None)


def test_names_are_taken_apart() -> None:
    made = item(
        read(
            "@book{k, title = {T}, author = {van der Hof, Simone and O’Brien, Sean and King, Jr., Martin and others}}"
        )
    )
    assert made["author"] == [
        {"family": "Hof", "given": "Simone", "non-dropping-particle": "van der"},
        {"family": "O’Brien", "given": "Sean"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "others"},
    ]


def test_a_newspaper_holds_its_article_and_did_not_write_it() -> None:
    made = item(
        read(
            "@article{k, title = {T}, entrysubtype = {newspaper}, author = {{Oslo Post}}, publisher = {{Oslo Post}}}"
        )
    )
    assert made["container-title"] == "Oslo Post"
    assert "author" not in made
    assert "publisher" not in made


def test_everything_comes_back_from_a_file() -> None:
    reference = Reference(
        "T", key="k", type=EntryType.BOOK, genre="Novel", short_title="S", series="Studies {x}", part="1", chapter="2",
        extent="99", version="1.2", event="Conference", venue="Oslo", original=PartialDate(1990), annotation="Read & think",
        date=PartialDate(2016, 6, 5, 2016, until_month=6, until_day=10), source=Source("a.md", 3, raw="T"), others=False,
        short_container="J. T.", container="Journal T",
    )  # fmt: skip
    assert read(render((to_entry(reference),))) == reference
    post = Reference("T", key="k", type=EntryType.WEBPAGE, kind="post", urls=("https://e.org",))
    assert read(render((to_entry(post),))) == post
    case = Reference("T", key="k", type=EntryType.LAW, kind="legal_case")
    assert read(render((to_entry(case),))) == case
