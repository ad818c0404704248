"""Judgements as pages show them, and what an analyst entered in a form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from dragoman.analysis.judged import Listed
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.standing import is_taking_back, rule_of
from dragoman.analysis.translations import Rendering, rendering
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Judgement
from dragoman.web.slots import Sent


class Entered(Struct, frozen=True):
    """What was written in a form's fields, and why it could not be taken."""

    sent: Sent
    problem: str


class Decided(Struct, frozen=True):
    """A judgement with what it is about: the claim today, the title of a report, the rule, or the names of what was joined.

    `taken` is what it takes back, where it does."""

    judgement: Judgement
    stands: bool
    orphaned: bool
    what: str
    taken: str | None = None
    claim: AnyClaim | None = None
    title: str | None = None
    report: str | None = None
    words: str = ""
    names: tuple[str, ...] = ()
    said: Rendering | None = None
    changes: Mapping[str, tuple[Any, Any]] = {}


def decided(snapshot: Snapshot, listed: Iterable[Listed]) -> list[Decided]:
    """Judgements as pages show them, in the order given."""
    return [_decided(snapshot, one) for one in listed]


def standing_on(snapshot: Snapshot, claim: AnyClaim) -> list[Decided]:
    """The judgements that stand on a claim or on the rule that made it, the latest first; translations stand beside its words."""
    rule = rule_of(claim.reader)
    found = [
        one
        for one in snapshot.listed
        if one.stands and (one.on == claim.id or one.judgement.target == (rule,)) and rendering(one.judgement) is None
    ]
    return decided(snapshot, reversed(found))


def last_made(snapshot: Snapshot, ids: Sequence[str]) -> list[Decided]:
    """The judgements of these ids that stand, for what has just been decided."""
    return decided(snapshot, [one for one in snapshot.listed if one.judgement.id in ids and one.stands])


def _decided(snapshot: Snapshot, one: Listed) -> Decided:
    made = one.judgement
    if is_taking_back(made):
        taken = next((other for other in snapshot.listed if other.judgement.id == made.undoes), None)
        about = _decided(snapshot, taken) if taken is not None else None
        held = about or Decided(judgement=made, stands=one.stands, orphaned=one.orphaned, what="undo")
        return structs.replace(
            held, judgement=made, stands=one.stands, orphaned=one.orphaned, what="undo", taken=about.what if about else None
        )
    value = made.value or {}
    of = value.get("of")
    claim = snapshot.claims.get(one.on or "") or snapshot.left_out.get(one.on or "")
    is_report = isinstance(of, dict) and of.get("kind") == "report"
    spans = of.get("spans", ()) if isinstance(of, dict) else ()
    before = of if isinstance(of, dict) else {}
    return Decided(
        judgement=made,
        stands=one.stands,
        orphaned=one.orphaned,
        what="translate" if rendering(made) else str(made.action),
        claim=claim,
        title=str(before.get("title")) if is_report else None,
        report=one.on if is_report and one.on in snapshot.reports else None,
        words=" … ".join(str(span.get("text", "")) for span in spans),
        names=_names(snapshot, made),
        said=rendering(made),
        changes={slot: (before.get(slot), after) for slot, after in dict(value.get("set", {})).items()},
    )


def _names(snapshot: Snapshot, made: Judgement) -> tuple[str, ...]:
    """What a judgement names that is neither a claim nor a report: a rule, or actors."""
    if made.action == "mute":
        return made.target
    if made.action not in ("join", "part"):
        return ()
    known = (snapshot.day_actor(target.partition("@")[0]) for target in made.target)
    return tuple(snapshot.actors[day].name if day in snapshot.actors else target for target, day in zip(made.target, known, strict=True))
