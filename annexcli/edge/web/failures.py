"""What aiohttp and the system raise → why there was no answer."""

import errno
import socket
import ssl

import aiohttp

from annexcli.edge.web.resolver import PrivateAddressError
from annexcli.model.verdict import Failure

# What can go wrong with a request and is evidence, not an error of the program.
FAILURES = (OSError, aiohttp.ClientError, TimeoutError, ValueError, EOFError)
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
# The codes of X509_verify_cert, <openssl/x509_vfy.h>.
_OF_CERTIFICATE = {
    9: (Failure.EXPIRED, "not valid yet"),
    10: (Failure.EXPIRED, ""),
    18: (Failure.SELF_SIGNED, ""),
    19: (Failure.SELF_SIGNED, "at the end of its chain"),
    20: (Failure.CERTIFICATE, "its issuer is not known, or the server leaves out a part of the chain"),
    62: (Failure.WRONG_HOST, ""),
    64: (Failure.WRONG_HOST, ""),
}
_OF_ERRNO = {
    errno.ECONNREFUSED: Failure.REFUSED,
    errno.ENETUNREACH: Failure.UNREACHABLE,
    errno.EHOSTUNREACH: Failure.UNREACHABLE,
    errno.ENETDOWN: Failure.UNREACHABLE,
    errno.EADDRNOTAVAIL: Failure.UNREACHABLE,
    errno.ETIMEDOUT: Failure.TIMEOUT,
}
# What the parser says of bytes that do not begin as an answer does (RFC 9112 §4).
_NO_STATUS_LINE = (
    "expected http/",
    "bad status line",
    "invalid http version",
    "invalid status",
    "bad http version",
)


def failure_of(error: Exception) -> tuple[Failure, str]:
    """Return the failure that an exception is, and what is known beyond it."""
    cause = getattr(error, "os_error", None) or error
    if isinstance(cause, PrivateAddressError):
        return Failure.PRIVATE_ADDRESS, str(cause)
    if isinstance(error, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return Failure.PROXY, str(getattr(error, "message", "") or cause)[:200]
    if isinstance(error, TimeoutError):
        return Failure.TIMEOUT, ""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _of_certificate(error.certificate_error)
    if isinstance(error, aiohttp.ClientSSLError):
        return Failure.TLS, str(getattr(cause, "reason", None) or cause)[:200]
    if isinstance(error, ssl.SSLError):
        return Failure.RESET, str(error.reason or "")
    if isinstance(error, aiohttp.ClientConnectorDNSError) or isinstance(cause, socket.gaierror):
        # aiohttp passes the number on in an OSError of its own.
        gone = getattr(cause, "errno", None) in _NO_SUCH_NAME
        return (Failure.NO_HOST if gone else Failure.LOOKUP), ""
    if isinstance(error, aiohttp.ClientResponseError):
        said = error.message.strip().replace("\n", " ")[:200]
        alien = any(words in said.lower() for words in _NO_STATUS_LINE)
        return (Failure.NOT_HTTP if alien else Failure.MALFORMED), said
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return Failure.INVALID_URL, str(error)[:200]
    return _OF_ERRNO.get(getattr(cause, "errno", None) or 0, Failure.RESET), ""


def _of_certificate(error: Exception) -> tuple[Failure, str]:
    failure, words = _OF_CERTIFICATE.get(getattr(error, "verify_code", 0), (Failure.CERTIFICATE, ""))
    return failure, words or str(getattr(error, "verify_message", "") or error)[:200]
