"""Identifiers printed in an entry: DOI, ISBN and web addresses, found and taken out of its text."""

import re
from typing import NamedTuple

from annexcli.address import is_placeholder, is_relative, is_web
from annexcli.document import Inline, Mark, Span
from annexcli.identifiers import is_isbn, is_issn
from annexcli.model.reference import PartialDate
from annexcli.parse import dates, day_of_access, files
from annexcli.parse.agents import is_organisation
from annexcli.text import lowered
from annexcli.vocab import table

# DOI syntax: DOI Handbook §2.2; the form is the one Crossref recommends for matching.
_DOI = re.compile(
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>\"（）「」，、。；]+)", re.IGNORECASE
)
_DOI_HOST = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ISBN = re.compile(r"ISBN(?:-1[03])?:?\s*([\d][\d\s-]{8,16}[\dXx])", re.IGNORECASE)
_ISSN = re.compile(
    r"e?-?ISSN(?:-L)?(?:\s*\((?:print|online|electronic)\))?:?\s*(\d{4})[-–](\d{3}[\dXx])", re.IGNORECASE
)
# https://info.arxiv.org/help/arxiv_identifier.html: 2101.00001v2 since 2007, hep-th/9901001 before.
_ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?"
_ARXIV = re.compile(
    rf"(?:arXiv(?: preprint)?[:\s]\s*(?:arXiv:\s*)?)({_ARXIV_ID})(?:\s*\[[\w.-]+\])?", re.IGNORECASE
)
_ARXIV_HOST = re.compile(rf"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/({_ARXIV_ID})", re.IGNORECASE)
_PMID = re.compile(r"(?:PubMed\s*)?PMID:?\s*(\d{1,8})(?!\d)|PubMed:\s*(\d{1,8})(?!\d)", re.IGNORECASE)
_PMID_HOST = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})")
# No address has the brackets and stops of East Asia, behind which no space need stand.
_TAIL = r"[^\s<>\"“”«»（）「」『』《》，、。；：]"
# With a scheme or "www.", or without either where a path follows: "state-of-foss.in/report.pdf".
_PLAIN_URL = rf"(?:(?:https?|ftp)://|www\.){_TAIL}+"
_URL = re.compile(
    rf"{_PLAIN_URL}|(?<![\w@/.-])(?:[a-z0-9-]+\.)+[a-z]{{2,10}}/{_TAIL}*",
    re.IGNORECASE,
)
# Most addresses have a scheme, and are found faster where no other text has a domain before a stroke.
_WITH_SCHEME, _DOMAIN_ENDS = re.compile(_PLAIN_URL, re.IGNORECASE), re.compile(r"\.[A-Za-z]{2,10}/")
_LEAD_IN = re.compile(rf"(?:(?<!\w)(?:{'|'.join(table('lead_ins')['address'])})\s*:?\s*)?[<(\[]*\s*$")
_PART_OF_NAME = re.compile(r"(?:Online|Web|Website|Link)\s*:?\s*")
_LONGEST_LEAD_IN = 60
# "Title (https://…), River Council, 2017"
_MADE_BEHIND = re.compile(r",\s+[^\W\d_a-z]")
_FEWEST_TITLE_WORDS = 2
_OPENING = {")": "(", "]": "["}
# Symbols of documents of the UN (A/HRC/31/20, E/C.12/GC/25, CEDAW/C/NOR/CO/7-8, WHO/HTM/2011.4), of the EU
# (COM(2012) 196) and of the Council of Europe (CM/Rec(2018)7, CPT/Inf (2019) 9).
_SYMBOL = re.compile(
    r"(?<![\w/.-])(?:[A-Z]{1,6}(?:/(?:[A-Z][A-Za-z]{0,9}(?:\.(?:\d{1,4}|[IVX]{1,4}))?|\d{1,4}(?:[.–-]\d{1,3})?)){0,6}"
    r"/(?:\d{1,4}(?:[.–-]\d{1,3})?|[A-Z][A-Za-z]{0,9}\.\d{1,3})(?:\s\((?:Vol|Part)\.?\s[IVX]{1,4}\))?"
    r"(?:(?:,|\s(?:and|et|y|e|и))\s(?:Add|Corr|Rev)\.\d{1,2}(?:[–-]\d{1,2})?){0,3}"
    # OEA/Ser.L/V/II. Doc. 49/15
    r"|O[EA][AS]/Ser\.\s?[A-Z]/[IVX]{1,4}(?:/[IVX]{1,4})?(?:\.\d{1,3}){0,2}(?:[.,]{0,2}\s?[Dd][Oo][Cc]\.?\s?\d{1,4}(?:/\d{1,4})?)?(?:,?\s[Rr]ev\.?\s?\d)?"
    r"|(?:COM|SWD|SEC|JOIN|CM/Rec|CM/ResDH|CM|CPT/Inf|CRI|CDL-AD|CommDH|GRETA|CCJE|CCPE|CEPEJ)\s?"
    r"\((?:19|20)\d\d\)\s?\d{1,4}(?:\s(?:final|fin))?)(?![\w/]|[.–-]\w)"
)
# "Recommendation CM/Rec(2018)7 of the Committee": without its symbol such a title makes no sense.
_ENDS_IN_WORD, _GOES_ON = re.compile(r"[^\W\d_]\s$"), re.compile(r"\s[^\W\d_A-ZÀ-Þ]")
# "UN General Assembly, Resolution A/RES/70/1"
_ALONE = re.compile(r",\s+[^\W\d_a-z][^\W\d_]+\s$")
_NAMED_BEHIND = re.compile(r"(?:\s[–—-]|[:,])\s+(?P<name>[^\W\d_]\w*\s+\w+\s+\w)")
_MAY_HOLD_SYMBOL = re.compile(r"/|[A-Z]\s?\((?:19|20)\d\d\)|CommDH")
# How the work is kept, where MLA says so; it is no part of any field.
_KEPT_AS = r"(?:PDF(?:\s+file)?|Web|Print|Online|E-?book|Video file)"
_BRACKETED = re.compile(
    r"\s*\[(?:internet|online|www document|en ligne|en línea|electronic resource|PDF|web page|webpage|on-line"
    r"|ressource électronique|recurso electrónico|risorsa elettronica|elektronische Ressource"
    r"|elektronisk resurs|elektroninen aineisto|verkkojulkaisu|dokument elektroniczny|электронный ресурс"
    r"|електронний ресурс|текст)\]",
    re.IGNORECASE,
)
_MEDIUM = re.compile(rf"(?:(?<=[.,;])\s*{_KEPT_AS}|\s*[\[(]{_KEPT_AS}[\])])\.?\s*$", re.IGNORECASE)
_ENDS_AS_KEPT = ("pdf", "file", "web", "print", "online", "book")
# "French | Spanish": what is left between links to translations.
_BETWEEN_LABELS = " |·"
_DOUBLED = re.compile(r"\s*,\s*")
_LEFT_OVER = re.compile(r"\s*[,;.](?=\s*[,;.]\s*$)")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")


