"""One list of claims of all kinds."""

from collections.abc import Mapping

from dragoman.analysis.asking import Asked, asked_for, categories
from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Telling, latest_first, told_once
from dragoman.schema.claims import CLAIM_TYPES
from dragoman.web.look import Look, Page, part_of
from dragoman.web.wording import kind_of

ON_A_PAGE = 50
# The groups of words that stand for the categories of each kind.
WORDS = {
    "event": "event", "relation": "relations", "condition": "aspect", "quantity": "measure", "quotation": "mode", "occupancy": "change",
}  # fmt: skip
_STANCES = {"for": 1, "neutral": 0, "against": -1}


def asked(parameters: Mapping[str, str]) -> Asked:
    """From an address; a kind that there is none of is none."""
    kind = parameters.get("kind")
    return Asked(
        kind=kind if kind in CLAIM_TYPES else None,
        category=parameters.get("category") or None,
        actor=parameters.get("actor") or None,
        stance=_STANCES.get(parameters.get("stance", "")),
        words=parameters.get("words", "").strip() or None,
        contradicted=parameters.get("contradicted") == "1",
    )


def page(look: Look, wanted: Asked, number: int) -> Page:
    """A page of the list, the latest first. Forces come with a map."""
    told = _told(look.snapshot, look.wanted, wanted)
    part = part_of(told, number, ON_A_PAGE)
    there = look.snapshot.held(("kinds", look.wanted), lambda: {kind_of(one) for one in look.claims})
    context = {
        "tellings": part.items,
        "part": part,
        "total": len(told),
        "asked": wanted,
        "kinds": [one for one in CLAIM_TYPES if one in there],
        "categories": categories(look.snapshot, look.wanted, wanted.kind) if wanted.kind else (),
        "group": WORDS.get(wanted.kind or ""),
        "places": look.places(told) if wanted.kind == "deployment" else (),
        "contested": look.contested() if wanted.kind == "deployment" else (),
    }
    return Page("claims.html", context)


def pages_of(snapshot: Snapshot, filters: Wanted, wanted: Asked) -> int:
    """How many pages the list has."""
    return max(1, -(-len(_told(snapshot, filters, wanted)) // ON_A_PAGE))


def _told(snapshot: Snapshot, filters: Wanted, wanted: Asked) -> list[Telling]:
    return snapshot.held(
        ("told", filters, wanted), lambda: told_once(snapshot, latest_first(snapshot, asked_for(snapshot, filters, wanted)))
    )
