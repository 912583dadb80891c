"""Pages of a wiki: what their links and templates of citations say is read, what pandoc makes up is not."""

import time
from pathlib import Path

import pytest

from annexcli.edge.documents import read_document
from annexcli.model.reference import Reference
from annexcli.parse.references import parse
from annexcli.read.mediawiki import prepared


def reference(folder: Path, entry: str) -> Reference:
    path = folder / "page.wiki"
    path.write_text(f"== References ==\n* {entry}\n* Harbour Board. ''Tides''. Turku: Meridian, 2009.\n")
    found = parse(read_document(str(path))).items[0].reference
    assert found
    return found


def test_links_to_other_pages_are_no_addresses(tmp_path: Path) -> None:
    read = reference(
        tmp_path,
        "[[Harbour Board|Board]] (2011). ''[[The Quays]]''. Turku: Meridian. [https://quays.example/q PDF]",
    )
    assert (read.title, read.urls, read.year) == ("The Quays", ("https://quays.example/q",), 2011)
    read = reference(tmp_path, "Lindqvist, Nora. ''[[Straßen]]''. Kiel: Nordland, 2014.")
    assert (read.title, read.urls) == ("Straßen", ())


def test_links_without_words_get_no_number(tmp_path: Path) -> None:
    read = reference(
        tmp_path, 'Northern Herald, "Harbour opens again", 3 May 2012, [http://herald.example/h?id=1]'
    )
    assert (read.title, read.year, read.url) == ("Harbour opens again", 2012, "http://herald.example/h?id=1")


@pytest.mark.parametrize(
    "doi",
    [
        "doi:10.5555/quays.7",
        "doi:[https://doi.org/10.5555/quays.7 10.5555/quays.7]",
        "{{doi|10.5555/quays.7}}",
    ],
)
def test_dois(tmp_path: Path, doi: str) -> None:
    read = reference(
        tmp_path,
        f"Okafor, Sam (2016). \"Courts of the coast\". ''Journal of Lower Courts''. '''12''' (3): 45–67. {doi}",
    )
    assert (read.title, read.container, read.volume, read.doi) == ("Courts of the coast", "Journal of Lower Courts", "12", "10.5555/quays.7")  # fmt: skip


def test_templates_that_cite(tmp_path: Path) -> None:
    read = reference(
        tmp_path,
        "{{cite journal |last1=Okafor |first1=Sam |last2=Lindqvist |first2=Nora |year=2016 |title=Courts of the coast\n"
        "|journal=[[JLC|Journal of Lower Courts]] |volume=12 |issue=3 |pages=45–67 |doi=10.5555/quays.7 |url=https://courts.example/c}}",
    )
    assert [author.name for author in read.authors] == ["Sam Okafor", "Nora Lindqvist"]
    assert (read.title, read.year, read.container, read.volume, read.doi, read.url) == (
        "Courts of the coast", 2016, "Journal of Lower Courts", "12", "10.5555/quays.7", "https://courts.example/c",
    )  # fmt: skip
    read = reference(
        tmp_path,
        "{{Cite book|author=Aaltonen, Risto|title=The Harbour and the Town|location=Turku|publisher=Meridian Press|date=2009|isbn=9780306406157}}",
    )
    assert (read.title, read.year, read.place, read.isbn) == (
        "The Harbour and the Town",
        2009,
        "Turku",
        "9780306406157",
    )
    assert read.publishers[0].name == "Meridian Press"


def test_pages_beside_this_one_are_no_references(tmp_path: Path) -> None:
    path = tmp_path / "page.wiki"
    path.write_text(
        "== See also ==\n* [[Quay]]\n* [[Tide]]\n* [[Harbour]]\n\n== References ==\n* Harbour Board. ''Tides''. Turku: Meridian, 2009.\n"
    )
    assert [item.reference.title for item in parse(read_document(str(path))).items if item.reference] == [
        "Tides"
    ]


def test_other_templates_and_open_ones_stay_as_they_are() -> None:
    for text in (
        "{{Infobox topic|name=Quay}}",
        "{{cite book|title=Quay",
        "[[File:a.jpg|thumb]] [https://a.example text]",
    ):
        assert prepared(text) == text


def test_open_templates_take_time_in_proportion() -> None:
    begun = time.process_time()
    prepared("{{cite book|title=a " * 5_000 + "[http://" * 5_000)
    assert time.process_time() - begun < 1


def page(folder: Path, text: str) -> list[tuple[str | None, str | None]]:
    path = folder / "page.wiki"
    path.write_text(text)
    items = parse(read_document(str(path))).items
    return [(item.reference.title, item.reference.section) if item.reference else (None, item.reason) for item in items]  # fmt: skip


