"""Pages that answer with success and are something else: gone, parked, a wall, a home page."""

import re
from urllib.parse import parse_qsl, unquote

from annexcli.address import split
from annexcli.links.pages import HTML
from annexcli.model.verdict import Evidence, Page, Sign, Tell, Verdict
from annexcli.vocab import table

# A page with more text than this says more than that something is not there, or for sale.
_LONG = 3000
# On a page of fewer characters than these a sign is all that it has to say.
_SHORT, _TINY = 1500, 300
# So much of its words a page shares with what the host answers to any path, give or take a date and the
# path itself.
_SAME = 0.8
# What is asked for by its name and is no page: a page in its place is something else.
_FILES = frozenset(
    {
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub", "csv",
        "tsv", "zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "mp3", "mp4", "m4a", "m4v", "mov", "avi",
        "webm", "ogg", "wav", "jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "svg", "ps", "djvu",
        "bib", "ris", "json", "xml", "txt",
    }
)  # fmt: skip


def page_verdict(evidence: Evidence) -> tuple[Verdict, str] | None:
    """Return what an answered page says against itself, the plainest first; None where nothing does."""
    page = evidence.page
    if page is None:
        return None
    return (
        _parked(evidence, page)
        or walled(evidence)
        or _sent_to_log_in(evidence, page)
        or _gone(evidence, page)
        or _instead_of_file(evidence, page)
        or _home(evidence)
    )


def _parked(evidence: Evidence, page: Page) -> tuple[Verdict, str] | None:
    sign = _sign(page, Tell.PARKED)
    if sign is None or page.length > _LONG:
        return None
    # Words may be those of an article about it; scripts, headers and hosts of parkers are not.
    if sign.where in {"text", "heading"} and not _answers_all(evidence, unknown=page.length < _SHORT):
        return None
    return Verdict.PARKED, f"the domain is parked: {said(sign)}" + _measured(evidence)


def walled(evidence: Evidence) -> tuple[Verdict, str] | None:
    """Return the verdict on an answer that a bot wall gave in place of the server behind it, or None."""
    wall = wall_of(evidence.page)
    if wall is None:
        return None
    what = f"status {evidence.status} from a bot wall ({said(wall)})"
    return Verdict.BLOCKED, f"{what}: alive, but closed to programs"


def _sent_to_log_in(evidence: Evidence, page: Page) -> tuple[Verdict, str] | None:
    login = _sign(page, Tell.LOGIN)
    if login is None or login.said.removeprefix("/") in map(str.lower, _path(evidence.url)):
        return None
    return Verdict.BLOCKED, f"sends to a log-in page, {evidence.final_url}: alive, but closed to programs"


def _gone(evidence: Evidence, page: Page) -> tuple[Verdict, str] | None:
    sign = _sign(page, Tell.GONE)
    if sign is None:
        return None
    stranger = evidence.stranger
    plain = sign.where in {"title", "heading"}
    if sign.where == "address":
        sure = True
    elif stranger is None or stranger.status is None:
        sure = page.length < (_LONG if plain else _TINY)
    elif stranger.status in {404, 410}:
        # The host knows how to say so: a page of its own that does not is plain, and one of few words.
        sure = plain and page.length < _SHORT
    else:
        sure = _answers_all(evidence) or (plain and page.length < _LONG)
    if not sure:
        return None
    return Verdict.SOFT_404, f"status {evidence.status}, but {said(sign)}" + _measured(evidence)


def _instead_of_file(evidence: Evidence, page: Page) -> tuple[Verdict, str] | None:
    if not _is_page_for_file(evidence, page) or not _answers_all(evidence):
        return None
    return Verdict.SOFT_404, f"status {evidence.status}, but a page in place of the file" + _measured(
        evidence
    )


