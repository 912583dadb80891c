"""CSL styles by their names, and files of one's own."""

from pathlib import Path

import pytest

from annexcli.edge.styles import open_style, styles_folder
from annexcli.errors import UnreadableInput, UsageProblem


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("chicago author date", "chicago-author-date"),
        ("vancouver", "nlm-citation-sequence"),
        ("nature-climate-change", "nature"),
    ],
)
def test_styles_are_found_by_name_and_dependent_ones_lead_to_their_own(name: str, file: str) -> None:
    assert open_style(name).name == file


def test_an_unknown_style_gives_the_nearest_names() -> None:
    with pytest.raises(UsageProblem, match="vancouver") as refused:
        open_style("vancuver")
    assert "near: c," not in str(refused.value)


def test_a_style_of_the_user_s_own(tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    own.write_text(open_style("apa").text, "utf-8")
    assert open_style(str(own)).name == "own"
    assert open_style(str(own)).text == open_style("apa").text
    with pytest.raises(UnreadableInput, match="no such style file"):
        open_style(str(tmp_path / "none.csl"))
    own.write_text("<html/>")
    with pytest.raises(UnreadableInput, match="not a CSL style"):
        open_style(str(own))
    own.write_text("<style>\n<info>")
    with pytest.raises(UnreadableInput, match=r"own\.csl:2: not a CSL style: no well-formed XML"):
        open_style(str(own))
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        open_style(str(own))


def test_every_shipped_style_name_leads_to_a_style() -> None:
    dependent = sorted((styles_folder() / "dependent").glob("*.csl"))[::400]
    assert dependent
    assert all("<bibliography" in open_style(path.stem).text for path in dependent if "note" not in path.stem)


def test_a_dependent_style_keeps_its_own_locale() -> None:
    path = next(
        path
        for path in sorted((styles_folder() / "dependent").glob("*.csl"))
        if 'default-locale="de-DE"' in path.read_text("utf-8")
    )
    assert open_style(path.stem).locale == "de-DE"
