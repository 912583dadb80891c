"""Whether a text is an entry in Chinese, Japanese or Korean, or a sentence."""

import re

from annexcli.parse.east_asian import days, front, titles
from annexcli.parse.east_asian.script import CODE, plain

_SENTENCE = re.compile(r"(?:[るたいすうんくつむ]|です|ます|[다요까])[.。](?=\s|$|[^\s\d])")
_PARTICLE = re.compile(r"[をがはにのでとも]|という|[은는이가을를의에](?=\s)|是|的|中|等")
_FEWEST_STOPS = 3


def is_cited(text: str) -> bool:
    """Tell whether a text looks like an entry in Chinese, Japanese or Korean rather than like a sentence."""
    text = plain(text).strip()
    if CODE.search(text) or titles.LAW.fullmatch(text):
        return True
    year = front.YEAR.search(text)
    if _SENTENCE.search(titles.without(text.split("http")[0])):
        return year is not None and front.are_names(text[: year.start()])
    if year and year.start() <= front.LONGEST and front.may_be_names(text[: year.start()]):
        return bool(text[year.end() :].strip(titles.BETWEEN))
    if (year := front.YEAR_BARE.search(text)) and front.may_be_names(text[: year.start()]):
        return True
    if (colon := front.COLON.match(text)) and front.are_names(colon["who"]):
        return True
    dated = "http" in text or "www." in text or days.first(titles.without(text)) is not None
    opening = titles.OPENING.search(text)
    if not opening or opening.start() > front.LONGEST:
        return (
            dated
            and len(titles.STOP.findall(text)) >= _FEWEST_STOPS
            and front.may_be_names(titles.STOP.split(text)[0])
        )
    title_ends = titles.closing(text, opening.start())
    if titles.ABOUT.match(text) and dated:
        return True
    if title_ends is None or _PARTICLE.match(text, title_ends):
        return False
    who = text[: opening.start()].strip(titles.BETWEEN)
    if dated and (not who or front.may_be_names(who)):
        return True
    begun = front.read(text, None)
    return begun.line.dated and begun.rest.startswith(text[opening.start() :])


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence rather than an entry: it ends as one, and nothing in it is cited."""
    said = titles.without(plain(text).split("http")[0]).strip()
    if not _SENTENCE.search(said) and not (said.endswith("。") and not said.startswith("「")):
        return False
    return not is_cited(text)
