"""BibTeX entries made up for the benchmarks: every type, persons and organisations, whole and partial facts."""

import random
from collections.abc import Iterator

FAMILIES = [
    "Ortiz", "Chen", "Müller", "van der Hof", "Okafor", "de la Cruz", "O’Brien", "Nguyen", "Ivanova", "Smith", "Jones",
    "Haddad", "Łukasz-Nowak", "Ramírez", "Lindström", "Kaur", "Abebe", "Bianchi", "Costa", "Dubois", "Eze", "Fischer", "García",
    "Horváth", "Ibrahim", "Johansson", "Kowalski", "Li", "Mbeki", "Novák", "Olsen", "Popescu", "Quispe", "Rossi", "Šimić", "Tanaka",
    "Ueda", "Vargas", "Weber", "Xu", "Yılmaz", "von Zahn", "d’Arcy",
]  # fmt: skip
GIVENS = [
    "Ana B.", "Li", "Karl", "Simone", "Ngozi", "María José", "Sean", "Thi Minh", "Olga", "John", "Jean-Paul", "Laila", "E. M.",
    "Kofi A.", "Björn", "Priya",
]  # fmt: skip
BODIES = [
    "Northland Road Agency", "Institute for Road Research", "UNECE", "World Road Association", "Ministry of Transport",
    "Centre for Travel and Transport Studies", "Statistics Northland", "Council of Ports", "Child Safety Network",
    "European Agency for Roads", "NRA", "Global Fund for Safe Ways to School", "Harbour Commission", "Union of Railways",
    "Department of Education", "Winter Roads Alliance", "Bridge Safety Board", "Open Data Foundation", "City of Bergen",
    "WHO Regional Office for Travel", "Inter-Parliamentary Group on Roads", "Youth Travel Forum", "Border Studies Network",
    "National Audit Office", "Coast Guard", "Institut für Verkehr", "Agence des routes",
]  # fmt: skip
THINGS = [
    "roads",
    "rivers",
    "harbours",
    "maps",
    "bridges",
    "schools",
    "borders",
    "railways",
    "ferries",
    "winter travel",
]
DOINGS = [
    "A survey of {thing}", "Measuring {thing} in {place}", "Who owns the {thing}?", "{thing} and children: National responses",
    "The long history of {thing}", "Safe {thing} for all – a review", "Guidelines on {thing}", "{thing}: Annual report",
    "What we know about “safe {thing}”", "Counting {thing} by night", "On the use of {{GIS}} for {thing} in {place}",
    "Young people’s {thing} in the 21st century",
]  # fmt: skip
PLACES = ["Northland", "Southern Europe", "the Example Islands", "Bergen", "Oslo", "West Africa"]
CITIES = ["Oslo", "Geneva", "London", "New York", "Nairobi", "Cambridge, MA"]
JOURNALS = [
    "Journal of Maps",
    "Education and Society",
    "Water",
    "The Northern Review",
    "Transport Policy and Practice",
]
PRESSES = ["Example Press", "University Press of Northland", "Small & Sons", "Harbour House"]
PAPERS = ["The Northern Times", "Oslo Post", "The Guardian of the Sea"]
COMPOSED = {
    "report": "report", "article": "article", "book": "book", "edited": "book", "chapter": "incollection",
    "entry": "inreference", "thesis": "thesis", "master": "mastersthesis", "conference": "inproceedings", "webpage": "online",
    "news": "article", "magazine": "article", "law": "legislation", "case": "jurisdiction", "dataset": "dataset",
    "standard": "standard", "film": "movie", "audio": "audio", "software": "software", "post": "online",
    "pamphlet": "booklet", "manuscript": "unpublished", "other": "misc",
}  # fmt: skip


