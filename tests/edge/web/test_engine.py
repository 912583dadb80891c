"""Links asked of a real server on loopback."""

import socket
import ssl
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import trustme
from fpdf import FPDF

from annexcli.edge.web import Manners, ask
from annexcli.edge.web.chain import host_of
from annexcli.errors import UsageProblem
from annexcli.links.verdicts import judge, without_network
from annexcli.model.verdict import Evidence, Failure, Verdict
from tests.conftest import Answer, Site, redirect, reply, serve

QUICK = Manners(timeout=2, retries=0, allow_private=True)


def seen(url: str, manners: Manners = QUICK) -> Evidence:
    return ask([url], manners, lambda _: None)[url]


def verdict(url: str, manners: Manners = QUICK) -> Verdict:
    return judge(seen(url, manners))[0]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Verdict.OK),
        (404, Verdict.DEAD),
        (410, Verdict.DEAD),
        (403, Verdict.BLOCKED),
        (500, Verdict.TRANSIENT),
    ],
)
def test_statuses(site: Site, status: int, expected: Verdict) -> None:
    site.pages["/x"] = status
    assert verdict(f"{site.url}/x") is expected


def test_redirects_are_followed_and_recorded(site: Site) -> None:
    site.pages |= {"/a": redirect(301, "/b?x=1"), "/b?x=1": redirect(308, f"{site.url}/c#part"), "/c": 200}
    evidence = seen(f"{site.url}/a#top")
    assert [(hop.url.removeprefix(site.url), hop.status) for hop in evidence.hops] == [
        ("/a#top", 301),
        ("/b?x=1#top", 308),
        ("/c#part", 200),
    ]
    assert judge(evidence) == (Verdict.MOVED, f"moved for good to {site.url}/c#part")


def test_a_redirect_loop_ends(site: Site) -> None:
    site.pages |= {"/a": redirect(302, "/b"), "/b": redirect(302, "/a")}
    assert seen(f"{site.url}/a").failure is Failure.LOOP


def test_an_endless_redirect_ends(site: Site) -> None:
    for number in range(30):
        site.pages[f"/{number}"] = redirect(302, f"/{number + 1}")
    assert seen(f"{site.url}/0").failure is Failure.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    "target", ["mailto:a@example.org", "javascript:alert(1)", "http://[::1", "ftp://e.org/x"]
)
def test_a_redirect_to_nowhere(site: Site, target: str) -> None:
    site.pages["/a"] = redirect(302, target)
    assert seen(f"{site.url}/a").failure is Failure.INVALID_URL


def test_cookies_are_kept_along_a_chain(site: Site) -> None:
    def door(handler: BaseHTTPRequestHandler) -> None:
        if "seen=1" in (handler.headers["Cookie"] or ""):
            reply(handler, 200)
        else:
            reply(handler, 302, Location="/door", Set_Cookie="seen=1")

    site.pages["/door"] = door
    assert verdict(f"{site.url}/door") is Verdict.OK


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_get_decides_where_head_may_lie(site: Site, status: int) -> None:
    site.pages["/x.pdf"] = lambda handler: reply(handler, status if handler.command == "HEAD" else 200)
    assert verdict(f"{site.url}/x.pdf") is Verdict.OK
    assert site.asked == ["HEAD /x.pdf", "GET /x.pdf"]


def test_a_server_that_hangs_up_on_head(site: Site) -> None:
    def moody(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "HEAD":
            handler.connection.shutdown(socket.SHUT_RDWR)
            handler.close_connection = True
        else:
            reply(handler, 200)

    site.pages["/x"] = moody
    assert verdict(f"{site.url}/x") is Verdict.OK


def test_an_endless_body_is_not_read(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "HEAD":
            reply(handler, 405)
            return
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 65536)
        except OSError:
            handler.close_connection = True

    site.pages["/x"] = endless
    begun = time.monotonic()
    assert verdict(f"{site.url}/x") is Verdict.OK
    assert time.monotonic() - begun < 2


def test_a_slow_server_is_given_up(site: Site) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1.5)
        reply(handler, 200)

    site.pages["/x"] = slow
    assert (
        seen(f"{site.url}/x", Manners(timeout=0.3, retries=0, allow_private=True)).failure is Failure.TIMEOUT
    )


