"""What many tests share: the real command, real documents, a real web server on loopback."""

import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import settings

import annexcli
from annexcli.document import Document
from annexcli.edge.pandoc import read_markdown
from annexcli.model.reference import Reference
from annexcli.parse.references import parse
from annexcli.read.lines import with_lines
from annexcli.read.pandoc import document
from tests.forks import nursery

ROOT = Path(__file__).parent.parent
# As it is installed: `make dist` runs these tests without the source tree.
PACKAGE = Path(annexcli.__file__).parent
EXAMPLE = ROOT / "examples" / "crc-2019-annex.md"
LINKS = ROOT / "examples" / "crc-2019-links.tsv"

# The gate asks the same of everybody; `make fuzz` looks for new examples, and finds a bug before the gate does.
settings.register_profile("gate", max_examples=40, derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=5000, deadline=None)
settings.register_profile("mutants", max_examples=10, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files and the console blocks of pages anew"
    )


def pytest_configure() -> None:
    # A mutant is tested in a fork of a process that has run the tests: what it remembers hides the mutant.
    if "MUTANT_UNDER_TEST" in os.environ:
        for name in [name for name in sys.modules if name.startswith("annexcli")]:
            for one in list(vars(sys.modules[name]).values()):
                if isinstance(one, _lru_cache_wrapper):
                    one.cache_clear()


def pytest_unconfigure() -> None:
    if nursery.cache_info().currsize:
        nursery().close()


def read_document(text: str, name: str = "report.md") -> Document:
    """Read Markdown with the real pandoc."""
    return with_lines(document(read_markdown(text, name), name), text)


def references_of(text: str) -> list[Reference]:
    """Return the references of a Markdown text."""
    items = parse(read_document(text)).items
    return [item.reference for item in items if item.reference]


@dataclass(frozen=True)
class Done:
    """What a run of the command left; ``spent`` are the seconds of the processor that it took."""

    code: int
    out: str
    err: str
    spent: float


def _started(
    arguments: tuple[str, ...], given: bytes, folder: Path, environment: dict[str, str]
) -> tuple[int, float, bytes, bytes]:
    """Run the command as the shell does."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "annexcli", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    after = os.times()
    spent = after.children_user - before.children_user + after.children_system - before.children_system
    return done.returncode, spent, done.stdout, done.stderr


@dataclass(frozen=True)
class Annex:
    """The real command, run in a folder of its own."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, given: str | bytes = "", expect: int | None = 0) -> Done:
        data = given.encode() if isinstance(given, str) else given
        environment = {
            name: value for name, value in os.environ.items() if name not in {"ANNEX_STORE", "FORCE_COLOR"}
        }
        environment |= {"XDG_CACHE_HOME": str(self.folder / ".cache")} | self.environment
        run = nursery().run if self._is_plain() else _started
        code, spent, out, err = run(arguments, data, self.folder, environment)
        result = Done(code, out.decode(), err.decode(), spent)
        assert "Traceback" not in result.err, result.err
        if expect is not None:
            assert result.code == expect, result
        return result

    def _is_plain(self) -> bool:
        """Tell whether a fork will do: what Python itself reads as it starts needs a process that starts."""
        named = all(name.startswith(("ANNEX_", "XDG_")) for name in self.environment)
        return named and self.folder.is_absolute()

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str = "references.bib") -> bytes:
        """Return the bytes of a file in the folder."""
        return (self.folder / name).read_bytes()


@pytest.fixture
def annex(tmp_path: Path) -> Annex:
    return Annex(tmp_path)


@pytest.fixture
def example(annex: Annex) -> Annex:
    """The command in a folder whose store holds the example annex."""
    annex.write("references.bib", (ROOT / "references.bib").read_bytes())
    return annex


Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A web server on loopback; ``pages`` maps a path to a status, or to what answers it."""

    url: str
    pages: dict[str, int | Answer]
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def _answer(self) -> None:
        self.site.asked.append(f"{self.command} {self.path}")
        page = self.site.pages.get(self.path, 404)
        if callable(page):
            page(self)
        else:
            reply(self, page)

    do_HEAD = do_GET = _answer  # noqa: N815 - the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


def reply(handler: BaseHTTPRequestHandler, status: int, **headers: str) -> None:
    """Answer with a status, headers and no body."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def redirect(status: int, target: str) -> Answer:
    """Return an answer that sends elsewhere."""
    return lambda handler: reply(handler, status, Location=target)


def serve(
    context: ssl.SSLContext | None = None, wrap: Callable[[socket.socket], socket.socket] | None = None
) -> Iterator[Site]:
    """Serve a site; ``wrap`` is what becomes of each connection before anything is read from it."""
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # clients that hang up are a part of the tests
    scheme = "http"
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    if wrap:
        accept = server.get_request

        def wrapped() -> tuple[socket.socket, Any]:
            connection, address = accept()
            return wrap(connection), address

        server.get_request = wrapped  # type: ignore[method-assign]
    site = Site(f"{scheme}://127.0.0.1:{server.server_port}", {}, [])
    handler.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure_site(authority: trustme.CA) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    yield from serve(context)
