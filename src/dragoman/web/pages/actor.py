"""Everybody, and one actor."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from dragoman.analysis.portrait import portrait, related
from dragoman.analysis.tellings import most_active
from dragoman.lexicon.traits import names_trait
from dragoman.schema.actor import ACTOR_TYPES, Actor
from dragoman.schema.claims import Relation
from dragoman.store.view import NotThereError
from dragoman.web.judged import Entered
from dragoman.web.look import Look, Page
from dragoman.web.sameness import sameness

MANY = 200
SHOWN = 12  # of each heading; the list of claims has the rest


class Network(Struct, frozen=True):
    """What the network shows: how many steps from the actor, and which type of relation (None: all)."""

    steps: int = 1
    type: str | None = None


def network(parameters: Mapping[str, str]) -> Network:
    """From an address."""
    return Network(2 if parameters.get("steps") == "2" else 1, parameters.get("relation") or None)


def actors(look: Look, kind: str | None = None) -> Page:
    """Who is named in claims that the filters let through, by type."""
    found = look.snapshot.held(("active", look.wanted), lambda: most_active(look.snapshot, look.claims, len(look.snapshot.actors)))
    typed = [one for one in found if kind is None or look.snapshot.actors[one[0]].type == kind]
    there = {look.snapshot.actors[name].type for name, _, _ in found}
    kinds = [one for one in ACTOR_TYPES if one in there]
    return Page("actors.html", {"actors": typed[:MANY], "more": max(0, len(typed) - MANY), "kind": kind, "kinds": kinds})


def page(look: Look, actor_id: str, wanted: Network | None = None, entered: Entered | None = None) -> Page:
    """An actor, by the id of the day or one that was joined to it. `entered` is what an analyst wrote that could not be taken."""
    wanted = wanted or Network()
    actor_id = look.snapshot.day_actor(actor_id) or actor_id
    actor = look.snapshot.actors.get(actor_id)
    if actor is None:
        raise NotThereError(f"nobody has the id {actor_id} in this situation")
    if not look.wanted.traits and actor.type == "person":
        actor = _discreet(actor)
    claims = look.snapshot.wanted(look.wanted, look.snapshot.of_actor.get(actor_id, ()))
    told = portrait(look.snapshot, actor_id, look.wanted, wanted.steps)
    edges = [one for one in told.edges if wanted.type is None or _type(one.telling.claim) == wanted.type]
    others = most_active(look.snapshot, claims, 9)
    return Page(
        "actor.html",
        {
            "actor": actor,
            "told": told,
            "edges": edges,
            "types": related(told.edges),
            "network": wanted,
            "with": [one for one in others if one[0] != actor_id],
            "count": len(claims),
            "reports": len({one.report for one in claims}),
            "most": SHOWN,
            "same": None if look.published else sameness(look, actor_id),
            "entered": entered,
        },
    )


def _discreet(actor: Actor) -> Actor:
    """Without a description or names that call somebody by ethnicity or religion; the first name stays."""
    names = (actor.names[0], *(one for one in actor.names[1:] if not names_trait(one.text)))
    return replace(actor, names=names, description=None if names_trait(actor.description) else actor.description)


def _type(claim: object) -> str | None:
    return claim.type if isinstance(claim, Relation) else None
