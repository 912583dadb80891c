"""Who may ask next: so many at once in all, so many at a host, a pause between two requests at a host."""

import asyncio
import heapq
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable

# So many addresses are taken before requests are sent again.
_PORTION = 256
# So many who wait for a lull let one more go on at a time.
_MANY = 16


class _Host:
    """One host: the addresses that nobody has asked yet, and those who come again, who go first."""

    __slots__ = ("busy", "fresh", "name", "next_at", "returning", "timed", "warm")

    def __init__(self, name: str) -> None:
        self.name = name
        self.fresh: deque[str] = deque()
        self.returning: deque[asyncio.Future[None]] = deque()
        self.busy = 0
        self.next_at = 0.0
        self.warm = False
        self.timed = False


class Turns:
    """Gives turns at hosts, each for one request.

    A turn is held while a request runs, and never while somebody waits: for a host's pause, for a retry, for
    another turn. So a slow host holds up its own addresses and no others.

    Hosts that were asked already come before others, and a second request at a host after the first one at
    any other: connections are used again, and no more of them are open than needed. Of the others those with
    the most addresses come first, and once they are few they come before all: the last hosts would be too few
    for all turns, and a run is as long as the last of them.
    """

    def __init__(
        self, *, concurrency: int, per_host: int, interval: float, begin: Callable[[str], None]
    ) -> None:
        """Take the limits (times in seconds), and what begins with an address whose first turn has come."""
        self._loop = asyncio.get_running_loop()
        self._free = self._concurrency = concurrency
        self._per_host = per_host
        self._interval = interval
        self._begin = begin
        self._hosts: dict[str, _Host] = {}
        # Those that may be asked: nobody has asked them, nobody does now, somebody does.
        self._new: OrderedDict[_Host, None] = OrderedDict()
        self._idle: OrderedDict[_Host, None] = OrderedDict()
        self._shared: OrderedDict[_Host, None] = OrderedDict()
        self._later: list[tuple[float, int, _Host]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._number = 0
        self._resting: deque[asyncio.Future[None]] = deque()

    async def open(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Take all (host, address) that are to be asked, and begin with the first ones meanwhile."""
        for number, (name, address) in enumerate(wanted, 1):
            host = self._host(name)
            host.fresh.append(address)
            self._file(host)
            if number % _PORTION == 0:
                self._dispatch()
                await asyncio.sleep(0)
        self._new = OrderedDict.fromkeys(sorted(self._new, key=lambda host: len(host.fresh), reverse=True))
        self._dispatch()

    def shut(self) -> list[str]:
        """Return the addresses that have not begun; they will not."""
        left = [address for host in self._hosts.values() for address in host.fresh]
        for host in self._hosts.values():
            host.fresh.clear()
            self._file(host)
        return left

    async def take(self, name: str) -> None:
        """Wait for a turn at a host; whoever takes it gives it back."""
        host = self._host(name)
        turn: asyncio.Future[None] = self._loop.create_future()
        host.returning.append(turn)
        self._file(host)
        self._dispatch()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(name)
            else:
                host.returning.remove(turn)
                self._file(host)
            raise

    def give_back(self, name: str) -> None:
        """End a turn at a host."""
        host = self._hosts[name]
        host.busy -= 1
        host.warm = True
        self._free += 1
        self._file(host)
        self._dispatch()

    def pause(self, name: str, seconds: float) -> None:
        """Let nobody ask a host for some seconds, as it has asked itself."""
        host = self._host(name)
        host.next_at = max(host.next_at, self._loop.time() + seconds)
        self._file(host)

    async def lull(self) -> None:
        """Wait until the requests whose turns have come are sent; what takes time is done then.

        Each time around the loop one of those who wait goes on, and more where many do: otherwise all answers
        that came together would be read before the requests that follow them.
        """
        place: asyncio.Future[None] = self._loop.create_future()
        self._resting.append(place)
        if len(self._resting) == 1:
            self._loop.call_soon(self._go_on)
        await place

    def _go_on(self) -> None:
        for _ in range(1 + len(self._resting) // _MANY):
            place = self._resting.popleft()
            if not place.done():
                place.set_result(None)
        if self._resting:
            self._loop.call_soon(self._go_on)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            self._hosts[name] = _Host(name)
        return self._hosts[name]

    def _file(self, host: _Host) -> None:
        """Put a host where it is found when its next turn may begin."""
        for hosts in (self._new, self._idle, self._shared):
            hosts.pop(host, None)
        if host.busy >= self._per_host or not (host.fresh or host.returning):
            return
        if host.next_at > self._loop.time():
            if not host.timed:
                host.timed = True
                self._number += 1
                heapq.heappush(self._later, (host.next_at, self._number, host))
        elif host.busy:
            self._shared[host] = None
        elif host.warm:
            self._idle[host] = None
        else:
            self._new[host] = None

    def _tick(self) -> None:
        self._timer = None
        self._dispatch()

    def _refile(self) -> None:
        """Take up the hosts whose pause is over."""
        # The clock's grain: a timer may fire a little before its time.
        now = self._loop.time() + 0.001
        while self._later and self._later[0][0] <= now:
            host = heapq.heappop(self._later)[2]
            host.timed = False
            if host.next_at <= now:
                host.next_at = 0.0
            self._file(host)

    def _set_timer(self) -> None:
        when = self._later[0][0]
        if self._timer is not None:
            if self._timer.when() <= when:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._tick)

    def _next(self) -> _Host | None:
        """Return the host that is asked next, if one may be asked now."""
        first, second = self._idle, self._new
        if len(self._new) < self._concurrency:
            first, second = second, first
        return next(iter(first or second or self._shared), None)

    def _dispatch(self) -> None:
        self._refile()
        while self._free and (host := self._next()):
            self._free -= 1
            host.busy += 1
            if self._interval:
                host.next_at = max(host.next_at, self._loop.time() + self._interval)
            turn = host.returning.popleft() if host.returning else None
            address = "" if turn else host.fresh.popleft()
            self._file(host)
            if turn:
                turn.set_result(None)
            else:
                self._begin(address)
        # While all turns are taken nobody need be woken: the next one to be given back looks again.
        if self._free and self._later:
            self._set_timer()
