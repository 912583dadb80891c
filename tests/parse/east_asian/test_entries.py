"""Entries in Chinese, Japanese and Korean, part by part; none is from a real document. Whole lists are in ``golden``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline, Item
from annexcli.model.reference import EntryType, Organisation, Person, Reference
from annexcli.parse.entry import read
from tests.conftest import references_of

PIECES = st.lists(
    st.sampled_from([*"林海川町강산「」『』《》（）()[]，、。.:：；―", "[M]", "[J]//", "[EB/OL]", "2019年", "令和2年", "第3号", "编", "訳", "외"]),
    max_size=30,
)  # fmt: skip


def one(line: str) -> Reference:
    """Return what a line is in a list of its own."""
    item = read(Item(Inline(line)), document="a", section=None)
    assert item.reference is not None, item.reason
    return item.reference


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("[M]", EntryType.BOOK),
        ("[D]", EntryType.THESIS),
        ("[R/OL]", EntryType.REPORT),
        ("[S]", EntryType.STANDARD),
        ("[DB/OL]", EntryType.DATASET),
        ("［M］", EntryType.BOOK),
    ],
)
def test_a_code_of_gbt_7714_tells_the_type_and_ends_the_title(code: str, kind: EntryType) -> None:
    reference = one(f"林海, 周明远, 等. 乡镇供水{code}. 南京: 江河出版社, 2018.")
    assert (reference.type, reference.title, reference.place) == (kind, "乡镇供水", "南京")
    assert reference.authors == (Person("林海"), Person("周明远"))
    assert reference.others
    assert reference.publishers == (Organisation("江河出版社"),)


def test_square_brackets_behind_an_online_work_are_the_day_of_access() -> None:
    reference = one("水务部. 供水意见[EB/OL]. (2021-06-15)[2023-02-01]. https://www.example.cn/1.html.")
    assert (str(reference.date), str(reference.accessed)) == ("2021-06-15", "2023-02-01")
    assert reference.urls == ("https://www.example.cn/1.html",)


def test_latin_entries_of_a_chinese_list_have_initials_without_stops() -> None:
    reference = one("DOE J, ROE R A, et al. Rivers of the north[J]. Rivers, 2017, 5(2): 101-120.")
    assert reference.authors == (Person("DOE", "J"), Person("ROE", "R A"))
    assert (reference.container, reference.volume, reference.number) == ("Rivers", "5", "2")
    assert reference.pages == "101-120"


def test_a_part_of_a_larger_work_has_its_editors_behind_two_strokes() -> None:
    reference = one("赵宁. 桥梁普查[M]//孙波. 桥梁文集. 上海: 河海出版社, 2014: 101-110.")
    assert (reference.type, reference.container) == (EntryType.CHAPTER, "桥梁文集")
    assert (reference.authors, reference.editors) == ((Person("赵宁"),), (Person("孙波"),))


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("山田太郎・佐藤花子（2016）『川と町』川辺書房", ("山田太郎", "佐藤花子")),
        ("ジョン・ドウ（2016）『川と町』川辺書房", ("ジョン・ドウ",)),
        ("田中三郎編著（2016）『川と町』川辺書房", ("田中三郎",)),
        ("［美］约翰·多伊：《川与町》，江河出版社，2016年。", ("约翰·多伊",)),
        ("김지원·이바다(2016). 강과 마을. 서울: 물빛.", ("김지원", "이바다")),
    ],
)
def test_persons(line: str, persons: tuple[str, ...]) -> None:
    reference = one(line)
    assert tuple(agent.name for agent in reference.authors) == persons
    assert reference.type is EntryType.BOOK
    assert reference.year == 2016


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("河川省（2021）『河川白書』", ("河川省",)),
        ("国立河川・湖沼研究所（2021）「水位」", ("国立河川・湖沼研究所",)),
        ("内務省・橋梁庁（2021）『橋の手引き』", ("内務省", "橋梁庁")),
        ("水务部、财政部：《供水意见》，2021年。", ("水务部", "财政部")),
        ("하천청(2021). 『하천 통계』.", ("하천청",)),
    ],
)
def test_bodies(line: str, bodies: tuple[str, ...]) -> None:
    reference = one(line)
    assert tuple(body.name for body in reference.publishers) == bodies
    assert not reference.authors


def test_the_acronym_in_the_brackets_of_a_body_is_its_own() -> None:
    assert one("世界河川機関（WRO）（2018）『世界河川年報』").publishers == (
        Organisation("世界河川機関", "WRO"),
    )


def test_who_translated_or_edited_a_work_did_not_write_it() -> None:
    translated = one("ジョン・ドウ（2005）『川の民主主義』山本夏訳、川辺書房")
    assert (translated.authors, translated.translators) == ((Person("ジョン・ドウ"),), (Person("山本夏"),))
    edited = one("李娜主编：《河流与社会》，南京：江河出版社，2013年。")
    assert edited.editors == (Person("李娜"),)


@pytest.mark.parametrize(
    "line",
    [
        "高橋次郎「橋の老朽化」『土木月報』第60巻第2号、2019年、12–34頁",
        "高橋次郎. 橋の老朽化. 土木月報. 2019, vol. 60, no. 2, p. 12–34.",
        "高橋次郎：橋の老朽化、土木月報、60(2)、pp.12–34、2019",
        "高橋次郎（2019）。〈橋の老朽化〉。《土木月報》，60（2），12–34。",
    ],
)
def test_an_article_in_each_style(line: str) -> None:
    reference = one(line)
    assert (reference.title, reference.container) == ("橋の老朽化", "土木月報")
    assert (reference.volume, reference.number, reference.pages) == ("60", "2", "12–34")
    assert (reference.type, reference.year, reference.authors) == (
        EntryType.ARTICLE,
        2019,
        (Person("高橋次郎"),),
    )


def test_brackets_within_a_title_stay_as_they_are_printed() -> None:
    assert (
        one("山田太郎（2001）『町――新しい「豊かさ」と（１）』川辺書房").title
        == "町――新しい「豊かさ」と（１）"
    )


@pytest.mark.parametrize(
    "behind",
    [
        "https://a.example/1（2022年3月4日閲覧）",
        "https://a.example/1、最終閲覧日：2022年3月4日",
        "https://a.example/1 (검색일: 2022. 3. 4)",
        "https://a.example/1，2022年3月4日访问。",
        "https://a.example/1, (参照 2022-03-04).",
    ],
)
def test_the_day_of_access_in_words_of_each_language(behind: str) -> None:
    reference = one(f"橋梁庁（2021）「橋梁台帳」{behind}")
    assert (reference.urls, str(reference.accessed)) == (("https://a.example/1",), "2022-03-04")
    assert reference.year == 2021


def test_a_law_is_called_by_its_name_and_dated_by_its_era() -> None:
    law = one("河川法（昭和39年法律第167号）")
    assert (law.title, law.type, law.year, law.note) == ("河川法", EntryType.LAW, 1964, "昭和39年法律第167号")


def test_a_line_repeats_the_names_before_it() -> None:
    first, second = references_of("## 引用文献\n\n- 宮田夏（2014）『川』湖畔社\n- ――――（2015）『橋』湖畔社\n")
    assert second.authors == first.authors == (Person("宮田夏"),)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("林海. 人口与住宅[M]. 南京: 江河出版社, 2018.", "zh"),
        ("統計庁「人口推計」2021年（2022年3月4日閲覧）", "ja"),
        ("강민수, 『강변』, 물빛, 2014.", "ko"),
        ("DOE J. The rivers of the north and the towns[M]. Oslo: Example Press, 2018.", "en"),
    ],
)
def test_the_language_is_told_by_the_whole_entry(line: str, language: str) -> None:
    assert one(line).language == language


@given(PIECES)
def test_titles_are_printed_in_the_entry(pieces: list[str]) -> None:
    text = "".join(pieces)
    item = read(Item(Inline(text)), document="a", section=None)
    if item.reference and item.reference.title:
        assert "".join(item.reference.title.split()) in "".join(text.split())
