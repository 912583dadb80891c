"""COinS: what Zotero's translator reads of a work."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from annexcli.show.report.coins import context_object

ORTIZ, WHO, ITU = Person("Ortiz", "Ana B."), Organisation("WHO"), Organisation("ITU")


def read(reference: Reference) -> dict[str, list[str]]:
    found = parse_qs(context_object(reference), strict_parsing=True)
    assert found.pop("ctx_ver") == ["Z39.88-2004"]
    return {key.removeprefix("rft."): values for key, values in found.items()}


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (
            Reference("T", type=EntryType.REPORT, publishers=(WHO, ITU), place="Geneva", series="S", extent="9"),
            "book genre=report btitle=T pub=WHO; ITU place=Geneva series=S tpages=9 aucorp=ITU|WHO",
        ),
        (
            Reference("T", type=EntryType.BOOK, authors=(ORTIZ, Person("Plato")), isbn="1", edition="2"),
            "book genre=book btitle=T edition=2 au=Ortiz, Ana B.|Plato isbn=1",
        ),
        (
            Reference("T", type=EntryType.CHAPTER, container="B", pages="1--9", editors=(ORTIZ,)),
            "book genre=bookitem atitle=T btitle=B pages=1-9",
        ),
        (
            Reference("T", type=EntryType.CONFERENCE, container="P", doi="10.1/x&y"),
            "book genre=proceeding atitle=T btitle=P id=info:doi/10.1/x&y",
        ),
        (
            Reference("T", type=EntryType.THESIS, publishers=(WHO,), authors=(ORTIZ,), genre="PhD thesis"),
            "dissertation title=T inst=WHO degree=PhD thesis au=Ortiz, Ana B.",
        ),
        (
            Reference("T", type=EntryType.NEWS, container="N", urls=("https://e.org/?a=b",), language="en"),
            "dc type=newspaperArticle title=T source=N identifier=https://e.org/?a=b language=en id=https://e.org/?a=b",
        ),
        (Reference("T", type=EntryType.LAW, kind="legal_case"), "dc type=case title=T"),
        (Reference("T", type=EntryType.LAW, urls=("javascript:alert(1)",)), "dc type=statute title=T"),
        (Reference(None, urls=("https://e.org",)), "dc type=document title=https://e.org identifier=https://e.org id=https://e.org"),
        (Reference("T", pmid="7", date=PartialDate(2018, 5, 15)), "dc type=document title=T date=2018-05-15 id=info:pmid/7"),
        (Reference("T", date=PartialDate(2018, 21)), "dc type=document title=T date=2018"),
        (Reference("T", date=PartialDate(2014, 3, until=2016)), "dc type=document title=T date=2014"),
    ],
)  # fmt: skip
def test_kinds_of_works(reference: Reference, said: str) -> None:
    found = read(reference)
    kind = found.pop("rft_val_fmt")[0].removeprefix("info:ofi/fmt:kev:mtx:")
    found = {key.removeprefix("rft_"): values for key, values in found.items()}
    assert " ".join([kind, *(f"{key}={'|'.join(values)}" for key, values in found.items())]) == said


@pytest.mark.parametrize("kind", EntryType)
def test_every_type_has_a_format(kind: EntryType) -> None:
    found = read(Reference("T", type=kind))
    assert "T" in [found.get(name, [""])[0] for name in ("title", "atitle", "btitle")]


def test_what_has_neither_title_nor_address_is_none() -> None:
    assert context_object(Reference(None, publishers=(WHO,))) == ""


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])))
def test_whatever_a_title_is_it_comes_back(title: str) -> None:
    assert read(Reference(title))["title"] == [title]
    assert set(context_object(Reference(title))).isdisjoint("<>\"' +")
