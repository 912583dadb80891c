"""Where one verdict on a page ends and another begins, and the words for it."""

from dataclasses import replace

import pytest

from annexcli.links.suspicion import is_file, is_suspicious, names_pdf, page_verdict, said, sent_home, wall_of
from annexcli.model.verdict import Evidence, Failure, Hop, Page, Sign, Stranger, Tell, Verdict

URL = "https://agency.example/reports/children.html"
PDF = "https://agency.example/reports/children.pdf"
HOME = "https://agency.example/"
SAME, OTHER = (
    "; the host answers the same to a path that cannot exist",
    "; to a path that cannot exist the host answers",
)


def page(length: int, tells: Tell | None = None, where: str = "text", words: str = "words") -> Page:
    return Page("text/html", length=length, signs=(Sign(tells, words, where),) if tells else ())


def at(seen: Page, *, url: str = URL, final: str = "", stranger: Stranger | None = None) -> Evidence:
    hops = (Hop(url, 301), Hop(final, 200)) if final else (Hop(url, 200),)
    return Evidence(url, hops, page=seen, stranger=stranger)


@pytest.mark.parametrize(
    ("where", "length", "stranger", "measured"),
    [
        # Scripts and headers of parkers say it; words may be those of an article about it.
        ("markup", 3000, None, ""),
        ("header", 3000, Stranger(404), f"{OTHER} 404"),
        ("markup", 3001, None, None),
        ("title", 3000, None, ""),
        ("heading", 1499, None, ""),
        ("heading", 1500, None, None),
        ("text", 1499, Stranger(None), ""),
        ("text", 1499, Stranger(200, alike=0.8), SAME),
        ("text", 1499, Stranger(200, alike=0.79), None),
        ("text", 1500, Stranger(200, alike=0.8), SAME),
        ("text", 1500, Stranger(299, alike=1.0), SAME),
        ("text", 1500, Stranger(300, alike=1.0), None),
        ("text", 1500, Stranger(199, alike=1.0), None),
    ],
)
def test_parked(where: str, length: int, stranger: Stranger | None, measured: str | None) -> None:
    seen = page(length, Tell.PARKED, where)
    reason = f"the domain is parked: {said(seen.signs[0])}{measured}"
    expected = None if measured is None else (Verdict.PARKED, reason)
    assert page_verdict(at(seen, stranger=stranger)) == expected


@pytest.mark.parametrize(
    ("where", "length", "stranger", "measured"),
    [
        ("address", 9000, None, ""),
        ("address", 9000, Stranger(404), f"{OTHER} 404"),
        ("title", 2999, None, ""),
        ("title", 3000, None, None),
        ("heading", 2999, Stranger(None), ""),
        ("text", 299, None, ""),
        ("text", 300, None, None),
        ("title", 1499, Stranger(404), f"{OTHER} 404"),
        ("heading", 1499, Stranger(410), f"{OTHER} 410"),
        ("title", 1500, Stranger(404), None),
        ("title", 2999, Stranger(410), None),
        ("text", 10, Stranger(404), None),
        ("text", 9000, Stranger(200, alike=0.8), SAME),
        ("text", 10, Stranger(200, alike=0.79), None),
        ("title", 2999, Stranger(200, alike=0.1), f"{OTHER} 200"),
        ("title", 3000, Stranger(200, alike=0.1), None),
        ("title", 2999, Stranger(403), f"{OTHER} 403"),
    ],
)
def test_gone(where: str, length: int, stranger: Stranger | None, measured: str | None) -> None:
    seen = page(length, Tell.GONE, where)
    reason = f"status 200, but {said(seen.signs[0])}{measured}"
    expected = None if measured is None else (Verdict.SOFT_404, reason)
    assert page_verdict(at(seen, stranger=stranger)) == expected


def test_the_same_place_is_the_same_answer_however_much_it_differs() -> None:
    gone, error = page(9000, Tell.GONE), f"{HOME}sorry/page"
    there = Stranger(200, error, alike=0.1)
    assert page_verdict(at(gone, final=error, stranger=there)) == (
        Verdict.SOFT_404,
        f"status 200, but its text says “words”{SAME}",
    )
    assert page_verdict(at(gone, stranger=replace(there, final_url=URL))) is None
    assert page_verdict(at(gone, final=f"{error}?x", stranger=there)) is None


def test_walls_and_log_in_pages() -> None:
    closed = "alive, but closed to programs"
    wall = page(1499, Tell.WALL, "title", "just a moment")
    assert page_verdict(at(wall)) == (
        Verdict.BLOCKED,
        f"status 200 from a bot wall (its title says “just a moment”): {closed}",
    )
    assert page_verdict(at(replace(wall, length=1500))) is None
    assert wall_of(replace(wall, length=1500)) is None
    header = page(9000, Tell.WALL, "header", "cf-mitigated")
    assert page_verdict(at(header)) == (
        Verdict.BLOCKED,
        f"status 200 from a bot wall (header cf-mitigated): {closed}",
    )
    assert wall_of(None) is None
    login = page(500, Tell.LOGIN, "address", "/login")
    final = f"{HOME}Login?next=x"
    assert page_verdict(at(login, final=final)) == (
        Verdict.BLOCKED,
        f"sends to a log-in page, {final}: {closed}",
    )
    # Somebody cites the page of a log-in, whatever its letters.
    assert page_verdict(at(login, url=f"{HOME}LogIn/", final=final)) is None


