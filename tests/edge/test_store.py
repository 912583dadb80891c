import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annexcli.bib.fields import to_entry
from annexcli.bib.library import load
from annexcli.bib.patch import apply, with_fields
from annexcli.edge import store as module
from annexcli.edge.store import Store, appended, change, open_store, read_store
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model.reference import EntryType, Organisation, PartialDate, Reference
from tests.bib.strategies import files
from tests.processor import at_most

NEW = Reference(
    "A report",
    key="ilo2014report",
    type=EntryType.REPORT,
    publishers=(Organisation("ILO"),),
    date=PartialDate(2014),
)
NASTY = [
    "",
    "% a comment without a line end",
    "\ufeff@misc{a, title = {with a BOM}}\n",
    "@misc{a,\r\n  title={CRLF}\r\n}\r\n",
    '@string{un = "UN"}\n\n@misc(b, title = un # { x}, year=2018)\n\n\n',
    '@comment{jabref-meta: groups;}\n@preamble{"\\newcommand{\\x}{}"}\n@misc{c,\n\ttitle   =  {odd   spacing},}',
    "free text { with a brace\n@misc{d, title={x}}\n",
]


def adding(store: Store) -> str:
    return appended(store, store.text, (to_entry(NEW),))


def retitled(store: Store) -> str:
    entry = store.library.entries[0]
    return apply(store.text, with_fields(store.text, entry, {"title": "new"}, store.style))


@pytest.mark.parametrize("text", NASTY)
def test_what_was_there_stays_byte_for_byte(tmp_path: Path, text: str) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes(text.encode())
    change(path, adding)
    written = path.read_bytes()
    assert written.startswith(text.encode())
    assert b"\r\n" not in written.replace(b"\r\n", b"") if b"\r\n" in text.encode() else b"\r" not in written
    assert open_store(path).references[-1] == NEW


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files(), st.sampled_from(["utf-8", "cp1252"]))
def test_reading_and_writing_changes_no_byte(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "references.bib"
    data = text.replace("\ufeff", "").encode(encoding)
    path.write_bytes(data)
    change(path, lambda store: store.text, tolerant=True)
    assert path.read_bytes() == data
    change(path, adding, tolerant=True)
    assert path.read_bytes().startswith(data)


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    change(path, lambda store: store.text, must_exist=False)
    assert not path.exists()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("@misc{a, title = {Café – “x”}, note = {y}}\n".encode("cp1252"), "cp1252"),
        ("@misc{a, title = {Café \x81}, note = {y}}\n".encode("latin-1"), "latin-1"),
        ("\ufeff@misc{a, title = {Café}, note = {y}}\n".encode(), "utf-8"),
    ],
)
def test_other_encodings_are_written_back_as_they_were(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes(data)
    store = change(path, retitled)
    assert store.encoding == encoding
    start = data.index(b"Caf")
    assert path.read_bytes() == data[:start] + b"new" + data[data.index(b"}", start) :]


def test_a_letter_that_the_encoding_lacks_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    data = "@misc{a, title = {Café}}\n".encode("latin-1")
    path.write_bytes(data)
    with pytest.raises(UsageProblem, match=r"'☃' cannot be written in the file's encoding.*iconv"):
        change(path, lambda store: f"{store.text}% ☃")
    assert path.read_bytes() == data
    path.write_bytes(b"")
    with pytest.raises(UsageProblem, match="is no character, but a byte of another encoding; type the text"):
        change(path, lambda _: "% caf\udce9")


def test_a_broken_entry_is_told_and_a_missing_store_too(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title={x}}\n@misc{b, title={y\n@misc{c title}\n")
    with pytest.raises(UnreadableInput, match=r"references\.bib:2.*and 1 more"):
        open_store(path)
    assert [entry.key for entry in open_store(path, tolerant=True).library.entries] == ["a"]
    with pytest.raises(UnreadableInput, match="annex parse"):
        open_store(tmp_path / "none.bib")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"@misc{a,\n note = {\0}}\n", r":2: not text but binary data"),
        (b"@misc{a, note = {" + b"x" * 21_000_000 + b"}}", "a line of more than 20 MB"),
        (b"@misc{a}\n" * 500_001, "more than 500,000 entries"),
    ],
)
def test_what_is_no_bibliography_is_refused_at_once(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=what):
        open_store(path)


@given(st.lists(st.text("x", max_size=7)), st.integers(1, 6))
def test_the_longest_line_decides(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], most: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.bib"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LONGEST_LINE", most)
        if any(len(line) > most for line in lines):
            with pytest.raises(UnreadableInput, match="a line of more than 0 MB"):
                read_store(path)
        else:
            assert read_store(path).text == "\n".join(lines)


def test_a_file_larger_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 10)
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {x}}")
    with pytest.raises(UnreadableInput, match="larger than 0 MB"):
        open_store(path)


