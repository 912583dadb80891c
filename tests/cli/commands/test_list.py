"""``annex list`` as a user types it."""

import json

import pytest

from tests.conftest import Annex


def keys(annex: Annex, *options: str) -> list[str]:
    return [line.split("\t")[0] for line in annex("list", *options).out.splitlines()]


def test_a_store_of_another_name_is_pointed_to(annex: Annex) -> None:
    annex.write("thesis.bib", "@misc{k, title = {T}}\n")
    told = "name one that is here with --store (thesis.bib), or make one with: annex parse DOCUMENT"
    assert annex("list", expect=3).err == f"annex: references.bib: no such store; {told}\n"
    assert "with --store (thesis.bib)" in annex("doctor").out


def test_lines_with_tabs_in_a_pipe(example: Annex) -> None:
    lines = example("list", "--year", "2015").out.splitlines()
    assert lines == [
        "weprotect2015model\t2015\tWeProtect\tModel of National Response\tlaw-and-policy/national-response",
        "ncmec2015global\t2015\tNCMEC\tA Global Landscape of Hotlines Combating CSAM\tcsea/csam, child-protection, hotlines",
        "itu2015guidelines\t2015\tITU; UNICEF\tGuidelines for Industry on Child Online Protection\t"
        "child-protection, online-safety, industry",
    ]


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ((), 45),
        (("--year", "2018"), 14),
        (("--year", "2016..2017"), 11),
        (("--year", "..2015"), 3),
        (("--year", "2015", "--year", "2019"), 9),
        (("--publisher", "unicef"), 4),
        (("--publisher", "UNICEF", "--year", "2016"), 2),
        (("--publisher", "watch internet"), 1),
        (("--publisher", "iwf"), 1),
        (("--topic", "csea"), 16),
        (("--topic", "csea/grooming", "--topic", "csea/sextortion"), 3),
        (("--section", "other resources"), 11),
        (("--type", "report"), 33),
        (("--text", "annual report"), 3),
        (("--key", "*2019*"), 6),
        (("--limit", "3"), 3),
        (("--year", "1999"), 0),
        (("--has", "note"), 6),
        (("--missing", "year"), 11),
        (("--missing", "url", "--not-missing", "year"), 14),
        (("--not-topic", "csea"), 29),
        (("--not-year", "2018", "--not-year", "2019"), 25),
        (("--not-publisher", "unicef", "--year", "2015"), 2),
        (("--topic", "csea", "--not-topic", "csea/csam"), 11),
        (("--type", "techreport"), 33),
        (("--type", "@misc"), 12),
        (("--latest", "--text", "annual report"), 3),
        (("--link", "missing"), 16),
        (("--link", "unchecked"), 29),
    ],
)
def test_filters(example: Annex, options: tuple[str, ...], number: int) -> None:
    assert len(keys(example, *options)) == number


def test_an_own_link_is_what_a_verdict_is_of(annex: Annex) -> None:
    annex.write(
        "references.bib",
        "@misc{js, title = {A}, url = {javascript:alert(1)}}\n@misc{no, title = {B}}\n"
        "@misc{two, title = {C}, url = {http://e.org/c}, doi = {10.1/nope}}\n",
    )
    assert keys(annex, "--link", "missing") == ["js", "no"]
    assert keys(annex, "--link", "unchecked") == ["two"]
    assert keys(annex, "--link", "invalid") == []
    assert annex("stats", "--by", "link").out == "link\tmissing\t2\nlink\tunchecked\t1\n"


def test_dates_that_are_open_or_not_known_whole(annex: Annex) -> None:
    annex.write("references.bib", "@misc{a, title={A}, date={/2016}}\n@misc{d, title={D}, date={201X}}\n")
    assert keys(annex, "--year", "2010") == ["a", "d"]
    assert keys(annex, "--missing", "date") == []
    assert keys(annex, "--sort", "-year") == ["a", "d"]
    assert annex("stats", "--by", "year").out == "year\t2016\t1\nyear\t(none)\t1\n"
    assert "date      201X\n" in annex("show", "d").out


def test_thousands_of_citekeys_may_be_asked_for(example: Annex) -> None:
    many = [word for number in range(2000) for word in ("--key", f"k{number}")]
    assert keys(example, *many, "--key", "UNICEF2017children") == ["unicef2017children"]
    assert "too much to ask at once" in example("list", *(f"--topic=t{n}" for n in range(300)), expect=2).err
    assert keys(example, "--text", "!!!") == []


