"""Cases, statutes and treaties, by what sources of law share: a name, and where it is reported.

``*Smith v Jones (No 2)* (1992) 175 CLR 1`` · ``R (Doe) v Minister [2019] UKSC 41`` ·
``Court, décision n° 12 du 3 mai 2018, *Affaire*`` · ``Beispielgesetz vom 12. Mai 2019 (BGBl. I S. 2513)`` ·
``*Convention on …*, opened for signature 20 November 1989, 1577 UNTS 3``
"""

import re

from annexcli.document import Inline, Mark, Span
from annexcli.model.reference import PartialDate
from annexcli.parse import agents, dates, statutes
from annexcli.parse.behind import date_behind, without_date
from annexcli.parse.oscola import session
from annexcli.parse.parts import Parts
from annexcli.parse.types import is_law
from annexcli.text import lowered
from annexcli.vocab import table

# "Smith v. Jones": a case is named after its parties, who did not write it; in "R (Doe) v Minister" the Crown
# is one of them.
_CASE = re.compile(
    r"(?:R(?:egina|ex)?\s\([^()]{2,80}\)|[^\W\d_a-z][^,;()“”\"]{0,80}?)"
    r"\s(?:v|vs|gegen|c)\.?\s+(?:the\s+)?[^\W\d_a-z][^\s,;(\[]*"
)
# "In re Doe", "Ex parte Roe", "Re A (Twins)": a case with one party, told by where it is reported.
_MATTER = re.compile(
    r"(?:In\s(?:re|the\s[Mm]atter\sof)|Ex\sparte|Re)\s+[^\W\d_a-z][^,;\[\]“”\"]{0,80}?(?=,?\s+[\[\d(]|,)"
)
# The name of a law is longer.
_SHORTEST = 8
_NAME_ENDS = re.compile(r"[,;(\[]|$")
# "(No 2)" tells a case from another one of the same parties.
_WHICH = re.compile(r"\s*[(\[]No\.?\s?\d{1,2}[)\]]")
# "[2010] VSC 310", "(1992) 175 CLR 1": the year and the report or the court, behind the whole name.
_REPORTED = re.compile(r"\s*,?\s*(?:\[(?:1[5-9]|20)\d\d\]|\((?:1[5-9]|20)\d\d\))\s+(?:\d{1,4}\s+)?[A-Z]")
# "[1994] 2 AC 324" says of whatever is set apart before it that it is a case.
_NEUTRAL = re.compile(r"\s*,?\s*\[(?:1[5-9]|20)\d\d\]\s+(?:\d{1,3}\s+)?(?:[A-Z]{2,}|[A-Z][a-z]{1,4}\s\d)")
# ", 387 U.S. 1 (1967)": volume and page in reports of the United States.
_VOLUME_AND_PAGE = re.compile(r",\s+\d{1,4}\s+[A-Z][\w.']*(?:\s[\w.']+){0,3}\s+(?:\([^()]{3,16}\)\s+)?\d")
# "Views adopted by the Committee on … on 17 June 2015", the day taken out.
_SAID_BY = re.compile(
    r"(?:adopted|given|issued|delivered|handed down|adoptées?|rendue?s?|aprobad[oa]s?|emitid[oa]s?)"
    r" (?:by|par|por) (?:the |le |la |el )?"
)
_ON_DAY = re.compile(r"\s(?:on|of|le|du|el|de)$")
# What became of a case afterwards has a year of its own: "(D. Or. 2014), aff'd, 800 F.3d 12 (9th Cir. 2015)".
_LATER = re.compile(
    r"\),\s+(?:aff['’]d|rev['’]d|vacated|overruled|superseded|reh['’]g|cert\.)", re.IGNORECASE
)
# "Rivers Regulations 2016, SI 2016/614": the series that instruments of the United Kingdom are numbered in.
_SERIES = re.compile(
    r"(?P<name>[^\W\d_a-z][^;“”‘’]{3,160}?\s(?P<year>(?:1[89]|20)\d\d)),?\s+\(?(?P<series>(?:SI|SR|SSI|WSI|NISR)\s"
    r"(?:(?:19|20)\d\d/|No\.?\s?|(?:19|20)\d\d\sNo\.?\s?)\d{1,5}|(?:asp|nia|anaw|asc)\s\d{1,3})"
)
# "Rivers HC Bill (2008–09) [34]": session and number of a bill.
_BILL = re.compile(
    r"(?P<name>[^\W\d_a-z][^()\[\]]{3,120}?\s(?:HC|HL)\sBill)\s+\((?P<session>(?:1[89]|20)\d\d[–-]\d\d)\)\s+(?=\[)"
)
# No party has a digit, nor a word in small letters, in what stands behind a comma of its name.
_MORE_PARTY = re.compile(
    r"(?:,\s+(?:(?:of|and|for|the|ex|parte|&)\s+)*[^\W\d_a-z][^\W\d_]*(?:\s+[^\W\d_]+){0,9})+"
)
# "Corte IDH. Caso A Vs. B. Fondo y Costas. Sentencia de 4 de mayo de 2012. Serie C No. 241": the stages of
# a case before the Inter-American Court are a part of its name.
_CASO = re.compile(
    r"(?:(?P<who>[^\W\d_a-z][^.:,;]{2,60})[.:,]\s+)?"
    r"(?P<name>(?:Cas[eo]|Opinión Consultiva)\s[^\n]{5,260}?)[.,]\s+"
    r"(?:(?P<what>Sentencia|Sentença|Judgment|Resolución)\s(?:de\s|del\s|of\s)?)?(?=\d|[A-Z][a-z]{2,8}\s\d)"
)
_LAW = "|".join(table("types")["law_head"])
_OF_DAY = re.compile(
    rf"(?P<name>(?:[^,;()]{{0,120}}?)(?:{_LAW})[^,;()]{{0,80}}?(?:\s\([^()]{{1,60}}\))?)\s(?:vom|of|du|de|del|do|van|от)\s+(?=\d)",
    re.IGNORECASE,
)
_OF = "du|de|del|of|vom|do|dated|van|den|af|av|z dnia|ze dne|від|от"
_DECISION = re.compile(
    rf"(?P<who>(?-i:[^\W\d_a-z])[^,;:()\d]{{2,90}}),\s+(?P<what>{'|'.join(table('types')['decision'])})"
    rf"(?:(?:\s[^,;]{{2,90}}?)?\s(?:{_OF}))?\s+(?=\d)",
    re.IGNORECASE,
)
# "HC Deb 7 September 2021, vol 700, col 153"; "Victoria, Parliamentary Debates, Assembly, 4 May 2006, 1290".
_DEBATE = re.compile(
    r"(?:(?P<who>[^\W\d_a-z][^,;:()]{2,60}),\s+)?(?P<what>(?:[^\W\d_]+\s){0,3}(?:Deb|Debates|Hansard|Débats)\b[^,;()]{0,40})"
)
_VOLUME = re.compile(r",?\s*vol\.?\s(?P<volume>\d{1,4})\b", re.IGNORECASE)
# What says that a treaty was made, before the day on which it was.
_MADE = re.compile(
    rf",\s+(?P<how>(?:{'|'.join((*table('dates')['adopted'], *table('types')['law_made']))})"
    r"(?:[^,;()\d]{0,30}?(?=[^\W\d_]{3,9}\.?\s\d{1,2},\s(?:1[5-9]|20)\d\d)|[^,;()\d]{0,60}(?=\d)))",
    re.IGNORECASE,
)
# Few texts have one of the words that the patterns above want; whether one does is seen faster.
_MAY_BE_LAW = re.compile(_LAW)
_MAY_DECIDE, _MAY_BE_MADE = (
    re.compile(rf",\s+(?:{'|'.join(words)})")
    for words in (table("types")["decision"], (*table("dates")["adopted"], *table("types")["law_made"]))
)
_MAY_DEBATE = re.compile("Deb|Hansard|Débats")


