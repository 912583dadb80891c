import pytest

from annexcli.parse.roles import take


@pytest.mark.parametrize(
    ("text", "editors", "translators", "edition", "left"),
    [
        ("Book of Things, edited by Li Chen and Ana Ortiz, 210–33", ["Li Chen", "Ana Ortiz"], [], "", "Book of Things, 210–33"),
        ("hrsg. von K. Müller. Berlin", ["K. Müller"], [], "", "Berlin"),
        ("trans. Alan Sheridan. Pantheon", [], ["Alan Sheridan"], "", "Pantheon"),
        ("traduit par Jean Dupont, Paris", [], ["Jean Dupont"], "", "Paris"),
        ("2nd ed. London: Example", [], [], "2nd ed", "London: Example"),
        ("3., überarbeitete Aufl. Berlin", [], [], "3., überarbeitete Aufl", "Berlin"),
        ("4ª ed., Madrid", [], [], "4ª ed", "Madrid"),
        ("edited by Jane Doe, Oxford University Press", ["Jane Doe"], [], "", "Oxford University Press"),
        ("edited by the board", [], [], "", "edited by the board"),
        ("Twenty-first editions", [], [], "", "Twenty-first editions"),
    ],
)  # fmt: skip
def test_take(text: str, editors: list[str], translators: list[str], edition: str, left: str) -> None:
    found = take(text)
    assert [person.name for person in found.editors] == editors
    assert [person.name for person in found.translators] == translators
    assert (found.edition, found.left) == (edition, left)
