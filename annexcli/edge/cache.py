"""The folder for what can be made again: indices, answers of links, locks."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the program's folder in the user's cache, which need not exist yet.

    A user without a home folder has none: what is returned then can neither be made nor hold anything.
    """
    if os.uname().sysname == "Linux":
        # What platformdirs says (XDG Base Directory Specification), which takes longer to load than a query.
        named = os.environ.get("XDG_CACHE_HOME", "")
        folder = Path(named if named.strip() else os.path.expanduser("~/.cache"), "annex")  # noqa: PTH111 - never fails
    else:
        from platformdirs import user_cache_path  # noqa: PLC0415 - as above

        folder = user_cache_path("annex")
    # A user of a container may be a bare number. A folder called "~" beside the store would be a surprise.
    return Path(os.devnull, "annex") if folder.parts[0] == "~" else folder
