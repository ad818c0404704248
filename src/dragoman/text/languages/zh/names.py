"""Foreign names written in Chinese characters, told by the characters that transliterations use."""

import re
from collections.abc import Iterator
from functools import lru_cache

DOTS = "·"
JOINERS = DOTS + "-"
LATIN_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?:[ ,]+[^\W\d_][\w.'’\-]*)*")


@lru_cache(maxsize=8)
def _run(chars: frozenset[str]) -> re.Pattern[str]:
    letters = "[" + "".join(re.escape(c) for c in sorted(chars)) + "]"
    more = rf"(?:[{JOINERS}]{letters}+)"
    return re.compile(rf"{letters}(?:{letters}+{more}*|{more}+)")


def runs(folded: str, chars: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Longest stretches of two transliteration characters or more, name dots and hyphens between them included."""
    for match in _run(chars).finditer(folded):
        yield match.start(), match.end()


def parts(name: str) -> list[str]:
    """The parts of a dotted name: 卡西姆-乔马尔特·托卡耶夫 → 卡西姆-乔马尔特, 托卡耶夫."""
    return [part for part in name.split(DOTS) if part]


def is_dotted(name: str) -> bool:
    """A name of at least two parts with a dot between them."""
    return len(parts(name)) >= 2 and DOTS in name


def glossed(folded: str, end: int, words: int = 2) -> bool:
    """A bracket with an alphabetic name of at least so many words follows: （Karim Massimov）."""
    at = end
    while at < len(folded) and folded[at] == " ":
        at += 1
    if at >= len(folded) or folded[at] not in "（(":
        return False
    match = LATIN_NAME.match(folded, at + 1)
    return (
        match is not None
        and match.group().count(" ") >= words - 1
        and len(match.group()) > 2
        and folded[match.end() : match.end() + 1] in {"）", ")", "，", ","}
    )
