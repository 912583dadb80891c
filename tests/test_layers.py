"""The package keeps its shape: imports point down, and only the edge touches the world."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PACKAGE

LAYERS: list[set[str]] = [
    {"model", "document", "address", "text", "errors", "identifiers", "masking", "mojibake", "spelling"},
    {"vocab", "likeness"},
    {
        "read",
        "parse",
        "bib",
        "csl",
        "exchange",
        "query",
        "merge",
        "dedupe",
        "changes",
        "links",
        "policy",
        "mend",
    },
    {"show", "edge"},
    {"cli"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
THE_WORLD = {"os", "sys", "subprocess", "socket", "time", "tempfile", "random", "aiohttp", "typer", "asyncio"}
ACTS = {"open", "print", "input", "read_text", "write_text", "read_bytes", "write_bytes", "today", "now"}
# Each of these is wrapped in one place, so that what must be known of it is known there.
ONLY_IMPORTERS = {
    "bibtexparser": {"bib"},
    "pylatexenc": {"bib"},
    "aiohttp": {"edge"},
    "typer": {"cli"},
    "rich": {"show", "cli"},
    "jinja2": {"show"},
    "rispy": {"exchange"},
    "defusedxml": {"exchange"},
    "yaml": {"show"},
    "snowballstemmer": {"vocab"},
}
MODULES = sorted(
    path.relative_to(PACKAGE)
    for path in PACKAGE.rglob("*.py")
    if path.name != "__main__.py" and path != PACKAGE / "__init__.py"
)


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "write absolute imports"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _called(tree: ast.Module) -> set[str]:
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_layer(module: Path) -> None:
    home = module.parts[0].removesuffix(".py")
    tree = ast.parse((PACKAGE / module).read_text("utf-8"))
    for name in _imported(tree):
        top, *rest = name.split(".")
        if top == "annexcli" and rest[0] != "__version__":
            own_package = rest[0] == home and len(module.parts) > 1
            assert own_package or RANK[rest[0]] < RANK[home], f"imports {name}"
        elif home not in {"edge", "cli"}:
            assert top not in THE_WORLD, f"imports {name}"
        assert home in ONLY_IMPORTERS.get(top, {home}), f"imports {name}"
    if home not in {"edge", "cli"}:
        assert not (_called(tree) & ACTS), f"does {_called(tree) & ACTS}"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_size(module: Path) -> None:
    text = (PACKAGE / module).read_text("utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= (80 if module.parts[0] == "cli" else 50), f"{node.name} has {length} lines"
            parameters = [*node.args.args, *node.args.kwonlyargs]
            assert len(parameters) <= 8 or module.parts[0] == "cli", (
                f"{node.name} has {len(parameters)} parameters"
            )
