"""The part of a line that is marked up as its title: a link, a quotation, emphasis."""

import re
from functools import lru_cache

from annexcli.document import Inline, Mark, Span
from annexcli.parse import agents
from annexcli.parse.dates import BRACKETED_YEAR
from annexcli.parse.people import people

_QUOTED = re.compile(
    r"(?=[*“«„\"‘'])(?:(?<!\w)\*([^*]{3,})\*(?!\w)|[“«„]([^”»“]{3,600})[”»“]|„([^“”\"]{3,600})\"|(?<!\w)[\"]([^\"]{3,})[\"](?!\w)|(?<!\w)‘((?:[^’]|’(?=\w)){0,600})’(?!\w)"
    r"|(?<!\w)'(?=[^\s'])((?:[^']|'(?=\w)){6,600})'(?!\w))"
)
_MAY_QUOTE = re.compile(r"[*“«„\"‘']")
_OTHERS = re.compile(r"(?:et al|et alii|u\. ?a|op\. cit)\.?,?", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:\.\s|:|[–—-]\s)")
_ENDS_TITLE = re.compile(r"\s*(?:[,(.]|$)")
# What parts a publisher from its title.
SEPARATOR = re.compile(r"\s*(?:[,;:|]|\s[–—-])\s*$|\s*[–—]\s*$")
# A link that holds names and a date, and then the title.
_DATED_INSIDE = re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,:]\s")
# Names are no sentence, and a comma stands behind them.
_NAMES_BEFORE = re.compile(r"[^\W_a-z][^.:;?!“”«»\"]{2,80},\s+")
_LABEL_DATE = re.compile(r"\s*\(\d{4}[a-z]?\)\.?$")


@lru_cache(maxsize=256)  # the rules ask for that of one text several times
def title_anchor(content: Inline) -> Span | None:
    """Return the part of a line that is marked up as its title: a link, a quotation, emphasis."""
    text = content.text
    quoted = _QUOTED.finditer(text) if _MAY_QUOTE.search(text) else ()
    quotes = (Span(m.start(), m.end(), Mark.EMPHASIS) for m in quoted)
    if not content.spans:
        return next(quotes, None)
    return _marked_up(content, list(quotes))


def _marked_up(content: Inline, quotes: list[Span]) -> Span | None:
    if line := own_line(content):
        return line
    text = content.text
    links = [link for link in content.links if re.search(r"\w", text[link.start : link.end])]
    emphasised = [
        span
        for mark in (Mark.EMPHASIS, Mark.STRONG)
        for span in content.marked(mark)
        if (" " in text[span.start : span.end] or _is_alone(text, span))
        and not _OTHERS.fullmatch(text[span.start : span.end])
    ]
    inner = [span for span in (*quotes, *emphasised) if span.start > 0]
    if inner:
        # A link over the whole entry says nothing of its title; what is quoted in it does.
        links = [link for link in links if link.start > 0 or link.end < len(text) - 1]
    candidates = [*links, *quotes, *emphasised]
    if not candidates:
        return None
    chosen = _bold_title(content, links) or min(links or candidates, key=lambda span: span.start)
    if behind_names := _behind_names(text, chosen, inner):
        return behind_names
    # "[UNICEF](home page), [Children in a Digital World](report)": the first link is the publisher's.
    later = [span for span in candidates if span.start >= chosen.end]
    label = _LABEL_DATE.sub("", text[chosen.start : chosen.end])
    if later and chosen not in quotes and (agents.is_organisation(label) or people(label, shouted=True)):
        between = text[chosen.end : later[0].start]
        if SEPARATOR.fullmatch(between) or agents.is_organisation(text[: later[0].start].strip(" ,:;–—-")):
            chosen = later[0]
    # A title in quotation marks or emphasis may hold the link, or be held by it: take the wider one,
    # unless the wider one runs over the whole entry, publisher and all.
    wider = [
        s
        for s in candidates
        if s.start <= chosen.start and s.end >= chosen.end and (s.start > 0 or s.end < len(text) - 1)
        # What is in brackets behind a link says who made the work, in bold or not.
        if s.start > 0
        or (chosen.start <= (s in quotes) and not text[chosen.end : s.end].lstrip().startswith("("))
    ]
    return max(wider, key=lambda span: span.end - span.start, default=chosen)


def _behind_names(text: str, link: Span, inner: list[Span]) -> Span | None:
    """Return the title that ends a link, behind who made the work: ``[Caritas, *The weak ring*](…)``."""
    for span in inner:
        ends = link.mark is Mark.LINK and link.start < span.start and link.end - 1 <= span.end <= link.end
        if ends and not text[span.start].islower() and _NAMES_BEFORE.fullmatch(text, link.start, span.start):
            return span
    return None


def _bold_title(content: Inline, links: list[Span]) -> Span | None:
    """Return what an entry begins with in bold before its links, unless that is who made the work."""
    text = content.text
    for span in content.marked(Mark.STRONG) if links else ():
        label = text[span.start : span.end].strip(" .:")
        names = agents.is_organisation(label) or people(label, shouted=True)
        if span.start == 0 and " " in label and not names and all(link.start >= span.end for link in links):
            ends = label != text[span.start : span.end].strip() or _GOES_ON.match(text, span.end)
            return span if ends else None
    return None


def _is_alone(text: str, span: Span) -> bool:
    """Tell whether a single word is set apart where a title stands: ``UNICEF, *Childhood*, 2019``."""
    between = text[: span.start].rstrip().endswith((",", ":")) and _ENDS_TITLE.match(text, span.end)
    return span.end - span.start > 4 and bool(between)


def is_whole(content: Inline, anchor: Span) -> bool:
    """Tell whether an anchor is set in italics or bold, as whole titles are; a link may end before them."""
    links = any(link.start < anchor.end and anchor.start < link.end for link in content.links)
    marked = (*content.marked(Mark.EMPHASIS), *content.marked(Mark.STRONG))
    return not links and any((span.start, span.end) == (anchor.start, anchor.end) for span in marked)


def first_line(content: Inline) -> Span | None:
    """Return the first line of an entry of several lines."""
    line = next(iter(content.marked(Mark.LINE)), None)
    return line if line and not line.start and line.end < len(content.text) else None


def own_line(content: Inline) -> Span | None:
    """Return the first line of several, if all of it is in bold and names a work rather than who made one."""
    line = first_line(content)
    if not line:
        return None
    bold = next(
        (one for one in content.marked(Mark.STRONG) if not one.start and one.end >= line.end - 1), None
    )
    label = content.text[: line.end]
    if not bold or BRACKETED_YEAR.search(label):
        return None  # all of an entry in one line
    return None if agents.is_organisation(label) or people(label) else bold


def short_title(content: Inline) -> Span | None:
    """Return the single word that is emphasised at the beginning, if it is a title: ``*Mafia*, Laterza``."""
    for span in content.marked(Mark.EMPHASIS):
        word = content.text[span.start : span.end]
        goes_on = re.match(r",?\s+[^\W\d_A-ZÀ-Þ]", content.text[span.end :])
        if span.start <= 2 < len(word) and " " not in word and not goes_on:
            return span
    return None


def without_whole_link(content: Inline) -> Inline:
    """Leave out a link over the whole entry: it says nothing of where the title is."""
    text = content.text
    whole = [
        link
        for link in content.links
        if link.start == 0 and (link.end >= len(text) - 1 or _DATED_INSIDE.search(text[: link.end]))
    ]
    if not whole:
        return content
    return Inline(content.text, tuple(span for span in content.spans if span not in whole))
