"""The table `triggers`, compiled: the meanings of each trigger word."""

import re
from functools import lru_cache

from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.tables import Row
from dragoman.reading.events_words import Trigger
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold, fold_all


class Meanings(dict[str, list[Trigger]]):
    """Meanings of each form; those that ask for an object word come first. They are compiled when the form is first met."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        super().__init__()
        self._rows = rows
        # Forms that ask or hint in one of their meanings, and those that protest.
        self.wishing = {form for form, several in rows.items() if any(row.get("frame") in {"comp", "hint"} for row in several)}
        self.protesting = {form for form, several in rows.items() if any(row["category"] == "PROTEST" for row in several)}

    def __missing__(self, form: str) -> list[Trigger]:
        meanings = [_trigger(form, row) for row in self._rows[form]]
        meanings.sort(key=lambda t: (t.object is None and t.before is None, not t.recipients))
        self[form] = meanings
        return meanings


def triggers(lexicon: Lexicon, language: str = "zh") -> Meanings:
    """The table by folded forms."""
    listed = lexicon.words("triggers", language)
    rows: dict[str, list[Row]] = {}
    for form, row in zip(fold_all([row["form"] for row in listed]), listed, strict=True):
        rows.setdefault(form, []).append(row)
    return Meanings(rows)


def _trigger(form: str, row: Row) -> Trigger:
    return Trigger(
        form=form,
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
