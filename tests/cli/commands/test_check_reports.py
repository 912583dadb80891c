"""Where the reports of ``annex check`` go, what policy does to them, and what is never in them."""

import json
import os
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler

import pytest

from tests.conftest import Annex, Site, redirect, reply
from tests.pipes import after_one_line

QUICK = ("--allow-private", "--retries", "0", "--timeout", "5", "--interval", "0")


@pytest.fixture
def three(annex: Annex, site: Site) -> Annex:
    site.pages |= {"/ok": 200, "/closed": 403}
    paths = ("/ok", "/closed", "/gone")
    entries = (f"@misc{{k{path[1:]}, title = {{x}}, url = {{{site.url}{path}}}}}\n" for path in paths)
    annex.write("references.bib", "".join(entries))
    return annex


def test_several_reports_at_once(three: Annex, site: Site) -> None:
    files = ("json=a.json", "jsonl=a.jsonl", "junit=a.xml", "sarif=a.sarif", "github=a.txt", "markdown=a.md")
    reports = [argument for file in files for argument in ("--report", file)]
    done = three("check", *QUICK, *reports, expect=1)
    assert done.out.startswith(f"dead (1)\n  {site.url}/gone\n")
    results = json.loads(three.read("a.json"))["results"]
    lines = [json.loads(line) for line in three.read("a.jsonl").splitlines()]
    assert {row["key"] for row in results} == {row["key"] for row in lines} == {"kok", "kclosed", "kgone"}
    assert b'failures="1"' in three.read("a.xml")
    assert json.loads(three.read("a.sarif"))["runs"][0]["results"][0]["ruleId"] == "dead"
    assert three.read("a.txt").startswith(b"::error file=references.bib,line=3,")
    assert three.read("a.md").startswith("## Links: ❌ 1 link failing".encode())


def test_a_machine_s_format_has_the_output_alone(three: Annex) -> None:
    assert json.loads(three("check", "--offline", "--report", "json").out)["summary"] == {"skipped": 3}
    done = three("check", "--offline", "--report", "json", "--report", "terminal", expect=2)
    assert "json and terminal on one output" in done.err
    assert "json and sarif" in three("check", "--json", "--report", "sarif", expect=2).err
    assert "use terminal, json" in three("check", "--report", "html", expect=2).err


def test_where_a_report_cannot_go_is_told_before_anything_is_asked(three: Annex, site: Site) -> None:
    for file in ("none/a.json", "."):
        assert "cannot write" in three("check", *QUICK, "--report", f"json={file}", expect=2).err
    assert site.asked == []


def test_annotations_come_with_the_log_and_a_summary(three: Annex) -> None:
    three.write("summary.md", "before\n")
    job = Annex(three.folder, {"GITHUB_STEP_SUMMARY": str(three.folder / "summary.md")})
    done = job("check", *QUICK, "--report", "github", expect=1)
    assert done.out.startswith("::error file=references.bib,line=3,title=link dead::kgone: ")
    assert done.out.endswith("3 entries, 3 links: 1 dead, 1 blocked, 1 ok\n")
    assert three.read("summary.md").startswith("before\n## Links: ❌ 1 link failing".encode())
    assert "::" not in job("check", *QUICK, expect=1).out  # only where it is asked for


def test_files_are_named_from_the_root_of_the_repository_in_a_job(three: Annex) -> None:
    three.write("sub/references.bib", three.read())
    job = Annex(three.folder / "sub", {"GITHUB_WORKSPACE": str(three.folder)})
    done = job(
        "check",
        *QUICK,
        "--report",
        "github",
        "--report",
        "sarif=a.sarif",
        "--report",
        "json=a.json",
        expect=1,
    )
    assert "file=sub/references.bib,line=3," in done.out
    assert b'"uri": "sub/references.bib"' in job.read("a.sarif")
    assert b'"file": "references.bib"' in job.read("a.json")


def test_policy_in_the_settings(three: Annex, site: Site) -> None:
    three.write(
        "annex.toml",
        '[check]\nexclude = ["/gone$"]\nallow-private = true\nfail-on = ["blocked"]\ninterval = 0\n',
    )
    done = three("check", expect=1)
    assert done.out.endswith("3 entries, 3 links: 1 blocked, 1 skipped, 1 ok\n")
    assert not any(line.endswith("/gone") for line in site.asked)
    three("check", "--fail-on", "none")
    host = site.url.removeprefix("http://").split(":")[0]
    three.write("annex.toml", f'[check]\nallow-private = true\n[check.accept]\n"{host}" = [403, 404]\n')
    assert three("check").out == "3 entries, 3 links: 3 ok\n"


def test_headers_go_to_their_host_and_stay_out_of_reports(three: Annex, site: Site) -> None:
    def locked(handler: BaseHTTPRequestHandler) -> None:
        reply(handler, 200 if handler.headers.get("Authorization") == "Bearer hunter2" else 401)

    site.pages["/ok"] = locked
    host = site.url.removeprefix("http://")
    three.write("annex.toml", f'[check.headers."{host}"]\nAuthorization = "Bearer $TOKEN"\n')
    assert "the environment has no TOKEN" in three("check", *QUICK, expect=2).err
    three("check", "--offline")  # nothing is sent, nothing is needed
    keyed = Annex(three.folder, {"TOKEN": "hunter2"})
    done = keyed("check", *QUICK, "--key", "kok", "--json")
    assert '"ok"' in done.out
    assert "hunter2" not in done.out


