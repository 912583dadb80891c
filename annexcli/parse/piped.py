"""Lines whose parts stand between bars, as on pages of resources: ``Title | River Council | 2017 | PDF``."""

import re

from annexcli.document import Cells, Inline
from annexcli.parse import facts

_BAR = re.compile(r"\s*\|\s*")
_FEWEST_BARS = 2


def cells(content: Inline) -> Cells | None:
    """Return the parts of a line as cells, or None where bars do not part a title from who made it and when.

    A single bar may stand before the name of the site at the end of a page's title.

    Args:
        content: the text of the entry, addresses and identifiers taken out.

    """
    bars = list(_BAR.finditer(content.text)) if "|" in content.text else []
    if len(bars) < _FEWEST_BARS or any(
        link.start < bar.start() < link.end for bar in bars for link in content.links
    ):
        return None
    title = content.cut(0, bars[0].start())
    told = facts.read(content.cut(bars[0].end(), len(content.text)))
    if not title.text or not told or not (told.makers and told.date):
        return None
    return Cells(
        title,
        tuple(map(Inline, told.makers)),
        Inline(told.date),
        Inline(""),
        tuple((label, Inline(text)) for label, text in told.others),
        Inline(told.container),
    )
