"""References as CSL-JSON (CSL 1.0.2, appendix on data), for other programs that format citations."""

from collections.abc import Iterable
from typing import Any

from annexcli.csl.items import Item, Marked
from annexcli.csl.rich import tagged
from annexcli.show.dump import dumped


def items(chosen: Iterable[Item]) -> str:
    """Return items as a JSON array. What looks like markup in a title stays as it is: it is data here."""
    values = [{name: _value(value) for name, value in item.items()} for item in chosen]
    return dumped(values)


def _value(value: Any) -> Any:
    return tagged(value.text, value.marks) if isinstance(value, Marked) else value
