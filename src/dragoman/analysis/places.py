"""Where claims lie on a map."""

from collections.abc import Iterable

from msgspec import Struct

from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Telling
from dragoman.lexicon.disputed import DisputedArea, disputed_areas
from dragoman.schema.claims import AnyClaim, Relation

_HOLDING = ("controls", "claims", "recognises", "part_of")
_SLOTS = ("location", "site", "venue")


class Place(Struct, frozen=True):
    """A place with its position (degrees north and east, WGS 84) and what is told of it."""

    actor: str
    lat: float
    lon: float
    tellings: tuple[Telling, ...]


def located(snapshot: Snapshot, told: Iterable[Telling]) -> list[Place]:
    """Places that tellings name as where something is, those with most tellings first. What has no position is on no map."""
    found: dict[str, list[Telling]] = {}
    for telling in told:
        named = [actor for slot, actor in snapshot.slots[telling.claim.id] if slot in _SLOTS and actor in snapshot.points]
        for actor in dict.fromkeys(named):
            found.setdefault(actor, []).append(telling)
    places = [Place(actor, *snapshot.points[actor], tuple(tellings)) for actor, tellings in found.items()]
    return sorted(places, key=lambda one: (-len(one.tellings), one.actor))


class Contested(Struct, frozen=True):
    """A disputed area, and the claims that say who controls, claims or recognises it."""

    area: DisputedArea
    claims: tuple[Relation, ...]


def contested(snapshot: Snapshot, claims: Iterable[AnyClaim]) -> list[Contested]:
    """Every disputed area, those that claims speak of first."""
    told: dict[str, list[Relation]] = {}
    for claim in claims:
        if isinstance(claim, Relation) and claim.type in _HOLDING and (to := snapshot.id_of(claim, claim.to.id)):
            told.setdefault(to, []).append(claim)
    found = [Contested(one, tuple(told.get(one.actor, ()))) for one in disputed_areas()]
    return sorted(found, key=lambda one: -len(one.claims))
