"""``annex diff``: stores and documents beside each other."""

import json

from tests.conftest import EXAMPLE, ROOT, Annex

OLD = """\
## References

- ILO, [Decent Work for All](https://e.org/w), 2014
- UNICEF, [Children in a digital world](https://e.org/c), 2017
- WHO, [Of rivers](https://e.org/r), 2016
"""
NEW = """\
## Further reading

- UNICEF, [Children in the digital world](https://e.org/c), 2018
- ILO, [Decent Work for All](https://e.org/w), 2014
- ITU, [Of roads](https://e.org/o), 2019
"""
TOLD = """\
- WHO, Of rivers, 2016
~ UNICEF, Children in a digital world, 2017
    title: Children in a digital world → Children in the digital world
    year: 2017 → 2018
+ ITU, Of roads, 2019
1 added, 1 dropped, 1 changed, 1 the same
"""


def test_two_documents(annex: Annex) -> None:
    annex.write("old.md", OLD)
    annex.write("new.md", NEW)
    assert annex("diff", "old.md", "new.md").out == TOLD
    assert annex("diff", "-", "new.md", "--from", "markdown", given=OLD).out == TOLD
    assert annex("diff", "old.md", "new.md", "--check", expect=1).out == TOLD
    assert annex("diff", "old.md", "old.md", "--check").out == "0 added, 0 dropped, 0 changed, 3 the same\n"


def test_formats(annex: Annex) -> None:
    annex.write("old.md", OLD)
    annex.write("new.md", NEW)
    found = json.loads(annex("diff", "old.md", "new.md", "--format", "json").out)
    assert found["summary"] == {"added": 1, "dropped": 1, "changed": 1, "same": 1}
    assert found["changed"][0]["new"]["year"] == 2018
    shown = annex("diff", "old.md", "new.md", "--format", "markdown").out
    assert "## Added\n\n- ITU, Of roads, 2019: <https://e.org/o>\n" in shown


def test_a_document_and_the_store_that_it_was_read_into(annex: Annex) -> None:
    annex.write("report.md", EXAMPLE.read_bytes())
    annex("parse", "report.md")
    for pair in (("references.bib", "report.md"), ("report.md", "references.bib")):
        assert annex("diff", *pair, "--check").out == "0 added, 0 dropped, 0 changed, 45 the same\n"
    some = annex("diff", "references.bib", "report.md", "--section", "other resources").out
    assert some == "0 added, 0 dropped, 0 changed, 11 the same\n"


def test_html_and_pdf(annex: Annex) -> None:
    html = "<h2>References</h2><ul><li>ILO, <a href='https://e.org/w'>Decent Work for All</a>, 2014</ul>"
    annex.write("report.html", html)
    annex.write("old.md", OLD)
    assert annex("diff", "report.html", "old.md").out.endswith("2 added, 0 dropped, 0 changed, 1 the same\n")


def test_stores(annex: Annex) -> None:
    annex.write("empty.bib", "")
    store = str(ROOT / "references.bib")
    assert annex("diff", "empty.bib", store).out.endswith("45 added, 0 dropped, 0 changed, 0 the same\n")
    assert annex("diff", store, "empty.bib").out.endswith("0 added, 45 dropped, 0 changed, 0 the same\n")


def test_what_cannot_be_compared(annex: Annex) -> None:
    annex.write("old.md", OLD)
    annex.write("broken.bib", "@misc{a, title = {x")
    assert "no such file" in annex("diff", "old.md", "none.md", expect=3).err
    assert "no such store" in annex("diff", "none.bib", "old.md", expect=3).err
    assert "broken.bib:1" in annex("diff", "old.md", "broken.bib", expect=3).err
    assert "standard input cannot be both" in annex("diff", "-", "-", expect=2).err
    assert "no regular expression" in annex("diff", "old.md", "old.md", "--section", "(", expect=2).err
    assert "no format" in annex("diff", "old.md", "old.md", "--from", "word", expect=2).err


def test_titles_do_not_act_on_a_terminal(annex: Annex) -> None:
    annex.write("a.bib", "@misc{k, title = {A \x1b[31m\u202e title}}\n")
    annex.write("b.bib", "")
    assert annex("diff", "a.bib", "b.bib").out.startswith("- A \\x1b[31m\\u202e title\n")
