"""Is this page about the reference? Its title beside what the page says of itself."""

from collections.abc import Iterable
from functools import cache

from annexcli.model.verdict import Page
from annexcli.text import fold
from annexcli.vocab import table

# A title of fewer words says too little to call a page another document.
_FEWEST = 3
# Of the words of the reference's title: at most so many may stand in the page, in its titles and in all
# that was read.
_IN_TITLES = 0.25
_IN_TEXT = 0.5
_NEAR = 75


def mismatch(titles: Iterable[str], page: Page) -> str | None:
    """Return why a page is plainly another document than those titles name, or None where it may be it.

    Plainly: the page has a title of its own that shares next to no words with any of them, and the
    beginning of its text does not name them either. A title of few words, a page without words and another
    language decide nothing.
    """
    wanted = [title for title in titles if len(_words(title)) >= _FEWEST]
    if not wanted or not page.opening:
        return None
    own = [text for text in (page.title, *page.headings) if len(_words(text)) >= _FEWEST]
    if not own:
        return None
    if all(_is_other(title, own, page.opening) for title in wanted):
        return f"the page is titled “{own[0][:120]}”"
    return None


def _is_other(title: str, own: list[str], text: str) -> bool:
    words = _words(title)
    folded = fold(title)
    in_titles = set().union(*map(_words, own))
    if len(words & in_titles) > _IN_TITLES * len(words) or len(words & _words(text)) > _IN_TEXT * len(words):
        return False
    languages = {_language(title), _language(" ".join(own))} - {None}
    if len(languages) > 1 or title.isascii() != " ".join(own).isascii():
        return False
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 - most runs compare no titles

    return all(partial_ratio(folded, fold(other)) < _NEAR for other in (*own, text))


def _words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning: short ones hold sentences together."""
    return frozenset(word for word in fold(text).split() if len(word) > 3 or not word.isascii())


def _language(text: str) -> str | None:
    """Return the language most of whose frequent words a text has, or None where no one leads."""
    words = set(fold(text).split())
    counts = sorted(
        ((len(words & frequent), language) for language, frequent in _frequent().items()), reverse=True
    )
    (best, language), (second, _) = counts[:2]
    return language if best > second else None


@cache
def _frequent() -> dict[str, frozenset[str]]:
    return {language: frozenset(map(fold, words)) for language, words in table("languages").items()}
