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


@pytest.mark.parametrize("named", [None, ""])
def test_a_user_without_a_home_has_none_that_can_be_made(
    named: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as where the user is a bare number
    folder = cache_folder()
    assert folder.is_absolute()
    with pytest.raises(OSError, match="Not a directory"):
        folder.mkdir(parents=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "annex"
