"""``annex check DOC``: the links of documents, without a store."""

import json

from fpdf import FPDF

from tests.conftest import Annex, Site

QUICK = ("--allow-private", "--retries", "0", "--timeout", "5", "--interval", "0")


def test_every_link_of_a_document_with_its_line(annex: Annex, site: Site) -> None:
    site.pages["/ok"] = 200
    annex.write("other.md", "x")
    annex.write(
        "docs/doc.md",
        f"# Top\n\n[fine]({site.url}/ok), [gone]({site.url}/gone)\n\n[up](../other.md) [no](no.md)\n\n"
        "[lost](#) [top](#top) [nowhere](#nowhere)\n",
    )
    done = annex("check", *QUICK, "docs/doc.md", expect=1)
    assert done.out == (
        f"dead (2)\n  {site.url}/gone\n    status 404\n    gone (docs/doc.md:3)\n"
        "  no.md\n    no such file beside the document: no.md\n    no (docs/doc.md:5)\n\n"
        "1 file, 7 links: 2 dead, 2 missing, 3 ok\n"
    )


def test_documents_and_stores_together(annex: Annex, site: Site) -> None:
    site.pages |= {"/ok": 200, "/html": 200}
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/ok}}}}\n")
    annex.write("a.html", f'<p><a href="{site.url}/html">x</a></p>')
    annex.write("b.txt", f"see {site.url}/ok.\n")
    results = json.loads(annex("check", *QUICK, "a.html", "b.txt", "references.bib", "--json").out)["results"]
    assert [(one["file"], one["line"], one["key"]) for one in results] == [
        ("references.bib", 1, "k"), ("a.html", 1, None), ("b.txt", 1, None)
    ]  # fmt: skip
    assert sum(line.endswith("/ok") for line in site.asked) == 1


def test_the_pages_of_a_pdf(annex: Annex, site: Site) -> None:
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    for path in ("/one", "/two"):
        pdf.add_page()
        pdf.cell(text="a link", link=f"{site.url}{path}")
    annex.write("a.pdf", bytes(pdf.output()))
    results = json.loads(annex("check", *QUICK, "a.pdf", "--json", expect=1).out)["results"]
    assert [(one["url"].rsplit("/")[-1], one["page"], one["line"]) for one in results] == [
        ("one", 1, None), ("two", 2, None)
    ]  # fmt: skip


def test_relative_links_lead_where_the_base_says(annex: Annex, site: Site) -> None:
    site.pages["/docs/x"] = 200
    annex.write("a.md", "[x](x) [y](/y)")
    done = annex("check", *QUICK, "a.md", "--base-url", f"{site.url}/docs/", expect=1)
    assert f"{site.url}/y" in done.out
    assert done.out.endswith("2 links: 1 dead, 1 ok\n")
    assert annex("check", "-", given="[x](x)").out == "1 file, 1 link: 1 skipped\n"


def test_a_base_that_is_no_address_is_refused(annex: Annex) -> None:
    for command in ("check", "parse"):
        done = annex(command, "--base-url", "http://[x", "a.md", expect=2)
        assert "--base-url: 'http://[x' is no address" in done.err


def test_links_that_cannot_be_read_are_invalid(annex: Annex) -> None:
    annex.write("a.md", "[x](//[x) [y](mailto://[)")
    assert annex("check", "a.md", expect=1).out.endswith("2 links: 2 invalid\n")


def test_one_that_cannot_be_read_is_told_and_the_others_are_checked(annex: Annex, site: Site) -> None:
    site.pages["/ok"] = 200
    annex.write("a.md", f"<{site.url}/ok>")
    annex.write("b.md", b"\xff\xfe\x00")
    done = annex("check", *QUICK, "a.md", "b.md", "none.md", expect=3)
    assert "none.md: no such file" in done.err
    assert done.out == "1 file, 1 link: 1 ok\n"


def test_filters_are_for_stores(annex: Annex) -> None:
    annex.write("a.md", "x")
    assert "filters choose entries of stores" in annex("check", "a.md", "--year", "2018", expect=2).err


def test_patterns_stand_for_stores_too(annex: Annex) -> None:
    for name in ("a", "b"):
        annex.write(f"{name}.bib", f"@misc{{{name}, title = {{x}}}}\n")
    assert annex("check", "*.bib", "a.bib").out == "2 entries, 0 links: 2 missing\n"


def test_a_folder_stands_for_its_documents(annex: Annex, site: Site) -> None:
    annex.write("docs/a.md", f"<{site.url}/a>")
    annex.write("docs/below/b.md", f"<{site.url}/b>")
    assert annex("check", *QUICK, "docs", expect=1).out.endswith("2 files, 2 links: 2 dead\n")
