"""Limits on time that hold on a busy machine, too: on that of the processor, not of the clock on the wall."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Hold what is done meanwhile to so many seconds of the processor; what other processes do counts for none."""
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    assert spent < seconds, f"{spent:.1f} s of the processor, at most {seconds} were expected"
