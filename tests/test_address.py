import pytest

from annexcli.address import canonical, is_placeholder, is_relative, is_web, resolved, split


@pytest.mark.parametrize(
    "target", ["", " ", "#", "#top", "javascript:void(0)", "JavaScript:;", "about:blank", "http://"]
)
def test_placeholders_are_no_addresses(target: str) -> None:
    assert is_placeholder(target)
    assert not is_web(target)
    assert not is_relative(target)


@pytest.mark.parametrize(
    "target", ["https://example.org", "HTTP://example.org/a#b", "https://example.org:8443/ü?q=1"]
)
def test_web_addresses(target: str) -> None:
    assert is_web(target)
    assert not is_placeholder(target)


@pytest.mark.parametrize(
    "target", ["mailto:a@example.org", "ftp://example.org", "https://", "http://[::1", "https://a:b/"]
)
def test_what_cannot_be_asked_over_http(target: str) -> None:
    assert not is_web(target)


@pytest.mark.parametrize("target", ["docs/report.pdf", "/report.pdf", "../x.html", "report.pdf#page=2"])
def test_relative_addresses(target: str) -> None:
    assert is_relative(target)


def test_a_malformed_target_is_not_resolved() -> None:
    assert resolved("a.html", "https://example.org/b/") == "https://example.org/b/a.html"
    assert resolved("//[x", "https://example.org/") == "//[x"


def test_canonical_forgives_spelling_only() -> None:
    same = ["https://www.Example.org/a/", "http://example.org:80/a", "https://example.org/a#part"]
    assert len({canonical(url) for url in same}) == 1
    assert canonical("https://example.org/a") != canonical("https://example.org/A")
    assert canonical("https://example.org/a?x=1") != canonical("https://example.org/a?x=2")
    assert canonical("http://[::1") == "http://[::1"


def test_split_refuses_malformed_addresses() -> None:
    assert split("http://[::1") is None
    assert split("http://example.org:port/") is None
