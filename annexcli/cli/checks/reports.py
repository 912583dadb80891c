"""Where the reports of a check go: to standard output, into files, into the summary of a job."""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TextIO

from annexcli.cli.run import Run, write
from annexcli.errors import UsageProblem
from annexcli.model.checked import Checked, CheckedLink
from annexcli.model.reference import STDIN
from annexcli.show.links import NAMES, formatted

# GitHub takes a megabyte of summary for each step; an address with its reason has some hundred bytes.
_MOST_IN_SUMMARY = 1000
_FROM_ROOT = frozenset({"github", "sarif"})
# These may stand together in the log of a job.
_FOR_PEOPLE = frozenset({"terminal", "github"})


def outputs(run: Run, asked: list[str], names: Sequence[str] = ()) -> "Outputs":
    """Return where the reports go that ``FORMAT`` and ``FORMAT=FILE`` ask for.

    People get theirs on standard output unless a format for programs goes there. ``names`` are the files that
    are checked, over which none is written.

    Raises:
        UsageProblem: if there is no such format, a file cannot be written, or two formats for programs
            would be mixed.

    """
    pairs = [_pair(text) for text in asked]
    for _, file in pairs:
        run.refuse_output(file or None, *names)
    shown = {name for name, file in pairs if not file}
    if len(shown - _FOR_PEOPLE) > 1 or (shown - _FOR_PEOPLE and shown & _FOR_PEOPLE):
        both = " and ".join(sorted(shown))
        raise UsageProblem(f"{both} on one output", where="--report", hint="write one to a file: json=FILE")
    if shown <= {"github"}:
        pairs.append(("terminal", ""))
    return Outputs(run, tuple(dict.fromkeys(pairs)))


def _pair(text: str) -> tuple[str, str]:
    name, _, file = text.partition("=")
    name = name.strip().lower()
    if name not in NAMES:
        raise UsageProblem(f"{name!r} is no format", where="--report", hint=f"use {', '.join(NAMES)}")
    return name, "" if file == "-" else file


@dataclass
class Outputs:
    """The reports of a run; as a context it closes what is written while links come in."""

    run: Run
    pairs: tuple[tuple[str, str], ...]
    _open: ExitStack = field(default_factory=ExitStack)
    _streams: list[TextIO] = field(default_factory=list)

    @property
    def streams(self) -> bool:
        """Whether links are told as they come in."""
        return any(name == "jsonl" for name, _ in self.pairs)

    def __enter__(self) -> "Outputs":
        self._open.__enter__()
        for name, file in self.pairs:
            if name == "jsonl" and file:
                try:
                    stream = self._open.enter_context(Path(file).open("w", encoding="utf-8"))
                except OSError as error:
                    raise UsageProblem(f"cannot write: {error.strerror}", where=file) from error
                self._streams.append(stream)
            elif name == "jsonl":
                self._streams.append(sys.stdout)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def stream(self, link: CheckedLink) -> None:
        """Tell of one link."""
        from annexcli.show.links.json import line

        text = line(link)
        for stream in self._streams:
            stream.write(text)
            stream.flush()

    def finish(self, checked: Checked) -> None:
        """Write the reports of the whole, those for people last: what a run ends with is seen."""
        for name, file in sorted(self.pairs, key=lambda pair: pair[0] == "terminal"):
            if name == "jsonl":
                continue
            if name == "terminal":
                from annexcli.show.links.terminal import report

                write(report(checked, color=not file and self.run.shows_color()), file or None)
            else:
                shown = _from_root(checked) if name in _FROM_ROOT else checked
                write(formatted(name)(shown), file or None)
        if any(name == "github" for name, _ in self.pairs):
            _summarise(checked)


def _from_root(checked: Checked) -> Checked:
    """Name files as GitHub does, from the root of the repository, where a job of it runs elsewhere."""
    root = os.environ.get("GITHUB_WORKSPACE")
    if not root or not Path.cwd().is_relative_to(Path(root).resolve()):
        return checked

    def moved(link: CheckedLink) -> CheckedLink:
        place = link.cited.place
        file = place.file if place.file == STDIN else os.path.relpath(place.file, root)
        return replace(link, cited=replace(link.cited, place=replace(place, file=file)))

    return replace(checked, links=tuple(map(moved, checked.links)))


def _summarise(checked: Checked) -> None:
    """Add what was found to the summary of a job of GitHub Actions, where this is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from annexcli.show.links.markdown import report

    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(report(checked, most=_MOST_IN_SUMMARY) + "\n")
    except OSError as error:
        raise UsageProblem(f"cannot write: {error.strerror}", where="GITHUB_STEP_SUMMARY") from error
