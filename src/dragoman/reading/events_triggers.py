"""The table `triggers`, compiled: the meanings of each trigger word."""

import re
from functools import lru_cache

from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row
from dragoman.reading.events_words import Trigger
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold


def triggers(lexicon: Lexicon, language: str = "zh") -> dict[str, list[Trigger]]:
    """Meanings of each form; those that ask for an object word come first."""
    found: dict[str, list[Trigger]] = {}
    for row in lexicon.words("triggers", language):
        trigger = _trigger(row)
        found.setdefault(trigger.form, []).append(trigger)
    for meanings in found.values():
        meanings.sort(key=lambda t: (t.object is None and t.before is None, not t.recipients))
    return found


def _trigger(row: Row) -> Trigger:
    return Trigger(
        form=fold(row["form"]),
        category=row["category"],
        mode=row.get("mode") or None,
        context=tuple(part for part in row.get("context", "").split("|") if part),
        frame=row.get("frame") or "v",
        strong=row.get("tier", "strong") != "weak",
        swap=row.get("swap") == "yes",
        needs=row.get("needs", ""),
        object=_either(row.get("object", "")),
        before=_either(row.get("before", "")),
        without=_either(row.get("without", "")),
        recipients=row.get("recipients", ""),
        actors=row.get("actors", ""),
        passive=row.get("passive", "") == "yes",
        relative=row.get("relative", "") == "yes",
    )


@lru_cache(maxsize=1024)
def _either(cell: str) -> re.Pattern[str] | None:
    """The words of a cell as one pattern; many triggers have the same."""
    words = sorted((fold(word) for word in cell.split("|") if word), key=len, reverse=True)
    return re.compile(either(words)) if words else None
