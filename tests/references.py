"""Made-up references, for tests of what compares them."""

from typing import Any

from hypothesis import strategies as st

from annexcli.model.reference import Organisation, PartialDate, Person, Reference

TITLES = [
    "Child protection in Kenya",
    "Child protection in Ghana",
    "Child protecton in Kenya",
    "Children in a digital world",
    "Children in a Digital World: how they live",
    "Report, Part I",
    "Report, Part 2",
    "Annual report 2018",
    None,
]
BODIES = [
    Organisation("International Telecommunication Union"),
    Organisation("ITU"),
    Organisation("UNICEF", "UNICEF"),
]


def work(title: str | None, year: int | None = None, publisher: str = "UNICEF", **facts: Any) -> Reference:
    """Return a reference by its title, year and publisher."""
    return Reference(
        title=title,
        date=PartialDate(year) if year else None,
        publishers=(Organisation(publisher),) if publisher else (),
        **facts,
    )


@st.composite
def works(draw: st.DrawFn) -> Reference:
    """Return a reference that is much like others of its kind."""
    year = draw(st.sampled_from([None, 2017, 2018, 2019]))
    return Reference(
        title=draw(st.sampled_from(TITLES)),
        key=draw(st.uuids()).hex,
        authors=tuple(draw(st.lists(st.sampled_from([Person("Ortiz", "Ana"), Person("Ruiz")]), max_size=1))),
        publishers=tuple(draw(st.lists(st.sampled_from(BODIES), max_size=1))),
        date=PartialDate(year) if year else None,
        urls=tuple(
            draw(
                st.lists(
                    st.sampled_from(["https://e.org/a", "http://www.e.org/a/", "https://e.org/b"]), max_size=1
                )
            )
        ),
        doi=draw(st.sampled_from([None, None, "10.1/a", "10.1/A", "10.1/b"])),
        volume=draw(st.sampled_from([None, None, "1", "2"])),
    )
