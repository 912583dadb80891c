"""Entries as they leave their file."""

import pytest

from annexcli.bib.alone import standing_alone
from annexcli.bib.library import load

FILE = """\
@string{who = "World Health Organization"}
@string{_old = {Out of print}}

@techreport{a,
  author       = {{WHO}},
  institution  = who,
  title        = who # { and others},
  note         = _old,
  annex-source = {report.md:3},
  month        = jan,
  annex-written = {@techreport author:3f112d},
}
@misc{b, title = {B}, annex-raw = {B, 2018}}
@misc{c, title = "C", year = 2018}
@misc(d, annex-raw = {D}, title = {D})
@misc{e, title = {E}, % said by us
  annex-raw = {E}, % and this
  year = 2018}
@misc{only, annex-raw = {x}}
"""


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "a",
            "@techreport{a,\n  author       = {{WHO}},\n  institution  = {World Health Organization},\n"
            "  title        = {World Health Organization and others},\n  note         = {Out of print},\n  month        = jan,\n}",
        ),
        ("b", "@misc{b, title = {B}}"),
        ("c", '@misc{c, title = "C", year = 2018}'),
        ("d", "@misc(d, title = {D})"),
        ("e", "@misc{e, title = {E}, % said by us % and this\n  year = 2018}"),
    ],
)
def test_an_entry_stands_alone(key: str, text: str) -> None:
    entry = load(FILE).entry(key)
    assert entry
    assert standing_alone(FILE, entry) == text


def test_what_stands_alone_says_the_same() -> None:
    for entry in load(FILE).entries:
        read = load(standing_alone(FILE, entry)).entry(entry.key)
        assert read
        assert (read.type, read.key) == (entry.type, entry.key)
        assert read.fields == tuple(field for field in entry.fields if not field[0].startswith("annex-"))
