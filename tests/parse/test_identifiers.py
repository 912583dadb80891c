import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline, Mark, Span
from annexcli.identifiers import is_isbn
from annexcli.model.reference import PartialDate
from annexcli.parse.identifiers import Found, has_symbol, is_address, take
from tests.conftest import references_of


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
        ("Report, www.e.org", "Report, ", ("http://www.e.org",)),
        ("Report, [https://e.org/a](https://e.org/a)", "Report, ", ("https://e.org/a",)),
        ("Report; https://e.org/a.", "Report.", ("https://e.org/a",)),
        ("Report. https://e.org/080442957X", "Report.", ("https://e.org/080442957X",)),
    ],
)
def test_printed_addresses(text: str, left: str, urls: tuple[str, ...]) -> None:
    taken = take(Inline(text))
    assert taken.content.text.replace(" ", "") == left.replace(" ", "")
    assert taken.urls == urls


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Report. Online: https://e.org/a", "Report."),
        ("EU Kids Online: https://e.org/a", "EU Kids Online:"),
        ("Report. Available at: <https://e.org/a>", "Report."),
        ("Report. Available at (https://e.org/a)", "Report."),
        ("Report. Available at: [https://e.org/a]", "Report."),
        ("Report (https://e.org/a, in Dutch)", "Report (, in Dutch)"),
    ],
)
def test_words_and_brackets_that_lead_to_an_address_go_with_it(text: str, left: str) -> None:
    assert take(Inline(text)).content.text.strip() == left


@pytest.mark.parametrize("medium", ["[online]", "[Internet]", "[en línea]"])
def test_how_a_work_is_kept_is_no_part_of_its_title(medium: str) -> None:
    assert take(Inline(f"Rivers {medium}, 2018")).content.text == "Rivers, 2018"


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


def test_an_address_of_a_file_server_can_be_used() -> None:
    assert found("A title, 2018", A_title="FTP://e.org/report").urls == ("FTP://e.org/report",)


def test_every_lost_link_counts() -> None:
    taken = found("Rivers, wells, rain", Rivers="#", wells="about:blank", rain="file:///C:/rain.doc")
    assert (taken.urls, taken.lost) == ((), 3)
    assert found("Rivers, wells", Rivers="tel:12", wells="file:///C:/wells.doc").lost == 2


def test_mail_addresses_are_no_links() -> None:
    taken = found("Write to us", us="mailto:us@example.org")
    assert (taken.urls, taken.lost) == ((), 0)
    after = found("Write to us, or read Rivers", us="mailto:us@example.org", Rivers="https://e.org/r")
    assert after.urls == ("https://e.org/r",)


def test_a_bare_address_alone_stays() -> None:
    taken = found("https://e.org/x", **{"https://e.org/x": "https://e.org/x"})
    assert taken.urls == ("https://e.org/x",)


def test_a_linked_address_alone_is_its_target() -> None:
    assert found("https://e.org/shown", **{"https://e.org/shown": "https://e.org/real"}).urls == (
        "https://e.org/real",
    )


@pytest.mark.parametrize("text", ["A title PDF", "PDF A title"])
def test_the_address_of_the_title_stands_before_those_of_labels(text: str) -> None:
    taken = found(text, PDF="https://e.org/1.pdf", A_title="https://e.org/1")
    assert taken.urls == ("https://e.org/1", "https://e.org/1.pdf")
    assert taken.content.text == "A title"


def test_labels_go_with_what_stands_between_them() -> None:
    taken = found("Rivers, 2018 French | Spanish", French="https://e.org/f", Spanish="https://e.org/s")
    assert taken.content.text == "Rivers, 2018"


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        ("Executive summary PDF", "Executive summary", "Executive summary"),
        ("1. Download", "Download", "1. Download"),
        ("Nile Download", "Download", "Nile"),
    ],
)
def test_a_label_is_the_name_of_a_work_that_has_no_other(text: str, label: str, left: str) -> None:
    links = {label: "https://e.org/1"} | ({"PDF": "https://e.org/1.pdf"} if "PDF" in text else {})
    assert found(text, **links).content.text == left


@pytest.mark.parametrize("mark", ["↑", "12", "[3]"])
def test_the_way_back_from_a_note_is_neither_text_nor_address_nor_lost(mark: str) -> None:
    taken = found(f"{mark} Rivers, 2018", **{mark: "#cited-1"})
    assert (taken.content.text, taken.urls, taken.lost) == ("Rivers, 2018", (), 0)


