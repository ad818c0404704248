"""A claim with what it must be compared by: its actors as linked, its days, whether it is meant as said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from dragoman.resolving.actors import Linked
from dragoman.resolving.names import is_unnamed
from dragoman.resolving.times import COUNT, NEWS, Window, published_day, window_of
from dragoman.schema.claims import AnyClaim, Quantity, entities_of
from dragoman.schema.entities import Entity
from dragoman.schema.report import Report

# A figure and a name so many characters apart stand in one passage.
NEAR = 250
# Marks that make another statement of a claim. Background is told of the same facts as news.
_MARKS = frozenset({"negation", "future", "hypothetical"})


class Situation(Struct, frozen=True, kw_only=True):
    """What facts and conflicts are made from, beside the claims."""

    reports: Mapping[str, Report]
    linked: Linked
    voices: Mapping[str, str]

    def type_of(self, actor: str) -> str | None:
        """The type of an actor by its id of the day."""
        record = self.linked.actors.get(actor)
        return record.type if record else None


class Telling(Struct, frozen=True):
    """One claim, ready to be compared."""

    claim: AnyClaim
    window: Window | None
    modality: frozenset[str]
    situation: Situation
    around: frozenset[str] = frozenset()  # named actors of the claims that stand near a figure

    def ids(self, entities: Iterable[Entity]) -> frozenset[str]:
        """The ids of the day of the entities that are actors."""
        found = (self.situation.linked.of(self.claim.report, one.id) for one in entities)
        return frozenset(one for one in found if one is not None)

    def id(self, entity: Entity | None) -> str | None:
        """The id of the day of one entity."""
        return None if entity is None else self.situation.linked.of(self.claim.report, entity.id)

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return "negation" in self.modality

    @property
    def voice(self) -> str:
        """The voice its report belongs to."""
        return self.situation.voices.get(self.claim.report, self.claim.report)

    @property
    def told(self) -> str | None:
        """The day its report came out."""
        day = published_day(self.situation.reports.get(self.claim.report))
        return day.isoformat() if day else None


def named(ids: Iterable[str]) -> list[str]:
    """Those of the ids that stand for somebody with a name, sorted."""
    return sorted(one for one in ids if not is_unnamed(one))


def tellings(claims: Iterable[AnyClaim], situation: Situation) -> list[Telling]:
    """The claims ready to be compared, in the order of their ids."""
    made = []
    ordered = sorted(claims, key=lambda one: one.id)
    places = _places(ordered, situation)
    for claim in ordered:
        back = COUNT if isinstance(claim, Quantity) else NEWS
        window = window_of(claim, situation.reports.get(claim.report), back)
        around = _around(claim, places[claim.report]) if isinstance(claim, Quantity) else frozenset[str]()
        made.append(Telling(claim, window, _MARKS & frozenset(claim.auxiliary), situation, around))
    return made


def _places(claims: Iterable[AnyClaim], situation: Situation) -> dict[str, list[tuple[int, str]]]:
    """For each report where in its text a claim names whom."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        names = (situation.linked.of(claim.report, entity.id) for _, entity in entities_of(claim) if not is_unnamed(entity.id))
        found[claim.report] += [(min(claim.spans).start, name) for name in names if name is not None]
    return found


def _around(claim: AnyClaim, places: Iterable[tuple[int, str]]) -> frozenset[str]:
    start = min(claim.spans).start
    return frozenset(name for place, name in places if abs(place - start) <= NEAR)
