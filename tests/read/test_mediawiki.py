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
