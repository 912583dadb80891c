"""Every rule on a text that breaks it, at the place marked ▸, and on one that does not."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.library import load
from annexcli.bib.lint.findings import Finding, Told
from annexcli.bib.lint.rules import BY_ID, RULES, known, switched_off
from annexcli.bib.lint.run import lint, mend
from annexcli.errors import UsageProblem
from tests.bib.strategies import files
from tests.conftest import ROOT

THIS_YEAR = 2026


def found(text: str) -> tuple[Finding, ...]:
    return lint(text, this_year=THIS_YEAR)


def mended(text: str, rule: str = "") -> str:
    off = switched_off((), [rule] if rule else [])
    return mend(text, lambda text: lint(text, this_year=THIS_YEAR, off=off)).text


class Case(NamedTuple):
    """A breach with ▸ where it is found, what mending makes of it ("" where nothing can), and sound text."""

    rule: str
    breach: str
    fixed: str
    sound: str

    def __str__(self) -> str:
        return self.rule


def case(rule: str, breach: str, fixed: str = "", *, sound: str) -> Case:
    """Fill in a case; a text without an @ is the fields of an entry."""
    return Case(rule, *(entry(text) for text in (breach, fixed, sound)))


def entry(fields: str) -> str:
    return fields if not fields or "@" in fields else f"@misc{{a,\n  {fields},\n}}\n"


CASES = [
    case("unreadable-entry", "@misc{a, title = ▸{x} year = 2013}\n", sound="@misc{a, title = {x}, year = 2013}\n"),
    case("unreadable-entry", "▸@misc{a b, title = {x}}\n", sound="@comment{a b, title = {x}}\n"),
    case("unreadable-entry", "▸@misc{, title = {x}}\n", sound="@misc{a}\n"),
    case("unbalanced-braces", "▸@misc{a, title = {x}\n\n@misc{b, title = {y}}\n", sound="@misc{a, title = {{x}}}\n"),
    case("unbalanced-braces", r"title = {▸a \{ b}", sound=r"title = {a \{ b \}}"),
    case("comment-in-entry", "@misc{a, title = {x},\n▸% note\nnote = {y}}\n", sound="% note\n@misc{a, title = {100\\%}}\n"),
    case("duplicate-key", "@misc{a, title = {x}}\n@misc{▸a, title = {y}}\n", sound="@misc{a, title = {x}}\n@misc{b, title = {y}}\n"),
    case("duplicate-key", "@misc{key, title = {x}}\n@misc{▸Key, title = {y}}\n", sound="@misc{key}\n@misc{keys}\n"),
    case("bad-key", "@misc{a▸~b, title = {x}}\n", sound="@misc{DBLP:conf/a+b_c-2.é, title = {x}}\n"),
    case("bad-key", "@misc{a▸'b, title = {x}}\n", sound="@misc{ab, title = {'x'}}\n"),
    case("undefined-string", "publisher = ▸unicef", sound="month = may # { 12}"),
    case("undefined-string", "@misc{a, note = un # {x} # ▸xy}\n@string{un = {UN}}\n".replace("un #", '"un" #'), sound="@string{UN = {UN}}\n@misc{a, note = un # { (un)}}\n"),
    case("duplicate-string", "@string{un = {a}}\n@string{▸UN = {b}}\n", sound="@string{un = {a}}\n@string{uno = un}\n"),
    case("missing-crossref", "crossref = {▸other}", sound="@misc{a, xref = {B}}\n@misc{b}\n"),
    case("late-crossref", "@misc{b}\n@misc{a, crossref = {▸b}}\n", sound="@misc{a, crossref = {b}}\n@misc{b}\n"),
    case("unknown-rule", "% annex-lint-off: bad-key, ▸bad-kee\n@misc{a}\n", sound="% annex-lint-off: bad-key\n@misc{a}\n"),
    case("unknown-type", "@▸artcle{a}\n", sound="@Online{a}\n"),
    case("missing-field", "@techreport{▸a, title = {x}, institution = {y}, year = 2018}\n", sound="@techreport{a, author = {x}, title = {x}, organization = {y}, date = 2018}\n"),
    case("missing-field", "@book{▸a, editor = {x}, title = {x}, publisher = {y}}\n", sound="@book{a, editor = {x}, title = {x}, publisher = {y}, pubstate = {forthcoming}}\n"),
    case("missing-field", "@incollection{▸a, title = {x}, crossref = {b}}\n@book{b, editor = {Doe, J.}, title = {y}}\n", sound="@incollection{a, author = {x}, title = {x}, crossref = {b}}\n@book{b, title = {y}, editor = {z}, year = 2018, publisher = {q}}\n"),
    case("missing-field", "@inbook{▸a, title = {x}, author = {x}, chapter = 1, crossref = {b}}\n@book{b, crossref = {a}, xdata = {b}}\n", sound="@inbook{a, title = {x}, author = {x}, chapter = 1, crossref = {b}}\n@book{b, title = {y}, editor = {z}, xdata = {c}}\n@xdata{c, publisher = {q}, year = 2018}\n"),
    case("duplicate-field", "@misc{a,\n  title = {x},\n  ▸Title = {x},\n  year = 2018\n}\n", "@misc{a,\n  title = {x},\n  year = 2018\n}\n", sound="title = {x}"),
    case("duplicate-field", "@misc{a,\n  year = 2018,\n  ▸year = 2018\n}\n", "@misc{a,\n  year = 2018\n}\n", sound="year = 2018"),
    case("duplicate-field", "note = {x}, ▸note = {y}", sound="note = {x}, annote = {x}"),
    case("empty-field", "title = {x},\n  ▸note = { },\n  year = 2018", "title = {x},\n  year = 2018", sound="note = {-}"),
    case("empty-field", "@misc{a, title={x}, % c\n ▸note={}}\n", "@misc{a, title={x} % c\n }\n", sound="title = {x}"),
    case("empty-field", "@misc{a, title={x}, ▸note={}}\n", "@misc{a, title={x}}\n", sound="title = un"),
    case("misspelt-field", "▸tilte = {x}", sound="title = {x}, abstractnote = {y}, pmcid = {z}, bdsk-url-1 = {q}, owner = {r}"),
    case("misnamed-field", "▸accessed = {2018-05-01}", "urldate = {2018-05-01}", sound="urldate = {2018-05-01}"),
    case("misnamed-field", "title       = {x},\n  ▸lastchecked = {2018-05-01}", "title       = {x},\n  urldate     = {2018-05-01}", sound="url = {https://e.org}"),
    case("bad-year", "year = {▸n.d.}", sound="year = {2018}"),
    case("bad-year", "year = {▸2018/2019}", sound="year = {-44}"),
    case("bad-date", "date = {▸2018-13}", sound="date = {2018-21}"),
    case("bad-date", "date = {▸2018-02-30}", sound="date = {2020-02-29}"),
    case("bad-date", "date = {▸May 2018}", sound="date = {199X/..}"),
    case("bad-date", "date = {▸2018-05/2017}", sound="date = {2018-05-03T10:30:00Z/2018-05~}"),
    case("bad-date", "origdate = {▸2018/5}", sound="origdate = {/2018}"),
    case("bad-month", "month = {▸January}", "month = jan", sound="month = jan"),
    case("bad-month", "month = {▸Sept.}", "month = sep", sound="month = 9"),
    case("bad-month", "month = {▸13}", sound='month = may # "--" # jun'),
    case("bad-urldate", "urldate = {▸12 May 2018}", "urldate = {2018-05-12}", sound="urldate = {2018-05-12}"),
    case("bad-urldate", "urldate = {▸2018/5/7}", "urldate = {2018-05-07}", sound="urldate = {2018-05}"),
    case("bad-urldate", "urldate = {▸05/12/2018}", sound="urldate = {2018}"),
    case("future-year", "year = {▸2062}", sound="year = {2027}"),
    case("future-year", "urldate = {▸2027-01-01}", sound="urldate = {2026-01-01}, year = {2030}, pubstate = {inpress}"),
    case("year-differs-from-date", "year = {▸2017}, date = {2018-05}", sound="year = {2017}, date = {2016/2018}"),
    case("organisation-as-person", "author = {▸World Health Organization and Doe, Jane}", "author = {{World Health Organization} and Doe, Jane}", sound="author = {{World Health Organization} and UNICEF and Frank Church}"),
    case("organisation-as-person", "editor = {Doe, Jane and ▸Ministry of Health, Uganda}", "editor = {Doe, Jane and {Ministry of Health, Uganda}}", sound="editor = {Duke of Wellington and Office, Jane}"),
    case("organisation-as-person", "author = {▸Amnesty International}", "author = {{Amnesty International}}", sound="author = {Jane Council and Bank, J. and Hieu Ngo}"),
    case("unbraced-and", "author = {▸Centre for Justice and Crime Prevention}", sound="author = {{Centre for Justice and Crime Prevention}}"),
    case("unbraced-and", "author = {▸Food and Agriculture Organization}", sound="author = {UNICEF and Ministry of Health and Jane Doe}"),
    case("unbraced-and", "author = {▸Department for Digital, Culture, Media and Sport}", sound="author = {Ministry of Health and UNICEF}"),
    case("person-in-braces", "author = {▸{Doe, Jane}}", "author = {Doe, Jane}", sound="author = {{Reuters, Rome} and {Foo, Inc.} and {Oxfam, GB}}"),
    case("person-in-braces", "author = {▸{Doe, J. and Roe, B.}}", "author = {Doe, J. and Roe, B.}", sound="author = {{Jane Doe Foundation}}"),
    case("name-separator", "author = {Doe, Jane▸; Roe, Bob; Poe, Ann}", "author = {Doe, Jane and Roe, Bob and Poe, Ann}", sound="author = {Doe, Jane and Roe, Bob and {A; B}}"),
    case("name-separator", r"author = {Doe, Jane▸ \& Roe, B.}", "author = {Doe, Jane and Roe, B.}", sound=r"author = {{Ernst \& Young}}"),
    case("name-separator", r"author = {Ernst▸ \& Young}", sound="author = {Doe, Jr., Jane}"),
    case("name-separator", "author = {▸Doe, J., Roe, B., Poe, C.}", "author = {Doe, J. and Roe, B. and Poe, C.}", sound="author = {de la Cruz, III, Maria}"),
    case("name-separator", "author = {▸Jane Doe, Robert Roe, Anna Poe}", "author = {Jane Doe and Robert Roe and Anna Poe}", sound="author = {Doe, Jane}"),
    case("name-separator", "author = {▸Doe JA, Roe B}", sound="author = {Roosevelt II, Theodore}"),
    case("et-al", "author = {Doe, Jane ▸et al.}", "author = {Doe, Jane and others}", sound="author = {Doe, Jane and others}"),
    case("et-al", "author = {Doe, Jane ▸and et al}", "author = {Doe, Jane and others}", sound="author = {Etal, Jane}"),
    case("bad-url", "url = {▸www.example.org}", sound="url = {https://example.org/a%20b#c}"),
    case("bad-url", "url = {▸#}", sound="url = {ftp://example.org/a}"),
    case("bad-url", "url = {▸https://a.org and https://b.org}", sound="url = {urn:nbn:de:101:1-2018}"),
    case("bad-url", r"url = {▸\url{https://a.org}}", "url = {https://a.org}", sound="url = {mailto:a(at)b.org}"),
    case("escaped-url", r"url = {https://e.org/▸\~{}x\_y\%20}", "url = {https://e.org/~x_y%20}", sound="url = {https://e.org/~x_y%20}"),
    case("escaped-url", r"doi = {10.1000/a▸{\_}b}", "doi = {10.1000/a_b}", sound=r"file = {C\:\_x.pdf:PDF}"),
    case("url-in-howpublished", r"▸howpublished = {\url{https://e.org/a\_b}}", "url = {https://e.org/a_b}", sound=r"howpublished = {Press release, \url{https://e.org}}"),
    case("url-in-howpublished", "▸howpublished = {https://e.org}", "url = {https://e.org}", sound=r"howpublished = {\url{https://e.org}}, url = {https://e.org}"),
    case("bad-doi", "doi = {▸12345}", sound="doi = {10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P}"),
    case("doi-with-host", "doi = {▸https://doi.org/10.1000/xyz}", "doi = {10.1000/xyz}", sound="doi = {10.1000/xyz}"),
    case("doi-with-host", "doi = {▸DOI: 10.1000/xyz}", "doi = {10.1000/xyz}", sound="url = {https://doi.org/10.1000/xyz}"),
    case("bad-isbn", "isbn = {▸978-3-16-148410-1}", sound="isbn = {978-3-16-148410-0 (pbk), 0-8044-2957-X}"),
    case("bad-isbn", "isbn = {▸97831614841}", sound="isbn = {9783161484100 080442957X}"),
    case("bad-issn", "issn = {▸0097-8494}", sound="issn = {0097-8493}"),
    case("unescaped-character", "title = {R▸&D 100%}", r"title = {R\&D 100\%}", sound=r"title = {R\&D $a_1 % b$ \url{https://e.org/a_b%20}}"),
    case("unescaped-character", "note = {costs ▸$5}", r"note = {costs \$5}", sound="abstract = {R&D_x}, url = {https://e.org/a_b#c}, annex-raw = {R&D}"),
    case("html-in-field", "title = {R▸&amp;D &lt; &nbsp;x}", r"title = {R\&D < ~x}", sound=r"title = {AT\&T; Sons}"),
    case("html-in-field", "url = {https://e.org/?a=1▸&amp;b=2}", "url = {https://e.org/?a=1&b=2}", sound="url = {https://e.org/?a=1&b=2}"),
    case("html-in-field", "title = {On ▸<i>E. coli</i>}", sound="title = {If a <b then c}"),
    case("invisible-character", "title = {chil▸\u200bdren}", "title = {children}", sound="title = {می\u200cخواهم}"),
    case("invisible-character", "title = {a▸\u202eb\u202cc}", "title = {abc}", sound="annex-raw = {a\u202eb}"),
    case("broken-encoding", "title = {Caf▸Ã© society}", "title = {Café society}", sound="title = {Café Ärzte © ÉTÉ}"),
    case("broken-encoding", "title = {Caf▸\ufffd}", sound="title = {Café}"),
    case("title-full-stop", "title = {A report▸.}", "title = {A report}", sound="title = {Of the U.S.}"),
    case("title-full-stop", "booktitle = {A {CSEA}▸.}", "booktitle = {A {CSEA}}", sound="title = {And so on...}, subtitle = {Acme Inc.}, booktitle = {Proc. Int. Conf. Softw. Eng.}"),
    case("all-capitals-title", "title = {▸ANNUAL REPORT OF THE BOARD}", sound="title = {UNICEF WHO}"),
    case("double-braced-title", "title = {▸{A Report on Things}}", sound="title = {{UNICEF}}"),
    case("double-braced-title", 'title = "▸{A Report on {UN} Things}"', sound="title = {{Ein Bericht über Dinge}}, langid = {ngerman}"),
    case("keyword-separator", "keywords = {a▸; b; c;}", "keywords = {a, b, c}", sound="keywords = {a, b}"),
    case("keyword-separator", "keywords = {a, b▸; c}", sound="keywords = {a, {b; c}}"),
    case("keyword-separator", "keywords = {{a▸; b;}}", "keywords = {{a, b}}", sound="keywords = {R&amp;D}"),
    case("repeated-keyword", "keywords = {a, b, ▸A}", "keywords = {a, b}", sound="keywords = {a, a b}"),
    case("repeated-keyword", "keywords = {{A, b}, c, ▸{a, B}}", "keywords = {{A, b}, c}", sound="keywords = {{Child, Preschool}, {Child, Infant}}"),
    case("page-range", "pages = {55▸-65}", "pages = {55--65}", sound="pages = {55--65, A.3-12, e2018-12}"),
    case("page-range", "pages = {S1▸ – S9, 20}", "pages = {S1--S9, 20}", sound="pages = {xi--xv}"),
    case("reversed-pages", "pages = {▸65--55}", sound="pages = {1234--56}"),
    case("unknown-langid", "langid = {▸englsh}", sound="langid = {ngerman}"),
]  # fmt: skip


def placed(text: str) -> tuple[str, int, int]:
    """Return a text without its mark, and the line and column of that."""
    before = text.partition("▸")[0]
    return text.replace("▸", ""), before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule(case: Case) -> None:
    text, line, column = placed(case.breach)
    places = [(finding.line, finding.column) for finding in found(text) if finding.rule == case.rule]
    assert places[:1] == [(line, column)]
    assert case.rule not in {finding.rule for finding in found(case.sound)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_mending(case: Case) -> None:
    text, _, _ = placed(case.breach)
    left = mended(text, case.rule)
    assert left == (case.fixed or text)
    assert (case.rule in {finding.rule for finding in found(left)}) is not bool(case.fixed)
    assert BY_ID[case.rule].fixable or not case.fixed


def test_every_rule_has_a_case() -> None:
    covered = {case.rule for case in CASES} | {"near-duplicate"}
    assert covered == set(BY_ID)
    assert {case.rule for case in CASES if case.fixed} == {rule.id for rule in RULES if rule.fixable}


def test_what_others_found_is_placed_at_the_key() -> None:
    told = [Told("near-duplicate", "b", "perhaps a"), Told("near-duplicate", "gone", "x")]
    text = "@misc{a, title = {x}}\n@misc{b, title = {x}}\n"
    (finding,) = lint(text, this_year=THIS_YEAR, told=told)
    assert (finding.key, finding.line, finding.column, finding.message) == ("b", 2, 7, "perhaps a")
    assert lint(f"% annex-lint-off-file\n{text}", this_year=THIS_YEAR, told=told) == ()


BAD = "@misc{%s, title = {R&D.}}\n"


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("% annex-lint-off: unescaped-character\n", ["a title-full-stop", "b title-full-stop", "b unescaped-character"]),
        ("  %% annex-lint-off:unescaped-character title-full-stop\n", ["b title-full-stop", "b unescaped-character"]),
        ("% annex-lint-off\n% why: it is so\n", ["b title-full-stop", "b unescaped-character"]),
        ("% annex-lint-off\n\n", ["a title-full-stop", "a unescaped-character", "b title-full-stop", "b unescaped-character"]),
        ("% annex-lint-off-file: title-full-stop\n\n", ["a unescaped-character", "b unescaped-character"]),
        ("% annex-lint-off-file\n\n", []),
        ("% annex-lint-off: title-fullstop, unescaped-character\n", [" unknown-rule", "a title-full-stop", "b title-full-stop", "b unescaped-character"]),
    ],
)  # fmt: skip
def test_comments_switch_rules_off(comment: str, left: list[str]) -> None:
    text = f"Free text.\n\n{comment}{BAD % 'a'}\n{BAD % 'b'}"
    assert sorted(f"{finding.key} {finding.rule}" for finding in found(text)) == left


def test_comments_in_files_of_windows() -> None:
    assert found("% annex-lint-off\r\n@misc{a, title = {R&D}}\r\n") == ()
    assert found("% annex-lint-off: unescaped-character\r\n@misc{a, title = {R&D}}\r\n") == ()


def test_a_broken_entry_is_not_told_of_where_a_comment_says_so() -> None:
    assert found("% annex-lint-off: unbalanced-braces\n@misc{a, title = {x}\n") == ()


def test_rules_are_chosen_by_name() -> None:
    assert switched_off(["bad-key"], []) == {"bad-key"}
    assert switched_off(["bad-key"], ["bad-url", "bad-key"]) == BY_ID.keys() - {"bad-url"}
    with pytest.raises(UsageProblem, match="did you mean bad-key"):
        known(["bad-kye"], "--off")


def test_entries_that_are_broken_are_looked_into() -> None:
    text = "@misc{a, title = {x}}\n@misc{a, title = {R&D}, month = {May}}\n@misc{c, note = {1}, note = {1}, year={}}\n"
    assert [finding.rule for finding in found(text)] == [
        "duplicate-key", "unescaped-character", "bad-month", "missing-field", "duplicate-field", "empty-field",
    ]  # fmt: skip
    assert (
        mended(text)
        == "@misc{a, title = {x}}\n@misc{a, title = {R\\&D}, month = may}\n@misc{c, note = {1}}\n"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # One mending makes room for the next.
        ("@misc{a, title={x}, accessed = {May 5, 2018}}\n", "@misc{a, title={x}, urldate = {2018-05-05}}\n"),
        ("@misc{a, title={x}, howpublished = {\\url{https://e.org/a\\_b?x&amp;y}}}\n", "@misc{a, title={x}, url = {https://e.org/a_b?x&y}}\n"),
        ("@misc{a, title={x}, author = {UNICEF; World Health Organization}}\n", "@misc{a, title={x}, author = {UNICEF and {World Health Organization}}}\n"),
        ("@misc{a, title={x}, note = {}, isbn = {}}\n", "@misc{a, title={x}}\n"),
        ('@misc(a, title="R&D {"}x{"}.", year = 2018)\n', '@misc(a, title="R\\&D {"}x{"}", year = 2018)\n'),
        ("@misc{a, title={x}, author = {Department of Health & Social Care}}\n", "@misc{a, title={x}, author = {{Department of Health \\& Social Care}}}\n"),
        # What would not be read back is left.
        ('@misc{a, title="x &quot;y&quot;"}\n', '@misc{a, title="x &quot;y&quot;"}\n'),
    ],
)  # fmt: skip
def test_mending_goes_on_until_nothing_is_left(text: str, left: str) -> None:
    assert mended(text) == left
    assert mended(left) == left


def test_of_names_that_are_as_near_the_first_in_the_alphabet_is_told() -> None:
    (finding,) = (
        one for one in found("@misc{a, title = {x}, editon = {2}}\n") if one.rule == "misspelt-field"
    )
    assert finding.message == "editon is no field of BibTeX or BibLaTeX: edition?"


def test_the_shipped_store_is_clean() -> None:
    text = (ROOT / "references.bib").read_text("utf-8")
    assert lint(text, this_year=THIS_YEAR) == ()


# What rules look for, in any order: each mending may meet any other.
TROUBLE = st.lists(
    st.sampled_from(
        ["World Health Organization", " and ", "; ", " & ", "{", "}", "{Doe, Jane}", "Doe, J.", ", ", " et al.",
         "\\_", "\\~{}", "https://doi.org/", "10.1000/x_y", "&amp;", "&quot;", "<i>", "\u200b", "\u202e", "Ã©", ".",
         "R&D", "%", "#", "$", "$x_1$", "\\url{", "\\", "2018", "-", "May", "12 May 2018", "\n", "\n@", "@misc{", '"'],
    ),
    max_size=6,
).map("".join)  # fmt: skip


@given(st.one_of(files(), files(TROUBLE.map("{{{}}}".format)), files(TROUBLE.map('"{}"'.format))))
def test_mending_loses_nothing(text: str) -> None:
    library = load(text)
    left = mended(text)
    after = load(left)
    assert [entry.key for entry in after.entries] == [entry.key for entry in library.entries]
    assert len(after.broken) <= len(library.broken)
    assert mended(left) == left
    assert left.endswith(text[library.blocks[-1].end :] if library.blocks else text)


@given(files())
def test_findings_are_in_order_and_within_the_text(text: str) -> None:
    findings = found(text)
    places = [(finding.line, finding.column) for finding in findings]
    assert places == sorted(places)
    lines = text.split("\n")
    assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column in places)


def test_the_page_of_the_rules_is_their_table() -> None:
    page = (ROOT / "docs" / "lint.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.split(" | ")] for line in page.splitlines() if line.startswith("| `")
    ]
    shown = [(row[0].strip("| `"), row[1], row[2] == "yes", row[3]) for row in rows]
    assert shown == [(rule.id, rule.severity, rule.fixable, rule.what) for rule in RULES]
    assert all(len(row) == 5 and len(row[4]) > 5 for row in rows)