@pytest.mark.parametrize(
    ("shown", "target"),
    [
        ("producingoss.com", "https://producingoss.com/en"),
        ("(producingoss.com).", "https://producingoss.com/en"),
        ("https://e.org/ report/", "http://e.org/report"),
        ("http://e.org/ report.pdf", "https://e.org/report.pdf"),
        ("a.pdf", "https://e.org/A.pdf"),
        ("docs/rivers", "https://e.org/docs/rivers"),
    ],
)
def test_the_text_of_a_link_that_spells_its_target_is_no_part_of_the_work(shown: str, target: str) -> None:
    taken = found(f"Rivers, {shown} 2018", **{shown: target})
    assert taken.urls == (target,)
    assert taken.content.text.replace(",", " ").split() == ["Rivers", "2018"]


@pytest.mark.parametrize(
    ("shown", "target"), [("v2.1", "https://e.org/v2.1"), ("rivers.pdf", "https://e.org/other")]
)
def test_the_text_of_a_link_that_may_be_of_the_work_stays(shown: str, target: str) -> None:
    assert found(f"Rivers {shown}, 2018", **{shown: target}).content.text == f"Rivers {shown}, 2018"


@pytest.mark.parametrize(
    ("printed", "target", "urls"),
    [
        ("http://E.org/Report/", "https://e.org/report#", ("https://e.org/report#",)),
        (
            "https://web.example/2019/https://e.org/a",
            "https://e.org/a",
            ("https://e.org/a", "https://web.example/2019/https://e.org/a"),
        ),
        ("https://e.org/a", "docs/report.pdf", ("docs/report.pdf", "https://e.org/a")),
    ],
)
def test_an_address_both_linked_and_printed_counts_once(
    printed: str, target: str, urls: tuple[str, ...]
) -> None:
    assert found(f"A title. {printed}", A_title=target).urls == urls


@pytest.mark.parametrize("text", ["https://e.org/a", "(https://e.org/a).", "e.org/a;", "www.e.org"])
def test_the_text_of_a_link_may_be_only_an_address(text: str) -> None:
    assert is_address(text)
    assert not is_address(f"Rivers {text}")


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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A study. doi:10.1000/xyz123, 2018", "A study., 2018"),
        ("A study (10.1000/xyz123), 2018", "A study , 2018"),
    ],
)
def test_a_doi_is_taken_out_of_the_text(text: str, left: str) -> None:
    taken = take(Inline(text))
    assert (taken.doi, taken.content.text.replace(" ", "")) == ("10.1000/xyz123", left.replace(" ", ""))


def test_the_check_digit_of_an_isbn_is_a_large_x() -> None:
    assert take(Inline("A book, ISBN 0-8044-2957-x, 2017")).isbn == "080442957X"


@pytest.mark.parametrize(
    ("text", "issn", "left"),
    [
        ("Journal of rivers (ISSN 2049-3630), 2017", "2049-3630", "Journal of rivers , 2017"),
        ("Rivers, eISSN: 2434-561x, 2017", "2434-561X", "Rivers, , 2017"),
        ("Rivers, ISSN (online): 2434–561X, 2017", "2434-561X", "Rivers, , 2017"),
        ("Rivers, ISSN 2049-3631, 2017", None, "Rivers, ISSN 2049-3631, 2017"),
        ("Rivers, ISSN 2049-3631, ISSN 2049-3630", "2049-3630", "Rivers, ISSN 2049-3631, "),
    ],
)
def test_issns_are_taken_only_if_their_check_digit_is_right(text: str, issn: str | None, left: str) -> None:
    taken = take(Inline(text))
    assert (taken.issn, taken.content.text) == (issn, left)


@pytest.mark.parametrize(
    ("text", "arxiv", "left"),
    [
        ("A study. arXiv:2101.00001v2 [cs.DL], 2021", "2101.00001v2", "A study. , 2021"),
        ("A study. arXiv preprint arXiv:hep-th/9901001", "hep-th/9901001", "A study. "),
        ("A study (arXiv:2101.00001), 2021", "2101.00001", "A study , 2021"),
        ("A study. https://arxiv.org/abs/2101.00001", "2101.00001", "A study."),
        ("A study. arXiv:2101.00001. https://arxiv.org/pdf/2101.00002", "2101.00001", "A study."),
    ],
)
def test_numbers_of_arxiv(text: str, arxiv: str, left: str) -> None:
    taken = take(Inline(text))
    assert taken.arxiv == arxiv
    assert taken.content.text.rstrip(" .") == left.rstrip(" .")


