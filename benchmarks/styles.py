"""How much of a reference comes back when it was printed in one of the common citation styles.

References made up here are formatted by pandoc's citeproc in each style, as Markdown, and parsed again.
Told are for each style the titles, first names, years and addresses that are right, and the references that are right in
all four; and the same of some styles drawn at random from all that are shipped, which no rule was made for.
"""

import random
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from page import Section, show, table

from annexcli.csl.bibliography import tree
from annexcli.edge import pandoc
from annexcli.edge.batch import Reading, parse_file
from annexcli.edge.citeproc import in_style
from annexcli.edge.styles import open_style, style_names
from annexcli.errors import AnnexError
from annexcli.model.outcome import Parsed
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from annexcli.text import fold

HEADING = "Citation styles"
DRAWN = 100
FIRST_LINE = 3  # of the list, behind its heading
STYLES = """
    apa chicago-author-date chicago-notes-bibliography modern-language-association harvard-cite-them-right
    nlm-citation-sequence american-medical-association ieee nature oscola elsevier-harvard
    american-political-science-association acm-sig-proceedings din-1505-2 iso690-author-date-en elsevier-vancouver
    turabian-author-date
"""

ORTIZ, CHEN, HOF = Person("Ortiz", "Ana B."), Person("Chen", "Li"), Person("van der Hof", "Simone")
REFERENCES = (
    Reference("Rivers and roads of the northern lands", type=EntryType.ARTICLE, authors=(ORTIZ, CHEN), date=PartialDate(2018, 5),
              container="Journal of Maps", volume="12", number="3", pages="45–67", doi="10.1000/jm.2018.12"),
    Reference("How children learn to read maps: A survey of schools", type=EntryType.ARTICLE, authors=(HOF,), date=PartialDate(2016),
              container="Education and Society", volume="4", number="1", pages="1–19"),
    Reference("Four views of a river", type=EntryType.ARTICLE, authors=(CHEN, HOF, ORTIZ, Person("Müller", "Karl")), date=PartialDate(2011),
              container="Water", volume="8", pages="101–120"),
    Reference("Maps for beginners", type=EntryType.BOOK, authors=(CHEN,), publishers=(Organisation("Example Press"),), place="Oslo", date=PartialDate(2014)),
    Reference("The road north: Trade and travel", type=EntryType.BOOK, authors=(ORTIZ, HOF), publishers=(Organisation("University Press of Northland"),),
              place="Bergen", date=PartialDate(2009)),
    Reference("Children on the road", type=EntryType.CHAPTER, authors=(HOF, CHEN), container="Handbook of travel", pages="210–233",
              publishers=(Organisation("Example Press"),), place="Oslo", date=PartialDate(2020)),
    Reference("Road safety and children: National responses in Northland", type=EntryType.REPORT, publishers=(Organisation("Northland Road Agency"),),
              date=PartialDate(2017), urls=("https://roads.example.org/safety.pdf",)),
    Reference("Annual report", type=EntryType.REPORT, publishers=(Organisation("Institute for Road Research"),), date=PartialDate(2019)),
    Reference("Guidelines for safe school roads", type=EntryType.REPORT, publishers=(Organisation("UNECE"), Organisation("World Road Association")),
              date=PartialDate(2015), urls=("https://example.org/guidelines",)),
    Reference("Figures on road use", type=EntryType.WEBPAGE, publishers=(Organisation("Statistics Northland"),), date=PartialDate(2021, 3, 4),
              urls=("https://stats.example.org/roads",), accessed=PartialDate(2022, 1, 9)),
    Reference("Maps and their readers", type=EntryType.THESIS, authors=(ORTIZ,), publishers=(Organisation("University of Northland"),), date=PartialDate(2012)),
    Reference("Counting cars by night", type=EntryType.CONFERENCE, authors=(CHEN, ORTIZ), container="Proceedings of the Conference on Roads",
              pages="33–41", date=PartialDate(2013)),
)  # fmt: skip


def printed(style: str, reference: Reference) -> str:
    """Return a reference as a style prints it, in Markdown on one line."""
    made = in_style([replace(reference, key="k")], open_style(style), "en-GB")
    blocks = [block for entry in made.entries for block in entry.blocks]
    text = pandoc.written(tree(blocks), "markdown").decode().strip()
    return re.sub(r"^(?:\d+\.|\\?\[?\d+\\?\]?)\s+", "", text.replace("\n", " "))


