"""Pages that answer with success and are something else."""

from collections.abc import Mapping

import pytest

from annexcli.links.pages import Content, content
from annexcli.links.signs import signs
from annexcli.links.suspicion import is_file, is_suspicious, sent_home
from annexcli.links.verdicts import is_transient, judge, without_network
from annexcli.model.verdict import Evidence, Failure, Hop, Page, Sign, Stranger, Tell, Verdict

URL = "https://agency.example/reports/2018/children.html"
NOTHING: Mapping[str, str] = {}


def seen(
    source: str = "", *, url: str = URL, hops: tuple[tuple[str, int], ...] = (), stranger: Stranger | None = None,
    headers: Mapping[str, str] = NOTHING, media: str = "text/html",
) -> Evidence:  # fmt: skip
    """Return the evidence of a page, as the engine makes it."""
    steps = tuple(Hop(*hop) for hop in hops) or (Hop(url, 200),)
    read: Content = content(source.encode(), media)
    found = signs(read, headers, steps[-1].url, moved=len(steps) > 1)
    page = Page(media, None, read.title, read.headings, len(read.text), "", found)
    return Evidence(url, steps, page=page, stranger=stranger)


ARTICLE = "<p>" + "What children said of it, in ten countries and in many words. " * 60


@pytest.mark.parametrize(
    "title",
    ["404", "Error 404", "404 | Agency", "Page not found – Agency", "Page introuvable", "Erreur 404", "Página no encontrada",
     "Página não encontrada", "Seite nicht gefunden", "Pagina non trovata", "Pagina niet gevonden", "Strona nie istnieje",
     "Sidan hittades inte", "Страница не найдена", "الصفحة غير موجودة", "页面不存在", "ページが見つかりません", "페이지를 찾을 수 없습니다",
     "Η σελίδα δεν βρέθηκε", "Sayfa bulunamadı"],
)  # fmt: skip
def test_pages_that_say_that_they_are_gone(title: str) -> None:
    evidence = seen(f"<title>{title}</title><p>Home, News, Contact")
    assert is_suspicious(evidence)
    verdict, reason = judge(evidence)
    assert verdict is Verdict.SOFT_404
    assert reason.startswith("status 200, but its title says “")


@pytest.mark.parametrize(
    "title",
    [
        "Report 404 of the series",
        "Children in a digital world",
        "The 410 best works",
        "Not lost in translation",
    ],
)
def test_titles_that_say_no_such_thing(title: str) -> None:
    assert judge(seen(f"<title>{title}</title><p>Home"))[0] is Verdict.OK


@pytest.mark.parametrize(
    ("source", "stranger", "verdict"),
    [
        # A long text about pages that are gone is a text.
        (f"<title>Page not found: how links die</title>{ARTICLE}", None, Verdict.OK),
        ("<title>Page not found</title>", Stranger(404), Verdict.SOFT_404),
        ("<title>Agency</title><p>" + "The page you requested is one of our best. " * 20, Stranger(404), Verdict.OK),
        ("<title>Agency</title><p>" + "The page you requested is not here, sorry. " * 20, Stranger(200, alike=0.97), Verdict.SOFT_404),
        ("<title>Agency</title><p>" + "The page you requested is not here, sorry. " * 20, Stranger(200, alike=0.2), Verdict.OK),
        ("<title>Agency</title><p>The page you requested does not exist.", None, Verdict.SOFT_404),
    ],
)  # fmt: skip
def test_what_the_host_answers_to_others_decides(
    source: str, stranger: Stranger | None, verdict: Verdict
) -> None:
    assert judge(seen(source, stranger=stranger))[0] is verdict


def test_a_page_in_place_of_a_file() -> None:
    pdf = "https://agency.example/reports/children.pdf"
    welcome = "<title>Agency</title><p>Welcome to our new site"
    assert is_suspicious(seen(welcome, url=pdf))
    assert judge(seen(welcome, url=pdf, stranger=Stranger(200, alike=1.0)))[0] is Verdict.SOFT_404
    # A page about the file, at a host that knows what it has.
    assert judge(seen(welcome, url=pdf, stranger=Stranger(404)))[0] is Verdict.OK
    assert not is_suspicious(seen("", url=pdf, media="application/pdf"))


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("https://agency.example/reports/children.pdf", True),
        ("https://agency.example/children.pdf?download=1#page=3", True),
        ("https://agency.example/v2.1/children.final.PDF", True),
        ("https://agency.pdf", False),
        ("https://agency.example/pdf", False),
        ("https://agency.example/children.html", False),
        ("https://agency.example/children.pdf/view", False),
        ("https://agency.example/view?name=children.pdf", False),
        ("https://agency.example/view#children.pdf", False),
        ("https://[agency/children.pdf", False),
    ],
)
def test_addresses_of_files(url: str, file: bool) -> None:
    assert is_file(url) is file


