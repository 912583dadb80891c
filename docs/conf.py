"""The site that `make docs` makes of the Markdown pages: Sphinx with MyST.

Pages are plain Markdown, so that they read as well on GitHub. Sphinx's source folder is the root of the
repository: links such as `../CHANGELOG.md` are right in both places. A link that leads nowhere is a warning,
and warnings fail the build.
"""

import re

from sphinx.application import Sphinx

from annexcli import __version__

project, author, release = "annex", "The annex developers", __version__
project_copyright = "The annex developers, MIT licence"
extensions = ["myst_parser"]
root_doc = "docs/index"
source_suffix = {".md": "markdown"}
include_patterns = ["docs/*.md", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
exclude_patterns = [
    ".*",
    "annexcli",
    "tests",
    "benchmarks",
    "build",
    "dist",
    "demo-output",
]  # nothing to look for there
templates_path = ["templates"]
nitpicky = True

# Headings get the anchors that GitHub gives them, so that `commands.md#annex-check` works in both places.
myst_heading_anchors = 3

html_theme = "furo"
html_title = "annex"
html_additional_pages = {"index": "start.html"}
html_copy_source = False
html_show_sphinx = False

_SECTION = re.compile(r"^## (?P<caption>.+)\n(?P<body>(?:(?!^## ).*\n?)*)", re.MULTILINE)
_PAGE = re.compile(r"^- \[([^\]]+)\]\(([^):]+)\.md\)", re.MULTILINE)


def _with_contents(app: Sphinx, docname: str, source: list[str]) -> None:
    """Make the side bar of the list that the start page is; a page that is missing there is a warning."""
    if docname != app.config.root_doc:
        return
    for section in _SECTION.finditer(source[0]):
        pages = "\n".join(f"{title} <{name}>" for title, name in _PAGE.findall(section["body"]))
        source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {section['caption']}\n\n{pages}\n```\n"


def setup(app: Sphinx) -> None:
    """Hand the start page through `_with_contents`."""
    app.connect("source-read", _with_contents)