def test_a_damaged_index_is_made_anew(annex: Annex) -> None:
    annex.write(
        "references.bib", "".join(f"@misc{{k{n}, title = {{Title {n} of words}}}}\n" for n in range(2000))
    )
    annex("list", "--limit", "1")
    (file,) = (annex.folder / ".cache" / "annex" / "stores").iterdir()
    for command in (["list", "--text", "words"], ["search", "words"], ["--quiet", "list", "--sort", "title"]):
        data = bytearray(file.read_bytes())
        data[len(data) // 10 :] = b"\xaa" * (len(data) - len(data) // 10)
        file.write_bytes(data)
        assert len(annex(*command).out.splitlines()) == 2000


def test_order(example: Annex) -> None:
    assert keys(example, "--sort", "year", "--limit", "1") == ["weprotect2015model"]
    assert keys(example, "--sort", "-year", "--limit", "1") == ["ukhome2019online"]


def test_json(example: Annex) -> None:
    joint = json.loads(example("list", "--publisher", "itu", "--year", "2015", "--json").out)
    assert [reference["publisher"] for reference in joint] == [["ITU", "UNICEF"]]
    assert joint[0]["authors"] == []
    assert json.loads(example("list", "--year", "1999", "--json").out) == []


def test_no_match_is_told_apart_from_the_result(example: Annex) -> None:
    done = example("list", "--year", "1999")
    assert (done.out, done.err) == ("", "no reference matches\n")
    assert example("-q", "list", "--year", "1999").err == ""


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["list", "--year", "20x"], 2, "write 2018, 2016..2018, ..2015 or 2018.."),
        (["list", "--sort", "colour"], 2, "use year, -year"),
        (["list", "--type", "poem"], 2, "'poem' is no type; use report, article"),
        (["list", "--type", "reprot"], 2, "did you mean report?"),
        (["list", "--has", "utl"], 2, "annex: --has: 'utl' is no field; did you mean url?"),
        (["list", "--not-missing", "utl"], 2, "annex: --not-missing: 'utl' is no field"),
        (["list", "--link", "dedd"], 2, "annex: --link: 'dedd' is no verdict; did you mean dead?"),
        (["list", "--not-year", "2018-2016"], 2, "annex: --not-year:"),
        (
            ["list", "--columns", "key,titel"],
            2,
            "annex: --columns: there is no column 'titel'; did you mean title?",
        ),
        (["list", "--columns", ","], 2, "no column is named"),
        (["list", "--csv", "--keys"], 2, "--csv and --keys exclude each other"),
        (["list", "--limit", "-1"], 2, "--limit"),
        (["list", "--limit", "9" * 5000], 2, "--limit"),
        (["list", "--key", "\udcff"], 2, "annex: --key: '\\udcff' is no UTF-8 text"),
        (["show", "a", "--json", "--bibtex"], 2, "--json and --bibtex exclude each other"),
        (["topics", "--assign", "--json"], 2, "--assign has no JSON"),
        (["list", "--unheard-of"], 2, "No such option"),
        (["list", "--store", "other.bib"], 2, "--store goes before the command: annex --store FILE list"),
        (["list", "-q"], 2, "-q goes before the command: annex -q list"),
        (["list", "--version"], 2, "--version goes before the command: annex --version list"),
        (
            ["--store", "none.bib", "list"],
            3,
            "annex: none.bib: no such store; name one that is here with --store (references.bib), or make one with",
        ),
        (["unheard-of"], 2, "No such command"),
    ],
)
def test_errors(example: Annex, arguments: list[str], code: int, told: str) -> None:
    done = example(*arguments, expect=code)
    assert told in done.err
    assert done.out == ""


def test_the_store_from_the_environment(example: Annex) -> None:
    example.write("other.bib", "@misc{only, title = {One}}\n")
    other = Annex(example.folder, {"ANNEX_STORE": "other.bib"})
    assert other("list").out == "only\t\t\tOne\t\n"
    assert len(example("--store", "references.bib", "list").out.splitlines()) == 45


def test_help_and_version(annex: Annex) -> None:
    assert annex("--version").out.startswith("annex 0.")
    for command in ("parse", "list", "check", "cite"):
        text = annex(command, "--help").out
        assert "Examples:" in text
        assert max(map(len, text.splitlines())) <= 80
        assert text == annex(command, "-h").out
