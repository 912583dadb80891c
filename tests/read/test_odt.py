"""ODT as LibreOffice writes it, where a bold paragraph has that from an automatic style."""

import io
import zipfile

import pytest

from annexcli.read.odt import prepared, with_bold

STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph"><style:text-properties fo:color="#000000"/></style:style>'
    '<style:style style:name="P3" style:family="paragraph"/>{}</office:automatic-styles>'
)
ADDED = (
    '<style:style style:name="annex-bold" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def test_a_bold_paragraph_has_its_text_in_bold() -> None:
    body = '<text:p text:style-name="{}">Sources <text:s/>cited</text:p><text:p text:style-name="P1"/>'
    bold = '<text:p text:style-name="P1"><text:span text:style-name="annex-bold">Sources <text:s/>cited</text:span></text:p><text:p text:style-name="P1"/>'
    assert with_bold(STYLES.format("") + body.format("P1")) == STYLES.format(ADDED) + bold
    for style in ("P2", "P3"):
        content = STYLES.format("") + body.format(style)
        assert with_bold(content).endswith(body.format(style))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive"])
def test_what_cannot_be_unpacked_is_left_as_it_is(data: bytes) -> None:
    assert prepared(data) == data


def test_pictures_stay_behind_and_the_rest_is_kept() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", STYLES.format("") + '<text:p text:style-name="P1">Sources</text:p>')
        archive.writestr("Pictures/1.png", b"picture")
    with zipfile.ZipFile(io.BytesIO(prepared(written.getvalue()))) as archive:
        assert archive.namelist() == ["mimetype", "content.xml"]
        assert b"annex-bold" in archive.read("content.xml")
