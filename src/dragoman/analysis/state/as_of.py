"""The situation on a day: offices, forces, recognitions, memberships and controls that claims say held then.

A claim holds on a day when its own time covers it. One without a time is assumed to hold from its report's day on, until some claim gives
the day of its end. Otherwise later tellings do not overrule earlier ones: where they differ all are shown, marked as disputed.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.state.power import heads
from dragoman.schema.claims import AnyClaim, Deployment, Occupancy, Relation
from dragoman.schema.dates import bounds

Matter = Literal["office", "force", "recognition", "membership", "leadership", "alliance", "control"]
UNREAL = frozenset({"future", "hypothetical", "negation"})
LEFT = frozenset({"dismissed", "resigned"})
STALE = timedelta(31)  # a report may still call somebody by the office that was lost so long ago
MATTERS: dict[str, Matter] = {
    "recognises": "recognition",
    "member_of": "membership",
    "leads": "leadership",
    "allied_with": "alliance",
    "controls": "control",
    "claims": "control",
}


class Held(Struct, frozen=True, kw_only=True):
    """What held on the day. `who` and `what` are ids of the day; `negated`: told not to be so (a recognition refused).

    `since` and `until` are EDTF as told. `told`: the latest telling. `heads`: the head words of an office. `assumed`: no time is given,
    so it counts from its report on.
    """

    matter: Matter
    who: str
    what: str | None
    words: str
    negated: bool = False
    since: str | None = None
    until: str | None = None
    told: str | None
    assumed: bool
    disputed: bool
    claims: tuple[str, ...]
    heads: frozenset[str] = frozenset()


def as_of(snapshot: Snapshot, day: date, about: str | None = None) -> list[Held]:
    """What held on a day, by matter; of one actor (an id of the day) or of all."""
    found: dict[tuple[str, ...], list[tuple[AnyClaim, Held]]] = {}
    over = _ends(snapshot, day)
    for claim in snapshot.claims.values():
        held = _held(snapshot, claim, day)
        if held is not None and _stale(held, over):
            continue
        if held is not None and (about is None or about in {actor for _, actor in snapshot.slots[claim.id]}):
            key = (held.matter, held.who, held.what or "", held.words if held.matter == "office" else "", str(held.negated))
            found.setdefault(key, []).append((claim, held))
    order = list(dict.fromkeys(("office", "force", *MATTERS.values())))
    made = [_latest(same) for same in found.values()]
    return sorted(made, key=lambda one: (order.index(one.matter), one.who, one.what or ""))


def _held(snapshot: Snapshot, claim: AnyClaim, day: date) -> Held | None:
    if claim.id not in snapshot.joined.claims or snapshot.state(claim) == "rejected" or (UNREAL - {"negation"}) & set(claim.auxiliary):
        return None
    matter: Matter
    if isinstance(claim, Occupancy):
        matter, who, what, words = "office", claim.holder, claim.organisation, claim.post
        ended = claim.status == "ended"
    elif isinstance(claim, Deployment):
        matter, who, what, words, ended = "force", claim.unit, claim.site, "at", False
    elif isinstance(claim, Relation) and claim.type in MATTERS:
        matter, who, what, words, ended = MATTERS[claim.type], claim.from_, claim.to, claim.type, False
    else:
        return None
    published = snapshot.reports[claim.report].published
    told = date.fromisoformat(published[:10]) if published else None
    since, until, assumed = _span(claim, told, ended)
    subject = snapshot.id_of(claim, who.id)
    if subject is None or (since is None and until is None) or not ((since or date.min) <= day <= (until or date.max)):
        return None
    return Held(
        matter=matter, who=subject, what=snapshot.id_of(claim, what.id) if what else None, words=words,
        negated="negation" in claim.auxiliary,
        since=_told_end(claim.date, 0) if since else None, until=_told_end(claim.date, 1) if until else None,
        told=told.isoformat() if told else None, assumed=assumed, disputed=claim.id in snapshot.conflicts_of, claims=(claim.id,),
        heads=heads(claim) if isinstance(claim, Occupancy) else frozenset(),
    )  # fmt: skip


def _told_end(told: str | None, end: int) -> str | None:
    """The beginning (0) or the end (1) of a time as the words give it; None where they give none."""
    if told is None:
        return None
    parts = told.split("/")
    return parts[end] if len(parts) == 2 and parts[end] not in {"", ".."} else parts[0] or None


def _ends(snapshot: Snapshot, day: date) -> dict[tuple[str, str], date]:
    """The last day, up to this one, on which somebody is told to have left an office: by id of the day and the office's head word."""
    found: dict[tuple[str, str], date] = {}
    for claim in snapshot.claims.values():
        if isinstance(claim, Occupancy) and claim.id in snapshot.joined.claims and (claim.status == "ended" or claim.change in LEFT):
            _, until, _ = _span(claim, None, True)
            holder = snapshot.id_of(claim, claim.holder.id)
            if (
                holder is not None
                and until is not None
                and until <= day
                and not {"future", "hypothetical", "negation"} & set(claim.auxiliary)
            ):
                for head in heads(claim):
                    found[holder, head] = max(found.get((holder, head), until), until)
    return found


def _stale(held: Held, over: dict[tuple[str, str], date]) -> bool:
    """Whether an office is only assumed to be held still, though some claim gives the day of its end."""
    if held.matter != "office" or not held.assumed or held.told is None:
        return False
    told = date.fromisoformat(held.told)
    return any((held.who, head) in over and told - over[held.who, head] <= STALE for head in held.heads)


def _span(claim: AnyClaim, told: date | None, ended: bool) -> tuple[date | None, date | None, bool]:
    """First and last day on which a claim holds, and whether that is assumed. Nothing where it only tells of an end without its day."""
    if claim.date is not None:
        first, last = bounds(claim.date)
        if isinstance(claim, Occupancy) and claim.change in LEFT:
            return None, first, False
        if "/" in claim.date:
            return first, last, False
        if isinstance(claim, Occupancy):
            # The day of a change: who came in holds from then, who went had it until then.
            return (None, first, False) if ended else (first, None, False)
        if claim.date and first is not None and last is not None and "historical" in claim.auxiliary:
            return first, last, False
        return first, None, False
    if ended or "historical" in claim.auxiliary:
        return None, None, True
    return told, None, True


def _latest(same: Iterable[tuple[AnyClaim, Held]]) -> Held:
    """One line of all tellings: times that are given before those that are assumed, the latest telling first."""
    ordered = sorted(same, key=lambda pair: (not pair[1].assumed, pair[1].told or ""), reverse=True)
    fields = {name: getattr(ordered[0][1], name) for name in ordered[0][1].__struct_fields__}
    fields |= {"claims": tuple(claim.id for claim, _ in ordered), "disputed": any(held.disputed for _, held in ordered)}
    return Held(**fields)
