"""What is remembered of links, whoever asked them and how: for those who look and ask nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from annexcli.edge.answers import Answers
from annexcli.edge.settings import read_settings
from annexcli.errors import UsageProblem
from annexcli.links.targets import address_verdict, targets
from annexcli.links.verdicts import judge
from annexcli.model.manners import Manners, user_agent
from annexcli.model.reference import Reference
from annexcli.model.verdict import LinkResult, Verdict


@dataclass(frozen=True, slots=True)
class Known:
    """The last verdict on a link, why, and when it was asked; None where it need not be asked."""

    verdict: Verdict
    reason: str
    checked: str | None


def known_links(urls: Iterable[str]) -> dict[str, Known]:
    """Return what is known of addresses, by address; those of which nothing is known are not in it."""
    wanted = list(dict.fromkeys(urls))
    found = {url: Known(*said, None) for url in wanted if (said := address_verdict(url))}
    left = [url for url in wanted if url not in found]
    for manners in _manners():
        if not left:
            break
        remembered = Answers.of_user(manners).recall(left)
        found |= {url: Known(*judge(one.evidence), one.checked) for url, one in remembered.items()}
        left = [url for url in left if url not in found]
    return found


def links_of(references: Iterable[Reference]) -> dict[str, LinkResult]:
    """Return what is known of the own links of references, by citekey."""
    own = {one.key: links[0] for one in references if (links := targets(one))}
    known = known_links(own.values())
    return {
        key: LinkResult(key, url, one.verdict, one.reason, checked=one.checked)
        for key, url in own.items()
        if (one := known.get(url))
    }


def _manners() -> Iterator[Manners]:
    """Yield the manners in which links may have been asked: what each answer is remembered under."""
    settings = read_settings().check
    named = settings.options
    try:
        headers = settings.filled_headers()
    except UsageProblem:  # a key that only those who ask need
        headers = {}
    base = Manners(
        user_agent=user_agent(named["contact"]) if "contact" in named else user_agent(),
        resolver=str(named["resolver"]).rstrip("/") if "resolver" in named else Manners().resolver,
        headers=headers,
    )
    for private, titles, fragments in product((False, True), repeat=3):
        yield replace(base, allow_private=private, titles=titles, fragments=fragments)
