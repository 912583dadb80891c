"""``annex check`` remembers answers and failures, and knows what a change brings."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Annex, Site

QUICK = ("--allow-private", "--retries", "0", "--timeout", "5", "--interval", "0")


def store(annex: Annex, site: Site, *paths: str, name: str = "references.bib") -> None:
    entries = (f"@misc{{k{path[1:]}, title = {{x}}, url = {{{site.url}{path}}}}}\n" for path in paths)
    annex.write(name, "".join(entries))


def standings(annex: Annex, *arguments: str, expect: int) -> dict[str, str]:
    done = annex("check", *QUICK, "--json", *arguments, expect=expect)
    return {result["key"]: result["standing"] for result in json.loads(done.out)["results"]}


def test_answers_are_remembered_and_asked_again_on_demand(annex: Annex, site: Site) -> None:
    site.pages |= {"/ok": 200}
    store(annex, site, "/ok", "/gone", "/busy")
    site.pages["/busy"] = 503
    first = annex("check", *QUICK, expect=1).out
    asked = len(site.asked)
    assert annex("check", *QUICK, expect=1).out == first
    # What was transient is asked again, nothing else.
    assert {line.split()[1] for line in site.asked[asked:]} == {"/busy"}
    asked = len(site.asked)
    annex("check", *QUICK, "--refresh", expect=1)
    assert {line.split()[1] for line in site.asked[asked:]} >= {"/ok", "/gone", "/busy"}
    asked = len(site.asked)
    annex("check", *QUICK, "--cache-age", "0", "--key", "kok")
    assert len(site.asked) > asked


def test_everything_from_memory_imports_no_network(annex: Annex, site: Site) -> None:
    site.pages |= {"/ok": 200}
    store(annex, site, "/ok")
    annex("check", *QUICK)
    script = (
        "import sys; sys.argv = ['annex', 'check', '--allow-private']\n"
        "from annexcli.cli.app import app\n"
        "try: app()\nfinally: assert 'aiohttp' not in sys.modules, 'asked'\n"
    )
    environment = {"XDG_CACHE_HOME": str(annex.folder / ".cache"), "PATH": ""}
    subprocess.run(
        [sys.executable, "-c", script], cwd=annex.folder, check=True, capture_output=True, env=environment
        | {"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip


def test_offline_tells_what_is_remembered_however_old(annex: Annex, site: Site) -> None:
    site.pages |= {"/ok": 200}
    store(annex, site, "/ok")
    annex("check", *QUICK)
    store(annex, site, "/ok", "/new")
    asked = len(site.asked)
    done = annex("check", *QUICK, "--offline", "--cache-age", "ok=0")
    assert done.out == "2 entries, 2 links: 1 skipped, 1 ok\n"
    assert len(site.asked) == asked


def test_a_lost_cache_is_no_loss(annex: Annex, site: Site) -> None:
    site.pages |= {"/ok": 200}
    store(annex, site, "/ok")
    annex("check", *QUICK)
    (annex.folder / ".cache" / "annex" / "links.sqlite3").write_bytes(b"broken")
    assert annex("check", *QUICK).out == "1 entry, 1 link: 1 ok\n"


def state(annex: Annex) -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = json.loads(annex.read("links.json"))
    return read


def back_in_time(annex: Annex, day: str) -> None:
    """Make the failures of a state file begin on another day."""
    read = state(annex)
    for row in read.values():
        if isinstance(row, dict):
            row["first"] = row["last"] = f"{day}T00:00:00Z"
    annex.write("links.json", json.dumps(read))


def test_a_link_fails_the_build_after_so_many_failures_over_so_many_days(annex: Annex, site: Site) -> None:
    store(annex, site, "/gone")
    patient = ("--state", "links.json", "--fail-after", "2", "--fail-days", "5", "--refresh")
    assert standings(annex, *patient, expect=0) == {"kgone": "waits"}
    row = state(annex)[f"{site.url}/gone"]
    assert (row["verdict"], row["count"], row["ok"]) == ("dead", 1, None)
    back_in_time(annex, "2026-01-01")
    assert standings(annex, *patient, expect=1) == {"kgone": "fails"}
    assert state(annex)[f"{site.url}/gone"]["count"] == 2
    site.pages["/gone"] = 200
    assert standings(annex, *patient, expect=0) == {"kgone": "passes"}
    assert annex.read("links.json") == b'{\n"version": 1\n}\n'


def test_the_last_success_is_known_from_the_cache(annex: Annex, site: Site) -> None:
    site.pages["/a"] = 200
    store(annex, site, "/a")
    annex("check", *QUICK)
    site.pages["/a"] = 404
    annex("check", *QUICK, "--refresh", "--state", "links.json", expect=1)
    assert str(state(annex)[f"{site.url}/a"]["ok"]).startswith("20")


def test_what_filters_leave_out_stays_remembered_what_is_gone_from_the_store_does_not(
    annex: Annex, site: Site
) -> None:
    store(annex, site, "/a", "/b")
    annex("check", *QUICK, "--state", "links.json", expect=1)
    both = annex.read("links.json")
    annex("check", *QUICK, "--state", "links.json", "--key", "ka", expect=1)
    assert annex.read("links.json") == both
    store(annex, site, "/a")
    annex("check", *QUICK, "--state", "links.json", expect=1)
    assert list(state(annex)) == [f"{site.url}/a", "version"]


def test_a_state_file_with_a_conflict_is_an_error_and_stays(annex: Annex, site: Site) -> None:
    store(annex, site, "/a")
    annex.write("links.json", "<<<<<<< HEAD\n{}\n")
    done = annex("check", *QUICK, "--state", "links.json", expect=3)
    assert "links.json:1: not a state file" in done.err
    assert site.asked == []
    assert annex.read("links.json") == b"<<<<<<< HEAD\n{}\n"


def test_a_state_file_without_its_folder_is_told_before_anything_is_asked(annex: Annex, site: Site) -> None:
    store(annex, site, "/a")
    assert "its folder does not exist" in annex("check", *QUICK, "--state", "none/links.json", expect=2).err
    assert site.asked == []


def test_patience_needs_a_memory(annex: Annex, site: Site) -> None:
    store(annex, site, "/a")
    assert "add --state" in annex("check", "--fail-after", "2", expect=2).err


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@e.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(annex: Annex, site: Site) -> Annex:
    store(annex, site, "/old")
    annex.write("doc.md", f"[x]({site.url}/olddoc)\n")
    git(annex.folder, "init", "-q", "-b", "main")
    git(annex.folder, "add", "references.bib", "doc.md")
    git(annex.folder, "commit", "-q", "-m", "one")
    store(annex, site, "/old", "/new")
    return annex


def test_only_links_that_a_change_adds_fail(repository: Annex, site: Site) -> None:
    assert standings(repository, "--since", "main", expect=1) == {"kold": "old", "knew": "fails"}
    store(repository, site, "/old")
    assert standings(repository, "--since", "HEAD", expect=0) == {"kold": "old"}
    repository.write("new.md", f"[x]({site.url}/newdoc) [y]({site.url}/olddoc)\n")
    done = repository("check", *QUICK, "doc.md", "new.md", "--json", "--since", "main", expect=1)
    told = [(one["file"], one["standing"]) for one in json.loads(done.out)["results"]]
    assert told == [("doc.md", "old"), ("new.md", "fails"), ("new.md", "old")]


def test_before_the_first_commit_every_link_is_new(annex: Annex, site: Site) -> None:
    store(annex, site, "/old")
    git(annex.folder, "init", "-q", "-b", "main")
    assert standings(annex, "--since", "HEAD", expect=1) == {"kold": "fails"}
    assert "no commit 'main' here" in annex("check", "--since", "main", expect=2).err


def test_old_debt_fails_when_patience_ends(repository: Annex) -> None:
    arguments = ("--since", "main", "--state", "links.json", "--fail-after", "1", "--fail-days", "3")
    assert standings(repository, *arguments, expect=1) == {"kold": "old", "knew": "fails"}
    back_in_time(repository, "2026-01-01")
    assert standings(repository, *arguments, expect=1) == {"kold": "fails", "knew": "fails"}


def test_a_revision_that_is_none(repository: Annex, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "no commit 'v9' here; in CI, fetch it first" in repository("check", "--since", "v9", expect=2).err
    assert "no commit '--help'" in repository("check", "--since=--help", expect=2).err
    elsewhere = Annex(tmp_path_factory.mktemp("elsewhere"), {"GIT_CEILING_DIRECTORIES": "/"})
    elsewhere.write("references.bib", "")
    assert "not in a git repository" in elsewhere("check", "--since", "main", expect=2).err


def test_a_baseline_is_a_store_or_a_former_report(annex: Annex, site: Site) -> None:
    store(annex, site, "/old", name="before.bib")
    store(annex, site, "/old")
    annex("check", *QUICK, "--report", "json=before.json", "--report", "jsonl=before.jsonl", expect=1)
    store(annex, site, "/old", "/new")
    for baseline in ("before.bib", "before.json", "before.jsonl"):
        told = standings(annex, "--baseline", baseline, expect=1)
        assert told == {"kold": "old", "knew": "fails"}
    annex.write("odd.json", "[1]")
    assert "neither a store nor a report" in annex("check", "--baseline", "odd.json", expect=3).err


def test_parts_together_are_the_whole(annex: Annex) -> None:
    entries = [f"@misc{{k{n}, title = {{x}}, url = {{https://h{n}.e.org/}}}}\n" for n in range(20)]
    annex.write("references.bib", "".join([*entries, "@misc{none, title = {x}}\n"]))
    keys: list[str] = []
    for part in ("1/3", "2/3", "3/3"):
        done = annex("check", "--offline", "--json", "--shard", part)
        keys += [result["key"] for result in json.loads(done.out)["results"]]
    assert sorted(keys) == sorted([*(f"k{n}" for n in range(20)), "none"])
    assert "no part" in annex("check", "--shard", "4/3", expect=2).err