class Found(NamedTuple):
    """What was taken out of an entry's text, and the text that is left.

    ``lost`` counts links that have no usable address.
    """

    content: Inline
    urls: tuple[str, ...] = ()
    doi: str | None = None
    isbn: str | None = None
    accessed: PartialDate | None = None
    lost: int = 0
    symbol: str | None = None
    issn: str | None = None
    arxiv: str | None = None
    pmid: str | None = None


def take(content: Inline) -> Found:
    """Take addresses, identifiers and the day of access out of an entry's text.

    The text of a link stays, unless it is only the address itself or a label such as "PDF".
    """
    urls, lost = _targets(content)
    content, visited = day_of_access.behind_address(content)
    content = _without_labels(files.without_versions(content)) if content.spans else content
    content = files.without_files(content)
    while "[" in content.text and (medium := _BRACKETED.search(content.text)):
        content = content.without(medium.start(), medium.end())
    content, printed = _without_addresses(content)
    for url in printed:
        if all(_bare(url) != _bare(known) for known in urls):
            urls.append(url)
    content, doi = _without_doi(content)
    said = content.text.lower()
    content, isbn = _without_isbn(content) if "isb" in said else (content, None)
    content, issn = _without_issn(content) if "iss" in said else (content, None)
    content, arxiv = _without_number(content, _ARXIV) if "arxiv" in said else (content, None)
    content, pmid = _without_number(content, _PMID) if "pmid" in said or "pubmed" in said else (content, None)
    if urls:
        doi = doi or _of_host(_DOI_HOST, urls)
        arxiv = arxiv or _of_host(_ARXIV_HOST, urls)
        pmid = pmid or _of_host(_PMID_HOST, urls)
    content, symbol = _without_symbol(content)
    content, accessed = day_of_access.take(content)
    while empty := _EMPTY_BRACKETS.search(content.text):
        content = content.without(empty.start(), empty.end())
    content = _without_tail(content)
    return Found(content, tuple(urls), doi, isbn, visited or accessed, lost, symbol, issn, arxiv, pmid)


