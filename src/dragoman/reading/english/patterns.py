"""Regular expressions of the English grammar files, over shadows and over text.

A file's table `patterns` holds them. In a pattern `{speaker}`, `{any}`, `{land}`, `{date}`, `{number}` stand for a phrase, a date or a
number of a shadow, `<name>` for one of the words of a list of the file, or for another of its patterns.
"""

import re
from itertools import pairwise
from typing import Any

from dragoman.reading.shadow import class_of
from dragoman.schema.errors import DragomanError
from dragoman.text.alternatives import sought

_CLASSES = {"speaker": "PSOUMGTX", "any": "any", "land": "SLT", "date": "D", "number": "N"}
_SLOT = re.compile(r"\{(" + "|".join(_CLASSES) + r")\}")
_NAME = re.compile(r"(?<!\(\?P)<(\w+)>")
_OPENING = re.compile(r"\\b(?:<\w+>|\(\?:<\w+>(?:\|<\w+>)*\))(?![?*+{])")


def patterns(data: dict[str, Any], flags: int = 0) -> dict[str, re.Pattern[str]]:
    """All patterns of a grammar file, compiled. DragomanError names a list that is not there."""
    raw: dict[str, str] = data.get("patterns", {})

    def named(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in raw:
            return f"(?:{_NAME.sub(named, raw[name])})"
        if not isinstance(data.get(name), list):
            raise DragomanError(f"a pattern names <{name}>, which the file has neither as a list nor as a pattern")
        return "(?:" + "|".join(map(re.escape, sorted(data[name], key=len, reverse=True))) + ")"

    def opening(template: str) -> tuple[str, str]:
        """The listed words that a pattern begins with, written for a search, and the rest; nothing where a word begins another."""
        head = _OPENING.match(template)
        lists = [data.get(name) for name in _NAME.findall(head.group())] if head is not None else []
        words = [word for listed in lists if isinstance(listed, list) for word in listed]
        if head is None or not all(isinstance(listed, list) for listed in lists) or (len(lists) > 1 and _shortened(words)):
            return "", template
        return sought(words, r"\b"), template[head.end() :]

    def compiled(template: str) -> re.Pattern[str]:
        head, rest = opening(template)
        return re.compile(head + _SLOT.sub(lambda m: f"[{class_of(_CLASSES[m.group(1)])}]", _NAME.sub(named, rest)), flags)

    return {name: compiled(template) for name, template in raw.items()}


def _shortened(words: list[str]) -> bool:
    """One of the words begins another."""
    ordered = sorted(words)
    return any(after.startswith(before) for before, after in pairwise(ordered))
