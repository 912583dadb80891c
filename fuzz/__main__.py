"""Run one target under atheris: ``python -m fuzz bibtex 60`` looks for a minute.

What was found before stays in ``.fuzz/<target>`` and is where the next run begins. Whatever goes wrong ends
the run and is written to a file there, which ``python -m fuzz bibtex FILE`` runs alone.
"""

import importlib
import sys
from pathlib import Path

import atheris

from fuzz.seeds import WORDS, seeds

_FOUND = Path(__file__).parent.parent / ".fuzz"
# A target that takes longer over one input hangs; a gigabyte for less than 4 KiB is a leak.
_HANGS, _LONGEST, _MEMORY = 10, 4096, 2048


def main(target: str, what: str = "60") -> None:
    """Run a target for a number of seconds, or over one file."""
    with atheris.instrument_imports(include=["annexcli", "bibtexparser"], enable_loader_override=False):
        one = importlib.import_module(f"fuzz.{target}").one
    if not what.isdecimal():
        one(Path(what).read_bytes())
        return
    corpus = _FOUND / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = _FOUND / f"{target}.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[target]), "ascii")
    options = [
        f"-max_total_time={what}", f"-timeout={_HANGS}", f"-max_len={_LONGEST}", f"-rss_limit_mb={_MEMORY}",
        f"-dict={words}", f"-artifact_prefix={corpus}-", "-print_final_stats=1", "-verbosity=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
