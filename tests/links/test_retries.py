"""When to ask again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.links.retries import LONGEST, retry_after, wait

NOW = datetime(2026, 1, 31, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sat, 31 Jan 2026 12:00:30 GMT", 30),
        ("Sat, 31 Jan 2026 12:00:30 -0000", 30),
        ("Saturday, 31-Jan-26 12:00:30 GMT", 30),
        ("Sat Jan 31 12:00:30 2026", 30),
        ("Fri, 30 Jan 2026 12:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("٣", None),
    ],
)
def test_what_servers_ask_for(value: str | None, seconds: float | None) -> None:
    """Seconds and the three forms of an HTTP date (RFC 9110 §5.6.7)."""
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=40))
def test_any_header_is_read(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@given(st.integers(1, 1000), st.floats(0, 1))
def test_waits_grow_and_end(attempt: int, chance: float) -> None:
    now, later = wait(attempt, None, chance), wait(attempt + 1, None, chance)
    assert now is not None
    assert later is not None
    assert 0 < now <= later <= LONGEST


def test_what_a_server_asks_for_is_kept() -> None:
    assert wait(1, 7, 0) == 7
    assert wait(1, LONGEST + 1, 0) is None
