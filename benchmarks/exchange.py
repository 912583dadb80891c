"""How long 10,000 references take to another program's format and back: processor time of the command."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from made_up_entries import entries

FORMATS = {
    "bibtex": "bib", "biblatex": "bib", "csljson": "csl.json", "ris": "ris", "endnote-xml": "xml", "csv": "csv",
    "json": "json", "yaml": "yaml",
}  # fmt: skip
READ = frozenset({"bibtex", "biblatex", "csljson", "ris", "endnote-xml"})


def took(folder: Path, *arguments: str) -> float:
    """Run annex and return the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "annexcli", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - commands of this file
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table of docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "references.bib").write_text(entries(10_000), "utf-8")
        took(folder, "list", "--limit", "1")  # makes the index
        print("| format | export | import |\n| --- | --- | --- |")
        for format_, suffix in FORMATS.items():
            out = f"{format_}.{suffix}"
            written = took(folder, "export", "--to", format_, "-o", out)
            read = took(folder, "--store", f"{format_}-new.bib", "import", out) if format_ in READ else None
            print(f"| {format_} | {written:.1f} s | {f'{read:.1f} s' if read else ''} |")


if __name__ == "__main__":
    main()
