"""The web, played on this machine: a command that is run through this script gets its answers from here.

    python3 examples/web.py annex check examples/linked-annex.md

Nothing leaves the machine, and every day gives the same answers. The command finds the player as its proxy
(``HTTP_PROXY``), so that addresses stay what they are in documents and reports. Names under ``.example``
belong to nobody (RFC 6761 §6.5).
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What a server says: a status, headers, and a page with a title and some text."""

    status: int
    title: str = ""
    text: str = "Words of the work that is found here, as many as the page of a publisher has. " * 20
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> bytes:
        """The page as HTML; nothing where there is no title."""
        title = escape(self.title)
        return f"<title>{title}</title><h1>{title}</h1><p>{self.text}</p>".encode() if title else b""


NOT_FOUND = Answer(404)
# By address; a host alone answers for all its addresses that are not here.
ANSWERS = {
    "http://council.example/report": Answer(200, "A report that is where it was"),
    "http://institute.example/old-study": Answer(301, headers={"Location": "/study"}),
    "http://institute.example/study": Answer(200, "A study that has moved"),
    "http://foundation.example/survey": Answer(403),
    "http://observatory.example/figures": Answer(200, "Page not found", "Sorry."),
    "http://agency.example/2016/standards": Answer(302, headers={"Location": "/"}),
    "http://agency.example/": Answer(200, "Example Agency"),
    "network.example": Answer(200, "network.example", "This domain is for sale. Buy this domain today."),
}


class Player(BaseHTTPRequestHandler):
    """A proxy that forwards nothing: it is every host itself."""

    def do_HEAD(self) -> None:
        """Answer a request, whose target is the whole address (RFC 9112 §3.2.2)."""
        answer = ANSWERS.get(self.path) or ANSWERS.get(urlsplit(self.path).netloc, NOT_FOUND)
        self.send_response(answer.status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(answer.page)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.page)

    do_GET = do_HEAD  # noqa: N815 - the library's name

    def log_message(self, *args: object) -> None:
        """Keep the terminal for the command."""


@contextmanager
def played() -> Iterator[dict[str, str]]:
    """Play the web; gives the environment in which a command asks the player."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Player)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    proxy = f"http://127.0.0.1:{server.server_port}"
    inherited = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    try:
        yield inherited | {"HTTP_PROXY": proxy}
    finally:
        server.shutdown()
        server.server_close()


def main() -> int:
    """Run the command in the arguments; return its exit code."""
    with played() as environment:
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode  # noqa: S603 - it is the user's own


if __name__ == "__main__":
    sys.exit(main())
