"""Names in Latin letters that stand right behind a Chinese role: 记者Laura Ray."""

import re
from collections.abc import Iterable, Iterator

from dragoman.reading.page import Page

# A given name and one to three more, with initials.
_NAME = re.compile(r"[A-Z][a-zà-ÿ'’-]+(?: (?:[A-Z]\.|[A-Z][A-Za-zà-ÿ'’-]*[a-zà-ÿ])){1,3}(?![A-Za-z])")


def latin(page: Page, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Spans of the names that begin where a role ends."""
    for start in sorted(ends):
        found = _NAME.match(page.text, start) if page.text[start : start + 1].isupper() else None
        if found is not None:
            yield found.span()
