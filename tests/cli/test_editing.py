"""The commands that change entries, as a user types them."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_terminal import COMMAND, read_terminal
from tests.conftest import Annex

STORE = """\
% my references
@string{un = "United Nations"}

@techreport{unicef2017children,
  author    = {{UNICEF}},
  title     = {Children in a Digital World},
  publisher = un,
  year      = 2017,
  keywords  = {digital-childhood, online-safety}
}

@misc{thorn,title={Sextortion survey},url={https://e.org/a_b%20c}, doi={10.1000/x}}

@misc{doi, title = {[bold] \x1b[31mred}, doi = {10.1000/y}}
"""


@pytest.fixture
def store(annex: Annex) -> Annex:
    annex.write("references.bib", STORE)
    return annex


def now(annex: Annex) -> str:
    return annex.read().decode()


def test_set_changes_the_bytes_of_the_values(store: Annex) -> None:
    done = store("set", "unicef2017children", "year=2018", "title=R&D for {UN}", "note=")
    assert done.out == (
        "unicef2017children: year: {2017} → {2018}\n"
        "unicef2017children: title: {Children in a Digital World} → {R\\&D for {UN}}\n"
    )
    changed = STORE.replace("= 2017,", "= 2018,").replace("{Children in a Digital World}", "{R\\&D for {UN}}")
    assert now(store) == changed
    store("set", "unicef2017children", "note=second edition", "publisher=")
    assert now(store) == changed.replace("  publisher = un,\n", "").replace(
        "online-safety}\n", "online-safety},\n  note      = {second edition}\n"
    )


def test_a_dry_run_shows_a_diff(store: Annex) -> None:
    done = store("set", "thorn", "year=2017", "-n")
    assert done.out.startswith("--- a/references.bib\n+++ b/references.bib\n@@ ")
    assert (
        "+@misc{thorn,title={Sextortion survey},url={https://e.org/a_b%20c}, doi={10.1000/x}, year="
        in done.out
    )
    assert now(store) == STORE


def test_set_type_and_key(store: Annex) -> None:
    done = store("set", "thorn", "--type", "online", "--key", "thorn2017")
    assert "thorn: citekey: {thorn} → {thorn2017}" in done.out
    assert "@online{thorn2017,title={Sextortion survey}" in now(store)
    assert "ids={thorn}}" in now(store)
    assert "the citekey 'thorn'; it is thorn2017 now" in store("rm", "thorn", expect=2).err


def test_a_citekey_may_change_its_case_and_go_back(annex: Annex) -> None:
    annex.write("references.bib", "@misc{Key, title = {x}}\n@misc{other, title = {y}}\n")
    annex("set", "Key", "--key", "key")
    assert now(annex) == "@misc{key, title = {x}, ids = {Key}}\n@misc{other, title = {y}}\n"
    annex("set", "key", "ids=old, Key", "--key", "Key")
    assert now(annex) == "@misc{Key, title = {x}, ids = {old, key}}\n@misc{other, title = {y}}\n"
    assert "in use" in annex("set", "Key", "--key", "Other", expect=2).err
    with_editor(annex, 'sed -i s/Key/KEY/ "$1"')("edit", "Key")
    assert now(annex).startswith("@misc{KEY, ")


def test_another_citekey_goes_to_those_who_name_it(annex: Annex) -> None:
    annex.write("references.bib", "@misc{c, crossref = {P}, title = {c}}\n@misc{p, title = {x}}\n")
    annex("set", "p", "--key", "parent")
    assert now(annex) == "@misc{c, crossref = {parent}, title = {c}}\n@misc{parent, title = {x}, ids = {p}}\n"


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["unicef2017", "year=1"], "no entry has the citekey 'unicef2017'; near: unicef2017children"),
        (["UNICEF2017children", "year=1"], "near: unicef2017children"),
        (["thorn"], "nothing to set"),
        (["thorn", "year"], "'year' gives no value"),
        (["thorn", "year=1", "year=2"], "year is given twice"),
        (["thorn", "title={x"], "do not match"),
        (["thorn", "annex-written=x"], "own record"),
        (["thorn", "--key", "doi"], "'doi' is in use"),
        (["thorn", "--key", "a,b"], "is no citekey"),
        (["thorn", "--type", "comment"], "'comment' is no type"),
        (["thorn", "--type", "a b"], "is no type"),
        (["thorn", "note=C:\\"], "do not match"),
        (["thorn", "note=\udcff"], "no text"),
    ],
)
def test_what_set_refuses(store: Annex, arguments: list[str], what: str) -> None:
    assert what in store("set", *arguments, expect=2).err
    assert now(store) == STORE


def test_tag_by_key_and_by_filter(store: Annex) -> None:
    done = store("tag", "unicef2017children", "+csea/grooming", "-Online-Safety", "+csea/grooming")
    assert done.out == "unicef2017children: digital-childhood, csea/grooming\n1 entry changed, 0 as before\n"
    assert now(store) == STORE.replace("digital-childhood, online-safety", "digital-childhood, csea/grooming")
    done = store("tag", "+reviewed", "--text", "survey", "-n")
    assert "keywords={reviewed}" in done.out
    assert "0 entries changed, 1 as before" in store("tag", "thorn", "-nothing").out
    assert "no entry is named" in store("tag", "+x", expect=2).err
    assert "no topic is given" in store("tag", "thorn", expect=2).err
    assert "x is both added and taken out" in store("tag", "thorn", "+x", "-x", expect=2).err
    assert store("tag", "thorn", "thorn", "+x", "-n").out.count("keywords={x}") == 1
    assert "'a,b' is no topic" in store("tag", "thorn", "+a,b", expect=2).err


def test_rm(store: Annex) -> None:
    assert store("rm", "thorn").out == "removed thorn: Sextortion survey\n"
    assert now(store) == STORE.replace(
        "@misc{thorn,title={Sextortion survey},url={https://e.org/a_b%20c}, doi={10.1000/x}}\n\n", ""
    )
    assert "1 entry would be removed; say --yes" in store("rm", "--year", "2017", expect=2).err
    assert store("rm", "--year", "2017", "--yes").code == 0
    assert "unicef" not in now(store)
    assert "no entry is named" in store("rm", expect=2).err
    store("rm", "doi", "doi")
    assert now(store) == '% my references\n@string{un = "United Nations"}\n'


def test_rm_asks_on_a_terminal(store: Annex) -> None:
    for answer, left in (("n", True), ("y", False)):
        shown = read_terminal(
            [*COMMAND, "rm", "--year", "2017"], store.folder, 80, {"NO_COLOR": "1"}, typed=f"{answer}\n"
        )
        assert "  unicef2017children\nremove 1 entry from references.bib? [y/N]" in shown
        assert ("unicef2017children" in now(store)) == left


def test_rm_takes_out_only_what_was_shown(annex: Annex) -> None:
    annex.write("references.bib", "@misc{a, title = {A}, year = 2017}\n")
    asked = (
        "import sys; from annexcli.cli import app\n"
        "class Answer:\n"
        "    isatty = staticmethod(lambda: True)\n"
        "    def readline(self):\n"
        "        open('references.bib', 'a').write('@misc{b, title = {B}, year = 2017}\\n')\n"
        "        return 'y\\n'\n"
        "sys.stdin = Answer()\n"
        "sys.argv = ['annex', 'rm', '--year', '2017']; app.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=annex.folder, capture_output=True, text=True, check=False
    )
    assert done.stdout == "removed a: A\n"
    assert now(annex) == "@misc{b, title = {B}, year = 2017}\n"


def script(annex: Annex, name: str, text: str) -> str:
    path = annex.write(name, f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def with_editor(annex: Annex, text: str) -> Annex:
    editor = script(annex, "editor", text)
    return Annex(annex.folder, {"EDITOR": editor, "VISUAL": editor, "TMPDIR": str(annex.folder)})


def test_edit_puts_back_what_the_editor_made(store: Annex) -> None:
    editing = with_editor(store, "sed -i 's/= 2017/= 2018/' \"$1\"")
    assert editing("edit", "unicef2017children").out == "unicef2017children: changed\n"
    assert now(store) == STORE.replace("= 2017", "= 2018")
    assert "nothing was changed" in with_editor(store, "true")("edit", "thorn").err


def test_a_broken_result_is_refused_and_kept(store: Annex) -> None:
    done = with_editor(store, "echo '@misc{thorn, title = {x' > \"$1\"")("edit", "thorn", expect=3)
    assert "the result cannot be used (line 1: " in done.err
    assert now(store) == STORE
    kept = Path(done.err.split("kept in ")[1].strip())
    assert kept.read_text() == "@misc{thorn, title = {x"
    for text, what in (
        ("", "0 entries, where one is wanted"),
        ("@misc{doi}", "has the citekey 'doi'"),
        ("@misc{thorn, title={x}} junk @", "'junk @' stands beside the entry"),
    ):
        assert what in with_editor(store, f"echo '{text}' > \"$1\"")("edit", "thorn", expect=3).err
    done = with_editor(store, 'rm "$1"')("edit", "thorn", expect=3)
    assert done.err == "annex: thorn: the editor left no file; nothing was changed\n"
    assert (
        "set EDITOR"
        in Annex(store.folder, {"EDITOR": "/none", "VISUAL": "/none"})("edit", "thorn", expect=2).err
    )


def test_a_file_that_changed_under_the_editor_keeps_both_versions(store: Annex) -> None:
    other = STORE.replace("Sextortion", "Changed").replace("'", "")
    store.write("other.bib", other)
    editing = with_editor(store, 'cp other.bib references.bib; sed -i "s/survey/poll/" "$1"')
    done = editing("edit", "thorn", expect=2)
    assert "thorn was changed in the file meanwhile; your version is kept in" in done.err
    assert now(store) == other
    assert "Sextortion poll" in Path(done.err.split("kept in ")[1].strip()).read_text()


def test_an_entry_that_cannot_be_read_can_be_edited(annex: Annex) -> None:
    annex.write("references.bib", "@misc{a, note = {x}}\n@misc{b, note = {x}, note = {y}}\n")
    with_editor(annex, "sed -i 's/, note = .y.//' \"$1\"")("edit", "b")
    assert now(annex) == "@misc{a, note = {x}}\n@misc{b, note = {x}}\n"


def test_an_entry_with_windows_line_ends_keeps_them(annex: Annex) -> None:
    text = "@misc{a,\r\n  title = {A},\r\n}\r\n"
    annex.write("references.bib", text)
    assert "nothing was changed" in with_editor(annex, "true")("edit", "a").err
    with_editor(annex, "sed -i 's/{A}/{B}/' \"$1\"")("edit", "a")
    assert now(annex) == text.replace("{A}", "{B}")


def test_a_change_that_would_damage_the_store_is_refused(store: Annex) -> None:
    script = (
        "import sys; from annexcli.cli import app; import annexcli.bib.values as v\n"
        "v.balanced = lambda value: True\n"
        "sys.argv = ['annex', 'set', 'thorn', 'note=x}']; app.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=store.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "the result could not be read" in done.stderr
    assert now(store) == STORE


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (r"add - <<< $'caf\xe9'", 3),
        ("add - <&-", 2),
        ("rm --year 2017 <&-", 2),
        ("set thorn year=2018 >&-", 0),
        ("set thorn year=2018 2>&-", 0),
        ("list > /dev/full", 2),
    ],
)
def test_closed_and_full_streams(store: Annex, command: str, code: int) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m annexcli {command}"],
        cwd=store.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "a bug" not in done.stderr
    if "set" in command:
        assert "year={2018}" in now(store) or "year=2018" in now(store)


def test_a_pipe_is_no_store(store: Annex) -> None:
    os.mkfifo(store.folder / "pipe")
    assert "not a file" in store("--store", "pipe", "list", expect=3).err


def test_open(store: Annex) -> None:
    browser = script(store, "browser", f'echo "$1" >> {store.folder}/opened')
    opening = Annex(store.folder, {"BROWSER": browser})
    opening("open", "thorn", "doi")
    opened = store.folder / "opened"
    assert opened.read_text() == "https://e.org/a_b%20c\nhttps://doi.org/10.1000/y\n"
    assert opening("open", "--print", "thorn").out == "https://e.org/a_b%20c\n"
    assert "neither an address nor a DOI" in opening("open", "unicef2017children", expect=2).err
    store("set", "thorn", "url=file:///etc/passwd")
    assert "'file:///etc/passwd' is no web address" in opening("open", "thorn", expect=2).err
    assert opened.read_text().count("\n") == 2


def test_add_a_printed_reference(store: Annex) -> None:
    done = store("add", "ILO, Decent Work for All, 2014, https://e.org/w")
    assert done.out == "added ilo2014decent: Decent Work for All\n"
    assert now(store).startswith(STORE)
    again = store("add", "ILO. Decent work for all. 2014. https://e.org/w", expect=1)
    assert again.out == "already there: ilo2014decent (the same address); --anyway adds it all the same\n"
    assert store("add", "--anyway", "ILO, Decent Work for All, 2014").out.startswith("added ilo2014decentb: ")


def test_add_bibtex_fields_and_standard_input(annex: Annex) -> None:
    pasted = "@Book{Key 1,\n  title = {A {B} \\& c},\n  x-own = {kept}\n}\n"
    assert "has a space in it" in annex("add", pasted, expect=3).err
    annex("add", "-", given=pasted.replace("Key 1", "Key1"))
    assert now(annex).startswith(
        "@book{Key1,\n  title         = {A {B} \\& c},\n  x-own         = {kept},\n}\n"
    )
    done = annex(
        "add", "--type", "book", "-s", "author=Doe, Jane", "-s", "title=R&D", "-s", "year=2018", "--key", "d"
    )
    assert done.out == "added d: R&D\n"
    assert "author        = {Doe, Jane}" in now(annex)
    annex("set", "d", "ids=ilo2014decent")  # so d was cited once
    assert "in use" in annex("add", "-s", "title=x", "--key", "ILO2014decent", expect=2).err
    exported = "% Encoding: UTF-8\n\n@misc{jabref,\n  title = {Exported}\n}\n"
    assert annex("add", "-", "-n", given=exported).out.count("\n+@misc{jabref,\n") == 1
    lines = "ILO, Decent Work for All, 2014\nWHO, Health on the Road, 2016\n"
    assert annex("add", "-", given=lines).out == (
        "added ilo2014decentb: Decent Work for All\nadded who2016health: Health on the Road\n"
    )
    annex.write("report.md", "## References\n\n- ILO, Decent Work for Everybody, 2014\n")
    annex("parse", "report.md")
    assert "@techreport{ilo2014decentc," in now(annex)
    assert "nothing to add" in annex("add", expect=2).err
    assert "give it with --set" in annex("add", "—", expect=3).err
    assert "in use" in annex("add", "-s", "title=x", "--key", "D", expect=2).err
    assert "is no citekey" in annex("add", "-s", "title=x", "--key", "x y", expect=2).err
    assert "is no type" in annex("add", "-s", "title=x", "--type", "string", expect=2).err


def test_fmt(store: Annex) -> None:
    assert store("fmt", "--check", expect=1).out == "references.bib: would be formatted\n"
    assert store("fmt", "--diff").out.startswith("--- a/references.bib\n")
    assert now(store) == STORE
    assert store("fmt").out == "references.bib: formatted\n"
    formatted = now(store)
    assert '% my references\n@string{un = "United Nations"}\n\n@techreport{unicef2017children,\n' in formatted
    assert store("fmt", "--check").err == "1 file formatted already\n"
    store.write("other.bib", "@misc{a, title = {x\n\n@misc{b}\n")
    done = store("fmt", "references.bib", "other.bib")
    assert "other.bib:1: left as it is: it cannot be read as an entry\n" in done.err
    assert store.read("other.bib") == b"@misc{a, title = {x\n\n@misc{b,\n}\n"
    store.write("late.bib", "@misc{a}\n")
    done = store("fmt", "none.bib", "late.bib", expect=3)
    assert "none.bib: no such store" in done.err
    assert store.read("late.bib") == b"@misc{a,\n}\n"


def test_terminal_escapes_are_shown_not_obeyed(store: Annex) -> None:
    done = store("rm", "doi")
    assert "\x1b" not in done.out
    assert "[bold] \\x1b[31mred" in done.out


def test_citekeys_complete_in_the_shell(store: Annex) -> None:
    environment = {"_ANNEX_COMPLETE": "complete_bash", "COMP_WORDS": "annex set uni", "COMP_CWORD": "2"}
    done = Annex(store.folder, environment)(expect=None)
    assert done.out.strip() == "unicef2017children"


def test_what_cannot_be_written_is_one_clear_error(store: Annex) -> None:
    script(store, "limited", f'ulimit -f 0; exec {sys.executable} -m annexcli "$@"')  # no file may grow
    done = subprocess.run(
        ["./limited", "set", "thorn", "year=2018"],
        cwd=store.folder,
        # Nor could what coverage counts be written.
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "annex: references.bib: cannot write: File too large; the file is as it was\n"
    assert now(store) == STORE
    assert (
        "cannot write: No such file" in store("--store", "none/a.bib", "add", "-s", "title=x", expect=2).err
    )
