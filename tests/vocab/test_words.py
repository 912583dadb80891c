"""Words of patterns that are looked for before the patterns themselves are tried."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.text import lowered
from annexcli.vocab import table
from annexcli.vocab.words import beginnings, has_beginning


@pytest.mark.parametrize(("name", "letters"), [("accessed", 4), ("locator", 3)])
@given(data=st.data())
def test_what_a_pattern_matches_has_its_beginning(name: str, letters: int, data: st.DataObject) -> None:
    patterns = table("lead_ins")[name]
    pattern = data.draw(st.sampled_from(patterns))
    written = lowered(data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True)))
    if re.fullmatch(pattern, written):
        assert has_beginning(f"(see {written} 12", beginnings(patterns, letters), letters)


def test_a_word_that_may_end_sooner_has_two_beginnings() -> None:
    assert beginnings(["pp?", "chaps?", "cit\\."], 3) == {"p", "pp", "cha", "cit"}


@pytest.mark.parametrize("pattern", ["(?:last )?seen", "se(?:en)? on", "s[ei]en", "..."])
def test_a_pattern_that_may_begin_otherwise_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not certain"):
        beginnings([pattern], 4)


def test_few_texts_have_a_beginning() -> None:
    known = beginnings(["retrieved", "cit\\."], 4)
    assert has_beginning("oslo, retrieved 2019", known, 4)
    assert not has_beginning("cities in 2019", known, 4)
