"""The commands, each loaded when it is asked for: to know them all takes as long as the rest of a run."""

from dataclasses import dataclass
from importlib import import_module
from inspect import cleandoc
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from annexcli.cli.help_layout import Command


@dataclass(frozen=True)
class Lazy:
    """Where a command is, in ``cli.commands``, and what it does: the first line of its function's text."""

    place: str
    summary: str

    def loaded(self, name: str) -> TyperCommand:
        """Return the command itself."""
        module, _, function = self.place.partition(":")
        home = import_module(f"annexcli.cli.commands.{module}")
        command = getattr(home, function)
        alone = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
        # A docstring writes click's mark for lines that stay as they are, "\b", in two characters.
        text = cleandoc(command.__doc__ or "").replace("\\b\n", "\b\n")
        alone.command(name, cls=getattr(home, "COMMAND", Command), help=text)(command)
        made = typer.main.get_command(alone)
        assert isinstance(made, TyperCommand)  # noqa: S101 - what typer makes of one command
        return made


COMMANDS = {
    "init": Lazy("init:init", "Write annex.toml, with every setting explained."),
    "doctor": Lazy("doctor:doctor", "Check that annex has all that it needs, and say what to mend."),
    "help": Lazy("help:help_", "Explain a command, or what many commands share."),
    "parse": Lazy("parse:parse", "Read the reference lists of documents into the store."),
    "list": Lazy("list:list_", "List references, as a table or as lines for a pipe."),
    "search": Lazy("search:search", "Search for words in all that entries say, best matches first."),
    "show": Lazy("show:show", "Show entries in full: fields, provenance, link, citation."),
    "stats": Lazy("stats:stats", "Count references by year, publisher, topic, type and link."),
    "publishers": Lazy("publishers:publishers", "Count entries by organisation, most first."),
    "topics": Lazy("topics:topics", "Count entries by topic, and show which have none."),
    "check": Lazy("check:check", "Ask the links of references and say what became of them."),
    "fix": Lazy("fix:fix", "Mend links that moved, are secure too, or are gone."),
    "recover": Lazy("recover:recover", "List references that lost their link, or fill it."),
    "cite": Lazy("cite:cite", "Write a reference list in any CSL style."),
    "report": Lazy("report:report", "Write one page of HTML to search, filter and cite from."),
    "styles": Lazy("styles:styles", "Find a citation style among the 10,844 that are shipped."),
    "export": Lazy("export:export", "Write references for other programs."),
    "import": Lazy("import_:import_", "Read references of other programs into the store."),
    "add": Lazy("add:add", "Add works to the store."),
    "set": Lazy("set:set_", "Give fields of an entry other values."),
    "tag": Lazy("tag:tag", "Add topics to entries, or take them out."),
    "edit": Lazy("edit:edit", "Open an entry in $EDITOR."),
    "open": Lazy("open:open_", "Open works in the browser."),
    "rm": Lazy("rm:rm", "Take entries out of the store."),
    "lint": Lazy("lint:lint", "Find what is wrong or doubtful in the store, line by line."),
    "fmt": Lazy("fmt:fmt", "Format BibTeX files."),
    "dedupe": Lazy("dedupe:dedupe", "Find entries that are probably one work, and merge them."),
    "diff": Lazy("diff:diff", "Show what differs between two documents or stores."),
}
# How the list of commands is divided.
SECTIONS = {
    "Gather": ("parse", "import", "add"),
    "Ask": ("list", "search", "show", "stats", "publishers", "topics"),
    "Write": ("cite", "styles", "export", "report"),
    "Check": ("check", "fix", "recover"),
    "Tend": ("set", "tag", "edit", "open", "rm", "lint", "fmt", "dedupe", "diff"),
    "Set up": ("init", "doctor", "help"),
}


class LazyGroup(TyperGroup):
    """A group that loads a command when it is run, or its help asked for."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        # What stands for them is enough to list the names and to find the nearest to a misspelt one.
        self.commands = {name: TyperCommand(name) for name in COMMANDS}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as click calls it
        """Return a command, or None where there is none of that name."""
        return COMMANDS[cmd_name].loaded(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as click calls it
        """List the commands with what each does, without loading any."""
        longest = max(map(len, COMMANDS))
        formatter.write("\n")
        for title, names in SECTIONS.items():
            # No blank line between sections, which the formatter's own have: all is to be seen at one look.
            formatter.write(f"{title}:\n")
            with formatter.indentation():
                formatter.write_dl([(f"{name:{longest}}", COMMANDS[name].summary) for name in names])
