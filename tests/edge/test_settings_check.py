"""The settings of checks."""

from pathlib import Path

import pytest

from annexcli.edge.settings import read_settings
from annexcli.edge.settings_check import CheckSettings
from annexcli.errors import UsageProblem

ALL = """
[check]
exclude = ["//intranet\\\\."]
fail-on = ["dead", "missing"]
concurrency = 16
interval = 1
allow-private = true
cache-age = "ok=7d"
state = "ci/links.json"

[check.accept]
"www.example.org" = [403, 999]

[check.headers."api.example.org"]
Authorization = "Bearer ${TOKEN}, $$5"
"""


def settings(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> CheckSettings:
    (folder / "annex.toml").write_text(text)
    (folder / "below").mkdir()
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder / "below")
    return read_settings().check


def test_settings_are_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = settings(tmp_path, monkeypatch, ALL)
    assert check.options == {
        "exclude": [r"//intranet\."], "fail-on": "dead,missing", "concurrency": 16, "interval": 1.0,
        "allow-private": True, "cache-age": "ok=7d", "state": "../ci/links.json",
    }  # fmt: skip
    assert check.accept == {"www.example.org": frozenset({403, 999})}


def test_headers_are_filled_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = settings(tmp_path, monkeypatch, ALL)
    monkeypatch.setenv("TOKEN", "s3cr3t")
    assert check.filled_headers() == {"api.example.org": {"Authorization": "Bearer s3cr3t, $5"}}
    monkeypatch.delenv("TOKEN")
    with pytest.raises(UsageProblem, match=r"annex.toml:2: the environment has no TOKEN; set TOKEN"):
        check.filled_headers()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("check = 1", "annex.toml:1: check is no table"),
        (
            "[check]\nconcurency = 1",
            "annex.toml:2: there is no setting 'concurency'; did you mean concurrency",
        ),
        ("[check]\nconcurrency = 0", "annex.toml:2: concurrency is no number from 1 on"),
        ("[check]\nretries = true", "annex.toml:2: retries is no number from 0 to 10"),
        ("[check]\nretries = 11", "annex.toml:2: retries is no number from 0 to 10"),
        ('[check]\ntimeout = "5"', "annex.toml:2: timeout is no number from 0.1 to 600"),
        ("[check]\ntimeout = 601", "annex.toml:2: timeout is no number from 0.1 to 600"),
        ("[check]\nbudget = nan", "annex.toml:2: budget is no number from 0.1 on"),
        ("[check]\nmax-time = inf", "annex.toml:2: max-time is no number from 0 on"),
        ("[check]\ninterval = -1", "annex.toml:2: interval is no number"),
        ("[check]\ntitles = 1", "annex.toml:2: titles is neither true nor false"),
        ('[check]\nexclude = "x"', "annex.toml:2: exclude is no list of texts"),
        ("[check]\nstate = 1", "annex.toml:2: state is no text"),
        ('[check]\nstate = "a\\u0000b"', "annex.toml:2: state is no path"),
        (
            '[check]\nexclude = ["x", "("]',
            "annex.toml:2: '(' is no regular expression: missing )",
        ),
        (
            '[check]\nfail-on = ["dedd"]',
            "annex.toml:2: 'dedd' names no verdict; did you mean dead",
        ),
        ('[check]\ncache-age = "soon"', "annex.toml:2: 'soon' is no age; write 12h"),
        ('[check]\nresolver = "doi.org"', 'annex.toml:2: resolver is no address; write resolver = "https://'),
        ("[check]\naccept = [403]", "annex.toml:2: accept is no table of hosts"),
        (
            '[check.accept]\n"e.org" = ["403"]',
            'annex.toml:2: e.org takes statuses; write "e.org" = [403, 999]',
        ),
        ('[check.headers."e.org"]\n"A B" = "x"', "annex.toml:1: e.org takes headers"),
        ('[check.headers."e.org"]\nA = "x\\r\\nB: y"', "annex.toml:1: e.org takes headers"),
    ],
)
def test_mistakes_are_told_with_their_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    with pytest.raises(UsageProblem) as caught:
        settings(tmp_path, monkeypatch, text)
    assert str(caught.value).removeprefix("../").startswith(message)
