"""Copies of pages in the Wayback Machine, or in an archive that answers as it does.

The interface is that of https://archive.org/help/wayback_api.php.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import aiohttp
from yarl import URL

from annexcli.address import canonical, split
from annexcli.edge.web.body import CODINGS, beginning
from annexcli.mend.fixes import Snapshot

WAYBACK = "https://archive.org"
_AT_ONCE = 4
_LARGEST = 100_000  # bytes of an answer, which has some hundred
_PATIENCE = 10.0  # seconds for the body of an answer
_TRIES = 3
_PAUSE = 1.0


def snapshots(
    wanted: Mapping[str, str], base: str, user_agent: str, timeout: float
) -> tuple[dict[str, Snapshot], dict[str, str]]:
    """Return the copies of pages that an archive has, by address, and why some could not be asked for.

    Args:
        wanted: addresses, each with the day to which the copy is to be near, ``YYYYMMDD``, or nothing.
        base: the address of the archive, of a web scheme.
        user_agent: how the program names itself.
        timeout: seconds for one request.

    """
    return asyncio.run(_all(wanted, base.rstrip("/"), user_agent, timeout))


async def _all(
    wanted: Mapping[str, str], base: str, user_agent: str, timeout: float
) -> tuple[dict[str, Snapshot], dict[str, str]]:
    turns = asyncio.Semaphore(_AT_ONCE)
    found: dict[str, Snapshot] = {}
    failed: dict[str, str] = {}
    async with aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=timeout),
        headers={"User-Agent": user_agent, "Accept-Encoding": CODINGS},
        auto_decompress=False,
        trust_env=True,
    ) as session:

        async def one(url: str, near: str) -> None:
            async with turns:
                try:
                    answer = await _answer(session, base, url, near)
                    if copy := _snapshot(answer, url):
                        found[url] = copy
                except (OSError, aiohttp.ClientError, TimeoutError, ValueError, RecursionError) as error:
                    failed[url] = str(error) or type(error).__name__

        async with asyncio.TaskGroup() as group:
            for url, near in wanted.items():
                group.create_task(one(url, near))
    return found, failed


async def _answer(session: aiohttp.ClientSession, base: str, url: str, near: str) -> Any:
    query = {"url": url} | ({"timestamp": near} if near else {})
    address = URL(f"{base}/wayback/available").with_query(query)
    for attempt in range(1, _TRIES + 1):
        async with session.get(address) as answer:
            if answer.status == 200:
                body, whole = await beginning(answer, _LARGEST, _PATIENCE)
                if not whole:
                    raise ValueError("the archive's answer is cut short, too slow or too long")
                return json.loads(body)
            # The archive limits how often it may be asked.
            if (answer.status != 429 and answer.status < 500) or attempt == _TRIES:
                raise ValueError(f"the archive answered with status {answer.status}")
        await asyncio.sleep(_PAUSE * 2 ** (attempt - 1))
    raise AssertionError  # the last attempt returned or raised


def _snapshot(answer: Any, url: str) -> Snapshot | None:
    """Return the copy in an answer, where it is one of the page that was asked for, and was well then."""
    copies = answer.get("archived_snapshots") if isinstance(answer, dict) else None
    closest = copies.get("closest") if isinstance(copies, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    copy, stamp, status = (str(closest.get(name, "")) for name in ("url", "timestamp", "status"))
    if not status.startswith("2") or not (stamp.isascii() and stamp.isdecimal() and len(stamp) >= 8):
        return None
    _, _, original = copy.partition(f"/{stamp}/")
    if "://" not in original:
        original = f"http://{original}"
    if canonical(original) != canonical(url):
        return None
    parts = split(copy)
    if parts and parts.scheme == "http" and (parts.hostname or "").endswith("archive.org"):
        copy = f"https{copy[4:]}"  # it says "http" for the sake of old readers, and answers to both
    return Snapshot(copy, f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")
