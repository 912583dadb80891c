"""References in a CSL style: one run of pandoc's citeproc, with what mends its output before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annexcli.csl import corrections, formatted
from annexcli.csl.bibliography import document
from annexcli.csl.formatted import Entry
from annexcli.csl.items import item
from annexcli.csl.locales import known_locale
from annexcli.csl.manuals import manual
from annexcli.csl.nodes import Attributes, Node
from annexcli.csl.style_file import habits
from annexcli.edge import pandoc
from annexcli.edge.styles import CslStyle
from annexcli.errors import UsageProblem
from annexcli.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Formatted:
    """What a style makes of references.

    ``entries`` are those of the list, in its order; ``attributes`` say how the style wants the list set;
    ``sorts`` is whether the order is the style's own. ``citations`` are how a text cites works, by citekey,
    where that was asked for.
    """

    entries: tuple[Entry, ...]
    attributes: Attributes
    sorts: bool
    citations: Mapping[str, list[Node]]


def in_style(
    references: Sequence[Reference], style: CslStyle, locale: str | None = None, *, cited: bool = False
) -> Formatted:
    """Return references in a CSL style.

    Args:
        references: the works, in the order in which a style that does not sort lists them.
        style: the style.
        locale: a language tag such as ``en-GB``; the style's own if None.
        cited: whether to say how a text cites them, too.

    Raises:
        UnreadableInput: if pandoc cannot use the style.
        UsageProblem: if there is no such locale, or no list in the style, and that is asked for.

    """
    locale = known_locale(locale) if locale else style.locale
    has = habits(style.text, locale)
    if not has.lists and not cited:
        raise UsageProblem(
            f"{style.name} has no reference list, only citations in the text", hint="use --in-text"
        )
    says = manual(style.name, style.text)
    made = {reference.key: item(reference, says) for reference in references}
    # Names of our own, as a citekey may be one that pandoc takes for something else: "*" is every work.
    keys = {f"work-{number}": key for number, key in enumerate(made)}
    named = [made[key] | {"id": name} for name, key in keys.items()]
    tree = corrections.guard(document(named, locale, cited=cited))
    text = corrections.corrected(style.text)
    tree = pandoc.formatted(tree, style.path if text == style.text else text, style.name)
    entries = tuple(
        Entry(keys[entry.key], entry.blocks) for entry in formatted.entries(tree) if entry.key in keys
    )
    letters = corrections.mend(entries, made, has)
    citations = dict(zip(made, formatted.citations(tree), strict=True)) if cited else {}
    for key, nodes in citations.items():
        corrections.mend_citation(nodes, made[key], has, letters.get(key))
    return Formatted(entries, formatted.attributes(tree), has.sorts, citations)
