"""What a check found as annotations of GitHub Actions."""

from annexcli.model.checked import Checked, CheckedLink
from annexcli.show.github import annotation
from annexcli.show.links.order import LEVELS, grave, level, sentence
from annexcli.text import count

# GitHub shows so many of a kind for each step (docs.github.com, "Annotations" limits).
_MOST = 10


def report(checked: Checked) -> str:
    """Return annotations, the gravest first; the tenth of a kind says how many more there are."""
    told: list[str] = []
    links = grave(checked)
    for kind in LEVELS:
        of_kind = [link for link in links if level(link) == kind]
        shown = of_kind if len(of_kind) <= _MOST else of_kind[: _MOST - 1]
        told += [_annotation(kind, link) for link in shown]
        if more := len(of_kind) - len(shown):
            what = {"error": "that fail", "warning": "to look at", "notice": "to know of"}[kind]
            message = f"{count(more, 'more link')} {what}: the log and the summary of the job have them all"
            told.append(annotation(kind, message, title=f"and {more} more"))
    return "".join(told)


def _annotation(kind: str, link: CheckedLink) -> str:
    place, title = link.cited.place, f"link {link.result.verdict.value}"
    return annotation(kind, sentence(link), file=place.file, line=place.line, title=title)
