"""What pandoc's citeproc does otherwise than styles and their manuals ask, mended: each case was wrong without its rule."""

from dataclasses import replace

import pytest

from annexcli.csl.corrections import corrected
from annexcli.csl.nodes import Text
from annexcli.edge.citeproc import in_style
from annexcli.edge.styles import CslStyle, open_style
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference

ITU, UNICEF, WHO = Organisation("ITU"), Organisation("UNICEF"), Organisation("WHO")
HOF, CHEN = Person("van der Hof", "Simone"), Person("Chen", "Li")
BASE = Reference("Safe roads", key="k", type=EntryType.REPORT, publishers=(ITU,), date=PartialDate(2018))
ARTICLE = Reference(
    "Safe roads", key="k", type=EntryType.ARTICLE, authors=(CHEN,), container="Water", date=PartialDate(2018)
)


def listed(style: str, *references: Reference, locale: str | None = None) -> list[str]:
    keyed = [replace(reference, key=reference.key + str(at)) for at, reference in enumerate(references)]
    return [" ".join(str(Text(e.blocks)).split()) for e in in_style(keyed, open_style(style), locale).entries]


def cited(style: str, reference: Reference) -> str:
    made = in_style([reference], open_style(style), cited=True)
    return str(Text(made.citations[reference.key]))


@pytest.mark.parametrize(
    ("style", "publishers", "text"),
    [
        ("apa", (ITU, UNICEF), "ITU & UNICEF. (2018)."),
        ("apa", (ITU, UNICEF, WHO), "ITU, UNICEF, & WHO. (2018)."),
        ("chicago-author-date", (ITU, UNICEF), "ITU and UNICEF. 2018."),
        ("american-political-science-association", (ITU, UNICEF), "ITU and UNICEF. 2018."),
        ("harvard-cite-them-right", (ITU, UNICEF, WHO), "ITU, UNICEF and WHO (2018)"),
    ],
)
def test_no_comma_before_and_between_two_organisations(
    style: str, publishers: tuple[Organisation, ...], text: str
) -> None:
    assert listed(style, replace(BASE, publishers=publishers))[0].startswith(text)


def test_persons_keep_their_comma() -> None:
    assert listed("apa", replace(ARTICLE, authors=(CHEN, HOF)))[0].startswith(
        "Chen, L., & van der Hof, S. (2018)"
    )
    assert cited("apa", replace(BASE, publishers=(ITU, UNICEF))) == "(ITU & UNICEF, 2018)"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("nlm-citation-sequence", "In: van der Hof S, editor. Handbook."),
        ("american-medical-association", "In: van der Hof S, ed. Handbook."),
    ],
)
def test_the_label_of_editors_stands_behind_them(style: str, text: str) -> None:
    chapter = replace(ARTICLE, type=EntryType.CHAPTER, container="Handbook", editors=(HOF,))
    assert text in listed(style, chapter)[0]
    book = replace(BASE, type=EntryType.BOOK, editors=(HOF, CHEN))
    assert "van der Hof S, Chen L, ed" in listed(style, book)[0]


def test_online_is_printed_without_a_day_of_access() -> None:
    there = replace(BASE, urls=("https://e.org/a",))
    assert "2018. [Online]. Available: https://e.org/a" in listed("ieee", there)[0]
    seen = replace(there, accessed=PartialDate(2024, 5, 15))
    assert "Accessed: May 15, 2024. [Online]. Available:" in listed("ieee", seen)[0]


def test_a_short_year_has_two_digits() -> None:
    page = replace(
        BASE, type=EntryType.WEBPAGE, urls=("https://e.org/2018",), accessed=PartialDate(2024, 5, 15)
    )
    assert listed("elsevier-harvard", page) == [
        "ITU, 2018. Safe roads [WWW Document]. URL https://e.org/2018 (accessed 5.15.24)."
    ]


@pytest.mark.parametrize(
    ("style", "locale", "text"),
    [
        ("chicago-author-date", None, "“What Is ‘Safe’ Here.” Water"),
        ("chicago-author-date", "en-GB", "‘What Is “Safe” Here’. Water"),
        ("apa", None, "What is “safe” here. Water"),
        ("oscola", None, "‘What Is “Safe” Here’ [2018] Water"),
    ],
)
def test_quotations_in_a_title(style: str, locale: str | None, text: str) -> None:
    assert text in listed(style, replace(ARTICLE, title="What is “safe” here"), locale=locale)[0]


