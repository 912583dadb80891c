from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from annexcli.query.asked import Filter
from annexcli.query.catalogue import Query
from annexcli.query.counts import Count, by_link, by_organisation, by_topic, by_type, by_year
from tests.query.catalogues import catalogue


def by(*names: str) -> Reference:
    return Reference("A", key=names[0], publishers=tuple(map(Organisation, names)))


PERSON = Reference("Étude", key="lopez-nd", authors=(Person("López", "Ana"),))


def test_organisations_are_counted_with_all_their_names() -> None:
    store = catalogue(
        [by("UNICEF", "ITU"), by("Unicef"), by("UNICEF"), by("Utopia Press"), by("UTOPIA press"), PERSON]
    )
    assert store.choose(Query()) == 6
    assert [(share.body.name, share.printed, share.keys) for share in by_organisation(store)] == [
        ("United Nations Children's Fund", ("UNICEF", "Unicef"), ("UNICEF", "Unicef")),
        ("Utopia Press", ("Utopia Press", "UTOPIA press"), ("Utopia Press", "UTOPIA press")),
        ("International Telecommunication Union", ("ITU",), ("UNICEF",)),
    ]


def test_topics_count_those_in_them() -> None:
    store = catalogue(
        [
            Reference("A", key="a", topics=("csea/csam", "csea/grooming")),
            Reference("B", key="b", topics=("CSEA",)),
            Reference("C", key="c", topics=("industry", "csea/grooming")),
            Reference("D", key="d", topics=("industry",)),
        ]
    )
    store.choose(Query())
    assert by_topic(store) == (
        Count("csea", 3),
        Count("csea/grooming", 2),
        Count("csea/csam", 1),
        Count("industry", 2),
    )
    store.choose(Query(Filter(topics=("industry",))))
    assert by_topic(store) == (Count("industry", 2), Count("csea", 1), Count("csea/grooming", 1))


def test_years_types_and_links() -> None:
    store = catalogue(
        [
            Reference("A", key="a", type=EntryType.BOOK, date=PartialDate(2016, until=2018)),
            Reference("B", key="b", date=PartialDate(2015), urls=("https://e.org/b", "https://e.org/c")),
            Reference("C", key="c", urls=("https://e.org/c",)),
        ]
    )
    store.learn([("https://e.org/c", "dead", None)])
    store.choose(Query())
    assert by_year(store) == (Count(2015, 1), Count(2016, 1), Count(None, 1))
    assert by_type(store) == (Count("other", 2), Count("book", 1))
    assert by_link(store) == (Count("dead", 1), Count("missing", 1), Count("unchecked", 1))
