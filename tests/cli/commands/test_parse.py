"""``annex parse`` as a user types it."""

import json
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, LINKS, ROOT, Annex

REPORT = """\
# A report

## Recommendations

- Do better

## References

- ILO, [Decent Work for All](https://e.org/w), 2014
- OHCHR, [Privacy in Use](#), 2015 (in French)
- Ibid.
- ILO, [Decent Work for All](https://e.org/w), 2014 (printed again)
- —
"""


@pytest.fixture
def report(annex: Annex) -> Annex:
    annex.write("report.md", REPORT)
    return annex


def test_the_shipped_store_is_the_example_s_byte_for_byte(annex: Annex) -> None:
    annex.write("examples/crc-2019-annex.md", EXAMPLE.read_bytes())
    done = annex("parse", "examples/crc-2019-annex.md")
    assert "45 list items: 45 references, 0 merged, 0 unparsed" in done.out
    assert "45 references, 45 without a usable link" in done.out
    annex.write("examples/crc-2019-links.tsv", LINKS.read_bytes())
    assert (
        "45 references without a link, 29 filled"
        in annex("recover", "--from", str(LINKS.relative_to(ROOT))).out
    )
    assert annex.read() == (ROOT / "references.bib").read_bytes()


def test_every_reference_of_the_example_has_a_topic(example: Annex) -> None:
    references = json.loads(example("list", "--json").out)
    assert len(references) == 45
    assert all(reference["topics"] for reference in references)


def test_what_became_of_every_item_is_told(report: Annex) -> None:
    done = report("parse", "report.md")
    assert done.out == (
        "report.md\n"
        "  References: 5 items (line 9)\n"
        "report.md:11: merged with ohchr2015privacy (cites it again): Ibid.\n"
        "report.md:12: merged with ilo2014decent (the same address): ILO, Decent Work for All, 2014 (printed again)\n"
        "report.md:13: unparsed (no words in it): —\n"
        "5 list items: 2 references, 2 merged, 1 unparsed\n"
        "2 references, 1 without a usable link\n"
        "references.bib: 2 entries added, 0 updated, 0 unchanged\n"
    )


def test_the_json_contract(report: Annex) -> None:
    answer = json.loads(report("parse", "report.md", "--dry-run", "--json").out)
    assert not Path(report.folder, "references.bib").exists()
    assert answer["references"][0] == {
        "key": "ilo2014decent",
        "type": "report",
        "title": "Decent Work for All",
        "authors": [],
        "editors": [],
        "translators": [],
        "publisher": ["ILO"],
        "year": 2014,
        "date": "2014",
        "state": None,
        "container": None,
        "volume": None,
        "number": None,
        "pages": None,
        "edition": None,
        "place": None,
        "url": "https://e.org/w",
        "urls": ["https://e.org/w"],
        "doi": None,
        "isbn": None,
        "issn": None,
        "arxiv": None,
        "pmid": None,
        "accessed": None,
        "note": None,
        "topics": ["human-rights/labour-rights"],
        "section": "References",
        "language": "en",
        "source": {"document": "report.md", "line": 9, "raw": "ILO, Decent Work for All, 2014"},
        "also": [],
        "link": None,
        "confidence": {"score": 1.0, "doubts": []},
    }
    ledger = answer["ledger"]
    assert {name: ledger[name] for name in ("items", "references", "merged", "unparsed")} == {
        "items": 5,
        "references": 2,
        "merged": 2,
        "unparsed": 1,
    }
    assert ledger["entries"][2] == {
        "status": "merged",
        "where": "report.md:11",
        "raw": "Ibid.",
        "key": "ohchr2015privacy",
        "reason": "cites it again",
        "section": "References",
        "outcome": None,
        "changes": [],
        "kept": [],
    }
    assert [entry["outcome"] for entry in ledger["entries"]] == ["new", "new", None, "merged", None]
    assert answer["vanished"] == []
    assert answer["documents"][0]["lost_links"] == 1
    sections = answer["documents"][0]["sections"]
    assert (sections[0]["section"], sections[0]["line"], sections[0]["items"]) == ("References", 9, 5)


