import pytest

from annexcli.parse.places import is_place, is_region


@pytest.mark.parametrize(
    "text",
    [
        "Geneva",
        "Genève",
        "(Paris)",
        "Cambridge, MA",
        "Washington, D.C.",
        "New York/London",
        "Oxford and New York",
        "Москва",
        "بيروت",
    ],
)
def test_places(text: str) -> None:
    assert is_place(text)


@pytest.mark.parametrize("text", ["", "UNICEF", "Journal of Maps", "London School", "MA", "Paris, Gallimard"])
def test_no_places(text: str) -> None:
    assert not is_place(text)


def test_regions() -> None:
    assert is_region("UK")
    assert is_region("D.C.")
    assert not is_region("Press")
