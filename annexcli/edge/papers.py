"""What a PDF from the web says of itself: its title and the words of its first page.

The file comes from anywhere and pdfium is C, so it is read in a process of its own, with little memory and
little time: ``python -m annexcli.edge.papers`` reads the PDF from standard input and prints JSON. The module
stands outside `edge.web` because to import that takes the process longer than to read the PDF.
"""

import asyncio
import contextlib
import json
import resource
import sys

from annexcli.links.pages import Content
from annexcli.text import squash

PDF = "application/pdf"
_MEMORY = 1 << 30
_SECONDS = 10
_LONGEST = 300
_MOST = 4000
# Programs put these where a title belongs.
_NO_TITLES = ("untitled", "microsoft word", "document", "powerpoint", "layout 1")


async def paper(data: bytes) -> Content:
    """Return what a PDF says; its type alone where it cannot be read: cut short, locked, damaged, a scan."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(_SECONDS):
            said, _ = await process.communicate(data)
        title, text = json.loads(said)
    except (TimeoutError, ValueError, OSError):
        return Content(PDF)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    return Content(PDF, title=title, text=text)


def read(data: bytes) -> tuple[str, str]:
    """Return the title in a PDF's metadata, empty where it is none, and the beginning of its text.

    Raises:
        pypdfium2.PdfiumError: if it cannot be read.

    """
    import pypdfium2  # noqa: PLC0415 - in the other process only

    with pypdfium2.PdfDocument(data) as opened:
        title = squash(opened.get_metadata_value("Title"))[:_LONGEST]
        text = ""
        for number in range(min(2, len(opened))):
            text += opened[number].get_textpage().get_text_bounded() + "\n"
    is_title = not title.lower().startswith(_NO_TITLES)
    return (title if is_title else ""), squash(text)[:_MOST]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)
