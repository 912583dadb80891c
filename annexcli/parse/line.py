"""Publisher-first lines: ``Publisher(s), [Title](target) (remark) more title, year (remark)``.

Every part is optional. What is marked up as a link, a quotation or emphasis anchors the title; what
stands before it names the publisher, what stands behind it goes on with the title or remarks on it.
"""

import re
from functools import lru_cache

from annexcli.document import Inline, Mark, Span
from annexcli.model.reference import Organisation, PartialDate, Person
from annexcli.parse import agents, dates, imprint
from annexcli.parse.parts import Parts, clean_title
from annexcli.parse.people import people
from annexcli.parse.places import is_place
from annexcli.parse.sentences import end_of_title
from annexcli.parse.tail import peel, without_gazette
from annexcli.vocab.words import phrases

_QUOTED = re.compile(
    r"(?=[*“«„\"‘'])(?:(?<!\w)\*([^*]{3,})\*(?!\w)|[“«„]([^”»“]{3,})[”»“]|„([^“”\"]{3,})\"|(?<!\w)[\"]([^\"]{3,})[\"](?!\w)|(?<!\w)‘((?:[^’]|’(?=\w))*)’(?!\w)"
    r"|(?<!\w)'(?=[^\s'])((?:[^']|'(?=\w)){6,})'(?!\w))"
)
_MAY_QUOTE = re.compile(r"[*“«„\"‘']")
_OTHERS = re.compile(r"(?:et al|et alii|u\. ?a|op\. cit)\.?,?", re.IGNORECASE)
_SHORT_NAME = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ-]{1,11}")
_LABEL_DATE = re.compile(r"\s*\(\d{4}[a-z]?\)\.?$")
_DATE_BEHIND = re.compile(r"^[,.]?\s*[(\[]?\s*$")
_SEPARATOR = re.compile(r"\s*(?:[,;:|]|\s[–—-])\s*$|\s*[–—]\s*$")
_HEAD_DATE = re.compile(r"[,\s]*[(\[]?(?P<date>[^()\[\]]{4,24}?)[)\]]?\s*[.,:;]?\s*$")
_LEADING_DASH = re.compile(r"^\s*(?:[–—:]|-(?=\s))\s*")
_INNER_TAIL = re.compile(r"(?P<title>.{8,})\s[–—|]\s(?P<who>[^–—|]{2,80})$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\s+")
_PLACE_AND_YEAR = re.compile(
    r"[,.]\s+(?P<place>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z]?[^\W\d_]+){0,2}),?\s+(?P<year>(?:19|20)\d\d)\.?"
)
_BY = re.compile(r"^(?:,\s*)?(?:published\s+)?(?:by|from|par|por|von|da|door)\s+(?P<who>.+)$", re.IGNORECASE)
_COMMA, _COLON = re.compile(r",\s+"), re.compile(r":\s+")


def read(content: Inline, *, publisher_first: bool, issued_by: tuple[Organisation, ...] = ()) -> Parts:
    """Return the parts of a line.

    Args:
        content: the text of the entry, addresses and identifiers taken out.
        publisher_first: whether most lines of the list plainly begin with a publisher, which
            decides about lines that could be read either way.
        issued_by: publishers that stood before it, marked up as such.

    """
    content, line = without_gazette(content)
    line = line._replace(publishers=issued_by)
    content, line = peel(content, line)
    found = _read(content, line, publisher_first=publisher_first)
    if found.issued and not found.publishers:
        found = found._replace(publishers=found.issued)
    return found if found.publishers or found.authors else _with_inner_imprint(found)


def _by_a_person(line: Parts) -> Parts:
    """Take a single word before a title for a person's name where a body is named behind it, too."""
    names = [publisher.name for publisher in line.publishers]
    if len(names) != 1 or " " in names[0] or not names[0].isalpha() or agents.is_organisation(names[0]):
        return line
    body = next((remark for remark in line.remarks if agents.is_organisation(remark)), "")
    if not body:
        return line
    remarks = tuple(remark for remark in line.remarks if remark != body)
    publishers = agents.organisations(body)
    return line._replace(authors=(Person(names[0]),), publishers=publishers, remarks=remarks)


def _with_inner_imprint(line: Parts) -> Parts:
    """Take the imprint off a title that nobody else issued: ``Title. Geneva: WHO``."""
    end = 0
    while step := end_of_title(line.title[end:]):
        end += step
        found = imprint.read(line.title[end:])
        if found.publishers and found.place and not (found.container or found.left):
            return _titled(line, line.title[:end])._replace(publishers=found.publishers, place=found.place)
    return line