def test_parsing_twice_changes_no_byte_and_hand_edits_stay(report: Annex) -> None:
    report("parse", "report.md")
    edited = (
        report.read()
        .replace(b"Decent Work for All", b"Decent Work", 1)
        .replace(b"year          = {2014}", b"year = 2013")
    )
    report.write("references.bib", b"% mine\n\n" + edited)
    done = report("parse", "report.md")
    assert "report.md:9: kept ilo2014decent\n" in done.out
    assert "  title stays {Decent Work} (edited); the line has {Decent Work for All}\n" in done.out
    assert "  year stays {2013} (edited); the line has {2014}\n" in done.out
    assert "0 entries added, 0 updated, 1 kept as edited, 1 unchanged" in done.out
    assert report.read() == b"% mine\n\n" + edited


def test_a_changed_document_changes_what_it_changed_and_tells_what_is_gone(report: Annex) -> None:
    report("parse", "report.md")
    before = report.read()
    report.write(
        "report.md",
        REPORT.replace("OHCHR, [Privacy in Use](#)", "OHCHR, [Privacy of Use](https://e.org/p)"),
    )
    done = report("parse", "report.md", "--dry-run")
    assert "report.md:10: updated ohchr2015privacy\n" in done.out
    assert "  title: {Privacy in Use} → {Privacy of Use}\n" in done.out
    assert "  url: {https://e.org/p} added\n" in done.out
    assert report.read() == before
    report("parse", "report.md")
    after = report.read().decode().splitlines()
    changed = [line for line in after if line not in before.decode().splitlines()]
    assert [line.split()[0] for line in changed] == ["title", "url", "annex-raw", "annex-written"]
    kept = REPORT.replace("- OHCHR, [Privacy in Use](#), 2015 (in French)\n- Ibid.\n", "")
    report.write("report.md", kept)
    done = report("parse", "report.md")
    assert "report.md:10: no longer there: ohchr2015privacy (kept)\n" in done.out
    assert json.loads(report("parse", "report.md", "--json").out)["vanished"] == [
        {"key": "ohchr2015privacy", "where": "report.md:10"}
    ]


def test_two_documents_share_a_work_and_both_are_known_again(report: Annex) -> None:
    report("parse", "report.md")
    report.write(
        "other.md",
        "## References\n\n- ILO (2014). Decent work for all. Geneva: ILO. https://e.org/w\n",
    )
    done = report("parse", "other.md")
    assert "other.md:3: merged with ilo2014decent because of the same address" in done.out
    first = report.read()
    assert b"annex-source-3 = {other.md:3}" in first
    for name in ("other.md", "report.md", "other.md"):
        report("parse", name)
        assert report.read() == first
    reference = json.loads(report("list", "--json", "--key", "ilo2014decent").out)[0]
    assert [source["document"] for source in reference["also"]] == ["report.md", "other.md"]


def test_a_work_that_two_lines_cite_is_whole_at_once(annex: Annex) -> None:
    annex.write(
        "report.md",
        "## References\n\n- ITU, *Guidelines for industry*, 2015\n"
        "- ITU, Guidelines for industry, 2015, https://itu.int/g, doi:10.1234/abc\n",
    )
    annex("parse", "report.md")
    first = annex.read()
    assert b"{10.1234/abc}" in first
    assert "0 updated, 1 unchanged" in annex("parse", "report.md").out
    assert annex.read() == first


def test_a_hand_made_entry_stays_somebody_s(annex: Annex) -> None:
    own = "@techreport{itu, title={Guidelines for industry}, institution={ITU}, year=2015}\n"
    annex.write("references.bib", own)
    annex.write("report.md", "## References\n\n- ITU, *Guidelines for industry*, 2015\n- ILO, *Work*, 2014\n")
    assert "merged with itu because of the same title" in annex("parse", "report.md").out
    first = annex.read()
    assert "0 added, 0 updated, 2 unchanged" in annex("parse", "report.md").out.replace("entries ", "")
    assert annex.read() == first
    assert b"author" not in first.split(b"@")[1]


def test_documents_of_one_name_in_two_folders_are_two(annex: Annex) -> None:
    for year in ("2018", "2019"):
        annex.write(
            f"{year}/report.md", f"## References\n\n- ILO, [Decent Work](https://e.org/{year}), {year}\n"
        )
    (annex.folder / "work").mkdir()
    store = "work/references.bib"
    annex("--store", store, "parse", "2018/report.md")
    assert "no longer" not in annex("--store", store, "parse", "2019/report.md").out
    assert b"{../2018/report.md:3}" in annex.read(store)


