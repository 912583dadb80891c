"""Lines without any markup: their words alone tell who issued the work, and where its title is."""

import re

from annexcli.parse import agents, dates, offices
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.places import is_place
from annexcli.parse.remarks import are_names

_HEAD_DATE = re.compile(r"[,\s]*[(\[]?(?P<date>[^()\[\]]{4,24}?)(?:[)\]]\s+[–—-]|[)\]]?\s*[.,:;]?)\s*$")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\s+")
# "CHACINA em Fortaleza", "A NOVA lei"
_BY_TITLE = re.compile(r"(?:[^\W\d_a-zà-ÿ]{1,3} )?[^\W\d_a-zà-ÿ]{3,},? [^\W\d_][^\W\d_A-ZÀ-Þ]*\b")
_MOST_WORDS_OF_PAPER = 5


def dated_head(head: str, line: Parts) -> tuple[str, Parts]:
    """Take a date off the front or the end of the words before an anchor: ``UNICEF (2017),``."""
    match = None if line.dated else _HEAD_DATE.search(head, max(0, len(head) - 40))
    if match and (dated := dates.whole(match["date"])) and match.start() > 0:
        return head[: match.start()] + (", " if head[match.start() :].strip() else ""), line.on(dated)
    dated = next(iter(dates.every(head)[:1]), None)
    if dated and not line.dated and not re.search(r"\w", head[: dated.start]):
        behind = re.match(r"[)\]]?\s*(?:[,:.|]|[–—-](?=\s))?\s+", head[dated.end :] + " ")
        if behind:
            return head[dated.end + behind.end() :], line.on(dated)
    return head, line


def read(text: str, line: Parts, *, publisher_first: bool) -> Parts:
    """Read a line without any markup."""
    text = text.strip()
    front, line = dated_head(text, line)
    text = front.strip() or text
    if line.publishers or line.authors:
        return line.titled(text)
    if split := _plain_head(text):
        line, title = line.named(split[0]), split[1]
        front, comma, body = title.rpartition(", ")
        site = re.fullmatch(r"[\w-]{3,}\.[a-z]{2,4}", body)
        if comma and line.authors and (site or agents.is_organisation(body)):
            line, title = line.named(body), front
        return line.titled(title)
    who, _, title = text.partition(", ")
    named = title[:1].isupper() or agents.is_work(title)  # "Education for Now, annual reports"
    if publisher_first and named and _may_publish(who, title):
        return line.named(who).titled(title)
    if paper := _paper_last(text, line):
        return line._replace(publishers=agents.organisations(paper[1])).titled(paper[0])
    for stop in _SENTENCE.finditer(text, 8):
        who = text[stop.end() :].split(",")[0].split(".")[0].strip()
        if agents.is_organisation(who):
            behind = text[stop.end() + len(who) :]
            return line.named(who).titled(text[: stop.start()]).remarked(behind)
        break
    if office := offices.trailing(text):
        before, held_by, persons = office
        return line._replace(authors=persons, publishers=(held_by,)).titled(before)
    title, who = _issued_last(text)
    return line.named(who).titled(title) if who else line.titled(text)


def _paper_last(text: str, line: Parts) -> tuple[str, str] | None:
    """Return the title and the newspaper of what nobody is named for (ABNT NBR 6023): ``CHACINA em … . G1``.

    The first word of such an entry is in capitals, and the paper has a day or a month, taken off before.
    """
    if not (line.date and line.date.month) or not _BY_TITLE.match(text):
        return None
    stops = list(_SENTENCE.finditer(text, 8))
    paper = text[stops[-1].end() :].strip(" .") if stops else ""
    short = len(paper.split()) <= _MOST_WORDS_OF_PAPER and not agents.is_work(paper) and not is_place(paper)
    return (text[: stops[-1].start()], paper) if paper and short and agents.is_name(paper) else None


def _may_publish(who: str, title: str) -> bool:
    """Tell whether words before a title may be who published it, rather than a title before a body."""
    body_last = agents.is_organisation(title) and not agents.is_organisation(who)
    return agents.is_name(who) and not agents.is_work(who) and not body_last


def _issued_last(text: str) -> tuple[str, str]:
    """Return the title and who issued it, where a line without markup ends with bodies: ``Title - WHO``."""
    for separator in (", by ", ", ", " – ", " — ", " - "):
        title, _, who = text.rpartition(separator)
        bodies = who.removeprefix("the ")
        if title and (agents.is_organisation(bodies) or (separator == ", by " and are_names(bodies))):
            return title, bodies
    return text, ""


def _plain_head(text: str) -> tuple[str, str] | None:
    """Split a line without markup into its publishers and the rest, where its words tell them apart."""
    first, colon, rest = text.partition(": ")
    several = rest[:1].isupper() and agents.bodies_between_commas(first)
    if colon and (several or ("," not in first and agents.is_organisation(first))):
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
        if following and (people(who) or all(map(agents.is_organisation, who.split(", ")))):
            return who, following[0]
    return None
