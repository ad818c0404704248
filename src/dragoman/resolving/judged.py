"""What analysts decided on actors: which mentions are one, and which are not, whatever the evidence says.

A judgement `join` says that all its targets are one; `part` that the first is none of the others. One that another undoes counts no more.
"""

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct

from dragoman.resolving.evidence import Mention, mention_from
from dragoman.schema.derived import Judgement


class Verdicts(Struct, frozen=True):
    """Pairs that are one, each with the judgement that says so, and for each mention those that it is not."""

    joined: tuple[tuple[Mention, Mention, Judgement], ...] = ()
    parted: Mapping[Mention, frozenset[Mention]] = {}

    def keep_apart(self, left: Iterable[Mention], right: Iterable[Mention]) -> bool:
        """Whether one of the left was parted from one of the right."""
        others = frozenset(right)
        return any(self.parted.get(one, frozenset()) & others for one in left)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that nothing undoes, the oldest first."""
    known = sorted(judgements, key=lambda one: (one.at, one.id))
    undone = {one.undoes for one in known}
    return [one for one in known if one.id not in undone]


def verdicts(judgements: Iterable[Judgement], there: Container[Mention]) -> Verdicts:
    """What stands of the judgements on mentions that are still there."""
    joined: list[tuple[Mention, Mention, Judgement]] = []
    parted: dict[Mention, set[Mention]] = {}
    for judgement in standing(judgements):
        first, *others = (mention_from(key) for key in judgement.target)
        for other in others:
            if first not in there or other not in there:
                continue
            if judgement.action == "join":
                joined.append((min(first, other), max(first, other), judgement))
            elif judgement.action == "part":
                parted.setdefault(first, set()).add(other)
                parted.setdefault(other, set()).add(first)
    return Verdicts(tuple(joined), {one: frozenset(others) for one, others in parted.items()})