def _home(evidence: Evidence) -> tuple[Verdict, str] | None:
    if not sent_home(evidence):
        return None
    asked = _path(evidence.url)
    elsewhere = _site(evidence.url) != _site(evidence.final_url or "")
    if elsewhere and len(asked) < 2 and not is_file(evidence.url):
        return None  # a short address that stands for a home page
    return Verdict.HOME_REDIRECT, f"sends to the home page, {evidence.final_url}" + _measured(evidence)


def sent_home(evidence: Evidence) -> bool:
    """Tell whether a redirect led from a page deep in a site to the home page of one."""
    if len(evidence.hops) < 2 or evidence.final_url is None:
        return False
    return _is_home(evidence.final_url) and not _is_home(evidence.url)


def _is_home(url: str) -> bool:
    parts = split(url)
    if parts is None:
        return False
    words = table("pages")["paths"]
    deep = [
        piece
        for piece in map(str.lower, _path(url))
        if piece not in words["home"] and re.split("[-_]", piece)[0] not in words["languages"]
    ]
    # ?p=123 and ?id=45 are pages; ?lang=en and ?utm_source=x are not.
    return not deep and not any(value.isdigit() for _, value in parse_qsl(parts.query))


def _path(url: str) -> list[str]:
    parts = split(url)
    return [unquote(piece) for piece in parts.path.split("/") if piece] if parts else []


def _site(url: str) -> list[str]:
    """Return what the hosts of one site share, near enough: two labels, or three where one is short."""
    parts = split(url)
    labels = ((parts.hostname if parts else "") or "").split(".")
    return labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:]


def is_suspicious(evidence: Evidence) -> bool:
    """Tell whether the verdict would gain from what the host answers to a path that nobody has given it."""
    page = evidence.page
    if evidence.failure is not None or page is None or not 200 <= (evidence.status or 0) < 300:
        return False
    for sign in page.signs:
        if sign.tells in {Tell.GONE, Tell.PARKED} and sign.where != "address":
            return page.length <= _LONG or sign.where in {"title", "heading"}
    return sent_home(evidence) or _is_page_for_file(evidence, page)


def _is_page_for_file(evidence: Evidence, page: Page) -> bool:
    return page.media in HTML and is_file(evidence.url)


def is_file(url: str) -> bool:
    """Tell whether an address names a file that is no page."""
    return _suffix(url) in _FILES


def names_pdf(url: str) -> bool:
    """Tell whether an address names a PDF."""
    return _suffix(url) == "pdf"


def _suffix(url: str) -> str:
    """Return what stands behind the last dot in the path of an address, in small letters."""
    parts = split(url)
    return parts.path.rpartition(".")[2].lower() if parts else ""


def _answers_all(evidence: Evidence, *, unknown: bool = False) -> bool:
    """Tell whether the host answers a path that cannot exist as it answered this one.

    ``unknown`` is what is taken for the answer where it was not asked, or gave none.
    """
    stranger = evidence.stranger
    if stranger is None or stranger.status is None:
        return unknown
    if not 200 <= stranger.status < 300:
        return False
    same_place = len(evidence.hops) > 1 and stranger.final_url == evidence.final_url
    return same_place or stranger.alike >= _SAME


def _measured(evidence: Evidence) -> str:
    stranger = evidence.stranger
    if stranger is None or stranger.status is None:
        return ""
    if _answers_all(evidence):
        return "; the host answers the same to a path that cannot exist"
    return f"; to a path that cannot exist the host answers {stranger.status}"


def _sign(page: Page, tells: Tell) -> Sign | None:
    return next((sign for sign in page.signs if sign.tells is tells), None)


def wall_of(page: Page | None) -> Sign | None:
    """Return the sign of a bot wall: a header, or words on a page that has next to nothing else on it."""
    sign = _sign(page, Tell.WALL) if page else None
    if sign is None or page is None:
        return None
    return sign if sign.where == "header" or page.length < _SHORT else None


def said(sign: Sign) -> str:
    """Return a sign in words."""
    if sign.where in {"title", "heading", "text"}:
        return f"its {sign.where} says “{sign.said}”"
    return {"header": "header ", "address": "", "markup": "its markup has "}[sign.where] + sign.said
