"""Entries in Chinese, Japanese and Korean, and those of any language after GB/T 7714.

No spaces part their words and no capitals begin their names: brackets, endings and the order of the parts
tell what is what. Few documents have such entries, and compiling their patterns takes a tenth of the time of
the program's start: the rules are loaded with the first one.
"""

from typing import TYPE_CHECKING

from annexcli.parse.east_asian.script import is_east_asian

if TYPE_CHECKING:
    from annexcli.document import Inline
    from annexcli.parse.east_asian.entry import EastAsian
    from annexcli.parse.parts import Parts


def is_cited(text: str) -> bool:
    """Tell whether a text looks like an entry in Chinese, Japanese or Korean rather than like a sentence."""
    if not is_east_asian(text):
        return False
    from annexcli.parse.east_asian import cited  # noqa: PLC0415 - see above

    return cited.is_cited(text)


def is_sentence(text: str) -> bool:
    """Tell whether a text in Chinese, Japanese or Korean is a sentence rather than an entry."""
    from annexcli.parse.east_asian import cited  # noqa: PLC0415 - see above

    return cited.is_sentence(text)


def read(content: "Inline", before: "Parts | None") -> "EastAsian | None":
    """Return what an entry in Chinese, Japanese or Korean says; None where it is in none of them.

    Args:
        content: the text of the entry, its addresses and identifiers taken out.
        before: who made the entry before, for whom a line may stand.

    """
    if not is_east_asian(content.text):
        return None
    from annexcli.parse.east_asian import entry  # noqa: PLC0415 - see above

    return entry.read(content, before)
