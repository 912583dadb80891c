"""The page of ``annex report`` in a real browser: headless Chromium, driven by Playwright.

Without a Chromium on the machine these tests are skipped; ``ANNEX_TEST_BROWSER=required`` makes that a failure.
"""

import os
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from tests.cli.reports import stock
from tests.conftest import Annex

# Without these Chromium asks its maker's servers for updates and more.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
ALL = ["itu", "müller18", "p18", "nd", "u20", "m", "harm", "odd'&<b>"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        assert os.environ.get("ANNEX_TEST_BROWSER") != "required", "no Chromium is installed"
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page of a store, and a page of nothing."""
    annex = stock(Annex(tmp_path_factory.mktemp("pages")))
    annex("report", "--style", "ieee", "-o", "report.html")
    annex("report", "--year", "1999", "-o", "empty.html")
    return annex.folder


class Reader:
    """Somebody who reads a page; whatever the page asks for or complains of is noted."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.noted: list[str] = []
        page.on("console", lambda message: self.noted.append(message.text))
        page.on("pageerror", lambda error: self.noted.append(str(error)))
        page.on("request", lambda request: self.noted.append(request.url))

    def open(self, fragment: str = "", name: str = "report.html") -> None:
        """Open a page anew; that asks for the page and its icon, which is in it."""
        address = (self.folder / name).as_uri()
        self.page.goto("about:blank")
        self.page.goto(address + fragment)
        self.noted = [
            note for note in self.noted
            if note not in {address, "about:blank"} and not note.startswith("data:image/svg+xml,")
        ]  # fmt: skip

    def shown(self) -> list[str]:
        """Return the citekeys of the entries that can be seen, in order."""
        found: list[str] = self.page.eval_on_selector_all(
            ".entry", "all => all.filter(one => one.checkVisibility()).map(one => one.id.slice(4))"
        )
        return found

    def value(self, label: str) -> Locator:
        """Return a value of a facet."""
        return self.page.locator("label.value", has=self.page.get_by_text(label, exact=True))

    def box(self, label: str) -> Locator:
        """Return the box of a value of a facet."""
        return self.value(label).get_by_role("checkbox")

    def count(self, label: str) -> str:
        """Return the number beside a value of a facet."""
        return self.value(label).locator(".count").inner_text()

    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))


