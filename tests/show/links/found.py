"""A check's result for the tests of its reports."""

from annexcli.model.checked import Checked, CheckedLink, Cited, History, Place, Standing
from annexcli.model.verdict import Evidence, Hop, LinkResult, Verdict

NOW = "2026-01-31T12:00:00Z"


def link(
    verdict: Verdict,
    url: str | None = "https://e.org/a",
    *,
    key: str = "k",
    place: Place | None = None,
    standing: Standing | None = None,
    reason: str = "status 404",
    history: History | None = None,
) -> CheckedLink:
    place = place or Place("references.bib", 12)
    evidence = Evidence(url, (Hop(url, 404),), attempts=1, elapsed=0.25) if url else None
    failing = verdict in {Verdict.DEAD, Verdict.PARKED}
    standing = standing or (Standing.FAILS if failing else Standing.PASSES)
    result = LinkResult(key, url, verdict, reason, evidence, NOW if url else None)
    return CheckedLink(Cited(url, place, key, "A title"), result, standing, history)


def checked(*links: CheckedLink, **more: object) -> Checked:
    return Checked(links, len(links), started=NOW, seconds=1.5, **more)  # type: ignore[arg-type]


HOSTILE = '"]]> </x> <b> & | `x` [a](b) \x1b[31m \ud800 \x00 ::error:: @all é\u202e\n%0A'
EVERYTHING = checked(
    link(Verdict.OK, "https://e.org/ok", key="fine"),
    link(Verdict.MOVED, "https://e.org/old", reason="moved for good to https://e.org/new"),
    link(Verdict.DEAD, "https://e.org/gone", key="gone"),
    link(Verdict.DEAD, "https://e.org/gone", key="", place=Place("docs/a b.md", 3)),
    link(Verdict.DEAD, "https://e.org/p", key="", place=Place("annex.pdf", page=7)),
    link(
        Verdict.DEAD,
        "https://e.org/slow",
        standing=Standing.WAITS,
        history=History("dead", "2026-01-20T00:00:00Z", NOW, 2, "2026-01-19T00:00:00Z"),
    ),
    link(Verdict.SOFT_404, "https://e.org/debt", standing=Standing.OLD),
    link(Verdict.SKIPPED, "https://e.org/skipped", reason="excluded by x"),
    link(Verdict.MISSING, None, key="lost", reason="no address"),
    link(Verdict.BLOCKED, f"https://e.org/{HOSTILE}", key=HOSTILE, reason=HOSTILE),
    link(
        Verdict.PARKED,
        f"https://e.org/{HOSTILE}",
        key="",
        place=Place(HOSTILE.replace("\ud800", "\udcff"), 1),
        reason=HOSTILE,
    ),
)
