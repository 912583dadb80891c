"""Publisher-first lines: ``Publisher(s), [Title](target) (remark) more title, year (remark)``.

Every part is optional. What is marked up as a link, a quotation or emphasis anchors the title; what
stands before it names the publisher, what stands behind it goes on with the title or remarks on it.
"""

import re

from annexcli.document import Inline, Mark, Span
from annexcli.model.reference import Organisation, Person
from annexcli.parse import agents, dates, imprint, unmarked
from annexcli.parse.anchor import SEPARATOR, is_whole, own_line, title_anchor
from annexcli.parse.behind import without_repeated
from annexcli.parse.described import described_imprint
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.places import is_place
from annexcli.parse.remarks import issued_behind, with_remarks
from annexcli.parse.roles import edition_last
from annexcli.parse.sentences import end_of_title
from annexcli.parse.tail import peel, without_gazette, without_resolution
from annexcli.parse.types import is_law, is_standard
from annexcli.parse.unmarked import dated_head
from annexcli.vocab import table
from annexcli.vocab.words import is_word, phrases

_SHORT_NAME = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ-]{1,11}")
_INNER_TAIL = re.compile(r"(?P<title>.{8,})\s[–—|]\s(?P<who>[^–—|]{2,80})$")
# Who issued a work, behind its title.
_ISSUED_BY = re.compile(
    rf"[.,;]\s+(?:{'|'.join(table('roles')['issuer']['before'])})\s+(?P<who>.{{3,90}})$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"(?:published|publiée?|publicad[oa]|veröffentlicht|pubblicat[oa])(?:\s(?:on|in|le|el|em|am|il))?\s*$",
    re.IGNORECASE,
)
# A title is longer.
_SHORTEST, _FEWEST_WORDS = 8, 3
# What is in quotation marks is a title, all of it.
_QUOTES = ("“", "„", "«", '"')
# "www.e.org (River Server), keyword “Rivers”": whose site it is stands behind the address, taken out before.
_OF_SITE = re.compile(r"\s*\((?P<who>[^()\d]{3,80})\)[,:]\s+(?=\S)")
_INSIDE = re.compile(r"\. In: |, in: (?=[^,()]+$)")
_COMMA, _COLON = re.compile(r",\s+"), re.compile(r":\s+")
_DASH = re.compile(r"\s[–—-]\s")


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
    if not issued_by and (site := _OF_SITE.match(content.text)) and agents.is_name(site["who"]):
        line, content = line.named(site["who"]), content.cut(site.end(), len(content.text))
    content, line = peel(*without_resolution(content, line))
    found = _read(content, line, publisher_first=publisher_first)
    found = _with_edition(_with_issuer(_with_issued(without_repeated(found))))
    if not (found.publishers or found.authors):
        found = _with_bracketed(_with_inner_imprint(found), content.text)
    return found if title_anchor(content) else _with_container(found)


def _with_container(line: Parts) -> Parts:
    """Take off a title what the work is a part of: ``Resolution 12. In: Decisions of the assembly``."""
    inside = _INSIDE.search(line.title)
    if not inside or line.container or inside.start() <= _SHORTEST:
        return line
    return line._replace(title=line.title[: inside.start()], container=line.title[inside.end() :].strip(" ."))


def _with_issued(line: Parts) -> Parts:
    """Return a line with the publishers printed with the place, as a remark where others issued the work."""
    if not line.publishers:
        return line._replace(publishers=line.issued)
    known = {name for one in line.publishers for name in (one.name, one.acronym)}
    others = [one.name for one in line.issued if one.name not in known]
    return line.remarked(
        *(name for name in others if not any(agents.abbreviates(name, one) for one in known))
    )


def _with_issuer(line: Parts) -> Parts:
    """Take off the title who is said to have issued the work: ``Final report. Hrsg. v. Ministry of …``."""
    match = _ISSUED_BY.search(line.title)
    if not match or match.start() < _SHORTEST or not agents.is_organisation(match["who"].strip(" .")):
        return line
    who = match["who"].strip(" .")
    line = line.titled(line.title[: match.start()])
    return line.remarked(who) if line.publishers else line.named(who)


