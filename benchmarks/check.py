"""How long ``annex check`` takes on 4,000 links at 800 hosts, beside lychee with the same limits.

The hosts are loopback addresses behind one server in a process of its own, which answers each request after 100 ms
with a page of 8 KB. Programs run in turns; shown are medians of whole processes, start included. The engine alone is
a process that has the addresses already; ``annex check`` reads them from a store of 4,000 entries, and once more
with its answers remembered.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HOSTS, EACH, LATENCY, ROUNDS = 800, 5, 0.1, 5
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
assert verdicts == ["ok"] * 4000
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


@dataclass(frozen=True)
class Measured:
    """What one process took: seconds by the clock, of the processor, and megabytes at most."""

    wall: float
    cpu: float
    memory: float


def measured(command: list[str], environment: dict[str, str]) -> Measured:
    """Run a command."""
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - commands of this file
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[:3]} ended with {process.returncode}")
    return Measured(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Print the table."""
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen(  # noqa: S603 - this file
            [sys.executable, __file__, "--serve"], stdout=subprocess.PIPE, text=True
        ) as server,
    ):
        try:
            port = int(server.stdout.readline())  # type: ignore[union-attr]
            _compare(Path(name), port)
        finally:
            server.kill()


def _compare(folder: Path, port: int) -> None:
    urls = [
        f"http://127.{1 + host // 250}.{host % 250}.1:{port}/reports/{number}"
        for number in range(EACH)
        for host in range(HOSTS)
    ]
    (folder / "links.txt").write_text("\n".join(urls) + "\n", "utf-8")
    entries = (
        f"@misc{{k{i}, title = {{Report {i}}}, year = 2018, url = {{{url}}}}}\n" for i, url in enumerate(urls)
    )
    (folder / "references.bib").write_text("".join(entries), "utf-8")
    check = [
        sys.executable,
        "-m",
        "annexcli",
        "-q",
        "--store",
        str(folder / "references.bib"),
        "check",
        "--allow-private",
    ]
    limits = ["--concurrency", str(CONCURRENCY), "--per-host", str(PER_HOST), "--interval", str(INTERVAL)]
    commands = {
        "lychee 0.24": ["lychee", "-q", "--no-progress", "--max-concurrency", str(CONCURRENCY), "--host-concurrency",
                        str(PER_HOST), "--host-request-interval", f"{INTERVAL * 1000:.0f}ms", str(folder / "links.txt")],
        "the engine of annex": [sys.executable, "-c", ENGINE.format(CONCURRENCY, PER_HOST, INTERVAL), str(folder / "links.txt")],
        "annex check": [*check, *limits, "--refresh"],
        "annex check, answers remembered": [*check, *limits],
    }  # fmt: skip
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    found: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            found[name].append(measured(command, environment))
    base = statistics.median(one.wall for one in found["lychee 0.24"])
    print(
        "| 4,000 links | seconds | fastest | × lychee | CPU seconds | MB at most |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for name, runs in found.items():
        wall = statistics.median(one.wall for one in runs)
        cpu, memory = statistics.median(one.cpu for one in runs), max(one.memory for one in runs)
        fastest = min(one.wall for one in runs)
        print(f"| {name} | {wall:.2f} | {fastest:.2f} | {wall / base:.2f} | {cpu:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    if "--serve" in sys.argv:
        asyncio.run(serve())
    else:
        main()
