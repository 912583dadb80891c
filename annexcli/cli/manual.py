"""What the manual says of no single command: exit codes, the environment, files."""

from annexcli.cli.exits import Exit

EXIT_CODES: dict[Exit, str] = {
    Exit.DONE: "Done; a closed pipe too.",
    Exit.FINDINGS: "Findings: links that fail, what lint or doctor finds, leftovers of import and under "
    "--strict, differences under --check.",
    Exit.USAGE: "Usage: an option or its value, a setting, a place that cannot be written to.",
    Exit.UNREADABLE: "An input cannot be read: no file, not text, a broken store, no reference list.",
    Exit.NO_NETWORK: "The network is unusable.",
    Exit.BUG: "A bug in annex; ANNEX_DEBUG=1 shows where.",
    Exit.INTERRUPTED: "Interrupted.",
}
ENVIRONMENT = {
    "ANNEX_STORE": "The store, where --store does not name it.",
    "ANNEX_PAGER, PAGER": "What shows long output page by page; cat for nothing.",
    "ANNEX_DEBUG": "1 shows where in the program an error comes from.",
    "VISUAL, EDITOR": "What edit and parse --review open.",
    "BROWSER": "What open opens.",
    "NO_COLOR, FORCE_COLOR": "Never and always colour, where --color does not say.",
    "XDG_CACHE_HOME": "Where the cache folder is, in place of ~/.cache.",
    "HTTPS_PROXY, HTTP_PROXY, NO_PROXY": "The proxy for links.",
}
FILES = {
    "references.bib": "The store, where nothing names another.",
    "annex.toml": "The settings of a project; annex init writes it. pyproject.toml may have them, too, "
    "in [tool.annex].",
    "~/.cache/annex": "Indices of stores, answers of links, locks. It may be deleted at any time.",
}
