import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline, Item, Mark, Span
from annexcli.model.reference import EntryType
from annexcli.parse.entry import is_prose, read
from annexcli.parse.habits import Habits
from annexcli.text import fold
from tests.conftest import references_of

PROSE = (
    "Limited and uneven country capacity to engage with many actors, and particularly with the sector that makes the "
    "tools, limits progress. Regional disparities persist, and there remains limited expertise in most countries of the "
    "South, and limited opportunities for learning from each other on the topic."
)


def parsed(text: str) -> tuple[str | None, str]:
    item = read(Item(Inline(text), line=7), document="a.md", section=None, habits=Habits(False))
    return (item.reference.title if item.reference else None), item.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("—", "no words"),
        ("123", "no words"),
        ("Ibid.", "another entry"),
        ("See note 12 above", "another entry"),
        (PROSE, "running text"),
    ],
)
def test_what_is_no_reference_has_a_reason(text: str, reason: str) -> None:
    title, why = parsed(text)
    assert title is None
    assert reason in why


def test_words_that_only_say_where_to_write_to_are_no_reference() -> None:
    references = references_of(
        "## Sources\n\n- [Tides](https://harbour.example/t), Harbour Board, 2012\n- Bei Fragen: [post@harbour.example](mailto:post@harbour.example)\n"
        "- *The Quays*, on paper from [Harbour Board](mailto:post@harbour.example)\n- Moles, 2014, order from [Harbour Board](mailto:post@harbour.example)\n"
    )
    assert ["Tides" in str(r.title) or "Quays" in str(r.title) or r.year == 2014 for r in references] == [
        True
    ] * 3


def test_prose_is_told_from_references() -> None:
    assert is_prose(Inline(PROSE))
    assert not is_prose(Inline("OHCHR, The right to privacy in the digital age, 2014"))
    long_title = "OHCHR, " + "a long word of a title " * 5 + ", 2014"
    assert not is_prose(Inline(long_title))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("OHCHR, [Privacy](https://e.org/x), 2014", EntryType.REPORT),
        ("[Privacy](https://e.org/x)", EntryType.WEBPAGE),
        ("[Privacy](#)", EntryType.OTHER),
        ("Solove, D. (2014). Privacy. ISBN 978-3-16-148410-0", EntryType.BOOK),
    ],
)
def test_types_follow_the_evidence(line: str, kind: EntryType) -> None:
    assert references_of(f"## References\n\n- {line}\n")[0].type is kind


def test_provenance() -> None:
    reference = references_of(
        "## Annex\n\n### Reports\n\n- ILO, [Work](https://e.org/w), 2014\n- ILO, [Pay](https://e.org/p), 2015\n"
    )[1]
    assert reference.section == "Annex > Reports"
    assert reference.source is not None
    assert str(reference.source) == "report.md:6"
    assert reference.source.raw == "ILO, Pay, 2015"


WORDS = st.sampled_from(
    [
        "UNICEF",
        "Council",
        "of",
        "Europe",
        ",",
        "2017",
        "(2018)",
        "and",
        "A",
        "Report",
        "[x]",
        "–",
        "https://e.org/a",
        "“Title”",
        "Smith, J.",
        "ISBN 3",
        "doi:10.1000/x",
        "accessed",
        "May",
        ".",
        ":",
        "(",
        ")",
        "ibid",
        "n.d.",
        "#",
        "Ünïcode",
        "العربية",
    ]
)


@given(st.lists(WORDS, max_size=14), st.data())
def test_no_item_is_lost_and_nothing_is_made_up(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    ends = st.integers(0, len(words))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=2))
    spans = []
    for first, last in map(sorted, pairs):
        start = min(len(" ".join([*words[:first], ""])), len(text))
        spans.append(Span(start, start + len(" ".join(words[first:last])), Mark.LINK, "https://e.org/linked"))
    item = read(
        Item(Inline(text, tuple(spans))),
        document="a.md",
        section=None,
        habits=Habits(data.draw(st.booleans()), data.draw(st.booleans())),
    )
    assert item.source.raw == text
    reference = item.reference
    assert (reference is None) == bool(item.reason)
    if reference:
        assert reference.title or reference.urls
        assert reference.year is None or str(reference.year) in text
        assert all(url.split("//")[-1] in text or url == "https://e.org/linked" for url in reference.urls)
        said = set(fold(text).split())
        assert all(set(fold(agent.name).split()) <= said for agent in reference.issuers)
        assert set(fold(reference.title or "").split()) <= said


@pytest.mark.parametrize("date", [" (5 January 2016)", ", 5 January 2016"])
def test_a_symbol_may_have_a_date(date: str) -> None:
    (reference,) = references_of(f"## Notes\n\n- UN Doc. A/HRC/31/20{date}, para. 4\n")
    assert (reference.title, str(reference.date), reference.note) == ("A/HRC/31/20", "2016-01-05", "para. 4")


def test_a_symbol_alone_is_a_title() -> None:
    text = "- A/HRC/31/20, para. 4.\n- CRC/C/15/Add.12.\n- [E/C.12/NOR/CO/6](https://undocs.org/E/C.12/NOR/CO/6), paras. 3 et 5\n"
    references = references_of(f"## References\n\n{text}")
    assert [(r.title, r.note) for r in references] == [
        ("A/HRC/31/20", "para. 4"),
        ("CRC/C/15/Add.12", None),
        ("E/C.12/NOR/CO/6", "paras. 3 et 5"),
    ]


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("CRC/C/15/Add.12, para. 46; CEDAW/C/NOR/CO/8, paras. 16–17.", ["CRC/C/15/Add.12", "CEDAW/C/NOR/CO/8"]),
        ("Water Agency, *Rivers of the North* (Geneva, 2019), p. 4; and Convention on the Law of Rivers, art. 3.", ["Rivers of the North", "Convention on the Law of Rivers"]),
        ("Agence de l’eau, *Rivières du nord* (Paris, 2019); voir aussi A/HRC/31/20, par. 4.", ["Rivières du nord", "A/HRC/31/20"]),
    ],
)  # fmt: skip
def test_works_without_a_year_in_one_note(note: str, titles: list[str]) -> None:
    assert [reference.title for reference in references_of(f"## Endnotes\n\n1. {note}\n")] == titles


def test_a_sentence_behind_the_address_is_a_remark() -> None:
    line = "UNICEF, “Guidance on fords,” version 2.0, November 2021, https://e.org/fords. For a critique, see what the division said of the draft."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.year) == ("Guidance on fords", 2021)
    assert reference.note == "version 2.0; For a critique, see what the division said of the draft"
