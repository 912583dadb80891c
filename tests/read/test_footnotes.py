"""The foot of a page → notes, on pages laid out here."""

import time
from itertools import pairwise

import pytest

from annexcli.document import Document, Heading, Inline, Mark, Paragraph, Span
from annexcli.read.pages import Page, PageLine
from annexcli.read.pdf import document

WIDTH, HEIGHT = 600.0, 800.0
# "~12~" in a text here is a raised 12.
TEXT = "The ferry no longer ran after dark and the bus was cut"


def line(text: str, top: float, left: float = 72, size: float = 10, link: str = "") -> PageLine:
    content, raised = Inline(""), False
    for piece in text.split("~"):
        span = (Span(0, len(piece), Mark.RAISED),) if raised else ()
        content, raised = content + Inline(piece, span), not raised
    if link:
        content = Inline(content.text, (*content.spans, Span(0, len(content.text), Mark.LINK, link)))
    right = left + 0.45 * size * len(content.text)
    return PageLine(content, left, right, top, top + 0.9 * size, size)


def body(*calls: str, top: float = 100, left: float = 72) -> list[PageLine]:
    """Return lines of text, one for each call, with a line without any before and behind them.

    No two pages have the same words at one height, which would be running heads.
    """
    turn = ord(calls[0][-1]) % 12 if calls else 0
    words = TEXT.split()
    said = " ".join([*words[turn:], *words[:turn]])
    texts = [said, *(f"{said}.~{call}~ The river rose" for call in calls), said + "."]
    return [line(text, top + 13 * at, left) for at, text in enumerate(texts)]


def foot(*texts: str, size: float = 8, left: float = 72, bottom: float = 760) -> list[PageLine]:
    """Return lines at the foot of a page; those that begin with spaces are further in."""
    top = bottom - len(texts) * 1.15 * size
    lines = []
    for at, text in enumerate(texts):
        stripped = text.lstrip()
        lines.append(line(stripped, top + 1.15 * size * at, left + len(text) - len(stripped), size))
    return lines


def read(*pages: list[PageLine]) -> Document:
    return document((Page(n, WIDTH, HEIGHT, tuple(lines)) for n, lines in enumerate(pages, 1)), "x.pdf")


def notes(*pages: list[PageLine]) -> list[tuple[int | None, int | None, str]]:
    return [(note.page, note.number, note.content.text) for note in read(*pages).notes]


def text(*pages: list[PageLine]) -> str:
    return " ".join(
        block.content.text for block in read(*pages).blocks if isinstance(block, Paragraph | Heading)
    )


FIRST = [*body("1", "2"), *foot("1 Ortiz, Roads, Oslo,", "2018.", "2 Ibid., p. 4.")]


def test_notes_are_taken_out_of_the_text_with_the_numbers_that_call_them() -> None:
    assert notes(FIRST) == [(1, 1, "Ortiz, Roads, Oslo, 2018."), (1, 2, "Ibid., p. 4.")]
    said = text(FIRST)
    assert said.count(". The river rose") == 2
    assert not set("~12") & set(said)


@pytest.mark.parametrize(
    "marks",
    [
        ("1 ", "2 "),
        ("1. ", "2. "),
        ("[1] ", "[2] "),
        ("~1~", "~2~"),
        ("~1~ ", "~2~ "),
        ("~*~ ", "~†~ "),
        ("~*~", "~**~"),
    ],
)
@pytest.mark.parametrize("size", [8.0, 10.0])
def test_marks(marks: tuple[str, str], size: float) -> None:
    calls = [mark.strip("~.[] ") for mark in marks]
    page = [
        *body(*calls),
        *foot(marks[0] + "Ortiz, Roads, 2018.", marks[1] + "Chen, Rivers, 2019.", size=size),
    ]
    assert [note for _, _, note in notes(page)] == ["Ortiz, Roads, 2018.", "Chen, Rivers, 2019."]
    assert not set(calls[0]) & set(text(page))


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = [*body("1"), *foot("1 Ortiz, Roads, https://example.org/roads-and-")]
    second = [*body("2"), *foot("   rivers, 2018.", "2 Chen, Rivers, 2019.")]
    assert notes(first, second) == [
        (1, 1, "Ortiz, Roads, https://example.org/roads-and-rivers, 2018."),
        (2, 2, "Chen, Rivers, 2019."),
    ]