def test_a_store_in_another_encoding_is_told_and_stays_in_it(report: Annex) -> None:
    report.write("references.bib", "@misc{a, title = {Café}}\n".encode("latin-1"))
    done = report("parse", "report.md")
    assert "references.bib: not UTF-8; read as cp1252, and written so" in done.err
    assert report.read().startswith("@misc{a, title = {Café}}\n".encode("latin-1"))


def test_a_longer_document_adds_only_what_is_new(report: Annex) -> None:
    report("parse", "report.md")
    before = report.read()
    report.write("report.md", REPORT + "- WHO, [Health for All](https://e.org/h), 2016\n")
    assert "1 entry added, 0 updated, 2 unchanged" in report("parse", "report.md").out
    assert report.read().startswith(before)


def test_strict(report: Annex) -> None:
    report("parse", "report.md", "--strict", expect=1)
    report.write("clean.md", "## References\n\n- ILO, [Work](https://e.org/w), 2014\n")
    report("parse", "clean.md", "--strict", "-n")


def test_a_section_by_name(report: Annex) -> None:
    done = report("parse", "report.md", "--section", "recommend", "-n")
    assert "Recommendations: 1 item" in done.out
    assert "1 entry would be added" in done.out


def test_a_document_without_a_reference_list_names_its_headings(annex: Annex) -> None:
    annex.write("plain.md", "# One [red]\n\n## Two\n\n- bread\n- butter\n")
    done = annex("parse", "plain.md", expect=3)
    assert done.err == (
        "annex: plain.md: no reference list found, its headings are: One [red]; Two; "
        "name the right one with --section REGEX\n"
    )
    assert "--section matches" in annex("parse", "plain.md", "--section", "three", expect=3).err


@pytest.mark.parametrize(
    "to", ["bibtex -o old.bib", "ris -o old.ris", "csljson -o old.json", "endnote-xml -o old.xml"]
)
def test_files_of_other_programs_are_for_import(annex: Annex, to: str) -> None:
    annex("add", "UNICEF, Children in a Digital World, 2017")
    annex("export", "--to", *to.split())
    told = annex("parse", to.rsplit(maxsplit=1)[-1], expect=3).err
    assert told.endswith("; take references of other programs over with: annex import\n")


def test_a_document_without_headings_is_told_what_else_to_try(annex: Annex) -> None:
    annex.write("none.md", "Only text.\n")
    none = "annex: none.md: no reference list found, it has no headings; "
    assert annex("parse", "none.md", expect=3).err == (
        f"{none}take every list with --all-lists, or add single works with: annex add TEXT\n"
    )
    assert (
        annex("parse", "none.md", "--all-lists", expect=3).err
        == f"{none}add single works with: annex add TEXT\n"
    )
    assert annex("parse", "none.md", "--section", "one", expect=3).err.endswith(
        "it has no headings; leave --section out\n"
    )


def test_standard_input_and_several_documents(report: Annex) -> None:
    report.write("second.md", "## Sources\n\n- WHO, [Health for All](https://e.org/h), 2016\n")
    done = report(
        "parse", "report.md", "second.md", "-", given="## Sources\n\n- FAO, [Food](https://e.org/f), 2017\n"
    )
    assert "7 list items: 4 references" in done.out
    assert b"annex-source  = {<stdin>:3}" in report.read()


