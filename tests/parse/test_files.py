import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse.files import is_label, only_versions, with_other_labels, without_files
from tests.conftest import references_of


@pytest.mark.parametrize(
    "said",
    [
        "(PDF, 2.3 MB)", "[PDF 345 KB]", "(pdf, 24 p.)", "(PDF)", "(PDF – 2,3 Mo)", "[pdf; 1,5 MB; 36 S.]", "(English, PDF, 345KB)",
        "(Word, 45 KB)", "(1.2 MB)", "PDF | 1.2 MB", "345 KB PDF",
    ],
)  # fmt: skip
def test_what_is_said_of_a_file_is_taken_out(said: str) -> None:
    assert without_files(Inline(f"Deep wells {said}, Water Alliance, 2017")).text == (
        "Deep wells, Water Alliance, 2017"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Deep wells (24 pages)", "Deep wells (2012)", "The 5 GB problem: data in the field", "PDF for everybody (PDFE)",
        "Publishing PDF files (a guide)", "Deep wells (report)",
    ],
)  # fmt: skip
def test_what_may_be_of_the_work_stays(text: str) -> None:
    assert without_files(Inline(text)).text == text


@pytest.mark.parametrize(
    "text", ["Download (PDF, 2 MB)", "PDF – 4.5 MB", "Español", "F", "", "Executive summary"]
)
def test_labels(text: str) -> None:
    assert is_label(text)
    assert not is_label("Deep wells (PDF, 2 MB)")


def linked(text: str, *words: str) -> Inline:
    places = ((text.index(word), text.index(word) + len(word)) for word in words)
    return Inline(text, tuple(Span(start, end, Mark.LINK, "https://e.org/") for start, end in places))


def test_labels_beside_a_linked_one_go_with_it() -> None:
    text = "Wells (2012) English | Français | Español"
    start = text.index("Français")
    assert with_other_labels(text, start, start + len("Français")) == (text.index("English"), len(text))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (linked("EN | FR | ES", "FR", "ES"), True),
        (linked("Also available in: French", "French"), True),
        (linked("Executive summary", "Executive summary"), True),
        (linked("French rivers", "French"), False),
        (linked("Link", "Link"), False),
        (Inline("English"), False),
    ],
)
def test_links_that_lead_to_versions(content: Inline, expected: bool) -> None:
    assert only_versions(content) is expected


@pytest.mark.parametrize(
    "behind",
    [
        "– available in [EN](https://e.org/e), [French](https://e.org/f) and other languages",
        "(Also available in: [FR](https://e.org/f))",
    ],
)
def test_words_before_links_to_versions_go_with_them(behind: str) -> None:
    (reference,) = references_of(f"## Sources\n\n- UNESCO, **Rivers and rain**, 2020 {behind}\n")
    assert (reference.title, reference.year, reference.note) == ("Rivers and rain", 2020, None)
    assert "https://e.org/f" in reference.urls


def test_definitions_of_linked_titles_with_the_size_of_their_files() -> None:
    page = (
        '<dl><dt><a href="https://e.org/{0}.pdf">{0}</a> {1}</dt><dd>Water Alliance, 2019. A guide.</dd></dl>'
    )
    references = references_of(
        "## Resources\n\n"
        + page.format("Listening-to-rivers", "(PDF, 2.3 MB)")
        + page.format("Wells", "[PDF 345 KB]")
    )
    assert [(r.title, r.publishers[0].name, r.year, r.note) for r in references] == [
        ("Listening-to-rivers", "Water Alliance", 2019, "A guide"),
        ("Wells", "Water Alliance", 2019, "A guide"),
    ]
