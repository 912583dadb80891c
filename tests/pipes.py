"""Commands whose reader has seen enough."""

import subprocess
import sys
from pathlib import Path


def after_one_line(*arguments: str, folder: Path) -> tuple[int, bytes]:
    """Run a command whose output nobody reads behind the first line; return its exit code, and what it complains of."""
    process = subprocess.Popen(
        [sys.executable, "-m", "annexcli", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stderr as complaints:
        process.stdout.readline()
        process.stdout.close()
        said = complaints.read()
        return process.wait(20), said
