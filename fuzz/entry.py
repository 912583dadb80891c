"""The entry parser: any line becomes a reference or a leftover with its reason, made of what it says."""

from annexcli.document import Inline, Item, Mark, Span
from annexcli.model.reference import Reference
from annexcli.parse import entry, references
from annexcli.parse.habits import Habits, habits_of
from annexcli.read import plain
from annexcli.text import squash
from fuzz.text import text_of

_MARKS = (Mark.LINK, Mark.EMPHASIS, Mark.STRONG)


def one(data: bytes) -> None:
    """Read a line with markup on it, and the same text as a document."""
    content = marked(squash(text_of(data[2:])), data[:2])
    for habits in (Habits(), habits_of([content] * 3)):
        item = entry.read(Item(content, line=1), document="a.md", section=None, habits=habits)
        assert item.source.raw == content.text
        assert (item.reference is None) == bool(item.reason)
        if item.reference:
            _check(item.reference, content)
    document = plain.document("References\n\n" + text_of(data[2:]), "a.txt")
    for item in references.parse(document).items:
        assert item.reference or item.reason


def marked(text: str, numbers: bytes) -> Inline:
    """Return text with one piece of it marked up, if the numbers say so."""
    if len(numbers) < 2 or not text or numbers[0] % 4 == 3:
        return Inline(text)
    start = numbers[1] % len(text)
    end = min(len(text), start + 1 + numbers[0] % 60)
    return Inline(text, (Span(start, end, _MARKS[numbers[0] % 4], "https://example.org/a"),))


def _check(reference: Reference, content: Inline) -> None:
    """Nothing is made up: a date is one, a title has letters of the line in their order."""
    assert reference.title or reference.urls
    if reference.date:
        assert 0 < reference.date.year < 10_000
        assert reference.date.month in {None, *range(1, 13), *range(21, 25)}  # seasons are 21 to 24
        assert reference.date.day is None or 1 <= reference.date.day <= 31
    assert all(
        agent.name.strip() for agent in (*reference.authors, *reference.editors, *reference.publishers)
    )
    if reference.title:
        said = filter(str.isalnum, content.text)
        assert all(letter in said for letter in reference.title if letter.isalnum())
