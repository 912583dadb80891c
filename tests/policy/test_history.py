"""What is remembered of failing links: since when, how often, and nothing of those that are well again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UnreadableInput
from annexcli.model.checked import History
from annexcli.model.verdict import Verdict
from annexcli.policy.history import Seen, as_text, from_text, updated

URLS = ("https://a.org/", "https://b.org/ü", "https://***@c.org/?token=***")
moments = st.integers(0, 40).map(lambda day: f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}T12:00:00Z")
looks = st.lists(
    st.builds(
        Seen, st.sampled_from(URLS), st.sampled_from([Verdict.DEAD, Verdict.OK]), moments, st.booleans(), st.booleans()
    ),
    max_size=12,
)  # fmt: skip
histories = st.dictionaries(
    st.sampled_from(URLS) | st.text(min_size=1, max_size=30).map("https://e.org/{}".format),
    st.builds(History, st.just("dead"), moments, moments, st.integers(1, 9), st.none() | moments),
)


def look(day: int, *, failed: bool = True, url: str = URLS[0], **more: object) -> Seen:
    verdict = Verdict.DEAD if failed else Verdict.OK
    return Seen(url, verdict, f"2026-01-{day:02d}T12:00:00Z", failed, **more)  # type: ignore[arg-type]


def test_failures_are_counted_from_the_first_and_a_success_clears_them() -> None:
    known = updated({}, [look(1, ok="2025-12-31")], URLS)
    known = updated(known, [look(3)], URLS)
    moments = ("2026-01-01T12:00:00Z", "2026-01-03T12:00:00Z")
    assert known == {URLS[0]: History("dead", *moments, 2, "2025-12-31")}
    assert updated(known, [look(4, failed=False)], URLS) == {}


def test_an_answer_from_the_cache_is_not_counted_again() -> None:
    known = updated({}, [look(1)], URLS)
    assert updated(known, [look(1), look(1)], URLS) == known


def test_an_answer_that_is_wrong_for_one_of_two_entries_is_a_failure() -> None:
    known = updated({}, [look(1), look(1, failed=False)], URLS)
    assert updated(known, [look(2, failed=False), look(2)], URLS)[URLS[0]].count == 2


def test_what_tells_nothing_changes_nothing() -> None:
    known = updated({}, [look(1)], URLS)
    assert updated(known, [look(2, failed=False, tells=False)], URLS) == known


def test_a_link_that_no_source_has_is_forgotten_one_that_was_not_asked_is_not() -> None:
    known = updated({}, [look(1), look(1, url=URLS[1])], URLS)
    assert list(updated(known, [], URLS[1:])) == [URLS[1]]


@given(histories, looks)
def test_seeing_the_same_again_changes_nothing(known: dict[str, History], seen: list[Seen]) -> None:
    once = updated(known, seen, known.keys() | set(URLS))
    last = {one.url: max(other.checked for other in seen if other.url == one.url) for one in seen}
    newest = [one for one in seen if one.checked == last[one.url] and one.tells]
    assert updated(once, newest, once.keys() | set(URLS)) == once or any(not one.failed for one in newest)


@given(looks)
def test_never_more_failures_than_looks_that_failed(seen: list[Seen]) -> None:
    for url, history in updated({}, seen, URLS).items():
        failed = {one.checked for one in seen if one.url == url and one.failed and one.tells}
        assert history.count <= len(failed)
        assert {history.first, history.last} <= failed
        assert history.first <= history.last


@given(looks, st.randoms(use_true_random=False))
def test_the_order_of_looks_does_not_matter(seen: list[Seen], random: object) -> None:
    mixed = list(seen)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert updated({}, mixed, URLS) == updated({}, seen, URLS)


@given(histories)
def test_a_file_is_read_as_it_was_written(known: dict[str, History]) -> None:
    text = as_text(known)
    assert from_text(text, "x") == known
    lines = text.split("\n")[:-1]
    assert len(lines) == len(known) + 3
    assert all(line.endswith("},") for line in lines[1:-2])
    assert list(json.loads(text)) == [*sorted(known), "version"]


@given(histories, histories)
def test_git_merges_what_two_branches_add(one: dict[str, History], other: dict[str, History]) -> None:
    """Each link is a line of its own, so that a merge by lines is a file, too."""
    lines = sorted(set(as_text(one).split("\n")[1:-3]) | set(as_text(other).split("\n")[1:-3]))
    urls = [line.split('": {')[0] for line in lines]
    merged = [line for line, url in zip(lines, urls, strict=True) if urls.count(url) == 1]
    assert from_text("\n".join(["{", *merged, '"version": 1', "}"]), "x").keys() <= one.keys() | other.keys()


@pytest.mark.parametrize(
    "text",
    ['{"version": 2}', '{"https://e.org": 1, "version": 1}', "[]", "<<<<<<< HEAD\n{}", '{"u": {"verdict": "dead"}, "version": 1}',
     '{"u": {"verdict": "dead", "first": 1, "last": "x", "count": 1, "ok": null}, "version": 1}', "{}"],
)  # fmt: skip
def test_what_is_no_state_file_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput, match="state file"):
        from_text(text, "links.json")


def test_an_empty_file_remembers_nothing() -> None:
    assert from_text(" \n", "x") == {}
