"""The pandoc program as a process, with a limit on its time and memory.

It comes in the wheel of pypandoc-binary, whose Python part is not imported: that takes 0.08 s. To start it
takes longer than to read most documents, so small ones go to one that keeps running.
"""

import atexit
import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from typing import NamedTuple

from annexcli.errors import AnnexError, UnreadableInput

_SECONDS = 60
_HEAP = "1g"
# What is larger gets a process of its own: one that runs Lua does not end where its heap does.
_SMALL = 200_000


class Limits(NamedTuple):
    """How many seconds pandoc may take, and what to do where that, or its memory, is not enough."""

    seconds: float
    hint: str


def run(given: bytes, options: list[str], name: str, limits: Limits | None = None) -> bytes:
    """Run pandoc once, in its sandbox, and return what it prints.

    Args:
        given: its standard input.
        options: its options, but for those of its limits.
        name: what the input is called in errors.
        limits: those of its time, and what to do beyond them; those of a document that is read if None.

    Raises:
        UnreadableInput: if it fails or goes beyond its limits.

    """
    limits = limits or _of_documents()
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with options of our own
            [*_limited(), "--sandbox", *options],
            input=given,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired as error:
        raise _gave_up(name, limits) from error
    if done.returncode:
        raise _failed(done.stderr, name, limits)
    return done.stdout


def converted(given: bytes, reader: str, target: str, name: str) -> bytes:
    """Return a text in another of pandoc's formats; a small one by the pandoc that keeps running.

    Args:
        given: the text, in UTF-8.
        reader: its format, as pandoc names it.
        target: the format that is wanted.
        name: what the text is called in errors.

    Raises:
        UnreadableInput: if pandoc cannot convert it within its limits.

    """
    if len(given) > _SMALL:
        return run(given, ["-f", reader, "-t", target, "--wrap=none"], name)
    limits = _of_documents()
    with _lock:
        process = _process()
        timer = Timer(limits.seconds, process.give_up)
        timer.start()
        answer = process.ask(given, reader, target)
        timer.cancel()
        timer.join()
        said = _stop() if answer is None or process.timed_out else b""
    if answer is None:
        raise _gave_up(name, limits) if process.timed_out else _failed(said, name, limits)
    fine, output = answer
    if not fine:
        raise _failed(output, name, limits)
    return output


@cache
def program() -> str:
    """Return the path of the pandoc that comes with pypandoc-binary.

    Raises:
        AnnexError: if it is not installed.

    """
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        found = Path(folder, "files", "pandoc")
        if found.is_file():
            return str(found)
    raise AnnexError("pandoc is not installed", hint="run: pip install pypandoc-binary")


class _Process:
    """A running pandoc that converts one text after another, as ``pandoc.lua`` says.

    It belongs to the Python process that started it; a fork starts one of its own.
    """

    def __init__(self) -> None:
        import tempfile  # noqa: PLC0415 - to write lists, no process keeps running

        self.owner = os.getpid()
        self.timed_out = False
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process
        self._popen = subprocess.Popen(  # noqa: S603 - our own program, with options of our own
            [*_limited(), "lua", str(Path(__file__).with_name("pandoc.lua"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=_environment(),
        )

    def ask(self, given: bytes, reader: str, target: str) -> tuple[bool, bytes] | None:
        """Return whether pandoc could convert a text and what it answers, None if it did not survive."""
        stdin, stdout = self._popen.stdin, self._popen.stdout
        assert stdin is not None  # noqa: S101 - both are pipes
        assert stdout is not None  # noqa: S101 - as above
        try:
            stdin.write(b"%s %s %d\n" % (reader.encode(), target.encode(), len(given)))
            stdin.write(given)
            stdin.flush()
            state, _, length = stdout.readline().partition(b" ")
            answer = stdout.read(int(length)) if length else b""
        except BrokenPipeError:
            return None
        return (state == b"ok", answer) if length and len(answer) == int(length) else None

    def give_up(self) -> None:
        """Stop in the middle of a text."""
        self.timed_out = True
        self._popen.kill()

    def close(self) -> bytes:
        """Stop, and return what pandoc said on standard error."""
        self._popen.kill()
        self._popen.communicate()
        with self._said:
            self._said.seek(0)
            return self._said.read(10_000)


_running: list[_Process] = []
_lock = Lock()


def _process() -> _Process:
    """Return the pandoc of this process, started at its first use."""
    if not _running or _running[0].owner != os.getpid():
        _running[:] = [_Process()]
    return _running[0]


def _stop() -> bytes:
    return _running.pop().close() if _running and _running[0].owner == os.getpid() else b""


atexit.register(_stop)


def _environment() -> dict[str, str]:
    """Return the environment with a folder for temporary files that there is: pandoc looks for no other."""
    if "TMPDIR" not in os.environ:
        return dict(os.environ)
    import tempfile  # noqa: PLC0415 - most users have the usual one

    try:
        return {**os.environ, "TMPDIR": tempfile.gettempdir()}
    except FileNotFoundError:
        return dict(os.environ)


def _limited() -> list[str]:
    return [program(), "+RTS", f"-M{_HEAP}", "-RTS"]


def _of_documents() -> Limits:
    return Limits(_SECONDS, "cut the annex out of it")


def _gave_up(name: str, limits: Limits) -> UnreadableInput:
    return UnreadableInput(f"pandoc gave up after {limits.seconds} s", where=name, hint=limits.hint)


def _failed(said: bytes, name: str, limits: Limits) -> UnreadableInput:
    """Return why pandoc could not use its input, by what it said."""
    if b"Heap exhausted" in said:
        return UnreadableInput("too large for pandoc to read", where=name, hint=limits.hint)
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return UnreadableInput(f"pandoc cannot read it: {lines[0] if lines else 'no reason given'}", where=name)