def test_no_secret_is_printed_or_kept(annex: Annex, site: Site) -> None:
    secrets = ("hunter2", "t0k3n-of-me", "s3ss10n")
    host = site.url.removeprefix("http://")
    site.pages["/a?token=t0k3n-of-me"] = redirect(302, "/b?access_token=s3ss10n")
    site.pages["/b?access_token=s3ss10n"] = 404
    url = f"http://me:hunter2@{host}/a?token=t0k3n-of-me"
    annex.write("doc.md", f"[x]({url}) and <http://me:hunter2@{host}/b?access_token=s3ss10n>\n")
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{url}}}}}\n")
    names = ("json", "jsonl", "junit", "sarif", "github", "markdown", "terminal")
    reports = [argument for name in names for argument in ("--report", f"{name}=out.{name}")]
    for sources in ((), ("doc.md",)):
        done = annex("check", *QUICK, *sources, *reports, "--state", "links.json", expect=1)
        written = [annex.read(f"out.{name}").decode() for name in names]
        # The index is a copy of the store itself, in a folder that others cannot look into.
        assert (annex.folder / ".cache" / "annex" / "stores").stat().st_mode & 0o077 == 0
        kept = [
            path.read_bytes().decode("latin-1")
            for path in (annex.folder / ".cache").rglob("*")
            if path.is_file() and path.parent.name != "stores"
        ]
        for text in (done.out, done.err, annex.read("links.json").decode(), *written, *kept):
            assert not any(secret in text for secret in secrets), text
    assert "http://***@" in done.out


def test_an_interrupted_check_tells_and_keeps_what_is_known(annex: Annex, site: Site) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)
        reply(handler, 200)

    site.pages |= {"/slow": slow, "/ok": 200}
    links = "".join(
        f"@misc{{k{n}, title = {{x}}, url = {{{site.url}/{n}}}}}\n" for n in ("slow", "ok", "gone")
    )
    annex.write("references.bib", links)
    reports = ("--report", "jsonl", "--report", "junit=a.xml", "--state", "links.json")
    process = subprocess.Popen(
        [sys.executable, "-m", "annexcli", "check", *QUICK, *reports],
        cwd=annex.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    streamed = [json.loads(process.stdout.readline()) for _ in range(2)]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b"annex: interrupted\n"
    assert {row["key"] for row in streamed} == {"kok", "kgone"}
    assert b'tests="2"' in annex.read("a.xml")
    assert f'"{site.url}/gone"'.encode() in annex.read("links.json")


def test_an_interruption_with_many_links_on_their_way_is_told(annex: Annex, site: Site) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        reply(handler, 200)

    site.pages |= {f"/{n}": slow for n in range(300)}
    links = "".join(f"@misc{{k{n}, title = {{x}}, url = {{{site.url}/{n}}}}}\n" for n in range(300))
    annex.write("references.bib", links)
    process = subprocess.Popen(
        [sys.executable, "-m", "annexcli", "check", *QUICK, "--per-host", "32"],
        cwd=annex.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while len(site.asked) < 40 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.startswith(b"annex: interrupted\n")
    assert b"Traceback" not in err
    assert b"left unasked" in out


def test_a_reader_that_has_seen_enough_ends_quietly(annex: Annex, site: Site) -> None:
    links = "".join(f"@misc{{k{n}, title = {{x}}, url = {{{site.url}/{n}}}}}\n" for n in range(60))
    annex.write("references.bib", links)
    assert after_one_line("check", *QUICK, "--report", "jsonl", folder=annex.folder) == (0, b"")


@pytest.mark.parametrize("number", ["EAI_AGAIN", "EAI_NONAME"])
def test_no_network_is_remembered_by_nobody(annex: Annex, number: str) -> None:
    entries = (f"@misc{{a{n}, title={{x}}, url={{http://h{n}.e.org/}}}}\n" for n in range(9))
    annex.write("references.bib", "".join(entries))
    # A resolver that fails is what a machine without a network has.
    script = (
        "import socket, sys\n"
        f"def fails(*_, **__): raise socket.gaierror(socket.{number}, 'no')\n"
        "socket.getaddrinfo = fails\n"
        "sys.argv = ['annex', 'check', '--retries', '0', '--state', 'links.json', '--fail-on', 'transient']\n"
        "from annexcli.cli.app import main; main()\n"
    )
    environment = os.environ | {"XDG_CACHE_HOME": str(annex.folder / ".cache")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=annex.folder, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 4
    assert "no host could be reached" in done.stderr
    assert not (annex.folder / "links.json").exists()
    assert annex("check", "--offline").out == "9 entries, 9 links: 9 skipped\n"
