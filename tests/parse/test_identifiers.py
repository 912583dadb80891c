import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline, Mark, Span
from annexcli.identifiers import is_isbn
from annexcli.model.reference import PartialDate
from annexcli.parse.identifiers import Found, take


def found(text: str, **links: str) -> Found:
    """Take from a text in which each word or phrase of ``links`` is a link to its value."""
    spans = []
    for words, target in links.items():
        phrase = words.replace("_", " ")
        start = text.index(phrase)
        spans.append(Span(start, start + len(phrase), Mark.LINK, target))
    return take(Inline(text, tuple(spans)))


@pytest.mark.parametrize(
    ("text", "left", "urls"),
    [
        ("Report, https://e.org/a_b.", "Report.", ("https://e.org/a_b",)),
        ("Report, e.org/a_b.pdf. PDF file.", "Report.", ("http://e.org/a_b.pdf",)),
        ("EU Kids Online", "EU Kids Online", ()),
        ("Report. Available at: https://e.org/a (2018)", "Report. (2018)", ("https://e.org/a",)),
        ("Report (available at https://e.org/a)", "Report ", ("https://e.org/a",)),
        ("Report. DOI https://doi.org/10.1000/x.", "Report.", ("https://doi.org/10.1000/x",)),
        ("Report <https://e.org/a>, 2018", "Report , 2018", ("https://e.org/a",)),
        ("Report, www.e.org/x", "Report, ", ("http://www.e.org/x",)),
        ("A https://e.org/a_(b) and https://e.org/c", "A  and ", ("https://e.org/a_(b)", "https://e.org/c")),
        ("Disponible en https://e.org/ñ", "", ("https://e.org/ñ",)),
    ],
)
def test_printed_addresses(text: str, left: str, urls: tuple[str, ...]) -> None:
    taken = take(Inline(text))
    assert taken.content.text.replace(" ", "") == left.replace(" ", "")
    assert taken.urls == urls


def test_link_targets_and_their_text() -> None:
    taken = found("UNICEF, A title [PDF], 2018", A_title="https://e.org/1", PDF="https://e.org/1.pdf")
    assert taken.urls == ("https://e.org/1", "https://e.org/1.pdf")
    assert taken.content.text.split() == ["UNICEF,", "A", "title", ",", "2018"]


def test_the_target_counts_where_the_text_of_a_link_is_an_address() -> None:
    taken = found("A title. https://e.org/shown", **{"https://e.org/shown": "https://e.org/real"})
    assert taken.urls == ("https://e.org/real",)
    assert taken.content.text.strip() == "A title."


@pytest.mark.parametrize("target", ["#", "", "javascript:void(0)", "about:blank", "file:///C:/report.doc"])
def test_lost_links_are_counted_and_never_addresses(target: str) -> None:
    taken = found("A title, 2018", A_title=target)
    assert taken.urls == ()
    assert taken.lost == 1


def test_links_that_stand_in_no_order_or_overlap_leave_the_rest_whole() -> None:
    text = "https://e.org/a UNICEF https://e.org/a https://e.org/a"
    first, last = Span(0, 15, Mark.LINK, "https://e.org/l"), Span(23, 38, Mark.LINK, "https://e.org/l")
    across = Span(16, 38, Mark.LINK, "https://e.org/l")
    for spans in ((first, last), (last, first), (first, last, across), (across, last)):
        found = take(Inline(text, spans))
        assert found.urls == ("https://e.org/l", "https://e.org/a")
        assert found.content.text.strip() == "UNICEF"


def test_a_relative_target_stays_as_printed() -> None:
    assert found("A title, 2018", A_title="docs/report.pdf").urls == ("docs/report.pdf",)


def test_mail_addresses_are_no_links() -> None:
    taken = found("Write to us", us="mailto:us@example.org")
    assert (taken.urls, taken.lost) == ((), 0)


def test_a_bare_address_alone_stays() -> None:
    taken = found("https://e.org/x", **{"https://e.org/x": "https://e.org/x"})
    assert taken.urls == ("https://e.org/x",)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("A study. doi:10.1000/xyz123.", "10.1000/xyz123"),
        ("A study. DOI 10.1000/(SICI)1-2<3", "10.1000/(SICI)1-2"),
        ("A study, https://doi.org/10.1787/5kgc-en", "10.1787/5kgc-en"),
        ("A study, 10.5 million", None),
    ],
)
def test_dois(text: str, doi: str | None) -> None:
    assert take(Inline(text)).doi == doi


