"""Who speaks and acts for an actor: a state's government, army and parliament are the state; its other people are its society."""

from typing import Literal

from msgspec import Struct

from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.entities import Entity

Which = Literal["one", "other"]
Voice = Literal["state", "society"]
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})  # the sectors of PLOVER that act for a state


class Side(Struct, frozen=True):
    """One of the two: which, and whether it is the actor itself (or who acts for it) or only its people."""

    which: Which
    voice: Voice


class Sides:
    """Finds which side of a pair somebody is on. `one` and `other` are ids of the day."""

    def __init__(self, snapshot: Snapshot, one: str, other: str) -> None:
        self._snapshot = snapshot
        self.actors: dict[Which, Actor] = {"one": snapshot.actors[one], "other": snapshot.actors[other]}

    def of(self, claim: AnyClaim, entity: Entity | None) -> Side | None:
        """The side of an entity of a claim; None for a third party."""
        actor = self._snapshot.actors.get(self._snapshot.id_of(claim, entity.id) or "") if entity else None
        return self.side(actor) if actor else None

    def side(self, actor: Actor) -> Side | None:
        """The side of an actor."""
        for which, whole in self.actors.items():
            if actor.id == whole.id:
                return Side(which, "state")
            if whole.type == "state" and whole.country is not None and actor.country == whole.country and actor.type != "place":
                official = actor.type in {"state", "territory"} or actor.sector in OFFICIAL
                return Side(which, "state" if official else "society")
        return None

    def named(self, claim: AnyClaim, *slots: str) -> dict[Which, list[Entity]]:
        """Entities in these slots of a claim, or in any, by side."""
        found: dict[Which, list[Entity]] = {"one": [], "other": []}
        for slot, entity in entities_of(claim):
            side = self.of(claim, entity) if not slots or slot in slots else None
            if side is not None:
                found[side.which].append(entity)
        return found

    def official(self, claim: AnyClaim, slot: str) -> set[Which]:
        """The sides that are in a slot as states, or as themselves."""
        held = (self.of(claim, entity) for name, entity in entities_of(claim) if name == slot)
        return {side.which for side in held if side is not None and side.voice == "state"}
