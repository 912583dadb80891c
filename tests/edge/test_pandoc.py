import pytest

from annexcli.edge import pandoc
from annexcli.edge.formats import Format
from annexcli.errors import UnreadableInput


def test_a_document_cannot_make_pandoc_read_files() -> None:
    tree = str(pandoc.read_markdown("![x](/etc/passwd)\n\n<!--#include file='/etc/passwd' -->\n", "x.md"))
    assert "root:" not in tree


def test_what_pandoc_says_of_a_broken_document_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.docx: pandoc cannot read it: couldn't unpack docx"):
        pandoc.read(b"PK\x03\x04 no archive", Format.DOCX, "a.docx")
