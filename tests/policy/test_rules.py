"""Which links are asked, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UsageProblem
from annexcli.policy.rules import Rules, Shard, patterns, read_shard


def rules(exclude: tuple[str, ...] = (), include: tuple[str, ...] = ()) -> Rules:
    return Rules(patterns(exclude, ""), patterns(include, ""))


def test_what_is_excluded_and_what_is_included_even_so() -> None:
    some = rules((r"//intranet\.", r"\.pdf$"), (r"//intranet\.e\.org/public",))
    assert some.skips("https://intranet.e.org/x") == r"excluded by //intranet\."
    assert some.skips("https://intranet.e.org/public/x") == ""
    assert some.skips("https://e.org/") == ""


def test_includes_alone_leave_all_others_out() -> None:
    some = rules((), ("e.org",))
    assert some.skips("https://e.org/") == ""
    assert some.skips("https://other.net/") == "not included"


def test_a_pattern_that_is_none_is_told() -> None:
    with pytest.raises(UsageProblem, match="no regular expression"):
        patterns(("(",), "--exclude")


def test_statuses_are_accepted_of_a_host_and_of_those_below_it() -> None:
    some = Rules(accept={"e.org": frozenset({403}), "*.e.org": frozenset({999})})
    assert some.accepted("https://E.org:8080/x") == {403}
    assert some.accepted("https://www.e.org/x") == {999}
    assert some.accepted("https://note.org/") == some.accepted("mailto:x@e.org") == frozenset()


@given(st.from_regex(r"https?://[a-z]{1,12}\.(org|net)/[a-z]{0,5}", fullmatch=True), st.integers(1, 9))
def test_each_link_is_in_one_part(url: str, total: int) -> None:
    parts = [number for number in range(1, total + 1) if Shard(number, total).holds(url)]
    assert len(parts) == 1
    assert Shard(parts[0], total).holds(f"{url}/another?page=1")


def test_parts_are_the_same_on_every_machine_and_about_as_large() -> None:
    held = [sum(Shard(n, 4).holds(f"https://host{i}.org/") for i in range(4000)) for n in range(1, 5)]
    assert sum(held) == 4000
    assert min(held) > 900
    assert [n for n in range(1, 5) if Shard(n, 4).holds("https://example.org/")] == [3]
    assert Shard(1, 3).holds(None)
    assert not Shard(2, 3).holds(None)


@pytest.mark.parametrize("text", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2"])
def test_what_is_no_part_is_an_error(text: str) -> None:
    with pytest.raises(UsageProblem, match="no part"):
        read_shard(text)
