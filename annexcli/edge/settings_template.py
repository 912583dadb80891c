"""A file of settings to begin with: each is there, commented out, with what it does."""

import json
import os
from pathlib import Path

from annexcli.edge.files import write_whole
from annexcli.edge.settings import FILE, PYPROJECT
from annexcli.errors import UsageProblem

_STORE = '#store = "references.bib"'


def template(store: str | None = None) -> str:
    """Return the text of a file of settings that change nothing, but for the store where one is given.

    Args:
        store: the path of the store, from the folder of the file.

    """
    text = Path(__file__).with_name(FILE).read_text("utf-8")
    if store is None:
        return text
    # What JSON writes is a basic string of TOML (1.0.0), but for one character.
    quoted = json.dumps(store, ensure_ascii=False).replace("\x7f", "\\u007f")
    return text.replace(_STORE, f"store = {quoted}")


def write_template(store: str | None, *, force: bool) -> Path:
    """Write a file of settings into the current folder, and return its path.

    Args:
        store: the path of the store, from the current folder, where it is not the usual one.
        force: whether a file that is there is replaced.

    Raises:
        UsageProblem: if there are settings already, or the file cannot be written.

    """
    path = Path(FILE)
    if store is not None and any("\ud800" <= c <= "\udfff" for c in store):
        raise UsageProblem("its name is no UTF-8 text", where=repr(store), hint="rename it")
    if not force:
        _refuse_if_settled(path)
    write_whole(path, template(store))
    return path


def _refuse_if_settled(path: Path) -> None:
    if os.path.lexists(path):
        raise UsageProblem("is there already", where=FILE, hint="edit it, or replace it with --force")
    pyproject = Path(PYPROJECT)
    try:
        import tomllib  # noqa: PLC0415 - most projects have no such file

        tools = tomllib.loads(pyproject.read_text("utf-8")).get("tool")
    except (OSError, ValueError):
        return  # not there, or nothing that could hold settings
    if isinstance(tools, dict) and "annex" in tools:
        raise UsageProblem(
            f"holds settings in [tool.annex], which {FILE} would put out of force",
            where=PYPROJECT,
            hint=f"edit them there, or write {FILE} with --force",
        )
