"""What annex, lychee and LinkChecker say of servers that behave as servers on the web do, beside what is right.

Each behaviour has a loopback address of its own. annex is right where it gives the verdict that stands there; the
others, which know no such verdicts, where they call a link broken that is, and do not call broken what is not. Each is
run as a whole, on all links at once, with fragments looked for and redirects followed.
"""

import csv
import io
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measuring import ANNEX, Unmeasurable, run
from page import Compared, Section, show, table
from peers import program
from servers import (
    Act,
    Bytes,
    Host,
    Request,
    Servers,
    banner,
    bomb,
    drip,
    gigabyte,
    headers_without_end,
    longer_than_said,
    page,
    raw,
    reset,
    shorter_than_said,
    silent,
    to,
)

HEADING = "Verdicts"
BROKEN = {"dead", "soft-404", "parked", "insecure", "invalid", "missing"}
ARTICLE = (
    "<h1>Children online</h1>"
    + "<p>What was asked of 1,200 children in ten countries, and what they said. " * 60
)
MENU = "<nav>Home Publications News Data About us Contact</nav>"
WALL = "<p>Enable JavaScript and cookies to continue. Ray ID: 8f1c</p>"


@dataclass(frozen=True)
class Case:
    """A behaviour: its name, the right verdict, the host, and the path that is linked."""

    name: str
    right: str
    host: Bytes | Act
    path: str = "/reports/2018/children.html"
    acts: bool = False
    url: str = ""


def always(answer: bytes) -> Bytes:
    """Answer everything alike."""
    return lambda _: answer


def paths(**answers: bytes) -> Bytes:
    """Answer paths by their first word, others with 404."""
    return lambda request: answers.get(
        request.path.strip("/").split("/")[0].split(".")[0] or "home", page(status=404, title="404 Not Found")
    )


def then(first: bytes, later: bytes) -> Bytes:
    """Answer otherwise the second time."""
    return lambda request: later if request.before else first


def by_method(head: bytes, get: bytes) -> Bytes:
    """Answer HEAD otherwise than GET."""
    return lambda request: head if request.method == "HEAD" else get


def with_cookie(request: Request) -> bytes:
    """Let in who has the cookie that the first answer sets."""
    return (
        page(ARTICLE, title="Children online")
        if "seen=1" in request.headers.get("cookie", "")
        else to(302, request.path, Set_Cookie="seen=1; Path=/")
    )


def onwards(request: Request) -> bytes:
    """Redirect without end."""
    return to(302, f"/{int(request.path.strip('/') or 0) + 1}")


def as_written(request: Request) -> bytes:
    """Know one path, encoded as it was written."""
    return page(ARTICLE, title="Children online") if request.path == "/a%2Fb%20%C3%BC" else page(status=404)


def no_ranges(request: Request) -> bytes:
    """Refuse HEAD and ranges."""
    if request.method == "HEAD":
        return page(status=405)
    return (
        page(status=416)
        if "range" in request.headers
        else raw(b"%PDF-1.7", 200, {"Content-Type": "application/pdf"})
    )


FINE = page(ARTICLE, title="Children online")
PDF = raw(b"%PDF-1.7 ...", 200, {"Content-Type": "application/pdf"})
GONE = page(
    f"{MENU}<h1>Page not found</h1><p>The page you are looking for does not exist.",
    title="Page not found | Agency",
)
SHELL = page("<div id=root></div><script src=/app.js></script>", title="Agency")

