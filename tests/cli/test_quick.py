"""What ``annex list`` takes without typer is what typer would make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.cli.commands import COMMANDS
from annexcli.cli.lists import Listing, listing_of
from annexcli.cli.quick import values_of
from annexcli.cli.wanted import FILTERS, Wanted, wanted_of
from annexcli.errors import UsageProblem

OPTIONS = [
    *(f"--{name}" for name in FILTERS),
    *(f"--not-{name}" for name in FILTERS),
    "--sort",
    "--limit",
    "--columns",
    "--format",
    "--latest",
    "--json",
    "--csv",
    "--keys",
    "--fail-empty",
]
WORDS = [
    "2018",
    "2016..2018",
    "unicef",
    "-year",
    "year",
    "3",
    "-1",
    "csea",
    "url",
    "",
    "--",
    "--json",
    "-h",
    "list",
    "--unheard-of",
]


def by_typer(arguments: list[str]) -> tuple[Listing, Wanted] | None:
    """Return what the command would get of typer; None where it is not called."""
    got: list[tuple[Listing, Wanted]] = []

    def write(listing: Listing, _: object, wanted: Wanted) -> int:
        got.append((listing, wanted))
        return 0

    command = COMMANDS["list"].loaded("list")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Wanted, "of", lambda wanted, _: wanted)
        patched.setattr(Listing, "write", write)
        try:
            command.main(list(arguments), standalone_mode=False)
        except Exception:  # noqa: BLE001 - typer's own errors, whichever they are
            return None
    return got[0] if got else None


@given(
    st.lists(
        st.sampled_from([*OPTIONS, *WORDS, "--year=2018", "--limit=x", "--sort=-year", "--json=1"]),
        max_size=6,
    )
)
def test_what_is_taken_is_what_typer_makes_of_it(arguments: list[str]) -> None:
    values = values_of(["list", *arguments])
    if values is None:
        return  # left to typer
    made = by_typer(arguments)
    try:
        mine = listing_of(values), wanted_of(values)
    except UsageProblem:
        assert made is None
        return
    assert made == mine


def test_plain_arguments_are_taken() -> None:
    values = values_of(
        ["--store", "x.bib", "-q", "list", "--year", "2018", "--not-topic=csea", "--sort", "-year", "--json"]
    )
    assert values
    assert (values["store"], values["quiet"], values["year_"], values["not_topic"]) == (
        "x.bib",
        True,
        ["2018"],
        ["csea"],
    )
    assert (values["sort"], values["as_json"], values["color"]) == ("-year", True, None)


@pytest.mark.parametrize(
    "arguments",
    [["list", "--help"], ["list", "-h"], ["--version", "list"], ["list", "--limit", "-1"], ["list", "key"], ["list", "--year"], ["list", "--ye", "2018"], ["search", "list"], []],
)  # fmt: skip
def test_what_is_typers_is_left_to_it(arguments: list[str]) -> None:
    assert values_of(arguments) is None
