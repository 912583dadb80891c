"""Entries side by side: what they say as text, addresses and names of files as they stand."""

from io import StringIO

from rich.console import Console

from annexcli.bib.library import load
from annexcli.show.duplicates import beside

STORE = r"""
@misc{one, title = {Caf\'e \& more}, url = {https://e.org/a--b~c}, pdf = {a--b.pdf}, annex-written = {misc}}
@misc{two, title = {Caf{\'e} {\&} more}, url = {https://e.org/d}, annex-written = {misc}}
"""


def test_addresses_stand_as_they_are_and_text_without_latex() -> None:
    out = StringIO()
    Console(file=out, width=100).print(beside(load(STORE).entries))
    rows = [line.split() for line in out.getvalue().splitlines()]
    assert ["url", "https://e.org/a--b~c", "https://e.org/d"] in rows
    assert ["pdf", "a--b.pdf"] in rows
    assert ["title", "Café", "&", "more", "Café", "&", "more"] in rows
    assert "annex-written" not in out.getvalue()
