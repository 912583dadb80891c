"""Secrets in addresses, hidden from whatever is printed or kept.

An address may carry a password (RFC 3986 §3.2.1), a token in its query, or a key that its form gives away.
What is hidden becomes ``***``: the address is still one and the same from run to run, whatever the secret.
"""

import re
from functools import lru_cache
from itertools import pairwise

MASK = "***"
_IN_TEXT = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s<>\"'`]+", re.IGNORECASE)
# https://user:password@host, the last "@" before the path (WHATWG URL, authority state).
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")
# The words of a parameter's name that say it is a secret: access_token, X-Amz-Signature, apiKey, sig.
_SECRET_WORDS = frozenset(
    {
        "accesskey", "apikey", "authorization", "credential", "credentials", "jwt", "passwd", "password",
        "pwd", "secret", "sessionid", "sid", "sig", "signature", "token",
    }
)  # fmt: skip
# These name a secret or a thing of a web site's own; only what is long and has digits in it is a secret.
_PERHAPS = frozenset({"auth", "code", "key", "pass", "session"})
_LIKE_A_SECRET = re.compile(r"(?=.*\d)[\w%.~+/-]{12,}")
_PARAMETER = re.compile(r"(?<=[?&#;])([^=&#;]+)=([^&#;]+)")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# Keys that are known by their beginning, wherever they stand: GitHub, GitLab, Slack, Amazon, Google, a JWT.
_KEY = re.compile(
    r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|"
    r"AKIA[A-Z0-9]{16}|AIza[\w-]{35}|eyJ[\w-]+\.eyJ[\w-]+(?:\.[\w-]*)?)"
)


@lru_cache(maxsize=10_000)
def masked(url: str) -> str:
    """Return an address without its secrets: user and password, parameters that name one, known keys."""
    if "@" not in url and "=" not in url and not _KEY.search(url):
        return url
    url = _KEY.sub(MASK, url)
    if "//" in url:
        url = _USERINFO.sub(f"{MASK}@", url, count=1)
    return _PARAMETER.sub(_without_secret, url)


def _without_secret(match: re.Match[str]) -> str:
    words = [word.casefold() for word in _WORD.findall(match[1])]
    # Two words make one name: api_key, accessKey.
    joined = {"".join(pair) for pair in pairwise(words)}
    names = {*words, *joined, match[1].casefold()}
    secret = not _SECRET_WORDS.isdisjoint(names) or (
        not _PERHAPS.isdisjoint(names) and _LIKE_A_SECRET.fullmatch(match[2])
    )
    return f"{match[1]}={MASK}" if secret else match[0]


def masked_text(text: str) -> str:
    """Return text with the addresses in it masked."""
    return _IN_TEXT.sub(lambda match: masked(match[0]), text) if "://" in text else text


def has_secret(url: str) -> bool:
    """Tell whether an address carries a secret."""
    return masked(url) != url
