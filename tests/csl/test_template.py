"""House styles: what a template gives where parts are missing, and that nothing in it or in a store breaks it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.csl.house import NAMED, house_style, line
from annexcli.csl.nodes import Text
from annexcli.csl.template import Look, Template, read_template
from annexcli.errors import UsageProblem
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference, Source

NAMES = ("publisher", "title", "link", "note", "year", "author", "pages", "container", "place")
ANNEX = "{publisher}, [{title}]({link}) ({note}), {year}"
FULL = {"publisher": "P", "title": "T", "link": "https://e.org", "note": "N", "year": "2018"}


def made(template: str, **values: str) -> str:
    return "".join(
        piece.text for piece in read_template(template, NAMES).line(lambda name: values.get(name, ""))
    )


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        ("", "P, T (N), 2018"),
        ("publisher", "T (N), 2018"),
        ("title", "P (N), 2018"),
        ("link", "P, T (N), 2018"),
        ("note", "P, T, 2018"),
        ("year", "P, T (N)"),
        ("publisher title", "(N), 2018"),
        ("publisher note year", "T"),
        ("title note", "P, 2018"),
        ("publisher title note", "2018"),
        ("publisher title note year", ""),
    ],
)
def test_a_missing_part_goes_with_its_punctuation(missing: str, text: str) -> None:
    assert made(ANNEX, **{name: value for name, value in FULL.items() if name not in missing.split()}) == text


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("{author} ({year}). {title}.", {"author": "A", "year": "2", "title": "T"}, "A (2). T."),
        ("{author} ({year}). {title}.", {"author": "A", "title": "T"}, "A. T."),
        ("{author} ({year}). {title}.", {"title": "T?"}, "T?"),
        ("{author} ({year}). {title}.", {"author": "A et al.", "title": "T."}, "A et al. T."),
        ('{author} ({year|"n.d."}). {title}', {"author": "A", "title": "T"}, "A (n.d.). T"),
        ("{title}, in {container}, pp. {pages}", {"title": "T", "pages": "3"}, "T, pp. 3"),
        ("{title}, in {container}, pp. {pages}", {"title": "T", "container": "C"}, "T, in C"),
        ("{pages} pp., {place}: {author}", {"place": "Oslo", "author": "A"}, "Oslo: A"),
        ("{pages} pp., {place}: {author}", {"pages": "3", "author": "A"}, "3 pp.: A"),
        ("• {author|publisher}: “{title}”", {"publisher": "P", "title": "T"}, "• P: “T”"),
        ("• {author|publisher}: “{title}”", {"title": "T"}, "• “T”"),
        ("{title} | {year} | {place}", {"title": "T", "place": "Oslo"}, "T | Oslo"),
        (r"\{{title}\} \[{year}\] \*", {"title": "T", "year": "1"}, "{T} [1] *"),
        ("{title} (no {year", {}, None),
        ("{titel}", {}, None),
        ("no part", {}, None),
        ('{"n.d."}', {}, None),
    ],
)
def test_templates(template: str, values: dict[str, str], text: str | None) -> None:
    if text is None:
        with pytest.raises(UsageProblem, match="--template"):
            read_template(template, NAMES)
    else:
        assert made(template, **values) == text


def test_a_misspelt_part_gives_the_nearest() -> None:
    with pytest.raises(UsageProblem, match=r"no part is called \{titel\}; did you mean \{title\}\?"):
        house_style("{titel}")
    with pytest.raises(UsageProblem, match=r"'anex' is no template.*annex"):
        house_style("anex")
    assert all(isinstance(house_style(name), Template) for name in NAMED)


def test_links_and_emphasis_hold_what_stands_in_them() -> None:
    pieces = read_template("*[{title}, {year}]({link})*, **{note}**", NAMES).line(FULL.__getitem__)
    assert [(p.text, p.target, p.looks) for p in pieces if p.field] == [
        ("T", "https://e.org", frozenset({Look.ITALIC})),
        ("2018", "https://e.org", frozenset({Look.ITALIC})),
        ("N", "", frozenset({Look.BOLD})),
    ]


REFERENCE = Reference(
    "Guidelines *for* [industry]",
    key="k",
    type=EntryType.REPORT,
    publishers=(Organisation("ITU"), Organisation("Watch Foundation", "WF")),
    authors=(Person("Hof", "S."),),
    date=PartialDate(2014, until=2015, circa=True),
    note="UK only",
    source=Source(
        "a.md", 3, raw="ITU and Watch Foundation (WF) - Guidelines *for* [industry], c. 2014–2015 (UK only)"
    ),
)


def said(template: str, reference: Reference = REFERENCE, *, as_printed: bool = False) -> str:
    return str(Text(line(reference, house_style(template), as_printed=as_printed)))


def test_what_a_reference_gives() -> None:
    assert said("{author}: {acronym} | {publisher_name}") == "Hof, S.: ITU and WF | ITU and Watch Foundation"
    assert (
        said("annex") == "ITU and Watch Foundation (WF), Guidelines *for* [industry] (UK only), c. 2014–2015"
    )


def test_as_printed_takes_order_and_punctuation_from_the_line() -> None:
    assert REFERENCE.source
    assert said("annex", as_printed=True) == REFERENCE.source.raw
    other = Reference("Guidelines", publishers=REFERENCE.publishers, source=REFERENCE.source, key="k")
    # Words of the line would be left over: then it no longer says what the entry says.
    assert said("annex", other, as_printed=True) == "ITU and Watch Foundation (WF), Guidelines"
    changed = Reference("Another title", publishers=REFERENCE.publishers, source=REFERENCE.source, key="k")
    assert said("annex", changed, as_printed=True) == "ITU and Watch Foundation (WF), Another title"


LETTERS = st.text(st.characters(codec="utf-8"), max_size=12)
VALUES = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, LETTERS))
# Templates as people write them: parts, brackets, and punctuation in between.
PARTS = st.sampled_from([f"{{{name}}}" for name in NAMES] + [f"({{{name}}})" for name in NAMES])
TEMPLATES = st.lists(st.tuples(PARTS, st.sampled_from([", ", ". ", " ", ": ", " – ", "; "])), min_size=1, max_size=7).map(
    lambda pairs: "".join(part + gap for part, gap in pairs).rstrip(" ,.:;–")
)  # fmt: skip
WORDS = st.text(st.sampled_from("abcé0"), min_size=1, max_size=6)


@given(LETTERS, LETTERS)
def test_literals_come_back(before: str, value: str) -> None:
    escaped = "".join(f"\\{character}" for character in before)
    template = read_template(f"{escaped}{{title}}", NAMES)
    text = "".join(piece.text for piece in template.line({"title": value}.get))  # type: ignore[arg-type] # one part
    assert text == (before + value if value else "")


@given(st.text(max_size=40), VALUES)
def test_nothing_makes_it_fail(template: str, values: dict[str, str]) -> None:
    try:
        read = read_template(template, NAMES)
    except UsageProblem:
        return
    for piece in read.line(lambda name: values.get(name, "")):
        assert piece.text


@given(TEMPLATES, st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, WORDS)))
def test_no_punctuation_is_left_over(template: str, values: dict[str, str]) -> None:
    text = made(template, **values)
    assert not re.search(r"\(\)|[,;:.–]\s*[,;:.–]|^[\s,;:.–]|[\s,;:–]$|\s\s", text), (template, text)
    for name in re.findall(r"\{(\w+)\}", template):
        assert values.get(name, "") in text


@pytest.mark.parametrize(
    "template",
    ["(" * 200 + "{title}", "(" * 200 + "{title}" + ")" * 200, "[“*(" * 60 + "{title}", "[{title}](" * 60],
)
def test_brackets_in_brackets_are_read_and_filled_once(template: str) -> None:
    # Each that nothing closes was read again by those around it: twenty took a minute.
    assert "T" in made(template, title="T")


def test_what_stands_for_a_missing_part_is_kept_by_the_line_around_it() -> None:
    assert made("((({title}))), {year}.", title="T") == "(((T)))."
    assert made("((({title}))), {year}.", year="2018") == "2018."
