"""Lost addresses are found where a work is named again, and never given to another work."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UnreadableInput
from annexcli.merge.recover import Offer, from_table, is_lost, recover
from annexcli.model.reference import Organisation, PartialDate, Reference
from tests.references import works

URL = "https://example.net/1"


def work(title: str | None, year: int | None = 2017, publisher: str = "UNICEF", **more: object) -> Reference:
    reference = Reference(title, key=f"{publisher}{year}".lower(), date=PartialDate(year) if year else None)
    publishers = (Organisation(publisher),) if publisher else ()
    return replace(reference, publishers=publishers, **more)  # type: ignore[arg-type]


def offer(
    title: str | None, year: int | None = None, publisher: str = "", url: str = URL, key: str = ""
) -> Offer:
    return Offer(replace(work(title, year, publisher), urls=(url,), key=key), "x.tsv:2")


def found(lost: list[Reference], *offers: Offer) -> dict[str, str]:
    return {one.key: one.offer.reference.urls[0] for one in recover(lost, offers)[0]}


def test_what_is_lost() -> None:
    assert is_lost(work("A"))
    assert not is_lost(work("A", urls=(URL,)))
    assert not is_lost(work("A", doi="10.1/x"))


@pytest.mark.parametrize(
    "given_",
    [
        offer("Children in a Digital World", 2017, "UNICEF"),
        offer("Children in a digital world!"),
        offer("Children in a Digital Wrold"),
        offer("Children in a Digital World", 2017),
        offer("Children in a Digital World", None, "UNICEF"),
        offer(None, key="unicef2017"),
        offer("Children in a Digital World: the state of the world's children", key="unicef2017"),
    ],
)
def test_a_work_that_is_named_again(given_: Offer) -> None:
    assert found([work("Children in a Digital World")], given_) == {"unicef2017": URL}


@pytest.mark.parametrize(
    "given_",
    [
        offer("Children in a Digital World", 2018, "UNICEF"),
        offer("Children in a Digital World", 2017, "Another Body of Others"),
        offer("Children in a Digital World", 2018),
        offer("Children in a Digital World 2"),
        offer("Children", key=""),
        offer("Something else", key="unicef2017"),
        offer("Children in a Digital World", url="#"),
        offer("Children in a Digital World", url="ftp://e.org/x"),
        offer(None),
    ],
)
def test_a_work_that_is_another_or_no_address(given_: Offer) -> None:
    assert found([work("Children in a Digital World")], given_) == {}


def test_a_title_without_a_publisher_says_too_little_for_an_offer_that_has_one() -> None:
    lost = [work("Annual Report", publisher="")]
    assert found(lost, offer("Annual Report", 2017, "UNICEF")) == {}
    assert found(lost, offer("Annual Report", 2017)) == {"2017": URL}


def test_no_citekey_is_not_the_same_citekey() -> None:
    assert recover([replace(work("Children in a Digital World"), key="")], [offer(None)]) == ((), ())


def test_of_two_works_of_one_title_the_host_tells() -> None:
    both = [work("Annual Report", publisher="IWF"), work("Annual Report", publisher="ICMEC")]
    assert found(both, offer("Annual Report", url="https://annualreport.iwf.org.uk/")) == {
        "iwf2017": "https://annualreport.iwf.org.uk/"
    }
    result, unsure = recover(both, [offer("Annual Report")])
    assert result == ()
    assert [one.keys for one in unsure] == [("iwf2017", "icmec2017")]


def test_the_surer_offer_is_taken_and_of_equals_the_first() -> None:
    lost = [work("Children in a Digital World")]
    vague, first, second = (
        offer("Children in a Digital World", url="https://e.org/vague"),
        offer("Children in a Digital World", 2017, "UNICEF", "https://e.org/first"),
        offer("Children in a Digital World", 2017, "UNICEF", "https://e.org/second"),
    )
    assert found(lost, vague, first, second) == {"unicef2017": "https://e.org/first"}


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        (offer("Something like it", key="unicef2017"), None),
        (offer(None, key="unicef2017"), "the same citekey"),
        (offer("Children in a digital world"), "the same title"),
        (offer("Children in a digital wrold"), "nearly the same title"),
        (offer("Children in a digital world", None, "UNICEF"), "the same title"),
        (offer("Children in a digital world", None, "ITU"), None),
    ],
)
def test_what_makes_it_the_same_work(given_: Offer, why: str | None) -> None:
    found_, unsure = recover([work("Children in a Digital World")], [given_])
    assert [one.why for one in found_] == ([why] if why else [])
    assert not unsure


def test_a_citekey_goes_before_a_title_and_the_same_title_before_nearly_the_same() -> None:
    lost = [work("Children in a Digital World"), work("Guidelines", 2018)]
    offers = [
        offer("Children in a digital wrold", url="https://e.org/near"),
        offer("Children in a digital world", url="https://e.org/same"),
        offer("Something else", key="", url="https://e.org/else"),
        offer(None, key="unicef2018", url="https://e.org/named"),
    ]
    assert found(lost, *offers) == {"unicef2017": "https://e.org/same", "unicef2018": "https://e.org/named"}
    # A citekey is given to another work in another store.
    assert found(lost[:1], offers[2], offer("Something else again", key="unicef2017")) == {}
    assert found(lost, *offers, offer(None, key="unicef2017", url="https://e.org/key")) == {
        "unicef2017": "https://e.org/key",
        "unicef2018": "https://e.org/named",
    }


def test_an_offer_that_fits_two_is_told_and_those_behind_it_are_taken() -> None:
    both = [work("Annual Report", publisher="IWF"), work("Annual Report", publisher="Save the Children")]
    vague, sure = (
        offer("Annual Report", url="https://e.org/vague"),
        offer("Guidelines", url="https://e.org/g"),
    )
    result, unsure = recover([*both, work("Guidelines")], [vague, sure])
    assert [(one.key, one.offer) for one in result] == [("unicef2017", sure)]
    assert [(one.offer, one.keys) for one in unsure] == [(vague, ("iwf2017", "save the children2017"))]
    # A host may hold a name without its spaces.
    assert found(both, offer("Annual Report", url="https://savethechildren.example/r")) == {
        "save the children2017": "https://savethechildren.example/r"
    }
    # An address that cannot be read names nobody.
    broken = replace(vague.reference, urls=("https://[x", "https://e.org/r"))
    assert recover(both, [replace(vague, reference=broken)])[0] == ()


@given(st.lists(works(), max_size=8), st.lists(works(), max_size=8))
def test_no_reference_gets_the_address_of_another_year(
    some: list[Reference], others: list[Reference]
) -> None:
    lost = [replace(one, key=f"k{n}", urls=()) for n, one in enumerate(some)]
    offers = [Offer(replace(one, key="", urls=(URL,)), f"x:{n}") for n, one in enumerate(others)]
    by_key = {one.key: one for one in lost}
    result, unsure = recover(lost, offers)
    assert len({one.key for one in result}) == len(result)
    for one in result:
        assert not (by_key[one.key].year and one.offer.reference.year) or (
            by_key[one.key].year == one.offer.reference.year
        )
    assert all(len(one.keys) > 1 for one in unsure)


def test_a_table_with_tabs_or_commas_and_its_evidence() -> None:
    text = "Citekey\tTitle\tURL\tYear\tAuthors\tMatch\tEvidence\nk\tA, b\thttps://e.org/1\t2017-05\tITU; UNICEF\texact\tseen\n"
    (one,) = from_table(text, "x.tsv")
    assert (one.reference.key, one.reference.title, one.reference.year) == ("k", "A, b", 2017)
    assert [body.name for body in one.reference.publishers] == ["ITU", "UNICEF"]
    assert (one.reference.urls, one.where, one.evidence) == (("https://e.org/1",), "x.tsv:2", "exact; seen")
    (other,) = from_table('title,link\n"Two\nlines",https://e.org/2\n', "x.csv")
    assert (other.reference.title, other.where) == ("Two lines", "x.csv:3")
    for end in ("\r", "\r\n"):
        (foreign,) = from_table(f"title,url{end}A,https://e.org/1{end}", "x.csv")
        assert (foreign.reference.title, foreign.where) == ("A", "x.csv:2")


def test_a_table_says_what_it_has() -> None:
    (one, two) = from_table("Citekey,URL\nk,https://e.org/1 https://e.org/2\nl\n", "x.csv")
    assert one.reference == Reference(None, key="k", urls=("https://e.org/1", "https://e.org/2"))
    assert (two.reference, two.where, two.evidence) == (Reference(None, key="l"), "x.csv:3", "")
    rows = (
        'title,url,year,note\n"A\tB",https://e.org/1,\nC,https://e.org/2,n.d., \nD,https://e.org/3,201,seen\n'
    )
    assert [(one.reference, one.evidence) for one in from_table(rows, "x.csv")] == [
        (Reference("A B", urls=("https://e.org/1",)), ""),
        (Reference("C", urls=("https://e.org/2",)), ""),
        (Reference("D", urls=("https://e.org/3",)), "seen"),
    ]


def test_what_is_no_table_is_told_with_its_place() -> None:
    with pytest.raises(UnreadableInput) as without:
        list(from_table("title,author\n", "x.csv"))
    assert str(without.value) == (
        "x.csv:1: a table without a column of addresses beside one of citekeys or titles;"
        " name the columns key or title, and url"
    )
    with pytest.raises(UnreadableInput, match=r"x\.csv:2: not a table: field larger"):
        list(from_table(f"title,url\n{'x' * 1_000_001}", "x.csv"))


@pytest.mark.parametrize("text", ["", "title,author\na,b\n", "url\nhttps://e.org\n"])
def test_a_table_without_what_is_needed(text: str) -> None:
    with pytest.raises(UnreadableInput, match="a table without a column of addresses"):
        list(from_table(text, "x.csv"))


@given(st.text())
def test_any_text_is_a_table_or_an_error(text: str) -> None:
    try:
        offers = list(from_table(f"title,url\n{text}", "x.csv"))
    except UnreadableInput:
        return
    recover([work("A title")], offers)