@pytest.mark.parametrize(
    ("style", "locale", "title", "text"),
    [
        ("apa", None, "About “safe roads”", "About “safe roads.” Water"),
        ("apa", "en-GB", "About “safe roads”", "About “safe roads”. Water"),
        ("chicago-author-date", None, "About “safe roads”", "“About ‘Safe Roads.’” Water"),
        ("apa", None, "About the children’", "About the children’. Water"),
        ("apa", None, "Who said “safe?”", "Who said “safe?” Water"),
        ("ieee", None, "Who owns roads?", "“Who owns roads?,” Water"),
        ("apa", None, "Who owns roads?", "Who owns roads? Water"),
        ("elsevier-harvard", None, "Who owns roads?", "Who owns roads? Water"),
        ("harvard-cite-them-right", "en-GB", "Who owns roads!", "‘Who owns roads!’, Water"),
    ],
)
def test_punctuation_behind_a_title(style: str, locale: str | None, title: str, text: str) -> None:
    assert text in listed(style, replace(ARTICLE, title=title), locale=locale)[0]


def test_a_dash_stands_for_authors_not_for_a_title() -> None:
    reports = [replace(BASE, title="Annual Report", publishers=(body,)) for body in (ITU, UNICEF)]
    assert listed("mla", *reports) == ["Annual Report. ITU, 2018.", "Annual Report. UNICEF, 2018."]
    articles = [replace(ARTICLE, title="Which?", authors=(), container=name) for name in ("Air", "Water")]
    assert listed("mla", *articles) == ["“Which?” Air, 2018.", "“Which?” Water, 2018."]
    same = [replace(ARTICLE, title=title) for title in ("Air", "Fire")]
    assert listed("mla", *same)[1].startswith("———. “Fire.”")


def test_letters_behind_years_follow_the_list() -> None:
    two = [replace(BASE, title=title) for title in ("Zebra crossings", "Air")]
    assert listed("elsevier-harvard", *two) == ["ITU, 2018a. Zebra crossings.", "ITU, 2018b. Air."]
    assert listed("apa", *two) == ["ITU. (2018a). Air.", "ITU. (2018b). Zebra crossings."]
    keyed = [replace(reference, key=f"k{at}") for at, reference in enumerate(two)]
    made = in_style(keyed, open_style("elsevier-harvard"), cited=True)
    assert [str(Text(nodes)) for nodes in made.citations.values()] == ["(ITU, 2018a)", "(ITU, 2018b)"]


def test_retrieved_is_said_of_a_day() -> None:
    page = replace(BASE, type=EntryType.WEBPAGE, date=None, urls=("https://x.example/",))
    assert listed("apa", page) == ["ITU. (n.d.). Safe roads. https://x.example/"]
    seen = replace(page, accessed=PartialDate(2024, 5, 15))
    assert listed("apa", seen) == ["ITU. (n.d.). Safe roads. Retrieved May 15, 2024, from https://x.example/"]


def test_letters_stand_behind_years_and_where_a_style_wants_them() -> None:
    two = [replace(BASE, title=title, date=None) for title in ("Air", "Fire")]
    assert listed("elsevier-harvard", *two) == ["ITU, n.d. Air.", "ITU, n.d. Fire."]
    assert listed("apa", *two) == ["ITU. (n.d.-a). Air.", "ITU. (n.d.-b). Fire."]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("nlm", "Chen L Jr. Safe"),
        ("ama", "Chen L Jr. Safe"),
        ("oscola", "Chen L Jr, ‘Safe"),
        ("apa", "Chen, L., Jr. (2018)"),
    ],
)
def test_suffixes_lose_their_full_stop_with_the_initials(style: str, text: str) -> None:
    assert text in listed(style, replace(ARTICLE, authors=(Person("Chen", "Li Jr."),)))[0]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", "ITU. (2018). Safe roads."),
        ("chicago-author-date", "ITU. 2018. Safe Roads. ITU."),
        ("elsevier-harvard", "ITU, 2018. Safe roads. ITU, Geneva."),
        ("mla", "Safe Roads. ITU, 2018."),
        ("nlm", "1. ITU. Safe roads. Geneva: ITU; 2018."),
        ("ama", "1. ITU. Safe Roads. ITU; 2018."),
    ],
)
def test_a_body_that_wrote_and_published_stands_where_the_manual_wants_it(style: str, text: str) -> None:
    assert listed(style, replace(BASE, place="Geneva")) == [text]


def test_only_what_is_wrong_is_written_anew() -> None:
    for name in ("chicago-author-date", "harvard-cite-them-right", "modern-language-association"):
        assert corrected(open_style(name).text) == open_style(name).text, name
    for name in ("nlm-citation-sequence", "american-medical-association", "apa", "ieee", "elsevier-harvard"):
        style = open_style(name)
        again = CslStyle(style.name, corrected(style.text), style.path)
        assert again.text != style.text
        assert corrected(again.text) == again.text or name in {"apa", "ieee", "elsevier-harvard"}
