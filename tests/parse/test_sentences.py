import pytest

from annexcli.parse.sentences import end_of_title


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("U.S. policy.", " Washington"),
        ("Roads vs. rivers.", " Oslo"),
        ("15. Kinder- und Jugendbericht.", " Berlin"),
        ("Why roads? A survey of drivers.", " Oslo"),
        ("Why roads?", " Journal of Maps, 12"),
        ("Roads.", " in: Handbook of maps"),
        ("“Roads.”", " Oslo"),
    ],
)
def test_a_title_ends_with_its_sentence(title: str, behind: str) -> None:
    assert end_of_title(title + behind) == len(title)


@pytest.mark.parametrize("text", ["Roads of the north", "Roads, vol. 3", ""])
def test_where_no_sentence_ends_no_title_does(text: str) -> None:
    assert end_of_title(text) is None
