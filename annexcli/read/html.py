"""HTML in a form from which pandoc drops nothing that is needed."""

import re

# pandoc reads notes where the call of one has this role, and throws them away where only their list has one.
_CALL = re.compile(r"<a\b[^<>]*\brole\s*=\s*[\"']?doc-noteref", re.IGNORECASE)
_NOTES = re.compile(r"\brole\s*=\s*([\"']?)doc-(?:endnotes?|footnotes?)\b\1", re.IGNORECASE)
# pandoc forgets the names of these, to which the calls of notes lead.
_NAMED = re.compile(
    r"<(?:p|dd|dt|td)\b[^<>]{0,400}?\sid\s*=\s*(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([^\s\"'<>]{1,200}))[^<>]{0,400}>",
    re.IGNORECASE,
)
# pandoc keeps white space around an address, and breaks in it, as "%20" and "%0A"; browsers leave it out.
_TARGET = re.compile(r"(?<=\s)(href\s*=\s*)([\"'])((?:(?!\2)[^<>])*)\2", re.IGNORECASE)
_ASIDE = re.compile(r"<(/?)aside\b(?=([^<>]*)>)", re.IGNORECASE)


def prepared(text: str) -> str:
    """Return an HTML page for pandoc: names of notes kept, asides marked, addresses as browsers read them.

    No line is added.
    """
    if not _CALL.search(text):
        text = _NOTES.sub("", text)
    text = _TARGET.sub(_without_breaks, text)
    text = _NAMED.sub(_with_anchor, text)
    return _ASIDE.sub(_division, text)


def _without_breaks(attribute: re.Match[str]) -> str:
    """Return a target without white space at its ends and breaks in it (WHATWG URL, basic URL parser)."""
    target = re.sub(r"[\t\r\n]", "", attribute[3].strip())
    return f"{attribute[1]}{attribute[2]}{target}{attribute[2]}"


def _with_anchor(tag: re.Match[str]) -> str:
    name = next(filter(None, tag.groups()), "")
    return f'{tag[0]}<span id="{name}"></span>' if '"' not in name and not tag[0].endswith("/>") else tag[0]


def _division(tag: re.Match[str]) -> str:
    """Return a tag of an aside, whose role pandoc forgets, as that of a division with its role."""
    if tag[1]:
        return "</div"
    return "<div" if re.search(r"\srole\s*=", tag[2], re.IGNORECASE) else '<div role="complementary"'
