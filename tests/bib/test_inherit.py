"""What a child has from its parent, and what is the parent's alone."""

import pytest

from annexcli.bib.fields import to_reference
from annexcli.bib.inherit import by_key, inherited, missing_parents, on_its_own
from annexcli.bib.library import Entry, load

STORE = by_key(
    load(
        "@inproceedings{child, title = {On ferries}, crossref = {whole}}\n"
        "@inproceedings{other, title = {On bridges}, xdata = {whole}}\n"
        "@proceedings{whole, title = {Proceedings}, year = {2018}, isbn = {9783161484100}, publisher = {ITU},\n"
        " doi = {10.1/x}, url = {https://e.org/x}, urldate = {2020-01-02}, eprint = {1}, eprinttype = {arxiv},\n"
        " pmid = {2}, abstract = {A}, annotation = {B}, keywords = {k}, note = {n}}\n"
    ).entries
)


def own(entry: Entry) -> set[str]:
    return {name for name, _ in entry.fields}


@pytest.mark.parametrize(
    "whole", [inherited(STORE["child"], STORE), on_its_own(STORE["child"], STORE, frozenset())]
)
def test_a_chapter_is_not_identified_by_its_book(whole: Entry) -> None:
    assert own(whole) - {"crossref"} == {"title", "booktitle", "year", "isbn", "publisher"}
    assert whole.get("booktitle") == "Proceedings"


def test_data_are_taken_whole() -> None:
    whole = inherited(STORE["other"], STORE)
    assert own(whole) == own(STORE["whole"]) | {"xdata"}
    assert (whole.get("title"), whole.get("doi")) == ("On bridges", "10.1/x")


FAMILY = """
@inproceedings{Child, crossref = {PARENT}, title = {Paper}, xdata = {press, none}}
@proceedings{parent, title = {Proceedings}, booktitle = {Proceedings of X}, editor = {Ortiz, Ana}, year = 2018, label = {P},
  crossref = {child}}
@xdata{press, publisher = {Press}, location = {Oslo}}
@article{issue, crossref = {volume}, title = {One}}
@periodical{volume, title = {Water}, subtitle = {A journal}, date = {2019}}
"""


def test_children_have_what_they_lack() -> None:
    library = load(FAMILY)
    known = by_key(library.entries)
    child = inherited(library.entries[0], known)
    assert child.get("booktitle") == "Proceedings of X"
    assert child.get("title") == "Paper"
    assert (child.get("editor"), child.get("year"), child.get("publisher")) == ("Ortiz, Ana", "2018", "Press")
    assert child.get("crossref") == "PARENT"
    assert not child.has("label")
    assert missing_parents(child, known) == ("none",)
    article = inherited(library.entries[3], known)
    assert to_reference(article).container == "Water: A journal"
    assert to_reference(article).year == 2019


def test_alone_or_beside_its_parents() -> None:
    library = load(FAMILY)
    known = by_key(library.entries)
    alone = on_its_own(library.entries[3], known, frozenset())
    assert alone.get("journaltitle") == "Water"
    assert not alone.has("crossref")
    assert on_its_own(library.entries[3], known, frozenset({"volume"})) == library.entries[3]


def test_chains_and_webs_of_parents_end() -> None:
    chain = [Entry("misc", f"a{n}", (("crossref", f"a{n + 1}"),)) for n in range(5000)]
    assert inherited(chain[0], by_key(chain)) == chain[0]
    web = [
        Entry("xdata", f"{side}{n}", (("xdata", f"a{n + 1},b{n + 1}"), (f"field{n}", side)))
        for n in range(9)
        for side in "ab"
    ]
    assert len(inherited(web[0], by_key(web)).fields) == 10
