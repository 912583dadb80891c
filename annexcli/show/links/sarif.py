"""What a check found as SARIF 2.1.0, for services that follow a finding from run to run."""

from typing import Any

from annexcli.model.checked import Checked, CheckedLink, Standing
from annexcli.show.links.order import MEANINGS, WORST_FIRST, grave, level, sentence
from annexcli.show.sarif import Fingerprints, location, log
from annexcli.text import printable

_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
_RULES = {verdict: index for index, verdict in enumerate(WORST_FIRST)}


def report(checked: Checked) -> str:
    """Return the links that are not well as a log; their verdicts are its rules."""
    rules = [
        {
            "id": verdict.value,
            "name": "".join(word.title() for word in verdict.value.split("-")),
            "shortDescription": {"text": MEANINGS[verdict]},
        }
        for verdict in WORST_FIRST
    ]
    fingerprints = Fingerprints("annexLink/v1")
    invocation = {"executionSuccessful": not checked.unasked}
    results = (_result(link, fingerprints) for link in grave(checked))
    return log(rules, results, invocations=[invocation])


def _result(link: CheckedLink, fingerprints: Fingerprints) -> dict[str, Any]:
    place = link.cited.place
    made: dict[str, Any] = {
        "ruleId": link.result.verdict.value,
        "ruleIndex": _RULES[link.result.verdict],
        "level": _LEVELS[level(link)],
        "message": {"text": printable(sentence(link))},
        "locations": [location(place.file, place.line)],
        "partialFingerprints": fingerprints.of(place.file, link.cited.key, link.result.url or ""),
    }
    if link.standing is Standing.OLD:
        made["baselineState"] = "unchanged"
    return made
