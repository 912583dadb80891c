"""The main job from end to end, as ``make demo`` shows it: a real annex → store → list, check, mend, cite.

Nothing leaves this machine: the links of the second annex lead to a small server of this script's own.
"""

import shlex
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
OUTPUT = EXAMPLES.parent / "demo-output"
ANNEX = Path(sys.executable).with_name("annex")

LINKED = """\
## Further reading

- Example Council, [A report that is where it was]({site}/report), 2021
- Example Institute, [A study that has moved]({site}/old-study), 2020
- [Guidelines that are gone]({site}/gone) (Example Ministry, 2017)
- Example Foundation, [A survey behind a wall]({site}/closed), 2019
- Example Agency, [A handbook whose link was lost](#), 2018
"""


class Site(BaseHTTPRequestHandler):
    """A web site with one page for each thing that becomes of links."""

    answers = {"/report": 200, "/study": 200, "/old-study": 301, "/closed": 403}  # noqa: RUF012 - never changed

    def do_HEAD(self) -> None:
        """Answer with the status of the page, and say where it has moved to."""
        self.send_response(self.answers.get(self.path, 404))
        if self.path == "/old-study":
            self.send_header("Location", "/study")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 - the library's name

    def log_message(self, *args: object) -> None:
        """Keep the terminal for the demo."""


def run(*arguments: str) -> None:
    """Show a command, run it, and show a part of what it prints."""
    print(f"\n$ annex {shlex.join(arguments)}", flush=True)  # noqa: T201 - this script is for the terminal
    done = subprocess.run([ANNEX, *arguments], cwd=OUTPUT, capture_output=True, text=True, check=False)  # noqa: S603
    lines = (done.stdout + done.stderr).splitlines()
    more = [f"… and {len(lines) - 16} lines more"] if len(lines) > 18 else []
    print("\n".join([*(lines[:16] if more else lines), *more]))  # noqa: T201
    if done.returncode not in {0, 1}:
        sys.exit(done.returncode)


def main() -> None:
    """Run the demo in a folder of its own."""
    OUTPUT.mkdir(exist_ok=True)
    for left_over in OUTPUT.glob("*.bib"):
        left_over.unlink()
    annex = OUTPUT / "crc-2019-annex.md"
    annex.write_text((EXAMPLES / annex.name).read_text("utf-8"), "utf-8")
    run("parse", annex.name)
    run("list", "--publisher", "unicef")
    run("list", "--topic", "csea/grooming", "--topic", "csea/sextortion", "--year", "2017..2018")
    run("check")
    links = OUTPUT / "crc-2019-links.tsv"
    links.write_text((EXAMPLES / links.name).read_text("utf-8"), "utf-8")
    run("recover", "--from", links.name)
    run("cite", "--style", "apa", "--year", "2019")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    linked = OUTPUT / "linked-annex.md"
    linked.write_text(LINKED.format(site=f"http://127.0.0.1:{server.server_port}"), "utf-8")
    run("--store", "linked.bib", "parse", linked.name)
    run("--store", "linked.bib", "check", "--allow-private")
    run("--store", "linked.bib", "fix", "--allow-private", "--only", "moved")
    server.shutdown()
    print(f"\nThe stores are in {OUTPUT.name}/; everything else: annex --help")  # noqa: T201


if __name__ == "__main__":
    main()