CASES = [
    Case("a page", "ok", paths(reports=FINE)),
    Case("a PDF", "ok", paths(reports=PDF), "/reports/children.pdf"),
    Case("204, no content", "ok", always(raw(b"", 204))),
    Case("301 to the page", "moved", paths(reports=to(301, "/new/children.html"), new=FINE)),
    Case("308 to the page", "moved", paths(reports=to(308, "/new/children.html"), new=FINE)),
    Case("302 to the page", "ok", paths(reports=to(302, "/new/children.html"), new=FINE)),
    Case("303 to the page", "ok", paths(reports=to(303, "/new/children.html"), new=FINE)),
    Case("307 to the page", "ok", paths(reports=to(307, "/new/children.html"), new=FINE)),
    Case("301 to a page that is gone", "dead", paths(reports=to(301, "/new/children.html"))),
    Case("404", "dead", always(page(status=404, title="Not Found"))),
    Case("410", "dead", always(page(status=410))),
    Case("400", "dead", always(page(status=400))),
    Case("401", "blocked", always(page(status=401, WWW_Authenticate="Basic"))),
    Case("403", "blocked", always(page(status=403))),
    Case("429, always", "blocked", always(page(status=429, Retry_After="3600"))),
    Case("429, then the page", "ok", then(page(status=429, Retry_After="1"), FINE)),
    Case("451", "blocked", always(page(status=451))),
    Case("999 (LinkedIn)", "blocked", always(page(status=999))),
    Case("500", "transient", always(page(status=500))),
    Case("502", "transient", always(page(status=502))),
    Case("503, then the page", "ok", then(page(status=503, Retry_After="1"), FINE)),
    Case("HEAD 405, GET 200", "ok", by_method(page(status=405), PDF), "/children.pdf"),
    Case("HEAD 404, GET 200", "ok", by_method(page(status=404), PDF), "/children.pdf"),
    Case("HEAD hangs up, GET 200", "ok", by_method(b"", PDF), "/children.pdf"),
    Case("HEAD 200, GET 404", "dead", by_method(page(), page(status=404)), "/children.pdf"),
    Case("no HEAD and no ranges", "ok", no_ranges, "/children.pdf"),
    Case("“Page not found” with 200", "soft-404", always(GONE)),
    Case("the same where 404 is known", "soft-404", paths(reports=GONE)),
    Case("“Seite nicht gefunden” with 200", "soft-404", always(page("<p>Leider", title="Seite nicht gefunden – Amt"))),
    Case("“页面不存在” with 200", "soft-404", always(page("<p>抱歉，您访问的页面不存在！", title="提示"))),
    Case("302 to /404.html with 200", "soft-404", lambda r: GONE if r.path == "/404.html" else to(302, "/404.html")),
    Case("a page for every PDF", "soft-404", always(page(f"{MENU}<p>Welcome to our new site", title="Agency")), "/children.pdf"),
    Case("an article about 404 pages", "ok", paths(reports=page(ARTICLE * 2, title="Page not found: how links die"))),
    Case("a shell of JavaScript for all paths", "ok", always(SHELL)),
    Case("a parked domain, by its words", "parked", always(page("<p>Buy this domain. Related searches", title="agency.example is for sale"))),
    Case("a parked domain, by its script", "parked", always(page("<script src=//img1.wsimg.com/parking-lander/a.js></script>", title="agency.example"))),
    Case("an article about parked domains", "ok", paths(reports=page("<h1>What is a parked domain?</h1>" + ARTICLE, title="What is a parked domain?"))),
    Case("a deep link sent home", "home-redirect", lambda r: FINE if r.path == "/" else to(301, "/")),
    Case("a language sent home", "ok", lambda r: FINE if r.path == "/en/" else to(302, "/en/"), "/"),
    Case("Cloudflare's challenge, 403", "blocked", always(page(WALL, 403, "Just a moment...", cf_mitigated="challenge"))),
    Case("Cloudflare's challenge, 503", "blocked", always(page(WALL, 503, "Just a moment..."))),
    Case("a CAPTCHA with 200", "blocked", always(page("<p>Please verify you are a human", title="Security check"))),
    Case("sent to a log-in page", "blocked", lambda r: page("<form>", title="Sign in") if r.path.startswith("/login") else to(302, "/login?next=/x")),
    Case("a redirect loop", "dead", lambda r: to(302, "/b" if r.path != "/b" else "/a")),
    Case("redirects without end", "dead", onwards, "/1"),
    Case("a redirect to itself with a cookie", "ok", with_cookie),
    Case("a redirect to javascript:", "invalid", always(to(302, "javascript:alert(1)"))),
    Case("Location in no known encoding", "ok", lambda r: FINE if r.path == "/%FF" else to(302, "/\udcff")),
    Case("a page that sends on to a gone one", "dead", paths(reports=page("<meta http-equiv=refresh content='0; url=/gone'>"))),
    Case("a place that the page has", "ok", paths(reports=page("<h2 id=data>Data</h2>" + ARTICLE, title="Children")), "/reports/a.html#data"),
    Case("a place that the page has not", "dead", paths(reports=FINE), "/reports/a.html#annex-3"),
    Case("a path encoded as written", "ok", as_written, "/a%2Fb%20%C3%BC"),
    Case("silence", "transient", silent, acts=True),
    Case("headers that drip", "transient", drip, acts=True),
    Case("headers without end", "transient", headers_without_end, acts=True),
    Case("a broken connection", "transient", reset, acts=True),
    Case("SSH", "dead", banner, acts=True),
    Case("nobody listens", "dead", silent, url="http://127.99.0.1:9/reports/a.html"),
    Case("HTTPS asked of HTTP", "insecure", paths(reports=FINE), url="https"),
    Case("a page of 1 GB", "ok", gigabyte, acts=True),
    Case("a gzip bomb", "ok", bomb),
    Case("longer than it says", "ok", longer_than_said, acts=True),
    Case("shorter than it says", "ok", shorter_than_said, acts=True),
    Case("the placeholder #", "missing", silent, url="#"),
]  # fmt: skip