def test_a_page_in_place_of_a_file() -> None:
    found = (Verdict.SOFT_404, f"status 200, but a page in place of the file{SAME}")
    same = Stranger(200, alike=0.8)
    assert page_verdict(at(page(9000), url=PDF, stranger=same)) == found
    assert page_verdict(at(page(9000), url=PDF, stranger=replace(same, alike=0.79))) is None
    assert page_verdict(at(page(9000), url=PDF)) is None
    assert page_verdict(at(page(9000), stranger=same)) is None
    assert page_verdict(at(replace(page(9000), media="application/pdf"), url=PDF, stranger=same)) is None


@pytest.mark.parametrize(
    ("url", "final", "home"),
    [
        (URL, HOME, True),
        (URL, f"{HOME}EN-gb/Index.html", True),
        (URL, f"{HOME}en_GB/home", True),
        (URL, f"{HOME}xx/", False),
        (URL, f"{HOME}?lang=en&utm_source=x", True),
        (URL, f"{HOME}?p=123", False),
        (HOME, f"{HOME}en/", False),
        ("https://agency.example/x7", HOME, True),
        # A short address of another site stands for a home page; a deep one and a file do not.
        ("https://short.example/x7", HOME, False),
        ("https://short.example/x7/y", HOME, True),
        ("https://short.example/x7.pdf", HOME, True),
        # One site has many hosts.
        ("https://www.agency.example/x7", HOME, True),
        ("https://docs.agency.co.uk/x7", "https://www.agency.co.uk/", True),
        ("https://agency.co.uk/x7", "https://other.co.uk/", False),
        ("https://a.agency.info/x7", "https://b.agency.info/", True),
        ("https://a.agen.info/x7", "https://b.agen.info/", True),
        ("https://a.who.int/x7", "https://b.who.int/", False),
    ],
)
def test_sent_home(url: str, final: str, home: bool) -> None:
    found = page_verdict(at(page(9000), url=url, final=final))
    assert found == ((Verdict.HOME_REDIRECT, f"sends to the home page, {final}") if home else None)
    assert not home or sent_home(at(page(9000), url=url, final=final))


def test_no_redirect_sends_nowhere() -> None:
    assert not sent_home(Evidence(URL, (Hop(HOME, 200),)))
    assert not sent_home(Evidence(URL, (Hop(URL, 301), Hop(HOME, 301)), failure=Failure.TIMEOUT))
    assert not sent_home(Evidence(URL, (Hop(URL, 301), Hop("https://[x", 200))))
    # What was cited cannot be read, and may have been a short address.
    assert page_verdict(at(page(9000), url="https://[x", final=HOME)) is None
    measured = page_verdict(at(page(9000), final=HOME, stranger=Stranger(404)))
    assert measured == (Verdict.HOME_REDIRECT, f"sends to the home page, {HOME}{OTHER} 404")
    assert page_verdict(Evidence(URL, (Hop(URL, 301), Hop(HOME, 200)))) is None


@pytest.mark.parametrize(
    ("seen", "suspicious"),
    [
        (page(3000, Tell.GONE), True),
        (page(3001, Tell.GONE), False),
        (page(3001, Tell.PARKED, "title"), True),
        (page(3001, Tell.PARKED, "heading"), True),
        (page(3001, Tell.PARKED, "markup"), False),
        (page(10, Tell.GONE, "address"), False),
        (page(10, Tell.WALL), False),
        (page(10, Tell.LOGIN), False),
        (page(10), False),
    ],
)
def test_what_gains_from_a_question_more(seen: Page, suspicious: bool) -> None:
    assert is_suspicious(at(seen)) is suspicious
    for status in (199, 300, 404):
        assert not is_suspicious(Evidence(URL, (Hop(URL, status),), page=seen))
    assert not is_suspicious(replace(at(seen), failure=Failure.TIMEOUT))
    assert not is_suspicious(replace(at(seen), page=None))


def test_an_answer_that_is_there_has_any_status_of_success() -> None:
    for status in (200, 206, 299):
        assert is_suspicious(Evidence(URL, (Hop(URL, status),), page=page(10, Tell.GONE)))
    assert is_suspicious(at(page(10), url=PDF))
    assert is_suspicious(at(page(10), final=HOME))
    # The first sign that tells something decides.
    signs = (Sign(Tell.WALL, "x", "text"), Sign(Tell.GONE, "404", "address"), Sign(Tell.GONE, "x", "title"))
    assert is_suspicious(at(Page("text/html", length=9000, signs=signs)))


@pytest.mark.parametrize(
    ("url", "pdf"),
    [
        (PDF, True),
        (f"{HOME}A.PDF?download=1#page=2", True),
        (f"{HOME}a.pdf/view", False),
        (f"{HOME}a.html?x=/b.pdf", False),
        (f"{HOME}a.html#/b.pdf", False),
        (f"{HOME}a.docx", False),
        (f"{HOME}a.docx#b.pdf", False),
        (f"{HOME}a.docx?as=b.pdf", False),
        ("https://agency.pdf", False),
        ("https://agency.example#/b.pdf", False),
    ],
)
def test_names_of_pdf_files(url: str, pdf: bool) -> None:
    assert names_pdf(url) is pdf
    assert is_file(f"{HOME}a.docx")
    assert not is_file(f"{HOME}a.html#/b.docx")
    assert not is_file(f"{HOME}a.html?as=/b.docx")


def test_signs_in_words() -> None:
    assert [said(Sign(Tell.GONE, "x", where)) for where in ("title", "heading", "text")] == [
        "its title says “x”",
        "its heading says “x”",
        "its text says “x”",
    ]
    assert said(Sign(Tell.WALL, "x", "header")) == "header x"
    assert said(Sign(Tell.LOGIN, "/x", "address")) == "/x"
    assert said(Sign(Tell.PARKED, "x", "markup")) == "its markup has x"
