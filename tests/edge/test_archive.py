"""An archive may answer anything: what is no copy of the page that was asked for is none."""

import json
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from annexcli.edge.archive import snapshots
from annexcli.mend.fixes import Snapshot
from tests.conftest import Answer, Site, reply

URL = "https://example.org/a"
STAMP = "20180515093000"
COPY = f"http://web.archive.org/web/{STAMP}/{URL}"


def saying(body: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def asked(site: Site, body: bytes) -> tuple[dict[str, Snapshot], dict[str, str]]:
    site.pages["/wayback/available?url=https://example.org/a"] = saying(body)
    return snapshots({URL: ""}, site.url, "annex", 5)


def closest(**changes: Any) -> bytes:
    copy = {"available": True, "url": COPY, "timestamp": STAMP, "status": "200"} | changes
    return json.dumps({"archived_snapshots": {"closest": copy}}).encode()


@pytest.mark.parametrize(
    ("changes", "copy"),
    [
        ({}, f"https://web.archive.org/web/{STAMP}/{URL}"),
        ({"url": f"http://web.archive.org/web/{STAMP}/example.org/a"}, f"https://web.archive.org/web/{STAMP}/example.org/a"),
        ({"url": f"http://other.example/web/{STAMP}/{URL}"}, f"http://other.example/web/{STAMP}/{URL}"),
    ],
)  # fmt: skip
def test_a_copy(site: Site, changes: dict[str, str], copy: str) -> None:
    assert asked(site, closest(**changes)) == ({URL: Snapshot(copy, "2018-05-15")}, {})


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b"null",
        b'{"archived_snapshots": {}}',
        b'{"archived_snapshots": []}',
        b'{"archived_snapshots": "x"}',
        b'{"archived_snapshots": {"closest": []}}',
        closest(available=False),
        closest(available=1),
        closest(status="404"),
        closest(timestamp="2018"),
        closest(timestamp="²0180515"),
        closest(url=f"http://web.archive.org/web/{STAMP}/https://example.org/b"),
    ],
)
def test_what_is_no_copy(site: Site, body: bytes) -> None:
    assert asked(site, body) == ({}, {})


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000, b"1" * 5000])
def test_what_is_no_answer(site: Site, body: bytes) -> None:
    found, failed = asked(site, body)
    assert ([*found], [*failed]) == ([], [URL])


def test_an_answer_that_comes_in_pieces_is_read_to_its_end(site: Site) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(closest())))
        handler.end_headers()
        for piece in (closest()[:20], closest()[20:]):
            handler.wfile.write(piece)
            time.sleep(0.05)

    site.pages["/wayback/available?url=https://example.org/a"] = slowly
    found, failed = snapshots({URL: ""}, site.url, "annex", 5)
    assert ([*found], failed) == ([URL], {})


def test_an_archive_that_is_busy_is_asked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annexcli.edge.archive._PAUSE", 0.01)
    place = "/wayback/available?url=https://example.org/a&timestamp=20180515"
    answers = iter([429, 503])

    def busy(handler: BaseHTTPRequestHandler) -> None:
        status = next(answers, None)
        if status is None:
            saying(closest())(handler)
        else:
            reply(handler, status)

    site.pages[place] = busy
    found, failed = snapshots({URL: "20180515"}, site.url, "annex", 5)
    assert (len(site.asked), [*found], failed) == (3, [URL], {})
    answers = iter([500, 500, 500, 500])
    assert snapshots({URL: "20180515"}, site.url, "annex", 5) == (
        {},
        {URL: "the archive answered with status 500"},
    )
    assert len(site.asked) == 6
