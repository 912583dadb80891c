"""Twenty works in the twelve styles that such writers use, from a store to text.

Each list was compared with what the style's manual asks for (docs/styles.md says which, and where there is doubt).
``pytest --update-golden`` writes them anew.
"""

from pathlib import Path

import pytest

from annexcli.bib.fields import to_reference
from annexcli.bib.library import load
from annexcli.csl.formatted import without_notes
from annexcli.edge.citeproc import in_style
from annexcli.edge.styles import open_style
from annexcli.show.bibliography import plain

FOLDER = Path(__file__).parent / "styles"
STYLES = {
    "apa": None,
    "chicago-author-date": None,
    "chicago-notes-bibliography": None,
    "modern-language-association": None,
    "harvard-cite-them-right": "en-GB",
    "nlm-citation-sequence": None,
    "american-medical-association": None,
    "ieee": None,
    "nature": None,
    "oscola": None,
    "elsevier-harvard": None,
    "american-political-science-association": None,
}


@pytest.mark.parametrize("style", STYLES)
def test_style(style: str, request: pytest.FixtureRequest) -> None:
    entries = load((FOLDER / "references.bib").read_text("utf-8")).entries
    assert len(entries) == 20
    made = in_style(list(map(to_reference, entries)), open_style(style), STYLES[style], cited=True)
    listed = [f"{entry.key}: {' '.join(plain(entry.blocks).split())}\n" for entry in made.entries]
    cited = [f"{key}: {plain(without_notes(nodes))}\n" for key, nodes in made.citations.items()]
    text = f"{''.join(listed)}\nIn the text\n\n{''.join(cited)}"
    path = FOLDER / f"{style}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
