"""How long annex takes to install and how much it takes on the disk, from a wheel that is built for it.

The wheels are downloaded, which depends on the line, and then installed into a fresh virtual environment by pip, and
by uv where there is one. Then the installed program does its main jobs with nothing else on PATH, in a home of its own.

    python benchmarks/install.py [PYTHON]
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
LARGEST = 6


def run(*command: str | Path, **environment: str) -> str:
    """Run a command; return what it prints."""
    done = subprocess.run(  # noqa: S603
        [str(word) for word in command],
        check=True, capture_output=True, text=True, env={**os.environ, **environment},
    )  # fmt: skip
    return done.stdout


def timed(*command: str | Path, **environment: str) -> float:
    """Run a command; return the seconds that it takes."""
    begun = time.perf_counter()
    run(*command, **environment)
    return time.perf_counter() - begun


def size(folder: Path) -> float:
    """Return the megabytes of the files in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) / 1e6


def parts(environment: Path) -> dict[str, float]:
    """Return the megabytes of each package in an environment, the largest first."""
    script = (
        "import importlib.metadata as m\n"
        "for d in m.distributions():\n"
        "    print(d.name, sum(f.size or 0 for f in d.files or ()) / 1e6)\n"
    )
    rows = run(environment / "bin" / "python", "-I", "-c", script).split()
    sizes = dict(zip(rows[::2], map(float, rows[1::2]), strict=True))
    return dict(sorted(sizes.items(), key=lambda row: -row[1]))


def tried(environment: Path, folder: Path) -> list[str]:
    """Run the main jobs of the installed program alone on the path; return what it says of each."""
    alone = folder / "bin"
    alone.mkdir()
    (alone / "annex").symlink_to(environment / "bin" / "annex")
    settings = {"PATH": str(alone), "HOME": str(folder / "home"), "PYTHONPATH": ""}
    shutil.copy(ROOT / "examples" / "crc-2019-annex.md", folder / "report.md")
    told = []
    for arguments in (
        ("--version",), ("parse", "report.md"), ("list", "--year", "2018"), ("check", "--offline"),
        ("cite", "--limit", "1"), ("cite", "-o", "list.docx"), ("doctor",),
    ):  # fmt: skip
        begun = time.perf_counter()
        done = subprocess.run(  # noqa: S603
            [str(alone / "annex"), *arguments],
            cwd=folder,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - begun
        told.append(f"annex {' '.join(arguments):24} exit {done.returncode}, {seconds:.2f} s")
    return told


def main() -> None:
    """Print the table."""
    python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
        (wheel,) = folder.glob("*.whl")
        print(f"{run(python, '--version').strip()}, {wheel.name}: {wheel.stat().st_size / 1e6:.2f} MB")
        environment, wheels = folder / "environment", folder / "wheels"
        run(python, "-m", "venv", environment)
        before = size(environment)
        pip = (environment / "bin" / "python", "-m", "pip")
        seconds = timed(*pip, "download", "--quiet", "--dest", wheels, wheel, PYTHONPATH="")
        print(f"{'downloaded by pip':24} {seconds:6.1f} s, {size(wheels):.0f} MB")
        install = (*pip, "install", "--quiet", "--no-index", "--find-links", wheels, wheel)
        print(f"{'installed by pip':24} {timed(*install, PYTHONPATH=''):6.1f} s")
        if uv := shutil.which("uv"):
            run(uv, "venv", "--quiet", "--python", python, folder / "uv")
            install = (uv, "pip", "install", "--quiet", "--no-index", "--find-links", wheels, wheel)
            seconds = timed(*install, VIRTUAL_ENV=str(folder / "uv"), UV_CACHE_DIR=str(folder / "uv-cache"))
            print(f"{'installed by uv':24} {seconds:6.1f} s")
        sizes = parts(environment)
        print(f"{len(sizes) - 1} packages beside pip, {size(environment) - before:.0f} MB on the disk:")
        for package, megabytes in list(sizes.items())[:LARGEST]:
            print(f"  {package:26} {megabytes:6.1f} MB")
        print("\n".join(tried(environment, folder)))


if __name__ == "__main__":
    main()
