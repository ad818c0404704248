"""Lists of words of a grammar file, asked for by where one ends or begins."""

from collections.abc import Iterable, Mapping

import ahocorasick_rs

from dragoman.text.scripts import fold


class Words:
    """Listed words, asked for by where they end or begin; the longest counts."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(fold(word) for word in words)
        # At most places stands no character that any of them begins or ends with; the others have words of few lengths, longest first.
        self.firsts = _lengths((word[:1], len(word)) for word in self.words)
        self.lasts = _lengths((word[-1:], len(word)) for word in self.words)

    def ending(self, text: str, end: int, low: int) -> int:
        """Length of the longest word that ends at `end` and begins at or after `low`; 0 where there is none."""
        for n in self.lasts.get(text[end - 1 : end], ()):
            if end - n >= low and text[end - n : end] in self.words:
                return n
        return 0

    def starting(self, text: str, start: int, high: int) -> int:
        """Length of the longest word that begins at `start` and ends at or before `high`."""
        for n in self.firsts.get(text[start : start + 1], ()):
            if start + n <= high and text[start : start + n] in self.words:
                return n
        return 0


class Topics:
    """What words speak of, by lists of words for each topic, all of them looked for at once."""

    def __init__(self, listed: Mapping[str, Iterable[str]]) -> None:
        self._names = list(listed)
        topics: dict[str, list[str]] = {}
        for name, words in listed.items():
            for word in words:
                topics.setdefault(fold(word), []).append(name)
        self._topics = list(topics.values())
        self._search = ahocorasick_rs.AhoCorasick(list(topics))

    def of(self, text: str) -> list[str]:
        """The topics of a folded text, in the order of the lists."""
        hits = self._search.find_matches_as_indexes(text, overlapping=True)
        found = {name for index, _, _ in hits for name in self._topics[index]}
        return [name for name in self._names if name in found]


def _lengths(found: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """How long the words are that have a character at one end."""
    lengths: dict[str, set[int]] = {}
    for char, length in found:
        lengths.setdefault(char, set()).add(length)
    return {char: sorted(several, reverse=True) for char, several in lengths.items()}
