"""Numbers on lines of their own, on pages laid out here."""

import time

import pytest

from annexcli.document import Inline, Paragraph
from annexcli.read.numbers_alone import joined
from annexcli.read.pages import Page, PageLine
from annexcli.read.pdf import document

WIDTH, HEIGHT = 600.0, 800.0


def line(text: str, top: float, left: float = 72, *, size: float = 10) -> PageLine:
    return PageLine(Inline(text), left, left + 5 * len(text), top, top + size, size)


def notes(first: int, last: int, *, mark: str = "{}", start: float = 100) -> list[PageLine]:
    """Notes of two lines, each under its number in smaller type."""
    lines = []
    for at, number in enumerate(range(first, last + 1)):
        top = start + 40 * at
        lines += [
            line(mark.format(number), top, size=7),
            line(f"Moe, {chr(64 + number)}. (2013) “A long title about roads and the", top + 10),
            line("rivers beside them.” Oslo.", top + 22),
        ]
    return lines


def pages(*lines: list[PageLine]) -> list[Page]:
    return [Page(at, WIDTH, HEIGHT, tuple(page)) for at, page in enumerate(lines, start=1)]


def paragraphs(*lines: list[PageLine]) -> list[str]:
    read = document(pages(*lines), "x.pdf")
    return [block.content.text for block in read.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("mark", ["{}", "{}.", "[{}]", "({})"])
def test_a_number_above_a_note_is_read_with_it(mark: str) -> None:
    read = paragraphs(notes(1, 5, mark=mark))
    assert read == [
        f"{mark.format(n)} Moe, {initial}. (2013) “A long title about roads and the rivers beside them.” Oslo."
        for n, initial in enumerate("ABCDE", start=1)
    ]


def test_numbers_go_on_over_the_pages_with_the_number_of_a_page_between() -> None:
    read = paragraphs(
        [line("A report on roads", 30), *notes(1, 3), line("4", 760)],
        [line("A report on roads", 30), *notes(4, 6), line("5", 760)],
        [line("A report on roads", 30), *notes(7, 9), line("6", 760)],
    )
    assert [text.split()[0] for text in read] == list("123456789")


def test_the_numbers_of_pages_are_no_numbers_of_entries() -> None:
    texts = [[line(str(n), 60), line("Text about roads", 72), line("and rivers.", 84)] for n in range(1, 9)]
    assert joined(pages(*texts)) == pages(*texts)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*notes(1, 2)], id="two"),
        pytest.param([line(str(n), 60 + 40 * n) for n in range(9)], id="an axis"),
        pytest.param(
            [one for n in range(1, 9) for one in (line(str(2 * n), 40 * n), line("Text", 40 * n + 12))],
            id="not one by one",
        ),
        pytest.param(
            [one for n in range(1, 9) for one in (line(str(n), 40 * n), line("Text", 40 * n, 300))],
            id="beside",
        ),
    ],
)
def test_other_numbers_stay_where_they_are(lines: list[PageLine]) -> None:
    assert joined(pages(lines)) == pages(lines)


def test_many_numbers_take_no_long_time() -> None:
    lines = [one for n in range(20_000) for one in (line(str(n % 999), n * 12), line("Text", n * 12 + 12))]
    began = time.monotonic()
    joined([Page(1, WIDTH, HEIGHT, tuple(lines))])
    assert time.monotonic() - began < 2
