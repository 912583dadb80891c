"""The memory of links that fail: since when, how often, and when each was last well.

It is kept in a file that git merges well: sorted, one line a link, every line but the last ending alike.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annexcli.errors import UnreadableInput
from annexcli.model.checked import History
from annexcli.model.verdict import Verdict
from annexcli.text import encodable

_VERSION = 1
_NAMES = ("verdict", "first", "last", "count", "ok")

Histories = Mapping[str, History]


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at a link: its masked address, the verdict, when, and whether it failed.

    ``tells`` is False where nothing was learnt (it was skipped, or could not be reached for now and that
    is no failure): such a look changes no memory. ``ok`` is the last success that is known from elsewhere.
    """

    url: str
    verdict: Verdict
    checked: str
    failed: bool
    tells: bool = True
    ok: str | None = None


def updated(known: Histories, looks: Iterable[Seen], all_urls: Iterable[str]) -> dict[str, History]:
    """Return what is remembered after some looks.

    A link that is well again, or that no source has any more, is forgotten. A look that was counted before
    (the same moment, from the cache) is not counted again; what was not looked at stays as it is.

    Args:
        known: what was remembered, by masked address.
        looks: what was seen, in any order.
        all_urls: every masked address that the sources have, looked at or not.

    """
    there = set(all_urls)
    histories = {url: history for url, history in known.items() if url in there}
    seen = sorted(looks, key=lambda one: (one.url, one.checked, not one.failed, one.verdict))
    failed = {(look.url, look.checked) for look in seen if look.failed and look.tells}
    for look in seen:
        if not look.failed and (look.url, look.checked) in failed:
            continue  # one answer may be right for one entry and wrong for another
        if after := following(histories.get(look.url), look):
            histories[look.url] = after
        else:
            histories.pop(look.url, None)
    return histories


def following(before: History | None, look: Seen) -> History | None:
    """Return what is remembered of a link after a look at it; None where nothing needs to be."""
    if not look.tells:
        return before
    if not look.failed:
        return before if before and look.checked < before.last else None
    if before is None:
        return History(look.verdict.value, look.checked, look.checked, 1, look.ok)
    if look.checked <= before.last:
        return before
    ok = before.ok or look.ok
    return History(look.verdict.value, before.first, look.checked, before.count + 1, ok)


def as_text(histories: Histories) -> str:
    """Return what is remembered as a file."""
    lines = [
        f"{_json(url)}: {_json({name: getattr(history, name) for name in _NAMES})}"
        for url, history in sorted(histories.items())
    ]
    return "{\n" + "".join(f"{line},\n" for line in lines) + f'"version": {_VERSION}\n}}\n'


def _json(value: object) -> str:
    return encodable(json.dumps(value, ensure_ascii=False))


def from_text(text: str, where: str) -> dict[str, History]:
    """Return what a file remembers; nothing where it is empty.

    Args:
        text: the file's.
        where: its name, for errors.

    Raises:
        UnreadableInput: if it is no such file, or a merge left its marks in it.

    """
    if not text.strip():
        return {}
    try:
        decoded = json.loads(text)
        version = decoded.pop("version")
        histories = {url: History(**{name: row[name] for name in _NAMES}) for url, row in decoded.items()}
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableInput(
            "not a state file of annex check",
            where=f"{where}{line}",
            hint="where git left a conflict, keep the lines of both sides, one a link",
        ) from error
    if version != _VERSION or not all(map(_is_sound, histories.values())):
        raise UnreadableInput("a state file that this version cannot read", where=where, hint="remove it")
    return histories


def _is_sound(history: History) -> bool:
    texts: tuple[object, ...] = (history.verdict, history.first, history.last, history.ok or "")
    number: object = history.count
    return type(number) is int and all(isinstance(text, str) for text in texts)
