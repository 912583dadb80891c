"""The fields that are this program's own: their names begin with ``annex-``, and LaTeX passes over them.

docs/bibtex.md says what each is for.
"""

_BEGINNING = "annex-"
LINKS, SECTION, SOURCE, RAW = "annex-links", "annex-section", "annex-source", "annex-raw"
URL_SOURCE, URL_EVIDENCE = "annex-url-source", "annex-url-evidence"
WRITTEN = "annex-written"
# With the name of a field behind it.
OTHER = "annex-other-"


def is_own(name: str) -> bool:
    """Tell whether a field is the program's own."""
    return name.startswith(_BEGINNING)


def numbered(name: str, number: int) -> str:
    """Return the name of a field that comes again: ``annex-raw``, ``annex-raw-2``."""
    return name if number == 1 else f"{name}-{number}"