def test_transient_failures_are_retried_and_others_are_not(site: Site) -> None:
    answers = iter([503, 503, 200])
    site.pages["/x"] = lambda handler: reply(handler, next(answers), Retry_After="0")
    evidence = seen(f"{site.url}/x", Manners(timeout=2, retries=2, allow_private=True))
    assert (evidence.status, evidence.attempts) == (200, 3)
    assert seen(f"{site.url}/none", Manners(timeout=2, retries=2, allow_private=True)).attempts == 1


def test_a_server_that_asks_for_long_patience_is_not_asked_again(site: Site) -> None:
    site.pages["/x"] = lambda handler: reply(handler, 429, Retry_After="3600")
    begun = time.monotonic()
    evidence = seen(f"{site.url}/x", Manners(timeout=2, retries=3, allow_private=True))
    assert (evidence.status, evidence.attempts) == (429, 1)
    assert time.monotonic() - begun < 2


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert seen(f"http://127.0.0.1:{port}/").failure is Failure.REFUSED


def test_a_name_that_cannot_be() -> None:
    assert seen("http://no-such-host.invalid/").failure in {Failure.NO_HOST, Failure.LOOKUP}
    assert seen(f"http://{'a' * 70}.example/").failure in {
        Failure.INVALID_URL,
        Failure.NO_HOST,
        Failure.LOOKUP,
    }


@pytest.mark.parametrize(("known", "failure"), [({"doi.org"}, Failure.NO_HOST), (set(), Failure.LOOKUP)])
def test_a_runner_without_names_is_told_from_a_host_that_is_gone(
    monkeypatch: pytest.MonkeyPatch, known: set[str], failure: Failure
) -> None:
    asked: list[str] = []

    def lookup(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, 1, 6, "", ("192.0.2.1", 443))]

    monkeypatch.setattr("socket.getaddrinfo", lookup)
    urls = [f"http://gone-{number}.example/" for number in range(3)]
    evidence = ask(urls, Manners(timeout=2, retries=0), lambda _: None)
    assert {one.failure for one in evidence.values()} == {failure}
    assert without_network(evidence.values()) is (failure is Failure.LOOKUP)
    assert asked.count("doi.org") == 1


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST", "localhost.", "a.localhost", "127.1", "127.0.1", "2130706433", "0x7f.1",
     "0x7f000001", "0177.0.0.1", "017700000001", "127.0.0.1.", "１２７.0.0.1", "127。0。0。1", "ⓛocalhost", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::]", "0.0.0.0", "0",
     "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255",
     "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[ff02::1]"],
)  # fmt: skip
def test_private_addresses_are_not_asked_however_they_are_spelled(site: Site, host: str) -> None:
    port = site.url.rsplit(":", 1)[1]
    site.pages["/x"] = 200
    for url in (f"http://{host}:{port}/x", f"http://user@{host}:{port}/x"):
        evidence = seen(url, Manners(timeout=2, retries=0))
        assert judge(evidence)[0] is Verdict.PRIVATE or evidence.failure is Failure.NO_HOST, evidence
        assert evidence.status is None
    assert site.asked == []


def test_a_private_address_behind_a_redirect_is_not_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host is public as far as its name tells; the second one is the machine itself."""
    port = site.url.rsplit(":", 1)[1]
    site.pages |= {"/a": redirect(302, f"http://2130706433:{port}/b"), "/b": 200}
    looked_up = [(socket.AF_INET, 1, 6, "", ("127.0.0.1", int(port)))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: looked_up)
    checked: list[str] = []

    def is_private(address: object) -> bool:
        checked.append(str(address))
        return len(checked) > 1

    monkeypatch.setattr("annexcli.edge.web.resolver.is_private", is_private)
    evidence = seen(f"http://reports.example:{port}/a", Manners(timeout=2, retries=0))
    assert (evidence.failure, checked) == (Failure.PRIVATE_ADDRESS, ["127.0.0.1", "127.0.0.1"])
    assert site.asked == ["GET /a"]


def test_a_name_that_leads_elsewhere_the_second_time_is_looked_up_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the address that was looked at is the one that is connected to."""
    port = int(site.url.rsplit(":", 1)[1])
    site.pages |= {"/1": 200, "/2": 200}
    answers = ["127.0.0.1", "10.1.2.3"]
    asked: list[str] = []

    def lookup(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, 1, 6, "", (answers[min(len(asked), 2) - 1], port))]

    monkeypatch.setattr("socket.getaddrinfo", lookup)
    monkeypatch.setattr("annexcli.edge.web.resolver.is_private", lambda address: str(address) != "127.0.0.1")
    urls = [f"http://reports.example:{port}/{number}" for number in (1, 2)]
    evidence = ask(urls, Manners(timeout=2, retries=0), lambda _: None)
    assert [one.status for one in evidence.values()] == [200, 200]
    assert asked == ["reports.example"]


