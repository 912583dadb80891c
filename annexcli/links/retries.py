"""When to ask again: what servers ask for, and longer waits from time to time (RFC 9110 §10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST = 0.5
# Nobody waits longer than this for one answer, whatever the server asks for.
LONGEST = 30.0


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that ``Retry-After`` asks for, as such or as a date; None where it says nothing.

    Args:
        value: the header as it came.
        now: the present moment, with its time zone.

    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if date.tzinfo is None:  # "-0000": UTC, by a server that does not know where it is (RFC 5322 §3.3)
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - now).total_seconds())


def wait(attempt: int, asked: float | None, chance: float) -> float | None:
    """Return the seconds before the next attempt, or None where the server asks for too much patience.

    Each wait is twice as long as the one before, shortened by up to its half so that many clients do not come
    back at once.

    Args:
        attempt: how many there were, at least 1.
        asked: the seconds that the server asked for.
        chance: a random number from 0 to 1.

    """
    if asked is not None and asked > LONGEST:
        return None
    backoff = min(LONGEST, _FIRST * 2.0 ** min(attempt - 1, 10)) * (1 - chance / 2)
    return backoff if asked is None else max(asked, 0.0) + chance * 0.1
