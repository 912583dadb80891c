"""Names of hosts looked up, without waiting for the slowest answer, and private ones refused."""

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Iterable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from annexcli.edge.web.addresses import is_private, literal


class PrivateAddressError(OSError):
    """A host leads to an address inside this machine or network."""


class Resolver(AbstractResolver):
    """Looks up names, and refuses those that lead to private addresses.

    What it returns is what is connected to: a name that is looked up twice could lead elsewhere the second
    time.
    """

    def __init__(self, *, allow_private: bool, trusted: Iterable[str]) -> None:
        """Take the hosts that the user has named: a proxy or a resolver may be inside the network."""
        self._allow_private = allow_private
        self._trusted = frozenset(trusted)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host.

        Raises:
            PrivateAddressError: if one of them is private and that is not allowed.
            OSError: if there are none (``socket.gaierror``).

        """
        found = []
        for kind, _, protocol, _, place in await _looked_up(host, port, family):
            number = place[0].partition("%")[0]
            if not self._allowed(host) and is_private(ipaddress.ip_address(number)):
                raise PrivateAddressError(f"{host} is {number}")
            found.append(
                ResolveResult(
                    hostname=host, host=place[0], port=port, family=kind, proto=protocol,
                    flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
                )
            )  # fmt: skip
        return found

    def _allowed(self, host: str) -> bool:
        return self._allow_private or host in self._trusted

    async def refuse(self, url: URL) -> None:
        """Refuse a link to a private address before anything is asked, as far as that can be known.

        No name is looked up of a host that is an address itself, and none where a proxy does that. What the
        user has named is trusted to answer for links, not to be one.

        Raises:
            PrivateAddressError: if the host is a private address, or a name of this machine.

        """
        if self._allow_private:
            return
        host = url.raw_host or ""
        address = literal(host)
        if address is not None and is_private(address):
            raise PrivateAddressError(host if str(address) == host else f"{host} is {address}")
        name = host.removesuffix(".")
        if name == "localhost" or name.endswith(".localhost"):  # RFC 6761 §6.3
            raise PrivateAddressError(host)
        if address is None and host in self._trusted:
            for *_, place in await _looked_up(host, url.port or 80, socket.AF_UNSPEC):
                if is_private(ipaddress.ip_address(place[0].partition("%")[0])):
                    raise PrivateAddressError(f"{host} is {place[0]}")

    async def close(self) -> None:
        """Nothing is held."""


async def is_known(host: str) -> bool:
    """Tell whether a host can be looked up; an address needs no looking up."""
    if literal(host) is not None:
        return True
    try:
        return bool(await _looked_up(host, 443, socket.AF_UNSPEC))
    except OSError:
        return False


async def _looked_up(host: str, port: int, family: int) -> list[Any]:
    """Look up in a thread of its own, which nobody waits for when the time is up.

    A pool of threads is full as soon as a few name servers do not answer, and the program cannot end before
    they do.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Any]] = loop.create_future()

    def told(found: list[Any] | None, error: OSError | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def look() -> None:
        found: list[Any] | None = None
        problem: OSError | None = None
        try:
            found = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        except UnicodeError:
            problem = socket.gaierror(socket.EAI_NONAME, "no name that can be looked up")
        except OSError as error:
            problem = error
        with contextlib.suppress(RuntimeError):  # the run is over
            loop.call_soon_threadsafe(told, found, problem)

    threading.Thread(target=look, daemon=True, name=f"look up {host}").start()
    return await answer
