import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse.parts import Parts
from annexcli.parse.tail import is_aside, peel, placed_last, without_gazette


def told(line: Parts) -> dict[str, object]:
    """Return what a line says: its date, its place, who issued it, its remarks."""
    issuers = [agent.name for agent in (*line.publishers, *line.issued)]
    found = {
        "date": line.date and str(line.date),
        "place": line.place,
        "by": issuers,
        "remarks": [*line.remarks],
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roads, 2018", {"date": "2018"}),
        ("Roads (draft), May 2018", {"date": "2018-05", "remarks": ["draft"]}),
        ("Roads. Last modified 2020", {"date": "2020"}),
        ("Roads. Oslo, 2018", {"date": "2018", "place": "Oslo"}),
        ("Roads, 2018, Oslo", {"date": "2018", "place": "Oslo"}),
        ("Roads (Example Institute, 2018)", {"date": "2018", "by": ["Example Institute"]}),
        ("Roads (Oslo: Example Press, 2018)", {"date": "2018", "place": "Oslo", "by": ["Example Press"]}),
        ("Roads (2016; road-testing version)", {"date": "2016", "remarks": ["road-testing version"]}),
        ("Roads, para. 12", {"remarks": ["para. 12"]}),
        ("Roads, unpublished", {"remarks": ["unpublished"]}),
        ("Roads, on file with the author, 2018", {"date": "2018", "remarks": ["on file with the author"]}),
        (
            "Roads, November 2017, updated December 2018",
            {"date": "2017-11", "remarks": ["updated December 2018"]},
        ),
        ("Roads | 2018", {"date": "2018"}),
        ("Roads: 2018", {"date": "2018"}),
        ("Roads – 2018", {"date": "2018"}),
        ("Roads (Oslo, 2018)", {"date": "2018", "place": "Oslo"}),
        ("Roads (Note: draft, 2018)", {"date": "2018", "remarks": ["Note: draft"]}),
        ("Roads (for testing, 2018)", {"date": "2018", "remarks": ["for testing"]}),
        ("Roads (2017), 2018", {"date": "2018", "remarks": ["2017"]}),
        ("Roads [draft; ]", {"remarks": ["draft"]}),
        ("Roads ()", {}),
        ("Roads. Licence: CC BY 4.0", {"remarks": ["Licence: CC BY 4.0"]}),
        (
            "Roads (adopted 8 November 1968, entered into force 21 May 1977)",
            {"date": "1968-11-08", "remarks": ["adopted 8 November 1968, entered into force 21 May 1977"]},
        ),
    ],
)
def test_the_end_of_a_line_is_taken_off(text: str, expected: dict[str, object]) -> None:
    content, line = peel(Inline(text), Parts())
    assert content.text == "Roads"
    assert told(line) == expected


@pytest.mark.parametrize(
    "text",
    ["2018", "(Roads and rivers)", "Where the road goes...", "Roads, Oslo", "Roads, 2018, a reprint"],
)
def test_what_is_no_remark_on_a_work_stays(text: str) -> None:
    content, line = peel(Inline(text), Parts())
    assert content.text == text
    assert told(line) == {}


def test_the_last_of_two_years_is_the_date() -> None:
    content, line = peel(Inline("Budget 2017, 2018"), Parts())
    assert (content.text, told(line)) == ("Budget 2017", {"date": "2018"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roads and rain. Oslo: Example Press, 2018", {"place": "Oslo", "by": ["Example Press"]}),
        ("Roads and rain, Oslo, Example Institute, 2018", {"place": "Oslo", "by": ["Example Institute"]}),
    ],
)
def test_place_and_publisher_stand_before_a_date(text: str, expected: dict[str, object]) -> None:
    content, line = peel(Inline(text), Parts())
    assert (content.text, told(line)) == ("Roads and rain", {"date": "2018"} | expected)


def test_a_place_and_other_words_are_of_the_title() -> None:
    content, line = peel(Inline("Roads and rain, Oslo, past and present, 2018"), Parts())
    assert (content.text, told(line)) == ("Roads and rain, Oslo, past and present", {"date": "2018"})


@pytest.mark.parametrize(
    ("text", "left", "place"),
    [
        ("(Roads. Oslo, ", "(Roads", "Oslo"),
        ("Roads, Oslo (", "Roads", "Oslo"),
        ("Roads. Rain, ", "Roads. Rain", ""),
    ],
)
def test_a_place_is_taken_off_with_the_marks_around_it(text: str, left: str, place: str) -> None:
    line, said = placed_last(Parts(), text)
    assert (said, line.place) == (left, place)


@pytest.mark.parametrize(
    ("text", "link", "left"),
    [
        ("Roads (see the map)", "Roads (see the map)", "Roads (see the map)"),
        ("Roads (a map)", "(a map)", "Roads (a map)"),
        ("Roads (draft)", "Roads ", "Roads"),
    ],
)
def test_brackets_in_the_link_of_a_title_belong_to_it(text: str, link: str, left: str) -> None:
    start = text.index(link)
    span = Span(start, start + len(link), Mark.LINK, "https://e.org/")
    assert peel(Inline(text, (span,)), Parts())[0].text == left


def test_remarks_that_are_no_title() -> None:
    assert is_aside("unpublished.")
    assert is_aside(" draft;")
    assert not is_aside("unpublished roads")


@pytest.mark.parametrize(
    ("gazette", "date"),
    [
        ("OJ L 119, 4.5.2016, p. 1", "2016"),
        ("Federal Register, 3 May 2014, p. 12", "2014-05-03"),
        ("Treaty Series, vol. 1577, p. 3", None),
        ("1577 UNTS 3", None),
    ],
)
def test_a_law_is_as_old_as_the_gazette_not_as_the_number_of_its_volume(
    gazette: str, date: str | None
) -> None:
    content, line = without_gazette(Inline(f"Act on roads, {gazette}"))
    assert content.text == "Act on roads"
    assert line.remarks == (gazette,)
    assert (line.date and str(line.date)) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [("Law no. 217/2003", "2003"), ("Road Act", "2004-05-04"), ("Act of 3 May 1990", None)],
)
def test_a_law_is_as_old_as_its_name_says(name: str, date: str | None) -> None:
    content, line = without_gazette(Inline(f"{name}, Monitorul Oficial no. 12 of 4 May 2004"))
    assert content.text == name
    assert (line.date and str(line.date)) == date
    assert line.dated is (date is not None)


def test_a_gazette_whose_name_begins_the_line_is_the_work() -> None:
    content, line = without_gazette(Inline("Roads, OJ L 119, 4.5.2016, p. 1"))
    assert (content.text, line) == ("Roads, OJ L 119, 4.5.2016, p. 1", Parts())
