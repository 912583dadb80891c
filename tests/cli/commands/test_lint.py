"""``annex lint`` as a user types it."""

import json

import pytest

from annexcli.cli.commands.lint import Format
from annexcli.show.lint import FORMATS
from tests.cli.test_terminal import on_terminal
from tests.conftest import Annex

STORE = """\
@misc{a, title = {A [bold] R&D.}, year = 2018}

@misc{b, title = {Other}, year = {n.d.}}

@misc{c, title = {Not closed}
"""


@pytest.fixture
def store(annex: Annex) -> Annex:
    annex.write("references.bib", STORE)
    return annex


def test_a_clean_store(example: Annex) -> None:
    assert example("lint").out == "no findings\n"


def test_a_store_with_broken_entries_is_looked_into(store: Annex) -> None:
    assert store("lint", expect=1).out.splitlines() == [
        "references.bib:1:29: error: LaTeX does not print &: escape it [unescaped-character] (fixable)",
        "references.bib:1:31: warning: title ends with a full stop, which styles print themselves [title-full-stop] (fixable)",
        "references.bib:3:35: warning: 'n.d.' is no year; leave year out where there is none [bad-year]",
        "references.bib:5:1: error: '@misc{c, title = {Not closed}' is not closed or cannot be read as an entry: "
        "2 braces opened, 1 closed [unbalanced-braces]",
        "4 findings: 2 errors, 2 warnings; 2 can be mended with --fix",
    ]


def test_filters_choose_entries_and_what_cannot_be_read_is_always_told(store: Annex) -> None:
    found = json.loads(store("lint", "--format", "json", "--key", "b", expect=1).out)
    assert [(one["key"], one["rule"]) for one in found] == [("b", "bad-year"), (None, "unbalanced-braces")]
    assert store("lint", "--fix", "--key", "b", expect=1).err == ""
    assert store.read() == STORE.encode()


def test_fix_changes_what_it_mends_and_nothing_else(store: Annex) -> None:
    done = store("lint", "--fix", expect=1)
    assert done.err.splitlines()[-1] == "2 findings mended"
    assert "mended: LaTeX does not print &" in done.err
    assert done.out.splitlines()[-1] == "2 findings: 1 error, 1 warning"
    assert store.read().decode() == STORE.replace("R&D.", r"R\&D")
    assert store("-q", "lint", "--fix", expect=1).err == ""


def test_dry_run_shows_the_change(store: Annex) -> None:
    for options in (("-n",), ("--fix", "--dry-run")):
        done = store("lint", *options, expect=1)
        assert done.out.splitlines()[3:5] == [
            "-@misc{a, title = {A [bold] R&D.}, year = 2018}",
            r"+@misc{a, title = {A [bold] R\&D}, year = 2018}",
        ]
        assert "2 findings: 1 error, 1 warning" in done.err
    assert store.read() == STORE.encode()


def test_rules_are_switched_off_everywhere(store: Annex) -> None:
    off = ("--off", "bad-year", "--off", "unbalanced-braces", "--off", "title-full-stop")
    assert "unescaped-character" in store("lint", *off, expect=1).out
    assert store("lint", *off, "--only", "bad-year").out == "no findings\n"
    store.write("annex.toml", '[lint]\noff = ["unescaped-character", "bad-year", "title-full-stop"]\n')
    assert store("lint", "--off", "unbalanced-braces").out == "no findings\n"
    assert "bad-year" in store("lint", "--only", "bad-year", expect=1).out


