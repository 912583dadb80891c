"""``annex doctor``: what it finds, and that it finds something whatever is broken."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annexcli.edge import doctor, pandoc_process
from annexcli.edge.answers import Answers, Remembered
from annexcli.edge.doctor import looks
from annexcli.model.health import Health, Look
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Hop
from tests.conftest import Annex, Site

STORE = "@misc{a, title = {A}}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in an empty folder with a home and a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    program = pandoc_process.program
    program.cache_clear()
    yield tmp_path
    program.cache_clear()


def found(store: str = "references.bib") -> dict[str, Look]:
    return {look.name: look for look in looks(lambda: Path(store))}


def test_a_new_machine_is_well(annex: Annex) -> None:
    done = annex("doctor")
    assert done.err == ""
    assert done.out.endswith("no problems\n")
    for words in (
        "ok      annex",
        "ok      pandoc",
        "CSL styles, in ",
        "references.bib: none yet",
        "annex init",
    ):
        assert words in done.out
    assert not list(annex.folder.iterdir())


def test_the_same_for_programs(example: Annex) -> None:
    example("list")
    said = json.loads(example("doctor", "--json").out)
    assert said["ok"] is True
    facts = {look["name"]: look["facts"] for look in said["looks"]}
    assert facts["store"] == {
        "path": "references.bib", "entries": 45, "broken": 0, "encoding": "utf-8", "writable": True,
    }  # fmt: skip
    assert facts["index"]["entries"] == 45
    assert facts["python"]["version"] == ".".join(map(str, sys.version_info[:3]))
    assert facts["styles"]["number"] > 10_000
    assert Path(facts["pandoc"]["path"]).is_file()


def test_a_broken_store_is_a_problem_with_its_line(annex: Annex) -> None:
    annex.write("references.bib", f"{STORE}@misc{{b, title = {{B\n")
    done = annex("doctor", expect=1)
    assert "problem store       references.bib:2: " in done.out
    assert "annex lint --fix" in done.out
    assert done.out.endswith("1 problem\n")


def test_a_store_that_is_no_text_is_told(here: Path) -> None:
    (here / "references.bib").write_bytes(b"\0\1")
    looked = found()["store"]
    assert (looked.health, looked.found) == (Health.PROBLEM, "references.bib:1: not text but binary data")
    assert found("/proc/self")["store"].found == "/proc/self: a folder, not a file"


def test_settings_that_are_wrong_are_told_and_the_rest_is_looked_at(annex: Annex) -> None:
    annex.write("annex.toml", "stor = 1\n")
    done = annex("doctor", expect=1)
    assert "annex.toml:1: there is no setting 'stor'" in done.out
    assert "did you mean store?" in done.out
    assert "note    store       not looked for" in done.out
    assert done.out.endswith("1 problem\n")
    assert "ok      pandoc" in done.out


def test_settings_that_are_well_are_named(here: Path) -> None:
    (here / "annex.toml").write_text("")
    assert found()["settings"].found == f"{here / 'annex.toml'}, valid"


def test_damage_in_the_cache_is_told(here: Path) -> None:
    folder = here / "cache" / "annex"
    (folder / "stores").mkdir(parents=True)
    (folder / "links.sqlite3").write_bytes(b"no database")
    (here / "references.bib").write_text(STORE)
    looked = found()
    assert looked["answers"].health is Health.PROBLEM
    assert "delete it" in looked["answers"].hint
    assert looked["index"].health is Health.OK


@pytest.mark.usefixtures("here")
def test_answers_are_counted() -> None:
    first, last = "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"
    for url, moment in (("https://e.org/a", last), ("https://e.org/b", first)):
        Answers.of_user(Manners()).remember({url: Remembered(Evidence(url, (Hop(url, 200),)), moment)}, last)
    assert found()["answers"].found == f"2 remembered, the last of {last}"


def test_a_cache_that_cannot_be_written_to_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(here / "file"))
    looked = found()
    assert looked["cache"].health is Health.PROBLEM
    assert "is no folder" in looked["cache"].found
    assert "XDG_CACHE_HOME" in looked["cache"].hint
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/self")
    assert "cannot be written to" in found()["cache"].found


def test_a_user_without_a_home_is_looked_after(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    looked = found()
    assert looked["cache"].health is Health.PROBLEM
    assert looked["settings"].health is Health.OK
    assert not (here / "~").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("script", "told"),
    [(None, "cannot"), ("#!/bin/sh\nexit 3\n", "ends with 3"), ("not a program", "Exec format error")],
)
def test_a_pandoc_that_is_missing_or_broken_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, told: str
) -> None:
    if script is None:
        monkeypatch.setattr(pandoc_process, "find_spec", lambda _: None)
        told = "pandoc is not installed"
    else:
        program = tmp_path / "pandoc"
        program.write_text(script)
        program.chmod(0o755)
        monkeypatch.setattr(pandoc_process, "program", lambda: str(program))
    look = found()["pandoc"]
    assert look.health is Health.PROBLEM
    assert told in look.found
    assert "pypandoc-binary" in look.hint


@pytest.mark.usefixtures("here")
def test_libraries_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "importlib.metadata.requires", lambda _: ["no-such-thing>=1", "typer>=0.1", 'x; extra == "y"']
    )
    assert found()["libraries"].found == "no-such-thing missing"


@pytest.mark.usefixtures("here")
def test_whatever_breaks_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("oh")

    for name in ("cache_folder", "Path", "sys"):
        with monkeypatch.context() as patch:
            patch.setattr(doctor, name, broken)
            assert len(found()) == 12, name
    assert len({look.name for look in looks(broken)}) == 12


def test_nobody_is_asked_unless_the_user_wants_it(
    here: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/doi"] = 200
    (here / "annex.toml").write_text(f'[check]\nresolver = "{site.url}/doi"\n')
    with monkeypatch.context() as patch:
        patch.setattr(socket.socket, "connect", lambda *_: pytest.fail("asked"))
        assert "network" not in found()
    look = list(looks(lambda: Path("x.bib"), network=True))[-1]
    assert (look.name, look.health, look.found) == ("network", Health.OK, f"{site.url}/doi answers 200")
    assert site.asked


def test_a_network_that_is_not_there_is_told(here: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        (here / "annex.toml").write_text(f'[check]\nresolver = "{address}"\n')
        look = list(looks(lambda: Path("x.bib"), network=True))[-1]
    assert look.health is Health.PROBLEM
    assert "network" in look.hint


def test_a_locale_that_loses_letters_is_told(annex: Annex) -> None:
    plain = Annex(annex.folder, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert "set LC_ALL=C.UTF-8" in plain("doctor", expect=1).out


@pytest.mark.usefixtures("here")
def test_completion_that_is_installed_is_told() -> None:
    assert found()["completion"].hint == "run: annex --install-completion"
    script = Path("home", ".zfunc", "_annex")
    script.parent.mkdir(parents=True)
    script.touch()
    assert found()["completion"].found == "installed for zsh"
