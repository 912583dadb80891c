"""The end of a line, taken off from behind: dates, places, remarks in brackets, where a law came out."""

import re

from annexcli.document import Inline
from annexcli.model.reference import PartialDate
from annexcli.parse import agents, dates, kinds
from annexcli.parse.behind import date_behind
from annexcli.parse.parts import Parts, opening_bracket
from annexcli.parse.places import is_place
from annexcli.parse.remarks import are_names, printed
from annexcli.parse.roles import edition_last
from annexcli.parse.types import is_law
from annexcli.vocab import table

# "(2016; road-testing version)"
_REMARK = re.compile(r"\s*[;,]\s*(.+)")
# "(adopted 20 November 1989, entered into force 2 September 1990)": a treaty is as old as its text.
_ADOPTED = re.compile(rf"(?:{'|'.join(table('dates')['adopted'])})\b", re.IGNORECASE)
# "(geldend op 1 januari 2022)": the text of a law as it was on a day.
AS_OF = re.compile(rf"(?:{'|'.join(table('dates')['as_of'])})\b", re.IGNORECASE)
# ", para. 12", ", pp. 45–47": where in a work, as notes say.
_PINPOINT = re.compile(
    r",\s+((?:paras?|pp?|at|§+|art|arts|ch|s)\.?\s*\d[\d–-]*|\d{1,4}[–-]\d{1,4}|\d{1,4}\s(?:pp?|pages?|S|págs?|с|стр))$"
)
# A title is longer.
_SHORTEST = 8
_PLACE_LAST = re.compile(r"[.,;]\s+([^.,;]+)$")
_PLACE_AND_PUBLISHER = re.compile(
    r"[.,]\s+(?P<place>[^\W\d_a-z][^.,:;()\d]{1,40}(?:,\s[^\W\d_a-z][\w.]{1,14})?)\s?:\s+(?P<publisher>[^:.;()\d]{2,80})$"
)
_PLACE_PUBLISHER = re.compile(
    r"[.,]\s+(?P<place>[^\W\d_a-z][^.,:;()\d]{1,40}),\s+(?P<publisher>[^:.,;()\d]{2,80})$"
)
# ". Licence: CC BY-NC-SA 3.0 IGO"
_LICENCE = re.compile(
    r"\.\s+((?:Licen[cs]e|Licencia|Licença|Licenza|Lizenz)\s?:\s[^\n]{2,60})$", re.IGNORECASE
)
# " – Série Travaux n° 12": a part between dashes that ends with a number is the series of the work.
_SERIES_LAST = re.compile(r"\s[–—-]\s+(?P<series>[^\W\d_a-z][^–—\d]{2,60}\s(?:n°|nº|n\.º)\s?\d{1,4})$")
# What is said of a work behind its date.
_LONGEST_ASIDE = 90
_ASIDE = re.compile(
    r",\s+(unpublished|mimeo(?:graph)?|draft|internal (?:document|report)|on file with [^,;]{3,60}"
    r"|unveröffentlicht|non publiée?|inédit[ao]?|inedito"
    r"|(?:various|several|different) (?:years|dates|issues)|années diverses|diverses années|varios años"
    r"|vários anos|verschiedene Jahr(?:e|gänge)|anni vari|vari anni|diverse jaren"
    # What is left of "résolution A/RES/64/292", its symbol taken out.
    r"|(?:résolution|resolución|resolução|risoluzione|resolution)(?:\s(?:n\.?[°º]|no\.?))?)\s?:?$",
    re.IGNORECASE,
)
# "OJ L 119, 4.5.2016, p. 1", "Treaty Series, vol. 1577, p. 3": where a law came out.
_GAZETTES = (
    r"OJ|O\.J\.|ABl|JO|JOUE|DOUE|DO|DOF|GU|BGBl|BOE|JORF|UNTS|Official Journal|Federal Register"
    r"|Official (?:Gazette|Bulletin)|Government Gazette|Monitorul Oficial|Gaceta Oficial|Diário Oficial"
    r"|(?:UN )?Treaty Series|Journal [Oo]fficiel|Bundesgesetzblatt|Diario Oficial|Gazzetta Ufficiale"
    r"|Собрание законодательства|СЗ РФ|Dz\.\s?U\.|Dz\.\s?Urz\.|Stb\.|Stcrt\.|Trb\.|Pb\.?\s?EU"
    r"|Belgisch Staatsblad|EUT|EUVL|EYVL|G\.U\.|Úř\. věst\.|ΦΕΚ|Resm[iîı] Gazete|ВВР|Відомості Верховної Ради"
    r"|Офіційний вісник|Magyar Közlöny|M\. ?Of\."
)
# "Law no. 217/2003": the year that the laws of a country are counted in.
_NUMBER_OF_YEAR = re.compile(r"(?<![\d/.-])\d{1,5}/((?:19|20)\d\d)(?![\d/-])")
# The volume of treaties stands before the name of their series: "999 UNTS 171".
_GAZETTE = re.compile(
    rf"(?:,|(?<!\s))\s+[(\[]?(?:(?:re)?published in the\s)?(?:in\s)?[«„“]?(?P<volume>\d{{1,4}}\s(?=UNTS))?"
    rf"(?:{_GAZETTES})(?!\w)"
    r"[^\n]{0,80}\d[^\n]{0,40}$"
)


