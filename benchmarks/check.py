"""How long ``annex check`` takes on 4,000 links at 800 hosts, beside lychee and LinkChecker with the same limits.

The hosts are loopback addresses behind one server in a process of its own, which answers each request after 100 ms
with a page of 8 KB. Programs run as whole processes, start included. The engine alone is a process that has the
addresses already; ``annex check`` reads them from a store of 4,000 entries, and once more with its answers remembered.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from measuring import ANNEX, Measured, Process, Timed, annex_wall, in_turns, run, times, walls
from page import Compared, Section, show, table
from peers import program

HEADING = "Checking links"
HOSTS, EACH, LATENCY = 800, 5, 0.1
CONCURRENCY, PER_HOST, INTERVAL = 128, 4, 0.05
BODY = (
    b"<!doctype html><html><head><title>Report on children online</title></head><body><h1>Report</h1>"
    + b"<p>What was asked and what they said.</p>" * 195
    + b"</body></html>"
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(
    BODY
)
ENGINE = """
import sys
from annexcli.edge.web import Manners, ask
from annexcli.links.verdicts import judge
manners = Manners(concurrency={}, per_host={}, interval={}, allow_private=True)
verdicts = []
ask(open(sys.argv[1]).read().split(), manners, lambda one: verdicts.append(judge(one)[0]))
assert set(verdicts) == {{"ok"}}
"""


class Page(asyncio.Protocol):
    """Answers every request with the page, after a while."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        """Answer what was asked."""
        *asked, self.waiting = (self.waiting + data).split(b"\r\n\r\n")
        for head in asked:
            answer = ANSWER if head.startswith(b"HEAD") else ANSWER + BODY
            asyncio.get_running_loop().call_later(LATENCY, self.transport.write, answer)  # type: ignore[attr-defined]


async def serve() -> None:
    """Serve on all loopback addresses, and say at which port."""
    server = await asyncio.get_running_loop().create_server(Page, "0.0.0.0", 0, backlog=4096)  # noqa: S104 - 127.0.0.0/8
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def section(*, quick: bool) -> Section:
    """Return the table."""
    hosts, rounds = (40, 2) if quick else (HOSTS, 5)
    serving = subprocess.Popen(  # noqa: S603 - this file
        [sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True
    )
    with tempfile.TemporaryDirectory() as name, serving as server:
        try:
            port = int(server.stdout.readline())  # type: ignore[union-attr]
            return compared(Path(name), port, hosts, rounds)
        finally:
            server.kill()


def written(folder: Path, port: int, hosts: int) -> int:
    """Write the links, for each program as it reads them; return how many there are."""
    urls = [
        f"http://127.{1 + host // 250}.{host % 250}.1:{port}/reports/{number}"
        for number in range(EACH)
        for host in range(hosts)
    ]
    (folder / "links.txt").write_text("\n".join(urls) + "\n", "utf-8")
    (folder / "links.html").write_text("".join(f'<p><a href="{url}">link</a></p>\n' for url in urls), "utf-8")
    entries = (
        f"@misc{{k{i}, title = {{Report {i}}}, year = 2018, url = {{{url}}}}}\n" for i, url in enumerate(urls)
    )
    (folder / "references.bib").write_text("".join(entries), "utf-8")
    # As fast as the others may be; LinkChecker gives up its rights where it is root, and must read its files.
    settings = f"[checking]\nmaxrequestspersecond={1 / INTERVAL:.0f}\n"
    (folder / "rc").write_text(settings, "utf-8")
    folder.chmod(0o755)
    return len(urls)


def compared(folder: Path, port: int, hosts: int, rounds: int) -> Section:
    """Run all programs on the links of so many hosts."""
    number = f"{written(folder, port, hosts):,} links"
    found = in_turns(_asking(folder), rounds, warm=False)
    found |= in_turns({"LinkChecker": lambda: _linkchecker(folder)}, 1, warm=False)
    base = walls(found, {"lychee": "lychee"}).get("lychee") or annex_wall(found, "annex check")
    rows = [
        (name, *times(one, base, 2), *one.processor.shown(2), *one.memory.shown(0))
        if isinstance(one, Measured)
        else (name, one, *[""] * 6)
        for name, one in found.items()
    ]
    measured = {name: one for name, one in found.items() if isinstance(one, Measured)}
    column = "× lychee" if "lychee" in measured else "× annex check"
    header = (
        number,
        "median s",
        "quartiles",
        column,
        "s of processor",
        "quartiles",
        "MB at most",
        "quartiles",
    )
    least = EACH * hosts / CONCURRENCY * LATENCY
    return Section(
        f"`benchmarks/check.py`: {number} at {hosts} hosts (loopback addresses), each answered after {LATENCY * 1000:.0f} ms "
        f"with a page of {len(BODY) // 1000} KB; {CONCURRENCY} requests at once, {PER_HOST} at a host, "
        f"{INTERVAL * 1000:.0f} ms between two. Whole processes, {rounds} rounds, one of LinkChecker; the engine alone has its "
        f"addresses already, `annex check` reads them from a store.\n\n{table(header, rows)}\n{CONCURRENCY} at once and "
        f"{LATENCY * 1000:.0f} ms make {least:.1f} s at least. annex and lychee send one request a link; annex reads the pages "
        "as well, to see what they say, which costs processor. LinkChecker has a limit on requests a second to one host, none "
        "on those at once.\n",
        _summary(number, measured),
    )


def _summary(number: str, measured: Mapping[str, Measured]) -> tuple[Compared, ...]:
    ours = measured["annex check"]
    others = {name: measured[name] for name in ("lychee", "LinkChecker") if name in measured}
    wall = {name: one.wall.median for name, one in others.items()}
    processor = {name: one.processor.median for name, one in others.items()}
    memory = {name: one.memory.median for name, one in others.items()}
    return (
        Compared(f"{number}, seconds", ours.wall.median, wall, "s"),
        Compared(f"{number}, seconds of processor", ours.processor.median, processor, "s"),
        Compared(f"{number}, memory", ours.memory.median, memory, "MB", 0),
    )


def _asking(folder: Path) -> dict[str, Timed]:
    """Return those that keep the same limits, which are run in turns."""
    limits = ["--concurrency", str(CONCURRENCY), "--per-host", str(PER_HOST), "--interval", str(INTERVAL)]
    engine = ENGINE.format(CONCURRENCY, PER_HOST, INTERVAL)

    def check(*options: str) -> Process:
        store = folder / "references.bib"
        cache = {"XDG_CACHE_HOME": str(folder / "cache")}
        return run([ANNEX, "-q", "--store", store, "check", "--allow-private", *limits, *options], cache)

    return {
        "lychee": lambda: _lychee(folder),
        "the engine of annex": lambda: run([sys.executable, "-c", engine, folder / "links.txt"]),
        "annex check": lambda: check("--refresh"),
        "annex check, answers remembered": check,
    }


def _lychee(folder: Path) -> Process:
    limits = [
        *("--max-concurrency", str(CONCURRENCY), "--host-concurrency", str(PER_HOST)),
        *("--host-request-interval", f"{INTERVAL * 1000:.0f}ms"),
    ]
    return run([program("lychee"), "-q", "--no-progress", *limits, folder / "links.txt"])


def _linkchecker(folder: Path) -> Process:
    options = ["--check-extern", "--no-robots", "--no-status", "-t", str(CONCURRENCY), "-r", "1"]
    return run([program("linkchecker"), "-f", folder / "rc", *options, folder / "links.html"])


if __name__ == "__main__":
    if "--serve" in sys.argv:
        asyncio.run(serve())
    else:
        show(HEADING, section)
