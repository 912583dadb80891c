"""``annex edit``: an entry's own text in the editor."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import show_diff
from annexcli.cli.options import completion
from annexcli.cli.run import Run, write
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.text import count, printable

if TYPE_CHECKING:
    from annexcli.bib.library import Block
    from annexcli.edge.store import Store


def edit(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="The citekey.", autocompletion=completion.key)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the change, write nothing.")] = False,
) -> None:
    r"""Open an entry in $EDITOR.

    It is shown as it stands in the file, and what you made of it is put back. A result that cannot be
    read is refused and kept in a temporary file.

    \b
    Examples:
      annex edit unicef2017children
      annex edit unicef2017children --dry-run
      EDITOR='code --wait' annex edit unicef2017children
    """
    run: Run = ctx.obj
    store = run.opened(tolerant=True)
    block = _block(store, key)
    old = store.text[block.start : block.end]
    before = old.replace("\r\n", "\n")
    after = _edited(key, before)
    if after == before:
        run.say("nothing was changed\n")
        return
    new = after.replace("\n", "\r\n") if "\r\n" in old else after
    _check(store, key, new)

    def making(now: "Store") -> str:
        block = _block(now, key)
        if now.text[block.start : block.end] != old:
            raise UsageProblem(
                f"{key} was changed in the file meanwhile",
                where=str(now.path),
                hint=f"your version is kept in {_keep(new)}",
            )
        return f"{now.text[: block.start]}{new}{now.text[block.end :]}"

    if dry_run:
        show_diff(store.text, making(store), str(run.store))
        return
    run.change(making, tolerant=True)
    write(f"{printable(key)}: changed\n")


def _edited(key: str, text: str) -> str:
    """Return what the user makes of an entry's text in the editor; its lines end in a line feed.

    Raises:
        UsageProblem: if no editor can be started, or it ends with an error.
        UnreadableInput: if there is no text in UTF-8 afterwards.

    """
    import click

    file = _keep(text)
    try:
        click.edit(filename=str(file))
        edited = file.read_text("utf-8")
    except click.ClickException as error:
        file.unlink(missing_ok=True)
        raise UsageProblem(error.format_message(), hint="set EDITOR to one that is installed") from error
    except FileNotFoundError as error:
        raise UnreadableInput("the editor left no file", where=key, hint="nothing was changed") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            "the editor did not save UTF-8", where=key, hint=f"your version is kept in {file}"
        ) from error
    file.unlink()
    return edited.strip().replace("\r\n", "\n")


def _block(store: "Store", key: str) -> "Block":
    """Return the part of the file that holds an entry, one that cannot be read too."""
    from annexcli.bib.library import Block, Kind
    from annexcli.cli.editing import entry_of

    for broken in store.library.broken:
        if broken.key == key and not store.library.entry(key):
            return Block(Kind.BROKEN, broken.start, broken.end, broken.line, key)
    entry = entry_of(store, key)
    return Block(Kind.ENTRY, entry.start, entry.end, entry.line or 0, key)


def _check(store: "Store", key: str, text: str) -> None:
    """Refuse what is not one whole entry, or has a citekey that another entry has."""
    from annexcli.bib.library import Kind, load

    library = load(text)
    free = [text[block.start : block.end] for block in library.blocks if block.kind is Kind.FREE_TEXT]
    stray = next(
        (line for part in free for line in part.splitlines() if line.strip() and line.strip()[0] != "%"), ""
    )
    what = ""
    if stray:
        what = f"{stray.strip()!r} stands beside the entry"
    elif library.broken:
        what = f"line {library.broken[0].line}: {library.broken[0].what}"
    elif len(library.entries) != 1:
        what = f"{count(len(library.entries), 'entry', 'entries')}, where one is wanted"
    else:
        new = library.entries[0].key
        if new != key and new.casefold() in store.library.taken(beside=key):
            what = f"another entry has the citekey {new!r}"
    if what:
        raise UnreadableInput(
            f"the result cannot be used ({what})",
            where=key,
            hint=f"nothing was written; your version is kept in {_keep(text)}",
        )


def _keep(text: str) -> Path:
    """Put an edited entry where it is safe, and return where."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="annex-edit-", suffix=".bib", delete=False
    ) as file:
        file.write(text)
    return Path(file.name)
