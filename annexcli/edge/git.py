"""git: what a file held at a revision."""

import os
import subprocess
from pathlib import Path

from annexcli.errors import UsageProblem

_SECONDS = 60


def revision(name: str, folder: Path) -> str:
    """Return the full name of a commit; before the first one, for HEAD, that of a tree without files.

    Args:
        name: a branch, a tag or anything else that git takes for one.
        folder: a folder of the repository.

    Raises:
        UsageProblem: if there is no such commit, no repository or no git.

    """
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if done.returncode:
        if name == "HEAD" and _git(folder, "symbolic-ref", "--quiet", name).returncode == 0:
            # A hook of pre-commit runs before the first commit, too. Of nothing git makes the empty tree.
            return _git(folder, "hash-object", "-t", "tree", "--stdin").stdout.decode().strip()
        inside = _git(folder, "rev-parse", "--git-dir").returncode == 0
        hint = (
            "in CI, fetch it first: actions/checkout with fetch-depth: 0" if inside else "run it in a clone"
        )
        what = f"no commit {name!r} here" if inside else "not in a git repository"
        raise UsageProblem(what, where="--since", hint=hint)
    return done.stdout.decode().strip()


def held(commit: str, path: Path) -> bytes | None:
    """Return what a file held at a commit, or None where there was no such file.

    Raises:
        UsageProblem: if git fails.

    """
    folder = path.parent.resolve()
    listed = _git(folder, "ls-tree", "-z", commit, "--", f":(literal){path.name}")
    if listed.returncode == 0 and not listed.stdout:
        return None
    done = _git(folder, "cat-file", "blob", f"{commit}:./{path.name}")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageProblem(f"git: {said[-1] if said else 'failed'}", where=str(path))
    return done.stdout


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603 - git is given as a list, and revisions behind --end-of-options
            ["git", *arguments],  # noqa: S607 - the user's git
            cwd=folder,
            env=os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageProblem(
            "git cannot be run", where="--since", hint="install git, or use --baseline"
        ) from error
