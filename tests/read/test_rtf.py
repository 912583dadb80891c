import re
import time

from annexcli.read.rtf import without_character_styles

SHEET = rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}%s}"
BODY = rb"\pard {\*\bkmkstart a}A\{ {\i B}{\*\bkmkend a}\par}"


def test_styles_of_characters_and_tables_leave_the_sheet_and_nothing_else_does() -> None:
    styles = rb"{\*\cs15 \additive \b Strong \{1\};}" + b"\r\n" + rb"{\*\ts11\i{\*\x y}Table Normal;}"
    document = rb"{\rtf1\ansi{\fonttbl{\f0 Arial{\*\falt X};}}" + SHEET + BODY
    read = without_character_styles(document % styles)
    assert re.sub(rb"\r\n", b"", read) == document % b""


def test_a_document_without_a_style_sheet_or_with_half_of_one_stays_as_it_is() -> None:
    for document in (rb"{\rtf1\ansi " + BODY, rb"{\rtf1{\stylesheet{\s0 Normal;}{\*\cs15\b Strong;}"):
        assert without_character_styles(document) == document


def test_a_large_sheet_takes_time_in_proportion() -> None:
    document = rb"{\rtf1\ansi" + SHEET % (rb"{\*\cs15 \additive \b Strong;}" * 20_000) + BODY
    begun = time.process_time()
    assert without_character_styles(document) == rb"{\rtf1\ansi" + SHEET % b"" + BODY
    assert time.process_time() - begun < 1
