"""How most entries of a list are printed."""

import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse.habits import Habits, habits_of


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("DURAND Marie, Titre", "DURAND, Marie, Titre"),
        ("DURAND Marie-Claude et LE GOFF Jean, Titre", "DURAND, Marie-Claude et LE GOFF, Jean, Titre"),
        ("O’NEIL Ann, LÓPEZ Ana & RUIZ Eva. Titre", "O’NEIL, Ann, LÓPEZ, Ana & RUIZ, Eva. Titre"),
        ("Durand Marie, Titre", "Durand Marie, Titre"),
    ],
)
def test_family_names_in_capitals_get_their_comma(printed: str, read: str) -> None:
    assert Habits(capitals=True).inverted(Inline(printed)).text == read
    assert Habits().inverted(Inline(printed)).text == printed


def test_markup_stays_on_its_words() -> None:
    content = Inline("DURAND Marie, Titre", (Span(14, 19, Mark.EMPHASIS),))
    inverted = Habits(capitals=True).inverted(content)
    (span,) = inverted.spans
    assert inverted.text[span.start : span.end] == "Titre"


def test_two_names_in_capitals_are_a_habit_and_bodies_are_none() -> None:
    names = [Inline("DURAND Marie, Titre"), Inline("LE GOFF Jean, Titre")]
    assert habits_of(names).capitals
    assert not habits_of(names[:1] * 2).capitals
    assert not habits_of([*names, *[Inline("UNICEF, Titre")] * 7]).capitals
    assert not habits_of([Inline("OXFAM International, Titre"), Inline("ECPAT France, Titre")]).capitals
