"""Days on which addresses were visited; titles and names are made up."""

import pytest

from annexcli.document import Inline
from annexcli.parse import day_of_access
from tests.conftest import references_of


@pytest.mark.parametrize(
    "behind",
    [
        "Retrieved from https://example.org/boats on 3 May 2019.",
        "Retrieved from: <https://example.org/boats>, on May 3, 2019.",
        "Retrieved from [https://example.org/boats](https://example.org/boats) on 3 May 2019.",
        "Accessed at https://example.org/boats on 3 May 2019",
        "Abgerufen unter https://example.org/boats am 3. Mai 2019.",
        "Recuperado de https://example.org/boats el 3 de mayo de 2019.",
        "Retrieved 3 May 2019 from https://example.org/boats",
    ],
)
def test_the_day_may_stand_behind_the_address(behind: str) -> None:
    (reference,) = references_of(f"## References\n\n- Lind, A. (2015). Counting boats. {behind}\n")
    assert (reference.title, reference.urls) == ("Counting boats", ("https://example.org/boats",))
    assert (str(reference.date), str(reference.accessed)) == ("2015", "2019-05-03")
    assert (reference.publishers, reference.note) == ((), None)


@pytest.mark.parametrize(
    "text",
    [
        "Retrieved from https://example.org/boats on boats in 2019",
        "Talk at https://example.org/boats on 3 May 2019",
        "Retrieved from https://example.org/boats on May 2019",
    ],
)
def test_what_is_no_day_of_access_stays(text: str) -> None:
    assert day_of_access.behind_address(Inline(text)) == (Inline(text), None)


def test_preprint_is_nobody() -> None:
    line = "Lind, A. Counting boats. Preprint at https://example.org/boats (2021)."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.publishers, reference.note) == ("Counting boats", (), "Preprint")


@pytest.mark.parametrize(
    "cited",
    [
        "cited 2021 Mar 12",
        "cited on 12 March 2021",
        "cité le 12 mars 2021",
        "citado el 12 de marzo de 2021",
        "citado 12 mar 2021",
        "citado em 12 mar. 2021",
        "citato il 12 marzo 2021",
        "zitiert am 12. März 2021",
    ],
)
def test_nlm_says_when_a_page_was_cited(cited: str) -> None:
    text = f"World Council of Boats. Boats [Internet]. Geneva: WCB; 2020 [{cited}]. https://e.org/x"
    (reference,) = references_of(f"## References\n\n- {text}\n")
    assert (reference.title, reference.place, reference.note) == ("Boats", "Geneva", None)
    assert (str(reference.date), str(reference.accessed)) == ("2020", "2021-03-12")


@pytest.mark.parametrize(
    "said",
    ["Abruf am 13.05.2019", "Abruf: 13.05.2019", "letzter Abruf am 13.05.2019", "Zugang am 13.05.2019"],
)
def test_german_nouns_for_a_visit(said: str) -> None:
    line = f"Lind, A. (2015): Boote zählen. Strategie der Häfen von morgen, https://e.org/x, {said}"
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (str(reference.date), str(reference.accessed)) == ("2015", "2019-05-13")
