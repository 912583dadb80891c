"""What the pages of reference say, to be held against the program."""

import re

from tests.conftest import ROOT


def page(name: str) -> str:
    """Return the text of a page."""
    return (ROOT / "docs" / name).read_text("utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, down to the next one of its rank."""
    rank = heading.split(maxsplit=1)[0]
    found = re.search(rf"^{re.escape(heading)}.*\n((?:(?!{rank} ).*\n?)*)", text, re.MULTILINE)
    assert found, heading
    return found[1]


def rows(text: str) -> list[list[str]]:
    """Return the cells of the tables in a text, without their headings."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rules = {number for number, row in enumerate(cells) if all(re.fullmatch(r":?-+:?", cell) for cell in row)}
    return [row for number, row in enumerate(cells) if number not in rules and number + 1 not in rules]


def code(text: str) -> list[str]:
    """Return what is set as code in the words of a text."""
    return re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))