def parsed(lines: list[str]) -> list[Reference | None]:
    """Return what the lines are read as, in one list."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "references.md"
        path.write_text("## References\n\n" + "".join(f"- {line}\n" for line in lines), "utf-8")
        result = parse_file(str(path), Reading(Path(folder)))
    if not isinstance(result, Parsed):
        return [None] * len(lines)
    read = {entry.source.line: entry.reference for entry in result.items}
    return [read.get(number) for number in range(FIRST_LINE, FIRST_LINE + len(lines))]


def right(wanted: Reference, found: Reference | None, line: str) -> list[bool]:
    """Tell for title, name, year and address whether each is right; what a style leaves out cannot be wrong."""
    if found is None:
        return [False] * 4
    first = wanted.issuers[0]
    name = first.family if isinstance(first, Person) else first.name
    names = [
        agent.family if isinstance(agent, Person) else agent.name
        for agent in (*found.authors, *found.publishers)
    ]
    return [
        fold(found.title or "") == fold(wanted.title or ""),
        fold(name) in map(fold, names) or fold(name) not in fold(line),
        found.year == wanted.year or str(wanted.year) not in line,
        not wanted.url or wanted.url not in line or found.url == wanted.url,
    ]


def tried(style: str) -> list[tuple[str, Reference | None, list[bool]]]:
    """Return of each reference how a style prints it, as what that is read, and what of it is right."""
    lines = [printed(style, reference) for reference in REFERENCES]
    found = parsed(lines)
    results = [right(*three) for three in zip(REFERENCES, found, lines, strict=True)]
    return list(zip(lines, found, results, strict=True))


def drawn(number: int) -> list[str]:
    """Return so many styles at random that print lists, the same in every run."""
    names = sorted(style_names())
    random.Random(1).shuffle(names)  # noqa: S311 - the same styles in every run
    found: list[str] = []
    for name in names:
        if len(found) == number:
            break
        try:
            printed(name, REFERENCES[0])
        except AnnexError:
            continue  # it prints no list
        found.append(name)
    return found


def section(*, quick: bool) -> Section:
    """Try all styles, or the first ones."""
    styles = STYLES.split()[: 3 if quick else None]
    rows, total = [], 0
    for style in styles:
        results = [result for *_, result in tried(style)]
        whole = sum(map(all, results))
        total += whole
        rows.append(
            (
                style,
                *(str(sum(result[part] for result in results)) for part in range(4)),
                f"{whole} of {len(results)}",
            )
        )
    sample = drawn(3 if quick else DRAWN)
    tries = [result for name in sample for *_, result in tried(name)]
    shares = " · ".join(
        f"{what} {sum(result[part] for result in tries) / len(tries):.1%}"
        for part, what in enumerate(("titles", "first names", "years", "addresses"))
    )
    return Section(
        f"{len(REFERENCES)} made-up references of eight types are printed by pandoc's citeproc in a style and parsed again; "
        "`benchmarks/styles.py` (`-v` shows what is wrong). Right are titles, the first name, the year and the address, "
        "where the style prints them.\n\n"
        + table(("style", "title", "name", "year", "address", "all"), rows)
        + f"\nRight in all four: {total} of {len(styles) * len(REFERENCES)}. What is known to go wrong is a year that a style "
        "puts behind the title without any mark between them.\n\n"
        f"Of {len(sample)} styles drawn at random from all that are shipped, those included that print no titles or run words "
        f"together, {sum(map(all, tries)) / len(tries):.1%} of {len(tries):,} references are right in all four: {shares}.\n"
    )


def show_wrong(styles: list[str]) -> None:
    """Print the references that are not read right."""
    for style in styles:
        for line, reference, result in tried(style):
            if not all(result):
                agents = (*reference.authors, *reference.publishers) if reference else ()
                read = reference and (
                    reference.title,
                    [one.name for one in agents],
                    reference.year,
                    reference.url,
                )
                print(f"{style}\n    {line}\n        {read}")


if __name__ == "__main__":
    if "-v" in sys.argv:
        show_wrong([name for name in sys.argv[1:] if name != "-v"] or STYLES.split())
    else:
        show(HEADING, section)