@pytest.mark.parametrize(
    ("text", "pmid"),
    [
        ("A study. PMID: 12345678", "12345678"),
        ("A study. PubMed: 1234", "1234"),
        ("A study. PubMed PMID 123", "123"),
        ("A study (PMID 123)", "123"),
        ("A study. https://pubmed.ncbi.nlm.nih.gov/124/", "124"),
        ("A study. PMID 123. https://pubmed.ncbi.nlm.nih.gov/124/", "123"),
    ],
)
def test_numbers_of_pubmed(text: str, pmid: str) -> None:
    taken = take(Inline(text))
    assert taken.pmid == pmid
    assert taken.content.text.rstrip(" .") == "A study"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("A study of arXiv:2101.00001 and its readers", "A study of arXiv:2101.00001 and its readers"),
        ("Moe and Hof, arXiv:2101.00001 and its readers", "arXiv:2101.00001 and its readers"),
        ("K. Moe, S. Hof and L. Chen, About arXiv:2101.00001", "About arXiv:2101.00001"),
    ],
)
def test_a_number_among_the_words_of_a_linked_title_stays_there(text: str, link: str) -> None:
    taken = found(text, **{link: "https://e.org/a"})
    assert (taken.arxiv, taken.content.text) == (None, text)


@pytest.mark.parametrize("link", ["arXiv:2101.00001", "(arXiv:2101.00001)", "A study of rivers and rain "])
def test_a_number_that_is_a_link_or_stands_beside_one_is_taken_out(link: str) -> None:
    taken = found("A study of rivers and rain (arXiv:2101.00001)", **{link: "https://e.org/a"})
    assert (taken.arxiv, taken.content.text.strip()) == ("2101.00001", "A study of rivers and rain")
    beside = found(
        "A study of rivers and rain arXiv:2101.00001", A_study_of_rivers_and_rain_="https://e.org/a"
    )
    assert beside.arxiv == "2101.00001"


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
        ("Titel (hämtad 2020-03-01)", PartialDate(2020, 3, 1)),
        ("Titel. Hentet d. 3. maj 2020", PartialDate(2020, 5, 3)),
        ("Tittel. Lest 3. mai 2020", PartialDate(2020, 5, 3)),
        ("Otsikko. Viitattu 3.5.2020", PartialDate(2020)),
        ("Titel. Laatst geraadpleegd op 3 mei 2021", PartialDate(2021, 5, 3)),
        ("Titolo (ultimo accesso: 15 gennaio 2024)", PartialDate(2024, 1, 15)),
        ("Titolo, consultata il 2 maggio 2022", PartialDate(2022, 5, 2)),
        ("Tytuł [dostęp: 3.05.2021]", PartialDate(2021)),
        ("Tytuł (dostęp z dnia 3 maja 2021 r.)", PartialDate(2021, 5, 3)),
        ("Název [online]. [cit. 2019-05-03]", PartialDate(2019, 5, 3)),
        ("Název [cit. 3. 5. 2019]", PartialDate(2019, 5, 3)),
        ("Назва (дата звернення: 10.01.2024)", PartialDate(2024)),
        ("Название (дата обращения: 10 января 2024 г.)", PartialDate(2024, 1, 10)),
        ("Τίτλος (τελευταία πρόσβαση στις 3 Μαΐου 2021)", PartialDate(2021, 5, 3)),
        ("Cím (letöltve: 2021. 05. 03.)", PartialDate(2021, 5, 3)),
        ("Titlu, accesat la 3 mai 2021", PartialDate(2021, 5, 3)),
        ("Başlık (Erişim tarihi: 3 Mayıs 2021)", PartialDate(2021, 5, 3)),
    ],
)
def test_the_day_of_access_is_not_the_date(text: str, date: PartialDate) -> None:
    taken = take(Inline(text))
    assert taken.accessed == date
    assert str(date.year) not in taken.content.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rivers (accessed 12 May 2019), Oslo", "Rivers , Oslo"),
        ("Rivers [accessed 12 May 2019], Oslo", "Rivers , Oslo"),
        ("Rivers (accessed 12 May 2019, in Dutch)", "Rivers (, in Dutch)"),
        ("Rivers (Oslo, accessed 12 May 2019)", "Rivers (Oslo,)"),
        ("Rivers. Retrieved May 5, 2019, from https://e.org/a", "Rivers,"),
        ("Rivieren. Geraadpleegd op 3 mei 2021, van https://e.org/a", "Rivieren,"),
        ("Elver. Hentet 3. mai 2021 fra https://e.org/a", "Elver."),
        ("Řeky. Op. cit. 2019", "Řeky. Op. cit. 2019"),
        ("Rivers, retrieved 2019", "Rivers,"),
        ("Rivers accessed on 12.05.2019", "Rivers"),
        ("“Rivers” accessed 2019", "“Rivers”"),
        # The year is that of the title.
        ("Rivers most visited 2019", "Rivers most visited 2019"),
        ("Where we stand 2018", "Where we stand 2018"),
    ],
)
def test_only_the_day_of_access_is_taken_out(text: str, left: str) -> None:
    assert " ".join(take(Inline(text)).content.text.split()) == left


