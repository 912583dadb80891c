"""What formats cannot hold: the one table that the documentation shows and that the tests hold.

Each row says what becomes of a reference that is written and read again. Where no row says otherwise,
everything comes back as it was.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from annexcli.exchange.formats import Source
from annexcli.exchange.kinds import KINDS, kind_of, type_of
from annexcli.exchange.reftypes import tag_of, type_name
from annexcli.model.kinds import USUAL_TYPE
from annexcli.model.reference import Agent, EntryType, Organisation, Person, Reference, Style

Change = Callable[[Reference], Reference]
_BIB = frozenset({Source.BIBTEX, Source.BIBLATEX})
_TAGGED = frozenset({Source.RIS, Source.ENDNOTE_XML})
_CSL = frozenset({Source.CSLJSON})
_WHOLE = frozenset({EntryType.BOOK, EntryType.REPORT, EntryType.THESIS})
_CLASSIC = frozenset(
    {
        EntryType.REPORT, EntryType.ARTICLE, EntryType.BOOK, EntryType.CHAPTER, EntryType.THESIS,
        EntryType.CONFERENCE, EntryType.NEWS, EntryType.WEBPAGE, EntryType.OTHER,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loss:
    """A fact that some formats do not bring back.

    ``what`` is the fact, ``instead`` what becomes of it in each of these formats; ``change`` does that to a
    reference.
    """

    what: str
    instead: Mapping[Source, str]
    change: Change


def _in(formats: Iterable[Source], instead: str) -> dict[Source, str]:
    return dict.fromkeys(formats, instead)


def _without(*names: str) -> Change:
    def change(one: Reference) -> Reference:
        defaults = {"also": (), "marks": ()}
        return replace(one, **{name: defaults.get(name) for name in names})  # type: ignore[arg-type] # by name

    return change


def _unchanged(one: Reference) -> Reference:
    """Return a reference as it is: what is lost does not stand in it, but in its entry or record."""
    return one


def _first_address(one: Reference) -> Reference:
    return replace(one, urls=one.urls[:1])


def _without_acronyms(one: Reference) -> Reference:
    return replace(one, publishers=tuple(Organisation(body.name) for body in one.publishers))


def _single_names(one: Reference) -> Reference:
    def named(agents: tuple[Agent, ...]) -> tuple[Agent, ...]:
        return tuple(Organisation(a.family) if isinstance(a, Person) and not a.given else a for a in agents)

    return replace(
        one, authors=named(one.authors), editors=named(one.editors), translators=named(one.translators)
    )


def _only(*styles: Style) -> Change:
    return lambda one: replace(one, marks=tuple(mark for mark in one.marks if mark.style in styles))


def _usual_type(one: Reference) -> Reference:
    if one.kind == "broadcast":
        return replace(one, type=EntryType.AUDIO, kind=None)
    return replace(one, type=USUAL_TYPE[one.kind]) if one.kind else one


def _without_subtypes(one: Reference) -> Reference:
    """BibTeX has one field for both what a type and what a subtype of BibLaTeX say."""
    if one.kind is None or one.type in _CLASSIC or one.kind in {"legal_case", "song"}:
        return one
    return replace(one, type=EntryType.WEBPAGE if one.urls else EntryType.OTHER)


def _known_kind(one: Reference) -> Reference:
    return one if one.kind in KINDS else replace(one, kind=None)


def _endnote_type(one: Reference) -> Reference:
    type_, kind = kind_of(tag_of(type_name(type_of(one))))
    return replace(one, type=type_, kind=kind)


def _no_editors_of_patents(one: Reference) -> Reference:
    return replace(one, editors=()) if one.kind == "patent" else one


def _event(one: Reference) -> Reference:
    if one.type is not EntryType.CONFERENCE:
        return replace(one, event=None, venue=None)
    return one if one.container else replace(one, container=one.event, event=None)


def _extent(one: Reference) -> Reference:
    return one if one.type in _WHOLE and not one.pages else replace(one, extent=None)


def _version(one: Reference) -> Reference:
    if one.kind != "software":
        return replace(one, version=None)
    return replace(one, version=one.edition or one.version, edition=None)


# In this order: what a type is decides what its fields are.
LOSSES: tuple[Loss, ...] = (
    Loss(
        "section, lines that it was read from",
        _in(_BIB | _CSL, "only with `--all-fields`") | _in(_TAGGED, "lost"),
        _without("section", "source", "also"),
    ),
    Loss("further addresses", _in(_BIB, "only with `--all-fields`"), _first_address),
    Loss("numbers and objects under `custom`", _in(_CSL, "texts"), _unchanged),
    Loss(
        "open ends of dates (`2011/`), digits that are not known (`201X`)",
        _in(_CSL | _TAGGED, "lost"),
        _unchanged,
    ),
    Loss("particles of names that are dropped", _in(_CSL, "particles that are not"), _unchanged),
    Loss("others beside the editors", _in(_CSL | _TAGGED, "lost"), _unchanged),
    Loss("characters that XML 1.0 forbids", _in({Source.ENDNOTE_XML}, "lost"), _unchanged),
    Loss("editors of patents", _in({Source.ENDNOTE_XML}, "kept as `ris-a2`"), _no_editors_of_patents),
    Loss("fields of your own", _in(_TAGGED, "lost, but for abstracts"), _unchanged),
    Loss(
        "the type of a podcast, map and the like that is a law, standard, data set, film or recording",
        _in({Source.BIBTEX}, "web page or *other*"),
        _without_subtypes,
    ),
    Loss("interviews, treaties, reviews, performances", _in(_TAGGED, "what their type says"), _known_kind),
    Loss(
        "a type that such works are not usually of, as of a map that is a book",
        _in(_CSL | _TAGGED, "the usual type"),
        _usual_type,
    ),
    Loss(
        "recordings, speeches, posts, journals as a whole",
        _in({Source.ENDNOTE_XML}, "films, *other*, web pages, articles"),
        _endnote_type,
    ),
    Loss("acronyms beside names", _in(_TAGGED, "lost"), _without_acronyms),
    Loss("persons with one name", _in(_TAGGED, "organisations"), _single_names),
    Loss("italics, superscript and subscript in titles", _in({Source.RIS}, "plain"), _without("marks")),
    Loss(
        "words in titles that keep their small letters",
        _in(_TAGGED, "plain"),
        _only(Style.ITALIC, Style.SUPERSCRIPT, Style.SUBSCRIPT),
    ),
    Loss("forthcoming, in press", _in(_TAGGED, "lost"), _without("state")),
    Loss("number of a part", _in(_TAGGED, "lost"), _without("part")),
    Loss(
        "name and place of a conference",
        _in(_TAGGED, "of conference papers only; without proceedings the name is theirs"),
        _event,
    ),
    Loss(
        "number of all pages",
        _in(_TAGGED, "of books, reports and theses only, and not beside pages"),
        _extent,
    ),
    Loss("version", _in(_TAGGED, "of software only, and not beside an edition"), _version),
)


def after(one: Reference, format_: Source) -> Reference:
    """Return a reference as it is after it was written in a format and read again."""
    for loss in LOSSES:
        if format_ in loss.instead:
            one = loss.change(one)
    return one


def table() -> str:
    """Return the losses as a table in Markdown, for docs/exchange.md."""
    rows = [["what", *(kind.value for kind in Source)], ["---"] * (len(Source) + 1)]
    rows += [[loss.what, *(loss.instead.get(kind, "kept") for kind in Source)] for loss in LOSSES]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
