"""What a check of links found, one function a format."""

from collections.abc import Callable
from importlib import import_module

from annexcli.model.checked import Checked

NAMES = ("terminal", "json", "jsonl", "junit", "sarif", "github", "markdown")


def formatted(name: str) -> Callable[[Checked], str]:
    """Return what writes a format; only that one is loaded."""
    module = import_module(f"annexcli.show.links.{'json' if name == 'jsonl' else name}")
    made: Callable[[Checked], str] = getattr(module, "lines" if name == "jsonl" else "report")
    return made
