"""What the dates of other programs say is read, or kept as it is."""

import pytest

from annexcli.exchange import dates, ris
from annexcli.model.reference import PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018", PartialDate(2018)),
        ("2018/05/15/", PartialDate(2018, 5, 15)),
        ("2018///Spring", PartialDate(2018, 21)),
        ("2018///May", PartialDate(2018, 5)),
        ("2018-05-15", PartialDate(2018, 5, 15)),
        ("15 May 2018", PartialDate(2018, 5, 15)),
        ("May 15 2018", PartialDate(2018, 5, 15)),
        ("c. 1999", PartialDate(1999, circa=True)),
        ("2014/2016", PartialDate(2014, until=2016)),
        ("2018/13/40", PartialDate(2018)),
        ("n.d.", None),
        ("", None),
    ],
)
def test_dates(text: str, date: PartialDate | None) -> None:
    assert dates.read(text) == date


@pytest.mark.parametrize(
    ("lines", "date", "kept"),
    [
        (["PY  - 2001", "DA  - 2001/13/45"], "2001", {"ris-da": "2001/13/45"}),
        (["PY  - 2001", "DA  - 2001/05/45"], "2001-05", {"ris-da": "2001/05/45"}),
        (["PY  - 2001", "DA  - Autumn"], "2001-23", {}),
        (["PY  - 2001", "DA  - APR 4-6"], "2001-04-04", {"ris-da": "APR 4-6"}),
        (["PY  - 2001", "DA  - 05/06/2001"], "2001", {"ris-da": "05/06/2001"}),
        (["PY  - 2001", "DA  - 2002"], "2001", {"ris-da": "2002"}),
        (["PY  - 2001-2003"], "2001/2003", {}),
        (["PY  - 1800s"], None, {"ris-py": "1800s"}),
        (["PY  - 2561 [2018]"], "2018", {"ris-py": "2561 [2018]"}),
        (["PY  - 2018/05/15/"], "2018-05-15", {}),
        (["PY  - 2018///circa, Spring"], "2018-21~", {}),
        (["PY  - 15th May 2018"], "2018-05-15", {}),
        (["PY  - 2018", "DA  - May 15, 2018"], "2018-05-15", {}),
        (["PY  - 2018/06", "DA  - 2018/05/15"], "2018-05-15", {"ris-py": "2018/06"}),
    ],
)
def test_dates_of_ris(lines: list[str], date: str | None, kept: dict[str, str]) -> None:
    (record,) = ris.read("\n".join(["TY  - BOOK", "TI  - T", *lines, "ER  - "]), "f.ris").records
    assert (str(record.reference.date) if record.reference.date else None) == date
    assert dict(record.further) == kept
    (again,) = ris.read(ris.written([record]), "f.ris").records
    assert again == record


def test_other_days_are_kept_too() -> None:
    text = "TY  - BOOK\nTI  - T\nY2  - 05/06/2001\nOP  - 1990, Oslo\nER  - \n"
    (record,) = ris.read(text, "f.ris").records
    assert dict(record.further) == {"ris-y2": "05/06/2001", "ris-op": "1990, Oslo"}
    assert str(record.reference.original) == "1990"
