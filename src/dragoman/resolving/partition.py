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


def names_of_sets(sets: Iterable[list[Mention]]) -> dict[Mention, str]:
    """The id each mention goes by: a `wd:` id if one member has it, else the least known id, else the least.

    Namesakes who are kept apart have one id in their reports: each set goes by its least mention under that id, so that they stay apart."""
    ordered = sorted(sets)
    best = [min({one.actor for one in found}, key=lambda name: (not name.startswith("wd:"), not is_known(name), name)) for found in ordered]
    used = {name: best.count(name) for name in set(best)}
    ids: dict[Mention, str] = {}
    for name, found in zip(best, ordered, strict=True):
        given = name if used[name] == 1 else key_of(min(one for one in found if one.actor == name))
        ids.update(dict.fromkeys(found, given))
    return ids
