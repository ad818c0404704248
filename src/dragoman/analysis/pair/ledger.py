"""The dated ledger of two actors: what each did to the other, what each says of the other, and how they are said to stand.

Claims of one fact are one entry. Only acts between the two themselves that the author tells as facts, or a voice that belongs to neither,
are scored; what is alleged, planned, supposed, denied or long past is shown and never scored, nor is what has no day within a month.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dragoman.analysis.pair.sides import Side, Sides, Which
from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Quotation, Relation, Trend
from dragoman.schema.dates import bounds
from dragoman.schema.entities import Span

EntryKind = Literal["act", "words", "relation", "condition", "deployment"]
Told = Literal["fact", "independent", "alleged", "planned", "supposed", "denied", "historical"]
Direction = Literal["one_to_other", "other_to_one", "both", "about_both"]
MONTH = timedelta(31)
TIES = frozenset({"allied_with", "trades_with", "neighbour_of"})
SCORED: frozenset[Told] = frozenset({"fact", "independent"})
_AUXILIARY: dict[str, Told] = {"historical": "historical", "future": "planned", "hypothetical": "supposed", "negation": "denied"}
_TOWARD: dict[Which, Direction] = {"one": "one_to_other", "other": "other_to_one"}


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the ledger.

    `day` is EDTF: the matter's own where the words give it, else the day its report came out (`dated` is false then).
    `what`: category, type or aspect. `score`: PLOVER's, −10 to 10, only on scored acts. `stance`: −1 to 1, of words.
    `voice`: whose words. `voices`: independent tellings. `read_by`: claims that read these words as being about the other. `disputed`: some
    conflict has it.
    """

    kind: EntryKind
    day: str | None
    dated: bool
    direction: Direction
    what: str
    told: Told
    score: float | None = None
    stance: int | None = None
    trend: Trend | None = None
    voice: Side | None = None
    voices: int = 1
    confidence: float
    disputed: bool = False
    claims: tuple[str, ...]
    read_by: tuple[str, ...] = ()

    @property
    def scored(self) -> bool:
        """Whether it counts in a course: a score, and a day of its own that the words give to the month."""
        first, last = bounds(self.day) if self.day and self.dated else (None, None)
        return self.score is not None and first is not None and last is not None and last - first <= MONTH

    @property
    def when(self) -> date | None:
        """Its first day, or its last where only that is known."""
        first, last = bounds(self.day) if self.day else (None, None)
        return first or last


def ledger(snapshot: Snapshot, sides: Sides, among: Iterable[AnyClaim] | None = None) -> list[Entry]:
    """Every line about the two, the oldest first; those without a date stand last."""
    claims = [one for one in (snapshot.claims.values() if among is None else among) if one.id in snapshot.joined.claims]
    theirs = _differing(claims, sides) | _spoken_to_the_other(snapshot, claims, sides)
    told: dict[tuple[str, str], list[tuple[AnyClaim, Entry]]] = {}
    for claim in claims:
        if snapshot.state(claim) == "rejected":
            continue
        entry = _entry(snapshot, sides, claim, claim.id in theirs)
        if entry is not None:
            fact = snapshot.fact_of.get(claim.id)
            told.setdefault((fact.id if fact else claim.id, entry.direction), []).append((claim, entry))
    entries = [_merged(snapshot, same) for same in told.values()]
    return sorted(entries, key=lambda one: one.when or date.max)


def _entry(snapshot: Snapshot, sides: Sides, claim: AnyClaim, theirs: bool) -> Entry | None:
    read_by: tuple[str, ...] = ()
    stance, voice, score, trend = None, None, None, None
    kind: EntryKind
    if isinstance(claim, Event):
        kind, what, direction = "act", claim.event, _act(sides, claim)
        score = claim.score
    elif isinstance(claim, Quotation):
        kind, what, voice = "words", claim.mode, sides.of(claim, claim.speaker)
        direction, read_by = _words(snapshot, sides, claim)
        stance = claim.stance.value if claim.stance and sides.of(claim, claim.stance.target) not in (None, voice) else None
    elif isinstance(claim, Relation):
        kind, what, trend = "relation", claim.type, claim.trend
        direction = _between(sides, claim, "from", "to") or (_over(sides, claim) if theirs else None)
    elif isinstance(claim, Condition):
        kind, what, trend, direction = "condition", claim.aspect, claim.trend, _between(sides, claim, "of", "about")
    elif isinstance(claim, Deployment):
        kind, what, direction = "deployment", "deployment", _abroad(snapshot, sides, claim)
    else:
        return None
    if direction is None:
        return None
    told = _told(sides, claim)
    return Entry(
        kind=kind, day=snapshot.day_of(claim), dated=claim.date is not None, direction=direction, what=what, told=told, stance=stance,
        score=score if told in SCORED else None, trend=trend, voice=voice, confidence=claim.confidence,
        disputed=claim.id in snapshot.conflicts_of, claims=(claim.id,), read_by=read_by,
    )  # fmt: skip


def _told(sides: Sides, claim: AnyClaim) -> Told:
    """How an act or relation is told; what a voice of either side says of it is its allegation. Words that were said were said."""
    for auxiliary, told in _AUXILIARY.items():
        if auxiliary in claim.auxiliary and not (isinstance(claim, Relation | Quotation) and auxiliary == "negation"):
            return told
    if not claim.asserted_by or isinstance(claim, Quotation) or _own_word(sides, claim):
        return "fact"
    return "alleged" if any(sides.of(claim, one) for one in claim.asserted_by) else "independent"


