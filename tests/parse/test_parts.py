import pytest

from annexcli.parse.parts import clean_title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("“Roads”,", "Roads"),
        ("« Routes »", "Routes"),
        ("‘Children’s roads’", "Children’s roads"),
        ("'Children's roads'", "Children's roads"),
        ("'Roads' and 'rivers'", "'Roads' and 'rivers'"),
        ("Roads.", "Roads"),
        ("Made in the U.S.", "Made in the U.S."),
        ("To be continued...", "To be continued..."),
        ("★ Roads", "Roads"),
        ("Roads –", "Roads"),
    ],
)
def test_a_title_is_cleaned_of_what_stands_around_it(printed: str, title: str) -> None:
    assert clean_title(printed) == title
