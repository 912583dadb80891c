"""The memory of answers: shared, harmless to lose, without secrets."""

import sqlite3
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.edge.answers import Answers, Remembered
from annexcli.masking import masked
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Failure, Handle, Hop, Page, Sign, Stranger, Tell
from annexcli.policy.answers import as_text, from_text, without_secrets

NOW = "2026-01-31T12:00:00Z"
URL = "https://e.org/a"
SEEN = Evidence(
    URL,
    (Hop(URL, 301), Hop("https://e.org/b", 200)),
    attempts=2,
    elapsed=0.25,
    page=Page("text/html", 512, "Title ü", ("One", "Two"), 40, "", (Sign(Tell.GONE, "not found", "title"),)),
    stranger=Stranger(404, None, "Gone", 0.5),
    handle=Handle(1, "https://e.org/c"),
    fragment=True,
    retry_after=3.0,
)


def memory(tmp_path: Path, **manners: object) -> Answers:
    return Answers(tmp_path / "annex" / "links.sqlite3", Manners(**manners))  # type: ignore[arg-type]


def remembered(url: str = URL, checked: str = NOW, well: str | None = None) -> dict[str, Remembered]:
    return {url: Remembered(replace(SEEN, url=url), checked, well)}


def test_an_answer_is_remembered_whole(tmp_path: Path) -> None:
    # Whatever evidence may hold is in this one, but for what makes it no answer.
    usual = Evidence(URL)
    unset = {one.name for one in fields(Evidence) if getattr(SEEN, one.name) == getattr(usual, one.name)}
    assert unset == {"url", "failure", "detail"}
    memory(tmp_path).remember(remembered(well=NOW), NOW)
    assert memory(tmp_path).recall([URL, "https://e.org/other"]) == remembered(well=NOW)


@given(
    st.builds(
        Evidence,
        st.just(URL),
        st.lists(st.builds(Hop, st.text(), st.integers(100, 999)), max_size=3).map(tuple),
        st.none() | st.sampled_from(Failure),
        st.text(),
        st.integers(0, 9),
        page=st.none()
        | st.builds(Page, title=st.text(), headings=st.lists(st.text(), max_size=2).map(tuple)),
        fragment=st.none() | st.booleans(),
    )
)
def test_whatever_was_seen_comes_back_without_its_secrets(evidence: Evidence) -> None:
    text = as_text(evidence)
    assert text.encode()
    assert from_text(text, URL) == without_secrets(evidence)


def test_answers_that_come_in_are_all_written_also_where_somebody_interrupts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annexcli.edge.answers._PORTION", 2)
    mine = memory(tmp_path)
    urls = [f"https://e.org/{number}" for number in range(5)]

    def interrupted() -> None:
        with mine.remembering() as arrivals:
            for url in urls:
                arrivals.add(url, remembered(url)[url])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert mine.recall(urls) == {url: remembered(url)[url] for url in urls}


def test_what_goes_wrong_with_the_writing_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("not of the disk")

    monkeypatch.setattr(Answers, "remember", fails)
    with pytest.raises(RuntimeError), memory(tmp_path).remembering() as arrivals:
        arrivals.add(URL, remembered()[URL])


def test_the_manners_and_the_headers_of_a_host_are_a_part_of_the_question(tmp_path: Path) -> None:
    memory(tmp_path).remember(remembered(), NOW)
    assert memory(tmp_path, concurrency=1, per_host=1, timeout=1.0).recall([URL])
    for other in ({"allow_private": True}, {"titles": True}, {"headers": {"e.org": {"A": "b"}}}):
        assert not memory(tmp_path, **other).recall([URL])
    assert memory(tmp_path, headers={"other.org": {"A": "b"}}).recall([URL])


def test_no_secret_is_written(tmp_path: Path) -> None:
    url = "https://user:hunter2@e.org/?token=s3cr3t"
    hops = (Hop(url, 302), Hop("https://e.org/login?session=abcdefghijkl9&access_token=t0k3n", 403))
    one = Remembered(Evidence(url, hops, detail=f"from {url}"), NOW)
    memory(tmp_path).remember({url: one}, NOW)
    data = b"".join(path.read_bytes() for path in (tmp_path / "annex").iterdir())
    assert not any(secret in data for secret in (b"hunter2", b"s3cr3t", b"t0k3n", b"abcdefghijkl9"))
    back = memory(tmp_path).recall([url])[url].evidence
    assert back.url == url
    assert back.hops[0].url == masked(url)


def test_a_later_answer_takes_the_place_of_an_earlier_one_and_the_last_success_stays(tmp_path: Path) -> None:
    mine = memory(tmp_path)
    mine.remember(remembered(checked="2026-01-02T00:00:00Z", well="2026-01-02T00:00:00Z"), NOW)
    mine.remember(remembered(checked="2026-01-03T00:00:00Z"), NOW)
    mine.remember(remembered(checked="2026-01-01T00:00:00Z"), NOW)
    one = mine.recall([URL])[URL]
    assert (one.checked, one.well) == ("2026-01-03T00:00:00Z", "2026-01-02T00:00:00Z")


def test_what_nobody_asked_for_months_is_forgotten(tmp_path: Path) -> None:
    mine = memory(tmp_path)
    mine.remember(remembered(checked="2025-10-01T00:00:00Z"), NOW)
    mine.remember(remembered("https://e.org/new"), NOW)
    assert list(mine.recall([URL, "https://e.org/new"])) == ["https://e.org/new"]


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    mine = memory(tmp_path)
    mine.path.parent.mkdir()
    mine.path.write_bytes(damage)
    assert mine.recall([URL]) == {}
    mine.remember(remembered(), NOW)
    assert mine.recall([URL]) == remembered()


def test_a_file_of_another_version_is_made_anew(tmp_path: Path) -> None:
    mine = memory(tmp_path)
    mine.remember(remembered(), NOW)
    with sqlite3.connect(mine.path) as other:
        other.execute("pragma user_version = 99")
    other.close()
    assert mine.recall([URL]) == {}
    mine.remember(remembered(), NOW)
    assert mine.recall([URL]) == remembered()


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "annex").write_text("a file where the folder should be")
    memory(tmp_path).remember(remembered(), NOW)
    assert memory(tmp_path).recall([URL]) == {}


def test_many_runs_write_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from annexcli.edge.answers import *\n"
        "mine = Answers(Path(sys.argv[1]), Manners())\n"
        "for n in range(40):\n"
        "    url = f'https://e.org/{sys.argv[2]}/{n}'\n"
        f"    mine.remember({{url: Remembered(Evidence(url), {NOW!r})}}, {NOW!r})\n"
    )
    path = memory(tmp_path).path
    runs = [subprocess.Popen([sys.executable, "-c", script, str(path), str(number)]) for number in range(4)]
    assert [run.wait(60) for run in runs] == [0] * 4
    urls = [f"https://e.org/{run}/{n}" for run in range(4) for n in range(40)]
    assert len(memory(tmp_path).recall(urls)) == 160
