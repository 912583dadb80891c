"""What a check is for: the store, other stores, documents, and the links in them."""

from dataclasses import dataclass
from pathlib import Path

from annexcli.cli.exits import Exit, explain
from annexcli.cli.run import Run
from annexcli.cli.wanted import Wanted
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.masking import masked
from annexcli.model.checked import Cited


@dataclass(frozen=True, slots=True)
class Sources:
    """The links to be checked, and the files that they are from.

    ``urls`` are all addresses of the files, masked, those of entries that were not chosen too. ``count``
    counts the chosen entries where ``entries``, else the files. ``failed`` is the exit code where a file
    cannot be read.
    """

    cited: tuple[Cited, ...]
    urls: frozenset[str]
    files: tuple[str, ...]
    count: int
    entries: bool
    failed: Exit | None = None


def read_sources(run: Run, names: list[str], wanted: Wanted, base_url: str) -> Sources:
    """Read stores and documents; one that cannot be read is told, and passed over where there are others.

    Args:
        run: the settings of the program.
        names: files, folders and patterns; none for the store.
        wanted: which entries of stores.
        base_url: where relative links of documents lead.

    Raises:
        UnreadableInput: if nothing is there to be read.
        UsageProblem: if entries are to be chosen where there is no store.

    """
    if not names:
        return _of_stores(run, wanted, [str(run.store)])
    if any(not Path(name).is_file() for name in names):
        from annexcli.edge.batch import found

        # Folders and patterns; a file that is not there is told by whoever reads it.
        names = found(names)
    stores = [name for name in names if name.lower().endswith(".bib")]
    documents = [name for name in names if name not in stores]
    if documents and not stores and wanted.narrows:
        raise UsageProblem("filters choose entries of stores", hint="name a .bib file, or leave them out")
    first = _of_stores(run, wanted, list(dict.fromkeys(stores)))
    return first if not documents else _with_documents(first, list(dict.fromkeys(documents)), base_url)


def _of_stores(run: Run, wanted: Wanted, names: list[str]) -> Sources:
    from annexcli.edge.link_sources import of_store

    cited: list[Cited] = []
    urls: set[str] = set()
    count = 0
    for name in names:
        catalogue = run.catalogue_at(Path(name))
        chosen = catalogue.references(wanted.query())
        cited += of_store(chosen, catalogue.lines(), name)
        urls.update(map(masked, catalogue.urls()))
        count += len(chosen)
    return Sources(tuple(cited), frozenset(urls), tuple(names), count, entries=True)


def _with_documents(stores: Sources, names: list[str], base_url: str) -> Sources:
    from annexcli.edge.link_sources import of_document

    cited = list(stores.cited)
    failed, read = None, []
    for name in names:
        try:
            links = of_document(name, base_url=base_url)
        except UnreadableInput as error:
            failed = explain(error)
            continue
        read.append(name)
        cited += links
    urls = stores.urls | {masked(one.url) for one in cited if one.url}
    files = (*stores.files, *(name for name in read if name != "-"))
    return Sources(tuple(cited), urls, files, len(stores.files) + len(read), entries=False, failed=failed)
