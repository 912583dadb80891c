"""What the reports say alike: which verdict comes first, how grave a link is, and the words on it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from annexcli.model.checked import Checked, CheckedLink, Standing
from annexcli.model.verdict import Verdict
from annexcli.text import count

# The worst first.
WORST_FIRST = (
    Verdict.DEAD,
    Verdict.PARKED,
    Verdict.SOFT_404,
    Verdict.INSECURE,
    Verdict.INVALID,
    Verdict.MISMATCH,
    Verdict.HOME_REDIRECT,
    Verdict.TRANSIENT,
    Verdict.BLOCKED,
    Verdict.PRIVATE,
    Verdict.MOVED,
    Verdict.SKIPPED,
    Verdict.MISSING,
    Verdict.OK,
)
# What somebody ought to look at although it fails no check.
DOUBTFUL = frozenset(
    {
        Verdict.DEAD, Verdict.PARKED, Verdict.SOFT_404, Verdict.INSECURE, Verdict.INVALID, Verdict.MISMATCH,
        Verdict.HOME_REDIRECT,
    }
)  # fmt: skip
_QUIET = frozenset({Verdict.OK, Verdict.SKIPPED, Verdict.MISSING})
LEVELS = ("error", "warning", "notice")
MEANINGS = {
    Verdict.OK: "The document answers.",
    Verdict.MOVED: "The document has moved for good to another address.",
    Verdict.BLOCKED: "The server is alive, but closed to programs.",
    Verdict.TRANSIENT: "There was no answer this time.",
    Verdict.DEAD: "The document is gone.",
    Verdict.PARKED: "The domain is for sale or holds advertisements.",
    Verdict.SOFT_404: "The page says that there is no such document, though its status is 200.",
    Verdict.INSECURE: "The certificate of the server is not valid.",
    Verdict.INVALID: "This is no address that can be asked.",
    Verdict.MISMATCH: "The title of the page is that of another document.",
    Verdict.HOME_REDIRECT: "The link to a document leads to the home page of its site.",
    Verdict.PRIVATE: "The address is inside this machine or network.",
    Verdict.SKIPPED: "The link was not asked.",
    Verdict.MISSING: "The reference has no address.",
}


def level(link: CheckedLink) -> str:
    """Return how grave a link is: ``error``, ``warning``, ``notice``, or nothing where all is well."""
    if link.fails:
        return "error"
    if link.standing is not Standing.PASSES or link.result.verdict in DOUBTFUL:
        return "warning"
    return "" if link.result.verdict in _QUIET else "notice"


def grave(checked: Checked) -> list[CheckedLink]:
    """Return the links that are not well, the gravest first, in their order among equals."""
    ranks = {verdict: rank for rank, verdict in enumerate(WORST_FIRST)}
    told = [link for link in checked.links if level(link)]
    return sorted(told, key=lambda link: (LEVELS.index(level(link)), ranks[link.result.verdict]))


def grouped(links: Iterable[CheckedLink]) -> Iterator[tuple[Verdict, list[list[CheckedLink]]]]:
    """Yield verdicts, the worst first, each with its links, those of one address and one reason together.

    Links that are well, were not asked or are not there are left out, unless they fail the check.
    """
    by_verdict: dict[Verdict, dict[tuple[str | None, str, str], list[CheckedLink]]] = {}
    for link in filter(level, links):
        by_url = by_verdict.setdefault(link.result.verdict, {})
        # Links without an address have nothing in common but that: each is to be found where it stands.
        lost = link.result.verdict is Verdict.MISSING
        name = f"{who(link)} {link.cited.place}" if lost else link.result.url
        by_url.setdefault((name, reason(link), link.standing), []).append(link)
    for verdict in WORST_FIRST:
        if verdict in by_verdict:
            yield verdict, list(by_verdict[verdict].values())


def reason(link: CheckedLink) -> str:
    """Return why a link has its verdict, and why it fails nothing where it could."""
    told = [link.result.reason]
    if link.history and link.history.count > 1:
        told.append(f"failing since {link.history.first[:10]}, {count(link.history.count, 'time')}")
    if link.history and link.history.ok:
        told.append(f"last well {link.history.ok[:10]}")
    if link.standing is Standing.WAITS:
        told.append("not failing yet")
    elif link.standing is Standing.OLD:
        told.append("not of this change")
    return "; ".join(told)


def who(link: CheckedLink) -> str:
    """Return the citekey of a link, or the text that it stands under in a document."""
    return link.cited.key or link.cited.title


def names(group: Iterable[CheckedLink]) -> list[str]:
    """Return under what links stand and where, each once: ``key (file:line)``."""
    places = (f"{who(link)} ({link.cited.place})" if who(link) else str(link.cited.place) for link in group)
    return list(dict.fromkeys(places))


def sentence(link: CheckedLink) -> str:
    """Return a link and its reason in one line, for what names the file and the line itself."""
    place = link.cited.place
    page = f" (page {place.page})" if place.page is not None else ""
    name = f"{who(link)}: " if who(link) else ""
    return f"{name}{link.result.url or 'no address'}{page}: {reason(link)}"


def counts(checked: Checked) -> Counter[Verdict]:
    """Return how many links have each verdict."""
    return Counter(link.result.verdict for link in checked.links)


def summary(checked: Checked) -> str:
    """Return the numbers of a check in one line."""
    found = counts(checked)
    told = ", ".join(f"{found[verdict]:,} {verdict.value}" for verdict in WORST_FIRST if found[verdict])
    links = sum(link.cited.url is not None for link in checked.links)
    sources = (
        count(checked.sources, "entry", "entries") if checked.entries else count(checked.sources, "file")
    )
    return f"{sources}, {count(links, 'link')}: {told or 'nothing to check'}"


def verdict_of_all(checked: Checked) -> str:
    """Return what the check comes to, where that is not in the numbers; nothing where nothing failed."""
    standings = Counter(link.standing for link in checked.links)
    told = []
    if standings[Standing.WAITS]:
        told.append(f"{count(standings[Standing.WAITS], 'link')} not failing yet")
    if standings[Standing.OLD]:
        told.append(f"{count(standings[Standing.OLD], 'link')} not of this change")
    if checked.unasked:
        told.append(f"{count(checked.unasked, 'address', 'addresses')} left unasked")
    return "; ".join(told)
