"""The folder for what can be made again: indices, answers of links, locks."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the program's folder in the user's cache, which need not exist yet."""
    if os.uname().sysname == "Linux":
        # What platformdirs says (XDG Base Directory Specification), which takes longer to load than a query.
        named = os.environ.get("XDG_CACHE_HOME", "")
        return Path(named if named.strip() else os.path.expanduser("~/.cache"), "annex")  # noqa: PTH111 - never fails
    from platformdirs import user_cache_path  # noqa: PLC0415 - as above

    return user_cache_path("annex")
