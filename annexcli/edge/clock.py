"""The clock."""

import time
from datetime import UTC, datetime


def now() -> str:
    """Return the present moment in UTC to the second, as ISO 8601 writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds() -> float:
    """Return seconds from some moment on, for measuring how long a thing takes."""
    return time.monotonic()
