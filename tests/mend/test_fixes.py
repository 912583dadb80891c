"""What can be mended of a link, by what was seen of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.mend.fixes import Fix, Kind, Snapshot, archived, moved, secure_twin, secured, seen
from annexcli.model.verdict import Evidence, Hop, LinkResult, Page, Verdict

NEW = "https://e.org/new"


def result(url: str, verdict: Verdict, *there: str, page: Page | None = None) -> LinkResult:
    hops = tuple(Hop(one, 200 if one == there[-1] else 301) for one in there)
    evidence = Evidence(url, hops, page=page)
    return LinkResult("k", url, verdict, "", evidence, "2026-01-31T12:00:00Z")


def test_a_link_that_moved_for_good_gets_the_new_address_and_keeps_its_place() -> None:
    old = "http://e.org/old#part"
    assert moved(result(old, Verdict.MOVED, "http://e.org/old", NEW)) == Fix(
        Kind.MOVED, "k", old, f"{NEW}#part"
    )
    assert moved(result(old, Verdict.MOVED, f"{NEW}#x")) == Fix(Kind.MOVED, "k", old, f"{NEW}#x")


@pytest.mark.parametrize(
    "there", ["https://e.org/?access_token=abc", "https://u:p@e.org/", "https://***@e.org/", "ftp://e.org/", "https://e.org/a b", "https://e.org/\x1b[m"]
)  # fmt: skip
def test_an_address_that_is_not_to_be_trusted_is_not_written(there: str) -> None:
    assert moved(result("http://e.org/", Verdict.MOVED, "http://e.org/", there)) is None
    assert archived(result("http://e.org/", Verdict.DEAD), Snapshot(there, "2015-01-01")) is None


@given(st.sampled_from([verdict for verdict in Verdict if verdict is not Verdict.MOVED]))
def test_no_other_verdict_moves_a_link(verdict: Verdict) -> None:
    assert moved(result("http://e.org/", verdict, "http://e.org/", NEW)) is None


@pytest.mark.parametrize(
    ("url", "twin"),
    [
        ("http://e.org/a?b#c", "https://e.org/a?b#c"),
        ("HTTP://E.org", "https://E.org"),
        ("http://e.org:80/a", "https://e.org/a"),
        ("http://e.org:8080/a", "https://e.org:8080/a"),
        ("https://e.org/", ""),
        ("ftp://e.org/", ""),
        ("http://", ""),
    ],
)
def test_the_secure_twin_of_an_address(url: str, twin: str) -> None:
    assert secure_twin(url) == twin


def test_https_only_where_both_answer_the_same() -> None:
    plain, secure = "http://e.org/a", "https://e.org/a"
    page = Page("text/html", 100, "A title")
    one = result(plain, Verdict.OK, plain, page=page)
    twin = result(secure, Verdict.OK, secure, page=page)
    assert secured(one, twin) == Fix(Kind.HTTPS, "k", plain, secure)
    assert secured(one, replace(twin, verdict=Verdict.INSECURE)) is None
    assert secured(replace(one, verdict=Verdict.DEAD), twin) is None
    assert secured(one, result(secure, Verdict.OK, secure, "https://e.org/login", page=page)) is None
    assert secured(one, result(secure, Verdict.OK, secure, page=Page("text/html", 100, "Another"))) is None
    assert secured(one, result(secure, Verdict.OK, secure, page=Page("application/pdf"))) is None


def test_a_copy_stands_for_what_is_gone_and_for_nothing_else() -> None:
    copy = Snapshot("https://web.archive.org/web/2015/http://e.org/", "2015-01-01")
    for verdict in Verdict:
        gone = verdict in {Verdict.DEAD, Verdict.SOFT_404, Verdict.PARKED}
        assert (archived(result("http://e.org/", verdict), copy) is not None) == gone
    assert archived(result("http://e.org/", Verdict.DEAD), None) is None


def test_a_day_of_access_is_of_what_was_seen_to_be_well() -> None:
    assert seen(result("http://e.org/", Verdict.OK), "2026-01-31") == Fix(
        Kind.URLDATE, "k", "http://e.org/", day="2026-01-31"
    )
    assert seen(result("http://e.org/", Verdict.BLOCKED), "2026-01-31") is None
    assert seen(replace(result("http://e.org/", Verdict.OK), checked=None), "2026-01-31") is None