class Maker:
    """Makes entries, the same ones every time."""

    def __init__(self) -> None:
        self.random = random.Random(7)  # noqa: S311 - made-up titles, not keys

    def maybe(self, chance: float) -> bool:
        """Tell whether something is so, by a chance from 0 to 1."""
        return self.random.random() < chance

    def one(self, of: list[str]) -> str:
        """Return one of several texts."""
        return self.random.choice(of)

    def persons(self, most: int) -> str:
        """Return one to ``most`` persons, now and then with a suffix, as a name field has them."""
        names = [
            f"{family}, {self.one(GIVENS)}" if self.maybe(0.95) else f"{family}, Jr., {self.one(GIVENS)}"
            for family in self.random.sample(FAMILIES, self.random.randint(1, most))
        ]
        return " and ".join(names)

    def bodies(self) -> str:
        """Return one organisation, or two or three."""
        names = self.random.sample(BODIES, self.random.choice([1, 1, 1, 1, 1, 2, 2, 2, 2, 3]))
        return " and ".join(f"{{{name}}}" for name in names)

    def title(self) -> str:
        """Return a title."""
        text = self.one(DOINGS).format(thing=self.one(THINGS), place=self.one(PLACES))
        return text[0].upper() + text[1:]

    def date(self) -> str:
        """Return a date as EDTF, or nothing."""
        year = self.random.randint(1994, 2024)
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        forms = [f"{year}"] * 8 + [f"{year}-{month:02d}"] * 2 + [f"{year}-{month:02d}-{day:02d}"] * 3
        return self.one(
            [*forms, f"{year}~", f"{year}/{year + 2}", f"{year}-2{self.random.randint(1, 4)}", "", ""]
        )

    def pages(self) -> str:
        """Return a range of pages."""
        first = self.random.randint(1, 480)
        return f"{first}--{first + self.random.randint(2, 40)}"

    def number(self) -> str:
        """Return a small number."""
        return str(self.random.randint(1, 40))

    def entry(self, kind: str, index: int) -> str:
        """Return one entry."""
        fields = {"title": self.title(), "date": self.date(), **dict(getattr(self, f"_{kind}")())}
        if self.maybe(0.5):
            fields["url"] = f"https://example.org/{kind}/{index}_a"
            if self.maybe(0.5):
                fields["urldate"] = "2024-05-15"
        if self.maybe(0.1):
            fields["langid"] = "french"
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        return f"@{COMPOSED[kind]}{{{kind}{index},\n{lines}}}\n"

    def _report(self) -> Iterator[tuple[str, str]]:
        body = self.bodies()
        yield "author", body if self.maybe(0.75) else self.persons(2)
        yield "institution", body
        if self.maybe(0.3):
            yield "type", self.one(["Working Paper", "Technical Report", "Policy brief"])
            yield "number", self.number()
        if self.maybe(0.3):
            yield "location", self.one(CITIES)

    def _article(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(9 if self.maybe(0.2) else 4)
        yield "journaltitle", self.one(JOURNALS)
        yield "volume", self.number()
        yield "number", self.number() if self.maybe(0.7) else ""
        yield "pages", self.pages() if self.maybe(0.9) else ""
        yield "doi", f"10.1000/jm.{self.random.randint(100, 999)}" if self.maybe(0.6) else ""

    def _imprint(self) -> Iterator[tuple[str, str]]:
        yield "publisher", self.one(PRESSES)
        yield "location", self.one(CITIES) if self.maybe(0.7) else ""
        yield "isbn", "9783161484100" if self.maybe(0.3) else ""

    def _book(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(3)
        yield from self._imprint()
        yield "edition", self.one(["2", "3", "Revised"]) if self.maybe(0.3) else ""
        yield "translator", self.persons(1) if self.maybe(0.15) else ""
        if self.maybe(0.3):
            yield "series", "Studies in Travel"
            yield "number", self.number()

    def _edited(self) -> Iterator[tuple[str, str]]:
        yield "editor", self.persons(3)
        yield from self._imprint()
        yield "volume", self.number() if self.maybe(0.2) else ""

    def _chapter(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(3)
        yield "booktitle", self.one(["Handbook of travel", "The Oxford book of roads", "Ways and means"])
        yield "editor", self.persons(2) if self.maybe(0.8) else ""
        yield "pages", self.pages()
        yield "edition", "2" if self.maybe(0.2) else ""
        yield from self._imprint()

    def _entry(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(1) if self.maybe(0.6) else ""
        yield "booktitle", "Encyclopedia of the North"
        yield "volume", self.number() if self.maybe(0.4) else ""
        yield "pages", self.pages()
        yield from self._imprint()

    def _thesis(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(1)
        yield "type", "phdthesis"
        yield "institution", "University of Northland"
        yield "location", self.one(CITIES) if self.maybe(0.5) else ""

    def _master(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(1)
        yield "school", "University of Northland"

    def _conference(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(5)
        yield "booktitle", "Proceedings of the 3rd Conference on Roads"
        yield "pages", self.pages() if self.maybe(0.8) else ""
        yield "eventtitle", "Conference on Roads" if self.maybe(0.4) else ""
        yield "venue", self.one(CITIES) if self.maybe(0.4) else ""
        yield from self._imprint()

    def _webpage(self) -> Iterator[tuple[str, str]]:
        yield "author", self.bodies() if self.maybe(0.6) else self.persons(2)
        yield "organization", f"{{{self.one(BODIES)}}}" if self.maybe(0.4) else ""
        yield "url", f"https://example.org/page_{self.number()}"

    def _news(self) -> Iterator[tuple[str, str]]:
        yield "entrysubtype", "newspaper"
        yield "author", self.persons(2) if self.maybe(0.7) else ""
        yield "journaltitle", self.one(PAPERS)
        yield "date", f"2019-0{self.random.randint(1, 9)}-1{self.random.randint(0, 9)}"
        yield "pages", self.number() if self.maybe(0.4) else ""

    def _magazine(self) -> Iterator[tuple[str, str]]:
        yield "entrysubtype", "magazine"
        yield "author", self.persons(2)
        yield "journaltitle", "Roads Monthly"
        yield "volume", self.number() if self.maybe(0.5) else ""
        yield "pages", self.pages()

    def _law(self) -> Iterator[tuple[str, str]]:
        yield (
            "title",
            self.one(
                ["Road Traffic Act", "Directive (EU) 2017/541", "Data Protection Act", "Ports Regulation"]
            ),
        )
        yield "institution", "Parliament of Northland" if self.maybe(0.5) else ""
        yield "number", self.one(["116-12", "2017/541", self.number()]) if self.maybe(0.5) else ""

    def _case(self) -> Iterator[tuple[str, str]]:
        yield "title", self.one(["Ortiz v Northland", "R v Smith", "Roads Board v Haddad"])
        yield "journaltitle", self.one(["AC", "WLR", "QB"])
        yield "volume", self.number() if self.maybe(0.6) else ""
        yield "pages", self.number()
        yield "institution", "Supreme Court of Northland" if self.maybe(0.5) else ""

    def _dataset(self) -> Iterator[tuple[str, str]]:
        yield "author", self.bodies() if self.maybe(0.6) else self.persons(3)
        yield "publisher", self.one(["Zenodo", "Data Archive of Northland"])
        yield "version", "2.1" if self.maybe(0.5) else ""
        yield "doi", f"10.5281/zenodo.{self.random.randint(1000, 9999)}" if self.maybe(0.6) else ""

    def _standard(self) -> Iterator[tuple[str, str]]:
        yield "author", "{ISO}"
        yield "publisher", "{ISO}"
        yield "number", f"ISO {self.random.randint(1000, 9999)}:2018"

    def _film(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(2)
        yield "publisher", self.one(["Northern Films", "Harbour Pictures"])

    def _audio(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(2)
        yield "publisher", self.one(["Northland Radio", "Harbour Sound"])

    def _software(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(2) if self.maybe(0.5) else self.bodies()
        yield "version", "1.4.2" if self.maybe(0.7) else ""
        yield "publisher", "Zenodo" if self.maybe(0.5) else ""

    def _post(self) -> Iterator[tuple[str, str]]:
        yield "entrysubtype", self.one(["post", "blog"])
        yield "author", self.persons(1) if self.maybe(0.6) else self.bodies()
        yield "organization", self.one(["Example Network", "Roads Blog"])
        yield "url", f"https://example.net/post/{self.number()}"
        yield "date", f"2022-0{self.random.randint(1, 9)}-0{self.random.randint(1, 9)}"

    def _pamphlet(self) -> Iterator[tuple[str, str]]:
        yield "author", self.bodies()
        yield "location", self.one(CITIES) if self.maybe(0.6) else ""

    def _manuscript(self) -> Iterator[tuple[str, str]]:
        yield "author", self.persons(2)
        yield "type", "Unpublished manuscript" if self.maybe(0.6) else ""

    def _other(self) -> Iterator[tuple[str, str]]:
        body = self.bodies()
        yield "author", body
        yield "organization", body


def entries(number: int) -> str:
    """Return so many entries as BibTeX, each type as often as the others."""
    maker = Maker()
    kinds = list(COMPOSED)
    return "\n".join(maker.entry(kinds[index % len(kinds)], index) for index in range(number))
