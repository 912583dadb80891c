"""References as lawyers in the United States print them (The Bluebook: A Uniform System of Citation).

``Fair Roads Act of 1968, Pub. L. No. 90-284, 82 Stat. 81`` · ``H.R. Rep. No. 94-1476, at 65 (1976)`` ·
``Jane Doe, *Small Streams*, 112 Harv. L. Rev. 345, 350 (1999)`` ·
``Jane Doe & Li Chen, Nat'l Inst. for Roads, NR 12, Bridges of the North 34 (3d ed. 2014)``
"""

import re

from annexcli.document import Inline
from annexcli.model.reference import Organisation
from annexcli.parse import agents, dates
from annexcli.parse.anchor import title_anchor
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.roles import edition_last

_CONGRESS = r"\d{1,3}(?:st|d|nd|rd|th)\sCong\."
_BILL = rf"(?:H\.R|S)\.(?:\s?(?:J|Con)\.)?(?:\s?Res\.)?\s\d{{1,5}},\s{_CONGRESS}"
# Where acts, rules and treaties are printed (Bluebook tables T1 and T4), behind their names.
_PRINTED = re.compile(
    rf",\s+(?P<where>Pub\.\s?L\.\s(?:No\.\s)?\d|{_BILL}|(?:T\.I\.A\.S|C?\.?E\.T\.S|S\.\sTreaty\sDoc)\.\sNo\.\s\d"
    r"|\d{1,4}\s(?:U\.S\.C|Stat\.|Fed\.\sReg|C\.F\.R|U\.N\.T\.S|L\.N\.T\.S|U\.S\.T|T\.I\.A\.S|I\.L\.M|Cong\.\sRec)"
    rf"|{_CONGRESS})"
)
# What is called by its number: papers of Congress, resolutions of the United Nations, the Constitution.
_NUMBERED = re.compile(
    rf"(?:(?:H\.R|S)\.\s(?:Conf\.\s)?(?:Rep|Doc)\.\sNo\.\s[\d-]+|{_BILL}|(?:G\.A|S\.C|E\.S\.C)\.\sRes\.\s\d[^()]*"
    r"|Exec\.\sOrder\sNo\.\s[\d,]*\d|U\.S\.\sConst\.\s(?:art|amend|pmbl)\b[^()]*)"
)
_PINPOINT = re.compile(r",?\s+(?:at|arts?\.|§+|ch\.|paras?\.|pt\.|tit\.)\s[\w.()–-]{1,12}$")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{4,60})\)")
_LAST_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{0,80}?(?:1[6-9]|20)\d\d)\)$")
# ", 112 Harv. L. Rev. 345, 350 (1999)": volume, journal, first page, the pages that are meant.
_PERIODICAL = re.compile(
    r",\s+(?P<volume>\d{1,4})\s+(?P<journal>[^\W\d_a-z][^\W\d_]*[\w.&'’ -]{1,60}?)\s+(?P<page>\d{1,5})"
    r"(?:,\s(?P<at>\d[\d–, -]*))?\s+\((?P<date>[^()]{0,12}(?:1[6-9]|20)\d\d)\)$"
)
# ", Wired, Mar. 3, 2019, at 12": what has no volumes is told by its day.
_MAGAZINE = re.compile(
    r",\s+(?P<name>[^\W\d_a-z][^,;:()“”]{2,60}),\s+(?P<date>[^\W\d_a-z][^\W\d_]{2,8}\.?\s(?:\d{1,2},\s)?(?:1[6-9]|20)\d\d),"
    r"\s+at\s(?P<pages>[A-Z]?\d{1,4}(?:[–-][A-Z]?\d{1,4})?)$"
)
_PARTIES = re.compile(r"\sv\.\s")
_JOURNAL = re.compile(r"[^\W\d_]\.|\b(?:Journal|Review|Law)\b")
# "Jane Doe, Note, *Title*": what kind of contribution it is.
_KIND = re.compile(
    r"(?:^|,\s+)(?P<kind>(?:Student\s)?Note|Comment|Essay|Book Review|Symposium|Press Release)$"
)
# Words of bodies cut short (tables T6 and T10): an apostrophe for the middle, or a stop for the end.
_SHORT_BODY = re.compile(
    r"\b(?:Dep|Gov|Env|Nat|Int|Comm|Ass|Soc|Eng|Pol|Fed|Prof|Educ|Acad)['’](?:t|l|n|y|g)s?\b"
    r"|\b(?:Inst|Ctr|Off|Div|Bd|Found|Admin|Bureau|Soc|Univ|Acads|Comm|Corp|Org|Assocs?|Grp)(?:\.|$)"
)
_REPORT_NUMBER = re.compile(r"(?:[A-Z]{2,8}[ -]?)+\d[\w-]*|No\.\s[\w-]+")
_PAGE = re.compile(
    r"(?<!\bNo\.)(?<!\bPart)(?<!\bGoal)\s+(?!(?:19|20)\d\d$)(?P<page>§+\s[\d.:]+|\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4})*)$"
)
_PAGES = re.compile(r"\d[–-]\d+$")
_EDITED = re.compile(r"(?P<who>[^\W\d_a-z][^\d]{3,80}?)\seds?\.(?:,\s|\s|$)")
_SHORTEST = 8
_MOST_NAMES = 6


