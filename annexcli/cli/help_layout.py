"""How ``--help`` looks: one screen, in which options that many commands share are named and not explained."""

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand

# The panels of options that many commands share, and the topic of `annex help` that explains each.
FILTERS, REQUESTS = "Filters", "Requests"
TOPIC_OF = {FILTERS: "filters", REQUESTS: "requests"}
_NOTES = {FILTERS: "--not-year and so on are their opposites; annex help filters explains each."}
_GAP = 2


class Command(TyperCommand):
    """A command whose help puts its options under headings."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the parts of the line of usage; what is required stands without braces (man-pages(7))."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and options: its own with what they do, shared ones by their names."""
        own: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        shared: dict[str, list[str]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            panel = panel_of(parameter)
            if panel in TOPIC_OF:
                shared.setdefault(panel, []).append(record[0])
            else:
                own["Arguments" if parameter.param_type_name == "argument" else panel].append(record)
        for title, records in own.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
        for title, names in shared.items():
            with formatter.section(title):
                _write_names(formatter, names)
                formatter.write_text(_NOTES.get(title, f"annex help {TOPIC_OF[title]} explains each."))


def panel_of(parameter: Any) -> str:
    """Return the heading under which a parameter of a command stands."""
    return getattr(parameter, "rich_help_panel", None) or "Options"


def options_of(command: Any, ctx: Any, panel: str) -> list[tuple[str, str]]:
    """Return the options that a command has under a heading: how each is written, and what it does."""
    return [
        record
        for parameter in command.get_params(ctx)
        if panel_of(parameter) == panel and (record := parameter.get_help_record(ctx))
    ]


def _write_names(formatter: Any, names: Iterable[str]) -> None:
    """Write options side by side, no line broken inside one."""
    lines, line = [], ""
    for name in names:
        if line and len(line) + _GAP + len(name) > formatter.width - formatter.current_indent:
            lines.append(line)
            line = ""
        line += f"{' ' * _GAP if line else ''}{name}"
    margin = " " * formatter.current_indent
    formatter.write("".join(f"{margin}{one}\n" for one in [*lines, line]))
