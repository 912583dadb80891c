"""Addresses as they are sent, and what is private of them."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.edge.web.addresses import ipv4_of, is_private, joined, sent


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://example.org", "http://example.org/"),
        ("https://example.org/a%2Fb%7e?q=%zz&r=a+b#part", "https://example.org/a%2Fb%7e?q=%zz&r=a+b"),
        ("https://example.org/a b/ü?q=ä", "https://example.org/a%20b/%C3%BC?q=%C3%A4"),
        ("https://bücher.example/ü%2f", "https://xn--bcher-kva.example/%C3%BC%2f"),
        ("HTTP://EXAMPLE.org:8080/A", "http://example.org:8080/A"),
        ("http://127.1/x", "http://127.0.0.1/x"),
        ("http://user:p%40ss@example.org/", "http://user:p%40ss@example.org/"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ('https://example.org/<a>"b"', "https://example.org/%3Ca%3E%22b%22"),
    ],
)
def test_what_is_sent(url: str, asked: str) -> None:
    assert str(sent(url)) == asked


@pytest.mark.parametrize(
    "url",
    ["http://", "http:///x", "http://exa mple/", "http://[::1", "http://a:b:c/", "http://example.org:99999/", "http://a\\b/", "http://<x>/"],
)  # fmt: skip
def test_what_cannot_be_sent(url: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        sent(url)


@given(st.text(max_size=60), st.sampled_from(["http://", "https://", ""]))
def test_any_text_is_sent_or_refused(text: str, scheme: str) -> None:
    try:
        asked = sent(scheme + text)
    except ValueError:
        return
    assert str(asked).isascii()
    assert not set(str(asked)) & set(" \t\r\n")


@given(st.ip_addresses(v=4), st.sampled_from(["{0}", "{1}", "0x{1:x}", "0{1:o}"]))
def test_spellings_of_one_address(address: ipaddress.IPv4Address, form: str) -> None:
    spelled = form.format(address, int(address))
    assert ipv4_of(spelled) == address
    assert ipv4_of(f"{spelled}.") == address


@given(st.from_regex(r"(0x)?[0-9a-f]{1,4}(\.(0x|0)?[0-9a-f]{1,3}){0,4}", fullmatch=True))
def test_numbers_are_read_as_the_system_reads_them(host: str) -> None:
    try:
        system = ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return
    assert ipv4_of(host) == system


@pytest.mark.parametrize(
    ("base", "location", "there"),
    [
        ("https://e.org/a/b?q#part", "c", "https://e.org/a/c#part"),
        ("https://e.org/a#part", "/c#other", "https://e.org/c#other"),
        ("https://e.org/a", "//f.org/c", "https://f.org/c"),
        ("https://u:p@e.org/a", "/c", "https://u:p@e.org/c"),
        ("https://u:p@e.org/a", "https://e.org/c", "https://u:p@e.org/c"),
        ("https://u:p@e.org/a", "https://f.org/c", "https://f.org/c"),
        ("https://u:p@e.org/a", "http://e.org/c", "http://e.org/c"),
        ("https://e.org/a", " /c ", "https://e.org/c"),
        ("https://e.org/a", "?x=1", "https://e.org/a?x=1"),
        ("https://e.org/a", "/\udcff", "https://e.org/%FF"),
    ],
)
def test_where_redirects_lead(base: str, location: str, there: str) -> None:
    assert joined(base, location) == there


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::1"]
)
def test_public_addresses(address: str) -> None:
    assert not is_private(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "224.0.0.1", "0.0.0.0", "255.255.255.255", "::", "::1",
     "fe80::1", "fc00::1", "ff02::1", "::7f00:1", "::ffff:a00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::", "2001:db8::1",
     "2001:0:a00:1::", "4000::1", "fec0::1"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert is_private(ipaddress.ip_address(address))
