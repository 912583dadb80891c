"""A reference list as one page of HTML that asks nothing of any other place.

Jinja fills the template and escapes every value; what is put in unescaped is this package's own style and
script, and the HTML that pandoc made of citations. Scripts and styles are allowed by their digests alone
(Content Security Policy, level 3), so that nothing of an entry could be one even if it got through.
"""

import base64
import json
import pkgutil
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from annexcli import __version__
from annexcli.csl import layout
from annexcli.model.reference import Agent, Person
from annexcli.model.verdict import WELL, Verdict
from annexcli.show.links.order import DOUBTFUL, MEANINGS
from annexcli.show.report import charts
from annexcli.show.report.coins import context_object
from annexcli.show.report.facets import Facet, Item, facets
from annexcli.text import fold, printable

_TOP = 8
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SAYS_NOTHING = frozenset({Verdict.MISSING, Verdict.SKIPPED})
# What would end a script element, and what may be no character of HTML or act on whoever looks at it.
_ACTS = re.compile(r"[<>&]|[^ -~]")


@dataclass(frozen=True, slots=True)
class Report:
    """What a page shows.

    ``listed`` has the entries in their groups, ``citations`` the HTML of each by citekey; ``acronyms`` are
    those of publishers by name; ``style`` is what the citation style is called; ``made`` is the moment.
    """

    title: str
    style: str
    made: str
    items: Sequence[Item]
    listed: layout.Page
    citations: Mapping[str, str]
    acronyms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Shown:
    """An entry as the template has it."""

    item: Item
    citation: Markup
    coins: str
    tone: str
    meaning: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries under headings: each with its level, and those that were not said before."""

    headings: tuple[tuple[int, str], ...]
    entries: tuple[_Shown, ...]


def html(report: Report) -> str:
    """Return the page."""
    by_key = {item.reference.key: item for item in report.items}
    lines = [line for part in report.listed.parts for line in part.lines]
    found = facets([by_key[line.key] for line in lines])
    groups = [
        _Group(
            tuple(
                (min(3 + depth, 6), printable(part.headings[depth]))
                for depth in range(len(part.headings) - part.new, len(part.headings))
            ),
            tuple(_shown(by_key[line.key], report.citations[line.key]) for line in part.lines),
        )
        for part in report.listed.parts
    ]
    css, script = _resource("report.css"), _resource("report.js")
    years, publishers = found[0], found[1]
    template = _environment().get_template("report.html")
    return template.render(
        version=__version__,
        policy=_policy(css, script),
        css=Markup(css),  # noqa: S704 - a file of this package
        script=Markup(script),  # noqa: S704 - a file of this package
        data=Markup(_data(found, [by_key[line.key] for line in lines])),  # noqa: S704 - JSON without "<"
        title=printable(report.title),
        style=printable(report.style),
        made=report.made[:10],
        total=len(lines),
        groups=groups,
        years=charts.by_year(years),
        publishers=charts.largest(publishers, _TOP, dict(report.acronyms)),
    )


def _shown(item: Item, citation: str) -> _Shown:
    link = item.link
    tone = "none"
    if link and link.verdict not in _SAYS_NOTHING:
        tone = "bad" if link.verdict in DOUBTFUL else "well" if link.verdict in WELL else "open"
    meaning = MEANINGS[link.verdict] if link else ""
    return _Shown(
        item,
        Markup(citation),  # noqa: S704 - pandoc wrote it, and escaped what is text
        context_object(item.reference),
        tone,
        meaning,
    )


def _data(found: Sequence[Facet], items: Sequence[Item]) -> str:
    """Return what the script needs beside the text of the page, as JSON that can stand in a page."""
    value = {
        "facets": [
            {
                "name": facet.name,
                "label": facet.label,
                "values": [[value.value, value.label] for value in facet.values],
            }
            for facet in found
        ],
        "entries": [
            [
                [facet.owned[place] for facet in found],
                item.reference.title or "",
                next(map(_sorted_as, item.reference.issuers), ""),
                _heard(item),
            ]
            for place, item in enumerate(items)
        ],
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ACTS.sub(lambda found: _inert(found[0]), text)


def _inert(char: str) -> str:
    """Return a character as it can stand in JSON in HTML."""
    if char in "<>&":
        return f"\\u{ord(char):04x}"
    return char if char.isprintable() else json.dumps(char)[1:-1]


def _sorted_as(agent: Agent) -> str:
    return f"{agent.family} {agent.given}".strip() if isinstance(agent, Person) else agent.name


def _heard(item: Item) -> str:
    """Return the words under which an entry is found that may not stand on the page."""
    one = item.reference
    makers = (*one.publishers, *one.authors, *one.editors, *one.translators)
    texts = [agent.name for agent in makers]
    texts += [one.title or "", *item.publishers, *item.heard, one.section or "", one.note or "", one.key]
    return " ".join(dict.fromkeys(word for text in texts for word in fold(text).split()))


def _policy(css: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(css)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _resource(name: str) -> str:
    return (pkgutil.get_data(__package__, name) or b"").decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = day
    environment.filters["shown"] = printable
    return environment


def day(moment: str) -> str:
    """Return the day of a moment for readers: ``24 November 2026``."""
    year, month, number = moment[:10].split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"
