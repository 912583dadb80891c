import pytest

from annexcli.bib.library import Entry, load
from annexcli.bib.style import Style, equation, render, style_of, style_within
from annexcli.bib.syntax import places

NEW = Entry(
    "techreport", "new", (("title", "New"), ("year", "2018"), ("month", "may"), ("url", "https://e.org"))
)


def in_the_style_of(text: str) -> str:
    return render((NEW,), style_of(text, load(text)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "",
            "@techreport{new,\n  title         = {New},\n  year          = {2018},\n"
            "  month         = may,\n  url           = {https://e.org},\n}\n",
        ),
        (
            '@ARTICLE{a,\n\tAUTHOR = "Doe",\n\tTITLE = "T",\n\tYEAR = 2017\n}\n',
            '@TECHREPORT{new,\n\tTITLE = "New",\n\tYEAR = 2018,\n\tMONTH = may,\n\tURL = "https://e.org"\n}\n',
        ),
        (
            "@Article{a,\n    Author={Doe},\n    Title={T}}\n\n\n@Book{b,\n    Title={T}}",
            "@Techreport{new,\n    Title={New},\n    Year={2018},\n    Month=may,\n    Url={https://e.org}}\n",
        ),
        (
            "@misc{a,\r\n  url    = {x},\r\n  year   = {1},\r\n  author = {y},\r\n  title  = {z},\r\n  }\r\n",
            "@techreport{new,\r\n  url   = {https://e.org},\r\n  year  = {2018},\r\n  month = may,\r\n"
            "  title = {New},\r\n  }\r\n",
        ),
        (
            "@misc{a, title={x}, note={y}}\n",
            "@techreport{new, title={New}, year={2018}, month=may, url={https://e.org}}\n",
        ),
    ],
)
def test_a_new_entry_looks_like_its_neighbours(text: str, written: str) -> None:
    assert in_the_style_of(text) == written


def test_a_column_that_all_entries_share_is_kept() -> None:
    text = "@misc{a,\n  title      = {x},\n  note       = {y},\n}\n\n@misc{b,\n  title      = {x},\n  url        = {y},\n}\n"
    assert "  year       = {2018},\n" in in_the_style_of(text)


def test_names_too_long_for_the_column_do_not_end_it() -> None:
    fields = (
        ("title", "Old"),
        ("url", "https://e.org"),
        ("annex-url-source", "r.tsv:2"),
        ("annex-url-evidence", "title"),
    )
    text = render((Entry("misc", key, fields) for key in "abc"), Style(aligned=False))
    assert "\n  url           = {https://e.org},\n  annex-url-source = {r.tsv:2},\n" in text
    assert "  title         = {New},\n  year          = {2018},\n" in in_the_style_of(text)


def test_a_name_too_long_for_a_wide_column_has_one_space_behind_it() -> None:
    text = "@misc{a,\n  title         = {x},\n  note          = {y},\n}\n"
    library = load(text)
    spots = places(text, 0)
    assert spots
    within = style_within(text, spots, style_of(text, library))
    assert equation("annex-other-title", "{z}", within) == "annex-other-title = {z}"
    assert equation("year", "{z}", within) == "year          = {z}"
    whole = style_of(2 * text.replace("{a,", "{b,") + text, load(2 * text.replace("{a,", "{b,") + text))
    assert equation("annex-other-title", "{z}", whole) == "annex-other-title = {z}"


def test_the_gap_between_entries_is_that_of_the_file() -> None:
    text = "@misc{a, note={x}}\n@misc{b, note={x}}\n"
    assert render((NEW, NEW), style_of(text, load(text))).count("\n") == 2