def _without_tail(content: Inline) -> Inline:
    """Take off what says how a work is kept ("PDF file."), and stops left without their words."""
    content = _without_stops(content)
    ending = content.text[-_LONGEST_LEAD_IN:].lower()
    if not ending.rstrip(" .)]").endswith(_ENDS_AS_KEPT):
        return content
    return _without_stops(_without_ending(content, _MEDIUM))


def _without_stops(content: Inline) -> Inline:
    ending = content.text[-_LONGEST_LEAD_IN:].rstrip()
    left_over = ending[:-1].rstrip().endswith((",", ";", "."))
    return _without_ending(content, _LEFT_OVER) if left_over else content


def _without_ending(content: Inline, ending: re.Pattern[str]) -> Inline:
    base = max(0, len(content.text) - _LONGEST_LEAD_IN)
    while match := ending.search(content.text, base):
        content = content.without(match.start(), match.end())
    return content


def has_symbol(text: str) -> bool:
    """Tell whether the symbol of a document stands in a text: ``A/HRC/31/20``."""
    return _MAY_HOLD_SYMBOL.search(text) is not None and _SYMBOL.search(text) is not None


def is_address(text: str) -> bool:
    """Tell whether the text of a link is only an address."""
    return _URL.fullmatch(text.strip(" <>()[].,;")) is not None


def _spells(text: str, target: str) -> bool:
    """Tell whether the text of a link is (a piece of) its target: ``producingoss.com``, ``v2.pdf``."""
    piece = (
        "".join(text.split()).strip(".,;()<>").removeprefix("https://").removeprefix("http://").rstrip("/")
    )
    shaped = len(piece) > 4 and ("." in piece or "/" in piece)
    return shaped and piece.casefold() in target.casefold()


def _bare(url: str) -> str:
    return url.lower().split("://", 1)[-1].rstrip("/#")


def _targets(content: Inline) -> tuple[list[str], int]:
    """Return the usable targets of the links, the title's own first, and how many have none."""
    usable: list[str] = []
    lost = 0
    labelled: list[str] = []
    for link in content.links:
        target = link.target.strip()
        if target.lower().startswith("mailto:") or _is_way_back(content, link):
            continue
        if is_placeholder(target):
            lost += not is_address(content.text[link.start : link.end])
        elif is_web(target) or is_relative(target) or target.lower().startswith("ftp:"):
            where = labelled if _is_label(content, link) else usable
            if target not in usable + labelled:
                where.append(target)
        else:
            lost += 1
    return usable + labelled, lost


def _is_way_back(content: Inline, link: Span) -> bool:
    """Tell whether a link is the way back from a note, or to it: a mark or a number over a fragment."""
    return link.target.startswith("#") and not re.search(r"[^\W\d_]{2}", content.text[link.start : link.end])


