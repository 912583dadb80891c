"""``annex set``: fields of one entry."""

from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import assignments, change, entry_of
from annexcli.cli.options import completion
from annexcli.errors import UsageProblem

if TYPE_CHECKING:
    from annexcli.bib.library import Entry
    from annexcli.cli.run import Run
    from annexcli.edge.store import Store


def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="The citekey.", autocompletion=completion.key)],
    values: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE...", help="FIELD= removes the field.")
    ] = None,
    *,
    type_: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="Another BibTeX type, such as book.")
    ] = "",
    new_key: Annotated[
        str, typer.Option("--key", metavar="KEY", help="Another citekey; the old one goes to ids.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the change, write nothing.")] = False,
) -> None:
    r"""Give fields of an entry other values.

    Nothing else in the file changes. Text is escaped for LaTeX unless it holds LaTeX already.
    Organisations as authors stand in braces.

    \b
    Examples:
      annex set unicef2017children year=2018 note='second edition'
      annex set unicef2017children note= 'author={UNICEF} and {ITU}'
      annex set unicef2017children --key unicef2017 --dry-run
    """
    run: Run = ctx.obj
    from annexcli.bib.values import checked_type

    changes = assignments(values or [])
    kind = checked_type(type_) if type_ else ""
    if not (changes or type_ or new_key):
        raise UsageProblem("nothing to set", hint="write FIELD=VALUE, as in year=2018")

    def make(store: "Store") -> tuple[str, list[str]]:
        entry = entry_of(store, key)
        return _changed(store, entry, changes, kind, new_key)

    change(run, make, dry_run=dry_run)


def _changed(
    store: "Store", entry: "Entry", changes: dict[str, str | None], kind: str, key: str
) -> tuple[str, list[str]]:
    """Return the new text of a store, and what changed in one entry."""
    from annexcli.bib.crossrefs import renaming
    from annexcli.bib.patch import apply, with_fields, with_key, with_type
    from annexcli.bib.syntax import listed
    from annexcli.bib.values import checked_key
    from annexcli.model.outcome import FieldChange
    from annexcli.show.gathered import change as told

    if key and key != entry.key:
        if checked_key(key).casefold() in store.library.taken(beside=entry.key):
            raise UsageProblem(
                f"the citekey {key!r} is in use",
                where="--key",
                hint="choose another; an entry has it, or had it once",
            )
        known = listed(changes.get("ids", entry.get("ids")) or "")
        ids = [*(one for one in known if one not in {key, entry.key}), entry.key]
        changes = changes | {"ids": ", ".join(ids)}
    edits = with_fields(store.text, entry, changes, store.style)
    before = dict(entry.fields)
    lines = [
        FieldChange(name, before.get(name), value)
        for name, value in changes.items()
        if value != before.get(name)
    ]
    if kind and kind != entry.type:
        edits.append(with_type(store.text, entry, kind))
        lines.append(FieldChange("type", entry.type, kind))
    if key and key != entry.key:
        edits.append(with_key(store.text, entry, key))
        edits += renaming(store.text, store.library, entry.key, key, store.style)
        lines.append(FieldChange("citekey", entry.key, key))
    messages = [f"{entry.key}: {told(line)}" for line in lines]
    return apply(store.text, edits), messages or [f"{entry.key}: nothing to change"]