def _read(content: Inline, line: Parts, *, publisher_first: bool) -> Parts:
    anchor = title_anchor(content)
    if anchor is None:
        return _plain(content.text, line, publisher_first=publisher_first)
    head, label = content.text[: anchor.start], content.text[anchor.start : anchor.end]
    rest = content.text[anchor.end :]
    if not re.search(r"\w", head):
        strong = content.marked(Mark.STRONG)
        bold = any(span.start <= anchor.start and span.end >= anchor.end for span in strong)
        described = bold and re.match(r"\s*(?::|[–—-]\s)", rest) is not None
        return _anchor_first(label, rest, line, publisher_first=publisher_first, described=described)
    return _anchor_after(head, label, rest, line, publisher_first=publisher_first)


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
    text = content.text
    links = [link for link in content.links if re.search(r"\w", text[link.start : link.end])]
    emphasised = [
        span
        for mark in (Mark.EMPHASIS, Mark.STRONG)
        for span in content.marked(mark)
        if " " in text[span.start : span.end] and not _OTHERS.fullmatch(text[span.start : span.end])
    ]
    inner = [span for span in (*quotes, *emphasised) if span.start > 0]
    if inner:
        # A link over the whole entry says nothing of its title; what is quoted in it does.
        links = [link for link in links if link.start > 0 or link.end < len(text) - 1]
    candidates = [*links, *quotes, *emphasised]
    if not candidates:
        return None
    chosen = min(links or candidates, key=lambda span: span.start)
    # "[UNICEF](home page), [Children in a Digital World](report)": the first link is the publisher's.
    later = [span for span in candidates if span.start >= chosen.end]
    label = _LABEL_DATE.sub("", text[chosen.start : chosen.end])
    if later and chosen not in quotes and (agents.is_organisation(label) or people(label, shouted=True)):
        between = text[chosen.end : later[0].start]
        if _SEPARATOR.fullmatch(between) or agents.is_organisation(text[: later[0].start].strip(" ,:;–—-")):
            chosen = later[0]
    # A title in quotation marks or emphasis may hold the link, or be held by it: take the wider one,
    # unless the wider one runs over the whole entry, publisher and all.
    wider = [
        s
        for s in candidates
        if s.start <= chosen.start and s.end >= chosen.end and (s.start > 0 or s.end < len(text) - 1)
        if s.start > 0 or chosen.start == 0
    ]
    return max(wider, key=lambda span: span.end - span.start, default=chosen)


def _anchor_first(
    label: str, rest: str, line: Parts, *, publisher_first: bool, described: bool = False
) -> Parts:
    """Read a line that begins with its anchor: the title, the publisher, or both in one link."""
    if _SHORT_NAME.fullmatch(label.strip()) and len(rest.split()) >= 5 and rest.lstrip()[:1].isupper():
        return _titled(line.remarked(label), rest)  # "[LOMLOE](…) Ley Orgánica 3/2020, de 29 de …"
    rest = rest.strip()
    line, label = _inner_head(label, line, publisher_first=publisher_first)
    tail = None if line.publishers or line.authors else _INNER_TAIL.match(label)
    if tail and agents.is_organisation(tail["who"]) and not agents.is_organisation(tail["title"]):
        line, label = line.named(tail["who"]), tail["title"]
    if line.publishers or line.authors:
        return _behind(label, rest, line, described=described)
    follows = re.match(r"^(?:[,:]|[–—-]\s)\s*(?P<text>[^\W\d_a-z].{2,})$", rest)
    if follows and agents.is_organisation(label) and not agents.is_organisation(follows["text"]):
        return _titled(line.named(label), follows["text"])
    return _behind(label, rest, line, described=described)


def _inner_head(label: str, line: Parts, *, publisher_first: bool) -> tuple[Parts, str]:
    """Take the publisher off the front of a link's text: ``[ICMEC, Annual Report]``."""
    for separator in (_COMMA, _COLON):
        match = separator.search(label)
        if not match or not label[match.end() : match.end() + 1].isupper():
            continue
        who = label[: match.start()]
        organisation = agents.is_organisation(who)
        certain = organisation and (len(who.split()) > 1 or any(c.isupper() for c in who[1:]))
        likely = organisation if separator is _COMMA and publisher_first else False
        if certain or likely or (separator is _COLON and agents.is_newspaper(who)):
            return line.named(who), label[match.end() :]
    return line, label


