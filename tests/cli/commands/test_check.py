"""``annex check`` against a real server on loopback."""

import json
from collections import Counter

from tests.conftest import Annex, Site, redirect

QUICK = ("--allow-private", "--retries", "0", "--timeout", "5")


def store(annex: Annex, site: Site) -> None:
    site.pages |= {"/ok": 200, "/moved": redirect(301, "/ok"), "/closed": 403, "/failing": 500}
    annex.write(
        "references.bib",
        "".join(
            f"@misc{{{key}, title = {{{key} [bold]}}, year = 2018, url = {{{url}}}}}\n"
            for key, url in {
                "fine": f"{site.url}/ok",
                "also": f"{site.url}/ok",
                "moved": f"{site.url}/moved",
                "closed": f"{site.url}/closed",
                "failing": f"{site.url}/failing",
                "gone": f"{site.url}/gone",
                "odd": "ftp://e.org/x",
                "lost": "#",
                "none": "",
            }.items()
        ),
    )


def test_verdicts_with_their_evidence(annex: Annex, site: Site) -> None:
    store(annex, site)
    done = annex("check", *QUICK, expect=1)
    assert done.out == (
        f"dead (1)\n  {site.url}/gone\n    status 404\n    gone (references.bib:6)\n\n"
        "invalid (1)\n  ftp://e.org/x\n    not an address on the web (http or https with a host)\n"
        "    odd (references.bib:7)\n\n"
        f"transient (1)\n  {site.url}/failing\n    status 500\n    failing (references.bib:5)\n\n"
        f"blocked (1)\n  {site.url}/closed\n    status 403: alive, but refuses programs, or everybody\n"
        "    closed (references.bib:4)\n\n"
        f"moved (1)\n  {site.url}/moved\n    moved for good to {site.url}/ok\n"
        "    moved (references.bib:3)\n\n"
        "9 entries, 8 links: 1 dead, 1 invalid, 1 transient, 1 blocked, 1 moved, 2 missing, 2 ok\n"
    )
    assert done.err == ""


def test_an_address_is_asked_once(annex: Annex, site: Site) -> None:
    store(annex, site)
    annex("check", *QUICK, expect=1)
    asked = Counter(site.asked)
    assert asked["GET /moved"] == 1
    assert asked["GET /ok"] == 2  # once itself, once at the end of the redirect


def test_json(annex: Annex, site: Site) -> None:
    store(annex, site)
    answer = json.loads(annex("check", *QUICK, "--json", expect=1).out)
    assert answer["summary"] == {
        "blocked": 1, "dead": 1, "invalid": 1, "missing": 2, "moved": 1, "ok": 2, "transient": 1
    }  # fmt: skip
    moved = next(result for result in answer["results"] if result["key"] == "moved")
    assert moved["redirects"] == [{"url": f"{site.url}/moved", "status": 301}]
    assert moved["final_url"] == f"{site.url}/ok"
    assert (moved["status"], moved["attempts"], moved["verdict"]) == (200, 1, "moved")
    assert moved["ms"] >= 0
    assert moved["checked"].endswith("Z")
    lost = next(result for result in answer["results"] if result["key"] == "none")
    assert (lost["url"], lost["verdict"], lost["status"], lost["checked"]) == (None, "missing", None, None)


def test_filters_and_what_fails(annex: Annex, site: Site) -> None:
    store(annex, site)
    annex("check", *QUICK, "--key", "fine", "--key", "moved")
    annex("check", *QUICK, "--key", "gone", expect=1)
    annex("check", *QUICK, "--key", "gone", "--fail-on", "insecure")
    annex("check", "--key", "none", "--fail-on", "missing", expect=1)
    assert "use ok, moved" in annex("check", "--fail-on", "everything", expect=2).err


def test_private_addresses_are_left_alone_unless_allowed(annex: Annex, site: Site) -> None:
    store(annex, site)
    done = annex("check", "--key", "fine", "--retries", "0")
    assert "1 private" in done.out
    assert site.asked == []


def test_entries_without_links_are_counted_and_nothing_is_asked(example: Annex) -> None:
    assert example("check", "--offline").out == "45 entries, 29 links: 29 skipped, 16 missing\n"
    assert example("check", "--publisher", "wonderland").out == "0 entries, 0 links: nothing to check\n"
    assert example("check", "--year", "1999").out == "0 entries, 0 links: nothing to check\n"


def test_no_network_is_not_a_dead_link(annex: Annex) -> None:
    annex.write("references.bib", "@misc{a, title={x}, url={http://no-such-host.invalid/}}\n")
    done = annex("check", "--retries", "0", expect=None)
    # A machine with a network knows that the host does not exist; one without cannot say so.
    assert (done.code, "dead" in done.out) in {(1, True), (4, False)}
    if done.code == 4:
        assert "no host could be reached" in done.err