def _is_label(content: Inline, link: Span) -> bool:
    return files.is_label(content.text[link.start : link.end]) or _is_way_back(content, link)


def _without_labels(content: Inline) -> Inline:
    # Links may overlap or stand in any order in damaged markup, so each cut is looked for anew.
    while label := _label(content):
        targets = [one.target for one in content.links if label[0] <= one.start and one.end <= label[1]]
        content = _without_address(content, *label, (*targets, "")[0]).stripped(_BETWEEN_LABELS)
    return content


def _label(content: Inline) -> tuple[int, int] | None:
    """Return where the last link stands that is only a label or an address, with what goes with it."""
    for link in sorted(content.links, key=lambda link: (link.start, link.end), reverse=True):
        text = content.text[link.start : link.end]
        # A label is the way to the work only if a name of the work stands elsewhere in the entry.
        if len(content.text) - len(text) <= 3:
            continue
        if is_placeholder(link.target) and is_address(text):
            continue  # the link was lost; the address that is printed was not
        if not _SYMBOL.fullmatch(text) and (is_address(text) or _spells(text, link.target)):
            start, end = _with_lead_in(content.text, link.start, link.end)
        elif _is_label(content, link):
            start, end = _enclosed(content.text, *files.with_other_labels(content.text, link.start, link.end))
        else:
            continue
        if start < end:
            return start, end
    return None


def _without_addresses(content: Inline) -> tuple[Inline, list[str]]:
    printed: list[str] = []
    while match := _address(content.text):
        address = _trimmed(match[0].split("](")[0])
        start, end = match.start(), match.start() + len(address)
        # Over a link that was lost, the address that is printed is the one that is left.
        links = (link for link in content.links if not is_placeholder(link.target))
        if not any(link.start <= start and end <= link.end for link in links):
            printed.append(address if "://" in address else f"http://{address}")
        content = _without_address(content, *_with_lead_in(content.text, start, end), (*printed, "")[-1])
    return content, printed


def _without_address(content: Inline, start: int, end: int, target: str) -> Inline:
    """Cut an address; in brackets behind a title that nothing marks, it marks it: ``Title (…), Press``."""
    title, left = content.text[:start], content.without(start, end)
    bracketed = content.text[start : start + 1] == "(" and content.text[end - 1 : end] == ")"
    if not (target and bracketed and _MADE_BEHIND.match(content.text, end)):
        return left
    marked = any(span.start < start or span.end > end for span in content.spans)
    dated = dates.trailing(title) or dates.BRACKETED_YEAR.search(title)
    if marked or dated or len(title.split()) < _FEWEST_TITLE_WORDS:
        return left
    return Inline(left.text, (*left.spans, Span(0, len(title.rstrip()), Mark.LINK, target)))


def _address(text: str) -> re.Match[str] | None:
    """Return the first address in a text, if there is one."""
    if "/" not in text:
        return _WITH_SCHEME.search(text) if "ww." in text.lower() else None
    return (_URL if _DOMAIN_ENDS.search(text) else _WITH_SCHEME).search(text)


def _trimmed(address: str) -> str:
    """Leave out the punctuation that ends the sentence, not the address."""
    while address:
        last = address[-1]
        unopened = last in _OPENING and address.count(_OPENING[last]) < address.count(last)
        if last not in ".,;:!?'’" and not unopened:
            break
        address = address[:-1]
    return address


