"""How links are asked: the settings of the engine, all in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annexcli import __version__

CONTACT = "https://pypi.org/project/annexcli/"
RESOLVER = "https://doi.org"


def user_agent(contact: str = CONTACT) -> str:
    """Return how the program names itself, with an address where more can be learned (RFC 9110 §10.1.5)."""
    return f"annex/{__version__} (+{contact})"


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask, all times in seconds.

    ``concurrency`` and ``per_host`` are requests at once, in all and at one host; ``interval`` lies between
    the beginnings of two requests at a host. ``timeout`` is for one request, ``budget`` for one address with
    its redirects, retries and waits, ``max_time`` for the whole run (None: as long as its addresses take).
    ``retries`` come after transient failures. ``headers`` are sent to the host that they are given for (in
    small letters, with ``:port`` where it is not the usual one), and to no other. ``fragments`` and
    ``titles`` ask for that evidence, too. ``resolver`` answers for DOIs.
    """

    concurrency: int = 128
    per_host: int = 4
    timeout: float = 20.0
    retries: int = 2
    allow_private: bool = False
    interval: float = 0.05
    budget: float = 90.0
    max_time: float | None = None
    fragments: bool = False
    titles: bool = False
    user_agent: str = field(default_factory=user_agent)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    resolver: str = RESOLVER
