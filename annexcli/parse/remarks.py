"""What stands behind a title that is marked up: more of it, who made it and when, remarks."""

import re

from annexcli.model.reference import PartialDate
from annexcli.parse import agents, dates
from annexcli.parse.journals import page_range
from annexcli.parse.parts import Parts
from annexcli.parse.people import AND, people
from annexcli.parse.places import is_place
from annexcli.parse.types import is_periodical
from annexcli.vocab.words import phrases

_DATE_BEHIND = re.compile(r"^\s*[,.]?\s*[(\[]?\s*$")
_PLACE_AND_YEAR = re.compile(
    r"[,.]\s+(?P<place>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z]?[^\W\d_]+){0,2}),?\s+(?P<year>(?:19|20)\d\d)\.?"
)
_BY = re.compile(r"^(?:,\s*)?(?:published\s+)?(?:by|from|par|por|von|da|door)\s+(?P<who>.+)$", re.IGNORECASE)
# "[Workbook](…) Example Projects (2016). What it is for."
_WHO_AND_DATE = re.compile(r"[,.–—-]?\s*(?P<who>[^\W\d_a-z][^().;:]{2,80}?),?\s+\((?P<date>[^()]{4,20})\)")
# "[Workbook](…) – Example Projects, 2016 – what it is for."
_WHO_THEN_DATE = re.compile(
    r"\s*[–—-]\s+(?P<who>[^\W\d_a-z][^().;:–—]{2,80}?),\s+(?P<date>[^(),.;–—]{4,20}?)(?=\s+[–—-]\s|[.;]\s|$)"
)
_ACRONYM = re.compile(r"\(([^()\s]{2,15})\)")
# What may follow a date: a stop or a dash, which is none between two years.
_BEHIND_DATE = re.compile(r"\s*[)\],.;:]|\s+[–—-]\s+(?!\d)|\s*$")
_BY_INSIDE = re.compile(r"(?:^|[\s,])(?:by|par|por|von)\s+(?:the\s+)?(?P<who>[^\W\d_a-z][^.;,()]{2,80})")
_BEHIND_NAMES = re.compile(r"\s\(|(?<=[^\W\d_]{3})\.\s|\s[–—-]\s")
_NAMES_APART = re.compile(rf"(?:,\s+(?:(?:{AND}|&)\s+)?|\s+(?:{AND}|&)\s+)(?:the\s+)?")
# "*Proceedings of Mapping* 81, no. 2 (2018): 77–91": how notes and Chicago's lists print what holds a work.
_IN_JOURNAL = re.compile(
    r"[,.]?\s*(?P<container>[^\W\d_a-z][^\d.;:()]{2,100}?),?\s+(?P<volume>\d{1,4})(?:(?:,\s+no\.\s?|:)(?P<number>\d{1,5}))?"
    r"\s+\((?P<date>[^()]{4,24})\)(?::\s?(?P<pages>\d+(?:\s?[–-]\s?\d+)?))?"
)
_LEADING_DASH = re.compile(r"^\s*(?:[–—:]|-(?=\s))\s*")