WIDE: ViewportSize = {"width": 1200, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def anyone(browser: Browser, pages: Path) -> Reader:
    # Another page takes longer to get than this one takes to open a file again.
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(5000)
    return Reader(context.new_page(), pages)


@pytest.fixture
def reader(anyone: Reader) -> Iterator[Reader]:
    anyone.page.set_viewport_size(WIDE)
    anyone.page.emulate_media(media="screen", color_scheme="light")
    anyone.noted.clear()
    anyone.open()
    yield anyone
    assert anyone.noted == []
    anyone.page.evaluate("localStorage.clear()")


def test_the_page_opens_quietly_and_nothing_in_it_acts(reader: Reader) -> None:
    assert reader.shown() == ALL
    assert reader.page.evaluate("window.harm") is None
    assert reader.page.locator("#count").inner_text() == "8 references"
    age = reader.page.locator(".age").first.inner_text()
    assert re.fullmatch(r"checked 20 November 2026, (\d+ \w+ ago|yesterday|today)", age)


SEARCHES: list[tuple[str, list[str]]] = [
    ("muller", ["müller18"]),
    ("ETUDE ecol", ["müller18"]),
    ("ecoles etude guidelines", []),
    ("united nations children", ["itu", "nd", "u20"]),
    ("wor", ["müller18", "u20"]),
    ("tate", []),
    ("summary", ["müller18"]),
    ("csea", ["itu", "müller18", "harm"]),
    ("x 2", ["p18"]),
    ("<script>window", ["harm"]),
]


def test_search_as_one_types(reader: Reader) -> None:
    field, told = reader.page.get_by_label("Search"), reader.page.locator("#count")
    assert told.get_attribute("role") == "status"
    for words, keys in SEARCHES:
        field.fill(words)
        assert reader.shown() == keys
        assert told.inner_text() == f"{len(keys)} of 8 references"
        assert reader.page.locator("#nothing").is_visible() == (not keys)
    field.fill("")
    field.press_sequentially("wo")
    assert reader.shown() == ["müller18", "u20"]


def test_facets_follow_each_other(reader: Reader) -> None:
    page = reader.page
    assert [reader.count(one) for one in ("2018", "2016", "Reports", "dead")] == ["3", "2", "3", "1"]
    reader.box("2018").check()
    assert reader.shown() == ["müller18", "p18", "m"]
    # Another year would add to these; of all else only what is left counts.
    assert [reader.count(one) for one in ("2018", "2016", "Reports", "dead")] == ["3", "2", "1", "1"]
    reader.box("2016").check()
    assert reader.shown() == ["müller18", "p18", "m", "harm", "odd'&<b>"]
    reader.box("Reports").check()
    assert reader.shown() == ["müller18"]
    told = [text.partition(" ×")[0] for text in page.locator("#chosen button").all_inner_texts()]
    assert told == ["Year: 2018", "Year: 2016", "Type: Reports", "Clear all"]
    page.get_by_role("button", name="Year: 2018 , take back").click()
    assert reader.shown() == []
    page.get_by_role("button", name="Clear search and filters").click()
    assert reader.shown() == ALL
    assert page.evaluate("location.hash") == ""


def test_charts_filter_too(reader: Reader) -> None:
    page = reader.page
    bar = page.get_by_role("button", name="2018: 3 references")
    bar.click()
    assert reader.shown() == ["müller18", "p18", "m"]
    assert bar.get_attribute("aria-pressed") == "true"
    publisher = page.get_by_role("button", name="World Health Organization: 1 reference")
    publisher.focus()
    page.keyboard.press("Enter")
    assert reader.shown() == ["müller18"]
    page.keyboard.press(" ")
    assert reader.shown() == ["müller18", "p18", "m"]
    full, now = (
        page.locator("g.bar").first.locator(f".{name}").get_attribute("height") for name in ("all", "now")
    )
    assert float(full or 0) > float(now or 1) == 0


ORDERS: list[tuple[str, list[str]]] = [
    ("oldest first", ["itu", "harm", "odd'&<b>", "müller18", "p18", "m", "u20", "nd"]),
    ("newest first", ["u20", "müller18", "p18", "m", "harm", "odd'&<b>", "itu", "nd"]),
    ("by title", ["harm", "p18", "müller18", "itu", "m", "odd'&<b>", "u20", "nd"]),
    ("by publisher or author", ["harm", "m", "p18", "itu", "müller18", "nd", "u20", "odd'&<b>"]),
]


def test_sort(reader: Reader) -> None:
    order = reader.page.get_by_label("Sort")
    for name, keys in ORDERS:
        order.select_option(name)
        assert reader.shown() == keys
    order.select_option("as listed")
    assert reader.shown() == ALL


def test_a_view_can_be_passed_on(reader: Reader) -> None:
    page = reader.page
    page.get_by_label("Search").fill("étude")
    reader.box("2018").check()
    reader.box("World Health Organization").check()
    page.get_by_label("Sort").select_option("by title")
    fragment = page.evaluate("location.hash")
    assert fragment == "#q=%C3%A9tude&year=2018&publisher=World+Health+Organization&sort=title"
    reader.open(fragment)
    assert reader.shown() == ["müller18"]
    assert reader.page.get_by_label("Search").input_value() == "étude"
    assert reader.box("2018").is_checked()
    reader.page.evaluate("location.hash = '#topic=csea&year='")
    reader.page.wait_for_function("document.querySelector('#q').value === ''")
    assert reader.shown() == []
    reader.open("#year=&year=1066&sort=__proto__&nothing=1")
    assert reader.shown() == ["nd"]
    reader.open("#ref-p18")
    assert reader.shown() == ALL


def test_copy(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.page
    page.get_by_role("button", name="Copy BibTeX of müller18").click()
    page.get_by_text("BibTeX copied").wait_for(state="attached")
    assert reader.clipboard().startswith(
        "@techreport{müller18, author = {Müller, Zoë and Łuczak, Ewa}, title ="
    )
    assert reader.clipboard().endswith("}\n")
    page.get_by_role("button", name="Copy citation of p18").click()
    page.get_by_text("Citation copied").wait_for(state="attached")
    assert reader.clipboard() == (
        "[3] S. Hof, “A DNA of x2 + y,” Water, vol. 3, no. 2, pp. 1–9, May 2018, doi: 10.1000/x."
    )
    reader.box("2016").check()
    page.get_by_role("button", name="Copy BibTeX of all shown").click()
    page.get_by_text("BibTeX of 2 references copied").wait_for(state="attached")
    assert [part.partition(",")[0] for part in reader.clipboard().split("\n\n")] == [
        "@misc{harm",
        "@misc{odd'&<b>",
    ]


def test_copy_where_a_page_has_no_clipboard(reader: Reader) -> None:
    page = reader.page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.oncopy = () => { window.copied = String(getSelection()); }")
    page.get_by_role("button", name="Copy BibTeX of itu").click()
    page.get_by_text("BibTeX copied").wait_for(state="attached")
    assert page.evaluate("window.copied").startswith("@techreport{itu,")
    assert page.locator("textarea").count() == 0


def test_keyboard(reader: Reader) -> None:
    page = reader.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("guidelines/")
    assert reader.shown() == ["itu"]
    page.keyboard.press("Escape")
    assert reader.shown() == ALL
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert reader.shown() == ["u20"]
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"


def test_320_pixels_are_wide_enough(reader: Reader) -> None:
    reader.page.set_viewport_size(NARROW)
    reader.open()
    assert not reader.box("2018").is_visible()
    open_all(reader.page)
    right = "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 320
    assert reader.page.eval_on_selector_all("body *:not(.vh):not(.skip)", right) <= 320


def open_all(page: Page) -> None:
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")


def test_colours_follow_the_system_and_the_reader(reader: Reader) -> None:
    page = reader.page
    paper = "getComputedStyle(document.body).backgroundColor"
    light, toggle = page.evaluate(paper), page.get_by_role("button", name="Dark")
    assert toggle.get_attribute("aria-pressed") == "false"
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(paper)
    assert light != dark
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.click()
    assert page.evaluate(paper) == light
    reader.open()
    assert page.evaluate(paper) == light
    toggle.click()
    assert page.evaluate(paper) == dark
    page.emulate_media(color_scheme="light")
    assert page.evaluate(paper) == light


def test_paper_has_the_chosen_entries_and_their_addresses(reader: Reader) -> None:
    reader.box("2018").check()
    reader.page.emulate_media(media="print")
    assert reader.shown() == ["müller18", "p18", "m"]
    for name in ("#filters", "#theme", ".tools", ".actions", ".ago", "footer"):
        assert not reader.page.locator(name).first.is_visible()
    behind = "all => all.map(one => getComputedStyle(one, '::after').content)"
    assert reader.page.eval_on_selector_all(".entry:not([hidden]) .citation a", behind) == [
        "none", '" (https://doi.org/10.1000/x)"',
    ]  # fmt: skip


def test_without_scripts_all_entries_can_be_read(browser: Browser, pages: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        reader = Reader(context.new_page(), pages)
        reader.open()
        assert reader.page.locator(".entry").count() == len(ALL)
        assert reader.page.locator(".entry").last.is_visible()
        for name in ("#filters", "#theme", ".tools", "[data-copy]"):
            assert not reader.page.locator(name).first.is_visible()
        reader.page.locator(".actions summary").first.click()
        assert reader.page.locator("pre").first.inner_text().startswith("@techreport{itu")
        assert reader.noted == []


def test_axe_finds_nothing(reader: Reader) -> None:
    reader.open("#year=2018&topic=csea")
    open_all(reader.page)
    reader.page.evaluate(AXE)
    assert violations(reader.page) == []
    reader.page.emulate_media(color_scheme="dark")
    assert violations(reader.page, "color-contrast") == []
    reader.page.set_viewport_size(NARROW)
    assert violations(reader.page, "color-contrast", "target-size", "scrollable-region-focusable") == []


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe-core finds, by all of its rules or by some."""
    only = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"]} | only)
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


def test_an_empty_page_is_quiet_too(reader: Reader) -> None:
    reader.open(name="empty.html")
    assert reader.page.get_by_role("main").inner_text() == "No reference matches what was asked for."
    reader.page.get_by_role("button", name="Dark").click()


def test_what_a_page_asks_for_would_be_noticed(reader: Reader) -> None:
    reader.page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://e.org/x.png' }))")
    reader.page.wait_for_timeout(50)
    assert any("https://e.org/x.png" in note and "Content Security Policy" in note for note in reader.noted)
    reader.noted.clear()
