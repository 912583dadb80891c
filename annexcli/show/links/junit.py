"""What a check found as JUnit XML: a suite for each file, a case for each link, those that pass too."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from annexcli.model.checked import Checked, CheckedLink, Standing
from annexcli.model.verdict import Verdict
from annexcli.show.links.order import reason, who
from annexcli.text import printable


def report(checked: Checked) -> str:
    """Return the results as the JUnit schema of Jenkins has them (junit-10.xsd).

    A link that fails, but not the check, passes with its reason as output; what was not asked is skipped.
    """
    suites: dict[str, list[CheckedLink]] = {}
    for link in checked.links:
        suites.setdefault(link.cited.place.file, []).append(link)
    told = "".join(_suite(file, links, checked.started) for file, links in suites.items())
    numbers = _numbers(checked.links)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="annex check" {numbers} time="{checked.seconds:.3f}">\n{told}</testsuites>\n'
    )


def _numbers(links: Iterable[CheckedLink]) -> str:
    links = list(links)
    return f'tests="{len(links)}" failures="{sum(link.fails for link in links)}" errors="0"'


def _suite(file: str, links: list[CheckedLink], started: str) -> str:
    skipped = sum(_is_skipped(link) for link in links)
    took = sum(link.result.evidence.elapsed for link in links if link.result.evidence)
    begun = f' timestamp="{started.removesuffix("Z")}"' if started else ""
    cases = "".join(map(_case, links))
    return (
        f"  <testsuite name={_attribute(file)} {_numbers(links)} "
        f'skipped="{skipped}"{begun} time="{took:.3f}">\n'
        f"{cases}  </testsuite>\n"
    )


def _case(link: CheckedLink) -> str:
    took = link.result.evidence.elapsed if link.result.evidence else 0.0
    name = " ".join(filter(None, (who(link), link.result.url or "no address")))
    head = f"    <testcase name={_attribute(name)} classname={_attribute(link.cited.place.file)} "
    head += f'time="{took:.3f}"'
    said = f"{link.result.verdict.value}: {reason(link)}"
    if link.fails:
        where = escape(printable(f"{link.cited.place}: {link.result.url or 'no address'}"))
        kind = link.result.verdict.value
        inner = f'      <failure message={_attribute(said)} type="{kind}">{where}</failure>\n'
    elif _is_skipped(link):
        inner = f"      <skipped message={_attribute(said)}/>\n"
    elif link.standing is not Standing.PASSES or link.result.verdict is not Verdict.OK:
        inner = f"      <system-out>{escape(printable(said))}</system-out>\n"
    else:
        return f"{head}/>\n"
    return f"{head}>\n{inner}    </testcase>\n"


def _is_skipped(link: CheckedLink) -> bool:
    return not link.fails and link.result.verdict in {Verdict.SKIPPED, Verdict.MISSING, Verdict.PRIVATE}


def _attribute(text: str) -> str:
    # Control characters are no characters of XML 1.0 (§2.2); here they are shown as codes.
    return quoteattr(printable(text))
