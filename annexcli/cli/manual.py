"""What the manual says of no single command: exit codes, the environment, files."""

from annexcli.cli.exits import Exit

# docs/commands.md has the same words; a test holds that.
EXIT_CODES: dict[Exit, str] = {
    Exit.DONE: "done, also where the reader of a pipe has closed it",
    Exit.FINDINGS: "findings: links that fail, what lint or doctor finds, entries that are probably one work "
    "(dedupe), works that are there already (add), records that import leaves over, works that a style "
    "prints nothing for (cite, report); items left over under --strict, differences under --check, no match "
    "under --fail-empty",
    Exit.USAGE: "usage: an option or its value, a setting, a place that cannot be written to",
    Exit.UNREADABLE: "an input cannot be read: no file, not text, a broken store, no reference list",
    Exit.NO_NETWORK: "the network is unusable",
    Exit.BUG: "a bug in annex; ANNEX_DEBUG=1 shows where",
    Exit.INTERRUPTED: "interrupted",
}
# docs/configuration.md has the same variables; a test holds that.
ENVIRONMENT = {
    "ANNEX_STORE": "The store, where --store does not name it.",
    "ANNEX_PAGER, PAGER": "The program that shows long output page by page, less without them; cat for none.",
    "ANNEX_DEBUG": "1 shows where in the program a bug is.",
    "NO_COLOR, FORCE_COLOR": "Never and always colour, where --color does not say.",
    "VISUAL, EDITOR": "The editor of edit and parse --review.",
    "BROWSER": "The browser of open.",
    "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY": "Proxies for the checks of links.",
    "XDG_CACHE_HOME": "Where the cache folder is, in place of ~/.cache.",
    "GITHUB_STEP_SUMMARY, GITHUB_WORKSPACE": "Set by GitHub Actions, for check --report github.",
}
FILES = {
    "references.bib": "The store, where nothing names another.",
    "annex.toml": "The settings of a project; annex init writes it. pyproject.toml may have them, too, "
    "in [tool.annex].",
    "~/.cache/annex": "Indices of stores, answers of links, locks. It may be deleted at any time.",
}