@pytest.mark.parametrize(
    ("source", "headers", "verdict"),
    [
        ("<title>agency.example is for sale</title><p>Buy this domain", {}, Verdict.PARKED),
        ("<title>Diese Domain steht zum Verkauf</title>", {}, Verdict.PARKED),
        ("<title>agency</title><script src=//www.sedoparking.com/x.js></script>", {}, Verdict.PARKED),
        ("<title>agency</title>", {"x-adblock-key": "MFwwDQ"}, Verdict.PARKED),
        (f"<title>What is a parked domain?</title>{ARTICLE}", {}, Verdict.OK),
        ("<title>Just a moment...</title>", {}, Verdict.BLOCKED),
        ("<title>x</title>", {"cf-mitigated": "challenge"}, Verdict.BLOCKED),
        ("<title>x</title><script>window.awsWafIntegration; AwsWafIntegration.saveReferrer()</script>", {}, Verdict.BLOCKED),
        (f"<title>Access denied: children offline</title>{ARTICLE}", {}, Verdict.OK),
    ],
)  # fmt: skip
def test_parked_domains_and_walls(source: str, headers: dict[str, str], verdict: Verdict) -> None:
    assert judge(seen(source, headers=headers))[0] is verdict


def test_a_wall_is_alive_whatever_its_status() -> None:
    wall = Page("text/html", length=50, signs=(Sign(Tell.WALL, "just a moment", "title"),))
    for status in (400, 403, 429, 503):
        evidence = Evidence(URL, (Hop(URL, status),), page=wall)
        assert judge(evidence)[0] is Verdict.BLOCKED
        assert "bot wall" in judge(evidence)[1]
        assert not is_transient(evidence)
    assert judge(Evidence(URL, (Hop(URL, 404),), page=wall))[0] is Verdict.DEAD


HOME = "https://agency.example/"


@pytest.mark.parametrize(
    ("url", "final", "home"),
    [
        (URL, HOME, True),
        (URL, f"{HOME}en/", True),
        (URL, f"{HOME}pt-br/index.html", True),
        (f"{HOME}?p=123", HOME, True),
        (URL, "https://new-agency.example/", True),
        (URL, f"{HOME}reports/", False),
        (HOME, f"{HOME}en/", False),
        (f"{HOME}?lang=fr", f"{HOME}fr/", False),
        (f"{HOME}index.php", HOME, False),
        ("https://short.example/x7", HOME, False),
        ("https://old.example/children.pdf", HOME, True),
    ],
)
def test_deep_links_sent_home(url: str, final: str, home: bool) -> None:
    evidence = seen("<title>Agency</title>" + ARTICLE, url=url, hops=((url, 301), (final, 200)))
    assert (judge(evidence)[0] is Verdict.HOME_REDIRECT) is home
    assert not home or sent_home(evidence)


def test_log_in_pages_and_pages_of_errors_behind_redirects() -> None:
    login = seen("<form>", hops=((URL, 302), (f"{HOME}login?next=/x", 200)))
    assert judge(login)[0] is Verdict.BLOCKED
    gone = seen(ARTICLE, hops=((URL, 302), (f"{HOME}404.html", 200)))
    assert judge(gone)[0] is Verdict.SOFT_404
    itself = f"{HOME}login"
    assert judge(seen("<form>", url=itself, hops=((itself, 301), (f"{HOME}login/", 200))))[0] is Verdict.MOVED


def failed(failure: Failure, host: str = "a") -> Evidence:
    return Evidence(f"https://{host}.example/", failure=failure)


def test_a_runner_without_network_is_told_from_dead_links() -> None:
    assert without_network([failed(Failure.LOOKUP), failed(Failure.UNREACHABLE)])
    assert not without_network([failed(Failure.NO_HOST)])
    assert not without_network([failed(Failure.LOOKUP), seen()])
    assert not without_network([])
    assert not without_network([failed(Failure.PRIVATE_ADDRESS)])
    assert without_network([failed(Failure.LOOKUP), failed(Failure.PRIVATE_ADDRESS)])
    # A name server in a locked room says of every host that it does not exist.
    assert without_network([failed(Failure.NO_HOST, host) for host in "abcd"])
    assert not without_network([failed(Failure.NO_HOST) for _ in range(9)])
