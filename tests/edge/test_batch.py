import pickle
from pathlib import Path

import pytest
from distributed import LocalCluster

from annexcli.edge.batch import Reading, found, parse_all, parse_file, remembered
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model.outcome import Parsed
from annexcli.model.reference import STDIN
from annexcli.parse.sections import Choice

GOOD = "## References\n\n- ILO, [Work](docs/w.pdf), 2014\n- FAO, [Food](https://e.org/f), 2015\n"


def test_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("a.md", "sub/b.docx", "sub/c.PDF", "notes.xyz", ".hidden/d.md", ".e.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    names = [str(Path(name).relative_to(tmp_path)) for name in found([str(tmp_path)])]
    assert names == ["a.md", "sub/b.docx", "sub/c.PDF"]
    assert found([f"{tmp_path}/*.md", str(tmp_path / "a.md")]) == [str(tmp_path / "a.md")]
    assert found([f"{tmp_path}/s*"]) == found([str(tmp_path / "sub")])
    assert found(["-", "no-such.md"]) == ["-", "no-such.md"]
    with pytest.raises(UnreadableInput, match="no document in it"):
        found([f"{tmp_path}/*.odt"])
    with pytest.raises(UnreadableInput, match="the name of a document is empty"):
        found(["a.md", ""])


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path, workers: int) -> None:
    names = []
    for number in range(6):
        path = tmp_path / f"{number}.md"
        path.write_bytes(b"a\0b" if number == 2 else GOOD.encode())
        names.append(str(path))
    told: list[object] = []
    results = parse_all([*names, str(tmp_path / "none.md")], Reading(tmp_path), told.append, workers=workers)
    assert [isinstance(result, Parsed) for result in results] == [True, True, False, True, True, True, False]
    assert len(told) == 7
    assert str(results[2]).endswith("2.md: not a document but binary data")
    assert "no such file" in str(results[6])


def test_errors_travel_between_processes_with_all_they_say() -> None:
    error = UnreadableInput("what", where="where", hint="hint")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "where: what; hint"


def test_relative_links_are_resolved_if_a_base_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(GOOD)

    def urls(reading: Reading) -> list[str | None]:
        parsed = parse_file(str(path), reading)
        assert isinstance(parsed, Parsed)
        return [item.reference.url for item in parsed.items if item.reference]

    assert urls(Reading(tmp_path)) == ["docs/w.pdf", "https://e.org/f"]
    assert urls(Reading(tmp_path, base_url="https://e.org/reports/x.html")) == [
        "https://e.org/reports/docs/w.pdf",
        "https://e.org/f",
    ]


def test_which_lists(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{GOOD}\n## To do\n\n- buy bread\n- eat[^1]\n\n[^1]: OHCHR, Privacy, 2016.\n")

    def sections(choice: Choice) -> list[str | None]:
        parsed = parse_file(str(path), Reading(tmp_path, choice=choice))
        assert isinstance(parsed, Parsed)
        return [section.path for section in parsed.sections]

    assert sections(Choice()) == ["References"]
    assert sections(Choice(everything=True)) == ["References", "To do"]
    assert sections(Choice(notes=True)) == ["References", "(notes)"]
    path.write_text(
        "# Text\n\nWords[^1] and more[^2].\n\n[^1]: https://e.org/a\n[^2]: OHCHR, Privacy, 2016.\n"
    )
    assert sections(Choice()) == ["(notes)"]


def test_a_cluster_of_two_processes_gives_the_same(tmp_path: Path) -> None:
    names = []
    for number in range(5):
        path = tmp_path / f"{number}.md"
        path.write_bytes(b"a\0b" if number == 2 else GOOD.encode())
        names.append(str(path))
    alone = parse_all(names, Reading(tmp_path), lambda _: None, workers=1)
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        together = parse_all(names, Reading(tmp_path), lambda _: None, cluster=cluster.scheduler_address)
    assert [str(result) for result in together] == [str(result) for result in alone]
    assert [isinstance(result, Parsed) for result in together] == [True, True, False, True, True]


def test_a_cluster_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no cluster answers"):
        parse_all(["a.md"], Reading(tmp_path), lambda _: None, cluster="no-such-protocol://x")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("最終.md", "最終.md"),
        ("r\udce6\udc9c\udc80.md", "r最.md"),  # as Python gives it where the locale is no UTF-8
        ("caf\udce9.md", "caf\\udce9.md"),  # Latin-1
        (STDIN, STDIN),
    ],
)
def test_a_document_is_remembered_by_a_name_that_can_be_written(
    name: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert remembered(name, tmp_path) == shown
