"""One list of claims of all kinds."""

from collections.abc import Mapping

from msgspec import Struct

from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Telling, latest_first, told_once
from dragoman.schema.claims import CLAIM_TYPES
from dragoman.web.look import Look, Page
from dragoman.web.wording import kind_of

ON_A_PAGE = 50


class Asked(Struct, frozen=True):
    """What the list is narrowed to, beside the filters: a kind of claim, an actor."""

    kind: str | None = None
    actor: str | None = None


def asked(parameters: Mapping[str, str]) -> Asked:
    """From an address; a kind that there is none of is none."""
    kind = parameters.get("kind")
    return Asked(kind if kind in CLAIM_TYPES else None, parameters.get("actor") or None)


def page(look: Look, wanted: Asked, number: int) -> Page:
    """A page of the list, the latest first."""
    told = _told(look.snapshot, look.wanted, wanted)
    pages = max(1, -(-len(told) // ON_A_PAGE))
    number = min(number, pages)
    shown = told[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    there = {kind_of(one) for one in look.claims}
    kinds = [one for one in CLAIM_TYPES if one in there]
    context = {"tellings": shown, "total": len(told), "asked": wanted, "number": number, "pages": pages, "kinds": kinds}
    return Page("claims.html", context)


def pages_of(snapshot: Snapshot, filters: Wanted, wanted: Asked) -> int:
    """How many pages the list has."""
    return max(1, -(-len(_told(snapshot, filters, wanted)) // ON_A_PAGE))


def _told(snapshot: Snapshot, filters: Wanted, wanted: Asked) -> list[Telling]:
    among = None if wanted.actor is None else snapshot.of_actor.get(wanted.actor, ())
    found = (one for one in snapshot.wanted(filters, among) if wanted.kind in (None, kind_of(one)))
    return told_once(snapshot, latest_first(snapshot, found))
