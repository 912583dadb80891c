"""The package keeps the shape that docs/design.md draws: imports point down, only the edge touches the world."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PACKAGE
from tests.docs.pages import code, page, rows, section

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
    "aiohttp": {"edge"},
    "anyascii": {"bib"},
    "bibtexparser": {"bib"},
    "click": {"cli"},
    "defusedxml": {"exchange"},
    "distributed": {"edge"},
    "filelock": {"edge"},
    "ftfy": {"mojibake"},
    "jinja2": {"show"},
    "platformdirs": {"edge"},
    "pylatexenc": {"bib"},
    "pypdfium2": {"edge"},
    "rich": {"show", "cli"},
    "rispy": {"exchange"},
    "snowballstemmer": {"vocab"},
    "typer": {"cli"},
    "yaml": {"show"},
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


def test_the_layers_are_drawn() -> None:
    drawn: list[set[str]] = []
    for rank, modules, _ in rows(section(page("design.md"), "## Layers")):
        if rank:
            assert int(rank) == len(drawn)
            drawn.append(set())
        drawn[-1] |= {name.rstrip("/") for name in code(modules)}
    assert drawn == LAYERS
    assert {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()} - {"__pycache__"} == {
        *RANK, "__init__", "__main__",
    }  # fmt: skip


def test_the_modules_that_the_design_names_are_there() -> None:
    named = [name for name in code(page("design.md")) if re.fullmatch(r"[a-z]+(\.[a-z_]+)+", name)]
    named = [name for name in named if name.split(".")[0] in RANK]
    assert len(named) > 50
    for name in named:
        path = PACKAGE.joinpath(*name.split("."))
        # The last part may be a name in the module.
        assert path.is_dir() or path.with_suffix(".py").exists() or _defines(path), name


def _defines(path: Path) -> bool:
    module = path.parent.with_suffix(".py")
    return (
        module.exists()
        and re.search(rf"^(class|def) {path.name}\b", module.read_text("utf-8"), re.MULTILINE) is not None
    )
