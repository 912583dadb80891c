"""The settings of a project: where they are found, and what is told of mistakes in them."""

from pathlib import Path

import pytest

from annexcli.edge.settings import Settings, read_settings
from annexcli.errors import UsageProblem
from annexcli.vocab.organisations import Body


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the root of a repository; the test stands in a folder of it, two below."""
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / "docs" / "deep").mkdir(parents=True)
    monkeypatch.chdir(root / "docs" / "deep")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return root


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


@pytest.mark.usefixtures("project")
def test_none_are_needed() -> None:
    assert read_settings() == Settings()


def test_a_file_above_holds_and_its_paths_begin_there(project: Path) -> None:
    write(project / "annex.toml", 'store = "lib/all.bib"\n\n[lint]\noff = ["bad-key"]\n')
    assert read_settings() == Settings(Path("../../lib/all.bib"), ("bad-key",), "../../annex.toml:4")
    write(project / "docs" / "annex.toml", "")
    assert read_settings().store is None


def test_pyproject_is_second(project: Path) -> None:
    write(project / "docs" / "pyproject.toml", "[tool.other]\nx = 1\n")
    write(project / "pyproject.toml", '[tool.annex]\nstore = "a.bib"\nlint.off = ["x"]\n')
    assert read_settings() == Settings(Path("../../a.bib"), ("x",), "../../pyproject.toml:3")
    write(project / "annex.toml", 'store = "b.bib"')
    assert read_settings().store == Path("../../b.bib")


def test_what_lies_above_the_repository_is_not_ours(project: Path) -> None:
    write(project.parent / "annex.toml", "nonsense")
    assert read_settings() == Settings()


def test_outside_a_repository_and_home_only_this_folder_counts(project: Path) -> None:
    (project / ".git").rmdir()
    write(project / "annex.toml", 'store = "a.bib"\n')
    assert read_settings() == Settings()
    write(Path("annex.toml"), 'store = "~/b.bib"\n')
    assert read_settings().store == Path("../../../home/b.bib")


def test_organisations(project: Path) -> None:
    write(
        project / "annex.toml",
        '[[organisations]]\nname = "A"\n\n[[organisations]]\nname = "B"\nacronym = "BB"\n'
        'also = ["Bee"]\ndomains = ["b.example.org"]\n',
    )
    assert read_settings().organisations == (Body("A"), Body("B", "BB", ("Bee",), ("b.example.org",)))
    (project / "annex.toml").unlink()
    write(project / "pyproject.toml", '[[tool.annex.organisations]]\nname = "A"\n')
    assert read_settings().organisations == (Body("A"),)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("store = 1\n", "annex.toml:1: store is no path; write store"),
        ('store = "a\\u0000b"\n', "annex.toml:1: store is no path; write store"),
        (
            "store = '~nobody-there/a.bib'\n",
            "annex.toml:1: store is in the home folder of nobody known; write",
        ),
        ('\n stor = "x"\n', "annex.toml:2: there is no setting 'stor'; did you mean store?"),
        ("[lint]\noff = 'x'\n", "annex.toml:2: off is no list of rules; write off"),
        ("[lint]\nof = ['x']\n", "annex.toml:2: there is no setting 'of'; did you mean off?"),
        ("lint.off = [1]\n", "annex.toml:1: off is no list of rules"),
        ("lint = true\n", "annex.toml:1: lint is no table"),
        (
            "[colour]\n",
            "annex.toml:1: there is no setting 'colour'; there is store, lint, check, organisations",
        ),
        (
            "organisations = 'x'\n",
            "annex.toml:1: organisations is no list of tables; write [[organisations]]",
        ),
        ("organisations = ['x']\n", "annex.toml:1: organisations is no list of tables"),
        ("[[organisations]]\nacronym = 'A'\n", "annex.toml:1: an organisation without a name; write name"),
        (
            "[[organisations]]\nname = 'A'\n[[organisations]]\nname = 1\n",
            "annex.toml:4: name is no text; write name",
        ),
        ("[[organisations]]\nname = ' '\n", "annex.toml:2: name is no text"),
        ("[[organisations]]\nname = 'A'\nacronym = []\n", "annex.toml:3: acronym is no text"),
        ("[[organisations]]\nname = 'A'\nalso = 'B'\n", "annex.toml:3: also is no list of texts; write also"),
        ("[[organisations]]\nname = 'A'\nalso = ['']\n", "annex.toml:3: also is no list of texts"),
        (
            "[[organisations]]\nname = 'A'\ndomains = ['https://a.org']\n",
            "annex.toml:3: domains are no names of hosts",
        ),
        (
            "[[organisations]]\nname = 'A'\nacronim = 'B'\n",
            "annex.toml:3: there is no setting 'acronim'; did you mean acronym?",
        ),
        ("organisations = [{ name = 'A', also = 1 }]\n", "annex.toml: also is no list of texts"),
        ("store = \n", "annex.toml:1: not TOML: Invalid value"),
        ('store = "x', "annex.toml"),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, told: str) -> None:
    write(Path("annex.toml"), text)
    with pytest.raises(UsageProblem) as caught:
        read_settings()
    assert str(caught.value).startswith(told)


@pytest.mark.usefixtures("project")
def test_mistakes_in_pyproject() -> None:
    write(Path("pyproject.toml"), "[tool]\nannex = 3\n")
    with pytest.raises(UsageProblem, match="is no table"):
        read_settings()
    Path("pyproject.toml").write_bytes(b"[tool.annex]\nstore = '\xe9'\n")
    with pytest.raises(UsageProblem, match="not UTF-8"):
        read_settings()
