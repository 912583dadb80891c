"""Lines of a page → blocks, on pages laid out here."""

import time
from dataclasses import replace

import pytest

from annexcli.document import Heading, Inline, Mark, Paragraph, Span
from annexcli.read.pages import Page, PageLine
from annexcli.read.pdf import document

WIDTH, HEIGHT = 600.0, 800.0


def line(
    text: str, top: float, left: float = 72, *, size: float = 10, link: str = "", right: float = 0
) -> PageLine:
    spans = (Span(0, len(text), Mark.LINK, link),) if link else ()
    return PageLine(Inline(text, spans), left, right or left + 5 * len(text), top, top + size, size)


def paragraphs(*pages: list[PageLine]) -> list[str]:
    read = document((Page(i, WIDTH, HEIGHT, tuple(lines)) for i, lines in enumerate(pages, 1)), "x.pdf")
    return [block.content.text for block in read.blocks if isinstance(block, Paragraph)]


def entries(left: float = 72, start: float = 100) -> list[PageLine]:
    lines = []
    for number in range(8):
        lines.append(
            line(
                f"Author{number}, A. 2013. The title of a long work about",
                start + 24 * number,
                left,
                right=left + 250,
            )
        )
        lines.append(line("roads and rivers. Oslo.", start + 24 * number + 12, left + 20))
    return lines


def test_hanging_indents_make_entries() -> None:
    read = paragraphs(entries())
    assert len(read) == 8
    assert read[0] == "Author0, A. 2013. The title of a long work about roads and rivers. Oslo."


def test_gaps_make_entries() -> None:
    lines = [line(f"Author{i}, A. 2013. Title{j}", 100 + 40 * i + 12 * j) for i in range(6) for j in range(2)]
    assert paragraphs(lines)[1] == "Author1, A. 2013. Title0 Author1, A. 2013. Title1"


def test_two_columns_are_read_one_after_the_other() -> None:
    mixed = sorted([*entries(60), *entries(330)], key=lambda entry: entry.top)
    read = paragraphs(mixed)
    assert len(read) == 16
    assert read == [*read[:8], *read[:8]]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [line("Report on roads and rivers", 30), *entries(), line(str(number + 7), 780)]
        for number in range(6)
    ]
    assert not [text for text in paragraphs(*pages) if "Report on roads" in text or text.isdecimal()]


def test_an_entry_goes_on_over_the_page() -> None:
    first = [*entries(), line("Last, B. 2014. A title that is too long for its page and", 300, right=322)]
    second = [line("goes on. Oslo.", 100, 92), *entries(start=112)]
    read = document([Page(1, WIDTH, HEIGHT, tuple(first)), Page(2, WIDTH, HEIGHT, tuple(second))], "x.pdf")
    found = next(b for b in read.blocks if isinstance(b, Paragraph) and b.content.text.startswith("Last"))
    assert found.content.text.endswith("for its page and goes on. Oslo.")
    assert found.page == 1


def test_hyphens_at_line_ends() -> None:
    known = line("An assessment of self-made roads by the agency", 80)
    broken = [
        line("Author, A. 2013. An assess-", 104),
        line("ment of self-", 116),
        line("made roads. Oslo.", 128),
    ]
    assert paragraphs([known, *broken])[-1] == "Author, A. 2013. An assessment of self-made roads. Oslo."


def test_addresses_broken_over_lines_are_one() -> None:
    target = "https://example.org/reports/2013/long-name.pdf"
    lines = [
        line("Author, A. 2013. Roads.", 100),
        line("https://example.org/reports/", 112, link=target),
        line("2013/long-name.pdf", 124, link=target),
    ]
    read = document([Page(1, WIDTH, HEIGHT, tuple(lines))], "x.pdf")
    content = next(b.content for b in read.blocks if isinstance(b, Paragraph))
    assert content.text.endswith(target)
    assert [(content.text[s.start : s.end], s.target) for s in content.links] == [(target, target)]


@pytest.mark.parametrize("text", ["word " * 16, "x" * 79 + "-"], ids=["words", "hyphens"])
def test_paragraphs_without_end_take_time_in_proportion(text: str) -> None:
    lines = [line(text.strip(), 100 + 11 * number) for number in range(2_000)]
    begun = time.process_time()
    [read] = paragraphs(lines)
    assert len(read) >= 79 * 2_000
    assert time.process_time() - begun < 2


def test_headings_are_larger_or_shouted() -> None:
    lines = [line("Chapter of the report", 60, size=16), line("REFERENCES", 85), *entries()]
    read = document([Page(1, WIDTH, HEIGHT, tuple(lines))], "x.pdf")
    assert [(b.content.text, b.level) for b in read.blocks if isinstance(b, Heading)] == [
        ("Chapter of the report", 1),
        ("REFERENCES", 2),
    ]


def bold(text: str, top: float, right: float = 0) -> PageLine:
    return replace(line(text, top, right=right), bold=True)


def test_a_heading_goes_on_where_its_next_word_had_no_room() -> None:
    page = [
        *(
            line("Text that goes on to the end of the line of the page.", 100 + 12 * n, right=400)
            for n in range(6)
        ),
        bold("Recommendation of the Council on ways to learn", 200, right=385),
        bold("for adults in towns", 212),
        line("Council, 2019. About ways.", 224),
        bold("A short title", 260),
        bold("Another title", 272),
    ]
    read = document([Page(1, WIDTH, HEIGHT, tuple(page))], "x.pdf")
    headings = [block.content.text for block in read.blocks if isinstance(block, Heading)]
    assert headings == [
        "Recommendation of the Council on ways to learn for adults in towns",
        "A short title",
        "Another title",
    ]


def test_the_first_page_of_three_may_have_no_running_head() -> None:
    bodies = ["Rivers of the north. Oslo.", "Lakes of the south. Bern.", "Ponds. Rome."]
    pages = [
        [*([line("Roads for all", 30)] if n else []), line(text, 200 + 50 * n)]
        for n, text in enumerate(bodies)
    ]
    assert paragraphs(*pages) == [" ".join(bodies)]
