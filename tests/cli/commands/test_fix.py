"""``annex fix`` against a real server and a double of the archive, both on loopback."""

import json
import socket
import ssl
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from tests.conftest import Annex, Site, redirect, reply, serve

QUICK = ("--allow-private", "--retries", "0", "--timeout", "5", "--interval", "0")
STORE = """\
% by hand
@misc{{moved,  title = {{A {{CSEA}} title}},
  url={{{url}/old#part}},  annex-links = {{{url}/ok {url}/old}},
}}

@MISC(gone, title = "B", url = "{url}/gone", urldate = {{2015-03-04}})
@misc{{how, title = {{C}}, howpublished = {{\\url{{{url}/old}}, online}}}}
@misc{{fine, title = {{D}}, url = {{{url}/ok}}}}
"""


@pytest.fixture
def store(annex: Annex, site: Site) -> Annex:
    site.pages |= {"/old": redirect(301, "/new?a=1&b_c=2"), "/new?a=1&b_c=2": 200, "/ok": 200}
    annex.write("references.bib", STORE.format(url=site.url))
    return annex


@pytest.fixture
def archive() -> Iterator[Site]:
    """Answer as https://archive.org/wayback/available does."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(handler.path).query).items()}
        closest = {
            "available": True,
            "url": f"http://web.archive.org/web/20150305101112/{query['url']}",
            "timestamp": "20150305101112",
            "status": "200",
        }
        body = json.dumps({"url": query["url"], "archived_snapshots": {"closest": closest}}).encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    class Pages(dict[str, object]):
        def get(self, path: object, default: object = None) -> object:
            return answer if str(path).startswith("/wayback/available?") else default

    for site in serve():
        site.pages = Pages()  # type: ignore[assignment]
        yield site


def test_a_diff_first_and_the_same_change_with_apply(store: Annex, site: Site, archive: Site) -> None:
    before = store.read().decode()
    diff = store("fix", *QUICK, "--archive", archive.url).out
    assert store.read().decode() == before
    assert diff.startswith("--- a/references.bib\n+++ b/references.bib\n")
    done = store("fix", *QUICK, "--archive", archive.url, "--apply")
    new = f"{site.url}/new?a=1&b_c=2"
    copy = f"https://web.archive.org/web/20150305101112/{site.url}/gone"
    assert done.out == (
        f"moved: {site.url}/old#part -> {new}#part\n"
        f"moved: {site.url}/old -> {new}\n"
        f"how: {site.url}/old -> {new}\n"
        f"gone: {site.url}/gone is gone; a copy of 2015-03-05: {copy}\n"
        "4 links mended\n"
    )
    after = (
        before.replace(f"url={{{site.url}/old#part}}", f"url={{{new}#part}}")
        .replace(f"{site.url}/old}},\n", f"{new}}},\n")
        .replace(f"\\url{{{site.url}/old}}", f"\\url{{{new}}}")
        .replace(
            "urldate = {2015-03-04})",
            f'urldate = {{2015-03-04}}, archiveurl = "{copy}", archivedate = "2015-03-05")',
        )
    )
    assert store.read().decode() == after
    assert "timestamp=20150304" in archive.asked[-1]
    assert store("fix", *QUICK, "--archive", archive.url).out == ""


def test_only_what_is_asked_for(store: Annex, archive: Site) -> None:
    store("fix", *QUICK, "--only", "archive", "--archive", archive.url, "--apply")
    assert b"/old#part" in store.read()
    assert b"archiveurl" in store.read()


def test_filters_choose_the_entries(store: Annex, archive: Site) -> None:
    done = store("fix", *QUICK, "--key", "how", "--archive", archive.url, "--apply")
    assert done.out.endswith("1 link mended\n")
    assert b"/old#part" in store.read()


def test_a_day_of_access_where_a_link_is_well(store: Annex) -> None:
    store("fix", *QUICK, "--only", "moved", "--key", "fine", "--urldate", "--apply")
    line = next(line for line in store.read().decode().splitlines() if line.startswith("@misc{fine"))
    assert "urldate = {20" in line
    again = store("fix", *QUICK, "--only", "moved", "--key", "fine", "--urldate", "--apply")
    assert (again.out, again.err) == ("", "nothing to mend\n")


@pytest.fixture
def both(authority: trustme.CA) -> Iterator[Site]:
    """Answer over HTTP and HTTPS at one port, as servers do at two: a TLS record begins with 22 (RFC 8446 §5.1)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def either(connection: socket.socket) -> socket.socket:
        connection.settimeout(5)
        secure = connection.recv(1, socket.MSG_PEEK) == b"\x16"
        return context.wrap_socket(connection, server_side=True) if secure else connection

    yield from serve(wrap=either)


def test_https_where_both_answer_the_same(annex: Annex, both: Site, authority: trustme.CA) -> None:
    authority.cert_pem.write_to_path(annex.folder / "ca.pem")
    both.pages |= {
        "/same": 200,
        "/plain-only": lambda handler: reply(
            handler, 200 if not isinstance(handler.connection, ssl.SSLSocket) else 404
        ),
    }
    entries = (
        f"@misc{{{key}, title = {{x}}, url = {{{both.url}/{key}}}}}\n" for key in ("same", "plain-only")
    )
    annex.write("references.bib", "".join(entries))
    trusting = Annex(annex.folder, {"SSL_CERT_FILE": str(annex.folder / "ca.pem")})
    done = trusting("fix", *QUICK, "--only", "https", "--apply")
    secure = both.url.replace("http:", "https:")
    assert done.out == f"same: {both.url}/same -> {secure}/same\n1 link mended\n"
    assert f"{both.url}/plain-only".encode() in annex.read()
    assert trusting("fix", *QUICK, "--only", "https").out == ""


def test_an_archive_that_has_nothing_or_lies_mends_nothing(store: Annex, site: Site) -> None:
    before = store.read()
    done = store("fix", *QUICK, "--only", "archive", "--archive", site.url, "--apply")
    assert f"annex: no word of {site.url}/gone from the archive: " in done.err
    assert "status 404" in done.err
    assert store.read() == before


@pytest.mark.parametrize("archive", ["", "archive.org", "ftp://archive.org"])
def test_what_is_no_archive_is_refused_before_a_link_is_asked(store: Annex, site: Site, archive: str) -> None:
    done = store("fix", *QUICK, "--archive", archive, expect=2)
    assert done.err == f"annex: --archive: {archive!r} is no address; the usual one is https://archive.org\n"
    assert site.asked == []


def test_a_place_with_a_secret_in_it_is_not_written(annex: Annex, site: Site) -> None:
    site.pages |= {"/a": redirect(301, "/b?access_token=t0k3n"), "/b?access_token=t0k3n": 200}
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/a}}}}\n")
    for _ in ("asked", "remembered"):
        done = annex("fix", *QUICK, "--apply")
        assert (done.out, done.err) == ("", "nothing to mend\n")