def _anchor_after(head: str, label: str, rest: str, line: Parts, *, publisher_first: bool) -> Parts:
    """Read a line with something before its anchor: the publisher, or the beginning of the title."""
    head, rest = _outside_brackets(head, rest)
    head, line = _dated_head(head, line)
    separator = _SEPARATOR.search(head)
    who = (head[: separator.start()] if separator else head).strip(" ,;:")
    if not re.search(r"\w", who) or who.casefold().rstrip(" :.") in phrases("names", "lead"):
        return _anchor_first(label, rest, line, publisher_first=publisher_first)
    if people(who):
        return _behind(label, rest, line.named(who))
    if separator or (line.dated and head.rstrip().endswith(".")):
        # A comma right before a linked title follows a publisher, however it is written ("Think you know").
        comma = separator is not None and separator[0].strip() == "," and len(who.split()) <= 12
        nameable = agents.is_name(who) or ((comma or publisher_first) and not who[0].islower())
        if agents.is_organisation(who) or (nameable and not agents.is_work(who)):
            return _by_a_person(_behind(label, rest, line.named(who)))
    elif agents.is_name(who) and not agents.is_work(who):
        return _by_a_person(_behind(label, rest, line.named(who)))
    return _behind(f"{head}{label}".strip(), rest, line)


def _outside_brackets(head: str, rest: str) -> tuple[str, str]:
    """Take off brackets that hold just the anchor: ``UNICEF ([Title](…))``."""
    if head.rstrip().endswith(("(", "[")):
        return head.rstrip()[:-1], re.sub(r"^\s*[)\]]", "", rest)
    return head, rest


def _dated_head(head: str, line: Parts) -> tuple[str, Parts]:
    """Take a date off the front or the end of the words before an anchor: ``UNICEF (2017),``."""
    match = None if line.dated else _HEAD_DATE.search(head, max(0, len(head) - 40))
    if match and (dated := dates.whole(match["date"])) and match.start() > 0:
        return head[: match.start()] + ("," if head[match.start() :].strip() else ""), line.on(dated)
    dated = next(iter(dates.every(head)[:1]), None)
    if dated and not line.dated and not re.search(r"\w", head[: dated.start]):
        behind = re.match(r"[)\]]?\s*(?:[,:.]|[–—-](?=\s))?\s+", head[dated.end :] + " ")
        if behind:
            return head[dated.end + behind.end() :], line.on(dated)
    return head, line


def _behind(title: str, rest: str, line: Parts, *, described: bool = False) -> Parts:
    """Read what stands behind the anchor: more of the title, remarks, a publisher.

    ``described`` says that words behind it are about the work, as behind a title in bold.
    """
    remarks: list[str] = []
    acronym = ""
    quoted = title.endswith(("”", "»", '"', "’", "'"))
    if stop := re.search(r"([.,])[”»\"’]$", title):
        rest = stop[1] + rest  # the stop that follows a title in quotation marks stands inside them
    line, rest = _dated_behind(line, rest)
    if not line.dated and (placed := _PLACE_AND_YEAR.fullmatch(rest.strip())):
        line = line._replace(date=PartialDate(int(placed["year"])), dated=True, place=placed["place"])
        rest = ""
    while rest := rest.strip():
        if rest.startswith(("(", "[")) and (end := _closing_bracket(rest)):
            inside, rest = rest[1:end].strip(), rest[end + 1 :]
            if rest.strip() and re.match(r"\w", rest.strip()) and agents.abbreviates(inside, title):
                title, acronym = f"{title} ({inside})", inside
            elif not (line.publishers or line.authors) and agents.is_organisation(inside):
                line = line.named(inside)
                described = True
            else:
                remarks.append(inside)
            continue
        if not (line.publishers or line.authors) and (issuer := _issuer(rest)):
            who, rest = issuer
            line = line.named(who)
            remarks.append(rest.strip(" ,;."))
            break
        words, rest = _segment(rest)
        if not described and _belongs_to_title(words, line, after_acronym=bool(acronym), quoted=quoted):
            joint = "" if words[0] in ",:;" else " "
            title = f"{title}{joint}{words}"
        else:
            remarks.append(words.strip(" ,;.:–—-"))
    place = next((remark for remark in remarks if not line.place and is_place(remark)), "")
    remarks = [remark for remark in remarks if remark and remark != place]
    line = line._replace(remarks=(*remarks, *line.remarks), place=line.place or place)
    return _titled(line, title)


def _dated_behind(line: Parts, rest: str) -> tuple[Parts, str]:
    """Take the date that stands right behind a title, whatever follows: ``, 20 November 1989, United …``."""
    if line.dated or not (dated := next(iter(dates.every(rest)), None)):
        return line, rest
    before, after = rest[: dated.start], rest[dated.end :]
    if not _DATE_BEHIND.match(before) or not re.match(r"\s*[)\],.;:]|\s*$", after):
        return line, rest
    opened = "(" in before or "[" in before
    return line.on(dated), after.lstrip(" )]") if opened else after


