"""Definition lists in pandoc's tree: a work and words about it, or a theme and the works of it.

What a term is, its definitions tell: several that each cite something are works under a theme.
"""

import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]
Definition = tuple[list[Node], list[list[Node]]]

# A theme is a short name without a link or a year.
_MOST_WORDS = 8
# A work has more words than "UNICEF, New York, 2019", which is said of one; what is longer is a text.
_FEWEST_WORDS, _LONGEST = 5, 60
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def items(definitions: list[Definition]) -> Iterator[list[Node]]:
    """Yield the terms of a definition list as the items of a list, each as pandoc's blocks.

    A work has what is said of it behind it, marked as a title is; a theme has its works as a list inside it.

    Args:
        definitions: the terms, each with its definitions.

    """
    themes = any(len(texts) > 1 and _are_works(term, texts) for term, texts in definitions)
    for term, texts in definitions:
        linked = len(texts) > 1 and all(map(_begins_linked, texts))
        if linked or (themes and _are_works(term, texts)):
            yield [{"t": "Plain", "c": term}, {"t": "BulletList", "c": texts}]
        else:
            yield _described(term, texts)


def _described(term: list[Node], texts: list[list[Node]]) -> list[Node]:
    """Return a term and what is said of it as one item, the term marked as a title is."""
    said = [node for text in texts for node in text]
    if _is_citation_label(term):
        return said  # a key, by which reStructuredText cites the entry
    # Behind a link stands what is no title: "(PDF, 2 MB)", "New!".
    title, badge = (term[:1], term[1:]) if term and term[0]["t"] == "Link" else (term, [])
    titled = [{"t": "Strong", "c": title}, *badge, {"t": "Str", "c": ":"}] if said else term
    return [{"t": "Plain", "c": titled}, *said]


def _is_citation_label(term: list[Node]) -> bool:
    return bool(term) and term[0]["t"] == "Span" and "citation-label" in term[0]["c"][0][1]


def _begins_linked(text: list[Node]) -> bool:
    """Tell whether the first paragraph of a text begins with a link."""
    return (
        bool(text)
        and text[0]["t"] in {"Para", "Plain"}
        and [one["t"] for one in text[0]["c"][:1]] == ["Link"]
    )


def _are_works(term: list[Node], texts: list[list[Node]]) -> bool:
    """Tell whether a term is a theme and the texts below it are works: most have a link or a year."""
    words, linked = _words(term)
    if linked or not words or len(words) > _MOST_WORDS or _YEAR.search(" ".join(words)):
        return False
    if _is_citation_label(term) or not all(map(_is_short, texts)):
        return False
    return sum(map(_cites, texts)) >= max(1, 0.6 * len(texts))


def _is_short(text: list[Node]) -> bool:
    plain = all(node["t"] in {"Para", "Plain"} for node in text)
    return plain and len(text) == 1 and len(_words(text)[0]) <= _LONGEST


def _cites(text: list[Node]) -> bool:
    """Tell whether a text may be a work: it has a link or a year, and is no sentence about one."""
    words, linked = _words(text)
    return len(words) >= _FEWEST_WORDS and (linked or _YEAR.search(" ".join(words)) is not None)


def _words(nodes: list[Node]) -> tuple[list[str], bool]:
    """Return the words in nodes, and whether there is a link among them."""
    words: list[str] = []
    linked = False
    stack: list[Any] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kind, contents = node["t"], node.get("c")
            linked = linked or kind == "Link"
            if kind == "Str":
                words.append(node["c"])
            else:
                # The attributes before them and the address behind them hold no words.
                stack.append(node["c"][1] if kind in {"Link", "Image", "Span", "Cite"} else contents)
    return words, linked
