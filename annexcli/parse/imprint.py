"""What stands behind the title of a citation: container, volume, pages, place, publisher."""

import re
from dataclasses import dataclass

from annexcli.model import Organisation
from annexcli.parse import agents
from annexcli.parse.people import without_role

_PAGES = r"(?P<pages>[A-Za-z]?\d+\s?[–-]+\s?[A-Za-z]?\d+|[A-Za-z]?\d{1,5})"
_VOLUME = r"(?:vol(?:ume)?\.?\s*|v\.\s*|bd\.\s*)?(?P<volume>\d{1,4}|[IVXLC]{1,6})"
_JOURNAL = re.compile(
    rf"^(?P<container>[^\d]{{3,160}}?),?\s+{_VOLUME}(?:\s*\(\s*(?P<number>[^()]{{1,20}})\s*\)|,\s*(?:n[.o°]*|no\.|iss(?:ue)?\.?|nr\.?)\s*(?P<issue>\d+))?"
    rf"(?:\s*[:,]\s*(?:pp?\.?\s*|s\.\s*)?{_PAGES})?(?=$|[\s.,;])",
    re.IGNORECASE,
)
_CITY = r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}(?:,\s*[^\W\d_a-z][\w.]{1,10}){0,2}"
_PLACED = re.compile(rf"(?:^|[.,;]\s+)(?P<place>{_CITY})\s?:\s+(?P<publisher>[^.,;:()]{{2,80}})")
_IN = re.compile(r"^(?:in|en|dans|в)\b:?\s+(?P<rest>.+)$", re.IGNORECASE)
_EDITED = re.compile(
    r"^(?P<who>[^“«\"]{3,120}?(?:\(?\beds?\b\.?\)?|\(a cura di\)|\(Hrsg\.\)))[.,:]?\s+(?P<rest>.+)$"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What was found behind a title; ``left`` is what has no field of its own."""

    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    place: str = ""
    publishers: tuple[Organisation, ...] = ()
    left: str = ""


def read(text: str) -> Imprint:
    """Read what stands behind a title. What is not understood is in ``left``, as it stands."""
    text = text.strip(" ,;.:")
    if not text:
        return Imprint()
    if inside := _IN.match(text):
        return _chapter(inside["rest"])
    if placed := _PLACED.search(text):
        return _placed(text, placed)
    if (journal := _JOURNAL.match(text)) and not agents.is_organisation(journal["container"].strip(" ,.«»")):
        return Imprint(
            container=journal["container"].strip(' ,.«»“”"'),
            volume=journal["volume"],
            number=journal["number"] or journal["issue"] or "",
            pages=re.sub(r"\s*[–-]+\s*", "–", journal["pages"] or ""),
            left=text[journal.end() :].strip(" ,;.:"),
        )
    return _published(text)


def _chapter(text: str) -> Imprint:
    """Read what stands behind "In": editors, the book, where it came out."""
    if edited := _EDITED.match(text):
        text = edited["rest"]
    book, separator, more = re.match(r"([^.,(]+)([.,(]?)(.*)$", text, re.DOTALL).groups()  # type: ignore[union-attr]
    rest = read(more) if separator else Imprint()
    return Imprint(
        container=without_role(book.strip(' «»“”"'))[0],
        pages=rest.pages,
        place=rest.place,
        publishers=rest.publishers,
        left=rest.left or rest.container,
    )


def _placed(text: str, placed: re.Match[str]) -> Imprint:
    before, after = text[: placed.start()].strip(" ,;.:«»"), text[placed.end() :].strip(" ,;.:()")
    publisher = Organisation(placed["publisher"].strip(" ,.«»"))
    return Imprint(
        place=placed["place"], publishers=(publisher,), left="; ".join(p for p in (before, after) if p)
    )


def _published(text: str) -> Imprint:
    """Find the publisher among the parts between stops and commas."""
    parts = [part.strip(" ()") for part in re.split(r"[.,;]\s+", text)]
    for position, part in enumerate(parts):
        if part and agents.is_organisation(part):
            left = "; ".join(p for p in (*parts[:position], *parts[position + 1 :]) if p)
            return Imprint(publishers=agents.organisations(part), left=left)
    return Imprint(left=text)
