"""Which mentions are one: union-find in a fixed order, so that the order of reading has no effect."""

from collections.abc import Callable, Iterable

from dragoman.resolving.evidence import Mention, key_of
from dragoman.resolving.names import is_known


class Partition:
    """Sets of mentions that only grow; `may` says whether two sets, each sorted, may become one."""

    def __init__(self, mentions: Iterable[Mention], may: Callable[[list[Mention], list[Mention]], bool]) -> None:
        self._parent = {one: one for one in mentions}
        self._members = {one: [one] for one in self._parent}
        self._may = may

    def root(self, mention: Mention) -> Mention:
        """The least mention of the set."""
        parent = self._parent
        while parent[mention] != mention:
            parent[mention] = parent[parent[mention]]
            mention = parent[mention]
        return mention

    def members(self, mention: Mention) -> list[Mention]:
        """The set that a mention is in, sorted."""
        return self._members[self.root(mention)]

    def join(self, one: Mention, other: Mention, decided: bool = False) -> bool:
        """Make two sets one; False where they may not be, unless it was decided."""
        low, high = sorted((self.root(one), self.root(other)))
        if low == high:
            return True
        if not decided and not self._may(self._members[low], self._members[high]):
            return False
        self._parent[high] = low
        self._members[low] = sorted(self._members[low] + self._members.pop(high))
        return True

    def sets(self) -> list[list[Mention]]:
        """All sets, each sorted, in the order of their least mention."""
        return [self._members[root] for root in sorted(self._members)]


def best_name(part: Iterable[Mention]) -> str:
    """What a set would go by if it were alone: a `wd:` id if one member has it, else the least known id, else the least."""
    return min({one.actor for one in part}, key=lambda name: (not name.startswith("wd:"), not is_known(name), name))


def name_set(part: Iterable[Mention], best: str, alone: bool) -> str:
    """The id that a set goes by. Namesakes who are kept apart have one id in their reports: each goes by its least mention under it."""
    return best if alone else key_of(min(one for one in part if one.actor == best))
