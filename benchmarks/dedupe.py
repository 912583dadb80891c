"""How many near copies ``annex dedupe`` finds in 10,000 made-up references, and how long it takes.

One reference in twenty is a near copy of another: its title misspelt, without its subtitle or in capitals, its
publisher as an acronym, its address written otherwise, its year left out. The others are as alike as those of a
few publishers are: series with volumes and years, the same words in many titles, shared landing pages.
Told are near copies found, pairs that are none, and the seconds for all.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from measuring import called, in_turns, times
from page import Section, show, table

from annexcli.dedupe import duplicates
from annexcli.model.reference import Organisation, PartialDate, Reference

HEADING = "Duplicates"
ENTRIES, COPIES = 10_000, 500
BODIES = (
    Organisation("International Telecommunication Union", "ITU"),
    Organisation("World Health Organization", "WHO"),
    Organisation("United Nations Development Programme", "UNDP"),
    Organisation("International Labour Organization", "ILO"),
    Organisation("European Union Agency for Fundamental Rights"),
    Organisation("Save the Children"),
    Organisation("UNICEF"),
    Organisation("Internet Watch Foundation"),
)
# fmt: off
KINDS = (
    "Guidelines for", "Report on", "A study of", "Perspectives on", "Trends in", "Handbook of", "Policies for",
    "Statistics of",
)
THEMES = (
    "online", "protection", "violence", "education", "privacy", "participation", "migration", "nutrition",
    "justice", "poverty", "climate", "disability", "gender", "employment", "housing", "vaccination", "literacy",
    "trafficking", "broadband", "sanitation",
)
GROUPS = (
    "children", "adolescents", "women", "refugees", "workers", "families", "teachers", "parents", "boys", "girls",
    "students", "farmers",
)
# Some are as alike as two spellings of one: Iceland and Ireland, Gambia and Zambia.
PLACES = (
    "Kenya", "Ghana", "Peru", "Nepal", "Chile", "Iceland", "Ireland", "Austria", "Australia", "Vietnam", "Jordan",
    "Morocco", "Brazil", "India", "Mali", "Malawi", "Gambia", "Zambia", "Niger", "Nigeria", "Slovakia", "Slovenia",
    "Uganda", "Rwanda", "Bolivia", "Ecuador", "Cambodia", "Thailand",
)
# fmt: on


def made_up(chance: random.Random, number: int) -> Reference:
    """Return a reference; no two have the same title, publisher and year."""
    kind, body = chance.choice(KINDS), chance.choice(BODIES)
    theme, other = chance.sample(THEMES, 2)
    title = f"{kind} {theme} and {other} among {chance.choice(GROUPS)} in {chance.choice(PLACES)}"
    if chance.random() < 0.3:
        title += f": {chance.choice(('lessons', 'findings', 'evidence'))} from {chance.choice(PLACES)}"
    elif chance.random() < 0.2:
        title += f", volume {chance.randint(1, 3)}"
    landing = chance.random() < 0.1
    slug = "publications" if landing else f"publications/{number}"
    url = f"https://www.{(body.acronym or body.name.split()[0]).lower()}.example/{slug}"
    date = PartialDate(chance.randint(1995, 2024))
    urls = (url,) if chance.random() < 0.8 else ()
    return Reference(title=title, key=f"key{number}", publishers=(body,), date=date, urls=urls)


def misspelt(chance: random.Random, one: Reference) -> Reference:
    """Return a reference with a letter of a longer word of its title left out, doubled or exchanged."""
    words = (one.title or "").split()
    place = chance.choice([p for p, word in enumerate(words) if len(word) > 6 and word.isalpha()])
    word, at = words[place], chance.randint(2, len(words[place]) - 2)
    middle = chance.choice(("", word[at] * 2, word[at + 1 : at + 2] + word[at]))
    words[place] = word[:at] + middle + word[at + (2 if len(middle) > 1 and middle[0] != middle[1] else 1) :]
    return replace(one, title=" ".join(words))


def shortened(chance: random.Random, one: Reference) -> Reference:
    """Return a reference without its subtitle, or in capitals where it has none."""
    head, colon, _ = (one.title or "").partition(": ")
    return replace(one, title=head if colon else head.upper(), urls=one.urls if chance.random() < 0.5 else ())


def acronym(_: random.Random, one: Reference) -> Reference:
    """Return a reference whose publisher is its acronym only, and without an address."""
    short = tuple(Organisation(body.acronym or body.name) for body in one.publishers)
    return replace(one, publishers=short, urls=())


def undated(_: random.Random, one: Reference) -> Reference:
    """Return a reference without its year, its address written otherwise; in small letters."""
    urls = tuple(f"{url.replace('https://www.', 'http://')}/" for url in one.urls)
    return replace(one, date=None if urls else one.date, urls=urls, title=(one.title or "").lower())


SPOILING: tuple[Callable[[random.Random, Reference], Reference], ...] = (
    misspelt,
    shortened,
    acronym,
    undated,
)


def references() -> tuple[list[Reference], set[frozenset[str]]]:
    """Return references of which some are near copies of others, and the pairs of citekeys of these."""
    chance = random.Random(2018)  # noqa: S311 - made-up references, the same ones every time
    seen: set[tuple[str, str, int]] = set()
    originals: list[Reference] = []
    number = 0
    while len(originals) < ENTRIES - COPIES:
        number += 1
        one = made_up(chance, number)
        mark = ((one.title or "").partition(":")[0], one.publishers[0].name, one.year or 0)
        if mark not in seen:
            seen.add(mark)
            originals.append(one)
    copied = chance.sample(originals, COPIES)
    copies = [replace(chance.choice(SPOILING)(chance, one), key=f"{one.key}copy") for one in copied]
    shuffled = [*originals, *copies]
    chance.shuffle(shuffled)
    return shuffled, {frozenset((one.key, f"{one.key}copy")) for one in copied}


def section(*, quick: bool) -> Section:
    """Look for the copies, and tell what was found."""
    rounds = 1 if quick else 5
    given, expected = references()
    measured = in_turns({"annex": lambda: called(lambda: duplicates(given))}, rounds, warm=False)["annex"]
    found = {frozenset(group.keys) for group in duplicates(given)}
    row = (
        f"{len(given):,}",
        f"{len(expected)}",
        f"{len(found & expected)}",
        f"{len(found - expected)}",
        *times(measured, 1, 1)[:2],
    )
    header = ("references", "near copies", "found", "false", "median s", "quartiles")
    return Section(
        f"`benchmarks/dedupe.py`: {ENTRIES:,} made-up references, of which {COPIES} are near copies of others: a slip in "
        "the title, no subtitle, the publisher's acronym, no year. The rest is as alike as publishers' lists are: the same "
        "words in many titles, volumes, landing pages, countries that differ in one letter. *False* are groups that are no "
        f"such pair. Rounds: {rounds}.\n\n" + table(header, [row], ())
    )


if __name__ == "__main__":
    show(HEADING, section)
