from pathlib import Path

import platformdirs
import pytest

from annexcli.edge.cache import cache_folder


@pytest.mark.parametrize("named", [None, "", " ", "/tmp/some cache"])
@pytest.mark.parametrize("home", [None, "/home/somebody"])
def test_the_folder_is_that_of_the_platform(
    named: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("XDG_CACHE_HOME", named), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert cache_folder() == Path(platformdirs.user_cache_dir("annex"))
