"""References of every kind, as a store says them."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import load
from annexcli.bib.style import render
from annexcli.model.reference import (
    Agent,
    EntryType,
    Mark,
    Organisation,
    PartialDate,
    Person,
    Reference,
    Style,
)
from annexcli.text import squash

# Signs that mean something to one format or another, at the beginning, within and at the end of texts.
WORDS = [
    "Roads", "and", "R&D", "100%", "$5", "#1", "a_b", "x~y", "C:\\temp", "{braces}", "<i", "a < b > c", "&amp;", "]]>",
    '"quoted"', "“curly”", "it's", "naïve", "子ども", "Ελλάδα", "CSEA", "--", "–", "...", "*star*", "`tick`", "[sic]",
    "@home", "=1+1", "- dash", "1984.", "TY  - JOUR", "ER  -", "e.g.", "é", "50/50", "(2018)", "!", "^2",
]  # fmt: skip
NAMES = ["Ortiz", "van der Hof", "O’Brien", "Łukasz-Nowak", "de la Cruz", "子", "d’Arcy", "Smith & Sons"]
GIVENS = ["Ana", "S.", "Jean-Paul", "Martin Jr.", "María José", "J. R. R.", "John III"]
BODIES = [
    "UNICEF", "ITU", "Department of Health, Education and Welfare", "Johnson & Johnson", "Centre for Crime and Justice",
    "{Braced} Body", "Body, Ltd.", "École d’été", "Who Cares?", "A, B, and C",
]  # fmt: skip
KINDS = [
    "legal_case", "entry-encyclopedia", "pamphlet", "periodical", "review", "song", "software", "manuscript", "patent",
    "graphic", "personal_communication", "performance", "article-magazine", "post", "post-weblog", "interview",
    "hearing", "speech", "map", "treaty", "bill", "regulation", "entry-dictionary", "broadcast",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
MAYBE = st.none() | TEXTS
PEOPLE = st.builds(Person, st.sampled_from(NAMES), st.sampled_from(GIVENS))
ORGANISATIONS = st.builds(Organisation, st.sampled_from(BODIES))
AGENTS: st.SearchStrategy[Agent] = PEOPLE | ORGANISATIONS


def _several(of: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most, unique=True).map(tuple)


DATES = st.none() | st.sampled_from(
    [
        PartialDate(2018), PartialDate(2018, 5), PartialDate(2018, 5, 15), PartialDate(2018, 21), PartialDate(1999, 24),
        PartialDate(2018, circa=True), PartialDate(2014, until=2016), PartialDate(2016, 6, 5, 2016, until_month=6, until_day=10),
        PartialDate(2016, 6, None, 2017), PartialDate(2014, until=2016, circa=True),
    ]
)  # fmt: skip
URLS = [
    "https://e.org/a_b%20c?x=1&y=2#f", "https://e.org/~me/(1);2", "https://e.org/%7Bx%7D", "https://de.wikipedia.org/wiki/Straße",
    "http://e.org/a--b__c", "https://e.org/'q'*z*$",
]  # fmt: skip


@st.composite
def _drawn(draw: st.DrawFn) -> Reference:
    publishers = draw(_several(ORGANISATIONS))
    if draw(st.booleans()):
        publishers = tuple(replace(body, acronym=body.name[:2].upper().strip(", ")) for body in publishers)
    return Reference(
        title=draw(MAYBE),
        key="key2018a",
        type=draw(st.sampled_from(EntryType)),
        kind=draw(st.none() | st.sampled_from(KINDS)),
        authors=draw(_several(AGENTS)),
        editors=draw(_several(AGENTS)),
        translators=draw(_several(PEOPLE, 1)),
        publishers=publishers,
        others=draw(st.booleans()),
        date=draw(DATES),
        state=draw(st.none() | st.sampled_from(["forthcoming", "inpress", "submitted"])),
        urls=draw(_several(st.sampled_from(URLS))),
        doi=draw(st.none() | st.just("10.1000/x_y(1)<2>")),
        isbn=draw(st.none() | st.sampled_from(["978-3-16-148410-0", "9783161484100", "0306406152"])),
        issn=draw(st.none() | st.sampled_from(["1234-567X", "03064061"])),
        arxiv=draw(st.none() | st.sampled_from(["2001.00001", "hep-th/9901001"])),
        pmid=draw(st.none() | st.just("31234567")),
        note=draw(MAYBE),
        topics=draw(_several(st.sampled_from(["csea/grooming", "Child, Preschool", "R&D", "education"]), 3)),
        section=draw(st.none() | st.just("Annex > Key documents")),
        language=draw(st.none() | st.sampled_from(["en", "fr", "sw"])),
        accessed=draw(st.none() | st.just(PartialDate(2019, 5, 12))),
        container=draw(MAYBE),
        volume=draw(st.none() | st.sampled_from(["2", "XII"])),
        number=draw(st.none() | st.sampled_from(["3", "WP 5", "A/RES/70/1", "2018-12"])),
        pages=draw(st.none() | st.sampled_from(["12–15", "12", "e5", "iv–x", "12–15, 20"])),
        edition=draw(st.none() | st.sampled_from(["2", "2nd", "Revised & enlarged"])),
        place=draw(st.none() | st.sampled_from(["Oslo", "Cambridge, MA"])),
        genre=draw(st.none() | st.sampled_from(["Working paper", "Policy & brief", "PhD thesis"])),
        short_title=draw(MAYBE),
        short_container=draw(MAYBE),
        series=draw(MAYBE),
        part=draw(st.none() | st.just("1")),
        chapter=draw(st.none() | st.just("7")),
        extent=draw(st.none() | st.just("350")),
        version=draw(st.none() | st.just("1.2")),
        event=draw(MAYBE),
        venue=draw(st.none() | st.just("Bergen")),
        original=draw(st.none() | st.just(PartialDate(1990))),
        annotation=draw(MAYBE),
    )


def stored(reference: Reference) -> Reference:
    """Return a reference as a store says it that it was written to."""
    library = load(render((to_entry(reference),)))
    assert not library.broken, library.broken
    return to_reference(library.entries[0])


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Return what a store may hold: any facts beside each other, and titles with parts set apart."""
    one = stored(draw(_drawn()))
    # Nobody names others beside nobody, nor a work by nothing at all.
    others = one.others and bool(one.authors)
    one = replace(one, others=others, title=one.title or (None if one.urls else "Untitled"))
    title = squash(one.title or "")
    styles = st.sampled_from([*Style, None])
    if len(title) > 4 and title[1:4].isalpha() and (style := draw(styles)):
        one = stored(replace(one, marks=(Mark(1, 4, style),)))
    return one
