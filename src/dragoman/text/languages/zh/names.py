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
