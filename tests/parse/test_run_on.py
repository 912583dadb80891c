"""Several references in one paragraph; none is from a real document."""

import pytest

from annexcli.document import Inline
from annexcli.parse.run_on import pieces
from tests.conftest import references_of

RUN_ON = {
    "Harvard": (
        "Ortiz, A. (2010) Roads of the north, OUP, Oxford; Chen, L. and Rivers, K. (2012) ‘Tides’, Journal of Maps, 3(2), "
        "pp. 1–9; UNICEF (2014), Children of the coast, New York."
    ),
    "Chicago": (
        "Ortiz, Ana. 2010. *Roads of the north*. Oslo: Example Press; Chen, Li. 2012. “Tides.” Journal of Maps 3: 1–9; "
        "UNICEF. 2014. *Children of the coast*. New York."
    ),
    "German": (
        "Ortiz, A. (2010): Roads of the north. Berlin: Beispiel; Chen, L. / Rivers, K. (2012): Tides. München: Muster; "
        "UNICEF (2014): Children of the coast. Köln."
    ),
    "French": (
        "ORTIZ, A. (2010), Roads of the north, Paris, PUF ; CHEN, L. et RIVERS, K. (2012), « Tides », Revue des routes, "
        "n° 3, p. 1-9 ; UNICEF (2014), Children of the coast, Paris."
    ),
    "issues of pages": (
        "Ortiz, A. (2010) ‘Roads of the north’, Journal of Maps 3, pp. 12–15; 18–20; Chen, L. (2012) Tides. Oslo: Example; "
        "UNICEF (n.d.), Children of the coast, New York."
    ),
}


@pytest.mark.parametrize("style", RUN_ON)
def test_references_run_on_are_read_each(style: str) -> None:
    found = references_of(f"## Further reading\n\n{RUN_ON[style]}\n")
    assert [one.title for one in found] == ["Roads of the north", "Tides", "Children of the coast"]
    assert [one.issuers[0].name.split()[-1].casefold() for one in found] == ["ortiz", "chen", "unicef"]


@pytest.mark.parametrize(
    "one",
    [
        "Ortiz, A.; Chen, L.; Rivers, K. (2008). Roads of the north. Oslo: Example.",
        "Ortiz, A. (2008) ‘Tides’, in: Chen, L. (ed.) Coasts; trans. K. Rivers, Oxford: OUP, pp. 12–19; 33–40.",
        "Ortiz, A. (2008) ‘Tides’, in Chen, L.; Rivers, K. (2008) Handbook of coasts. Oslo: Example.",
        "Ortiz A, Chen L. Roads of the north. J Maps. 2010;3:12-9.",
        "Ortiz, A. (2008) Roads (Oslo; Example Press (2008) in print), 240 pp.",
        "Ortiz, A. (2008) Roads of the north. Paris: Example; Bergen (2009) for the second printing of it.",
        "For roads see Ortiz (2010); Chen (2012); UNICEF (2014).",
    ],
)
def test_semicolons_within_a_reference_part_nothing(one: str) -> None:
    assert pieces(Inline(one)) == [Inline(one)]
