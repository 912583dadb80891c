from annexcli.csl.bibliography import document
from annexcli.csl.items import item
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference


def test_organisations_are_literal_and_apart() -> None:
    made = item(
        Reference(
            "A <b>title</b>",
            key="k",
            type=EntryType.REPORT,
            publishers=(Organisation("ITU"), Organisation("Crime and Justice Centre")),
            date=PartialDate(2018, 5),
            urls=("https://e.org/a_b",),
        )
    )
    assert made == {
        "id": "k",
        "type": "report",
        "title": "A <b>title</b>",
        "author": [{"literal": "ITU"}, {"literal": "Crime and Justice Centre"}],
        "issued": {"date-parts": [[2018, 5]]},
        "URL": "https://e.org/a_b",
    }


def test_persons_keep_their_publisher() -> None:
    made = item(
        Reference(
            "T",
            key="k",
            type=EntryType.BOOK,
            authors=(Person("Hof", "S."), Person("Plato")),
            publishers=(Organisation("P"),),
        )
    )
    assert made["author"] == [{"family": "Hof", "given": "S."}, {"literal": "Plato"}]
    assert made["publisher"] == "P"


def test_ranges_and_numbers() -> None:
    made = item(
        Reference(
            "T",
            key="k",
            type=EntryType.ARTICLE,
            date=PartialDate(2014, until=2016),
            number="3",
            pages="1--5",
            volume="2",
        )
    )
    assert made["issued"] == {"date-parts": [[2014], [2016]]}
    assert (made["issue"], made["volume"], made["page"]) == ("3", "2", "1–5")
    assert item(Reference("T", key="k", type=EntryType.REPORT, number="WP 3"))["number"] == "WP 3"


def test_every_type_has_a_csl_type() -> None:
    assert all(item(Reference("T", key="k", type=kind))["type"] for kind in EntryType)


def test_the_document_cites_everything_and_names_its_language() -> None:
    tree = document([item(Reference("T", key="k"))], "en-GB")
    assert tree["meta"]["lang"] == {"t": "MetaString", "c": "en-GB"}
    assert len(tree["meta"]["references"]["c"]) == 1
    assert "lang" not in document([])["meta"]