def section(*, quick: bool) -> Section:  # noqa: ARG001 - there is one round
    """Ask all programs of all servers."""
    addresses = [f"127.50.{number // 250}.{number % 250 + 1}" for number in range(len(CASES))]
    hosts = {
        address: Host(act=case.host) if case.acts else Host(answer=case.host)  # type: ignore[arg-type] # `acts` tells
        for address, case in zip(addresses, CASES, strict=True)
    }
    told: dict[str, list[str] | str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # LinkChecker gives up its rights
        for called, asked in PROGRAMS.items():
            for host in hosts.values():
                host.counts.clear()
            with Servers(hosts) as servers:
                urls = [
                    _url(case, address, servers.port) for case, address in zip(CASES, addresses, strict=True)
                ]
                try:
                    told[called] = asked(urls, folder)
                except (Unmeasurable, ValueError) as error:
                    # It is not there, or no longer says what it said in the words that are known here.
                    if called == "annex":
                        raise
                    told[called] = str(error)
    return shown(told)


def _url(case: Case, address: str, port: int) -> str:
    if case.url in {"", "https"}:
        return f"{case.url or 'http'}://{address}:{port}{case.path}"
    return case.url


def shown(told: dict[str, list[str] | str]) -> Section:
    """Return what was told, beside what is right."""
    right = dict.fromkeys((name for name, said in told.items() if not isinstance(said, str)), 0)
    rows = []
    for number, case in enumerate(CASES):
        cells = []
        for name, said in told.items():
            if isinstance(said, str):
                cells.append(said)
                continue
            word = said[number]
            good = word == case.right if name == "annex" else _is_right(word, case.right)
            right[name] += good
            cells.append(word if good else f"**{word}**")
        rows.append((case.name, case.right, *cells))
    rows.append((f"right, of {len(CASES)}", "", *(str(right.get(name, "")) for name in told)))
    broken = ", ".join(f"`{word}`" for word in sorted(BROKEN))
    peers: dict[str, float] = {name: number for name, number in right.items() if name != "annex"}
    return Section(
        f"`benchmarks/verdicts.py`: {len(CASES)} behaviours of servers, and what {', '.join(told)} say of them, each once. "
        "annex is right where it gives that very verdict. The others have no such verdicts: they are right where they call a "
        f"link broken that is ({broken}), and no other; a time-out that is told as one is right, too. **Bold** is wrong. The "
        "servers were made for annex's tests, so it is no wonder that it knows them; the table shows what to expect of each "
        "program, not how often the web behaves so.\n\n"
        + table(("behaviour", "right", *told), rows, range(2 + len(told))),
        (Compared(f"verdicts that are right, of {len(CASES)}", right["annex"], peers, digits=0, more=True),),
    )


def _is_right(word: str, right: str) -> bool:
    """Tell whether a program without such verdicts calls broken what is, and not what is not."""
    if right == "transient" and word == "timeout":
        return True
    return (word in {"ok", "warning"}) != (right in BROKEN)


def annex(urls: list[str], folder: Path) -> list[str]:
    """Return annex's verdicts."""
    entries = [
        f"@misc{{k{number}, title = {{Children online}}, url = {{{url}}}}}\n"
        for number, url in enumerate(urls)
    ]
    (folder / "references.bib").write_text("".join(entries), "utf-8")
    options = ["check", "--json", "--refresh", "--allow-private", "--fragments"]
    options += ["--timeout", "3", "--retries", "1", "--interval", "0"]
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    done = _said([ANNEX, "--store", str(folder / "references.bib"), *options], cache)
    verdicts = {result["key"]: result["verdict"] for result in json.loads(done)["results"]}
    return [verdicts[f"k{number}"] for number in range(len(urls))]


def lychee(urls: list[str], folder: Path) -> list[str]:
    """Return what lychee says: ok, error or timeout."""
    options = ["--no-progress", "--format", "json", "--include-fragments", "--verbose"]
    options += ["--timeout", "3", "--max-retries", "1", "--retry-wait-time", "1"]
    said = json.loads(_said([program("lychee"), *options, str(_html(urls, folder))]))
    words = {
        "success_map": "ok", "error_map": "error", "timeout_map": "timeout", "excluded_map": "excluded",
        "redirect_map": "ok",
    }  # fmt: skip
    verdicts: dict[str, str] = {}
    for name, word in words.items():
        for responses in (said.get(name) or {}).values():
            for response in responses if isinstance(responses, list) else []:
                verdicts.setdefault(response.get("url", ""), word)
    # A placeholder is not listed, and counts as success.
    return [verdicts.get(url, "ok") for url in urls]


def linkchecker(urls: list[str], folder: Path) -> list[str]:
    """Return what LinkChecker says: ok, warning or error."""
    (folder / "rc").write_text("[AnchorCheck]\n[checking]\ntimeout=3\n", "utf-8")
    options = ["-f", str(folder / "rc"), "--check-extern", "--no-robots", "--timeout", "3", "-r", "1"]
    options += ["-o", "csv", "--verbose", "--no-status"]
    told = _said([program("linkchecker"), *options, str(_html(urls, folder))])
    rows = [line for line in told.splitlines() if not line.startswith("#")]
    verdicts: dict[str, str] = {}
    for row in csv.DictReader(io.StringIO("\n".join(rows)), delimiter=";"):
        word = "warning" if row.get("warningstring") else "ok"
        verdicts[row.get("urlname") or ""] = word if row.get("valid") == "True" else "error"
    return [verdicts.get(url, "ok") for url in urls]


def _html(urls: list[str], folder: Path) -> Path:
    path = folder / "links.html"
    path.write_text("".join(f'<p><a href="{url}">link</a></p>\n' for url in urls), "utf-8")
    return path


def _said(command: list[str], environment: dict[str, str] | None = None) -> str:
    return run(command, environment, ok=range(256)).output.decode()


PROGRAMS = {"annex": annex, "lychee": lychee, "LinkChecker": linkchecker}

if __name__ == "__main__":
    show(HEADING, section)