@given(st.text(alphabet="ab .,()[]<>:/#%10wht?doiDOIISBN-", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    taken = take(Inline(text))
    assert all(text.count(url.split("//")[-1]) for url in taken.urls)


@pytest.mark.parametrize("behind", [", 2015", " (25 September 2015), para. 4"])
def test_a_single_word_between_a_body_and_a_symbol_is_no_title(behind: str) -> None:
    (reference,) = references_of(f"## References\n\n- UN General Assembly, Resolution A/RES/70/1{behind}\n")
    assert (reference.title, reference.number) == ("Resolution A/RES/70/1", "A/RES/70/1")
    assert [one.name for one in reference.publishers] == ["UN General Assembly"]


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
        ("Report, UN Doc. (A/70/1)", "A/70/1", "Report, "),
        ("UN doc. A/70/1 – Rivers in spring", "A/70/1", "Rivers in spring"),
        ("Commission, Strategy, COM(2012) 196 final", "COM(2012) 196 final", "Commission, Strategy, "),
        ("Council, Guidelines on boats CM/Rec(2018)7", "CM/Rec(2018)7", "Council, Guidelines on boats "),
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
    assert not has_symbol(text)


@pytest.mark.parametrize(
    ("text", "link", "left"),
    [
        ("Views on rivers, A/70/1, 2016", "Views on rivers", "Views on rivers, 2016"),
        ("Views on rivers A/70/1, 2016", "Views on rivers ", "Views on rivers , 2016"),
        ("Views on rivers, A/70/1", "Views on rivers, A/70/1", "Views on rivers, "),
        ("Views on rivers (A/70/1).", "Views on rivers (A/70/1).", "Views on rivers ."),
        ("A/70/1 – Views on rivers", "A/70/1", "Views on rivers"),
    ],
)
def test_a_symbol_beside_a_linked_title_is_taken_out(text: str, link: str, left: str) -> None:
    taken = found(text, **{link: "https://e.org/a"})
    assert (taken.symbol, taken.content.text) == ("A/70/1", left)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Comment on A/70/1 and rivers", "Comment on A/70/1 and rivers"),
        ("Rivers, A/70/1 and wells", "Rivers, A/70/1 and wells"),
        ("UN, A/70/1 on rivers", "A/70/1 on rivers"),
        ("Comment on A/70/1 and rivers – Rain and wells", "Comment on A/70/1 and rivers"),
        ("A/70/1 on rivers – Rain and wells", "A/70/1 on rivers"),
    ],
)
def test_a_symbol_among_the_words_of_a_linked_title_stays_there(text: str, link: str) -> None:
    taken = found(text, **{link: "https://e.org/a"})
    assert (taken.symbol, taken.content.text) == (None, text)


def test_an_address_printed_over_a_lost_link_is_kept() -> None:
    line = "- UNICEF (2016) *Roads for all*. Available at: [https://e.org/roads](#).\n"
    reference = references_of(f"## References\n\n{line}")[0]
    assert (reference.title, reference.urls) == ("Roads for all", ("https://e.org/roads",))


@pytest.mark.parametrize("address", ["<https://e.org/r>", "https://e.org/r"])
def test_an_address_in_brackets_ends_a_title(address: str) -> None:
    line = f"- Standard for Responsible Roads 1.0 ({address}), Initiative for Roads, 2018\n"
    reference = references_of(f"## References\n\n{line}")[0]
    assert (reference.title, reference.urls) == ("Standard for Responsible Roads 1.0", ("https://e.org/r",))
    assert [one.name for one in reference.publishers] == ["Initiative for Roads"]


def test_an_address_in_brackets_behind_names_ends_no_title() -> None:
    reference = references_of("## References\n\n- Doe, J. (2017). Roads (https://e.org/r), Oslo.\n")[0]
    assert (reference.title, [one.name for one in reference.authors]) == ("Roads", ["J. Doe"])