def _own_word(sides: Sides, claim: AnyClaim) -> bool:
    """To say that one recognises somebody, or does not, is to do it."""
    if not isinstance(claim, Relation) or claim.type != "recognises":
        return False
    return any(sides.of(claim, one) == sides.of(claim, claim.from_) is not None for one in claim.asserted_by)


def _act(sides: Sides, claim: Event) -> Direction | None:
    doers, done = sides.official(claim, "actor"), sides.official(claim, "recipient")
    if len(doers) == 2 and not claim.recipient:
        return "both"
    towards = [doer for doer in doers if any(other != doer for other in done)]
    if len(towards) == 1:
        return _TOWARD[towards[0]]
    return "both" if towards else None


def _words(snapshot: Snapshot, sides: Sides, claim: Quotation) -> tuple[Direction | None, tuple[str, ...]]:
    """Words of one side that name the other, or that somebody reads as meant for it; a third party's that name both."""
    speaker = sides.of(claim, claim.speaker)
    named = sides.named(claim, "about", "addressee", "stance")
    if speaker is None:
        return ("about_both" if named["one"] and named["other"] else None), ()
    other: Which = "other" if speaker.which == "one" else "one"
    if named[other]:
        return _TOWARD[speaker.which], ()
    if speaker.voice != "state":
        return None, ()
    readers = tuple(one.id for kind, one in snapshot.answers_to.get(claim.id, ()) if kind == "reads" and sides.named(one)[other])
    return (_TOWARD[speaker.which] if readers else None), readers


def _between(sides: Sides, claim: AnyClaim, holder: str, matter: str) -> Direction | None:
    """How one side stands to the other. Ties that have no direction are both sides'."""
    holders, others = sides.official(claim, holder), sides.official(claim, matter)
    for which in sorted(holders):
        if any(other != which for other in others):
            return "both" if isinstance(claim, Relation) and claim.type in TIES else _TOWARD[which]
    return None


def _over(sides: Sides, claim: Relation) -> Direction | None:
    holder = sides.of(claim, claim.from_)
    return _TOWARD[holder.which] if holder and holder.voice == "state" else None


def _differing(claims: Sequence[AnyClaim], sides: Sides) -> set[str]:
    """Recognitions on which the two go different ways: one recognises what the other will not."""
    held: dict[str, dict[tuple[Which, bool], list[str]]] = {}
    for claim in claims:
        if isinstance(claim, Relation) and claim.type == "recognises" and claim.to.id is not None:
            side = sides.of(claim, claim.from_)
            if side is not None and side.voice == "state":
                held.setdefault(claim.to.id, {}).setdefault((side.which, "negation" in claim.auxiliary), []).append(claim.id)
    found: set[str] = set()
    for ways in held.values():
        for which, refused in list(ways):
            other: Which = "other" if which == "one" else "one"
            if (other, not refused) in ways:
                found.update(ways[which, refused])
    return found


def _spoken_to_the_other(snapshot: Snapshot, claims: Sequence[AnyClaim], sides: Sides) -> set[str]:
    """Recognitions given or refused in words that are meant for the other."""
    meant = [one for one in claims if isinstance(one, Quotation) and _words(snapshot, sides, one)[0] in _TOWARD.values()]
    stretches: dict[str, list[Span]] = {}
    for one in meant:
        stretches.setdefault(one.report, []).extend(one.spans)
    return {
        one.id
        for one in claims
        if isinstance(one, Relation) and one.type == "recognises" and one.asserted_by
        and any(words.start <= span.start and span.end <= words.end for words in stretches.get(one.report, ()) for span in one.spans)
    }  # fmt: skip


def _abroad(snapshot: Snapshot, sides: Sides, claim: Deployment) -> Direction | None:
    """A force of one side on the ground of the other."""
    side = sides.of(claim, claim.unit) or sides.of(claim, claim.of)
    site = snapshot.actors.get(snapshot.id_of(claim, claim.site.id) or "")
    if side is None or site is None:
        return None
    other: Which = "other" if side.which == "one" else "one"
    return _TOWARD[side.which] if site.country is not None and site.country == sides.actors[other].country else None


def _merged(snapshot: Snapshot, same: list[tuple[AnyClaim, Entry]]) -> Entry:
    """One line of all tellings: as the one tells it that claims least, with the independent voices of all."""
    order: list[Told] = ["fact", "independent", "alleged", "planned", "supposed", "denied", "historical"]
    _, best = min(same, key=lambda pair: (order.index(pair[1].told), not pair[1].dated, -pair[1].confidence, pair[0].id))
    fact = snapshot.fact_of.get(best.claims[0])
    fields = {name: getattr(best, name) for name in best.__struct_fields__}
    fields |= {
        "claims": (best.claims[0], *(claim.id for claim, _ in same if claim.id != best.claims[0])),
        "voices": fact.voices if fact else 1,
        "disputed": any(entry.disputed for _, entry in same),
        "read_by": tuple(dict.fromkeys(one for _, entry in same for one in entry.read_by)),
    }
    return Entry(**fields)
