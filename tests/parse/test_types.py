import pytest

from annexcli.model.reference import EntryType, Organisation, PartialDate, Person
from annexcli.parse.types import Evidence, type_of
from tests.conftest import references_of

WHO = (Organisation("Example Institute"),)
ORTIZ = (Person("Ortiz", "A."),)


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (Evidence("Roads", publishers=WHO, date=PartialDate(2015)), EntryType.REPORT),
        (Evidence("Roads", container="Journal of Maps", volume="2"), EntryType.ARTICLE),
        (Evidence("Roads", container="Handbook", pages="2–3"), EntryType.CHAPTER),
        (Evidence("Roads", authors=ORTIZ, publishers=WHO, place="Oslo"), EntryType.BOOK),
        (Evidence("Roads", authors=ORTIZ, note="PhD thesis, University of Oslo"), EntryType.THESIS),
        (Evidence("Roads", authors=ORTIZ, note="Tesis doctoral"), EntryType.THESIS),
        (Evidence("Roads", container="Proceedings of the Road Congress", pages="3"), EntryType.CONFERENCE),
        (Evidence("Roads", authors=ORTIZ, note="Paper presented at the annual meeting"), EntryType.CONFERENCE),
        (Evidence("Roads", urls=("https://e.org",)), EntryType.WEBPAGE),
        (Evidence("Roads"), EntryType.OTHER),
        (Evidence("Child Protection Act 1998", publishers=WHO), EntryType.LAW),
        (Evidence("Directive 2011/93/EU of the European Parliament", date=PartialDate(2011)), EntryType.LAW),
        (Evidence("Convention on the Rights of the Child", publishers=WHO, date=PartialDate(1989)), EntryType.LAW),
        (Evidence("Loi n° 2018-898 relative à la fraude"), EntryType.LAW),
        (Evidence("ISO/IEC 27001: Information security"), EntryType.STANDARD),
        (Evidence("ГОСТ Р 7.0.5"), EntryType.STANDARD),
        (Evidence("Road traffic [Data set]", publishers=WHO), EntryType.DATASET),
        (Evidence("World roads database", publishers=WHO), EntryType.DATASET),
        (Evidence("Children on the road", urls=("https://www.youtube.com/watch?v=x",)), EntryType.VIDEO),
        (Evidence("Children on the road [Audio podcast]"), EntryType.AUDIO),
        (Evidence("Roads flooded", publishers=(Organisation("The Example Times"),), date=PartialDate(2018, 6, 3)), EntryType.NEWS),
        (Evidence("Roads flooded", publishers=(Organisation("The Example Times"),), date=PartialDate(2018)), EntryType.REPORT),
    ],
)  # fmt: skip
def test_type_of(work: Evidence, kind: EntryType) -> None:
    assert type_of(work) is kind


def test_from_a_document() -> None:
    text = """\
## References

- Ortiz, A. (2018). *Roads and rivers* (Doctoral dissertation, University of Oslo).
- Chen, L. (2016). Maps. In A. Ortiz (Ed.), *Handbook of roads* (pp. 3–9). Oslo: Example Press.
- Example Institute (2019). *Road traffic* [Data set]. https://e.org/data
"""
    kinds = [reference.type for reference in references_of(text)]
    assert kinds == [EntryType.THESIS, EntryType.CHAPTER, EntryType.DATASET]
