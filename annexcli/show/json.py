"""Results as JSON, the contract of docs/json.md: names and shapes stay across releases."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from annexcli.model.outcome import Confidence, FieldChange, LedgerLine, Parsed, Status, Vanished
from annexcli.model.reference import Agent, Person, Reference, Source
from annexcli.show.dump import dumped, dumped_line

if TYPE_CHECKING:
    from annexcli.model.verdict import LinkResult


def references(chosen: Iterable[Reference], links: "Mapping[str, LinkResult] | None" = None) -> str:
    """Return references as a JSON array, with what is known of their links by citekey."""
    known = links or {}
    return dumped([record(reference, known.get(reference.key)) for reference in chosen])


def lines(chosen: Iterable[Reference], links: "Mapping[str, LinkResult] | None" = None) -> str:
    """Return references as JSON, the object of the contract for each on a line of its own."""
    known = links or {}
    return "".join(dumped_line(record(reference, known.get(reference.key))) for reference in chosen)


def record(reference: Reference, link: "LinkResult | None" = None) -> dict[str, Any]:
    """Return one reference as the object of the contract."""
    return {
        "key": reference.key,
        "type": reference.type.value,
        "title": reference.title,
        # An edited work has its editors where others have authors, and names them as such, too.
        "authors": [_author(agent) for agent in reference.issuers if agent not in reference.publishers],
        "editors": [_author(agent) for agent in reference.editors],
        "translators": [_author(agent) for agent in reference.translators],
        "publisher": [publisher.name for publisher in reference.publishers],
        "year": reference.year,
        "date": str(reference.date) if reference.date else None,
        "state": reference.state,
        "container": reference.container,
        "volume": reference.volume,
        "number": reference.number,
        "pages": reference.pages,
        "edition": reference.edition,
        "place": reference.place,
        "url": reference.url,
        "urls": list(reference.urls),
        "doi": reference.doi,
        "isbn": reference.isbn,
        "issn": reference.issn,
        "arxiv": reference.arxiv,
        "pmid": reference.pmid,
        "accessed": str(reference.accessed) if reference.accessed else None,
        "note": reference.note,
        "topics": list(reference.topics),
        "section": reference.section,
        "language": reference.language,
        "source": _source(reference.source),
        "also": [_source(source) for source in reference.also],
        "link": {"verdict": link.verdict.value, "checked": link.checked} if link else None,
    }


def parsed(
    read: Iterable[tuple[Reference, Confidence | None]],
    ledger: Iterable[LedgerLine],
    documents: Iterable[Parsed],
    vanished: Iterable[Vanished],
) -> str:
    """Return what ``parse`` found: the references, what became of every list item, and the documents.

    Args:
        read: every reference that was read, with how sure the parser is of it.
        ledger: what became of every list item.
        documents: the documents, with their lists.
        vanished: the entries that a document no longer cites.

    """
    return dumped(
        {
            "references": [record(reference) | _confidence(confidence) for reference, confidence in read],
            "ledger": _ledger(list(ledger)),
            "vanished": [{"key": one.key, "where": str(one.source)} for one in vanished],
            "documents": [
                {
                    "document": document.document,
                    "lost_links": document.lost_links,
                    "sections": [
                        {
                            "section": found.path,
                            "line": found.line,
                            "page": found.page,
                            "items": found.items,
                            "reason": found.reason,
                        }
                        for found in document.sections
                    ],
                }
                for document in documents
            ],
        }
    )


def _ledger(lines: list[LedgerLine]) -> dict[str, Any]:
    counts = Counter(line.status for line in lines)
    return {
        "items": len(lines),
        "references": counts[Status.REFERENCE],
        "merged": counts[Status.MERGED],
        "unparsed": counts[Status.UNPARSED],
        "entries": [
            {
                "status": line.status.value,
                "where": str(line.source),
                "raw": line.source.raw,
                "key": line.key,
                "reason": line.reason or None,
                "section": line.section,
                "outcome": line.outcome.fate.value if line.outcome else None,
                "changes": _changes(line.outcome.changes) if line.outcome else [],
                "kept": _changes(line.outcome.kept) if line.outcome else [],
            }
            for line in lines
        ],
    }


def _changes(changes: Iterable[FieldChange]) -> list[dict[str, str | None]]:
    return [{"field": one.name, "old": one.old, "new": one.new} for one in changes]


def _confidence(confidence: Confidence | None) -> dict[str, Any]:
    if confidence is None:
        return {"confidence": None}
    return {"confidence": {"score": confidence.score, "doubts": list(confidence.doubts)}}


def _author(agent: Agent) -> dict[str, str]:
    if isinstance(agent, Person):
        return {"family": agent.family, "given": agent.given}
    return {"literal": agent.name}


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    place = {"page": source.page} if source.page is not None else {"line": source.line}
    return {"document": source.document, **place, "raw": source.raw}
