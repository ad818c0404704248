"""Everybody, and one actor."""

from dragoman.analysis.dossier import heading_of
from dragoman.analysis.tellings import latest_first, most_active, told_once
from dragoman.schema.actor import ACTOR_TYPES
from dragoman.store.view import NotThereError
from dragoman.web.look import Look, Page

MANY = 200


def actors(look: Look, kind: str | None) -> Page:
    """Who is named in claims that the filters let through, by type."""
    found = most_active(look.snapshot, look.claims, len(look.snapshot.actors))
    typed = [one for one in found if kind is None or look.snapshot.actors[one[0]].type == kind]
    kinds = [one for one in ACTOR_TYPES if any(look.snapshot.actors[name].type == one for name, _, _ in found)]
    return Page("actors.html", {"actors": typed[:MANY], "more": max(0, len(typed) - MANY), "kind": kind, "kinds": kinds})


def page(look: Look, actor_id: str) -> Page:
    """An actor."""
    actor = look.snapshot.actors.get(actor_id)
    if actor is None:
        raise NotThereError(f"nobody has the id {actor_id} in this situation")
    claims = look.snapshot.wanted(look.wanted, look.snapshot.of_actor.get(actor_id, ()))
    sections: dict[str, list[object]] = {}
    for telling in told_once(look.snapshot, latest_first(look.snapshot, claims)):
        sections.setdefault(heading_of(telling.claim, actor_id), []).append(telling)
    return Page("actor.html", {"actor": actor, "sections": sections, "claims": claims})
