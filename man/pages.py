"""Write the man pages, of the same texts as ``--help``; with ``--check`` tell whether they are current.

Each page is made as pandoc's tree, so that nothing in a text is taken for markup, and pandoc writes the roff.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer

from annexcli import __version__
from annexcli.cli.app import app
from annexcli.cli.help_layout import TOPIC_OF, options_of, panel_of
from annexcli.cli.manual import ENVIRONMENT, EXIT_CODES, FILES
from annexcli.cli.registry import COMMANDS, SECTIONS
from annexcli.edge.pandoc_process import converted

FOLDER = Path(__file__).parent / "man1"
_API = [1, 23, 1]
_EXAMPLES = "Examples:"
Node = dict[str, Any]
Rows = Iterable[tuple[str, str]]


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages, by the names of their files."""
    program = typer.main.get_command(app)
    top = typer.Context(program, info_name="annex", **program.context_settings)
    yield "annex.1", _page("annex", _whole(program, top))
    for name, lazy in COMMANDS.items():
        command = lazy.loaded(name)
        context = typer.Context(command, info_name=name, parent=top)
        yield f"annex-{name}.1", _page(f"annex-{name}", _single(name, command, context))


def _whole(program: Any, context: Any) -> list[Node]:
    summary, *_ = cleandoc(program.help).split("\n\n")
    commands = [
        node
        for title, names in SECTIONS.items()
        for node in (
            _header(2, title),
            _rows((f"annex-{name}(1)", COMMANDS[name].summary) for name in names),
        )
    ]
    return [
        *_section("NAME", _para(f"annex - {_lowered(summary)}")),
        *_section("SYNOPSIS", _para("annex [OPTIONS] COMMAND [ARGS]...")),
        *_section("DESCRIPTION", _para(summary), _para("Begin with: annex parse REPORT.md")),
        *_section("OPTIONS", _rows(options_of(program, context, "Options"))),
        *_section("COMMANDS", *commands),
        *_common(),
        *_section("SEE ALSO", _para(", ".join(f"annex-{name}(1)" for name in sorted(COMMANDS)))),
    ]


def _single(name: str, command: Any, context: Any) -> list[Node]:
    text, _, examples = cleandoc(command.help).replace("\b\n", "").partition(_EXAMPLES)
    paragraphs = [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]
    usage = " ".join(command.collect_usage_pieces(context))
    arguments = [
        record
        for one in command.params
        if one.param_type_name == "argument" and (record := one.get_help_record(context))
    ]
    panels = dict.fromkeys(map(panel_of, command.get_params(context)))
    options = [
        node
        for panel in sorted(panels, key=lambda panel: panel in TOPIC_OF)
        for node in (
            *([_header(2, panel)] if panel in TOPIC_OF else []),
            _rows(_without_arguments(options_of(command, context, panel), arguments)),
        )
    ]
    lines = "\n".join(line.strip() for line in examples.strip().splitlines())
    return [
        *_section("NAME", _para(f"annex-{name} - {_lowered(COMMANDS[name].summary)}")),
        *_section("SYNOPSIS", _para(f"annex {name} {usage}")),
        *_section("DESCRIPTION", *map(_para, paragraphs)),
        *(_section("ARGUMENTS", _rows(arguments)) if arguments else []),
        *_section("OPTIONS", *options),
        *_section("EXAMPLES", {"t": "CodeBlock", "c": [["", [], []], lines]}),
        *_common(),
        *_section("SEE ALSO", _para("annex(1)")),
    ]


def _common() -> list[Node]:
    return [
        *_section("EXIT STATUS", _rows((str(int(code)), text) for code, text in EXIT_CODES.items())),
        *_section("ENVIRONMENT", _rows(ENVIRONMENT.items())),
        *_section("FILES", _rows(FILES.items())),
    ]


def _without_arguments(records: list[tuple[str, str]], arguments: Rows) -> list[tuple[str, str]]:
    taken = set(arguments)
    return [record for record in records if record not in taken]


def _lowered(summary: str) -> str:
    """Return a summary as NAME sections have it (man-pages(7)): small, without a full stop."""
    return f"{summary[0].lower()}{summary[1:].removesuffix('.')}"


def _section(title: str, *nodes: Node) -> list[Node]:
    return [_header(1, title), *nodes]


def _header(level: int, title: str) -> Node:
    return {"t": "Header", "c": [level, ["", [], []], _inlines(title)]}


def _para(text: str) -> Node:
    return {"t": "Para", "c": _inlines(text)}


def _rows(rows: Rows) -> Node:
    return {
        "t": "DefinitionList",
        "c": [[[{"t": "Strong", "c": _inlines(term)}], [[_para(text)]]] for term, text in rows],
    }


def _inlines(text: str) -> list[Node]:
    inlines: list[Node] = []
    for word in text.split():
        inlines += [{"t": "Str", "c": word}, {"t": "Space"}]
    return inlines[:-1]


def _page(name: str, blocks: list[Node]) -> str:
    tree = {"pandoc-api-version": _API, "meta": {}, "blocks": blocks}
    body = converted(json.dumps(tree).encode(), "json", "man", name).decode("utf-8")
    today = datetime.now(UTC).date()
    heading = f'.TH "{name.upper()}" "1" "{today}" "annex {__version__}" "Manual of annex"'
    return f'.\\" Made by man/pages.py of the texts of --help: make man\n{heading}\n{body.strip()}\n'


def _undated(page: str) -> str:
    """Return a page without its day, which is that on which its text changed last."""
    return re.sub(r'^(\.TH "[^"]*" "1") "[^"]*"', r"\1", page, flags=re.MULTILINE)


def main() -> int:
    """Write the pages that are not current, or tell which these are."""
    made = dict(pages())
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.1")}
    stale = [
        name for name in sorted(made | there) if _undated(made.get(name, "")) != _undated(there.get(name, ""))
    ]
    if sys.argv[1:] == ["--check"]:
        sys.stderr.write("".join(f"{name} is not current; run: make man\n" for name in stale))
        return int(bool(stale))
    FOLDER.mkdir(exist_ok=True)
    for name in stale:
        if name in made:
            (FOLDER / name).write_text(made[name], "utf-8")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
