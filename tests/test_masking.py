"""Secrets in addresses are hidden, and nothing else of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.masking import has_secret, masked, masked_text

SECRET = "s3cr3tS3cr3t99"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"https://user:{SECRET}@e.org/a?b=1", "https://***@e.org/a?b=1"),
        (f"https://{SECRET}@e.org/", "https://***@e.org/"),
        (f"https://a@b:{SECRET}@e.org/x@y", "https://***@e.org/x@y"),
        (f"https://e.org/?page=2&access_token={SECRET}#top", "https://e.org/?page=2&access_token=***#top"),
        (f"https://e.org/?apiKey={SECRET}&q=key", "https://e.org/?apiKey=***&q=key"),
        (f"https://e.org/?key={SECRET}", "https://e.org/?key=***"),
        (f"https://b.s3.amazonaws.com/x?X-Amz-Signature={SECRET}", "https://b.s3.amazonaws.com/x?X-Amz-Signature=***"),
        (f"https://e.org/cb#state=1&token={SECRET}", "https://e.org/cb#state=1&token=***"),
        (f"https://e.org/raw/ghp_{SECRET}{SECRET}/x", "https://e.org/raw/***/x"),
    ],
)  # fmt: skip
def test_secrets_are_hidden(url: str, shown: str) -> None:
    assert masked(url) == shown
    assert has_secret(url)
    assert masked_text(f"moved to {url} and <{url}> too") == f"moved to {shown} and <{shown}> too"


@pytest.mark.parametrize(
    "url",
    [
        "https://e.org/a?author=7&keyword=pass&session=3&monkey=banana",
        "https://e.org/@handle/post?key=home",
        "mailto:info@e.org",
        "#",
        "https://e.org/token=not-a-parameter",
    ],
)
def test_what_is_no_secret_stays(url: str) -> None:
    assert masked(url) == url
    assert not has_secret(url)


@given(st.text(alphabet="abc/?&=#@:%.-", max_size=40))
def test_masking_twice_is_masking_once(tail: str) -> None:
    url = f"https://{tail}"
    assert masked(masked(url)) == masked(url)


@given(st.from_regex(r"[A-Za-z0-9_~.-]{12,30}7", fullmatch=True))
def test_no_part_of_a_secret_is_left(secret: str) -> None:
    for url in (
        f"https://u:{secret}@e.org/",
        f"https://e.org/?token={secret}",
        f"https://e.org/?key={secret}",
    ):
        assert secret not in masked(url)