QUAYS = "{{cite web |url=https://quays.example/q |title=The Quays |publisher=Harbour Board |date=3 May 2011 |access-date=2 June 2020}}"
TIDES = "{{Cite report |author=Joint Ferry Programme |title=Tides |location=Turku |publisher=Meridian |year=2009}}"


@pytest.mark.parametrize(
    "listed",
    [
        '<references>\n<ref name="tides">{tides}</ref>\n</references>',
        "{{{{reflist|30em|refs=\n<ref name=tides>{tides}</ref>}}}}",
        "{{{{Reflist}}}}",
        "<references />",
    ],
)
def test_references_stand_where_the_page_lists_them(tmp_path: Path, listed: str) -> None:
    inside = "" if "tides" in listed else TIDES
    tides = f'<ref name="tides">{inside}</ref>' if inside else "<ref name=tides />"
    text = (
        f"The sea rose.<ref>{QUAYS}</ref> It fell.{tides} It rose.<ref name='tides' /><ref group=note>Not here.</ref>\n\n"
        f"== References ==\n{listed.format(tides=TIDES)}\n\n== Further reading ==\n* Chen, L. (2016). ''Gates''. Oslo: Meridian.\n"
    )
    assert page(tmp_path, text) == [
        ("The Quays", "References"),
        ("Tides", "References"),
        ("Gates", "Further reading"),
    ]


def test_references_that_no_list_prints_are_notes_each_once(tmp_path: Path) -> None:
    text = f"The sea rose.<ref name=q>{QUAYS}</ref> It fell.<ref name=q /> It rose.<ref>{TIDES}</ref>\n"
    assert page(tmp_path, text) == [("The Quays", "(notes)"), ("Tides", "(notes)")]


def test_words_behind_an_open_tag_stay() -> None:
    for text in (
        "a <ref>b\n\nc",
        "a <references> b",
        "a {{reflist|b",
        "a </ref> b",
        "<ref name=x>a <ref>b</ref>",
    ):
        kept = prepared(text + " <references/>")
        assert all(letter in kept for letter in "abc" if letter in text)


@pytest.mark.parametrize(
    ("entry", "title", "names", "year"),
    [
        ("{{Literatur |Autor=Nora Lindqvist |Titel=Wasser |Verlag=Nordland |Ort=Kiel |Jahr=2011}}", "Wasser", ["Nora Lindqvist"], 2011),
        ("{{Lien web |titre=Les digues |url=https://e.example/d |éditeur=Agence des mers |date=2016}}", "Les digues", ["Agence des mers"], 2016),
        ("{{Cita libro|apellidos=Ruiz|nombre=Ana|título=Puertos|editorial=Mar|año=2013}}", "Puertos", ["Ana Ruiz"], 2013),
        ("{{Cite thesis |last=Lee |first=Ann |title=Dams |university=University of Oslo |date={{date|2011|3|1}}}}", "Dams", ["Ann Lee"], 2011),
        ("{{citation |editor1-last=Okafor |editor1-first=Sam |title=Locks {{!}} Weirs |year=2018 |publisher=Meridian}}", "Locks | Weirs", ["Sam Okafor"], 2018),
        ("{{cite web |author=[[Water Council]] |title=''Weirs'' [of the South] |url=https://e.example/w |year=2019}}", "Weirs [of the South]", ["Water Council"], 2019),
        ("{{cite journal |vauthors=Smith J, Jones K |title=Tides |journal=Sea |volume=3 |year=2017}}", "Tides", ["J Smith", "K Jones"], 2017),
    ],
)  # fmt: skip
def test_templates_of_all_kinds(tmp_path: Path, entry: str, title: str, names: list[str], year: int) -> None:
    read = reference(tmp_path, entry)
    named = read.authors or read.editors or read.publishers
    assert (read.title, [one.name for one in named], read.year) == (title, names, year)


def test_chapters_have_their_books(tmp_path: Path) -> None:
    read = reference(
        tmp_path,
        "{{cite book |last=Chen |first=Li |chapter=On gates |editor-last=Okafor |editor-first=Sam |title=Locks |year=2018 |publisher=Meridian}}",
    )
    assert (read.title, read.container, [one.name for one in read.editors]) == (
        "On gates",
        "Locks",
        ["Sam Okafor"],
    )


def test_open_tags_take_time_in_proportion() -> None:
    begun = time.process_time()
    prepared(
        "<ref>{{cite web|title=a " * 10_000
        + "<references>" * 10_000
        + "{{reflist|" * 10_000
        + "<ref " * 10_000
    )
    assert time.process_time() - begun < 1