def headers_of(site: Site, path: str) -> dict[str, str]:
    """Let a path answer, and return the headers of the last request to it."""
    kept: dict[str, str] = {}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        kept.clear()
        kept.update(handler.headers.items())
        reply(handler, 200)

    site.pages[path] = answer
    return kept


def test_cookies_users_and_headers_stay_at_their_host(site: Site) -> None:
    for other in serve():
        there, here = headers_of(other, "/there"), headers_of(site, "/here")

        def door(handler: BaseHTTPRequestHandler, there: str = f"{other.url}/b") -> None:
            reply(handler, 302, Location=there, Set_Cookie="id=7")

        site.pages["/a"] = door
        other.pages["/b"] = redirect(302, "/there")
        host = site.url.removeprefix("http://")
        manners = replace(QUICK, headers={host: {"X-Token": "secret", "Authorization": "Bearer secret"}})
        # Both hosts are 127.0.0.1, for which cookies know no ports: another name keeps them apart.
        with_name = f"{site.url}/a".replace("127.0.0.1", "localhost")
        assert verdict(with_name.replace("//", "//user:secret@")) is Verdict.OK
        assert not {"Cookie", "Authorization", "X-Token"} & set(there)
        assert verdict(f"{site.url}/here", manners) is Verdict.OK
        assert (here["X-Token"], here["Authorization"]) == ("secret", "Bearer secret")
        site.pages["/c"] = redirect(301, f"{other.url}/there")
        assert verdict(f"{site.url}/c", manners) is Verdict.MOVED
        assert "X-Token" not in there
        assert "secret" not in str(there)


def test_a_user_in_an_address_is_told_to_its_host(site: Site) -> None:
    here = headers_of(site, "/here")
    site.pages["/a"] = redirect(302, "/here")
    assert verdict(f"{site.url}/a".replace("//", "//user:p%40ss@")) is Verdict.OK
    assert here["Authorization"] == "Basic dXNlcjpwQHNz"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "proxy.localhost"])
def test_a_proxy_is_no_way_into_the_network(site: Site, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url)
    port = site.url.rsplit(":", 1)[1]
    for no_proxy in ("", host):
        monkeypatch.setenv("NO_PROXY", no_proxy)
        assert verdict(f"http://{host}:{port}/x", Manners(timeout=2, retries=0)) is Verdict.PRIVATE
    assert site.asked == []


def test_the_users_resolver_is_no_link(site: Site) -> None:
    site.pages["/x"] = 200
    assert verdict(f"{site.url}/x", Manners(timeout=2, retries=0, resolver=site.url)) is Verdict.PRIVATE


