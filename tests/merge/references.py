"""References of one publisher, for tests of what is the same work."""

from hypothesis import strategies as st

from annexcli.model.reference import Organisation, PartialDate, Reference

ORGANISATION = Organisation("Internet Watch Foundation", "IWF")


def report(title: str, year: int | None, publisher: Organisation = ORGANISATION, url: str = "") -> Reference:
    return Reference(
        title, publishers=(publisher,), date=PartialDate(year) if year else None, urls=(url,) if url else ()
    )


TITLES = st.sampled_from(["Annual Report", "A Study", "Guidelines", None])
SOME = st.builds(
    Reference,
    TITLES,
    publishers=st.lists(st.sampled_from([ORGANISATION, Organisation("UNICEF")]), max_size=2).map(tuple),
    date=st.none() | st.integers(2016, 2018).map(PartialDate),
    urls=st.lists(st.sampled_from(["https://example.org/1", "https://example.org/2"]), max_size=1).map(tuple),
)
