"""References as a table for a terminal."""

import io

import pytest
from rich.console import Console

from annexcli.model.reference import Reference, Source
from annexcli.show.table import references

ONE = Reference(
    "A title of some words",
    key="ministry2018guidelines",
    urls=("https://ministry.example/guidelines/2018/first",),
    source=Source("reports/of/the/ministry.md", 12),
)


@pytest.mark.parametrize("columns", [["key", "url", "source"], ["key", "title", "url"], ["url", "key"]])
@pytest.mark.parametrize("width", [39, 60, 100])
def test_every_column_can_be_seen_however_narrow_the_terminal_is(columns: list[str], width: int) -> None:
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as shown:
        console.print(references([ONE], columns, width))
    heading, *lines = shown.get().splitlines()
    assert heading.split() == columns
    assert all(len(line) <= width for line in [heading, *lines])
