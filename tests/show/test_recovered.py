"""What is found for references that lost their link, as lines."""

from annexcli.merge.recover import Offer, Recovered, Unsure
from annexcli.model.reference import Reference, Source
from annexcli.show import recovered

HARM = "k\x1b[31m"
LOST = Reference(HARM, key=HARM, source=Source(HARM, 3, raw=HARM))
OFFER = Offer(Reference(HARM, urls=(f"https://a.example/?token=secret{HARM}",)), HARM, HARM)


def test_whatever_a_store_or_a_table_holds_is_shown_and_not_obeyed() -> None:
    texts = (
        recovered.lost([LOST]),
        recovered.found([Recovered(HARM, OFFER, "the same title")]),
        recovered.unsure([Unsure(OFFER, (HARM, HARM))]),
        recovered.summary([LOST], [], HARM, dry_run=True),
    )
    for text in texts:
        assert "\x1b" not in text
        assert "secret" not in text
        assert "k\\x1b[31m" in text
