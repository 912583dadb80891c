"""References that lost their link, and the links that were found for them."""

from collections.abc import Iterable, Sequence

from annexcli.masking import masked
from annexcli.merge.recover import Recovered, Unsure
from annexcli.model.reference import Reference
from annexcli.show.columns import DEFAULT, cells
from annexcli.show.dump import dumped
from annexcli.text import count, printable


def lost(references: Sequence[Reference]) -> str:
    """Return one line a reference: key, year, publisher, title and where it was read, with tabs between."""
    lines = ["\t".join((*cells(one, DEFAULT[:4]), printable(str(one.source or "")))) for one in references]
    return "".join(f"{line}\n" for line in [*lines, f"{count(len(lines), 'reference')} without a link"])


def found(links: Iterable[Recovered]) -> str:
    """Return what was found, two lines a reference: its links, and where they are from and why."""
    return "".join(
        f"{printable(one.key)}: {printable(' '.join(map(masked, one.offer.reference.urls)))}\n"
        f"  {printable(one.offer.where)}: {printable(one.why)}"
        + (f" ({printable(one.offer.evidence)})" if one.offer.evidence else "")
        + "\n"
        for one in links
    )


def unsure(offers: Iterable[Unsure]) -> str:
    """Return which offers fit several references, one line each."""
    return "".join(
        f"{printable(one.offer.where)}: {printable(masked(one.offer.reference.urls[0]))} fits "
        f"{', '.join(map(printable, one.keys))}: none is filled\n"
        for one in offers
    )


def summary(lost: Sequence[Reference], found: Sequence[Recovered], store: str, *, dry_run: bool) -> str:
    """Return how many links were lost, and how many are found."""
    done = "would be filled" if dry_run else "filled"
    return f"{printable(store)}: {count(len(lost), 'reference')} without a link, {len(found):,} {done}\n"


def as_json(lost: Sequence[Reference], found: Iterable[Recovered], unsure: Iterable[Unsure]) -> str:
    """Return what was lost and found; names are a contract (docs/json.md)."""
    made = {
        "lost": [one.key for one in lost],
        "recovered": [
            {
                "key": one.key,
                "urls": [masked(url) for url in one.offer.reference.urls],
                "from": one.offer.where,
                "reason": one.why,
                "evidence": one.offer.evidence or None,
            }
            for one in found
        ],
        "unsure": [
            {
                "keys": list(one.keys),
                "urls": [masked(url) for url in one.offer.reference.urls],
                "from": one.offer.where,
            }
            for one in unsure
        ],
    }
    return dumped(made)
