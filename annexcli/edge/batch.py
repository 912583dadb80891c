"""Many documents: found in folders, parsed over the cores, one that cannot be read told and passed over."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from glob import glob, has_magic
from pathlib import Path

from annexcli.edge.documents import read_document
from annexcli.edge.files import where_else
from annexcli.edge.formats import SUFFIXES, Format
from annexcli.edge.pandoc import too_deep
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.exchange.formats import is_for_import
from annexcli.model.outcome import Parsed
from annexcli.model.reference import STDIN
from annexcli.parse import list_names, listings
from annexcli.parse.references import parse
from annexcli.parse.sections import Choice
from annexcli.text import encodable, shorten
from annexcli.vocab.topics import Vocabularies

# Below this many documents, starting processes takes longer than they save.
_WORTH_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read documents: their format (None: as each says), which lists, where relative links lead.

    ``home`` is the folder from which references remember documents, ``vocabularies`` are of their topics.
    """

    home: Path
    kind: Format | None = None
    choice: Choice = field(default_factory=Choice)
    base_url: str = ""
    vocabularies: Vocabularies = field(default_factory=Vocabularies)


def found(names: Iterable[str]) -> list[str]:
    """Return the documents that names, folders and patterns stand for, each once, in order.

    A folder stands for every document in it and below, hidden ones left out.

    Raises:
        UnreadableInput: if a name is empty, or a folder or a pattern stands for nothing.

    """
    documents: dict[str, None] = {}
    for name in names:
        if not name:
            # To pathlib this is the current folder; to a user it is a variable that was never set.
            raise UnreadableInput("the name of a document is empty", hint="name a file, or . for this folder")
        is_pattern = has_magic(name) and not Path(name).exists()
        matching = sorted(glob(name, recursive=True)) if is_pattern else [name]  # noqa: PTH207 - the user's own pattern
        some = [document for match in matching for document in _documents(match)]
        if not some:
            raise UnreadableInput("no document in it", where=name, hint=where_else(name))
        documents.update(dict.fromkeys(some))
    return list(documents)


def _documents(name: str) -> list[str]:
    """Return a name, or the documents in a folder of that name and below it, in order."""
    folder = Path(name)
    return sorted(_below(folder)) if name != "-" and folder.is_dir() else [name]


def _below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and path.is_file() and not hidden:
            yield str(path)


def parse_all(
    documents: list[str],
    reading: Reading,
    done: Callable[[Parsed | UnreadableInput], None],
    *,
    workers: int = 0,
    cluster: str = "",
) -> list[Parsed | UnreadableInput]:
    """Parse documents, over several processes where they are many; results are in the order of the documents.

    Args:
        documents: files, ``-`` for standard input.
        reading: how to read them.
        done: called with each result as it comes in.
        workers: processes at most; 0 for as many as there are cores.
        cluster: the address of a Dask scheduler whose workers see the same files; none by default.

    Raises:
        UsageProblem: if the cluster cannot be used.

    """
    if cluster:
        # Its workers run in folders of their own.
        documents = [str(Path(document).resolve()) for document in documents]
    workers = min(workers or os.cpu_count() or 1, len(documents))
    results: list[Parsed | UnreadableInput] = []
    alone = workers == 1 or len(documents) < _WORTH_WORKERS or "-" in documents
    with _cluster(cluster) if cluster else nullcontext() if alone else ProcessPoolExecutor(workers) as pool:
        mapped = pool.map if pool else map
        for result in mapped(partial(parse_file, reading=reading), documents):
            results.append(result)
            done(result)
    return results


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """Give the executor of a Dask cluster (https://distributed.dask.org, ``Client.get_executor``)."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few install
    except ImportError as error:
        raise UsageProblem(
            "the package for clusters is not installed",
            where="--cluster",
            hint="run: pip install 'annexcli[cluster]'",
        ) from error
    try:
        client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageProblem(
            f"no cluster answers at {address!r}", where="--cluster", hint="start one with: dask scheduler"
        ) from error
    with client, client.get_executor() as executor:  # type: ignore[no-untyped-call]
        yield executor


def parse_file(name: str, reading: Reading) -> Parsed | UnreadableInput:
    """Parse one document; return why it cannot be, if it cannot."""
    try:
        document = read_document(name, reading.kind)
        parsed = parse(
            document,
            name=remembered(document.name, reading.home),
            choice=reading.choice,
            base_url=reading.base_url,
            vocabularies=reading.vocabularies,
        )
    except UnreadableInput as error:
        return error
    except RecursionError:
        return too_deep(name)
    if parsed.items:
        return parsed
    texts = [shorten(list_names.heading_text(heading.content), 60) for heading in listings.headings(document)]
    listed = f"its headings are: {'; '.join(texts[:40])}" if texts else "it has no headings"
    named = reading.choice.section is not None
    what = "no list stands under a heading that --section matches" if named else "no reference list found"
    return UnreadableInput(
        f"{what}, {listed}", where=document.name, hint=_what_else(document.name, reading.choice, texts)
    )


def _what_else(name: str, choice: Choice, headings: Sequence[str]) -> str:
    """Return what to try where a document gave nothing."""
    if is_for_import(name):
        return "take references of other programs over with: annex import"
    if headings:
        return "name the right one with --section REGEX"
    if choice.section is not None:
        return "leave --section out"
    lists = "" if choice.everything else "take every list with --all-lists, or "
    return f"{lists}add single works with: annex add TEXT"


def remembered(name: str, home: Path) -> str:
    """Return the name under which the store remembers a document: its path from there, as text in UTF-8.

    The locale may say that names are no such text, and a few are none: bytes of those are shown as codes.
    """
    if name == STDIN:
        return name
    path = Path(os.path.relpath(Path(name).resolve(), home.resolve())).as_posix()
    return path if path.isascii() else encodable(os.fsencode(path).decode("utf-8", "surrogateescape"))
