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


class Telling(Struct, frozen=True, eq=False):
    """One claim, ready to be compared."""

    claim: AnyClaim
    window: Window | None
    modality: frozenset[str]
    situation: Situation
    days: Mapping[str, str] = {}  # the id of the day of each actor that the claim names
    around: frozenset[str] = frozenset()  # named actors of the claims that stand near a figure
    told: str | None = None  # the day its report came out

    def ids(self, entities: Iterable[Entity]) -> frozenset[str]:
        """The ids of the day of the entities that are actors."""
        return frozenset(self.days[one.id] for one in entities if one.id is not None)

    def id(self, entity: Entity | None) -> str | None:
        """The id of the day of one entity."""
        return None if entity is None or entity.id is None else self.days[entity.id]

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return "negation" in self.modality

    @property
    def voice(self) -> str:
        """The voice its report belongs to."""
        return self.situation.voices.get(self.claim.report, self.claim.report)

    def differs(self, other: "Telling | None") -> bool:
        """Whether it must be compared anew, another telling of the same claim having been compared."""
        mine = (self.days, self.around, self.window, self.told)
        return other is None or mine != (other.days, other.around, other.window, other.told) or self.claim != other.claim


def named(ids: Iterable[str]) -> list[str]:
    """Those of the ids that stand for somebody with a name, sorted."""
    return sorted(one for one in ids if not is_unnamed(one))


def tellings(claims: Iterable[AnyClaim], situation: Situation) -> list[Telling]:
    """The claims ready to be compared, in the order of their ids."""
    ordered = sorted(claims, key=lambda one: one.id)
    days = [{one: day_of(claim.report, one, situation) for one in _actors(claim)} for claim in ordered]
    places = _places(ordered, days)
    made = []
    for claim, named_days in zip(ordered, days, strict=True):
        report = situation.reports.get(claim.report)
        back = COUNT if isinstance(claim, Quantity) else NEWS
        around = _around(claim, places[claim.report]) if isinstance(claim, Quantity) else frozenset[str]()
        day = published_day(report)
        told = day.isoformat() if day else None
        window, marks = window_of(claim, report, back), _MARKS & frozenset(claim.auxiliary)
        made.append(Telling(claim, window, marks, situation, named_days, around, told))
    return made


def day_of(report: str, actor: str, situation: Situation) -> str:
    """The id that an actor of a report goes by."""
    return situation.linked.of(report, actor) or actor


def _actors(claim: AnyClaim) -> set[str]:
    return {entity.id for _, entity in entities_of(claim) if entity.id is not None}


def _places(claims: Iterable[AnyClaim], days: Iterable[Mapping[str, str]]) -> dict[str, list[tuple[int, str]]]:
    """For each report where in its text a claim names whom."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim, names in zip(claims, days, strict=True):
        found[claim.report] += [(min(claim.spans).start, day) for own, day in names.items() if not is_unnamed(own)]
    return found


def _around(claim: AnyClaim, places: Iterable[tuple[int, str]]) -> frozenset[str]:
    start = min(claim.spans).start
    return frozenset(name for place, name in places if abs(place - start) <= NEAR)
