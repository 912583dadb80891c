import time

import pytest

from annexcli.read.joining import joined, words_of


def text_of(*lines: str, known: str = "") -> str:
    return joined(lines, words_of([*known.splitlines(), *lines]))


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_a_hyphen_that_a_line_s_end_asked_for_goes_whichever_it_is(hyphen: str) -> None:
    assert text_of(f"Bewertung der Wasser{hyphen}", "versorgung") == "Bewertung der Wasserversorgung"
    assert text_of(f"self{hyphen}", "made roads", known="self made") == f"self{hyphen}made roads"


def test_a_hyphen_that_is_printed_at_line_ends_alone_always_goes() -> None:
    assert text_of("The self\u00ad", "less made", known="self less") == "The selfless made"


def test_half_a_word_may_be_a_word_where_lines_break_words() -> None:
    known = "so far from the"
    assert (
        text_of("The so-", "lar power of the vil-", "lages", known=known) == "The solar power of the villages"
    )
    assert text_of("The so-", "called power", known=known) == "The so-called power"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("<https://agua.example/informes-de-", "cuenca/2019>. Acceso"), "<https://agua.example/informes-de-cuenca/2019>. Acceso"),
        (("<https://agua.example/a", "cuenca>. Acceso"), "<https://agua.example/acuenca>. Acceso"),
        (("https://roads.example/a/", "b_c/", "d.pdf"), "https://roads.example/a/b_c/d.pdf"),
        (("See https://roads.example/a.", "Oslo"), "See https://roads.example/a. Oslo"),
        (("<https://roads.example/a>", "Consulted 3/4/2019"), "<https://roads.example/a> Consulted 3/4/2019"),
        (("pp. 45–", "67"), "pp. 45–67"),
        (("Roads -", "Report"), "Roads - Report"),
    ],
)  # fmt: skip
def test_addresses_and_ranges_go_on_without_a_space(lines: tuple[str, ...], whole: str) -> None:
    assert text_of(*lines) == whole


def test_many_lines_without_a_space_take_time_in_proportion() -> None:
    begun = time.process_time()
    assert len(text_of(*["https://roads.example/a-"] * 30_000)) > 30_000 * 24
    assert time.process_time() - begun < 1.5