def read(content: Inline) -> Parts | None:
    """Return the parts of a source of law, or None where the text does not name one as these are named.

    Args:
        content: the text of the entry, addresses and identifiers taken out.

    """
    text = content.text
    if statute := statutes.read(content):
        return statute
    if case := _CASE.match(text):
        return _case(text, _end_of_name(content, case.end()))
    if end := _end_of_matter(content):
        return _case(text, end)
    if numbered := _numbered(text):
        return numbered
    if (caso := _CASO.match(text)) and (dated := _day_at(text, caso.end())):
        decided = Parts().titled(caso["name"]).on(dated)
        court = agents.organisations(caso["who"] or "")
        return decided._replace(publishers=court).remarked(caso["what"] or "", text[dated.end :])
    small = lowered(text)
    law = _OF_DAY.match(text) if _MAY_BE_LAW.search(small) else None
    if law and (dated := _day_at(text, law.end())):
        return _with_day(law["name"], dated, text)
    decision = _DECISION.match(text) if _MAY_DECIDE.search(small) else None
    if decision and (dated := _day_at(text, decision.end())):
        return _decision(decision, dated, text)
    debate = _DEBATE.match(text) if _MAY_DEBATE.search(text) else None
    if debate and (day := _first_day(text)):
        return _debate(debate, day, text)
    return _made(text) if _MAY_BE_MADE.search(small) and is_law(text) else None


def _end_of_matter(content: Inline) -> int | None:
    """Return where the name of a case ends that names no two parties, or None where there is none."""
    text = content.text
    for span in _whole_names(content):
        if _NEUTRAL.match(text, span.end):
            return span.end
    matter = _MATTER.match(text)
    reported = matter and any(form.match(text, matter.end()) for form in (_REPORTED, _VOLUME_AND_PAGE))
    return matter.end() if matter and reported else None


