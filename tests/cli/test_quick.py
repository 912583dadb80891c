"""What ``annex list`` and ``annex cite`` take without typer is what typer would make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.cli.citing import Citing, To, citing_of
from annexcli.cli.listing import Listing, listing_of
from annexcli.cli.quick import values_of
from annexcli.cli.registry import COMMANDS
from annexcli.cli.wanted import FILTERS, Wanted, wanted_of
from annexcli.csl.layout import GroupBy
from annexcli.errors import UsageProblem

OF_FILTERS = [
    *(f"--{name}" for name in FILTERS),
    *(f"--not-{name}" for name in FILTERS),
    "--sort",
    "--limit",
    "--latest",
]
OPTIONS = {
    "list": [*OF_FILTERS, "--columns", "--format", "--json", "--csv", "--keys", "--fail-empty"],
    "cite": [
        *OF_FILTERS,
        *("--style", "--template", "--locale", "--to", "-o", "--output", "--title", "--group-by"),
        *("--as-printed", "--reverse", "--numbered", "--annotate", "--with-links", "--in-text"),
    ],
}
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
    "--year=2018",
    "--limit=x",
    "--sort=-year",
    "--json=1",
    "html",
    "csljson",
    "section",
    "--to=rtf",
    "--style=",
    "-ox.docx",
    "-o=x",
    "-",
]


def by_typer(name: str, arguments: list[str]) -> tuple[Listing | Citing, Wanted] | None:
    """Return what the command would get of typer; None where it is not called."""
    got: list[tuple[Listing | Citing, Wanted]] = []

    def listing(listing: Listing, _: object, wanted: Wanted) -> int:
        got.append((listing, wanted))
        return 0

    def citing(citing: Citing, _: object, wanted: Wanted) -> int:
        got.append((citing, wanted))
        return 0

    command = COMMANDS[name].loaded(name)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Wanted, "of", lambda wanted, _: wanted)
        patched.setattr(Listing, "write", listing)
        patched.setattr(Citing, "write", citing)
        try:
            command.main(list(arguments), standalone_mode=False)
        except Exception:  # noqa: BLE001 - typer's own errors, whichever they are
            return None
    return got[0] if got else None


@pytest.mark.parametrize("name", OPTIONS)
@given(data=st.data())
def test_what_is_taken_is_what_typer_makes_of_it(name: str, data: st.DataObject) -> None:
    arguments = data.draw(st.lists(st.sampled_from([*OPTIONS[name], *WORDS]), max_size=6))
    understood = values_of([name, *arguments])
    if understood is None:
        return  # left to typer
    command, values = understood
    assert command == name
    made = by_typer(name, arguments)
    try:
        wanted = wanted_of(values)
        mine = (citing_of(values) if name == "cite" else listing_of(values)), wanted
    except UsageProblem:
        assert made is None
        return
    assert made == mine


def test_plain_arguments_of_list_are_taken() -> None:
    understood = values_of(
        ["--store", "x.bib", "-q", "list", "--year", "2018", "--not-topic=csea", "--sort", "-year", "--json"]
    )
    assert understood
    command, values = understood
    assert (command, values["store"], values["quiet"]) == ("list", "x.bib", True)
    assert (values["year_"], values["not_topic"]) == (["2018"], ["csea"])
    assert (values["sort"], values["as_json"], values["color"]) == ("-year", True, None)


def test_plain_arguments_of_cite_are_taken() -> None:
    understood = values_of(
        ["cite", "a2018x", "--to", "html", "b2019y", "--style=ieee", "-o", "list.html", "--group-by", "year"]
    )
    assert understood
    citing = citing_of(understood[1])
    assert (citing.keys, citing.style, citing.to, citing.output) == (
        ("a2018x", "b2019y"),
        "ieee",
        To.HTML,
        "list.html",
    )
    assert citing.group_by is GroupBy.YEAR
    assert not citing.in_text


@pytest.mark.parametrize(
    "arguments",
    [["list", "--help"], ["list", "-h"], ["--version", "list"], ["list", "--limit", "-1"], ["list", "key"], ["list", "--year"], ["list", "--ye", "2018"], ["search", "list"], [], ["cite", "--to", "pdf"], ["cite", "--help"], ["cite", "--", "key"], ["cite", "--reference-doc", "x.docx"], ["cite", "--group-by", "colour"]],
)  # fmt: skip
def test_what_is_typers_is_left_to_it(arguments: list[str]) -> None:
    assert values_of(arguments) is None
