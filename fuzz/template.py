"""House styles: a template is refused with a reason or gives a line, whatever the reference lacks."""

from annexcli.csl.house import house_style, line, text_line
from annexcli.csl.template import read_template
from annexcli.errors import UsageProblem
from annexcli.model.reference import Organisation, PartialDate, Reference, Source
from fuzz.text import text_of

_FULL = Reference(
    "The *Title*",
    publishers=(Organisation("A {Body}", "AB"),),
    date=PartialDate(2018, 3),
    urls=("https://example.org/a_(b)",),
    note="a note",
    pages="3--9",
    source=Source("a.md", 3, None, "A {Body} (AB), The *Title*, 2018"),
)
_REFERENCES = (_FULL, Reference("T."), Reference(None), Reference(None, urls=("#",), note="]("))


def one(data: bytes) -> None:
    """Read a template, fill it, and read its text as a template that stands for itself."""
    text = text_of(data)
    escaped = read_template("".join(f"\\{character}" for character in text) + "{title}", {"title"})
    said = "".join(piece.text for piece in escaped.line(lambda _: "T"))
    assert said.endswith("T")
    try:
        style = house_style(text)
    except UsageProblem:
        return
    for reference in _REFERENCES:
        assert isinstance(text_line(reference, style), str)
        for as_printed in (False, True):
            nodes = line(reference, style, as_printed=as_printed)
            assert all(node["t"] for node in nodes)
    pieces = style.line(lambda _: "")
    assert not any(piece.field and piece.field != "default" for piece in pieces)