def _numbered(text: str) -> Parts | None:
    """Read an instrument or a bill of the United Kingdom, behind whose name stands its number."""
    if instrument := _SERIES.match(text):
        year = PartialDate(int(instrument["year"]))
        line = Parts(date=year, dated=True).titled(instrument["name"])
        return line.remarked(instrument["series"], text[instrument.end() :].strip(" ,;.)"))
    bill = _BILL.match(text)
    return _bill(bill, text) if bill else None


def _bill(bill: re.Match[str], text: str) -> Parts:
    line = Parts(date=session(bill["session"]), dated=True).titled(bill["name"])
    return line.remarked(text[bill.end() :])


def _made(text: str) -> Parts | None:
    """Read a law or a treaty behind whose name stands what was done with it on which day."""
    made = _MADE.search(text)
    dated = _day_at(text, made.end()) if made else None
    if not made or not dated:
        return None
    name = text[: made.start()]
    if len(name) <= _SHORTEST or name.count("(") != name.count(")") or dates.every(name):
        return None  # what is dated before was made by somebody, and adopted later
    return _with_day(name, dated, text, said=made["how"])


def _end_of_name(content: Inline, end: int) -> int:
    """Return where the name of a case ends that goes on behind the first word of its second party."""
    text = content.text
    emphasised = next((span.end for span in _whole_names(content) if span.end >= end), None)
    if emphasised is not None:
        end = emphasised
    elif (more := _MORE_PARTY.match(text, _name_end(text, end))) and _REPORTED.match(text, more.end()):
        end = more.end()
    else:
        end = _name_end(text, end)
    which = _WHICH.match(text, end)
    return which.end() if which else end


def _whole_names(content: Inline) -> list[Span]:
    return [span for span in content.marked(Mark.EMPHASIS) if span.start <= 2]


def _name_end(text: str, start: int) -> int:
    match = _NAME_ENDS.search(text, start)
    return match.start() if match else len(text)


def _case(text: str, end: int) -> Parts:
    """Read a case: the parties, and where and when it was decided."""
    rest = text[end:]
    line = Parts().titled(text[:end])
    if _REPORTED.match(rest):
        # The first of several is that of the court itself: "[2017] UKSC 51, [2020] AC 869".
        dated = dates.first(rest)
        return (line.on(dated) if dated else line).remarked(rest)
    later = _LATER.search(rest)
    if dated := date_behind(rest[: later.start()] if later else rest):
        line, rest = line.on(dated), without_date(rest, dated)
    if said := _SAID_BY.search(rest):
        listed = agents.LISTED_BODY.match(rest, said.end())
        who = listed[0] if listed else rest[said.end() :].partition(",")[0]
        if agents.is_organisation(who := _ON_DAY.sub("", who.strip(" .,()"))):
            return line.named(who).remarked(_ON_DAY.sub("", rest.strip(" .,")))
    courts = [part.strip(" ()[]") for part in rest.split(",")]
    court = next((part for part in courts if agents.is_organisation(part)), "")
    if court:
        return line.named(court).remarked(*(part for part in courts if part != court))
    return line.remarked(rest)


def _day_at(text: str, start: int) -> dates.Dated | None:
    """Return the day that stands at a position, with its month, or None."""
    dated = next((one for one in dates.every(text) if one.start == start), None)
    return dated if dated and dated.date and dated.date.month else None


def _first_day(text: str) -> dates.Dated | None:
    return next((one for one in dates.every(text) if one.date and one.date.day), None)


def _with_day(name: str, dated: dates.Dated, text: str, said: str = "") -> Parts:
    """Read a law that is named first; behind its day stands where it came out and what changed it."""
    line = Parts().titled(name).on(dated)
    return line.remarked(said.strip(), text[dated.end :].strip(" ,;."))


def _decision(decision: re.Match[str], dated: dates.Dated, text: str) -> Parts:
    """Read ``Court, decision no. 12 of 12 June 2018, *what it is about*``."""
    # Its day is a part of what a decision is called by.
    return Parts().titled(text[decision.start("what") :]).on(dated).named(decision["who"])


def _debate(debate: re.Match[str], day: dates.Dated, text: str) -> Parts:
    """Read a sitting of a parliament, whose record is called by its day where nothing stands between them."""
    called = debate.start("what") <= day.start < debate.end()
    line = Parts().titled(debate["what"]).on(day)
    rest = text[debate.end() :] if called else without_date(text[debate.end() :], _moved(day, -debate.end()))
    if volume := _VOLUME.search(rest):
        line = line._replace(volume=volume["volume"])
        rest = rest[: volume.start()] + rest[volume.end() :]
    line = line.named(debate["who"]) if debate["who"] else line
    return line.remarked(*(part for part in rest.strip(" ,;.").split("; ") if part))


def _moved(dated: dates.Dated, by: int) -> dates.Dated:
    return dated._replace(start=dated.start + by, end=dated.end + by)
