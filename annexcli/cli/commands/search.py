"""``annex search``: references by the words in them, what matches best first."""

from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.listing import Listing
from annexcli.cli.options.dashed_words import MINUS, DashedWords
from annexcli.cli.options.filters import filtered
from annexcli.cli.options.lists import listed
from annexcli.cli.wanted import Wanted, without_latex

if TYPE_CHECKING:
    from annexcli.cli.run import Run

COMMAND = DashedWords


@filtered
@listed
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words, begin*, OR, -word, '\"a phrase\"'.")
    ],
    *,
    listing: Listing,
    wanted: Wanted,
) -> None:
    r"""Search for words in all that entries say, best matches first.

    That is titles, names, topics, headings and remarks. All words must be there; case, accents and
    punctuation do not count.

    \b
    Examples:
      annex search grooming OR 'sext*' --year 2016..
      annex search '"child protection"' asean
      annex search hotline -inhope --not-topic evidence
    """
    run: Run = ctx.obj
    from annexcli.query import words as query_words

    search = query_words.search(" ".join(without_latex(word.replace(MINUS, "-")) for word in words))
    catalogue = run.catalogue()
    chosen = catalogue.references(wanted.query(search.match))
    if not chosen and (near := query_words.near(search, catalogue.terms())):
        run.say(f"did you mean {', '.join(near)}?\n")
    raise typer.Exit(listing.write(run, chosen, search))
