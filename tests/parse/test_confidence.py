import pytest

from annexcli.model.reference import Organisation, PartialDate, Person, Reference
from annexcli.parse.confidence import confidence

WHO = (Organisation("Example Institute"),)


@pytest.mark.parametrize(
    "title",
    [
        "Rivers and roads",
        "General comment No. 20 (2016) on the rights of the child",
        "Observación general Nº 16 (2013) sobre las obligaciones del Estado",
    ],
)
def test_nothing_speaks_against_it(title: str) -> None:
    sure = confidence(Reference(title, authors=(Person("Ortiz", "A."),), date=PartialDate(2018)))
    assert (sure.score, sure.doubts, sure.doubtful) == (1.0, (), False)


@pytest.mark.parametrize(
    ("reference", "doubt"),
    [
        (
            Reference("Ortiz, A. (2018). Rivers and roads", urls=("https://e.org",)),
            "a year stands inside the title",
        ),
        (Reference("Rivers https://e.org/x", publishers=WHO), "an address stands inside the title"),
        (Reference("Rivers. Oslo", publishers=WHO, date=PartialDate(2018)), "several sentences"),
        (Reference("“Rivers", publishers=WHO, date=PartialDate(2018)), "is not closed"),
        (Reference("and rivers", publishers=WHO, date=PartialDate(2018)), "begins in the middle"),
        (Reference("Rivers and roads"), "nobody is named"),
        (Reference("Rivers", publishers=WHO), "neither a date nor a link"),
        (
            Reference("Rivers", publishers=(Organisation("Report No. 1254"),), date=PartialDate(2018)),
            "digits",
        ),
        (
            Reference("Rivers", publishers=(Organisation("a b c d e f g h i j k"),), date=PartialDate(2018)),
            "many words",
        ),
        (
            Reference("Rivers and roads", publishers=WHO, date=PartialDate(2018), note="word " * 20),
            "no field of its own",
        ),
    ],
)
def test_doubts(reference: Reference, doubt: str) -> None:
    doubted = confidence(reference)
    assert doubted.score < 1
    assert any(doubt in told for told in doubted.doubts)


def test_many_doubts_make_it_doubtful() -> None:
    assert confidence(Reference("Ortiz, A. (2018). Rivers. Oslo: “Press")).doubtful
