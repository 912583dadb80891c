"""What stands behind a title that is marked up; titles and names are made up."""

import pytest

from annexcli.parse.remarks import are_names
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("line", "volume", "number", "pages"),
    [
        ("“Counting Boats.” *Journal of Boats* 81, no. 2 (2018): 77–91.", "81", "2", "77–91"),
        ("“Counting Boats?” *Journal of Boats* 81 (May 2018): 77–91.", "81", None, "77–91"),
        ("“Counting Boats.” *Journal of Boats* 392, no. 10160 (2018): 2203.", "392", "10160", "2203"),
        ("“Counting Boats,” *Journal of Boats* 81:2 (2018): 77–91.", "81", "2", "77–91"),
    ],
)
def test_a_journal_stands_behind_a_comma_or_a_stop(
    line: str, volume: str, number: str | None, pages: str
) -> None:
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.container, reference.volume) == ("Journal of Boats", volume)
    assert (reference.number, reference.pages, reference.publishers) == (number, pages, ())


@pytest.mark.parametrize(
    ("behind", "authors", "publisher"),
    [
        ("by Anna Berg, The Harbour Times, 4 May 2018", ["Anna Berg"], "The Harbour Times"),
        ("by Anna Berg and John Lind, River Council, 2018", ["Anna Berg", "John Lind"], "River Council"),
        ("by A. Berg, Harbour Times (2018)", ["A. Berg"], "Harbour Times"),
        ("by Anna Berg, River Council, 2018", ["Anna Berg"], "River Council"),
        ("por Consejo de Apoyo a Barcos, 2018", [], "Consejo de Apoyo a Barcos"),
    ],
)
def test_persons_stand_before_who_published_their_work(
    behind: str, authors: list[str], publisher: str
) -> None:
    (reference,) = references_of(f"## References\n\n- “Counting Boats”, {behind}\n")
    assert [author.name for author in reference.authors] == authors
    assert [one.name for one in reference.publishers] == [publisher]
    assert (reference.year, reference.note) == (2018, None)


@pytest.mark.parametrize(
    "names", ["River Council en Harbour Watch", "SeaLeaks, the River Council och Harbour Watch"]
)
def test_names_may_be_joined_in_other_languages(names: str) -> None:
    assert are_names(names)