def test_a_note_goes_on_at_the_foot_of_a_page_that_has_no_other() -> None:
    first = [*body("1"), *foot("1 Ortiz, Roads and the long way to the")]
    assert notes(first, [*body(), *foot("   north, 2018.")]) == [
        (1, 1, "Ortiz, Roads and the long way to the north, 2018.")
    ]


def test_words_above_the_first_note_of_a_document_are_no_note() -> None:
    page = [*body("1"), *foot("Source: the audit of roads.", "1 Ortiz, Roads, 2018.")]
    assert notes(page) == [(1, 1, "Ortiz, Roads, 2018.")]
    assert "Source: the audit" in text(page)


def test_numbers_that_begin_anew() -> None:
    again = [*body("1", top=140), *foot("1 Chen, Rivers, 2019.")]
    assert [number for _, number, _ in notes(FIRST, again)] == [1, 2, 1]


def test_a_chapter_begins_on_the_page() -> None:
    page = [*body("8", "1"), *foot("~8~ Ortiz, Roads, 2018.", "~1~ Chen, Rivers, 2019.")]
    assert [number for _, number, _ in notes(page)] == [8, 1]


def test_a_day_at_the_beginning_of_a_line_is_no_mark() -> None:
    page = [*body("4", "5"), *foot("4 Interview with a pilot, Oslo,", "5 May 2018.", "5 Chen, Rivers, 2019.")]
    assert [note for _, _, note in notes(page)] == [
        "Interview with a pilot, Oslo, 5 May 2018.",
        "Chen, Rivers, 2019.",
    ]


def test_each_column_has_its_notes() -> None:
    columns = []
    for left, call in ((50.0, "1"), (320.0, "2")):
        columns += [*body(*[call] * 6, left=left), *foot(f"{call} Ortiz, Roads, 2018.", left=left)]
        columns = [replace_width(one) for one in columns]
    assert [number for _, number, _ in notes(columns)] == [1, 2]


def replace_width(one: PageLine) -> PageLine:
    return PageLine(one.content, one.left, one.left + 220, one.top, one.bottom, one.size)


def test_a_raised_number_cuts_no_line_in_two() -> None:
    page = [
        line("The ferry ran.~1~", 100),
        PageLine(Inline("The bus was cut"), 155, 240, 101, 110, 10),
        line(TEXT, 113),
        # Some programs give the mark of a note as a line of its own.
        PageLine(Inline("1"), 72, 75, 700, 705, 6),
        PageLine(Inline("Ortiz, Roads, 2018."), 80, 180, 701, 711, 10),
    ]
    assert notes(page) == [(1, 1, "Ortiz, Roads, 2018.")]
    assert text(page).startswith("The ferry ran. The bus was cut")


def test_links_stay_on_their_words() -> None:
    page = [*body("1"), line("~1~ Roads", 740, size=8, link="https://example.org/roads")]
    (note,) = read(page).notes
    assert note.content == Inline("Roads", (Span(0, 5, Mark.LINK, "https://example.org/roads"),))


def test_a_call_whose_note_stands_on_the_next_page() -> None:
    first = [*body("1", "2"), *foot("1 Ortiz, Roads, 2018.")]
    second = [*body("3"), *foot("2 Chen, Rivers, 2019.", "3 Ibid.")]
    assert [number for _, number, _ in notes(first, second)] == [1, 2, 3]
    assert "2" not in text(first, second)