def test_a_pair_that_is_one_work(annex: Annex) -> None:
    fields = "author = {{UNICEF}}, institution = {UNICEF}, title = {Children in a Digital World}, year = 2017"
    annex.write("references.bib", f"@report{{one, {fields}}}\n@report{{two, {fields}}}\n")
    (found,) = json.loads(annex("lint", "--format", "json", expect=1).out)
    assert (found["key"], found["rule"], found["line"]) == ("two", "near-duplicate", 2)
    assert "one" in found["message"]
    assert annex("lint", "--off", "near-duplicate").out == "no findings\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--off", "bad-kye"], 2, "--off: there is no rule 'bad-kye'; did you mean bad-key?"),
        (["--only", "x"], 2, "--only: there is no rule 'x'; see them with: annex lint --rules"),
        (["--format", "xml"], 2, "xml"),
        (["--limit", "-1"], 2, "--limit"),
    ],
)
def test_errors(store: Annex, arguments: list[str], code: int, told: str) -> None:
    done = store("lint", *arguments, expect=code)
    assert told in done.err
    assert done.out == ""


def test_a_wrong_rule_in_the_settings_is_told_with_its_line(store: Annex) -> None:
    store.write("annex.toml", '[lint]\noff = ["bad-kye"]\n')
    assert "annex.toml:2: there is no rule 'bad-kye'" in store("lint", expect=2).err


def test_files_that_are_not_stores(annex: Annex) -> None:
    assert "no such store" in annex("lint", expect=3).err
    annex.write("references.bib", b"")
    assert annex("lint").out == "no findings\n"
    annex.write("references.bib", "@misc{a, title = {Caf\xe9 & co}}".encode("latin-1"))
    assert annex("lint", "--fix").out == "no findings\n"
    assert annex.read() == "@misc{a, title = {Caf\xe9 \\& co}}".encode("latin-1")
    annex.write("references.bib", b"\0\1")
    assert "not text" in annex("lint", expect=3).err


def test_the_store_of_the_settings(annex: Annex) -> None:
    annex.write("annex.toml", 'store = "lib/all.bib"\n')
    annex.write("lib/all.bib", STORE)
    assert annex("lint", expect=1).out.startswith("lib/all.bib:1:29: ")
    annex.write("other.bib", "")
    assert annex("--store", "other.bib", "lint").out == "no findings\n"
    assert Annex(annex.folder, {"ANNEX_STORE": "other.bib"})("lint").out == "no findings\n"


def test_each_format_goes_to_a_file(store: Annex) -> None:
    assert {form.value for form in Format} == set(FORMATS)
    for form in Format:
        assert store("lint", "--format", form.value, "-o", "out", expect=1).out == ""
        assert b"unescaped-character" in store.read("out")


def test_the_rules_are_listed_without_a_store(annex: Annex) -> None:
    assert annex("lint", "--rules").out.startswith("unreadable-entry ")
    assert max(map(len, annex("lint", "--help").out.splitlines())) <= 80


def test_a_narrow_terminal(store: Annex) -> None:
    shown = on_terminal(store, "lint", columns=60)
    assert "[unescaped-character] (fixable)" in shown
    assert shown.count("\n") == 5


def test_a_large_store_takes_seconds(annex: Annex) -> None:
    entry = "@misc{key%d, author = {Doe, Jane; Roe, B.}, title = {R&D number %d.}, note = {%s}, crossref = {key%d}}\n"
    annex.write("references.bib", "".join(entry % (i, i, "x y " * 50, max(i - 1, 0)) for i in range(3000)))
    assert annex("lint", "--fix", "--off", "near-duplicate", expect=1).spent < 20


@pytest.mark.parametrize(
    "value",
    [" " * 200_000, "{" * 3000 + "}" * 3000, "a and " * 20_000, ", " * 20_000, r"\(" * 20_000, "<i " * 20_000, ";" * 20_000, "&a" * 20_000, "$" * 20_001, "1-" * 20_000, ". " * 20_000],
)  # fmt: skip
def test_hostile_values_take_no_time(annex: Annex, value: str) -> None:
    names = (
        "title",
        "author",
        "pages",
        "keywords",
        "url",
        "doi",
        "isbn",
        "date",
        "urldate",
        "month",
        "langid",
        "howpublished",
    )
    fields = ", ".join(f"{name} = {{x{value}y}}" for name in names)
    annex.write("references.bib", f"@misc{{a, {fields}}}\n")
    assert annex("lint", "--fix", "--off", "near-duplicate", expect=None).spent < 20
