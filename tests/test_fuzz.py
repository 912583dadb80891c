"""The fuzz targets hold for all that they begin with, so that `make fuzz` finds what is new."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from fuzz.seeds import TARGETS, seeds

HERE = Path(__file__).parent.parent / "fuzz"


def test_every_target_is_run() -> None:
    assert {path.stem for path in HERE.glob("*.py") if "\ndef one(" in path.read_text("utf-8")} == {*TARGETS}


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_target_begins_with(target: str) -> None:
    one: Callable[[bytes], None] = import_module(f"fuzz.{target}").one
    examples = seeds(target)
    assert len(examples) > 50
    for seed in [b"", b"\xff\xfe\x00", *examples[:: 1 + len(examples) // 100]]:
        one(seed)