def read(content: Inline) -> Parts | None:
    """Return the parts of what is printed as The Bluebook asks for, or None where nothing tells that it is.

    Args:
        content: the text of the entry, addresses and identifiers taken out, no marks at its ends.

    """
    return (
        _called_by_number(content.text)
        or _enacted(content)
        or _in_periodical(content)
        or _in_magazine(content)
        or _issued(content)
    )


def _enacted(content: Inline) -> Parts | None:
    """Read an act, a rule or a treaty: its name, and where it is printed."""
    text = content.text
    printed = _PRINTED.search(text)
    anchor = title_anchor(content) if printed else None
    if not printed or printed.start() <= _SHORTEST or (anchor and anchor.start > 2):
        return None
    name, where = text[: printed.start()], text[printed.start("where") :]
    if name.count("(") != name.count(")"):
        return None
    line = Parts()
    if made := dates.trailing(name):
        line, name = line.on(made), name[: made.start].rstrip(" ,")
    pinpoint = ""
    while found := _PINPOINT.search(name):
        name, pinpoint = name[: found.start()], f"{name[found.start() :].strip(' ,')} {pinpoint}".strip()
    # "Act of 1968, 42 U.S.C. § 3601 (2018)": the year in brackets is that of the code.
    in_name = [dated for dated in dates.every(name) if dated.end == len(name)]
    for dated in (*in_name, *_bracketed(where), *filter(None, [dates.trailing(where)])):
        line = line.on(dated)
    return line.titled(name).remarked(pinpoint, where)


def _bracketed(text: str) -> list[dates.Dated]:
    """Return the dates that stand alone in brackets."""
    inside = (dates.whole(one["inside"]) for one in _IN_BRACKETS.finditer(text))
    return [dated for dated in inside if dated]


def _called_by_number(text: str) -> Parts | None:
    """Read what has no other name than its number: ``S. Rep. No. 95-12, at 3 (1977)``."""
    numbered = _NUMBERED.match(text)
    if not numbered:
        return None
    line = next((Parts().on(dated) for dated in _bracketed(text)), Parts())
    last = _LAST_BRACKETS.search(text)
    name = text[: last.start()] if last else text
    if last and not line.dated:
        line = _with_edition(line, last["inside"])  # "(Conf. Rep. 1976)"
    if name.startswith("U.S. Const."):
        return line.titled(name)
    pinpoint = _PINPOINT.search(name)
    name, at = (name[: pinpoint.start()], name[pinpoint.start() :]) if pinpoint else (name, "")
    if not numbered[0].startswith(("G.A.", "S.C.", "E.S.C.")):
        name, at = numbered[0], name[numbered.end() :] + at
    return line.titled(name).remarked(at)


def _in_periodical(content: Inline) -> Parts | None:
    """Read an article behind whose title stand volume, journal and page."""
    printed = _PERIODICAL.search(content.text)
    if not printed or not _JOURNAL.search(printed["journal"]):
        return None
    head = content.cut(0, printed.start())
    if _PARTIES.search(head.text) and not title_anchor(head):
        line = Parts().titled(head.text)  # "Rivers, Inc. v. Doe, 585 U.S. 296 (2018)"
        remark = content.text[printed.start("volume") :]
    elif written := _written(head):
        line = written._replace(container=printed["journal"], volume=printed["volume"], pages=printed["page"])
        remark = printed["at"] or ""
    else:
        return None
    return _with_edition(line, printed["date"]).remarked(remark)


