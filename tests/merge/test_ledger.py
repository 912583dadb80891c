"""What became of every list item of a run."""

from annexcli.merge.ledger import ledger
from annexcli.model.outcome import Fate, LedgerLine, Outcome, ParsedItem, Status
from annexcli.model.reference import Source
from tests.merge.references import report


def test_ledger_tells_merged_from_known() -> None:
    places = [Source("report.md", line) for line in range(1, 8)]
    one, two = report("Annual Report", 2017), report("Other", 2017)
    items = [
        ParsedItem(places[0], one, section="A"),
        ParsedItem(places[1], None, "no words in it", section="B"),
        ParsedItem(places[2], None, "cites it again", again=places[0], section="C"),
        ParsedItem(places[3], two),
        ParsedItem(places[4], one, section="D"),
        ParsedItem(places[5], one),
        # What it cites again is itself in no list.
        ParsedItem(places[6], None, "cites it again", again=Source("report.md", 99)),
    ]
    fates = [
        Outcome("a", Fate.UNCHANGED, "known"),
        Outcome("b", Fate.NEW),
        Outcome("a", Fate.MERGED, "the same address"),
        Outcome("a", Fate.MERGED),
    ]
    assert ledger(items, fates) == (
        LedgerLine(Status.REFERENCE, places[0], "a", "", "A", fates[0]),
        LedgerLine(Status.UNPARSED, places[1], None, "no words in it", "B"),
        LedgerLine(Status.MERGED, places[2], "a", "cites it again", "C"),
        LedgerLine(Status.REFERENCE, places[3], "b", "", None, fates[1]),
        LedgerLine(Status.MERGED, places[4], "a", "the same address", "D", fates[2]),
        LedgerLine(Status.MERGED, places[5], "a", "the same work", None, fates[3]),
        LedgerLine(Status.UNPARSED, places[6], None, "cites it again"),
    )
