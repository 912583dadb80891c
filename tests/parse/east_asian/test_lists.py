"""Lists in Chinese, Japanese and Korean: which are reference lists, and which are sentences."""

import pytest

from annexcli.document import Inline
from annexcli.parse.entries import looks_cited
from annexcli.parse.entry import is_prose
from tests.conftest import references_of

CHINESE = (
    "林海. 乡镇供水[M]. 南京: 江河出版社, 2018.",
    "陈立. 河流治理[J]. 水利研究, 2019, 12(4): 33-41.",
    "水务部. 饮用水报告[R/OL]. (2021-02-03)[2022-03-04]. https://a.example.cn/1.",
)
JAPANESE = (
    "山田太郎（2016）『川と町』川辺書房",
    "河川省『令和4年版河川白書』2022年",
    "橋梁庁「橋梁台帳」https://a.example.jp/d/（2023年5月6日閲覧）",
)
KOREAN = (
    "홍길동(2019). 강과 마을. 서울: 물빛출판사.",
    "하천청(2022). 『하천 통계』. 대전: 하천청.",
    "박나무, 「다리」, 『토목학보』 제60권 제2호, 2019, 12-34쪽.",
)
SENTENCES = (
    "調査は2023年6月から9月にかけて行った。",
    "集いの場を小学校区ごとに設ける。",
    "「川の日」を2025年までに定める。",
    "福祉は変わった（上野 2011、宮本 2009）。",
    "到2025年，供水覆盖率达到90%。",
    "《乡镇供水》是一本重要的书，出版于2015年。",
    "이 보고서는 2019년에 한 조사의 결과를 정리한 것이다.",
    "「하천법」을 2025년까지 개정한다.",
)


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("参考文献", CHINESE),
        ("附件 主要参考资料", CHINESE),
        ("注释", CHINESE),
        ("引用・参考文献", JAPANESE),
        ("参照資料", JAPANESE),
        ("付録　資料", JAPANESE),
        ("참고 문헌", KOREAN),
        ("부록 1. 자료", KOREAN),
        ("后记", CHINESE),
        ("おわりに", JAPANESE),
        ("맺음말", KOREAN),
    ],
)
def test_a_list_is_found_by_its_heading_or_by_what_it_holds(heading: str, entries: tuple[str, ...]) -> None:
    items = "\n".join(f"- {entry}" for entry in entries)
    assert len(references_of(f"# 一\n\n## {heading}\n\n{items}\n")) == len(entries)


@pytest.mark.parametrize("number", ["[{}]", "［{}］", "（{}）", "{}、", "{}. "])
def test_numbers_of_paragraphs_are_no_names(number: str) -> None:
    paragraphs = "\n\n".join(number.format(n) + entry for n, entry in enumerate(JAPANESE, start=1))
    found = references_of(f"## 参考文献\n\n{paragraphs}\n")
    assert [one.title for one in found] == ["川と町", "令和4年版河川白書", "橋梁台帳"]


@pytest.mark.parametrize("entry", [*CHINESE, *JAPANESE, *KOREAN])
def test_an_entry_looks_cited(entry: str) -> None:
    assert looks_cited(Inline(entry))
    assert not is_prose(Inline(entry))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_does_not(sentence: str) -> None:
    assert not looks_cited(Inline(sentence))


@pytest.mark.parametrize(
    ("heading", "part"), [("建议", SENTENCES[4:6]), ("提言", SENTENCES[:4]), ("제언", SENTENCES[6:])]
)
def test_sentences_are_no_list_of_references(heading: str, part: tuple[str, ...]) -> None:
    items = "\n".join(f"- {sentence}" for sentence in part)
    assert references_of(f"## {heading}\n\n{items}\n") == []


def test_what_only_cites_again_is_no_reference() -> None:
    notes = "\n".join(f"1. {entry}" for entry in (CHINESE[0], "同上，第31页。", *CHINESE[1:]))
    found = references_of(f"## 注释\n\n{notes}\n")
    assert [one.title for one in found] == ["乡镇供水", "河流治理", "饮用水报告"]
