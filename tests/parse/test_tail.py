import pytest

from annexcli.document import Inline
from annexcli.parse.parts import Parts
from annexcli.parse.tail import peel, without_gazette


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
