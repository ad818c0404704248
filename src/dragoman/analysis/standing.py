"""Which judgements count: those that nothing takes back, in the order in which they were made."""

import re
from collections import defaultdict
from collections.abc import Iterable

from dragoman.schema.derived import Judgement

_VERSION = re.compile(r"[ /]?v?\d+(?:\.\d+)*(?=[:/ ]|$)")


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The oldest first; the order in which they are handed in is without effect."""
    return sorted(judgements, key=lambda one: (one.at, one.id))


def takers_of(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """For each judgement that others take back, those others, the oldest first."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for one in in_order(judgements):
        if one.undoes is not None and one.undoes != one.id:
            found[one.undoes].append(one)
    return dict(found)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that no standing judgement takes back: who takes back a taking back brings the first one back."""
    ordered = in_order(judgements)
    takers = takers_of(ordered)
    stands: dict[str, bool] = {}

    def holds(one: Judgement, above: frozenset[str]) -> bool:
        if one.id not in stands:
            others = (other for other in takers.get(one.id, ()) if other.id not in above)
            stands[one.id] = not any(holds(other, above | {one.id}) for other in others)
        return stands[one.id]

    return [one for one in ordered if holds(one, frozenset())]


def is_taking_back(one: Judgement) -> bool:
    """Whether a judgement does nothing but take another back."""
    return one.undoes is not None and one.target == (one.undoes,)


def rule_of(reader: str) -> str:
    """A claim's reader and rule without the version: `grammar/1:said` → `grammar:said`."""
    return _VERSION.sub("", reader)
