"""``annex open``: works in the browser."""

import webbrowser
from typing import Annotated

import typer

from annexcli.cli.editing import entry_of
from annexcli.cli.options import completion
from annexcli.cli.run import Run, write
from annexcli.errors import UsageProblem
from annexcli.text import printable


def open_(
    ctx: typer.Context,
    keys: Annotated[
        list[str], typer.Argument(metavar="KEY...", help="Citekeys.", autocompletion=completion.key)
    ],
    *,
    print_: Annotated[bool, typer.Option("--print", "-p", help="Print the addresses, open nothing.")] = False,
) -> None:
    r"""Open works in the browser.

    That is their address, or that of their DOI where they have no other. BROWSER names the browser.

    \b
    Examples:
      annex open unicef2017children
      annex open --print unicef2017children itu2015guidelines
    """
    run: Run = ctx.obj
    from annexcli.address import is_web
    from annexcli.bib.fields import to_reference

    store = run.opened(tolerant=True)
    addresses = []
    for key in keys:
        reference = to_reference(entry_of(store, key))
        url = reference.url or (f"https://doi.org/{reference.doi}" if reference.doi else "")
        # Only the web: a store from elsewhere must not make programs open files or run what is in them.
        if not is_web(url):
            what = f"{url!r} is no web address" if url else "neither an address nor a DOI is known"
            raise UsageProblem(what, where=key, hint=f"annex set {key} url=https://…")
        addresses.append(url)
    for url in addresses:
        if print_:
            write(f"{printable(url)}\n")
        elif not webbrowser.open(url):
            raise UsageProblem("no browser can be started", where=url, hint="set BROWSER, or use --print")
        else:
            run.say(f"opening {printable(url)}\n")