_BODY_OF_UN = (
    r"(?:UN |United Nations )?(?:General Assembly|Security Council|Human Rights Council"
    r"|Economic and Social Council|UNGA|GA|ECOSOC)"
)
_BODY_OF_UN_BEYOND = (
    r"(?:l['’]Assemblée générale|la Asamblea General|(?:le )?Conseil de sécurité"
    r"|(?:el )?Consejo de Seguridad)"
)
# "General Assembly resolution 217 A (III)", "résolution 217 A (III) de l’Assemblée générale"
_RESOLUTION = re.compile(
    rf",\s+(?:adopted by )?(?:(?:the )?{_BODY_OF_UN} [Rr]es(?:olution|\.)|(?:[Rr]ésolution|[Rr]esolución))"
    r" (?:No\.? )?\d{1,4}(?:/\d{1,4})?"
    rf"(?: ?[A-Z])?(?: \([IVXLCS0-9-]{{1,8}}\))?(?: (?:de|du) {_BODY_OF_UN_BEYOND})?"
    r"(?:,? (?:annexe?|anexo))?"
    r"(?:,?(?: (?:of|du|de|on|adopted))? (?P<day>\d{1,2} [^\W\d_]{3,12}(?: de)? (?:19|20)\d\d))?[.,;\s]*$"
)


def without_gazette(content: Inline) -> tuple[Inline, Parts]:
    """Take off where a law came out, a remark on it: ``, OJ L 119, 4.5.2016, p. 1``."""
    match = _GAZETTE.search(content.text)
    if not match or match.start() < 8:
        return content, Parts()
    line = Parts().remarked(match[0])
    printed = content.text[max(match.start(), match.end("volume")) :]
    name = content.text[: match.start()]
    if number := _NUMBER_OF_YEAR.search(name):
        line = line._replace(date=PartialDate(int(number[1])), dated=True)
    elif dates.first(name) is None and (dated := date_behind(printed)):
        line = line.on(dated)  # a law is as old as the page that it came out on
    return content.cut(0, match.start()), line


def without_resolution(content: Inline, line: Parts) -> tuple[Inline, Parts]:
    """Take off the resolution that a text was adopted by: ``…, General Assembly resolution 61/295``."""
    match = _RESOLUTION.search(content.text) if "es" in content.text else None
    name = content.text[: match.start()] if match else ""
    if not match or len(name) < _SHORTEST or (agents.is_organisation(name) and not is_law(name)):
        return content, line  # "Human Rights Council, resolution 43/14": that is all of its name
    said = match[0].strip(" ,")
    dated = dates.trailing(f", {match['day']}") if match["day"] else None
    line = line.on(dated) if dated else line
    return content.cut(0, match.start()), line.remarked(said)


def peel(content: Inline, line: Parts) -> tuple[Inline, Parts]:
    """Take dates and remarks in brackets off the end of a line."""
    while True:
        content = content.stripped(" ,;.") if not content.text.endswith("...") else content
        text = content.text
        if aside := _ASIDE.search(text, max(0, len(text) - _LONGEST_ASIDE)):
            line = line._replace(remarks=(aside[1], *line.remarks))
            content = content.cut(0, aside.start())
            continue
        if (dated := dates.trailing(text)) and not line.dated and dated.start > 0:
            before = dates.without_updated(text[: dated.start])
            if len(before) < dated.start and dates.trailing(before):
                # "November 2017, updated December 2018": when it came out stands first.
                line = line._replace(remarks=(text[len(before) :].strip(" ,;.("), *line.remarks))
                content = content.cut(0, len(before))
                continue
            line, content = line.on(dated), content.cut(0, dated.start)
            content = content.cut(0, len(dates.without_updated(content.text)))
            content = _without_dash(content.stripped(" ,;:.([|"))
            line, left = placed_last(line, content.text)
            content = content.cut(0, len(left))
            continue
        if not (line.dated or line.edition) and (edition := _edition_behind_date(text)):
            line, content = line._replace(edition=edition[1]), content.cut(0, edition[0])
            continue
        if not line.place and (placed := _placed_behind_date(text)):
            line, content = line._replace(place=placed[1]), content.cut(0, placed[0])
            continue
        if remark := _remark_last(text):
            line = line._replace(remarks=(remark[0], *line.remarks))
            content = content.cut(0, remark[1])
            continue
        if (kind := kinds.trailing(text)) and not _in_link(content, kind.start):
            line = line._replace(
                remarks=(*filter(None, (kind.name,)), *line.remarks), number=line.number or kind.number
            )
            content = content.cut(0, kind.start)
            continue
        opening = opening_bracket(text)
        if opening is None or opening == 0 or _in_link(content, opening):
            return content, line
        inside = text[opening + 1 : -1]
        line = _bracketed(inside, line, linked=bool(content.links))
        content = content.cut(0, opening)


