"""Regular expressions of the English grammar files, over shadows and over text.

A file's table `patterns` holds them. In a pattern `{speaker}`, `{any}`, `{land}`, `{date}`, `{number}` stand for a phrase, a date or a
number of a shadow, `<name>` for one of the words of a list of the file, or for another of its patterns.
"""

import re
from typing import Any

from dragoman.reading.shadow import class_of
from dragoman.schema.errors import DragomanError

_CLASSES = {"speaker": "PSOUMGTX", "any": "any", "land": "SLT", "date": "D", "number": "N"}
_SLOT = re.compile(r"\{(" + "|".join(_CLASSES) + r")\}")
_NAME = re.compile(r"(?<!\(\?P)<(\w+)>")


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

    def compiled(template: str) -> re.Pattern[str]:
        source = _SLOT.sub(lambda m: f"[{class_of(_CLASSES[m.group(1)])}]", _NAME.sub(named, template))
        return re.compile(source, flags)

    return {name: compiled(template) for name, template in raw.items()}