def test_no_proxy_is_honoured(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for proxy in serve():
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        site.pages["/x"] = 200
        assert verdict(f"{site.url}/x") is Verdict.OK
        assert proxy.asked == []


def test_a_proxy_that_is_not_there_is_no_dead_link(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
    evidence = seen("http://reports.example/x", Manners(timeout=2, retries=0))
    assert evidence.failure is Failure.PROXY
    assert without_network([evidence])


def test_a_proxy_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(UsageProblem, match="none for HTTP"):
        seen("http://reports.example/x")


def test_a_proxy_inside_the_network_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url.replace("127.0.0.1", "localhost"))
    monkeypatch.setenv("NO_PROXY", "")
    site.pages["http://reports.example/x"] = 200
    assert verdict("http://reports.example/x", Manners(timeout=2, retries=0)) is Verdict.OK
    assert site.asked == ["GET http://reports.example/x"]


def test_a_proxy_is_told_the_user_of_its_address_and_no_host_is(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = headers_of(site, "http://reports.example/x")
    monkeypatch.setenv("HTTP_PROXY", site.url.replace("//", "//user:p%40ss@"))
    monkeypatch.setenv("NO_PROXY", "")
    assert verdict("http://reports.example/x", Manners(timeout=2, retries=0)) is Verdict.OK
    assert kept["Proxy-Authorization"] == "Basic dXNlcjpwQHNz"
    assert "Authorization" not in kept


def test_certificates(
    secure_site: Site, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure_site.pages["/x"] = 200
    assert verdict(f"{secure_site.url}/x") is Verdict.INSECURE
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert verdict(f"{secure_site.url}/x") is Verdict.OK
    other_name = secure_site.url.replace("127.0.0.1", "localhost")
    assert verdict(f"{other_name}/x") is Verdict.INSECURE


def test_plain_http_behind_https(site: Site) -> None:
    assert verdict(site.url.replace("http:", "https:")) is Verdict.INSECURE


def test_an_expired_certificate_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    for secure in serve(context):
        evidence = seen(f"{secure.url}/")
        assert evidence.failure is Failure.EXPIRED


def test_characters_beyond_ascii_are_encoded_and_percent_signs_kept(site: Site) -> None:
    site.pages |= {"/%C3%BC": 200, "/a%2Fb%20c": 200}
    assert verdict(f"{site.url}/ü") is Verdict.OK
    assert verdict(f"{site.url}/a%2Fb%20c") is Verdict.OK


def test_many_links_at_once_and_few_at_a_host(site: Site) -> None:
    at_once = most = 0
    guard = threading.Lock()

    def busy(handler: BaseHTTPRequestHandler) -> None:
        nonlocal at_once, most
        with guard:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.05)
        with guard:
            at_once -= 1
        reply(handler, 200)

    urls = [f"{site.url}/{number}" for number in range(12)]
    site.pages |= {f"/{number}": busy for number in range(12)}
    told: list[Evidence] = []
    manners = Manners(concurrency=8, per_host=3, timeout=5, retries=0, allow_private=True)
    evidence = ask([*urls, *urls], manners, told.append)
    assert list(evidence) == urls
    assert len(told) == 12
    assert len(site.asked) == 12
    assert 2 <= most <= 3


def test_a_host_is_one_however_its_port_and_its_dot_are_written() -> None:
    assert host_of("http://Example.org/a") == host_of("http://example.org.:80/b") == "example.org:80"
    assert host_of("https://example.org/") == host_of("HTTPS://example.org:443/") == "example.org:443"
    assert host_of("http://example.org:8080/") == "example.org:8080"
    assert host_of("http://[::1") == ""


def body(text: str, status: int = 200, **headers: str) -> Answer:
    """Return an answer with a page."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        data = text.encode()
        handler.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(data)

    return answer


class Everything(dict[str, int | Answer]):
    """Pages of a host that answers every path alike."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def get(self, *_: object) -> Answer:
        return self._answer


GONE = "<title>Page not found</title><p>Sorry, the page you are looking for is not here.</p>"


def test_a_host_is_asked_once_what_it_answers_to_strangers(site: Site) -> None:
    site.pages = Everything(body(GONE))
    evidence = ask([f"{site.url}/{number}" for number in range(6)], QUICK, lambda _: None)
    assert {judge(one)[0] for one in evidence.values()} == {Verdict.SOFT_404}
    assert {one.stranger.alike for one in evidence.values() if one.stranger} == {1.0}
    assert sum("annex-link-check" in asked for asked in site.asked) == 1
    assert len(site.asked) == 7


def test_a_page_that_is_not_suspicious_costs_one_request(site: Site) -> None:
    site.pages["/x"] = body("<title>Children online</title><h1>Children online</h1>")
    evidence = seen(f"{site.url}/x")
    assert evidence.page is not None
    assert (evidence.page.title, evidence.page.headings) == ("Children online", ("Children online",))
    assert site.asked == ["GET /x"]


def test_a_page_in_place_of_every_file(site: Site) -> None:
    site.pages = Everything(body("<title>Agency</title><p>Welcome"))
    verdict_, reason = judge(seen(f"{site.url}/reports/children.pdf"))
    assert verdict_ is Verdict.SOFT_404
    assert "the host answers the same to a path that cannot exist" in reason
    assert [asked.split()[0] for asked in site.asked] == ["HEAD", "GET", "GET"]


def test_a_head_that_lies(site: Site) -> None:
    site.pages["/x.pdf"] = lambda handler: reply(handler, 200 if handler.command == "HEAD" else 404)
    assert verdict(f"{site.url}/x.pdf") is Verdict.DEAD


def test_a_page_that_sends_on(site: Site) -> None:
    site.pages |= {"/a": body('<meta http-equiv="refresh" content="0; url=/b">'), "/b": 410}
    evidence = seen(f"{site.url}/a")
    assert [hop.status for hop in evidence.hops] == [200, 410]
    assert judge(evidence)[0] is Verdict.DEAD


@pytest.mark.parametrize(
    ("fragment", "expected"), [("data", Verdict.OK), ("annex-3", Verdict.DEAD), ("", Verdict.OK)]
)
def test_fragments(site: Site, fragment: str, expected: Verdict) -> None:
    site.pages["/x"] = body("<title>Report</title>" + "<p>words " * 30_000 + "<h2 id=data>Data</h2>")
    assert verdict(f"{site.url}/x#{fragment}") is Verdict.OK
    assert verdict(f"{site.url}/x#{fragment}", replace(QUICK, fragments=True)) is expected


def test_titles(site: Site) -> None:
    site.pages["/x"] = body("<title>Cheap running shoes online</title><p>Buy running shoes today")
    evidence = seen(f"{site.url}/x", replace(QUICK, titles=True))
    assert judge(evidence, titles=["Child protection in Kenya"])[0] is Verdict.MISMATCH
    assert judge(seen(f"{site.url}/x"), titles=["Child protection in Kenya"])[0] is Verdict.OK


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("10.1/good", '{"responseCode": 1, "values": [{"type": "URL", "data": {"value": "https://e.org/a"}}]}', Verdict.OK),
        ("10.1/gone", '{"responseCode": 100}', Verdict.DEAD),
        ("10.1/empty", '{"responseCode": 200}', Verdict.DEAD),
        ("10.1/broken", '{"responseCode": 2}', Verdict.TRANSIENT),
        ("10.1/none", "<h1>404", Verdict.TRANSIENT),
    ],
)  # fmt: skip
def test_dois_are_asked_at_the_handle_server(site: Site, name: str, answer: str, expected: Verdict) -> None:
    name = name.replace("10.1/", "10.1234/")
    site.pages[f"/api/handles/{name}"] = body(answer, 404 if "100" in answer or "404" in answer else 200)
    # The user's own resolver may be inside the network.
    manners = Manners(timeout=2, retries=0, resolver=site.url)
    for url in (f"https://doi.org/{name}", f"doi:{name}"):
        evidence = seen(url, manners)
        assert judge(evidence)[0] is expected
        assert evidence.url == url
    assert site.asked == [f"GET /api/handles/{name}"] * 2


