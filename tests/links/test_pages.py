"""What the beginning of a page says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.links.pages import Content, alike, content, has_place, media_of, needs_place
from tests.processor import at_most

HTML = "text/html; charset=utf-8"


def page(source: str) -> Content:
    return content(source.encode(), HTML)


def test_titles_headings_and_text() -> None:
    seen = page(
        "<!doctype html><html><head><title>A &amp; B\n | Agency</title><style>p {x: 1}</style>"
        '<meta property="og:title" content="A &amp; B"><meta name=citation_title content=\'Children\'></head>'
        "<body><!-- hidden <p>words --><script>var a = '<p>no</p>'</script><h1>A <em>and</em> B</h1>"
        "<p>Seen &lt;words&gt;.</p><noscript>Enable JavaScript</noscript><svg><title>icon</title></svg>"
    )
    assert seen.title == "A & B | Agency"
    assert seen.headings == ("A & B", "Children", "A and B")
    assert seen.text == "A and B Seen <words>."


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Niño</title>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<meta charset='windows-1252'><title>Niño</title>".encode("cp1252"), "text/html"),
        ("<title>Niño</title>".encode(), "text/html"),
        ("<title>Niño</title>".encode(), "text/html; charset=no-such-charset"),
        ("\ufeff<title>Niño</title>".encode(), "TEXT/HTML;charset=\"UTF-8\""),
    ],
)  # fmt: skip
def test_encodings(body: bytes, kind: str) -> None:
    assert content(body, kind).title == "Niño"


def test_types() -> None:
    assert media_of('Text/HTML; Charset="UTF-8"') == ("text/html", "UTF-8")
    assert media_of("") == ("", None)
    assert content(b"%PDF-1.7", "application/pdf") == Content("application/pdf")
    assert content(b"two  words", "text/plain").text == "two words"


@pytest.mark.parametrize(
    ("meta", "target"),
    [
        ("0; url=/new", "/new"),
        ("5;URL='https://example.org/a'", "https://example.org/a"),
        ("0, /new", "/new"),
        ("600; url=/new", None),
        ("30", None),
    ],
)
def test_pages_that_send_on(meta: str, target: str | None) -> None:
    assert page(f'<meta http-equiv="Refresh" content="{meta}">').refresh == target


@pytest.mark.parametrize(
    "piece",
    [
        "<script",
        "<",
        "<!--",
        "<meta ",
        "<h1>",
        "<a id=",
        '<meta x="',
        "<title",
        "&",
        "a ",
        " id='",
        "<h1></h",
        "<p>",
    ],
)
def test_time_is_in_proportion_to_the_page(piece: str) -> None:
    with at_most(2):
        seen = page(piece * (300_000 // len(piece)))
        has_place(seen, "x")


@given(
    st.binary(max_size=400),
    st.sampled_from(["text/html", "text/html; charset=utf-16", "", "text/plain", "a;;=;b"]),
)
def test_any_bytes_are_a_page(body: bytes, kind: str) -> None:
    seen = content(body, kind)
    assert 0 <= alike(seen, seen) <= 1


def test_pages_are_alike_by_their_words() -> None:
    one = page("<title>Agency</title><p>We are sorry that this page is not here. Asked at 10:31 for /a")
    two = page("<title>Agency</title><p>We are sorry that this page is not here. Asked at 10:32 for /b")
    other = page(
        "<title>Agency</title><p>Children in ten countries told us what they do online, and with whom."
    )
    assert alike(one, two) > 0.5 > alike(one, other)
    assert alike(page("<title>App</title>"), page("<title>App</title>")) == 1
    assert alike(page("<title>App</title>"), Content("application/pdf")) == 0


def test_places() -> None:
    seen = page('<h2 id=\'data-1\'>Data</h2><a name=old>x</a><p id="%C3%BC"></p><p id="größe">')
    for known in ("data-1", "old", "%C3%BC", "gr%C3%B6%C3%9Fe", "data-1:~:text=words"):
        assert has_place(seen, known)
    assert not has_place(seen, "data")
    assert has_place(page("<h2 id=user-content-data>"), "Data")
    assert [needs_place(name) for name in ("a", "", "top", "!/route", "/route", ":~:text=a")] == [
        True
    ] + 5 * [False]
