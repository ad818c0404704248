"""Claims that a reader asks for, beyond the filters of every page: of a kind, of a category, on somebody, with words, taking a side."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.text.scripts import fold


class Asked(Struct, frozen=True, kw_only=True):
    """What a list of claims is narrowed to; what is left out does not narrow.

    `category` is the claim's event, type, aspect, measure, mode or change; `stance` is 1, 0 or −1; `words` stand in the evidence, in
    either Chinese script."""

    kind: str | None = None
    category: str | None = None
    actor: str | None = None
    stance: int | None = None
    words: str | None = None
    contradicted: bool = False


def category_of(claim: AnyClaim) -> str | None:
    """The code that tells a claim from others of its kind."""
    match claim:
        case Event():
            return claim.event
        case Relation():
            return claim.type
        case Condition():
            return claim.aspect
        case Quantity():
            return claim.measure
        case Quotation():
            return claim.mode
        case Occupancy():
            return claim.change
        case Deployment():
            return None


def asked_for(snapshot: Snapshot, filters: Wanted, asked: Asked) -> list[AnyClaim]:
    """The claims, by the day their reports came out."""
    among = None if asked.actor is None else snapshot.of_actor.get(asked.actor, ())
    found: Iterable[AnyClaim] = snapshot.wanted(filters, among)
    if asked.kind is not None:
        found = (one for one in found if type(one).__name__.lower() == asked.kind)
    if asked.category is not None:
        found = (one for one in found if category_of(one) == asked.category)
    if asked.stance is not None:
        found = (one for one in found if isinstance(one, Quotation) and one.stance and one.stance.value == asked.stance)
    if asked.words:
        key = fold(asked.words)
        found = (one for one in found if any(key in fold(span.text) for span in one.spans))
    if asked.contradicted:
        found = (one for one in found if one.id in snapshot.conflicts_of)
    return list(found)


def categories(snapshot: Snapshot, filters: Wanted, kind: str) -> Sequence[tuple[str, int]]:
    """The categories of a kind among the claims that the filters let through, the most frequent first."""
    return snapshot.held(("categories", filters, kind), lambda: _categories(snapshot, filters, kind))


def _categories(snapshot: Snapshot, filters: Wanted, kind: str) -> Sequence[tuple[str, int]]:
    counted = Counter(category_of(one) for one in asked_for(snapshot, filters, Asked(kind=kind)))
    return [(code, number) for code, number in counted.most_common() if code is not None]