def test_short_notes_at_one_height_are_no_feet_of_pages() -> None:
    pages = [
        [
            *body(str(2 * n + 1), str(2 * n + 2)),
            *foot(f"{2 * n + 1} Ortiz, Roads, {2001 + n}.", f"{2 * n + 2} Ibid."),
        ]
        for n in range(6)
    ]
    assert [note for _, _, note in notes(*pages)].count("Ibid.") == 6
    numbered = [[*page, line(f"{n} Annual report", 780)] for n, page in enumerate(pages, 7)]
    assert "Annual report" not in text(*numbered)


def test_a_list_under_a_heading_is_no_foot_of_notes() -> None:
    listed = foot("1. Ortiz, Roads, 2018.", "2. Chen, Rivers, 2019.")
    headed = [*body("1", "2"), line("References", listed[0].top - 12), *listed]
    assert not notes(headed)
    # Nor where it goes on over the page, on which it is all there is.
    assert not notes(headed, [line("3. Doe, Bridges, 2020.", 100, size=8), *foot("4. Roe, Fords, 2021.")])


@pytest.mark.parametrize("size", [8.0, 10.0])
def test_a_list_that_the_page_does_not_call_is_no_foot_of_notes(size: float) -> None:
    assert not notes([*body("7", "8"), *foot("1. Count the fords.", "2. Open the ferry.", size=size)])


def test_a_list_in_the_text_may_have_the_numbers_of_notes() -> None:
    listed = [line(f"{n}. Count the fords of the valley.", 160 + 13 * n) for n in (1, 2)]
    page = [*body("1", "2"), *listed, *foot("1 Ortiz, Roads, 2018.", "2 Chen, Rivers, 2019.")]
    assert [note for _, _, note in notes(page)] == ["Ortiz, Roads, 2018.", "Chen, Rivers, 2019."]
    assert "1. Count the fords" in text(page)


def test_other_raised_numbers_stay() -> None:
    page = [line("Some 12 km~2~ of fields.~1~ The ferry", 87), *FIRST]
    assert "12 km2 of fields. The" in text(page)


def test_calls_that_are_not_raised() -> None:
    lines = [line(f"{TEXT}.{call} The river rose", 100 + 13 * call) for call in (1, 2)]
    page = [*body(), *lines, *foot("1 Ortiz, Roads, 2018.", "2 Chen, Rivers, 2019.")]
    assert [number for _, number, _ in notes(page)] == [1, 2]


def test_notes_rise() -> None:
    numbers = [
        number
        for _, number, _ in notes(*([*body(str(n)), *foot(f"{n} Doe, {'Roads ' * n}.")] for n in range(1, 9)))
    ]
    assert all(number and number + 1 == after for number, after in pairwise(numbers))
    assert len(numbers) == 8


def test_endnotes_with_raised_numbers_stay_entries() -> None:
    listed = [line(f"~{n}~Doe, Roads{n}, {'Oslo, ' * n}2018.", 140 + 12 * n, size=9) for n in range(1, 5)]
    page = [*body("7"), line("Endnotes", 130, size=14), *listed]
    (first, *_, last) = (
        b.content for b in read(page).blocks if isinstance(b, Paragraph) and "Doe" in b.content.text
    )
    assert (first.text, first.spans) == ("1 Doe, Roads1, Oslo, 2018.", ())
    assert last.text.startswith("4 Doe")


@pytest.mark.parametrize("number", ["{n}", "1", "~{n}~", "~1~"])
def test_pages_of_nothing_but_numbers_take_no_longer_than_others(number: str) -> None:
    for size in (8.0, 10.0):
        rows = [line(f"{number.format(n=n)} Doe", 200 + n, size=size) for n in range(1500)]
        calls = [line(f"{TEXT}.~{n}~", 100 + n / 20) for n in range(1500)]
        begun = time.perf_counter()
        notes([*calls, *rows])
        assert time.perf_counter() - begun < 3
