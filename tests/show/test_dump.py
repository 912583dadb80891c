"""JSON of any value: what a terminal or UTF-8 would trip over stands as its code."""

import json

import pytest

from annexcli.show.dump import dumped, dumped_line


# A byte of a file's name that is no UTF-8 is half a pair of surrogates in Python (PEP 383).
@pytest.mark.parametrize("text", ["ref\udcff.bib", "é最🙂", "\x9b31m\x7f", "\u202eabc\u2066"], ids=ascii)
def test_it_can_be_written_and_read_whatever_is_in_it(text: str) -> None:
    for made in (dumped({"file": text}), dumped_line({"file": text})):
        assert json.loads(made.encode("utf-8")) == {"file": text}
        assert not {"\x9b", "\x7f", "\u202e"} & set(made)


def test_a_line_is_one_line() -> None:
    assert dumped_line({"a": "b\nc"}) == '{"a": "b\\nc"}\n'