def _with_bracketed(line: Parts, left: str) -> Parts:
    """Take who is named alone in brackets behind a title for who issued it: ``Housing survey, 2020 (DLUHC)``.

    ``left`` is the line without what stood behind it: a short form of the title is no body.
    """
    if line.publishers or not line.remarks or is_law(line.title):
        return line
    who, *others = line.remarks
    if not agents.is_organisation(who) or agents.abbreviates(who, left) or is_place(who):
        return line
    return line.named(who)._replace(remarks=tuple(others))


def _with_edition(line: Parts) -> Parts:
    """Find the edition at the end of the title, or as a remark of its own."""
    if line.edition:
        return line
    title, edition = edition_last(line.title)
    if edition and len(title) > _SHORTEST:
        return line.titled(title)._replace(edition=edition)
    for remark in line.remarks:
        left, edition = edition_last(remark)
        if edition and not left:
            remarks = tuple(one for one in line.remarks if one is not remark)
            return line._replace(edition=edition, remarks=remarks)
    return line


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
            return line.titled(line.title[:end])._replace(publishers=found.publishers, place=found.place)
    return line


def _read(content: Inline, line: Parts, *, publisher_first: bool) -> Parts:
    anchor = title_anchor(content)
    if anchor is None:
        return unmarked.read(content.text, line, publisher_first=publisher_first)
    whole = anchor.mark is Mark.LINK and anchor.end - anchor.start >= len(content.text.strip()) - 1
    if whole and publisher_first and line.dated:
        return unmarked.read(content.text, line, publisher_first=True)  # who, what and when in one link
    if not re.search(r"\w", content.text[: anchor.start]):
        label, rest = content.text[anchor.start : anchor.end], content.text[anchor.end :]
        strong = content.marked(Mark.STRONG)
        bold = any(span.start <= anchor.start and span.end >= anchor.end for span in strong)
        described = bold and (
            re.match(r"\s*(?:\w+!)?\s*(?::|[–—-]\s)", rest) is not None or own_line(content) == anchor
        )
        return _anchor_first(label, rest, line, publisher_first=publisher_first, described=described)
    return _anchor_after(content, anchor, line, publisher_first=publisher_first)


def _anchor_first(
    label: str, rest: str, line: Parts, *, publisher_first: bool, described: bool = False
) -> Parts:
    """Read a line that begins with its anchor: the title, the publisher, or both in one link."""
    if _SHORT_NAME.fullmatch(label.strip()) and len(rest.split()) >= 5 and rest.lstrip()[:1].isupper():
        return line.remarked(label).titled(rest)  # "[LOMLOE](…) Ley Orgánica 3/2020, de 29 de …"
    rest = rest.strip()
    if standard := _standard(label, rest, line):
        return standard
    if described:
        line, rest = described_imprint(rest, line)
    if label[:1] not in _QUOTES and not (line.publishers or line.authors):
        line, label = _inner_head(label, line, publisher_first=publisher_first)
    tail = None if line.publishers or line.authors else _INNER_TAIL.match(label)
    if tail and agents.is_organisation(tail["who"]) and not agents.is_organisation(tail["title"]):
        line, label = line.named(tail["who"]), tail["title"]
    if line.publishers or line.authors:
        return with_remarks(label, rest, line, described=described)
    follows = re.match(r"^(?:[,:]|[–—-]\s)\s*(?P<text>[^\W\d_a-z].{2,})$", rest)
    title = follows["text"] if follows and not follows["text"][0].islower() else ""
    body = bool(title) and agents.is_organisation(label) and not agents.is_organisation(title)
    if body and not issued_behind(rest):
        return line.named(label).titled(title)
    return with_remarks(label, rest, line, described=described)


def _standard(label: str, rest: str, line: Parts) -> Parts | None:
    """Read a standard whose number stands behind its title: ``*Meters*, IEC 62053-21:2020, Geneva``."""
    number, *more = rest.removeprefix(",").strip(" .").split(", ")
    if not rest.startswith(",") or line.publishers or line.authors or not is_standard(number):
        return None
    bodies = [part for part in more if agents.is_organisation(part)]
    place = ", ".join(part for part in more if part not in bodies)
    line = line.titled(label).remarked(number)
    line = line._replace(publishers=tuple(body for part in bodies for body in agents.organisations(part)))
    return line._replace(place=line.place or place) if is_place(place) else line.remarked(place)


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


