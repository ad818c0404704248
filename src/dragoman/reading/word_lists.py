"""Lists of words of a grammar file, asked for by where one ends or begins."""

from collections.abc import Iterable

from dragoman.text.scripts import fold


class Words:
    """Listed words, asked for by where they end or begin; the longest counts."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(fold(word) for word in words)
        self.lengths = sorted({len(word) for word in self.words}, reverse=True)
        # At most places stands no character that any of them begins or ends with.
        self.firsts = frozenset(word[:1] for word in self.words)
        self.lasts = frozenset(word[-1:] for word in self.words)

    def ending(self, text: str, end: int, low: int) -> int:
        """Length of the longest word that ends at `end` and begins at or after `low`; 0 where there is none."""
        if text[end - 1 : end] not in self.lasts:
            return 0
        for n in self.lengths:
            if end - n >= low and text[end - n : end] in self.words:
                return n
        return 0

    def starting(self, text: str, start: int, high: int) -> int:
        """Length of the longest word that begins at `start` and ends at or before `high`."""
        if text[start : start + 1] not in self.firsts:
            return 0
        for n in self.lengths:
            if start + n <= high and text[start : start + n] in self.words:
                return n
        return 0
