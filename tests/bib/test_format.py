import re

import pytest
from hypothesis import given

from annexcli.bib.format import Left, formatted
from annexcli.bib.library import Entry, load
from tests.bib.strategies import files

MESSY = """\


% about the UN
@String{un = "United Nations"}
@STRING{own={Own}}
@preamble{ "\\newcommand{\\x}{y}" }


@ARTICLE{a, AUTHOR="Doe, Jane",
Title = {A {Title}
   over lines}, year=2018,month=jan, publisher = un # " Press",
 annote = {One.

  Two.}}
@misc{b,note={x}} % behind
% before c
@Misc(c, url = {https://e.org/a_b%20c})
@comment{jabref-meta: x;}
@misc{broken, title = {x
@misc{ % a remark
  d, note = {x}, % another
  year = 2018 }
"""
NEAT = """\
% about the UN
@String{un = "United Nations"}
@STRING{own={Own}}
@preamble{ "\\newcommand{\\x}{y}" }

@article{a,
  author        = {Doe, Jane},
  title         = {A {Title} over lines},
  year          = {2018},
  month         = jan,
  publisher     = un # { Press},
  annote        = {One.

  Two.},
}

@misc{b,
  note          = {x},
} % behind
% before c
@misc{c,
  url           = {https://e.org/a_b%20c},
}
@comment{jabref-meta: x;}
@misc{broken, title = {x
@misc{ % a remark
  d, note = {x}, % another
  year = 2018 }
"""


def test_everything_has_its_place() -> None:
    result = formatted(MESSY)
    assert result.text == NEAT
    assert result.left == tuple(Left(line, "it cannot be read as an entry") for line in (19, 20))
    assert formatted(NEAT).text == NEAT


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "\ufeff% x\r\n", "free text"])
def test_what_has_no_entry(text: str) -> None:
    once = formatted(text).text
    assert formatted(once).text == once
    assert once.strip("\ufeff \r\n") == text.strip("\ufeff \r\n")


def test_line_ends_and_mark_stay() -> None:
    assert formatted("\ufeff@misc{a,\r\n\tnote = {x}\r\n}").text == (
        "\ufeff@misc{a,\r\n  note          = {x},\r\n}\r\n"
    )


def test_paragraphs_and_comments_in_an_entry() -> None:
    text = "@misc{a,\n  abstract = {line one\n    line two\n\n  },\n}\n"
    once = formatted(text).text
    assert formatted(once).text == once
    assert "  abstract      = {line one line two},\n" in once
    commented = "@misc{a,\n title = {x}, % c\n note = {y}}\n"
    assert formatted(commented).text == commented
    assert formatted(commented).left == (Left(1, "there is more in it than fields, such as a comment"),)


def flat(entry: Entry) -> tuple[str, str, list[tuple[str, str]]]:
    return entry.type, entry.key, [(name, " ".join(value.split())) for name, value in entry.fields]


@given(files())
def test_nothing_is_lost_and_twice_is_as_once(text: str) -> None:
    once = formatted(text).text
    assert formatted(once).text == once
    before, after = load(text), load(once)
    assert list(map(flat, after.entries)) == list(map(flat, before.entries))
    assert [broken.fault for broken in after.broken] == [broken.fault for broken in before.broken]
    letters = re.compile(r"[\s{}\"(),]+")
    assert letters.sub("", once).lower() == letters.sub("", text).lower()