def test_what_a_host_asks_for_holds_for_all_its_pages(site: Site) -> None:
    at: list[float] = []

    def busy(handler: BaseHTTPRequestHandler) -> None:
        at.append(time.monotonic())
        reply(handler, 429 if len(at) == 1 else 200, Retry_After="1")

    site.pages |= {"/1": busy, "/2": busy}
    manners = Manners(per_host=1, timeout=2, retries=2, allow_private=True, interval=0)
    evidence = ask([f"{site.url}/1", f"{site.url}/2"], manners, lambda _: None)
    assert [one.status for one in evidence.values()] == [200, 200]
    assert at[1] - at[0] >= 0.95


def test_requests_at_a_host_keep_their_distance(site: Site) -> None:
    at: list[float] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        at.append(time.monotonic())
        reply(handler, 200)

    site.pages = Everything(answer)
    begun = time.monotonic()
    ask([f"{site.url}/{i}" for i in range(4)], replace(QUICK, interval=0.1), lambda _: None)
    # From the beginning, as a server on a busy machine notes a request late and the next one in time.
    assert all(moment - begun > 0.1 * number - 0.01 for number, moment in enumerate(sorted(at)))


def pdf(title: str, text: str) -> bytes:
    made = FPDF()
    made.set_title(title)
    made.add_page()
    made.set_font("helvetica", size=12)
    made.multi_cell(0, None, text)
    return bytes(made.output())


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Cheap running shoes online", "Buy running shoes with free delivery today.", Verdict.MISMATCH),
        ("Microsoft Word - report_final2.docx", "Child protection in Kenya. A review. 2018", Verdict.OK),
        ("Child protection in Kenya: a review", "Contents", Verdict.OK),
        ("Annual accounts of the agency", "Child protection in Kenya: a review. Nairobi, 2018", Verdict.OK),
    ],
)
def test_titles_of_papers(site: Site, title: str, text: str, expected: Verdict) -> None:
    data = pdf(title, text)
    site.pages["/x.pdf"] = data_of(data)
    evidence = seen(f"{site.url}/x.pdf", replace(QUICK, titles=True))
    assert judge(evidence, titles=["Child protection in Kenya: a review"])[0] is expected
    site.pages["/x.pdf"] = data_of(data[: len(data) // 2])
    broken = seen(f"{site.url}/x.pdf", replace(QUICK, titles=True))
    assert judge(broken, titles=["Child protection in Kenya: a review"])[0] is Verdict.OK


def data_of(data: bytes) -> Answer:
    """Return an answer with a PDF."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/pdf")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(data)

    return answer
