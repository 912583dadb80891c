"""What is sent of an address, and which network addresses are private, however they are spelled."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from yarl import URL

# What stands for itself in a request (RFC 3986 §2), and the percent signs of what is encoded already.
_AS_WRITTEN = "%/:?#[]@!$&'()*+,;=-._~|^"
# Most addresses need nothing done to them.
_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?/[A-Za-z0-9/._~%?=&+,;:@!$'()*-]*")
# A byte that is no UTF-8, as Python's decoder keeps it (PEP 383).
_NO_TEXT = re.compile("[\udc80-\udcff]")
_IPV4_BITS = 32
# NAT64 (RFC 6052 §2.1, RFC 8215) and IPv4-compatible addresses (RFC 4291 §2.5.5.1) hold one of IPv4 at
# their end.
_HOLDS_IPV4 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96")))
# All that was ever given out for the public network (RFC 4291 §2.4, IANA).
_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def sent(url: str) -> URL:
    """Return an address as it is sent: what is encoded stays so, the rest is encoded (RFC 3987 §3.1).

    International names of hosts become ASCII; numbers that browsers read as an IPv4 address (``127.1``,
    ``0x7f000001``) become that address, so that what is looked at is what is connected to. There is no
    fragment.

    Raises:
        ValueError: if the address cannot be used.

    """
    if _PLAIN.fullmatch(url):
        plain = URL(url, encoded=True)
        if _is_plain(plain.raw_host or ""):
            return plain
    parts = urlsplit(url.strip())
    host = _host(parts)
    user, at, _ = parts.netloc.rpartition("@")
    # Anything else than digits behind the host was refused by `port`.
    port = "" if parts.port is None else f":{parts.port}"
    netloc = f"{quote(user, safe=_AS_WRITTEN)}{at}{f'[{host}]' if ':' in host else host}{port}"
    path, query = (
        quote(part, safe=_AS_WRITTEN, errors="surrogateescape") for part in (parts.path, parts.query)
    )
    made = URL(urlunsplit((parts.scheme.lower(), netloc, path or "/", query, "")), encoded=True)
    if made.raw_host != host:
        raise ValueError(f"the host of {url!r} can be read in two ways")
    return made


@lru_cache(maxsize=4096)
def _is_plain(host: str) -> bool:
    number = ipv4_of(host)
    return number is None or str(number) == host


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:
        return str(ipaddress.IPv6Address(host.partition("%")[0]))
    if not host.isascii():
        host = URL.build(scheme="http", host=host).raw_host or ""
    if not host or any(character in host for character in " \t\\^|<>`{}\"'"):
        raise ValueError(f"{host!r} is no host")
    number = ipv4_of(host)
    return str(number) if number else host


def joined(base: str, location: str) -> str:
    """Return where a redirect leads (RFC 9110 §10.2.2).

    A fragment is inherited, and so is the user of an address as long as the host stays. Bytes that are no
    UTF-8 are encoded, as browsers do.
    """
    there = urljoin(base, _NO_TEXT.sub(lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", location.strip()))
    here, parts = urlsplit(base), urlsplit(there)
    if here.fragment and not parts.fragment:
        parts = parts._replace(fragment=here.fragment)
    user, at, host = here.netloc.rpartition("@")
    if at and (parts.scheme, parts.netloc) == (here.scheme, host):
        parts = parts._replace(netloc=f"{user}@{host}")
    return urlunsplit(parts)


@lru_cache(maxsize=4096)
def ipv4_of(host: str) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that a host is, in any spelling that systems and browsers read, or None.

    One to four numbers, decimal, octal (``0177``) or hexadecimal, the last one filling the rest (the WHATWG's
    URL standard, §3.5; ``inet_aton``). A dot at the end does not matter.
    """
    pieces = host.removesuffix(".").split(".")
    if not pieces[-1][:1].isdigit():
        return None
    numbers = []
    for piece in pieces:
        number = _number(piece)
        if number is None:
            return None
        numbers.append(number)
    *first, last = numbers
    if len(first) > 3 or any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        return None
    return ipaddress.IPv4Address(sum(number << (24 - 8 * i) for i, number in enumerate(first)) + last)


def _number(text: str) -> int | None:
    if not text.isascii() or not text[:1].isdigit():
        return None
    lowered = text.lower()
    base, digits = 10, lowered
    if lowered.startswith("0x"):
        base, digits = 16, lowered[2:] or "0"
    elif len(lowered) > 1 and lowered.startswith("0"):
        base, digits = 8, lowered[1:]
    if len(digits) > 20 or not digits.isalnum():
        return None
    try:
        return int(digits, base)
    except ValueError:
        return None


def literal(host: str) -> Address | None:
    """Return the network address that a host is written as, or None where it is a name."""
    if ":" in host:
        return ipaddress.IPv6Address(host.partition("%")[0])
    return ipv4_of(host)


def is_private(address: Address) -> bool:
    """Tell whether an address lies inside this machine or network, or is none that anybody can have.

    An IPv4 address inside one of IPv6 (mapped, 6to4, Teredo, NAT64) decides in its place.
    """
    if isinstance(address, ipaddress.IPv4Address):
        return not address.is_global or address.is_multicast
    if address.teredo:
        return any(map(is_private, address.teredo))
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and any(address in network for network in _HOLDS_IPV4):
        inner = ipaddress.IPv4Address(int(address) % 2**_IPV4_BITS)
    if inner is not None:
        return is_private(inner)
    return not address.is_global or address not in _PUBLIC_IPV6