def _remark_last(text: str) -> tuple[str, int] | None:
    """Return a licence, a series or what a note points to at the end of a text, and where it begins."""
    if "icen" in text and (licence := _LICENCE.search(text)):
        return licence[1], licence.start()
    if (series := _SERIES_LAST.search(text)) and series.start() > _SHORTEST:
        return series["series"], series.start()
    pinpoint = _PINPOINT.search(text)
    return (pinpoint[1], pinpoint.start()) if pinpoint else None


def _in_link(content: Inline, position: int) -> bool:
    return any(link.start <= position < link.end for link in content.links)


def is_aside(text: str) -> bool:
    """Tell whether a text is a remark that stands behind a date: ``unpublished``, ``24 pages``."""
    printed = f", {text.strip(' .,;')}"
    return (_ASIDE.fullmatch(printed) or _PINPOINT.fullmatch(printed)) is not None


def placed_last(line: Parts, text: str) -> tuple[Parts, str]:
    """Take off the place before a date, and who published it there: ``, Geneva``, ``, Oslo: Example AS``."""
    text = text.rstrip(" ,;:.([")
    if line.place:
        return line, text
    if (placed := _PLACE_LAST.search(text)) and is_place(placed[1]):
        return line._replace(place=placed[1]), text[: placed.start()]
    for form in (_PLACE_AND_PUBLISHER, _PLACE_PUBLISHER):
        placed = form.search(text)
        if placed and is_place(placed["place"]) and placed.start() > _SHORTEST:
            publisher = placed["publisher"].strip()
            if form is _PLACE_AND_PUBLISHER or agents.is_organisation(publisher):
                line = line._replace(place=placed["place"].rstrip(), issued=agents.organisations(publisher))
                return line, text[: placed.start()]
    return line, text


def _placed_behind_date(text: str) -> tuple[int, str] | None:
    """Find the place behind a date at the end of a line: ``…, 2015, Luxembourg``."""
    before, comma, place = text.rpartition(", ")
    if not comma or not is_place(place) or dates.trailing(before) is None:
        return None
    return len(before), place


def _edition_behind_date(text: str) -> tuple[int, str] | None:
    """Find the edition behind a date at the end of a line: ``…, 2020, 2ª edição``."""
    before, edition = edition_last(text)
    return (len(before), edition) if edition and dates.trailing(before) else None


def _without_dash(content: Inline) -> Inline:
    return content.stripped(" –—-") if re.search(r"\s[–—-]$", content.text) else content


def _bracketed(inside: str, line: Parts, *, linked: bool) -> Parts:
    """Read brackets at the end of a line: a date, ``Publisher, date``, or a remark.

    Behind a linked title they name who made the work, whatever the name.
    """
    if not line.dated and (dated := dates.whole(inside)):
        return line.on(dated)
    first = next(iter(dates.every(inside)), None)
    if not line.dated and first and (_ADOPTED.match(inside) or AS_OF.match(inside)):
        return line.on(first)._replace(remarks=(inside.strip(), *line.remarks))
    if not line.dated and first and first.start == 0 and (behind := _REMARK.match(inside, first.end)):
        return line.on(first)._replace(remarks=(behind[1].strip(), *line.remarks))
    if not line.dated and (dated := dates.trailing(inside)):
        who = inside[: dated.start].strip(" ,;:.")
        if named := printed(inside, line):
            return named
        if is_place(who):
            return line.on(dated)._replace(place=who)
        if agents.is_organisation(who) or (linked and who and are_names(who)):
            return line.on(dated).named(who)
        return line.on(dated)._replace(remarks=(who, *line.remarks))
    inside = inside.strip(" ,;")
    return line._replace(remarks=(inside, *line.remarks)) if inside else line
