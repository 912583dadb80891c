"""annex: the reference list at the back of a report, as a BibTeX store."""

__version__ = "0.1.0"
