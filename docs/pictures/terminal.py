"""Pictures of the program at work, as `make pictures` makes them: real commands, real output, SVG.

A picture has no font and asks for none: text is set in whatever fixed-width font the reader has, each piece
stretched to its cells. The same versions draw the same bytes; `tests/docs/test_pictures.py` holds that the
pictures in the repository show what the program prints.
"""

import os
import pty
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# Readable on GitHub's light and dark pages alike: a dark window with a border of its own.
THEME = TerminalTheme(
    (22, 27, 34),
    (214, 221, 230),
    [(72, 79, 88), (255, 123, 114), (126, 231, 135), (227, 179, 65),
     (121, 192, 255), (210, 168, 255), (86, 212, 221), (214, 221, 230)],
    [(139, 148, 158), (255, 161, 152), (165, 240, 171), (242, 204, 96),
     (165, 214, 255), (226, 197, 255), (124, 227, 234), (255, 255, 255)],
)  # fmt: skip

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, SFMono-Regular, Menlo, Consolas, \
"DejaVu Sans Mono", "Liberation Mono", monospace; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font: bold 18px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True)
class Picture:
    """What a picture shows: commands, and what each prints; those in ``before`` are run and not shown."""

    name: str
    title: str
    shown: tuple[str, ...]
    before: tuple[str, ...] = ()
    columns: int = 96


PICTURES = (
    Picture(
        "list",
        "from an annex to a store that can be asked",
        (
            "annex parse examples/crc-2019-annex.md",
            "annex list --publisher unicef --sort year",
            "annex list --topic csea/grooming --topic csea/sextortion --year ..2017",
        ),
    ),
    Picture(
        "stats",
        "the whole store at a glance",
        ("annex stats --by year --by topic --top 8",),
        ("annex parse examples/crc-2019-annex.md",),
    ),
    Picture(
        "check",
        "what became of the links, and why",
        ("annex check",),
        ("annex parse examples/linked-annex.md",),
        columns=120,  # its reasons are long lines
    ),
)


def draw(picture: Picture, environment: Mapping[str, str]) -> str:
    """Return a picture as SVG; its commands are run in a folder that holds the examples, and no more."""
    with tempfile.TemporaryDirectory() as name, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        for command in picture.before:
            _printed(command, folder, picture.columns, environment)
        console = Console(
            record=True, width=picture.columns, file=nowhere, force_terminal=True, legacy_windows=False
        )
        for command in picture.shown:
            console.print(Text.assemble(("$ ", "bright_black"), (command, "bold bright_white")))
            for line in Text.from_ansi(_printed(command, folder, picture.columns, environment)).split():
                line.rstrip()
                for part in line.divide(range(picture.columns, len(line), picture.columns)):
                    console.print(part)
            console.print()
    return console.export_svg(
        title=f"annex: {picture.title}", theme=THEME, code_format=SVG, unique_id=f"annex-{picture.name}"
    )


def _printed(command: str, folder: Path, columns: int, environment: Mapping[str, str]) -> str:
    """Run a command with a terminal for its output, and return what that got."""
    parent, child = pty.openpty()
    settings = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
        "COLUMNS": str(columns), "TERM": "xterm-256color", "PAGER": "cat",
        "XDG_CACHE_HOME": str(folder / ".cache"),
    }  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - the commands above
        command.split(),
        cwd=folder,
        stdin=child,
        stdout=child,
        stderr=subprocess.DEVNULL,
        env={**environment, **settings},
    )
    os.close(child)
    got = b""
    while True:
        try:
            data = os.read(parent, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not data:
            break
        got += data
    os.close(parent)
    process.wait()
    return got.decode().replace("\r\n", "\n")


def drawn() -> dict[str, str]:
    """Return all pictures as SVG, by the names of their files."""
    sys.path.insert(0, str(ROOT / "examples"))
    from web import played  # noqa: PLC0415 - it is no package

    with played() as environment:
        plain = {
            name: value
            for name, value in environment.items()
            if name not in {"NO_COLOR", "FORCE_COLOR", "ANNEX_STORE"}
        }
        return {f"{picture.name}.svg": draw(picture, plain) for picture in PICTURES}


def main() -> None:
    """Write the pictures beside this script."""
    for name, svg in drawn().items():
        (HERE / name).write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