def with_remarks(title: str, rest: str, line: Parts, *, described: bool = False) -> Parts:
    """Read what stands behind the anchor: more of the title, remarks, a publisher.

    ``described`` says that words behind it are about the work, as behind a title in bold.
    """
    remarks: list[str] = []
    acronym = ""
    quoted = title.endswith(("”", "»", '"', "’", "'"))
    if (stop := re.search(r"([.,])[”»\"’]$", title)) and not rest.lstrip().startswith(","):
        rest = stop[1] + rest  # the stop that follows a title in quotation marks stands inside them
    line, rest = _dated_behind(line, rest)
    if not line.dated and (placed := _PLACE_AND_YEAR.fullmatch(rest.strip())):
        line = line._replace(date=PartialDate(int(placed["year"])), dated=True, place=placed["place"])
        rest = ""
    line, rest = _in_journal(line, rest) if quoted else (line, rest)
    while rest := rest.strip():
        if rest.startswith(("(", "[")) and (end := _closing_bracket(rest)):
            inside, rest = rest[1:end].strip(), rest[end + 1 :]
            if rest.strip() and re.match(r"\w", rest.strip()) and agents.abbreviates(inside, title):
                title, acronym = f"{title} ({inside})", inside
            elif not (line.publishers or line.authors) and agents.is_organisation(inside):
                line = line.named(inside)
                described = True
            elif imprint_inside := printed(inside, line) or _made_and_dated(inside, line):
                line = imprint_inside
                described = True
            else:
                remarks.append(inside)
            continue
        if not (line.publishers or line.authors) and (issuer := _issuer(rest) or _dated_issuer(rest, line)):
            line, rest, remark = _issued(line, *issuer, by=_BY.match(rest) is not None)
            remarks.append(remark)
            described = True
            continue
        words, rest = _segment(rest)
        if not described and _belongs_to_title(words, line, after_acronym=bool(acronym), quoted=quoted):
            joint = "" if words[0] in ",:;" else " "
            title = f"{title}{joint}{words}"
        else:
            remarks.append(words.strip(" ,;.:–—-"))
    if not (line.publishers or line.authors):
        line, remarks = _made_by_remark(line, remarks, quoted=quoted)
    place = next((remark for remark in remarks if not line.place and is_place(remark)), "")
    remarks = [remark for remark in remarks if remark and remark != place]
    line = line._replace(remarks=(*remarks, *line.remarks), place=line.place or place)
    return line.titled(title)


def _issued(line: Parts, who: str, rest: str, *, by: bool) -> tuple[Parts, str, str]:
    """Return the line with who issued the work and when, what is left to read, and what is a remark.

    Behind ``by`` the names of persons may be any.
    """
    persons = people(who, certain=True) if by and not _are_organisations(who) else None
    line = line._replace(authors=persons.persons) if persons else line.named(who)
    line, rest = _dated_behind(line, rest.strip(" ,;."))
    if rest.startswith("("):
        return line, rest, ""
    remark = _LEADING_DASH.sub("", rest).strip(" ,;.")
    if persons and _is_body(remark):
        return line._replace(publishers=agents.organisations(remark)), "", ""
    return line, "", remark


def _dated_behind(line: Parts, rest: str) -> tuple[Parts, str]:
    """Take the date that stands right behind a title, whatever follows: ``, 20 November 1989, United …``."""
    if line.dated or not (dated := next(iter(dates.every(rest)), None)):
        return line, rest
    before, after = rest[: dated.start], rest[dated.end :]
    if not _DATE_BEHIND.match(before) or not _BEHIND_DATE.match(after):
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
        return _made_by(by["who"])
    match = re.match(r"^(?P<mark>[,.;|]|[–—-]\s)\s*(?P<who>[^,.;()]+)(?P<more>.*)$", rest)
    if not match:
        return None
    who = match["who"].strip()
    if is_place(who) or is_place(match["who"] + match["more"].rstrip(" .")):
        return None
    more = match["more"]
    acronym = _ACRONYM.match(more)
    if acronym and agents.abbreviates(acronym[1], who):
        who, more = f"{who} ({acronym[1]})", more[acronym.end() :]
    # Behind a full stop stands who published it, whatever the name: "“Title.” The Independent."
    named = match["mark"] == "." and agents.is_name(who) and not agents.is_work(who)
    return (who, more.lstrip(" ,;.")) if named or agents.is_organisation(who) else None


def _made_by(text: str) -> tuple[str, str] | None:
    """Return the names that stand behind "by", and what follows them; None where it is no name."""
    end = _BEHIND_NAMES.search(text)
    who, more = (text[: end.start()], text[end.start() :]) if end else (text, "")
    who = who.strip(" ,.").removeprefix("the ")
    persons, _, body = who.rpartition(", ")
    if _is_body(body) and not _are_organisations(who) and people(persons):
        return persons, body + more
    # Before brackets, or at the end, it can be nothing but a name.
    if _are_organisations(who) or people(who, certain=not more or more.startswith(" (")):
        return who, more.lstrip(" ,;.")
    who, _, more = text.partition(", ")
    who = who.strip(" ,.").removeprefix("the ")
    return (who, more) if agents.is_organisation(who) else None


