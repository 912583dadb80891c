import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline, Mark, Span
from annexcli.read.repair import repaired, repaired_inline
from tests.conftest import Annex


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("cafÃ©", "café"),
        ("L’Ã©cole", "L’école"),
        ("schÃ¶n â€œquotedâ€\x9d", "schön “quoted”"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
        ("Ø§Ù„Ù„ØºØ©", "اللغة"),
        ("e\u0301tude", "étude"),
        ("eﬃcient", "efficient"),
        ("São Paulo", "São Paulo"),
        ("ANÁLISE ÀS CRIANÇAS", "ANÁLISE ÀS CRIANÇAS"),
        ("Ã rea", "Ã rea"),  # a byte is lost: it could be another letter
        ("Œuvre – “Ä”", "Œuvre – “Ä”"),
    ],
)
def test_repaired(broken: str, text: str) -> None:
    assert repaired(broken) == text


def test_markup_stays_over_its_words() -> None:
    content = Inline("UNICEF, L’e\u0301tude cafÃ©, 2015", (Span(8, 16, Mark.LINK, "https://e.org"),))
    fixed = repaired_inline(content)
    assert fixed.text == "UNICEF, L’étude café, 2015"
    link = fixed.links[0]
    assert fixed.text[link.start : link.end] == "L’étude"


def test_in_a_document(annex: Annex) -> None:
    line = "- UNICEF, [Les droits de l’enfant en EuropÃ©](https://e.org), 2015"
    annex.write("report.md", f"## References\n\n{line}\n")
    annex("parse", "report.md")
    assert "Les droits de l’enfant en Europé" in annex("list").out


@given(st.text(max_size=40))
def test_what_is_repaired_stays_so(text: str) -> None:
    once = repaired(text)
    assert unicodedata.is_normalized("NFC", once)
    if text.isascii():
        assert once == text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("Garcı\u0301a", "García"), ("Garc´ıa", "García"), ("na¨ıve", "naïve"), ("M¨uller", "Müller"), ("ȷ\u030c", "ǰ"),
     ("Kadıköy", "Kadıköy"), ("l´eau", "l´eau"), ("Harbour ¨ Board", "Harbour ¨ Board")],
)  # fmt: skip
def test_accents_that_tex_prints_apart_from_their_letters(printed: str, meant: str) -> None:
    assert repaired(printed) == meant
