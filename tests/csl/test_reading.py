"""CSL-JSON as others write it, and ours as the plain truth."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.library import load
from annexcli.bib.records import from_record, to_record
from annexcli.csl.reading import read, record
from annexcli.csl.rich import tagged, untagged
from annexcli.csl.writing import written
from annexcli.errors import UnreadableInput
from annexcli.model.record import Record
from annexcli.model.reference import EntryType, Mark, Organisation, PartialDate, Person, Reference, Style

FILE = Path(__file__).parent.parent / "exchange" / "files" / "zotero.json"


def test_zotero() -> None:
    found = read(FILE.read_text("utf-8"), "f.json")
    article, report, page, review = found.records
    assert [one.line for one in found.unread] == [29, 30]
    one = article.reference
    assert article.line == 2
    assert one.title == "The return of Lutra lutra to <b>rivers</b> & lakes"
    assert one.marks == (Mark(14, 25, Style.ITALIC),)
    assert one.authors == (
        Person("van den Berg", "Ana"),
        Person("King", "Martin Jr."),
        Organisation("Institute for Road Research"),
    )
    assert (one.doi, one.volume, one.pages, one.short_container) == ("10.1000/otters", "4", "12–19", "Wat.")
    assert (str(one.date), str(one.accessed)) == ("2018-12-24", "2020-02-11")
    assert article.get("csl-collection-editor") == "Xu, Li"
    two = report.reference
    assert (two.key, str(two.date), two.authors) == ("spring2016", "2016-21~", ())
    assert two.publishers == (Organisation("Border Studies Network"), Organisation("ITU"))
    assert (page.reference.date, page.get("csl-issued"), page.get("shelf")) == (None, "n.d.", "4")
    assert str(page.reference.accessed) == "2019-05-12"
    assert review.reference.type is EntryType.ARTICLE
    assert (str(review.reference.date), review.reference.event) == ("1999~", "Fair")


def test_an_item_goes_back_as_it_came() -> None:
    article, report, page, review = map(written, read(FILE.read_text("utf-8"), "f.json").records)
    assert article["collection-editor"] == [{"family": "Xu", "given": "Li"}]
    assert article["source"] == "PubMed"
    assert article["title"] == "The return of <i>Lutra lutra</i> to <b>rivers</b> & lakes"
    assert report["issued"] == {"date-parts": [[2016]], "season": 1, "circa": True}
    assert page["issued"] == {"literal": "n.d."}
    assert page["custom"] == {"shelf": "4", "deep": '{"a": 1}'}
    assert (review["type"], review["reviewed-title"]) == ("review-book", "Bridges")


def test_the_truth_and_no_style() -> None:
    """What citations leave out or move (publishers that are authors, newspapers) is all there."""
    body = (Organisation("ITU", "I"), Organisation("A, B & C"))
    made = written(Record(Reference("T", key="k", type=EntryType.REPORT, publishers=body, edition="2nd")))
    assert made["author"] == [{"literal": "ITU"}, {"literal": "A, B & C"}]
    assert (made["publisher"], made["edition"]) == ("ITU; A, B & C", "2nd")
    paper = Reference("T", key="k", type=EntryType.NEWS, publishers=(Organisation("Oslo Post"),))
    made = written(Record(paper))
    assert (made["container-title"], made["publisher"]) == ("Oslo Post", "Oslo Post")
    assert "author" not in made
    assert record(made).reference == paper


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2016, 6, 5], [2016, 6, 10]]}, "2016-06-05/2016-06-10"),
        ({"date-parts": [["2016", "06"]]}, "2016-06"),
        ({"date-parts": [[2016]], "season": "Winter"}, "2016-24"),
        ({"date-parts": [[2016]], "circa": 0}, "2016"),
        ({"date-parts": [[0]]}, None),
        ({"date-parts": [[-44, 3, 15]]}, None),
        ({"date-parts": []}, None),
        ({"date-parts": [["x"]]}, None),
        ({"raw": "15 May 2018"}, "2018"),
        ("2018-05", "2018-05"),
        ([2018, 5], None),
    ],
)
def test_dates(date: object, expected: str | None) -> None:
    read_ = record({"id": "k", "title": "T", "issued": date})
    assert (str(read_.reference.date) if read_.reference.date else None) == expected
    if expected is None:
        assert read_.get("csl-issued") or date == {"date-parts": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"id": "a",\n "title": }]', "f:2: no JSON: Expecting value"),
        ("[1, 2", "f:1: no JSON"),
        ("[" * 100_000, "f:1: no JSON: nested too deeply"),
        ('{"a": 1}', "f: no CSL-JSON"),
    ],
)
def test_what_is_none(text: str, message: str) -> None:
    with pytest.raises(UnreadableInput) as told:
        read(text, "f")
    assert str(told.value).startswith(message)


@pytest.mark.parametrize("text", ['{"items": [{"id": "a", "title": "T"}]}', '{"id": "a", "title": "T"}'])
def test_objects_with_items(text: str) -> None:
    assert [one.reference.key for one in read(text, "f").records] == ["a"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["title", "author", "issued", "type", "custom", "keyword", "publisher", "status", "page", "id", "x y"]
)


@given(st.dictionaries(NAMES, JSON, max_size=5))
def test_any_json_is_read_or_told(item: dict[str, object]) -> None:
    found = read(json.dumps([item]), "f")
    assert len(found.records) + len(found.unread) == 1
    for one in found.records:
        json.dumps(written(one))


@given(st.lists(st.sampled_from(["a", "<i>", "</i>", "<sup>", "</sup>", '<span class="nocase">', "</span>", "<b>", "x y"]), max_size=8).map("".join))  # fmt: skip
def test_markup_comes_back(text: str) -> None:
    words, marks = untagged(text)
    assert all(0 <= mark.start < mark.end <= len(words) for mark in marks)
    assert untagged(tagged(words, marks))[0] == words or "<" in words


def test_keywords_of_several_words() -> None:
    for topics in (("a", "b"), ("Child, Preschool",), ("Child, Preschool", "b")):
        assert record(written(Record(Reference("T", key="k", topics=topics)))).reference.topics == topics


def test_a_date_is_not_made_up() -> None:
    made = written(Record(Reference("T", key="k", date=PartialDate(2018, 21))))
    assert made["issued"] == {"date-parts": [[2018]], "season": 1}


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "a", "title": "T"}\n{"id": "b", "title": "U"}\n',
        '[{"id": "a", "title": "T"}]\n[{"id": "b", "title": "U"}]',
        '{"items": [{"id": "a", "title": "T"}]} [{"id": "b", "title": "U"}]',
    ],
)
def test_every_value_is_read(text: str) -> None:
    assert [one.reference.key for one in read(text, "f").records] == ["a", "b"]


def test_lines_of_json_lines() -> None:
    found = read('{"id": "a", "title": "T"}\n\n{"id": "b", "title": "U"}\n7\n', "f")
    assert [one.line for one in found.records] == [1, 3]
    assert [(one.line, one.what) for one in found.unread] == [(4, "no item of CSL-JSON but a bare value")]


def test_what_follows_and_is_no_json_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"f:2: no JSON"):
        read('[{"id": "a", "title": "T"}]\nmore text', "f")


@pytest.mark.parametrize("number", ["NaN", "1e400", "-Infinity", "9" * 6000])
def test_what_is_no_number(number: str) -> None:
    good = '{"id": "b", "title": "U", "volume": 1.5}'
    found = read(f'[{{"id": "a", "title": "T", "custom": {{"x": [{number}]}}}},\n{good}]', "f")
    assert [one.reference.volume for one in found.records] == ["1.5"]
    ((line, what),) = [(one.line, one.what) for one in found.unread]
    assert line == 1
    assert what.endswith("is no number of JSON")


@pytest.mark.parametrize(
    ("date", "read_as"),
    [
        ({"date-parts": [[2010, 13, 45]]}, "2010"),
        ({"date-parts": [[2010, 5, 45]]}, "2010-05"),
        ({"raw": "15 May 2018"}, "2018"),
        ({"date-parts": [[2010], [2009]]}, "2010"),
    ],
)
def test_what_a_date_says_beyond_is_kept(date: dict[str, object], read_as: str) -> None:
    one = record({"id": "k", "title": "T", "issued": date})
    assert str(one.reference.date) == read_as
    assert json.loads(one.get("csl-issued")) == date
    assert written(one)["issued"] == date
    changed = Record(Reference("T", key="k", date=PartialDate(1999)), one.further)
    assert written(changed)["issued"] == {"date-parts": [[1999]]}


@pytest.mark.parametrize(
    "date", [{"date-parts": [["2016", "06"]]}, {"date-parts": [[2016]], "season": 2}, "2018-05"]
)
def test_nothing_is_kept_twice(date: object) -> None:
    assert record({"id": "k", "title": "T", "issued": date}).further == ()


def test_a_name_that_is_none_is_kept() -> None:
    one = record({"title": "T", "editor": [1, {"family": "Li"}], "author": [{"family": 5}], "translator": []})
    assert one.reference.editors == (Person("Li"),)
    assert dict(one.further) == {"csl-editor": "[1]", "csl-author": '[{"family": 5}]'}
    assert written(one)["editor"] == [{"family": "Li"}]
    assert written(one)["author"] == [{"family": 5}]


def test_the_number_of_an_article_is_no_issue() -> None:
    one = record({"id": "k", "title": "T", "type": "article-journal", "issue": "2", "number": "e77"})
    assert (one.reference.number, one.get("eid")) == ("2", "e77")
    made = written(one)
    assert (made["issue"], made["number"]) == ("2", "e77")
    assert "custom" not in made
    alone = record({"id": "k", "title": "T", "type": "article-journal", "number": "e77"})
    assert (alone.reference.number, written(alone)["number"]) == (None, "e77")
    report = record({"id": "k", "title": "T", "type": "report", "issue": "2", "number": "WP 5"})
    assert (report.reference.number, written(report)["issue"]) == ("WP 5", "2")


def test_what_others_have_under_custom_is_no_fact_of_the_work() -> None:
    custom = {
        "abstract": "other",
        "crossref": "zzz",
        "year": "1900",
        "annex-record": "zz",
        "ids": ["b"],
        "shelf": "4",
    }
    one = record({"id": "k", "title": "T", "abstract": "real", "custom": custom})
    assert one.get("abstract") == "real"
    entry = from_record(one)
    assert not {"crossref", "year", "annex-record", "ids"} & {name for name, _ in entry.fields}
    assert (entry.get("abstract"), entry.get("abstract-2"), entry.get("shelf")) == ("real", "other", "4")
    back = written(one)["custom"]
    assert {name: back[name] for name in ("crossref", "year", "annex-record", "ids", "shelf")} == {
        name: custom[name] for name in ("crossref", "year", "annex-record", "ids", "shelf")
    }
    mine = record({"id": "k", "title": "T", "custom": {"annex-section": "A > B", "annex-raw-2": "raw"}})
    assert dict(mine.further) == {"annex-section": "A > B", "annex-raw-2": "raw"}


def test_former_citekeys_and_what_an_entry_belongs_to_come_back() -> None:
    (entry,) = load("@book{k, title = {T}, ids = {old_1, old}, xref = {whole_1}}").entries
    back = from_record(record(written(to_record(entry))))
    assert (back.get("ids"), back.get("xref")) == ("old_1, old", "whole_1")
    assert not back.has("csl-custom")


def test_variables_that_differ_in_case_alone() -> None:
    one = record({"id": "k", "title": "T", "issued": {"raw": "May 2018, n.d."}, "Issued": {"raw": "2019"}})
    assert written(one)["issued"] == {"raw": "May 2018, n.d."}


def test_others_beside_nobody_are_an_author() -> None:
    one = record({"id": "k", "title": "T", "author": [{"literal": "others"}]})
    assert (one.reference.authors, one.reference.others) == ((Organisation("others"),), False)
    assert written(one)["author"] == [{"literal": "others"}]


def test_a_date_that_no_reference_has_goes_back_whole() -> None:
    days = {"event-date": {"raw": "15 May 2018"}, "submitted": {"date-parts": [[2018, 5]], "circa": True}}
    one = record({"id": "k", "title": "T"} | days)
    assert dict(one.further) == {"csl-event-date": '{"raw": "15 May 2018"}', "csl-submitted": "2018-05~"}
    assert {name: written(one)[name] for name in days} == days