def _anchor_after(content: Inline, anchor: Span, line: Parts, *, publisher_first: bool) -> Parts:
    """Read a line with something before its anchor: the publisher, or the beginning of the title."""
    label, whole = content.text[anchor.start : anchor.end], is_whole(content, anchor)
    head, rest = _outside_brackets(content.text[: anchor.start], content.text[anchor.end :])
    undated = not line.dated
    head, line = dated_head(head, line)
    line = _dated_in_remark(rest, line) if whole else line
    separator = SEPARATOR.search(head)
    who = (head[: separator.start()] if separator else head).strip(" ,;:")
    if not re.search(r"\w", who) or who.casefold().rstrip(" :.") in phrases("names", "lead"):
        return _anchor_first(label, rest, line, publisher_first=publisher_first)
    if people(who):
        return with_remarks(label, rest, line.named(who), described=whole)
    if whole and (paper := _in_paper(head, label, line)):
        return paper.remarked(rest)
    if separator and separator[0].strip() == ":" and label[:1].islower():
        return with_remarks(f"{head}{label}".strip(), rest, line)
    if rest.startswith(":") and label[:1] in '„“«"' and not separator and is_word("organisation", who):
        return line.named(f"{who} {label}").titled(rest)  # "Commission “Growth and Work”: Final report"
    if separator or (line.dated and head.rstrip().endswith(".")):
        # A comma right before a linked title follows a publisher, however it is written ("Think you know").
        comma = separator is not None and separator[0].strip() == "," and len(who.split()) <= 12
        nameable = agents.is_name(who) or ((comma or publisher_first) and not who[0].islower())
        # "Example Principles (2019) – [Guide](…)": names alone have a year of their own.
        certain = whole or (publisher_first and undated and line.dated)
        work = agents.is_work(who) and not (certain and comma and _is_short_name(who))
        if _are_bodies(who) or (nameable and not work):
            return _by_a_person(with_remarks(label, rest, line.named(who), described=whole))
    elif all(agents.is_name(one) and not agents.is_work(one) for one in who.split(" / ")):
        return _by_a_person(with_remarks(label, rest, line.named(who)))
    line, head = _inner_head(head, line, publisher_first=publisher_first)
    return with_remarks(f"{head}{label}".strip(), rest, line)


def _in_paper(head: str, label: str, line: Parts) -> Parts | None:
    """Read a title and the newspaper set apart behind its stop, the day off: ``Miners fear. *The Sun*``."""
    title = head.rstrip(" ,")
    if not (line.date and line.date.month) or not agents.is_name(label) or _are_bodies(title.rstrip(".")):
        return None
    sentence = title.endswith((".", "?", "!")) and len(title.split()) >= _FEWEST_WORDS
    if not sentence and not (agents.is_newspaper(label) and len(title.split()) > _FEWEST_WORDS):
        return None
    return line._replace(publishers=agents.organisations(label)).titled(title)


def _are_bodies(who: str) -> bool:
    """Tell whether words name a body, or one and a part of it behind a dash: ``Ministry – Committee``."""
    return agents.is_organisation(who) or all(map(agents.is_organisation, _DASH.split(who)))


def _dated_in_remark(rest: str, line: Parts) -> Parts:
    """Take the date in a remark behind a title, where it stays: ``, avis adopté le 6 juin 2018``.

    Of several it is that on which the work was published.
    """
    told = [dated for dated in dates.every(rest) if dated.date] if not line.dated else []
    if len(told) > 1:
        told = [dated for dated in told if _PUBLISHED.search(rest[: dated.start])]
    if len(told) != 1 or not re.search(r"\w", rest[: told[0].start]):
        return line
    ends = not rest[told[0].end :].strip(" .,;)]")
    month = told[0].date.month if told[0].date else None
    return line.on(told[0]) if ends or month else line


def _is_short_name(who: str) -> bool:
    return agents.is_name(who) and len(who.split()) <= 4 and not re.search(r"\d", who)


def _outside_brackets(head: str, rest: str) -> tuple[str, str]:
    """Take off brackets that hold just the anchor: ``UNICEF ([Title](…))``."""
    if head.rstrip().endswith(("(", "[")):
        return head.rstrip()[:-1], re.sub(r"^\s*[)\]]", "", rest)
    return head, rest