def test_the_store_remembers_documents_by_their_path_from_it(report: Annex) -> None:
    report.write("annexes/a report.md", REPORT)
    report("parse", "annexes/a report.md")
    assert b"{annexes/a report.md:9}" in report.read()
    outside = report.folder / "elsewhere"
    outside.mkdir()
    report("--store", str(outside / "x.bib"), "parse", "report.md")
    assert b"{../report.md:9}" in (outside / "x.bib").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["parse", "none.md"], 3, "annex: none.md: no such file; check the path\n"),
        (
            ["parse", "https://example.org/report.pdf"],
            3,
            "annex: https://example.org/report.pdf: no such file; save what is at this address, and name that file\n",
        ),
        (
            ["parse", "https://example.org/?report=2"],
            3,
            "annex: https://example.org/?report=2: no document in it; save what is at this address",
        ),
        (["parse", "empty.md"], 3, "annex: empty.md: the file is empty\n"),
        (
            ["parse", "binary.md"],
            3,
            "annex: binary.md: not a document but binary data\n",
        ),
        (["parse", "nothing"], 3, "annex: nothing: no document in it; check the path\n"),
        (["parse", "*.docx"], 3, "annex: *.docx: no document in it; check the path\n"),
        (
            ["parse", "report.md", "--from", "word"],
            2,
            "annex: --from: 'word' is no format that can be read; use markdown",
        ),
        (
            ["--store", "broken.bib", "parse", "report.md"],
            3,
            "annex: broken.bib:3: the value of 'title' in 'b'",
        ),
        (
            ["--store", "no/such/folder.bib", "parse", "report.md"],
            2,
            "annex: no/such/folder.bib: cannot write",
        ),
        (["parse", "report.md", "--section", "("], 2, "annex: --section: '(' is no regular expression"),
    ],
)
def test_errors_are_one_line_and_nothing_is_written(
    report: Annex, arguments: list[str], code: int, told: str
) -> None:
    report.write("empty.md", "")
    (report.folder / "nothing").mkdir()
    report.write("binary.md", b"\x00\x01\x02")
    report.write("broken.bib", "@misc{a, title={x}}\n@misc{b,\n title = {x}\n year = 2018}\n")
    before = {path.name: path.read_bytes() for path in report.folder.iterdir() if path.is_file()}
    done = report(*arguments, expect=code)
    assert done.err.startswith(told)
    assert done.err.count("\n") == 1
    assert done.out == ""
    assert {path.name: path.read_bytes() for path in report.folder.iterdir() if path.is_file()} == before


def test_text_of_a_document_is_data(annex: Annex) -> None:
    annex.write(
        "bad.md",
        "## References\n\n- ILO, [Work \x1b[31m\\[bold\\] \\input{/etc/passwd} %d](https://e.org/w), 2014\n- \x1b]0;title\x07\n",
    )
    done = annex("parse", "bad.md")
    assert "\x1b" not in done.out
    assert "\x1b" not in annex("list").out
    title = json.loads(annex("list", "--json").out)[0]["title"]
    assert title.endswith(r"[bold] \input{/etc/passwd} %d")


GUIDE = "- ITU (2015). [Guidelines for industry](https://itu.int/x).\n"


def twice(annex: Annex, *documents: str) -> str:
    """Parse documents, and again: the second time must change no byte. Return the store."""
    annex("parse", *documents)
    first = annex.read()
    annex("parse", *documents)
    assert annex.read() == first
    return first.decode()


def test_an_entry_follows_its_own_line_before_others_add_to_it(annex: Annex) -> None:
    annex.write("a.md", f"## References\n\n{GUIDE}")
    twice(annex, "a.md")
    other = "- ITU, [Guidelines for industry](https://itu.int/x), 2015\n"
    annex.write("a.md", f"## References\n\n{other}{GUIDE.replace('itu.int/x', 'new.org/x')}")
    twice(annex, "a.md")


def test_what_a_further_line_added_follows_it_and_its_place_is_one(annex: Annex) -> None:
    annex.write("a.md", f"## References\n\n{GUIDE}")
    line = (
        "- ITU (2015). Guidelines for industry. https://itu.int/x, doi:10.1234/wrong (accessed 1 May 2020)\n"
    )
    annex.write("b.md", f"## References\n\n{line}")
    assert "{10.1234/wrong}" in twice(annex, "a.md", "b.md")
    for change in (("wrong", "right"), ("1 May", "2 May"), ("2 May", "3 May")):
        line = line.replace(*change)
        annex.write("b.md", f"## References\n\n{line}")
        store = twice(annex, "b.md")
        assert store.count("@") - store.count("@techreport author") == 1
        assert "annex-source-3" not in store
    assert "{10.1234/right}" in store
    assert "3 May 2020" in store


def test_what_a_citekey_holds_is_shown_and_not_obeyed(annex: Annex) -> None:
    annex.write(
        "references.bib", "@misc{k\x1b[31mred, title = {Rules}, url = {https://a.example/1}, year = 2017}\n"
    )
    annex.write("report.md", "## References\n" + "\n- ITU, [Rules](https://a.example/1), 2017" * 2 + "\n")
    out = annex("parse", "report.md", "--dry-run").out
    assert out.count("k\\x1b[31mred") == 2
    assert "\x1b" not in out
