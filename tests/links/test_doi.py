"""DOIs in addresses, and what handle servers answer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.links import doi
from annexcli.model.verdict import Handle, Verdict


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://www.doi.org/10.1000/182?nosfx=y", "10.1000/182"),
        ("HTTPS://DOI.ORG/10.1000/182", "10.1000/182"),
        ("doi:10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-A", "10.1002/(SICI)1097<1::AID>3.0.CO;2-A"),
        ("https://doi.org/", None),
        ("https://doi.org/the-identifier/resources", None),
        ("https://example.org/10.1000/182", None),
        ("https://notdoi.org/10.1000/182", None),
        ("http://[::1", None),
    ],
)
def test_dois_in_addresses(url: str, name: str | None) -> None:
    assert doi.doi_of(url) == name


@given(st.from_regex(r"10\.[0-9]{4,6}/[!-~äß中]+", fullmatch=True))
def test_an_address_holds_any_doi(name: str) -> None:
    assert doi.doi_of(doi.address_of(name)) == name
    assert "#" not in doi.question(name, "https://doi.org/")


def answer(code: int, *values: object) -> bytes:
    return json.dumps({"responseCode": code, "handle": "10.1/a", "values": values}).encode()


URL_VALUE = {"index": 1, "type": "URL", "data": {"format": "string", "value": "https://example.org/a"}}


@pytest.mark.parametrize(
    ("body", "verdict", "target"),
    [
        (answer(1, {"type": "HS_ADMIN"}, URL_VALUE), Verdict.OK, "https://example.org/a"),
        (answer(1), Verdict.OK, None),
        (answer(100), Verdict.DEAD, None),
        (answer(200), Verdict.DEAD, None),
        (answer(2), Verdict.TRANSIENT, None),
    ],
)
def test_response_codes(body: bytes, verdict: Verdict, target: str | None) -> None:
    handle = doi.answer(body)
    assert handle is not None
    assert handle.target == target
    found, reason = doi.judged(handle, "https://doi.org/api/handles/10.1/a")
    assert found is verdict
    assert reason.startswith("doi.org ")


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"responseCode": "1"}', b"null", b"\xff", b"[" * 100_000]
)
def test_what_is_no_answer_of_a_handle_server(body: bytes) -> None:
    assert doi.answer(body) is None


@pytest.mark.parametrize(
    "values", [None, [None], [{"type": "URL"}], [{"type": "URL", "data": {"value": 5}}], {"a": 1}]
)
def test_values_of_any_shape(values: object) -> None:
    assert doi.answer(json.dumps({"responseCode": 1, "values": values}).encode()) == Handle(1)
