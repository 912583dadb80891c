"""Lists for pipes and spreadsheets: what an entry says is data there too."""

import csv
import io

import pytest

from annexcli.errors import UsageProblem
from annexcli.model.reference import Organisation, PartialDate, Reference
from annexcli.show.listing import as_csv, formatted, keys, lines

ONE = Reference('A, "B"\nC', key="a", publishers=(Organisation("ITU"),), date=PartialDate(2018))


def test_csv_is_read_back() -> None:
    text = as_csv([ONE, Reference(None, key="b")], ("key", "title", "year"))
    assert list(csv.reader(io.StringIO(text))) == [
        ["key", "title", "year"],
        ["a", 'A, "B"\nC', "2018"],
        ["b", "", ""],
    ]
    assert [*csv.reader(io.StringIO(as_csv([Reference("A\rB\r\nC")], ("title",))))] == [
        ["title"],
        ["A\nB\nC"],
    ]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t"])
def test_no_value_is_a_formula(begins: str) -> None:
    text = as_csv([Reference(f"{begins}1+1", key="a"), Reference("1=1")], ("title",))
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""))] == ["title", f"'{begins}1+1", "1=1"]


def test_a_line_has_a_tab_between_columns_and_no_other() -> None:
    assert lines([Reference("a\tb\x1b[2J", key="k")], ("key", "title")).count("\t") == 1
    assert "\x1b" not in keys([Reference("x", key="\x1b[2J")])


def test_a_format_of_ones_own() -> None:
    assert (
        formatted([ONE, Reference("D")], r"{publisher}\t{title|key} ({year})") == 'ITU\tA, "B" C (2018)\nD\n'
    )
    with pytest.raises(
        UsageProblem, match=r"--format: no part is called \{titel\}; did you mean \{title\}\?"
    ):
        formatted([ONE], "{titel}")
