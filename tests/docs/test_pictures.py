"""The pictures show what the program prints, and ask nobody for anything."""

import re
import sys
from html import unescape
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"


def script() -> ModuleType:
    spec = spec_from_file_location("terminal", FOLDER / "terminal.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    # dataclasses look their module up
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "terminal", module)
        spec.loader.exec_module(module)
    return module


def shown(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", svg)]


def test_pictures_show_what_is_printed() -> None:
    drawn = script().drawn()
    assert {path.name for path in FOLDER.glob("*.svg")} >= set(drawn)
    for name, svg in drawn.items():
        assert shown(svg) == shown((FOLDER / name).read_text("utf-8")), f"{name}: run `make pictures`"


@pytest.mark.parametrize("picture", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_asks_for_nothing_and_is_small(picture: Path) -> None:
    text = picture.read_text("utf-8")
    assert len(text) < 40_000
    for word in ("@font-face", "@import", "url(h", "href", "<script", "<image", "foreignObject"):
        assert word not in text
    assert ET.fromstring(text).tag == f"{SVG}svg"
