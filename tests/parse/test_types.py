import pytest

from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from annexcli.parse.types import type_of
from tests.conftest import references_of

WHO = (Organisation("Example Institute"),)
ORTIZ = (Person("Ortiz", "A."),)


@pytest.mark.parametrize(
    ("reference", "kind"),
    [
        (Reference("Roads", publishers=WHO, date=PartialDate(2015)), EntryType.REPORT),
        (Reference("Roads", container="Journal of Maps", volume="2"), EntryType.ARTICLE),
        (Reference("Roads", container="Handbook", pages="2–3"), EntryType.CHAPTER),
        (Reference("Roads", authors=ORTIZ, publishers=WHO, place="Oslo"), EntryType.BOOK),
        (Reference("Roads", authors=ORTIZ, note="PhD thesis, University of Oslo"), EntryType.THESIS),
        (Reference("Roads", authors=ORTIZ, note="Tesis doctoral"), EntryType.THESIS),
        (Reference("Roads", container="Proceedings of the Road Congress", pages="3"), EntryType.CONFERENCE),
        (Reference("Roads", authors=ORTIZ, note="Paper presented at the annual meeting"), EntryType.CONFERENCE),
        (Reference("Roads", urls=("https://e.org",)), EntryType.WEBPAGE),
        (Reference("Roads"), EntryType.OTHER),
        (Reference("Child Protection Act 1998", publishers=WHO), EntryType.LAW),
        (Reference("Directive 2011/93/EU of the European Parliament", date=PartialDate(2011)), EntryType.LAW),
        (Reference("Convention on the Rights of the Child", publishers=WHO, date=PartialDate(1989)), EntryType.LAW),
        (Reference("Loi n° 2018-898 relative à la fraude"), EntryType.LAW),
        (Reference("ISO/IEC 27001: Information security"), EntryType.STANDARD),
        (Reference("ГОСТ Р 7.0.5"), EntryType.STANDARD),
        (Reference("Road traffic [Data set]", publishers=WHO), EntryType.DATASET),
        (Reference("World roads database", publishers=WHO), EntryType.DATASET),
        (Reference("Children on the road", urls=("https://www.youtube.com/watch?v=x",)), EntryType.VIDEO),
        (Reference("Children on the road [Audio podcast]"), EntryType.AUDIO),
        (Reference("Roads flooded", publishers=(Organisation("The Example Times"),), date=PartialDate(2018, 6, 3)), EntryType.NEWS),
        (Reference("Roads flooded", publishers=(Organisation("The Example Times"),), date=PartialDate(2018)), EntryType.REPORT),
    ],
)  # fmt: skip
def test_type_of(reference: Reference, kind: EntryType) -> None:
    assert type_of(reference) is kind


def test_from_a_document() -> None:
    text = """\
## References

- Ortiz, A. (2018). *Roads and rivers* (Doctoral dissertation, University of Oslo).
- Chen, L. (2016). Maps. In A. Ortiz (Ed.), *Handbook of roads* (pp. 3–9). Oslo: Example Press.
- Example Institute (2019). *Road traffic* [Data set]. https://e.org/data
"""
    kinds = [reference.type for reference in references_of(text)]
    assert kinds == [EntryType.THESIS, EntryType.CHAPTER, EntryType.DATASET]