def _in_magazine(content: Inline) -> Parts | None:
    """Read an article behind whose title stand a newspaper or a magazine, its day, and the page."""
    printed = _MAGAZINE.search(content.text)
    dated = dates.whole(printed["date"]) if printed else None
    written = _written(content.cut(0, printed.start())) if printed and dated else None
    if not printed or not dated or not written:
        return None
    return written.on(dated)._replace(container=printed["name"], pages=printed["pages"])


def _written(head: Inline) -> Parts | None:
    """Read who wrote an article, and its title, where nothing else can stand."""
    anchor = title_anchor(head)
    if anchor:
        who, title = head.text[: anchor.start], head.text[anchor.start :]
    else:
        who, title = _persons_first(head.text)
    who, kind = _without_kind(who)
    named = people(who, certain=True) if who else None
    if not title.strip(" ,") or (who and not named):
        return None
    return Parts(authors=named.persons if named else ()).titled(title).remarked(kind)


def _without_kind(who: str) -> tuple[str, str]:
    who = who.strip(" ,")
    kind = _KIND.search(who)
    return (who[: kind.start()].strip(" ,"), kind["kind"]) if kind else (who, "")


def _persons_first(text: str) -> tuple[str, str]:
    """Split a text into the persons that it begins with and the rest: ``A. Doe, B. Roe & C. Poe, Title``."""
    parts = text.split(", ")
    found = 0
    for end in range(1, min(len(parts), _MOST_NAMES)):
        who = ", ".join(parts[:end])
        joined = "&" in parts[end - 1] or "et al" in parts[end - 1]
        if (end == 1 or joined) and " " in who and people(who, certain=True):
            found = end
        if joined:
            break
    return ", ".join(parts[:found]), ", ".join(parts[found:])


def _issued(content: Inline) -> Parts | None:
    """Read a book, a report or a page with its date in brackets: ``Author, Body, Title 12 (2019)``."""
    last = _LAST_BRACKETS.search(content.text)
    if not last:
        return None
    head, inside = content.cut(0, last.start()), last["inside"]
    who, rest = _persons_first(head.text)
    label, rest = _labelled(rest)
    parts = rest.split(", ")
    bodies = 0
    # Behind persons a title may read like the name of a body; one that is cut short is the body's own.
    while bodies < len(parts) - 1 and _is_body(parts[bodies], short=bool(who)):
        bodies += 1
    title, after = parts[bodies:], 0
    while not bodies and after < len(title) - 1 and _is_body(title[-1 - after]):
        after += 1
    issuers = parts[:bodies] or title[len(title) - after :]
    title = title[: len(title) - after]
    number = title.pop(0) if len(title) > 1 and _REPORT_NUMBER.fullmatch(title[0]) else ""
    named = ", ".join(title)
    if not any(map(_SHORT_BODY.search, issuers)) and not _is_book(named, inside, persons=bool(who)):
        return None
    page = _PAGE.search(named)
    named = named[: page.start()] if page else named
    if len(named) < _SHORTEST:
        return None
    persons = people(who, certain=True) if who else None
    line = Parts(authors=persons.persons if persons else (), number=number).titled(named)
    if issuers:
        line = line._replace(publishers=(Organisation(", ".join(issuers)),))
    return _with_edition(line.remarked(label, page["page"] if page else ""), inside)


def _labelled(text: str) -> tuple[str, str]:
    first, comma, rest = text.partition(", ")
    return (first, rest) if comma and _KIND.fullmatch(first) else ("", text)


def _is_body(part: str, *, short: bool = False) -> bool:
    """Tell whether a part is a body's name; ``short`` asks for one that is cut short."""
    return _SHORT_BODY.search(part) is not None or (not short and agents.is_organisation(part))


def _is_book(title: str, inside: str, *, persons: bool) -> bool:
    """Tell whether a title is that of a book: an edition or editors with the year, or pages before it."""
    edited = re.search(r"\beds?\.", inside) is not None and not re.search(r"[“‘\"]", title)
    return edited or (persons and _PAGES.search(title) is not None)


def _with_edition(line: Parts, inside: str) -> Parts:
    """Read what stands in the brackets: ``Jane Doe ed., 2d ed. 2009``."""
    dated = next(reversed(dates.every(inside)), None)
    if dated:
        line, inside = line.on(dated), inside[: dated.start].strip(" ,")
    left, edition = edition_last(inside)
    edited = _EDITED.match(left)
    editors = people(edited["who"], certain=True) if edited else None
    if editors and edited:
        line, left = line._replace(editors=editors.persons), left[edited.end() :]
    return line._replace(edition=edition).remarked(left)
