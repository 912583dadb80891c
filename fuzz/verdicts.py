"""Pages, headers and handle answers from anywhere: read without a fault, judged with a reason."""

from datetime import UTC, datetime

from annexcli.links import doi, targets
from annexcli.links.pages import HTML, READABLE, alike, content, has_place, opening
from annexcli.links.retries import retry_after, wait
from annexcli.links.signs import signs
from annexcli.links.suspicion import is_suspicious
from annexcli.links.verdicts import is_transient, judge, without_network
from annexcli.model.verdict import Evidence, Failure, Hop, Page, Stranger, Verdict
from fuzz.text import text_of

_STATUSES = (
    *(200, 204, 206, 301, 302, 303, 304, 308, 401, 403),
    *(404, 408, 410, 425, 429, 451, 500, 503, 599, 999),
)
_FAILURES = (*Failure, *[None] * len(Failure))
_MEDIA = sorted(READABLE | HTML | {"application/pdf"})
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SHARE = 255


def one(data: bytes) -> None:
    """Read a page, and judge a link that led to it.

    The first eight bytes choose statuses and failure; a line each are the address, the place that it led
    to and a header; the rest is the page.
    """
    numbers = [*data[:8], *bytes(8)]
    url, final, header, *rest = [*data[8:].split(b"\n", 3), b"", b"", b""]
    text, place = text_of(url) or "https://example.org/a", text_of(final) or "https://example.org/"
    body = rest[0]
    media = _MEDIA[numbers[0] % len(_MEDIA)]
    page = content(body, media)
    assert len(page.headings) < 20
    assert 0 <= alike(page, content(body[::-1], media)) <= 1
    statuses = [_STATUSES[number % len(_STATUSES)] for number in numbers[1 : 2 + numbers[4] % 3]]
    hops = tuple(Hop(place if at else text, status) for at, status in enumerate(statuses))
    found = signs(page, {"server": text_of(header), "location": text_of(header)}, place, moved=len(hops) > 1)
    seen = Page(page.media, len(body), page.title, page.headings, len(page.text), opening(page), found)
    evidence = Evidence(
        text,
        hops,
        failure=_FAILURES[numbers[5] % len(_FAILURES)],
        page=seen if numbers[6] % 4 else None,
        stranger=Stranger(statuses[0], place, alike=numbers[7] / _SHARE) if numbers[7] % 2 else None,
        handle=doi.answer(body) if numbers[6] % 8 == 0 else None,
        fragment=has_place(page, text.partition("#")[2]),
        retry_after=retry_after(text_of(header), _NOW),
    )
    _check(evidence, page.title)


def _check(evidence: Evidence, title: str) -> None:
    verdict, reason = judge(evidence, titles=["Children in a digital world", title])
    assert reason
    assert verdict not in {Verdict.MISSING, Verdict.OK} or evidence.failure is None
    assert judge(evidence, titles=["Children in a digital world", title]) == (verdict, reason)
    if evidence.status in {404, 410} and evidence.handle is None:
        assert verdict is Verdict.DEAD
    if is_suspicious(evidence):
        assert evidence.status is not None
    if is_transient(evidence):
        pause = wait(1, evidence.retry_after, 0.5)
        assert pause is None or pause > 0
    without_network([evidence, evidence])
    known = targets.address_verdict(evidence.url)
    assert known is None or known[1]
    name = doi.doi_of(evidence.url)
    if name is not None:
        assert doi.same(doi.doi_of(doi.address_of(name)) or "", name)
