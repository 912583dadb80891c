"""The rules by name: how bad a breach is, whether it can be mended, and what the rule asks."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from annexcli.bib.lint.findings import Severity
from annexcli.errors import UsageProblem
from annexcli.spelling import nearest

ERROR, WARNING = Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, how bad a breach is, whether some breaches can be mended, and what it finds."""

    id: str
    severity: Severity
    fixable: bool
    what: str


RULES = (
    # The file
    Rule("unreadable-entry", ERROR, False, "what cannot be read as an entry"),
    Rule("unbalanced-braces", ERROR, False, "braces that BibTeX counts and that do not match"),
    Rule("comment-in-entry", ERROR, False, "a % between fields, where BibTeX has no comments"),
    Rule("duplicate-key", ERROR, False, "a citekey used before, or one that only case tells apart"),
    Rule("bad-key", ERROR, False, "characters in a citekey that BibTeX, biber or \\cite cannot take"),
    Rule("undefined-string", ERROR, False, "a macro that no @string above defines"),
    Rule("duplicate-string", WARNING, False, "a macro that is defined twice"),
    Rule("missing-crossref", WARNING, False, "crossref, xref or xdata to an entry that is not there"),
    Rule("late-crossref", WARNING, False, "crossref to an entry above, which BibTeX does not find"),
    Rule("near-duplicate", WARNING, False, "another entry that may be the same work"),
    Rule("unknown-rule", WARNING, False, "an annex-lint-off comment with an unknown rule"),
    # Types and fields
    Rule("unknown-type", WARNING, False, "a type that neither BibTeX nor BibLaTeX has"),
    Rule("missing-field", WARNING, False, "a field that the type needs"),
    Rule("duplicate-field", ERROR, True, "a field that an entry has twice"),
    Rule("empty-field", WARNING, True, "a field without a value"),
    Rule("misspelt-field", WARNING, False, "a field one slip away from a known one"),
    Rule("misnamed-field", WARNING, True, "a field that has another name in BibTeX and BibLaTeX"),
    # Dates
    Rule("bad-year", WARNING, False, "a year that is not a number"),
    Rule("bad-date", WARNING, False, "a date that is not one in BibLaTeX's form of EDTF"),
    Rule("bad-month", WARNING, True, "a month that is neither a macro nor a number from 1 to 12"),
    Rule("bad-urldate", WARNING, True, "a day of access that is not YYYY-MM-DD"),
    Rule("future-year", WARNING, False, "a year after the next one, or access after this year"),
    Rule("year-differs-from-date", WARNING, False, "year and date that disagree"),
    # Names
    Rule("organisation-as-person", WARNING, True, "an organisation that is read as given and family name"),
    Rule("unbraced-and", WARNING, False, "an organisation split in two at the word and"),
    Rule("person-in-braces", WARNING, True, "a person in braces, read as an organisation"),
    Rule("name-separator", ERROR, True, "names separated by ;, & or commas, not by and"),
    Rule("et-al", WARNING, True, "et al. in a list of names, in place of and others"),
    # Addresses and identifiers
    Rule("bad-url", WARNING, True, "an address that leads nowhere"),
    Rule("escaped-url", WARNING, True, "LaTeX escapes in a verbatim field"),
    Rule("url-in-howpublished", WARNING, True, "an address in howpublished of an entry without url"),
    Rule("bad-doi", WARNING, False, "what is no DOI"),
    Rule("doi-with-host", WARNING, True, "a DOI with its resolver or label before it"),
    Rule("bad-isbn", WARNING, False, "an ISBN whose length or check digit is wrong"),
    Rule("bad-issn", WARNING, False, "an ISSN whose length or check digit is wrong"),
    # Text
    Rule("unescaped-character", ERROR, True, "&, %, #, _ or a single $ where LaTeX acts on it"),
    Rule("html-in-field", WARNING, True, "entities or tags of HTML"),
    Rule("invisible-character", WARNING, True, "controls, zero-width and bidirectional characters"),
    Rule("broken-encoding", WARNING, True, "letters that a wrong encoding broke"),
    Rule("title-full-stop", WARNING, True, "a title that ends with a full stop"),
    Rule("all-capitals-title", WARNING, False, "a title all in capitals"),
    Rule("double-braced-title", WARNING, False, "a title wholly in braces, which no style can re-case"),
    Rule("keyword-separator", WARNING, True, "keywords with semicolons between them"),
    Rule("repeated-keyword", WARNING, True, "a keyword given twice"),
    Rule("page-range", WARNING, True, "a range of pages without two hyphens"),
    Rule("reversed-pages", WARNING, False, "pages that end before they begin"),
    Rule("unknown-langid", WARNING, False, "a language that BibLaTeX has no name for"),
)  # fmt: skip
BY_ID = {rule.id: rule for rule in RULES}


def known(names: Iterable[str], where: str) -> frozenset[str]:
    """Return names of rules as a set.

    Args:
        names: what the user wrote.
        where: the option, or the place in a settings file.

    Raises:
        UsageProblem: if one is no rule; the nearest name is given.

    """
    names = frozenset(names)
    for name in sorted(names - BY_ID.keys()):
        near = nearest(name, BY_ID)
        hint = f"did you mean {near}?" if near else "see them with: annex lint --rules"
        raise UsageProblem(f"there is no rule {name!r}", where=where, hint=hint)
    return names


def switched_off(off: Iterable[str], only: Collection[str]) -> frozenset[str]:
    """Return the rules that do not run, where ``only`` names those that do, or none to mean all."""
    others = BY_ID.keys() - set(only) if only else set()
    return frozenset(off) | others
