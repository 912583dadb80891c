"""Who made a work, and the year behind the names: what stands before the title."""

import re
from typing import NamedTuple

from annexcli.model.reference import Organisation, Person
from annexcli.parse.east_asian import days, names
from annexcli.parse.east_asian.titles import ABOUT, BETWEEN, OPENING, STOP
from annexcli.parse.parts import Parts

YEAR = re.compile(
    r"[.,、\s]*[(\[]\s*(?P<year>(?:(?:1[5-9]|20)\d\d|(?:昭和|平成|令和)(?:\d|元)|n\.?d\.?|刊行年不明|연도미상)[^()\[\]]{0,24})[)\]]"
)
YEAR_BARE = re.compile(r"[.,、]\s*(?P<year>(?:1[5-9]|20)\d\d)[a-z]?\s?[.．,、]\s*(?=\S)")
_SAME = re.compile(r"\s*(?:[—–―─ー−]{2,}|_{3,}|-{3,}|同(?=[(「『,、\s]))\s*[.,、:]?\s*")
# "渡辺一郎：山村の水道、水道学会誌": a colon behind the names, and commas behind the title.
COLON = re.compile(r"(?P<who>[^:「『《“.。\d]{2,80}):\s*(?=\S)")
# "《江河市志》编纂委员会": a body that is named after its work.
_OF_WORK = re.compile(
    r"(?P<who>《[^》]{1,40}》[^《》,、:\s]{1,8}?(?:委员会|委員會|编写组|编辑部|课题组))\s*(?:主?[编編著])?\s*[:,]\s*(?=[《“])"
)
_ROLE_BEHIND = re.compile(r"\s*(?:編著|編|编|訳|译)(?=[「『《,、:.])")
_EDITION_OF_DAY = re.compile(r"(?:付|[朝夕]刊|\W)*")
_PARTICLE = re.compile(r"[をはがにで](?![\u3041-\u309f])")
LONGEST = 160


class Front(NamedTuple):
    """A line with who made the work, the text from its title on, and whether others made it, too."""

    line: Parts
    rest: str
    others: bool = False


def read(text: str, before: Parts | None) -> Front:
    """Part who made a work, and its year where it stands behind them, from the rest of a plain text."""
    if of_work := _OF_WORK.match(text):
        return Front(Parts(publishers=(Organisation(of_work["who"]),)), text[of_work.end() :])
    if ABOUT.match(text):
        return Front(Parts(), text)
    same = _SAME.match(text) if before else None
    line = names.again(before) if same and before else Parts()
    start = same.end() if same else 0
    opening = OPENING.search(text)
    until = opening.start() if opening else len(text)
    if dated := _dated(line, text, start, until):
        return dated
    if same:
        return Front(line, text[start:].lstrip(BETWEEN))
    if opening and 0 < until <= LONGEST:
        if found := names.credited(line, text[:until]):
            return Front(found[0], text[until:], found[1].others)
        if issued := _on_day(text[:until]):
            return Front(issued, text[until:])
    return (None if opening else _before_colon(text)) or _before_stop(text, until) or Front(line, text)


def _dated(line: Parts, text: str, start: int, until: int) -> Front | None:
    """Read names with a year behind them, between two positions of a text."""
    for form in (YEAR, YEAR_BARE):
        year = form.search(text, max(0, start - 1), until + 12)
        if not year or year.start() > min(until, LONGEST):
            continue
        who = text[start : year.start()]
        found = names.credited(line, who)
        if not found and who.strip(BETWEEN):
            continue
        line = found[0] if found else line
        dated = days.first(year["year"])
        line = line.on(dated) if dated else line._replace(dated=True)
        role = _ROLE_BEHIND.match(text, year.end())
        rest = text[role.end() if role else year.end() :]
        return Front(line, rest.lstrip(BETWEEN), bool(found and found[1].others))
    return None


def _on_day(head: str) -> Parts | None:
    """Read who issued a work and the day on which they did: ``川辺新聞 2020年4月5日朝刊``."""
    dated = days.first(head)
    found = names.named(head[: dated.start]) if dated and _EDITION_OF_DAY.fullmatch(head, dated.end) else None
    return found.onto(Parts()).on(dated) if dated and found else None


def _before_colon(text: str) -> Front | None:
    """Read names that a colon ends, where no bracket shows the title: ``渡辺一郎：山村の水道``."""
    colon = COLON.match(text)
    found = names.named(colon["who"]) if colon and are_names(colon["who"]) else None
    return Front(found.onto(Parts()), text[colon.end() :], found.others) if colon and found else None


def _before_stop(text: str, until: int) -> Front | None:
    """Read names that the first stop ends."""
    stop = STOP.search(text, 0, until)
    if not stop or not text[stop.end() :].strip() or not are_names(text[: stop.start()]):
        return None
    found = names.named(text[: stop.start()])
    return Front(found.onto(Parts()), text[stop.end() :].lstrip(BETWEEN), found.others) if found else None


def are_names(who: str) -> bool:
    """Tell whether all of a text are names of persons, or of bodies that their ending tells."""
    found = names.named(who)
    return found is not None and all(
        isinstance(one, Person) or names.is_body(one.name) for one in found.agents
    )


def may_be_names(who: str) -> bool:
    """Tell whether a text may be names, or a line that stands for them; one with particles is a sentence."""
    who = who.strip(BETWEEN)
    if _SAME.fullmatch(f"{who} "):
        return True
    return who != "" and names.named(who) is not None and not _PARTICLE.search(who)