def test_isbns_are_taken_only_if_their_check_digit_is_right() -> None:
    assert take(Inline("A book, ISBN 978-92-806-4930-8, 2017")).isbn is None
    taken = take(Inline("A book (ISBN: 978-3-16-148410-0), 2017"))
    assert taken.isbn == "9783161484100"
    assert taken.content.text.split() == ["A", "book", ",", "2017"]


def test_check_digits() -> None:
    assert is_isbn("080442957X")
    assert not is_isbn("0804429570")
    assert not is_isbn("9783161484101")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Title (accessed 12 May 2019)", PartialDate(2019, 5, 12)),
        ("Title. Accessed: May 2019.", PartialDate(2019, 5)),
        ("Titre, consulté le 3 mars 2018", PartialDate(2018, 3, 3)),
        ("Titel. Abgerufen am 4. Juni 2017", PartialDate(2017, 6, 4)),
    ],
)
def test_the_day_of_access_is_not_the_date(text: str, date: PartialDate) -> None:
    taken = take(Inline(text))
    assert taken.accessed == date
    assert str(date.year) not in taken.content.text


@given(st.text(alphabet="ab .,()[]<>:/#%10wht?doiDOIISBN-", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    taken = take(Inline(text))
    assert all(text.count(url.split("//")[-1]) for url in taken.urls)


@pytest.mark.parametrize(
    ("text", "symbol", "left"),
    [
        (
            "UN General Assembly, Privacy, A/HRC/31/20, 2016",
            "A/HRC/31/20",
            "UN General Assembly, Privacy, 2016",
        ),
        ("CRC, Comment (CRC/C/GC/25), 2021", "CRC/C/GC/25", "CRC, Comment , 2021"),
        ("Report, UN doc. A/70/1/Add.1", "A/70/1/Add.1", "Report, "),
        ("Commission, Strategy, COM(2012) 196 final", "COM(2012) 196 final", "Commission, Strategy, "),
        ("Council, Guidelines CM/Rec(2018)7", "CM/Rec(2018)7", "Council, Guidelines "),
        (
            "Council, Guidelines CM/Rec(2018)7 of the Ministers",
            None,
            "Council, Guidelines CM/Rec(2018)7 of the Ministers",
        ),
        ("FAO/WHO, Codex, 2013", None, "FAO/WHO, Codex, 2013"),
        ("Report 2014/15, and/or more", None, "Report 2014/15, and/or more"),
        ("Roads, 12/3/2014", None, "Roads, 12/3/2014"),
    ],
)
def test_symbols_of_documents(text: str, symbol: str | None, left: str) -> None:
    taken = take(Inline(text))
    assert taken.symbol == symbol
    assert taken.content.text.replace(" ", "").rstrip(",") == left.replace(" ", "").rstrip(",")


@pytest.mark.parametrize(
    "symbol",
    ["A/HRC/31/20", "A/HRC/38/33/Add.1", "E/C.12/NOR/CO/6", "E/CN.4/2005/102/Add.1", "CEDAW/C/NOR/CO/7-8", "CCPR/C/21/Rev.1/Add.13", "WHO/HTM/RIV/2011.4",
     "HRI/GEN/1/Rev.9 (Vol. I)", "HR/PUB/13/04/Rev.1", "A/CONF.151/26", "S/RES/1325", "COM(2012) 196 final", "CM/Rec(2018)7", "CPT/Inf (2019) 9", "CRI(2019)20", "CDL-AD(2016)007", "CRC/C/15/Add.12 and Corr.1", "A/CONF.151/26, Add.1–3"],
)  # fmt: skip
def test_symbols_are_taken_whole(symbol: str) -> None:
    for text in (
        f"Rivers Committee, Views on rivers, {symbol}, May 2019",
        f"Rivers Committee, Views on rivers ({symbol}), May 2019",
    ):
        found = take(Inline(text))
        assert found.symbol == symbol
        assert not {"/", "-", "("} & set(found.content.text)
        assert ", ," not in found.content.text


@pytest.mark.parametrize(
    "text", ["HIV/AIDS", "OSCE/ODIHR report", "Smith (2019) 9", "TCP/IP", "Law 217/2003", "and/or"]
)
def test_what_is_no_symbol(text: str) -> None:
    assert take(Inline(text)).symbol is None