def _with_lead_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a piece of text by the words that lead to it and the brackets around it."""
    base = max(0, start - _LONGEST_LEAD_IN)
    lead = _LEAD_IN.search(lowered(text[base:start]))
    if (
        lead
        and _PART_OF_NAME.fullmatch(text[base + lead.start() : start])
        and re.search(r"\w\s$", text[: base + lead.start()])
    ):
        lead = None  # "EU Kids Online: https://…"
    begin = base + lead.start() if lead else start
    opened = text[begin:start]
    for bracket, closing in (("<", ">"), ("(", ")"), ("[", "]")):
        if bracket in opened and text[end : end + 1] == closing:
            end += 1
        elif bracket in opened:
            begin = start  # the bracket closes further on: leave it where it is
    return begin, end


def _enclosed(text: str, start: int, end: int) -> tuple[int, int]:
    while start and _OPENING.get(text[end : end + 1]) == text[start - 1]:
        start, end = start - 1, end + 1
    return start, end


def _without_doi(content: Inline) -> tuple[Inline, str | None]:
    match = _DOI.search(content.text) if "10." in content.text else None
    if not match:
        return content, None
    doi = _trimmed(match[1])
    return content.without(*_with_lead_in(content.text, match.start(), match.start(1) + len(doi))), doi


def _without_isbn(content: Inline) -> tuple[Inline, str | None]:
    for match in _ISBN.finditer(content.text):
        digits = re.sub(r"[\s-]", "", match[1]).upper()
        if is_isbn(digits):
            return content.without(match.start(), match.end()), digits
    return content, None


def _without_issn(content: Inline) -> tuple[Inline, str | None]:
    for match in _ISSN.finditer(content.text):
        number = f"{match[1]}-{match[2].upper()}"
        if is_issn(number.replace("-", "")):
            return content.without(match.start(), match.end()), number
    return content, None


def _without_number(content: Inline, form: re.Pattern[str]) -> tuple[Inline, str | None]:
    match = form.search(content.text)
    if not match or any(
        link.start <= match.start() < link.end
        for link in content.links
        if link.end - link.start > match.end() - match.start() + 2
    ):
        return content, None
    return content.without(match.start(), match.end()), match[match.lastindex or 1]


def _of_host(form: re.Pattern[str], urls: list[str]) -> str | None:
    """Return the identifier that one of the addresses ends with."""
    return next((match[1] for url in urls if (match := form.match(url))), None)


def _without_symbol(content: Inline) -> tuple[Inline, str | None]:
    """Take the symbol of a document out of a text, unless it is in its title's link or among its words."""
    match = _SYMBOL.search(content.text) if _MAY_HOLD_SYMBOL.search(content.text) else None
    if not match or any(_is_inside(match, link, content.text) for link in content.links):
        return content, None
    if _ENDS_IN_WORD.search(content.text, 0, match.start()) and _GOES_ON.match(content.text, match.end()):
        return content, None
    alone = _ALONE.search(content.text, 0, match.start())
    if alone and is_organisation(content.text[: alone.start()]):
        return content, match[0]
    if content.text[: match.start()].endswith("(") and content.text.startswith(", ", match.end()):
        return content, match[0]  # "(A/RES/79/1, annex I)": without it, the brackets make no sense
    start, end = _enclosed(content.text, match.start(), match.end())
    lead = re.search(
        r"(?:\b(?:U\.?N\.?[ -]|ONU |documento? |do[ck]\.? ?|no\.? |symbol:? ?)+)$",
        content.text[max(0, start - 30) : start],
        re.IGNORECASE,
    )
    start -= len(lead[0]) if lead else 0
    if not start and (named := _NAMED_BEHIND.match(content.text, end)):
        return content.without(0, named.start("name")), match[0]
    if doubled := _DOUBLED.match(content.text, end):
        end = doubled.end() if content.text[:start].rstrip().endswith(",") else end
    return content.without(start, end), match[0]


def _is_inside(match: re.Match[str], link: Span, text: str) -> bool:
    """Tell whether a symbol is a part of a link's words, rather than behind a comma at their end."""
    if not link.start <= match.start() < link.end:
        return False
    if match.span() == (link.start, link.end) and not match.start() and _NAMED_BEHIND.match(text, link.end):
        return False  # "[A/HRC/31/20](…) – Title": what the work is called stands behind it
    behind = text[match.end() : link.end].strip(" .)]")
    return bool(behind) or re.search(r"[,(;:]\s*$", text[: match.start()]) is None
