"""Which way something is going: rising, falling, steady, by words of the same clause."""

import re
from typing import Any, cast

from dragoman.reading.frames import Found
from dragoman.schema.claims import Trend
from dragoman.text.alternatives import either

REACH = 12
KINDS = ("rising", "falling", "steady")
_CLAUSE = re.compile(r"[^，。；：！？]*")


class Trends:
    """The words of a grammar file's table `trend`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.reach = int(data.get("reach", REACH))
        self.kinds: dict[str, Trend] = {word: cast(Trend, kind) for kind in KINDS for word in data.get(kind, [])}
        self.negated = re.compile(either(data.get("negated", [])) + "[^，。]{0,2}$")
        self.doubts = re.compile(either(data.get("doubts", [])) + "[^，。；]*$")
        self.words = re.compile(either(self.kinds))

    def of(self, found: Found) -> tuple[Trend | None, int]:
        """The trend, and where in the report its words end; looked for inside the match, then after it, then just before."""
        text, match = found.shadow.text, found.match
        inside = self.words.search(text, match.start(), match.end())
        tail = _CLAUSE.match(text, match.end(), min(len(text), match.end() + self.reach))
        after = self.words.search(text, match.end(), tail.end()) if tail else None
        low = max(0, match.start() - 5)
        head = text.rfind("，", low, match.start()) + 1 or low
        # 提升了两国关系 tells what came about; a bare 巩固两国关系 may be no more than a wish.
        before = next((m for m in self.words.finditer(text, head, match.start()) if text[m.end()] == "了"), None)
        hit = inside or after or before
        if hit is None:
            return None, found.end
        if self.negated.search(text, max(0, hit.start() - 4), hit.start()) or self.doubts.search(text, 0, match.start()):
            return None, found.end
        end = found.shadow.span(match.start(), hit.end())[1] if hit is after else found.end
        return self.kinds[hit.group()], end
