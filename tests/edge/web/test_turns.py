"""Turns: so many at once, so many at a host, everybody in the end."""

import asyncio
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annexcli.edge.web.turns import Turns


class Crowd:
    """Addresses that each take some turns at their host, and what was seen of it."""

    def __init__(
        self, wanted: list[tuple[str, int]], concurrency: int, per_host: int, interval: float
    ) -> None:
        self.wanted = {f"{host}/{number}": (host, turns) for number, (host, turns) in enumerate(wanted)}
        self.limits = concurrency, per_host, interval
        self.busy: Counter[str] = Counter()
        self.begun: list[str] = []
        self.starts: dict[str, list[float]] = {}
        self.tasks: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        concurrency, per_host, interval = self.limits
        self.turns = Turns(concurrency=concurrency, per_host=per_host, interval=interval, begin=self.begin)
        await self.turns.open((host, address) for address, (host, _) in self.wanted.items())
        async with asyncio.timeout(5):
            while len(self.begun) < len(self.wanted) or not all(task.done() for task in self.tasks):
                await asyncio.sleep(0.001)

    def begin(self, address: str) -> None:
        self.begun.append(address)
        self.tasks.append(asyncio.get_running_loop().create_task(self.one(address)))

    async def one(self, address: str) -> None:
        host, turns = self.wanted[address]
        for number in range(turns):
            if number:
                await self.turns.take(host)
            self.busy[host] += 1
            self.starts.setdefault(host, []).append(asyncio.get_running_loop().time())
            assert self.busy[host] <= self.limits[1]
            assert sum(self.busy.values()) <= self.limits[0]
            await asyncio.sleep(0)
            self.busy[host] -= 1
            self.turns.give_back(host)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 4)), max_size=30),
    st.integers(1, 5),
    st.integers(1, 3),
)
def test_limits_are_kept_and_nobody_waits_for_ever(
    wanted: list[tuple[str, int]], concurrency: int, per_host: int
) -> None:
    crowd = Crowd(wanted, concurrency, per_host, 0)
    asyncio.run(crowd.run())
    assert sorted(crowd.begun) == sorted(crowd.wanted)
    assert all(task.exception() is None for task in crowd.tasks)


def test_a_pause_at_a_host_holds_up_no_other() -> None:
    crowd = Crowd([("a", 3), ("a", 3), ("b", 3), ("b", 3)], 1, 2, 0.02)
    asyncio.run(crowd.run())
    for starts in crowd.starts.values():
        assert all(later - earlier > 0.015 for earlier, later in pairwise(starts))
    assert crowd.starts["b"][0] < crowd.starts["a"][1]


def test_one_connection_a_host_while_there_are_others() -> None:
    crowd = Crowd([(host, 1) for host in "aabbccdd"], 4, 4, 0)
    asyncio.run(crowd.run())
    assert [address[0] for address in crowd.begun[:4]] == list("abcd")


def test_a_host_is_asked_to_its_end_and_the_last_hosts_side_by_side() -> None:
    crowd = Crowd([(host, 1) for host in "abcdeabcdeabcde"], 2, 1, 0)
    asyncio.run(crowd.run())
    hosts = [address[0] for address in crowd.begun]
    assert sorted(hosts[:6]) == list("aaabbb")
    assert sorted(hosts[6:9]) == list("cde")


def test_the_host_with_the_most_addresses_comes_first() -> None:
    crowd = Crowd([(host, 1) for host in "abcdddd"], 1, 1, 0.01)
    asyncio.run(crowd.run())
    assert crowd.begun[0][0] == "d"


def test_answers_are_read_one_at_a_time_between_requests() -> None:
    order: list[str] = []

    async def read(turns: Turns, name: str) -> None:
        await turns.lull()
        order.append(f"read {name}")

    async def send() -> None:
        for number in range(3):
            await asyncio.sleep(0)
            order.append(f"send {number}")

    async def scene() -> None:
        turns = Turns(concurrency=1, per_host=1, interval=0, begin=lambda _: None)
        readers = [asyncio.get_running_loop().create_task(read(turns, name)) for name in "abcd"]
        await asyncio.sleep(0)
        readers[1].cancel()
        await asyncio.gather(*readers, send(), return_exceptions=True)

    asyncio.run(scene())
    assert [one for one in order if one.startswith("read")] == ["read a", "read c", "read d"]
    assert order.index("read d") > order.index("send 1")


def test_however_many_answers_wait_all_are_read() -> None:
    async def scene() -> None:
        turns = Turns(concurrency=1, per_host=1, interval=0, begin=lambda _: None)
        async with asyncio.timeout(5):
            await asyncio.gather(*(turns.lull() for _ in range(1000)))
            await turns.lull()

    asyncio.run(scene())


def test_who_gives_up_leaves_no_turn_taken() -> None:
    async def scene() -> None:
        turns = Turns(concurrency=1, per_host=1, interval=0, begin=lambda _: None)
        await turns.take("a")
        waiting = asyncio.get_running_loop().create_task(turns.take("a"))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        granted = asyncio.get_running_loop().create_task(turns.take("a"))
        await asyncio.sleep(0)
        turns.give_back("a")
        granted.cancel()  # the turn was given, but not taken up yet
        await asyncio.gather(granted, return_exceptions=True)
        async with asyncio.timeout(1):
            await turns.take("a")

    asyncio.run(scene())
