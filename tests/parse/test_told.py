"""What a list tells about its works below or behind them; titles and bodies are made up."""

import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse.told import below
from tests.conftest import references_of


@pytest.mark.parametrize(
    "told",
    [
        "\n  *Two million leaked files.*",
        "  \n  Two million leaked files.",
        "\n\n    Two million leaked files.",
    ],
    ids=["italics", "hard break", "paragraph"],
)
@pytest.mark.parametrize(
    "entry",
    [
        "[Boats: a survey](https://example.org), River Council, 2019",
        "[Boats: a survey](https://example.org) (River Council, 2019)",
        "“[Boats: a survey](https://example.org),” River Council, 2019",
        "River Council, [Boats: a survey](https://example.org), 2019",
    ],
)
def test_words_below_a_linked_work_are_a_remark(entry: str, told: str) -> None:
    (reference,) = references_of(f"## References\n\n- {entry}{told}\n")
    assert (reference.title, str(reference.date)) == ("Boats: a survey", "2019")
    assert [one.name for one in reference.publishers] == ["River Council"]
    assert reference.note == "Two million leaked files"


def test_a_line_below_that_names_the_publisher_is_read() -> None:
    text = "## References\n\n- [Boats: a survey](https://example.org)  \n  River Council, 2019\n"
    (reference,) = references_of(text)
    assert ([one.name for one in reference.publishers], str(reference.date)) == (["River Council"], "2019")


def test_what_holds_a_work_is_not_told_about_it() -> None:
    text = "Boats, Journal of Maps."
    spans = (Span(0, 5, Mark.LINK, "https://example.org"), Span(7, 23, Mark.EMPHASIS))
    assert below(Inline(text, spans)) == (Inline(text, spans), "")


@pytest.mark.parametrize("who", ["Grey Boat Tracking", "SeaLeaks and Harbour Watch"])
def test_a_name_with_a_date_in_brackets_behind_a_linked_title_made_it(who: str) -> None:
    (reference,) = references_of(f"## References\n\n- [Boats: a survey](https://example.org) ({who}, 2018)\n")
    assert reference.title == "Boats: a survey"
    assert " and ".join(one.name for one in reference.publishers) == who


def test_a_linked_title_in_quotation_marks_is_whole() -> None:
    text = "## References\n\n- “[SeaLux: The Secrets of a Harbour](https://example.org),” Harbour Times, May 8, 2021\n"
    (reference,) = references_of(text)
    assert reference.title == "SeaLux: The Secrets of a Harbour"
    assert ([one.name for one in reference.publishers], str(reference.date)) == (
        ["Harbour Times"],
        "2021-05-08",
    )
