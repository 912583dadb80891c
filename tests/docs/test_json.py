"""docs/json.md shows every shape that ``--json`` prints."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annexcli.cli.registry import COMMANDS
from tests.conftest import LINKS, Annex, Site, redirect
from tests.docs.pages import code, page, rows, section

Invoke = Callable[..., str]


@pytest.fixture
def invoke(example: Annex, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """The command, in the folder of the test, whose store holds the example annex."""
    monkeypatch.chdir(example.folder)

    def run(*arguments: str) -> str:
        done = example(*arguments, expect=None)
        assert done.code in {0, 1}, done
        return done.out

    return run


def shapes(text: str) -> dict[str, Any]:
    """Return the shapes that a page shows, by the headings that they stand under."""
    found = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        if block := re.search(r"^```json\n(.*?)^```$", part, re.MULTILINE | re.DOTALL):
            found[part.partition("\n")[0].strip("`")] = json.loads(block[1])
    return found


def differs(shown: Any, real: Any, path: str = "") -> Iterator[str]:
    """Yield where a value has another shape than the one that is shown; ``…`` stands for any."""
    if shown in ("…", None) or real is None:
        return
    if isinstance(shown, dict) and isinstance(real, dict):
        if set(shown) != set(real):
            yield f"{path}: {sorted(set(shown) ^ set(real))}"
        for name in set(shown) & set(real):
            yield from differs(shown[name], real[name], f"{path}.{name}")
    elif isinstance(shown, list) and isinstance(real, list):
        for one in real if shown else ():
            yield from differs(shown[0], one, f"{path}[]")
    elif type(shown) is not type(real) and not {type(shown), type(real)} <= {int, float}:
        yield f"{path}: {shown!r}, {real!r}"


REPORT = "## References\n\n- ITU, [Rules](https://a.example/1), 2017\n- \n- ITU, [Rules](https://a.example/1), 2017\n"


def recovered(invoke: Invoke) -> str:
    Path("links.tsv").write_bytes(LINKS.read_bytes())
    lost = re.sub(r"^  (?:annex-)?url.*\n", "", Path("references.bib").read_text("utf-8"), flags=re.MULTILINE)
    Path("references.bib").write_text(lost, "utf-8")
    return invoke("recover", "--from", "links.tsv", "--json")


def twice(invoke: Invoke) -> str:
    Path("r.md").write_text(REPORT + "- WHO, Gone, 2011\n")
    invoke("--store", "r.bib", "parse", "r.md")
    Path("r.md").write_text(
        REPORT.replace("Rules](https://a.example/1), 2017\n- \n", "Rules](https://a.example/2), 2017\n- \n")
    )
    return invoke("--store", "r.bib", "parse", "r.md", "--json")


def duplicates(invoke: Invoke) -> str:
    Path("d.bib").write_text(
        "".join(f"@misc{{{key}, title={{A title of words}}, doi={{10.1/x}}}}\n" for key in "ab")
    )
    return invoke("--store", "d.bib", "dedupe", "--json")


def imported(invoke: Invoke) -> str:
    Path("i.bib").write_text("@misc{a, title={A title of words}, doi={10.1/x}}\n")
    Path("more.bib").write_text("@misc{b, title={A title of words}, doi={10.1/x}, year=2018}\n@misc{c, x\n")
    return invoke("--store", "i.bib", "import", "more.bib", "--json")


def changed(invoke: Invoke) -> str:
    entry = (
        "@misc{k, title={A title of some words}, publisher={ITU}, year={2017}, url={https://a.example/%s}}\n"
    )
    Path("old.bib").write_text(entry % 1 + "@misc{gone, title={Nothing like it}}\n")
    Path("new.bib").write_text(entry % 2 + "@misc{new, title={Something else altogether}}\n")
    return invoke("diff", "old.bib", "new.bib", "--format", "json")


RUNS: dict[str, Callable[[Invoke], str]] = {
    "annex parse --json": twice,
    "annex publishers --json": lambda invoke: invoke("publishers", "--json"),
    "annex stats --json": lambda invoke: invoke("stats", "--json"),
    "annex topics --json": lambda invoke: invoke("topics", "--json"),
    "annex doctor --json": lambda invoke: invoke("doctor", "--json"),
    "annex styles --json": lambda invoke: invoke("styles", "nature climate", "--json"),
    "annex import --json": imported,
    "annex recover --json": recovered,
    "annex dedupe --json": duplicates,
    "annex diff --format json": changed,
}  # fmt: skip
CHECK, STATE = "annex check --json", "The state file of `annex check"


@pytest.mark.parametrize("heading", RUNS)
def test_a_shape_is_the_one_that_is_printed(heading: str, invoke: Invoke) -> None:
    shown, real = shapes(page("json.md"))[heading], json.loads(RUNS[heading](invoke))
    assert real
    assert list(differs(shown, real)) == []


def test_the_shapes_of_a_check_are_those_that_are_printed(invoke: Invoke, site: Site) -> None:
    site.pages["/moved"] = redirect(301, "/ok")
    site.pages["/ok"] = 200
    Path("l.md").write_text(f"[a]({site.url}/moved) [b]({site.url}/gone)\n")
    told = invoke("check", "l.md", "--json", "--allow-private", "--state", "s.json", "--retries", "0")
    shown = shapes(page("json.md"))
    assert list(differs(shown[CHECK] | {"summary": {"dead": 1, "moved": 1}}, json.loads(told))) == []
    state, example = json.loads(Path("s.json").read_text()), shown[STATE]
    assert list(differs(example, {"https://example.org/gone": state.pop(f"{site.url}/gone")} | state)) == []


def test_every_command_that_prints_json_has_its_place() -> None:
    named = " ".join(code(page("json.md")))
    for name, lazy in COMMANDS.items():
        if any("--json" in parameter.opts for parameter in lazy.loaded(name).params):
            assert f"{name} --json" in named, name


def test_every_shape_is_looked_at() -> None:
    assert set(shapes(page("json.md"))) == {*RUNS, CHECK, STATE}


@pytest.mark.parametrize("real", [{"a": [{"b": 1, "c": 2}]}, {"a": [{}]}, {"a": 1}, {"a": [{"b": "x"}]}, {}])
def test_another_shape_is_seen(real: Any) -> None:
    assert list(differs({"a": [{"b": 1}]}, real))
    assert not list(differs({"a": [{"b": 1}]}, {"a": [{"b": 2}, {"b": None}]}))


def test_every_name_of_a_reference_has_its_place(invoke: Invoke) -> None:
    [first, *_] = json.loads(invoke("show", "unicef2017children", "--json"))
    table = rows(section(page("json.md"), "## A reference"))
    assert {name for row in table for name in code(row[0])} == set(first)


def test_every_name_of_a_finding_has_its_place(invoke: Invoke) -> None:
    Path("references.bib").write_text("@misc{k, title = {}}\n")
    [first, *_] = json.loads(invoke("lint", "--format", "json"))
    said = section(page("lint.md"), "## Formats").split("`--format json`")[1].split("`--format github`")[0]
    assert set(code(said)) - {"error", "warning"} == set(first)
