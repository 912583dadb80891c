"""The index says what the store says, whatever happened to either."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annexcli.edge import index_file, rows
from annexcli.edge.entries import entries_of
from annexcli.edge.index import index_of, open_index
from annexcli.edge.store import open_store, read_store
from annexcli.errors import UnreadableInput
from annexcli.model.reference import Organisation, Reference
from annexcli.query.asked import Filter
from annexcli.query.catalogue import Query
from tests.conftest import Annex


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one's own, without files at the beginning."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "annex" / "stores"


def store_with(folder: Path, text: str) -> Path:
    path = folder / "references.bib"
    path.write_text(text, "utf-8")
    return path


def held(path: Path) -> list[Reference]:
    """Return what the store says, read from the index."""
    catalogue = open_index(path).catalogue
    references = catalogue.references(Query())
    catalogue.close()
    return references


def an_hour_old(path: Path) -> None:
    os.utime(path, (time.time() - 3600,) * 2)


ONE = "@misc{one,\n  title = {One},\n  year = {2018},\n}\n"
TWO = "\n@misc{two,\n  title = {Two},\n}\n"


def test_the_index_is_made_once_and_read_then(cache: Path, tmp_path: Path) -> None:
    path = store_with(tmp_path, ONE)
    assert [one.title for one in held(path)] == ["One"]
    (file,) = cache.iterdir()
    before = file.stat().st_ino
    assert [one.title for one in held(path)] == ["One"]
    assert file.stat().st_ino == before
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("cache")
def test_an_unchanged_store_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = store_with(tmp_path, ONE)
    monkeypatch.setattr("annexcli.edge.index._TICK", 0)
    held(path)

    def refuse(*_: object) -> None:
        raise AssertionError("the store was read")

    monkeypatch.setattr("annexcli.edge.store.read_store", refuse)
    assert [one.title for one in held(path)] == ["One"]


@pytest.mark.usefixtures("cache")
def test_what_has_just_changed_is_read_even_if_it_looks_the_same(tmp_path: Path) -> None:
    path = store_with(tmp_path, ONE)
    held(path)
    times = path.stat()
    path.write_text(ONE.replace("One", "Uno"), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [one.title for one in held(path)] == ["Uno"]


def test_other_commands_do_not_read_bibtex_at_all(example: Annex) -> None:
    an_hour_old(example.folder / "references.bib")
    script = (
        "import sys; from annexcli.cli import process, quick; import annexcli.edge.index as i; i._TICK = 0\n"
        "process.end = lambda code: None\n"
        "quick.run(['list', '--publisher', 'unicef', '--year', '2016..'])\n"
        "print(sorted({n.split('.')[0] for n in sys.modules} & {'bibtexparser', 'rich', 'typer', 'pydantic'}))"
    )
    command = [sys.executable, "-c", script]
    environment = os.environ | {"XDG_CACHE_HOME": str(example.folder / ".cache")}
    lines = [
        subprocess.run(
            command, cwd=example.folder, env=environment, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    ]
    assert lines[0].stdout.splitlines()[:-1] == lines[1].stdout.splitlines()[:-1]
    assert len(lines[0].stdout.splitlines()) == 4
    assert lines[1].stdout.endswith("[]\n")


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_index_is_made_anew(cache: Path, tmp_path: Path, damage: bytes) -> None:
    path = store_with(tmp_path, ONE)
    held(path)
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert [one.title for one in held(path)] == ["One"]
    assert [one.title for one in held(path)] == ["One"]


def test_an_index_of_another_version_is_made_anew(cache: Path, tmp_path: Path) -> None:
    path = store_with(tmp_path, ONE)
    held(path)
    (file,) = cache.iterdir()
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE about SET value = 0 WHERE name = 'version'")
        database.execute("UPDATE entry SET key = 'old'")
    assert [one.key for one in held(path)] == ["one"]


def test_without_a_place_for_it_the_catalogue_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [one.title for one in held(store_with(tmp_path, ONE))] == ["One"]


@pytest.mark.usefixtures("cache")
def test_what_is_told_of_a_store_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes("@misc{k, title = {Café}}\n\n@misc{bad, title = {x\n".encode("cp1252"))
    for _ in range(2):
        indexed = open_index(path)
        assert indexed.encoding == "cp1252"
        assert indexed.broken is not None
        assert indexed.broken[0] == 3
        assert [one.title for one in indexed.catalogue.references(Query())] == ["Café"]
    with pytest.raises(UnreadableInput, match="no such store"):
        open_index(tmp_path / "none.bib")


def test_indices_of_stores_that_are_gone_go_too(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    old = store_with(tmp_path / "a b", ONE)
    held(old)
    old.unlink()
    held(store_with(tmp_path, ONE))
    assert len(list(cache.iterdir())) == 1


def test_a_long_path_has_an_index(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["ü" * 60] * 4)
    folder.mkdir(parents=True)
    path = store_with(folder, ONE)
    assert held(path) == held(path)
    assert len(list(cache.iterdir())) == 1


PIECES = [
    *(
        f"@misc{{k{number},\n  title = {{Work {number}}},\n  year = {{{2010 + number}}},\n}}\n"
        for number in range(9)
    ),
    "@article{art, author = {Ortiz, Ana}, title = {On {CSEA}}, keywords = {a, b/c}}\n",
    "@comment{a comment with @misc{in, it}}\n",
    "% a line\n",
    "\n\n",
    "free text, @ sign\n",
    "@misc{ends, title={E}}",
    "@string{pub = {Press}}\n",
    "@misc{macro, title = {M}, publisher = pub}\n",
    "@misc{open, title = {x\n",
    "@misc{k1, title = {The same key}}\n",
    "@misc(round, title = {R})\n",
    '@preamble{"\\newcommand"}\n',
]


@pytest.mark.usefixtures("cache")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), min_size=2, max_size=5), st.data()
)
def test_any_change_of_a_store_changes_the_index(
    tmp_path: Path, texts: list[str], data: st.DataObject
) -> None:
    """One text follows another; then pieces are put in and taken out at any place."""
    path = tmp_path / "references.bib"
    text = ""
    for new in texts:
        if data.draw(st.booleans()):
            text = new
        else:
            start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
            text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
        path.write_text(text, "utf-8")
        store = read_store(path)
        indexed = open_index(path)
        assert indexed.catalogue.references(Query()) == list(store.references)
        assert indexed.catalogue.lines() == {entry.key: entry.line for entry in store.library.entries}
        assert (indexed.broken is None) == (not store.library.broken)
        some = {entry.key: entry for entry in store.library.entries[:3]}
        found = entries_of(store, indexed.catalogue, some)
        assert found == some
        for key, entry in some.items():
            one = found[key]
            assert (one.start, one.end, one.line) == (entry.start, entry.end, entry.line)
        indexed.catalogue.close()


def test_a_small_change_is_entered(cache: Path, tmp_path: Path) -> None:
    path = store_with(tmp_path, "\n".join(PIECES[:9]))
    held(path)
    (file,) = cache.iterdir()
    before = file.stat().st_ino
    store_with(tmp_path, "\n".join(PIECES[:9]).replace("Work 4", "Another") + TWO)
    assert [one.title for one in held(path)][3:6] == ["Work 3", "Another", "Work 5"]
    assert held(path)[-1].key == "two"
    assert file.stat().st_ino == before


@pytest.mark.usefixtures("cache")
@pytest.mark.usefixtures("cache")
def test_what_begins_in_a_change_may_end_behind_it(tmp_path: Path) -> None:
    path = store_with(
        tmp_path, "@misc{a, title={A}}\n@misc{z, title={Z}}{j, title={J}}\n@misc{b, title={B}}\n"
    )
    assert [one.key for one in held(path)] == ["a", "z", "b"]
    store_with(tmp_path, "@misc{a, title={A}}\n@misc{j, title={J}}\n@misc{b, title={B}}\n")
    assert [one.key for one in held(path)] == ["a", "j", "b"]


def test_a_large_store_is_read_over_the_cores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(rows, "_PART", 200)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    text = "% comment\n\n".join(PIECES[:10])
    path = store_with(tmp_path, text)
    assert held(path) == list(open_store(path).references)
    store_with(tmp_path, text + TWO)
    assert held(path)[-1].key == "two"
    for tail in (PIECES[15] + PIECES[16], PIECES[17], PIECES[18], "@misc{in, note = {a\n@misc{k77, b}}\n"):
        path.write_text(text + tail, "utf-8")
        assert held(path) == list(open_store(path, tolerant=True).references)


def test_lines_are_told_of_a_store_that_is_read_over_the_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_WORTH_WORKERS", 0)
    monkeypatch.setattr(rows, "_PART", 200)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    path = store_with(tmp_path, "% comment\n\n".join(PIECES[:10]))
    lines = {entry.key: entry.line for entry in open_store(path).library.entries}
    assert open_index(path).catalogue.lines() == lines


@pytest.mark.usefixtures("cache")
def test_a_store_that_was_read_has_a_catalogue(tmp_path: Path) -> None:
    store = open_store(store_with(tmp_path, ONE + TWO))
    assert index_of(store).catalogue.keys(Query()) == ["one", "two"]


def test_many_at_once(example: Annex) -> None:
    """Readers and writers of one store: nobody sees anything but what the store held at some moment."""
    environment = os.environ | {"XDG_CACHE_HOME": str(example.folder / ".cache")}

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "annexcli", *arguments]
        return subprocess.Popen(
            command,
            cwd=example.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    running = [
        start("set", "unicef2017children", f"note=round {number}") if number % 2 else start("list")
        for number in range(12)
    ]
    results = [process.communicate(timeout=60) for process in running]
    assert all(process.returncode == 0 for process in running), results
    assert all(len(out.splitlines()) == 45 for out, _ in results[::2])
    assert "round" in example("list", "--key", "unicef2017children", "--columns", "note").out


def test_a_locked_index_keeps_nobody_waiting(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_file, "_PATIENCE", 0.05)
    path = store_with(tmp_path, ONE)
    held(path)
    (file,) = cache.iterdir()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert [one.key for one in held(path)] == ["one"]
    store_with(tmp_path, ONE + TWO)
    assert [one.key for one in held(path)] == ["one", "two"]
    other.close()


@pytest.mark.usefixtures("cache")
def test_an_entry_has_what_it_inherits(tmp_path: Path) -> None:
    child = "@inproceedings{a, title = {A}, crossref = {All}}\n"
    book = "@proceedings{all, title = {The Book}, year = {%s}, publisher = {ITU}}\n"
    path = store_with(tmp_path, child + book % 2018)
    (one, _) = held(path)
    assert (one.container, one.year, one.publishers) == ("The Book", 2018, (Organisation("ITU"),))
    assert open_index(path).catalogue.keys(Query(Filter(missing=("year",)))) == []
    store_with(tmp_path, child + book % 2019)
    assert held(path)[0].year == 2019
