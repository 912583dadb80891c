"""ODT in a form that pandoc reads as it is meant."""

import io
import re
import zipfile
from collections.abc import Iterator

_CONTENT = "content.xml"
# More of content than this is left to pandoc and its limits.
_MOST_CONTENT = 30_000_000
_STYLE = "<style:style "
_NAMED = re.compile(r"(?:^|\s)style:name=\"([^\"<>]+)\"")
_BOLD = re.compile(r"\sfo:font-weight=\"(?:bold|[6-9]00)\"")
_PARAGRAPH = re.compile(
    r"(<text:p\b[^<>]*?\stext:style-name=\"([^\"<>]+)\"[^<>]*(?<!/)>)((?:(?!</?text:p\b).)*)(?=</text:p>)",
    re.DOTALL,
)
_NAME = "annex-bold"
_ADDED = (
    f'<style:style style:name="{_NAME}" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
)


def prepared(data: bytes) -> bytes:
    """Return an ODT document for pandoc: paragraphs that are bold as a whole have their text in bold.

    Word processors keep that in an automatic style of the paragraph (OpenDocument 1.3, part 3, §16.2), where
    pandoc does not look. A document that cannot be unpacked is returned as it is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_CONTENT).file_size > _MOST_CONTENT:
                return data
            content = archive.read(_CONTENT).decode()
            marked = with_bold(content)
            return data if marked == content else _with_content(archive, marked)
    except (
        zipfile.BadZipFile,
        KeyError,
        UnicodeDecodeError,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ):
        return data  # pandoc tells what is wrong with it


def with_bold(content: str) -> str:
    """Return the XML of an ODT's content with what bold paragraphs hold in spans of a bold style of text."""
    head, end, body = content.partition("</office:automatic-styles>")
    bold = set(_bold_styles(head))
    if not (end and bold):
        return content

    def spanned(paragraph: re.Match[str]) -> str:
        opening, style, inside = paragraph.groups()
        if style not in bold or not inside:
            return paragraph[0]
        return f'{opening}<text:span text:style-name="{_NAME}">{inside}</text:span>'

    return head + _ADDED + _PARAGRAPH.sub(spanned, body)


def _bold_styles(styles: str) -> Iterator[str]:
    """Yield the names of the styles that make a whole paragraph bold."""
    for style in styles.split(_STYLE)[1:]:
        attributes, _, inside = style.partition(">")
        name = _NAMED.search(attributes)
        if name and 'style:family="paragraph"' in attributes and _BOLD.search(inside):
            yield name[1]


def _with_content(archive: zipfile.ZipFile, content: str) -> bytes:
    """Return an archive with another content, without pictures, which are not read."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            if member.filename == _CONTENT:
                copy.writestr(member, content)
            elif not member.filename.startswith(("Pictures/", "Thumbnails/")):
                copy.writestr(member, archive.read(member))
    return written.getvalue()