def _are_organisations(who: str) -> bool:
    one = "," not in who and agents.is_organisation(who)
    return one or all(map(agents.is_organisation, _NAMES_APART.split(who)))


def _is_body(text: str) -> bool:
    return agents.is_organisation(text) or agents.is_newspaper(text)


def _dated_issuer(rest: str, line: Parts) -> tuple[str, str] | None:
    """Return who is named with a date behind a title, and the rest: ``Example Projects (2016). Why.``."""
    match = None if line.dated else _WHO_AND_DATE.match(rest) or _WHO_THEN_DATE.match(rest)
    if not match or not dates.whole(match["date"]) or not are_names(match["who"]):
        return None
    return match["who"], rest[match.start("date") :].replace(")", ".", 1)


def issued_behind(rest: str) -> bool:
    """Tell whether the words behind a title begin with who issued it and when."""
    issuer = _issuer(rest) or _dated_issuer(rest, Parts())
    return issuer is not None and _dated_behind(Parts(), issuer[1].strip(" ,;."))[0].dated


def _in_journal(line: Parts, rest: str) -> tuple[Parts, str]:
    """Take the journal off that ``rest`` begins with, its volume and year behind it, as notes print them."""
    match = None if line.dated else _IN_JOURNAL.match(rest)
    dated = dates.whole(match["date"]) if match else None
    if not match or not dated:
        return line, rest
    pages = page_range(match["pages"] or "")
    line = line.on(dated)._replace(
        container=match["container"], volume=match["volume"], number=match["number"] or "", pages=pages
    )
    return line, rest[match.end() :]


def printed(inside: str, line: Parts) -> Parts | None:
    """Return the line with place, publisher and date in brackets: ``(Solna: SIPRI, May 2017)``."""
    dated = None if line.dated else dates.trailing(inside)
    front = inside[: dated.start].strip(" ,;") if dated else ""
    place, colon, who = front.partition(": ")
    if not colon and is_place(front.partition(", ")[0]):  # "(Geneva, WHO, 2018)", as the UN prints it
        place, colon, who = front.partition(", ")
        colon = colon if agents.is_organisation(who) else ""
    if not dated or not colon or not (is_place(place) or (are_names(place) and are_names(who))):
        return None
    return line.on(dated)._replace(place=place.strip(), issued=agents.organisations(who.strip()))


def _made_and_dated(inside: str, line: Parts) -> Parts | None:
    """Return the line with what brackets behind a title say: ``(Example Alliance and Project X, 2014)``."""
    dated = None if line.dated or line.publishers else dates.trailing(inside)
    who = inside[: dated.start].strip(" ,;:.") if dated else ""
    if not dated or not who or not are_names(who):
        return None
    line = line.on(dated)
    return line._replace(publishers=agents.organisations(who)) if line.authors else line.named(who)


def are_names(text: str) -> bool:
    """Tell whether a text lists names, each with its capitals, and no place."""
    parts = _NAMES_APART.split(text)
    return all(agents.is_name(part) and not agents.is_work(part) and not is_place(part) for part in parts)


def _made_by_remark(line: Parts, remarks: list[str], *, quoted: bool) -> tuple[Parts, list[str]]:
    """Find who made a work in the remarks on it: ``…, by Example Resources``, ``documentary, Example TV``.

    A single word may be a town, unless it stands between a quotation and a day, as a newspaper does.
    """
    news = quoted and line.date is not None and line.date.day is not None
    for position, remark in enumerate(remarks):
        if (by := _BY_INSIDE.search(remark)) and (
            agents.is_organisation(by["who"].strip())
            or (by.end() == len(remark) and agents.is_name(by["who"]))
        ):
            return line.named(by["who"]), remarks
        what, _, who = remark.rpartition(", ")
        if not line.dated or is_periodical(who) or not are_names(who):
            continue
        if (what and what[0].islower()) or (
            not what and position == 0 and (" " in who or (news and _may_be_paper(who)))
        ):
            return line.named(who), [*remarks[:position], *filter(None, [what]), *remarks[position + 1 :]]
    return line, remarks


def _may_be_paper(word: str) -> bool:
    return word[:1].isupper() and word.isalnum() and not is_place(word) and not agents.is_work(word)


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
