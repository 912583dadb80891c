import pytest

from annexcli.mojibake import undone


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("CafÃ© society", "Café society"),
        ("childrenâ€™s", "children’s"),
        ("whole: é\nbroken: Ã©", "whole: é\nbroken: é"),
        ("ÉTÉ, © Ärzte", "ÉTÉ, © Ärzte"),
        ("plain", "plain"),
    ],
)
def test_undone(text: str, whole: str) -> None:
    assert undone(text) == whole
    assert undone(whole) == whole
