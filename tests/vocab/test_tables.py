"""The tables of words: what is in them is there once, and can be found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab import words as module

NAMES = sorted(path.stem for path in Path(module.__file__).parent.glob("*.toml"))


def lists(value: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of texts in a table, each with its name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{name}.{key}")
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield name, value


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_twice_in_a_list(name: str) -> None:
    twice = {
        where: [one for one in texts if texts.count(one) > 1] for where, texts in lists(table(name), name)
    }
    assert {where: texts for where, texts in twice.items() if texts} == {}


@pytest.mark.parametrize(
    "name", ["columns", "given_names", "headings", "names", "pages.gone", "pages.parked", "pages.wall"]
)
def test_what_is_compared_after_folding_has_words(name: str) -> None:
    file, _, part = name.partition(".")
    value = table(file)[part] if part else table(file)
    assert [text for _, texts in lists(value, name) for text in texts if not fold(text)] == []
