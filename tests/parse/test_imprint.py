import pytest

from annexcli.parse.imprint import Imprint, read
from tests.conftest import references_of


def told(found: Imprint) -> dict[str, object]:
    """Return what was found, names as text."""
    names = {name: [agent.name for agent in getattr(found, name)] for name in ("publishers", "editors")}
    texts = {
        name: getattr(found, name)
        for name in ("container", "volume", "number", "pages", "place", "edition", "left")
    }
    return {name: value for name, value in (names | texts).items() if value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Journal of Maps, 12(3), 45–67", {"container": "Journal of Maps", "volume": "12", "number": "3", "pages": "45–67"}),
        ("Lancet.;385(9971):877-88", {"container": "Lancet", "volume": "385", "number": "9971", "pages": "877–88"}),
        ("Journal of Hydrology: Regional Studies 4: 31–38", {"container": "Journal of Hydrology: Regional Studies", "volume": "4", "pages": "31–38"}),
        ("New Media & Society 14(2)", {"container": "New Media & Society", "volume": "14", "number": "2"}),
        ("Office of Rivers 221: 409–22", {"container": "Office of Rivers", "volume": "221", "pages": "409–22"}),
        ("PLoS Medicine 14, e1002437", {"container": "PLoS Medicine", "volume": "14", "pages": "e1002437"}),
        ("Journal of Rivers, xxvii/4, pp. 311–29", {"container": "Journal of Rivers", "volume": "xxvii", "number": "4", "pages": "311–29"}),
        ("Journal of Rivers, vol. 4 no. 3", {"container": "Journal of Rivers", "volume": "4", "number": "3"}),
        ("221:3 International Journal of Rivers 409–422", {"container": "International Journal of Rivers", "volume": "221", "number": "3", "pages": "409–422"}),
        ("Journal of Rivers 27, 4, 311–329", {"container": "Journal of Rivers", "volume": "27", "number": "4", "pages": "311–329"}),
        (
            "In Handbook of Rivers, ed. Susan Clarke and Jean Moreau (Oxford: Example University Press), 88–107",
            {"container": "Handbook of Rivers", "editors": ["Susan Clarke", "Jean Moreau"], "place": "Oxford", "publishers": ["Example University Press"], "pages": "88–107"},
        ),
        ("2nd edn (London: Routledge)", {"edition": "2nd edn", "place": "London", "publishers": ["Routledge"]}),
        ("Discussion Paper No. 59", {"container": "Discussion Paper", "volume": "59"}),
        # No book is named behind "In".
        ("In (Ed.), Oslo: Ab Press, pp. 3-9", {"place": "Oslo", "publishers": ["Ab Press"], "pages": "3–9", "left": "(Ed.)"}),
        ("In (2018) x", {"left": "(2018) x"}),
        ("In: .: x", {"left": ".: x"}),
        ("Oslo: Example Press", {"place": "Oslo", "publishers": ["Example Press"]}),
        ("Gaithersburg, MD, USA: Institute of Standards", {"place": "Gaithersburg, MD, USA", "publishers": ["Institute of Standards"]}),
        ("Ariccia: Ermes edizioni", {"place": "Ariccia", "publishers": ["Ermes edizioni"]}),
        ("Rome, FAO", {"place": "Rome", "publishers": ["FAO"]}),
        ("Washington, DC, World Bank", {"place": "Washington, DC", "publishers": ["World Bank"]}),
        ("Oxford University Press, Oxford, UK", {"place": "Oxford, UK", "publishers": ["Oxford University Press"]}),
        ("Paris, Gallimard, pp. 254-317", {"place": "Paris", "publishers": ["Gallimard"], "pages": "254–317"}),
        ("Sharm El Sheikh, 18–19 December. Rome", {"place": "Rome", "left": "Sharm El Sheikh; 18–19 December"}),
        (
            "In A. Brown & C. Green (Eds.), Handbook of roads (2nd ed., pp. 12–34). Oxford: Blackwell",
            {"editors": ["A. Brown", "C. Green"], "container": "Handbook of roads", "edition": "2nd ed", "pages": "12–34",
             "place": "Oxford", "publishers": ["Blackwell"]},
        ),
        (
            "In: Brown A, Green C, editors. Handbook of roads. Oslo: Example Press; p. 12-34",
            {"editors": ["A Brown", "C Green"], "container": "Handbook of roads", "pages": "12–34", "place": "Oslo",
             "publishers": ["Example Press"]},
        ),
        ("July 28, 2015", {"left": "July 28, 2015"}),
        ("in A. Brown and C. Green (eds), Handbook of roads (Example Press) 19",
         {"editors": ["A. Brown", "C. Green"], "container": "Handbook of roads", "publishers": ["Example Press"], "left": "19"}),
        ("Oslo: Example.org", {"place": "Oslo", "publishers": ["Example.org"]}),
        ("The Example Times (London), p. 4", {"left": "The Example Times (London), p. 4"}),
        ("London, 4 May", {"place": "London", "left": "4 May"}),
        ("Road Papers, World Bank, No. 179",
         {"publishers": ["World Bank"], "left": "Road Papers; No. 179"}),
        ("Annual Report 2013", {"left": "Annual Report 2013"}),
        ("World Roads Vol. 45 No. 3 pp. 12-34", {"container": "World Roads", "volume": "45", "number": "3", "pages": "12–34"}),
        ("BMJ Roads 9:e025123", {"container": "BMJ Roads", "volume": "9", "pages": "e025123"}),
        ("PLoS Roads 14(3): e0213456", {"container": "PLoS Roads", "volume": "14", "number": "3", "pages": "e0213456"}),
        ("Oslo: Example Press, 240 pp.", {"place": "Oslo", "publishers": ["Example Press"], "left": "240 pp"}),
        ("Kampala: Ministry of Gender, Labour and Social Development, Roads 12",
         {"place": "Kampala", "publishers": ["Ministry of Gender, Labour and Social Development"], "left": "Roads 12"}),
        ("Nairobi: UNICEF, WHO and the World Bank",
         {"place": "Nairobi", "publishers": ["UNICEF", "WHO", "World Bank"]}),
        ("Nairobi: Example Press and UNICEF", {"place": "Nairobi", "publishers": ["Example Press", "UNICEF"]}),
        ("Oslo: Farrar, Straus and Giroux", {"place": "Oslo", "publishers": ["Farrar"], "left": "Straus and Giroux"}),
    ],
)  # fmt: skip
def test_read(text: str, expected: dict[str, object]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("line", "pages", "note"),
    [
        ("Nowak J., Mosty, [w:] A. Wrona (red.), Miasta, Przykład, Warszawa 2015, s. 45–67.", "45–67", None),
        ("Neri L., Verdi G., Ponti e città, in M. Rossi (a cura di), La città, Esempio, Bologna 2015, pp. 45-67.", "45–67", None),
        ("Nowak J., Mosty, [w:] A. Wrona (red.), Miasta, Przykład, Warszawa 2015, s. 45.", None, "s. 45"),
        ("Lund, K. (2016). Broer. I L. Olsen (Red.), Fjorder og folk (s. 33–51). Eksempelforlaget.", "33–51", "Eksempelforlaget"),
        ("Salo, P. 2016. Sillat. Teoksessa M. Virta (toim.) Siltojen historia. Tampere: Esimerkki.", None, None),
    ],
)  # fmt: skip
def test_what_holds_a_work_in_other_languages(line: str, pages: str | None, note: str | None) -> None:
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert reference.container in {"Miasta", "La città", "Fjorder og folk", "Siltojen historia"}
    assert len(reference.editors) == 1
    assert (reference.pages, reference.note) == (pages, note)


def test_shortened_words_of_ieee_end_no_names() -> None:
    held = read("in Proc. IEEE Int. Conf. Smart Roads (ICSR), Oslo, Norway, pp. 45–50")
    assert (held.container, held.place, held.pages) == (
        "Proc. IEEE Int. Conf. Smart Roads (ICSR)",
        "Oslo, Norway",
        "45–50",
    )
    journal = read("IEEE Trans. Road Syst., vol. 12, no. 3, pp. 101–110")
    assert (journal.container, journal.volume, journal.translators) == ("IEEE Trans. Road Syst", "12", ())
    book = read(
        "in Handbook of Roads, vol. 2, A. Ortiz and P. Novak, Eds., 3rd ed. Berlin, Germany: Springer"
    )
    assert [editor.name for editor in book.editors] == ["A. Ortiz", "P. Novak"]
    assert (book.container, book.edition, book.place) == ("Handbook of Roads", "3rd ed", "Berlin, Germany")
    plain = read("2nd ed. New York, NY, USA: Wiley")
    assert (plain.edition, plain.editors, plain.publishers[0].name) == ("2nd ed", (), "Wiley")
