"""What everybody in the field knows, as data: words of headings, names and topics."""

import pkgutil
import tomllib
from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return a data file of this package, ``name.toml``, decoded.

    Raises:
        FileNotFoundError: if the package has no such file.

    """
    data = pkgutil.get_data(__name__, f"{name}.toml")
    if data is None:
        raise FileNotFoundError(name)
    return tomllib.loads(data.decode("utf-8"))
