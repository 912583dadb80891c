import json

from annexcli.changes import Changed, Changes
from annexcli.edge.pandoc import read_markdown
from annexcli.model.outcome import FieldChange
from annexcli.model.reference import Organisation, PartialDate, Reference
from annexcli.show.changes import as_json, markdown, text

HOSTILE = "*A* [b](javascript:x) | <script> `c` _d_ \x1b[31m ~e~ $f$ &amp; ^g^ ![h](i) #j @k\n# l"
ONE = Reference(
    HOSTILE, publishers=(Organisation("UNICEF"),), date=PartialDate(2017), urls=("https://e.org/a",)
)
FOUND = Changes(
    added=(ONE,),
    dropped=(Reference(None, urls=("javascript:alert(1)",)),),
    changed=(
        Changed(ONE, ONE, (FieldChange("year", None, "2017"), FieldChange("link", "https://e.org/a", None))),
    ),
    same=1234,
)


def test_text_on_one_line_a_work() -> None:
    shown = r"*A* [b](javascript:x) | <script> `c` _d_ \x1b[31m ~e~ $f$ &amp; ^g^ ![h](i) #j @k # l"
    assert text(FOUND) == (
        "- javascript:alert(1)\n"
        f"~ UNICEF, {shown}, 2017\n"
        "    year: nothing → 2017\n"
        "    link: https://e.org/a → nothing\n"
        f"+ UNICEF, {shown}, 2017\n"
        "1 added, 1 dropped, 1 changed, 1,234 the same\n"
    )
    assert text(Changes()) == "0 added, 0 dropped, 0 changed, 0 the same\n"


def test_titles_do_not_act_in_markdown() -> None:
    tree = json.dumps(read_markdown(markdown(FOUND), "x.md"))
    for acting in (
        "Emph",
        "Strong",
        "Image",
        "RawInline",
        "RawBlock",
        "Code",
        "Math",
        "Subscript",
        "Superscript",
        "Cite",
    ):
        assert f'"t": "{acting}"' not in tree, acting
    assert tree.count('"t": "Link"') == 2
    assert tree.count('"t": "Header"') == 3


def test_json() -> None:
    found = json.loads(as_json(FOUND))
    assert found["summary"] == {"added": 1, "dropped": 1, "changed": 1, "same": 1234}
    assert found["added"][0]["title"] == HOSTILE
    assert found["dropped"][0]["url"] == "javascript:alert(1)"
    assert found["changed"][0]["fields"][0] == {"name": "year", "old": None, "new": "2017"}
    assert set(found["changed"][0]) == {"old", "new", "fields"}
