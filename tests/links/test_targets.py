"""What is asked for a reference, and what needs no asking."""

import pytest

from annexcli.links.targets import address_verdict, targets
from annexcli.model.reference import Reference
from annexcli.model.verdict import Verdict

URL = "https://example.org/report"


def test_addresses_that_need_no_asking() -> None:
    for nothing in (None, "", "#", "javascript:void(0)"):
        assert address_verdict(nothing) == (Verdict.MISSING, "no address")
    for useless in ("docs/report.pdf", "http://[::1", "ftp://e.org/x", "doi:none"):
        known = address_verdict(useless)
        assert known is not None
        assert known[0] is Verdict.INVALID
    assert address_verdict(URL) is None
    assert address_verdict("doi:10.1234/abc") is None


@pytest.mark.parametrize(
    "url",
    ["mailto:info@example.org", "mailto:a.b+c@example.co.uk?subject=Report%202018", "mailto:a@example.org,b@example.org",
     "mailto:?to=a@example.org", "MAILTO:%22a%20b%22@example.org", "mailto:o'brien@example.org", "mailto:jörg@bücher.example"],
)  # fmt: skip
def test_mail_addresses_that_are_well_formed(url: str) -> None:
    assert (address_verdict(url) or (None,))[0] is Verdict.OK


@pytest.mark.parametrize(
    "url",
    ["mailto:", "mailto:nobody", "mailto:a@", "mailto:@example.org", "mailto:a@example", "mailto:a b@example.org",
     "mailto:a..b@example.org", "mailto:a@b@example.org", "mailto:?subject=x", "mailto:a@-example.org", "mailto:a@example.org,b",
     f"mailto:{'a' * 65}@example.org", "mailto://[", "mailto://a@[::1"],
)  # fmt: skip
def test_mail_addresses_that_are_not(url: str) -> None:
    assert (address_verdict(url) or (None,))[0] is Verdict.INVALID


def test_a_doi_is_asked_beside_the_address_or_instead_of_it() -> None:
    assert targets(Reference("A", doi="10.1234/abc#1")) == ("https://doi.org/10.1234/abc%231",)
    assert targets(Reference("A", doi="10.1234/abc", urls=(URL,))) == (URL, "https://doi.org/10.1234/abc")
    known = "https://dx.doi.org/10.1234/ABC"
    assert targets(Reference("A", doi="10.1234/abc", urls=(known,))) == (known,)
    assert targets(Reference("A", doi="https://doi.org/10.1234/abc")) == ("https://doi.org/10.1234/abc",)
    nonsense = targets(Reference("A", doi="see below"))
    assert [(address_verdict(url) or (None,))[0] for url in nonsense] == [Verdict.INVALID]
