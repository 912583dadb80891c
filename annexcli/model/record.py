"""References as they travel between programs: with what the model of a reference has no place for."""

from dataclasses import dataclass, field

from annexcli.model.reference import Agent, EntryType, Organisation, Person, Reference


@dataclass(frozen=True, slots=True)
class Record:
    """One work of a file of another program, or on its way to one.

    ``further`` are facts beyond the reference, as plain text under the names of BibTeX fields:
    ``abstract``, fields of the user's own, and what a format has and no other (``ris-c1``, ``csl-scale``).
    ``line`` is where the record begins in its file, from 1. ``names_authors`` says whether it names authors:
    where these are those who issued the work, a reference does not tell.
    """

    reference: Reference
    further: tuple[tuple[str, str], ...] = ()
    line: int | None = field(default=None, compare=False)
    names_authors: bool = True

    def get(self, name: str) -> str:
        """Return a further fact, or an empty string."""
        return next((value for own, value in self.further if own == name), "")

    @property
    def authors(self) -> tuple[Agent, ...]:
        """Its authors, among them those who issued the work where it names these as authors, too.

        A newspaper holds its articles, and is not their author.
        """
        one = self.reference
        issued = self.names_authors and one.type is not EntryType.NEWS and one.issuers == one.publishers
        return one.publishers if issued else one.authors


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that could not be read as a record: its line, from 1, and why."""

    line: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Records:
    """What a file of another program holds: its records, in order, and what is none."""

    records: tuple[Record, ...]
    unread: tuple[Unread, ...] = ()


def are_issuers(authors: tuple[Agent, ...], publishers: tuple[Organisation, ...]) -> bool:
    """Tell whether the authors that a file names are those who issued the work, named once more."""
    if any(isinstance(author, Person) for author in authors):
        return False
    return {author.name for author in authors} == {publisher.name for publisher in publishers}
