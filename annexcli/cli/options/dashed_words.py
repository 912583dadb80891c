"""Arguments such as ``-topic``, which look like options."""

from typing import Any

from annexcli.cli.help_layout import Command

# What stands for the minus sign while options are told apart from arguments.
MINUS = "\0"


class DashedWords(Command):
    """A command that takes words with one dash before them as arguments."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Tell words with one dash from options, of which those with one dash have one letter."""
        short = {name for one in self.params for name in one.opts if not name.startswith("--")} | {"-h"}
        plain = [
            f"{MINUS}{arg[1:]}" if arg[:1] == "-" and arg[1:2] not in {"", "-"} and arg not in short else arg
            for arg in args
        ]
        return super().parse_args(ctx, plain)
