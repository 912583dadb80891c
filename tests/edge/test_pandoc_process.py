import pytest

from annexcli.edge import pandoc_process
from annexcli.edge.pandoc_process import converted, run
from annexcli.errors import UnreadableInput

BIG = b"*x* [y](z)\n\n" * 100_000


def process() -> object:
    assert b"<p>x</p>" in converted(b"x", "markdown", "html", "a.md")
    return pandoc_process._running[0]  # noqa: SLF001 - which process it was is not to be seen from outside


def test_one_pandoc_converts_one_text_after_another() -> None:
    assert process() is process()


def test_a_text_that_takes_too_long_is_given_up_and_another_pandoc_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = process()
    with monkeypatch.context() as patched:
        patched.setattr(pandoc_process, "_SECONDS", 0.001)
        for text in (BIG[:100_000], BIG):
            with pytest.raises(UnreadableInput, match=r"slow\.md: pandoc gave up"):
                converted(text, "markdown", "json", "slow.md")
    assert process() is not first


def test_a_text_that_needs_too_much_memory_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc_process, "_HEAP", "64m")
    with pytest.raises(UnreadableInput, match=r"large\.md: too large"):
        converted(BIG, "markdown", "json", "large.md")


def test_a_pandoc_that_dies_is_an_error_and_another_goes_on() -> None:
    first = process()
    assert isinstance(first, pandoc_process._Process)  # noqa: SLF001 - it is killed from inside
    first._popen.kill()  # noqa: SLF001
    first._popen.wait()  # noqa: SLF001
    with pytest.raises(UnreadableInput, match="no reason given"):
        converted(b"x", "markdown", "html", "a.md")
    assert process() is not first


def test_readers_see_no_files() -> None:
    for reader, text in (("latex", b"\\input{/etc/passwd} x"), ("org", b'#+INCLUDE: "/etc/passwd"\n\nx')):
        assert b"root:" not in converted(text, reader, "html", "x")
        assert b"root:" not in run(text, ["-f", reader, "-t", "html"], "x")


def test_what_pandoc_says_of_a_text_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.tex: pandoc cannot read it: Error at"):
        converted(b"\\begin{", "latex", "json", "a.tex")


def test_a_folder_for_temporary_files_that_is_not_there_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/proc/self")
    assert b"<p>x</p>" in run(b"x", ["-f", "markdown", "-t", "html"], "a.md")
