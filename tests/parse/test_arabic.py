"""Entries in Arabic; none is of a real work."""

import pytest

from annexcli.model.reference import Agent, EntryType, PartialDate, Reference
from tests.conftest import references_of


def read(line: str) -> Reference:
    (reference,) = references_of(f"## المراجع\n\n- {line}\n")
    return reference


def names(agents: tuple[Agent, ...]) -> list[str]:
    return [one.name for one in agents]


@pytest.mark.parametrize(
    ("line", "publishers", "title", "date"),
    [
        (
            "وزارة البيئة، خطة المياه، عمّان، كانون الثاني/يناير 2018",
            ["وزارة البيئة"],
            "خطة المياه",
            "2018-01",
        ),
        ("البنك العربي – تقرير الأسواق – جدة – ٢٠١٤", ["البنك العربي"], "تقرير الأسواق", "2014"),
        ("مركز المدينة (٢٠١٦). أطفال على الطريق. تونس", ["مركز المدينة"], "أطفال على الطريق", "2016"),
        (
            "المعهد الوطني: المسح حول الأسرة، تونس، 3 شباط 2019",
            ["المعهد الوطني"],
            "المسح حول الأسرة",
            "2019-02-03",
        ),
        (
            "اليونيسف ومنظمة الصحة، صحة الأمهات، جنيف، 2020م",
            ["اليونيسف", "منظمة الصحة"],
            "صحة الأمهات",
            "2020",
        ),
    ],
)
def test_a_body_before_commas_dashes_or_a_colon(
    line: str, publishers: list[str], title: str, date: str
) -> None:
    reference = read(line)
    assert (names(reference.publishers), reference.title, str(reference.date)) == (publishers, title, date)


def test_the_state_issues_its_law_and_the_gazette_is_a_remark() -> None:
    law = read("جمهورية النخيل، القانون رقم 12 لسنة 2003 بشأن المراعي، الجريدة الرسمية")
    assert (names(law.publishers), law.title) == (["جمهورية النخيل"], "القانون رقم 12 لسنة 2003 بشأن المراعي")
    assert (law.type, law.date, law.note) == (EntryType.LAW, PartialDate(2003), "الجريدة الرسمية")


def test_place_publisher_edition_and_translator_stand_behind_the_title_in_any_order() -> None:
    book = read("سامي الخطيب، تاريخ المدن الساحلية، ترجمة ليلى منصور، بيروت، دار المرفأ، ط. 2، 2004")
    assert (names(book.authors), book.title) == (["سامي الخطيب"], "تاريخ المدن الساحلية")
    assert (names(book.translators), names(book.publishers)) == (["ليلى منصور"], ["دار المرفأ"])
    assert (book.place, book.edition, str(book.date)) == ("بيروت", "ط. 2", "2004")


def test_persons_whose_names_an_and_joins_edited_a_book() -> None:
    book = read("ليلى منصور وكريم حداد (تحرير)، العمل والهجرة، الدار البيضاء: مطبعة النخيل، 2011")
    assert names(book.editors) == ["ليلى منصور", "كريم حداد"]
    assert (book.title, book.place) == ("العمل والهجرة", "الدار البيضاء")


def test_an_and_inside_the_name_of_a_body_joins_what_it_is_for() -> None:
    assert names(read("وزارة التربية والتعليم، دليل المدارس، 2019").publishers) == ["وزارة التربية والتعليم"]


def test_an_article_is_in_a_journal_whose_number_and_pages_are_told() -> None:
    article = read("رشيد العلوي، «الشباب والسياسة»، المستقبل المغاربي، العدد 12 (2014)، ص 33-51")
    assert (article.container, article.number, article.pages) == ("المستقبل المغاربي", "12", "33–51")
    assert (article.title, article.type) == ("الشباب والسياسة", EntryType.ARTICLE)


def test_a_comma_may_be_the_title_s_own() -> None:
    reference = read(
        "اللجنة المعنية بالمدن، التوصية رقم 5 بشأن السكن، الصادرة تحديثا للتوصية العامة رقم 2، 2017"
    )
    assert reference.title == "التوصية رقم 5 بشأن السكن، الصادرة تحديثا للتوصية العامة رقم 2"


def test_a_title_stands_first_where_nobody_is_named() -> None:
    reference = read("إعلان حقوق المدن، قرار الجمعية 217 ألف (د-3)، ١٩٤٨")
    assert (reference.title, str(reference.date)) == ("إعلان حقوق المدن", "1948")
    assert reference.issuers == ()


def test_digits_stay_as_they_are_printed_and_the_day_of_access_is_none_of_the_work_s() -> None:
    reference = read("شبكة المدن، [خطة ٢٠٣٠](https://example.org/p)، ٢٠١٥ (اطلع عليه في 3 آذار/مارس 2022)")
    assert (reference.title, str(reference.date)) == ("خطة ٢٠٣٠", "2015")
    assert reference.accessed == PartialDate(2022, 3, 3)