def test_no_change_makes_a_store_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 30)
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {x}}")
    with pytest.raises(UsageProblem, match="could not be read again: larger than 0 MB"):
        change(path, lambda store: store.text * 2)
    assert path.read_text() == "@misc{a, title = {x}}"


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, note = " + "{" * 100_000 + "}" * 100_000 + "}\n",
        "@misc{a, note = " + "{" * 100_000,
        "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(60)) + "@misc{a, note = s59}\n",
        "@misc{a" + ", x = 1" * 50_000 + "}\n",
        "@" * 100_000,
        "@misc{a, note = " + '"{' * 50_000,
    ],
    ids=["nested", "never closed", "doubling macros", "many fields", "signs", "quotation marks"],
)
def test_hostile_files_take_bounded_time(tmp_path: Path, text: str) -> None:
    path = tmp_path / "references.bib"
    path.write_text(text)
    with at_most(20):
        store = open_store(path, tolerant=True)
        assert len(store.references) == len(store.library.entries)


def test_somebody_else_s_change_is_seen_and_the_own_one_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {x}}\n")
    calls: list[str] = []

    def make(store: Store) -> str:
        calls.append(store.text)
        if len(calls) == 1:
            path.write_text("@misc{a, title = {x}}\n\n@misc{b, title = {by an editor}}\n")
        return retitled(store)

    change(path, make)
    assert len(calls) == 2
    assert path.read_text() == "@misc{a, title = {new}}\n\n@misc{b, title = {by an editor}}\n"


def test_a_file_that_never_stands_still_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {x}}\n")

    def make(store: Store) -> str:
        path.write_text(f"{store.text}%\n")
        return retitled(store)

    with pytest.raises(UsageProblem, match="keeps changing it"):
        change(path, make)
    assert path.read_text().startswith("@misc{a, title = {x}}\n%\n")


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path = tmp_path / "real" / "references.bib"
    path.write_text("@misc{a, title = {x}}\n")
    path.chmod(0o640)
    link = tmp_path / "references.bib"
    link.symlink_to(path)
    change(link, retitled)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "new" in path.read_text()
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {x}}\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageProblem, match="No space left on device; the file is as it was"):
        change(path, retitled)
    assert path.read_text() == "@misc{a, title = {x}}\n"
    assert list(tmp_path.iterdir()) == [path]


def test_the_lock_leaves_nothing_beside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "work" / "references.bib"
    path.parent.mkdir()

    def make(store: Store) -> str:
        assert not list(path.parent.iterdir())
        return adding(store)

    change(path, make, must_exist=False)
    assert list(path.parent.iterdir()) == [path]


def test_a_store_that_is_held_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title = {x}}\n")
    monkeypatch.setattr(module, "_LOCK_SECONDS", 0.1)

    def make(store: Store) -> str:
        with pytest.raises(UsageProblem, match="another program has been writing it"):
            change(path, retitled)
        return store.text

    change(path, make)


WRITER = """
import sys
from pathlib import Path
from annexcli.bib.patch import apply, with_fields
from annexcli.edge.store import Store, change

path, key, edits = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(edits):
    def make(store: Store) -> str:
        entry = store.library.entry(key)
        return apply(store.text, with_fields(store.text, entry, {f"x{number}": "y" * 500}, store.style))
    change(path, make)
    print(number, flush=True)
"""


def writer(path: Path, key: str, edits: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(path), key, str(edits)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text("".join(f"@misc{{k{n},\n  title = {{x}},\n}}\n\n" for n in range(8)))
    writers = [writer(path, f"k{n}", 25) for n in range(8)]
    for one in writers:
        one.communicate(timeout=120)
        assert one.returncode == 0
    library = load(path.read_text())
    assert [len(entry.fields) for entry in library.entries] == [26] * 8


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """A writer makes edit after edit and is killed 200 times at whatever it is doing."""
    path = tmp_path / "references.bib"
    path.write_text("@misc{a,\n  title = {x},\n}\n")
    for kill in range(200):
        with a_writer(path):
            if kill % 10 == 0:
                wait_for_a_change(path)
            time.sleep(0.002 + (kill % 20) * 0.0007)
        library = load(path.read_text())
        assert not library.broken
        assert [entry.key for entry in library.entries] == ["a"]
        assert all(value in {"x", "y" * 2000} for _, value in library.entries[0].fields)
    assert len(load(path.read_text()).entries[0].fields) > 20
    change(path, retitled)
    assert list(tmp_path.iterdir()) == [path]  # nor is anything left of the killed ones


@contextmanager
def a_writer(path: Path) -> Iterator[None]:
    """Have a process write meanwhile, then kill it: a copy of this one, as starting Python takes too long."""
    with warnings.catch_warnings():
        # Threads that tests before this one left need not stop a copy that only writes.
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            _write_for_ever(path)
        finally:
            os._exit(1)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def wait_for_a_change(path: Path) -> None:
    before, begun = path.read_bytes(), time.monotonic()
    while path.read_bytes() == before and time.monotonic() - begun < 30:
        time.sleep(0.001)


def _write_for_ever(path: Path) -> None:
    number = len(load(path.read_text()).entries[0].fields)
    while True:

        def make(store: Store, name: str = f"x{number}") -> str:
            entry = store.library.entries[0]
            return apply(store.text, with_fields(store.text, entry, {name: "y" * 2000}, store.style))

        change(path, make)
        number += 1
