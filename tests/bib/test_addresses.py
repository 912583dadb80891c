"""Addresses of entries are put in place of others, wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.addresses import with_archive, with_day, with_other_address, with_recovered
from annexcli.bib.fields import to_reference
from annexcli.bib.library import Entry, load
from annexcli.bib.patch import apply, with_fields
from annexcli.bib.style import style_of

OLD, NEW = "https://e.org/a_b%20c", "https://e.org/new?x={y}"
WRITTEN = "https://e.org/new?x=%7By%7D"


def entry(**fields: str) -> Entry:
    return Entry("misc", "k", tuple((name.replace("_", "-"), value) for name, value in fields.items()))


def test_the_address_of_the_work() -> None:
    assert with_other_address(entry(url=OLD), OLD, NEW) == {"url": WRITTEN}
    assert with_other_address(entry(url="https://e.org/other"), OLD, NEW) == {}


def test_further_addresses_and_none_twice() -> None:
    more = entry(url="https://e.org/1", annex_links=f"https://e.org/2 {OLD}")
    assert with_other_address(more, OLD, NEW) == {"annex-links": f"https://e.org/2 {WRITTEN}"}
    assert with_other_address(more, OLD, "https://e.org/2") == {"annex-links": "https://e.org/2"}
    assert with_other_address(entry(url="https://e.org/1", annex_links=OLD), OLD, "https://e.org/1") == {
        "annex-links": None
    }
    assert with_other_address(entry(url=OLD, annex_links=WRITTEN), OLD, NEW) == {
        "url": WRITTEN,
        "annex-links": None,
    }


def test_an_address_in_running_text() -> None:
    url = entry(howpublished=r"\url{https://e.org/a_b%20c}, online")
    assert with_other_address(url, OLD, NEW) == {"howpublished": rf"\url{{{WRITTEN}}}, online"}
    text = entry(howpublished=r"https://e.org/a\_b\%20c")
    assert with_other_address(text, OLD, "https://e.org/d_e") == {"howpublished": r"https://e.org/d\_e"}


def test_an_archived_copy_is_named_once() -> None:
    assert with_archive(entry(), NEW, "2015-01-01") == {"archiveurl": WRITTEN, "archivedate": "2015-01-01"}
    assert with_archive(entry(archiveurl="x"), NEW, "2015-01-01") == {}
    assert with_day(entry(urldate="2015-01-01"), "2015-01-01") == {}


@given(
    st.text(max_size=40).filter(lambda text: text.isprintable()), st.text(max_size=40).filter(str.isprintable)
)
def test_whatever_was_said_for_a_link_the_store_stays_readable(said: str, tail: str) -> None:
    text = "@misc{a, title = {x}}\n\n@misc{k,\n  title = {y},\n  url = {#},\n}\n\n@misc{b, title = {z}}\n"
    library = load(text)
    found = library.entry("k")
    assert found is not None
    url = f"https://e.org/{''.join(tail.split())}"
    values = with_recovered((url, "https://e.org/2"), f"{said}.tsv:2", said)
    changed = apply(text, with_fields(text, found, values, style_of(text, library)))
    after = load(changed)
    assert not after.broken
    assert [one.key for one in after.entries] == ["a", "k", "b"]
    filled = after.entry("k")
    assert filled is not None
    assert to_reference(filled).urls == (url.replace("{", "%7B").replace("}", "%7D"), "https://e.org/2")
    assert changed.startswith(text[: text.index("url")])
    assert changed.endswith(text[text.index("}\n\n@misc{b") :])
