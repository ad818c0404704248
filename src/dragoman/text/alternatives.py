"""Word lists as regular expressions that fail fast: a tree by characters instead of one branch for each word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# Fits nowhere. It seems to begin with a character that no text holds, which is what a search looks for first.
NOTHING = "\\0(?!)"
# From so many different first characters on, one look at them all pays.
_MANY = 16
_GROUP = 40
_Tree = dict[str, Any]


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits first; never fits where there are none. Needs no brackets around it."""
    tree = _tree(words)
    return _branches(tree) if tree else NOTHING


def sought(words: Iterable[str], at: str = "") -> str:
    """The same for the beginning of what is searched for: each branch begins with a plain character, so that the engine itself passes over
    all places where no word can begin, five times as fast. `at`: what must hold where a word begins, such as `\\b`."""
    branches = []
    for char, rest in _tree(words).items():
        first = re.escape(char)
        behind = f"(?<={at}{first})" if at else ""
        branches.append(f"{first}{behind}{_branches(rest)}")
    return f"(?:{'|'.join(branches)})" if branches else NOTHING


def _tree(words: Iterable[str]) -> _Tree:
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return tree


def _branches(tree: _Tree) -> str:
    chars = [char for char in tree if char]
    single = [char for char in chars if set(tree[char]) == {""}]
    branches = _grouped({char: re.escape(char) + _branches(tree[char]) for char in chars if char not in single})
    if single:
        branches.append(any_char(single))
    if not branches:
        return ""
    look = f"(?={any_char(chars)})" if len(branches) >= _MANY else ""
    optional = "?" if "" in tree else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{look}{'|'.join(branches)}){optional}"


def _grouped(branches: dict[str, str]) -> list[str]:
    """Where many branches stand side by side, a look at the range of a group's first characters passes over the group at once."""
    if len(branches) <= _GROUP * 2:
        return list(branches.values())
    chars = sorted(branches)
    groups = [chars[at : at + _GROUP] for at in range(0, len(chars), _GROUP)]
    return [f"(?=[{re.escape(own[0])}-{re.escape(own[-1])}])(?:{'|'.join(branches[char] for char in own)})" for own in groups]


def optional(data: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """Patterns that a grammar file may hold, by their keys; one that fits nowhere for each that it does not hold."""
    return {key: re.compile(data.get(key, NOTHING)) for key in keys}


def places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, one place after the other."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + max(1, len(word)))


def any_char(chars: Iterable[str]) -> str:
    """A pattern for one of the characters."""
    listed = sorted(set(chars))
    if len(listed) == 1:
        return re.escape(listed[0])
    return "[" + "".join(map(re.escape, listed)) + "]" if listed else NOTHING


def only_at(chars: Iterable[str], pattern: str) -> str:
    """The pattern, tried only where one of these characters stands (`\\d` may be one): they must be all with which it can begin."""
    inside = "".join(char if char.startswith("\\") and len(char) > 1 else re.escape(char) for char in dict.fromkeys(chars))
    return f"(?=[{inside}])(?:{pattern})"


def only_where(chars: Iterable[str], words: Iterable[str], pattern: str) -> str:
    """The pattern, tried only where one of these characters stands or one of the words begins."""
    firsts, listed = list(chars), list(words)
    pairs = either(word[:2] for word in listed)
    return only_at([*firsts, *(word[0] for word in listed)], f"(?:{only_at(firsts, '')}|(?={pairs}))(?:{pattern})")


def opening(words: Iterable[str]) -> str:
    """A pattern that fits wherever one of the words or phrases can begin, and at few other places: a phrase is told by two words."""
    listed = [word.split() for word in words]
    single = {parts[0] for parts in listed if len(parts) == 1}
    pairs = [parts for parts in listed if parts[0] not in single]
    first, second = (either(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return rf"(?:{either(sorted(single))}|(?:{first})\s+(?:{second}))"
