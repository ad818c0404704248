"""Which things agree with which, kept up to date: only what changed is compared again, and only with what shares a key with it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar


class Ordered(Hashable, Protocol):
    """What pairs are made of: it has a place in an order that hangs on nothing but itself."""

    def __lt__(self, other: Any, /) -> bool: ...


Item = TypeVar("Item", bound=Ordered)
Value = TypeVar("Value")


class Pairs(Generic[Item, Value]):
    """Pairs of items for which `compare` has a value; it is handed the lesser one first and must hang on the two alone."""

    def __init__(self, compare: Callable[[Item, Item], Value | None]) -> None:
        self._compare = compare
        self._keys: dict[Item, frozenset[Hashable]] = {}
        self._holders: dict[Hashable, set[Item]] = defaultdict(set)
        self._found: dict[Item, dict[Item, Value]] = {}

    def update(self, changed: Mapping[Item, Iterable[Hashable] | None]) -> set[Item]:
        """Take in the new keys of what changed, None for what is gone. Returns it with all that it was or is paired with."""
        touched = set(changed)
        for item in changed:
            for other in self._found.pop(item, {}):
                del self._found[other][item]
                touched.add(other)
            for key in self._keys.pop(item, ()):
                self._holders[key].discard(item)
                if not self._holders[key]:
                    del self._holders[key]
        for item, keys in changed.items():
            if keys is not None and (new := frozenset(keys)):
                others = set[Item]().union(*(self._holders[key] for key in new if key in self._holders))
                self._keys[item] = new
                for key in new:
                    self._holders[key].add(item)
                touched.update(other for other in others if self._paired(item, other))
        return touched

    def _paired(self, item: Item, other: Item) -> bool:
        low, high = (item, other) if item < other else (other, item)
        value = self._compare(low, high)
        if value is None:
            return False
        self._found.setdefault(low, {})[high] = value
        self._found.setdefault(high, {})[low] = value
        return True

    def of(self, item: Item) -> Mapping[Item, Value]:
        """What an item is paired with."""
        return self._found.get(item, {})

    def each(self) -> Iterable[tuple[Item, Item, Value]]:
        """All pairs once, the lesser item first."""
        for low, others in self._found.items():
            for high, value in others.items():
                if low < high:
                    yield low, high, value


def reached(starts: Iterable[Item], neighbours: Callable[[Item], Iterable[Item]]) -> list[list[Item]]:
    """The sets of what hangs together with each start, each set sorted and given once."""
    seen: set[Item] = set()
    sets = []
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        waiting, found = [start], [start]
        while waiting:
            for other in neighbours(waiting.pop()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    found.append(other)
        sets.append(sorted(found))
    return sets
