"""``annex show`` as a user types it."""

import json

from tests.cli.test_terminal import on_terminal
from tests.conftest import Annex, Site

STORE = r"""
@techreport{who2018,
  author = {{World Health Organization}}, shortauthor = {WHO}, institution = {{World Health Organization}},
  title = {Caf\'e {\&} \emph{health}}, year = 2018, abstract = {What \textit{it} makes of it.},
  keywords = {health}, pdf = {who--all.pdf}, annex-source = {report.md:12}, annex-raw = {WHO, Café & health, 2018},
}
@misc{other, title = {Other}, note = {[red] x}}
"""


def test_an_entry_in_full(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert annex("show", "who2018").out == (
        "who2018\n"
        "type       report (@techreport)\n"
        "title      Café & health\n"
        "publisher  World Health Organization (WHO)\n"
        "date       2018\n"
        "topics     health\n"
        "abstract   What it makes of it.\n"
        "pdf        who--all.pdf\n"
        "link       missing: no address\n"
        "source     report.md:12\n"
        "           WHO, Café & health, 2018\n"
        "entry      references.bib:2\n"
        "citation   World Health Organization. (2018). Café & health.\n"
    )


def test_several_by_key_and_filter(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    both = annex("show", "other", "--year", "2018").out
    assert both.index("other\n") < both.index("\n\nwho2018\n")
    assert [one["key"] for one in json.loads(annex("show", "--has", "note", "--json").out)] == ["other"]
    assert annex("show", "other", "--bibtex").out == "@misc{other, title = {Other}, note = {[red] x}}\n"
    assert annex("show", "--year", "1999").err == "no reference matches\n"


def test_errors(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert "near: other" in annex("show", "othr", expect=2).err
    assert "no entry is named" in annex("show", expect=2).err


def test_what_is_known_of_the_link(annex: Annex, site: Site) -> None:
    site.pages["/gone"] = 404
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/gone}}}}\n")
    assert "link      unchecked" in annex("show", "k").out
    assert annex("list", "--link", "unchecked", "--keys").out == "k\n"
    annex("check", "--allow-private", expect=1)
    assert "link      dead: status 404" in annex("show", "k").out
    assert annex("list", "--link", "dead", "--keys").out == "k\n"
    assert annex("list", "--not-link", "dead", "--keys").out == ""
    assert "0 entries changed" in annex("tag", "+x", "--link", "unchecked").out
    assert "1 entry changed" in annex("tag", "+x", "--link", "dead").out
    assert annex("lint", "--link", "unchecked").out == annex("lint", "--key", "none").out
    assert "k" in annex("rm", "--link", "dead", "--dry-run").out
    link = json.loads(annex("list", "--json").out)[0]["link"]
    assert link["verdict"] == "dead"
    assert link["checked"].endswith("Z")
    assert json.loads(annex("stats", "--by", "link", "--json").out)["link"] == [{"value": "dead", "count": 1}]


def test_text_is_shown_and_not_obeyed_and_fits(annex: Annex) -> None:
    title = "A [bold]long[/bold] \x1b[31mtitle\u202e " + "word " * 40
    annex.write("references.bib", f"@misc{{k, title = {{{title}}}}}\n")
    text = on_terminal(annex, "show", "k", columns=60, NO_COLOR="1")
    assert r"A [bold]long[/bold] \x1b[31mtitle\u202e" in text
    assert max(map(len, text.splitlines())) <= 60
