"""Shapes of publisher-first lines; none of them is from a real document."""

import pytest

from tests.conftest import references_of


def read(line: str) -> tuple[str | None, list[str], int | None, str | None]:
    """Return title, names, year and note of a line in a list of references."""
    reference = references_of(f"## References\n\n- {line}\n")[0]
    names = [agent.name for agent in (*reference.authors, *reference.publishers)]
    return reference.title, names, reference.year, reference.note


LINK = "https://e.org/x"


@pytest.mark.parametrize(
    ("line", "title", "names", "year", "note"),
    [
        (f"OHCHR, [Privacy for All]({LINK}), 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (
            f"OHCHR, [Privacy for All]({LINK}) (in French), 2014",
            "Privacy for All",
            ["OHCHR"],
            2014,
            "in French",
        ),
        (
            f"OHCHR, [Privacy for All]({LINK}), 2014 (with an annex)",
            "Privacy for All",
            ["OHCHR"],
            2014,
            "with an annex",
        ),
        (
            f"OHCHR, [Privacy]({LINK}) for all children, 2014",
            "Privacy for all children",
            ["OHCHR"],
            2014,
            None,
        ),
        (f"OHCHR, [Privacy]({LINK}) - a review, 2014", "Privacy - a review", ["OHCHR"], 2014, None),
        (
            f"OHCHR, [Privacy for All]({LINK}), Volume Two, 2014",
            "Privacy for All",
            ["OHCHR"],
            2014,
            "Volume Two",
        ),
        (f"OHCHR [Privacy for All]({LINK}), 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR: [Privacy for All]({LINK}) (2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR – [Privacy for All]({LINK}), May 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR (2014), [Privacy for All]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (f"2014 – OHCHR, [Privacy for All]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[OHCHR, Privacy for All]({LINK}), 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[OHCHR, Privacy for All, 2014]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (
            f"[OHCHR](https://ohchr.example), [Privacy for All]({LINK}), 2014",
            "Privacy for All",
            ["OHCHR"],
            2014,
            None,
        ),
        (f"[OHCHR]({LINK}), Privacy for All, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}), OHCHR, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}), OHCHR, Geneva, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}) by OHCHR (2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}) (OHCHR, 2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK})", "Privacy for All", [], None, None),
        (f"[Privacy Hub]({LINK}) – explains the law", "Privacy Hub", [], None, "explains the law"),
        (
            f"[Privacy, families and the state]({LINK}), 2014",
            "Privacy, families and the state",
            [],
            2014,
            None,
        ),
        (f"Law and [privacy]({LINK}) and [you]({LINK}), 2014", "Law and privacy and you", [], 2014, None),
        ("OHCHR, Privacy for All, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        ("OHCHR, *Privacy for All*, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        ("OHCHR, “Privacy, for All”, 2014", "Privacy, for All", ["OHCHR"], 2014, None),
        ('OHCHR, "Privacy for All" (draft), 2014', "Privacy for All", ["OHCHR"], 2014, "draft"),
        ("Privacy for All (OHCHR, 2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (
            "Privacy for All. World Bank, Washington, 2014",
            "Privacy for All",
            ["World Bank"],
            2014,
            None,
        ),
        (
            f"منظمة الصحة العالمية، [تقرير، عن الصحة]({LINK})، 2018",
            "تقرير، عن الصحة",
            ["منظمة الصحة العالمية"],
            2018,
            None,
        ),
        (
            f'[Save the Rivers, "Privacy for All", 2014]({LINK})',
            "Privacy for All",
            ["Save the Rivers"],
            2014,
            None,
        ),
        (f"[Privacy for All – OHCHR Geneva, 2014]({LINK})", "Privacy for All", ["OHCHR Geneva"], 2014, None),
        (f"4 March 2014: OHCHR, [Privacy for All]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR: [Privacy for All]({LINK}), Genf 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (
            f"OHCHR, [Annex I: Glossary of terms]({LINK}), 2014",
            "Annex I: Glossary of terms",
            ["OHCHR"],
            2014,
            None,
        ),
        ("OHCHR: Privacy for All, n.d.", "Privacy for All", ["OHCHR"], None, None),
        ("Privacy for All 2014", "Privacy for All 2014", [], None, None),
        ("ILO and OHCHR, Privacy for All, 2014–2016", "Privacy for All", ["ILO", "OHCHR"], 2014, None),
        (
            "Solove, D. J. (2014). Privacy for all. Law Review.",
            "Privacy for all",
            ["D. J. Solove"],
            2014,
            "Law Review",
        ),
        ("OHCHR (2014). Privacy for all.", "Privacy for all", ["OHCHR"], 2014, None),
        (
            f"Thinking ahead, [Privacy for All]({LINK}), 2014",
            "Privacy for All",
            ["Thinking ahead"],
            2014,
            None,
        ),
        (f"See [Privacy for All]({LINK})", "Privacy for All", [], None, None),
        (f"Guidance on [privacy]({LINK}), 2014", "Guidance on privacy", [], 2014, None),
        (f"OHCHR, [Who cares?]({LINK}), 2014", "Who cares?", ["OHCHR"], 2014, None),
        (
            "OHCHR, Convention on Roads (adopted 8 November 1968, entered into force 21 May 1977) 1577 UNTS 3",
            "Convention on Roads",
            ["OHCHR"],
            1968,
            "adopted 8 November 1968, entered into force 21 May 1977; 1577 UNTS 3",
        ),
    ],
)
def test_shapes(line: str, title: str, names: list[str], year: int | None, note: str | None) -> None:
    assert read(line) == (title, names, year, note)


def test_the_work_s_own_address_comes_first() -> None:
    lines = f"- [OHCHR](https://ohchr.example), [Privacy for All]({LINK}), 2014 [PDF](https://e.org/x.pdf)\n"
    assert references_of(f"## Sources\n\n{lines}")[0].urls == (
        LINK,
        "https://ohchr.example",
        "https://e.org/x.pdf",
    )


def test_a_list_decides_about_its_doubtful_lines() -> None:
    doubtful = "Thinking Ahead, Some models of a response and their use, 2014"
    plain = f"- OHCHR, [Privacy]({LINK}), 2014\n- ILO, [Work]({LINK}), 2014\n- {doubtful}\n"
    assert references_of(f"## Sources\n\n{plain}")[2].publishers[0].name == "Thinking Ahead"
    alone = references_of(f"## Sources\n\n- {doubtful}\n- [One]({LINK}), 2014\n- [Two]({LINK}), 2015\n")[0]
    assert alone.publishers == ()
    assert alone.title == "Thinking Ahead, Some models of a response and their use"