def _closing_bracket(text: str) -> int | None:
    depth = 0
    for position, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if depth == 0:
            return position
    return None


def _issuer(rest: str) -> tuple[str, str] | None:
    """Return the publisher that ``rest`` begins with and what follows it: ``, UNICEF, New York``."""
    if by := _BY.match(rest):
        who, _, more = by["who"].partition(", ")
        return (who.strip(" ,."), more) if agents.is_organisation(who.strip(" ,.")) else None
    match = re.match(r"^(?P<mark>[,.;|]|[–—-]\s)\s*(?P<who>[^,.;()]+)(?P<more>.*)$", rest)
    if not match:
        return None
    who = match["who"].strip()
    if is_place(who) or is_place(match["who"] + match["more"].rstrip(" .")):
        return None
    # Behind a full stop stands who published it, whatever the name: "“Title.” The Independent."
    named = match["mark"] == "." and agents.is_name(who) and not agents.is_work(who)
    return (who, match["more"].lstrip(" ,;.")) if named or agents.is_organisation(who) else None


def _segment(rest: str) -> tuple[str, str]:
    """Cut the words up to the next bracket off the front."""
    bracket = re.search(r"\s[(\[]", rest)
    return (rest[: bracket.start()], rest[bracket.start() :]) if bracket else (rest, "")


def _belongs_to_title(words: str, line: Parts, *, after_acronym: bool, quoted: bool) -> bool:
    """Tell whether words behind a linked title go on with it.

    In a dated or published entry the link covers only a part of the title ("[Hotlines] Combating
    CSAM, 2015"); in a bare list of resources the words behind the link describe it.
    """
    first = words.lstrip(" ,:;–—-")[:1]
    if quoted and words.startswith(","):
        return False
    if words.startswith((",", ";", ".", "|")):
        return first.islower() and words[0] == ","
    if line.dated or line.publishers or line.authors:
        return True
    if after_acronym or _LEADING_DASH.match(words):
        return False
    return first.islower() and words.split(maxsplit=1)[0].casefold() in phrases("names", "connector")


def _plain(text: str, line: Parts, *, publisher_first: bool) -> Parts:
    """Read a line without any markup."""
    text = text.strip()
    front, line = _dated_head(text, line)
    text = front.strip() or text
    if line.publishers or line.authors:
        return _titled(line, text)
    if split := _plain_head(text):
        line, title = line.named(split[0]), split[1]
        front, comma, body = title.rpartition(", ")
        site = re.fullmatch(r"[\w-]{3,}\.[a-z]{2,4}", body)
        if comma and line.authors and (site or agents.is_organisation(body)):
            line, title = line.named(body), front
        return _titled(line, title)
    who, _, title = text.partition(", ")
    if publisher_first and title[:1].isupper() and agents.is_name(who) and not agents.is_work(who):
        return _titled(line.named(who), title)
    for stop in _SENTENCE.finditer(text, 8):
        who = text[stop.end() :].split(",")[0].split(".")[0].strip()
        if agents.is_organisation(who):
            behind = text[stop.end() + len(who) :]
            return _titled(line.named(who), text[: stop.start()]).remarked(behind)
        break
    title, _, who = text.rpartition(", ")
    if title and agents.is_organisation(who):
        return _titled(line.named(who), title)
    return _titled(line, text)


def _plain_head(text: str) -> tuple[str, str] | None:
    """Split a line without markup into its publishers and the rest, where its words tell them apart."""
    first, colon, rest = text.partition(": ")
    if colon and "," not in first and agents.is_organisation(first):
        return first, rest
    who, comma, title = text.partition(", ")
    if comma and title[:1].isupper() and people(who):
        return who, title
    if body := agents.leading_body(text):
        return body
    parts = re.split(r",\s+", text)
    heads = 0
    while heads < len(parts) - 1 and agents.is_organisation(parts[heads]):
        heads += 1
    if heads:
        return ", ".join(parts[:heads]), ", ".join(parts[heads:])
    for separator in (r":\s+", r"\s+[–—|-]\s+"):
        who, *following = re.split(separator, text, maxsplit=1)
        if following and (people(who) or agents.is_organisation(who)):
            return who, following[0]
    return None


def _titled(line: Parts, title: str) -> Parts:
    return line._replace(title=clean_title(title))
