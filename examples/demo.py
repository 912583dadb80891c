"""The main job from end to end, as ``make demo`` shows it: a real annex → store → list, check, mend, cite.

Nothing leaves this machine: `web.py` answers for the links of the second annex.
"""

import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from web import played

EXAMPLES = Path(__file__).resolve().parent
OUTPUT = EXAMPLES.parent / "demo-output"
ANNEX = Path(sys.executable).with_name("annex")


def run(*arguments: str, environment: Mapping[str, str] | None = None) -> None:
    """Show a command, run it, and show a part of what it prints."""
    print(f"\n$ annex {shlex.join(arguments)}", flush=True)  # noqa: T201 - this script is for the terminal
    done = subprocess.run(  # noqa: S603 - the program of this repository
        [ANNEX, *arguments], cwd=OUTPUT, env=environment, capture_output=True, text=True, check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    more = [f"… and {len(lines) - 16} lines more"] if len(lines) > 18 else []
    print("\n".join([*(lines[:16] if more else lines), *more]))  # noqa: T201
    if done.returncode not in {0, 1}:
        sys.exit(done.returncode)


def brought(name: str) -> str:
    """Copy a file of the examples into the folder of the demo."""
    (OUTPUT / name).write_text((EXAMPLES / name).read_text("utf-8"), "utf-8")
    return name


def main() -> None:
    """Run the demo in a folder of its own."""
    OUTPUT.mkdir(exist_ok=True)
    for left_over in OUTPUT.glob("*.bib"):
        left_over.unlink()
    run("parse", brought("crc-2019-annex.md"))
    run("list", "--publisher", "unicef")
    run("list", "--topic", "csea/grooming", "--topic", "csea/sextortion", "--year", "2017..2018")
    run("check")
    run("recover", "--from", brought("crc-2019-links.tsv"))
    run("cite", "--style", "apa", "--year", "2019")

    run("--store", "linked.bib", "parse", brought("linked-annex.md"))
    with played() as environment:
        run("--store", "linked.bib", "check", environment=environment)
        run("--store", "linked.bib", "fix", "--only", "moved", environment=environment)
    print(f"\nThe stores are in {OUTPUT.name}/; everything else: annex --help")  # noqa: T201


if __name__ == "__main__":
    main()
