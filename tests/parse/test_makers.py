import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.model.reference import Person
from annexcli.parse.makers import names, persons, without_marked_names


@pytest.mark.parametrize(
    ("text", "authors", "publishers"),
    [
        ("Ortiz, A. B. and Chen, L.", ["A. B. Ortiz", "L. Chen"], []),
        ("World Road Association", [], ["World Road Association"]),
        ("UNICEF [@UNICEF]", [], ["UNICEF [@UNICEF]"]),
        ("Moreau Jean", ["Jean Moreau"], []),
        ("Traoré Fatou and Moreau Jean", ["Fatou Traoré", "Jean Moreau"], []),
    ],
)
def test_who_is_named(text: str, authors: list[str], publishers: list[str]) -> None:
    found = names(text)
    assert found is not None
    assert [one.name for one in found.authors] == authors
    assert [one.name for one in found.publishers] == publishers


@pytest.mark.parametrize("text", ["", "Report no. 12", "A Study of Rivers", "Oxfam Jordan Report"])
def test_what_names_nobody(text: str) -> None:
    assert names(text) is None


def test_editors_are_told_by_their_role() -> None:
    found = persons("Ortiz, A. B. & Chen, L. (Eds.)")
    assert found is not None
    assert (found.authors, found.editors) == ((), (Person("Ortiz", "A. B."), Person("Chen", "L.")))
    assert found.remarks == ("Eds",)


@pytest.mark.parametrize("mark", [Mark.STRONG, Mark.EMPHASIS])
def test_markup_of_names_one_by_one_goes_and_that_of_a_title_stays(mark: Mark) -> None:
    text = "Ortiz A, Chen L. 2018. Roads of the north."
    title = Span(text.index("Roads"), len(text) - 1, Mark.EMPHASIS)
    content = Inline(text, (Span(0, 7, mark), Span(9, 15, mark), title))
    assert without_marked_names(content).spans == (title,)
    alone = Inline(text, (Span(0, 7, mark), title))
    assert without_marked_names(alone) == alone


def test_names_and_their_year_in_one_mark_are_no_title() -> None:
    text = "Ortiz, A., 2018: Roads of the north."
    assert without_marked_names(Inline(text, (Span(0, 15, Mark.STRONG),))).spans == ()
