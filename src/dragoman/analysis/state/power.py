"""Who gained and who lost in a state over a period: offices taken and lost, by whom, freedom lost, influence rising and falling, and
how others read it. Every line keeps the claims that it rests on; nothing is concluded that no claim says, but for an office that is told as
held right where its former holder is told to have lost it, which is marked as implied.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, structs

from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Event, Occupancy, Quotation, Relation, entities_of
from dragoman.schema.dates import bounds
from dragoman.schema.errors import DragomanError
from dragoman.text.scripts import fold

Outcome = Literal["gained", "lost"]
What = Literal["office", "freedom", "influence", "following"]
NEAR = 400  # characters between a dismissal and the office that who dismissed is told to hold: a sentence or two
TIES = frozenset({"works_for", "supports_side", "relative_of", "member_of", "leads", "created", "successor_of"})
PERSONAL = frozenset({"person", "group"})


class Move(Struct, frozen=True, kw_only=True):
    """One gain or loss. `matter`: the office or what else; `by`: who did it; `day`: EDTF, `dated` false where it is the report's own day.

    `implied`: no claim says in so many words that it changed hands. `holder` and `by` are ids of the day.
    """

    outcome: Outcome
    what: What
    holder: str
    matter: str
    organisation: str | None = None
    by: str | None = None
    day: str | None
    dated: bool
    implied: bool = False
    voices: int = 1
    disputed: bool = False
    claims: tuple[str, ...]


class Office(Struct, frozen=True, kw_only=True):
    """An office that changed hands: who had it before and who after, as far as it is told."""

    post: str
    organisation: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    claims: tuple[str, ...]


class Power(Struct, frozen=True, kw_only=True):
    """What changed: moves by day, offices before and after, ties between those concerned (factions), and readings of what it means."""

    state: Actor
    start: str
    end: str
    moves: tuple[Move, ...]
    offices: tuple[Office, ...]
    ties: tuple[str, ...]
    readings: tuple[str, ...]


def power(snapshot: Snapshot, state: str, start: str, end: str) -> Power:
    """Gains and losses in a state from one day to another (EDTF). DragomanError where the actor is no state."""
    whole = snapshot.actors[state]
    if whole.type != "state" or whole.country is None:
        raise DragomanError(f"{whole.name} is not a state; dragoman power asks who gained and lost within one.")
    first, last = bounds(start)[0], bounds(end)[1]
    scope = _Scope(snapshot, whole, first or date.min, last or date.max)
    found = [*scope.offices(), *scope.freedom(), *scope.influence(), *scope.followings()]
    found += scope.implied(found)
    moves = _told_once(snapshot, found)
    people = {one.holder for one in moves} | {one.by for one in moves if one.by}
    return Power(
        state=whole,
        start=start,
        end=end,
        moves=tuple(moves),
        offices=tuple(_offices(snapshot, moves)),
        ties=tuple(scope.ties(people)),
        readings=tuple(scope.readings(people)),
    )


class _Scope:
    """The claims of a state's people and bodies that fall in the period."""

    def __init__(self, snapshot: Snapshot, state: Actor, first: date, last: date) -> None:
        self._snapshot, self._state = snapshot, state
        self._first, self._last = first, last
        held = (one for one in snapshot.claims.values() if one.id in snapshot.joined.claims and snapshot.state(one) != "rejected")
        self._claims = [one for one in held if "negation" not in one.auxiliary and "future" not in one.auxiliary]
        self._of_report: dict[str, list[AnyClaim]] = defaultdict(list)
        for one in self._claims:
            self._of_report[one.report].append(one)
        self._led = {snapshot.id_of(one, one.to.id) for one in self._claims if isinstance(one, Relation) and one.type == "leads"}

    def offices(self) -> Iterable[Move]:
        """Offices that claims say were taken or lost, or whose tenure begins or ends in the period."""
        for claim in self._claims:
            if not isinstance(claim, Occupancy) or "hypothetical" in claim.auxiliary or not self._ours(claim, "organisation", "holder"):
                continue
            holder = self._snapshot.id_of(claim, claim.holder.id)
            if self._told_otherwise(claim, holder):
                continue
            begun, ended = self._tenure(claim)
            if holder is None:
                continue
            if claim.change in {"appointed", "elected"} and self._within(claim):
                yield self._move(claim, "gained", ("office", claim.post), holder)
            elif (claim.change in {"dismissed", "resigned"} and self._within(claim)) or (
                claim.change is None and ended is not None and self._in(ended)
            ):
                yield self._move(claim, "lost", ("office", claim.post), holder)
            elif claim.change is None and begun is not None and self._in(begun):
                yield self._move(claim, "gained", ("office", claim.post), holder)

    def _told_otherwise(self, claim: Occupancy, holder: str | None) -> bool:
        """Whether a loss without a day is of an office that the same report tells its holder to have."""
        if claim.date is not None or claim.change not in {"dismissed", "resigned"}:
            return False
        same = (one for one in self._claims if isinstance(one, Occupancy) and one.report == claim.report and one.status == "current")
        return any(self._snapshot.id_of(one, one.holder.id) == holder and head_word(one.post) == head_word(claim.post) for one in same)

    def freedom(self) -> Iterable[Move]:
        """Persons and groups of the state against whom the state itself turned."""
        for claim in self._claims:
            if not isinstance(claim, Event) or claim.event != "COERCE" or claim.auxiliary or not self._within(claim):
                continue
            for entity in claim.recipient:
                whom = self._actor(claim, entity.id)
                if whom is not None and whom.country == self._state.country and self._political(whom):
                    what: What = "freedom" if whom.type == "person" else "following"
                    yield self._move(claim, "lost", (what, claim.mode or "coercion"), whom.id)

    def influence(self) -> Iterable[Move]:
        """Influence and capability that are told to rise or fall."""
        for claim in self._claims:
            if not isinstance(claim, Relation | Condition) or claim.trend not in {"rising", "falling"} or not self._within(claim):
                continue
            if isinstance(claim, Relation) and claim.type != "influences":
                continue
            outcome: Outcome = "gained" if claim.trend == "rising" else "lost"
            for entity in (claim.from_,) if isinstance(claim, Relation) else claim.of:
                whose = self._actor(claim, entity.id)
                if whose is not None and whose.country == self._state.country and whose.type in PERSONAL:
                    told = claim.type if isinstance(claim, Relation) else claim.matter
                    yield self._move(claim, outcome, ("influence", told), whose.id)

    def implied(self, moves: Sequence[Move]) -> list[Move]:
        """Offices that whoever dismissed another is told to hold right after it."""
        found = []
        held = [one for one in self._claims if isinstance(one, Occupancy) and one.status == "current" and one.change is None]
        for move in moves:
            if move.outcome != "lost" or move.by is None:
                continue
            for claim in (self._snapshot.claims[one] for one in move.claims):
                for taken in held:
                    apart = min(taken.spans).start - min(claim.spans).start
                    same = taken.report == claim.report and 0 <= apart <= NEAR
                    if same and self._snapshot.id_of(taken, taken.holder.id) == move.by and head_word(taken.post) == head_word(move.matter):
                        found.append(self._taken(taken, move, move.by))
        return found

    def _taken(self, taken: Occupancy, lost: Move, by: str) -> Move:
        """The office that was lost, as whoever took it from its holder has it: the seat is the same, whatever the two are called."""
        made = self._move(taken, "gained", ("office", taken.post), by, implied=True, day=lost.day, dated=lost.dated)
        return structs.replace(made, organisation=lost.organisation or made.organisation)

    def followings(self) -> Iterable[Move]:
        """Groups of the state that somebody is told to have formed in the period."""
        for claim in self._claims:
            if isinstance(claim, Relation) and claim.type == "created" and not claim.auxiliary and self._within(claim):
                maker, made = self._actor(claim, claim.from_.id), self._actor(claim, claim.to.id)
                if maker is not None and maker.type == "person" and maker.country == self._state.country and made and made.type == "group":
                    yield self._move(claim, "gained", ("following", claim.to.name), maker.id)

    def ties(self, people: set[str]) -> Iterable[str]:
        """Relations between those concerned, and of them to groups of the state: factions."""
        for claim in self._claims:
            if isinstance(claim, Relation) and claim.type in TIES:
                ends = [self._actor(claim, one.id) for one in (claim.from_, claim.to)]
                known = [one for one in ends if one is not None]
                theirs = len(known) == 2 and any(one.id in people for one in known)
                if theirs and all(one.type in PERSONAL and one.country == self._state.country for one in known):
                    yield claim.id

    def readings(self, people: set[str]) -> Iterable[str]:
        """Judgements, in reports of the period or of it, about those concerned."""
        for claim in self._claims:
            if isinstance(claim, Quotation) and claim.assessment and self._within(claim):
                about = {self._snapshot.id_of(claim, entity.id) for slot, entity in entities_of(claim) if slot in {"about", "stance"}}
                if (about | self._within_words(claim)) & people:
                    yield claim.id

    def _within_words(self, said: Quotation) -> set[str | None]:
        """Whom claims name that are read from these words: a "he" in them is somebody."""
        first, last = min(said.spans).start, max(span.end for span in said.spans)
        theirs = self._of_report[said.report]
        inside = (one for one in theirs if first <= min(one.spans).start and max(span.end for span in one.spans) <= last)
        named = ((one, entity) for one in inside for slot, entity in entities_of(one) if slot not in {"speaker", "asserted_by", "location"})
        return {self._snapshot.id_of(one, entity.id) for one, entity in named}

    def _move(self, claim: AnyClaim, outcome: Outcome, matter: tuple[What, str], holder: str, **more: object) -> Move:
        by, organisation = None, None
        if isinstance(claim, Occupancy):
            by = self._snapshot.id_of(claim, claim.by.id) if claim.by else None
            organisation = self._snapshot.id_of(claim, claim.organisation.id) if claim.organisation else None
        elif isinstance(claim, Event) and claim.actor:
            by = self._snapshot.id_of(claim, claim.actor[0].id)
        fact = self._snapshot.fact_of.get(claim.id)
        fields: dict[str, object] = {
            "day": self._snapshot.day_of(claim),
            "dated": claim.date is not None,
            "voices": fact.voices if fact else 1,
            "claims": fact.claims if fact else (claim.id,),
        } | more
        disputed = claim.id in self._snapshot.conflicts_of
        return Move(
            outcome=outcome, what=matter[0], holder=holder, matter=matter[1], organisation=organisation, by=by, disputed=disputed, **fields  # type: ignore[arg-type]
        )  # fmt: skip

    def _actor(self, claim: AnyClaim, actor: str | None) -> Actor | None:
        return self._snapshot.actors.get(self._snapshot.id_of(claim, actor) or "")

    def _ours(self, claim: AnyClaim, *slots: str) -> bool:
        ends = (self._actor(claim, entity.id) for slot, entity in entities_of(claim) if slot in slots)
        return any(one is not None and one.country == self._state.country for one in ends)

    def _political(self, whom: Actor) -> bool:
        """Whether somebody's loss is a matter of power: a person by name, or a following, not a crowd."""
        if whom.type == "group" and whom.id in self._led:
            return True
        return (whom.type == "person" and not whom.id.startswith("x:group")) or whom.sector in {"PTY", "ELI", "GOV", "OPP"}

    def _tenure(self, claim: Occupancy) -> tuple[date | None, date | None]:
        """First and last day of a tenure that the words give as a span of time."""
        if claim.date is None or "/" not in claim.date:
            return None, None
        begun, ended = bounds(claim.date)
        return begun, ended if not claim.date.endswith("..") else None

    def _in(self, day: date) -> bool:
        return self._first <= day <= self._last

    def _within(self, claim: AnyClaim) -> bool:
        """Whether a claim's day (else its report's) lies in the period; what is told as history has to have its day."""
        if claim.date is None and "historical" in claim.auxiliary:
            return False
        day = self._snapshot.day_of(claim)
        first, last = bounds(day) if day else (None, None)
        if first is None or last is None:
            return first is not None and self._in(first)
        return first <= self._last and last >= self._first and last.year - first.year <= 1


def head_word(post: str) -> str:
    """The word that a title ends in: 主席 of 国安会主席, chair of Council chair; enough to tell a chair from a minister."""
    first = post.partition(" of ")[0]
    return first.split()[-1].lower() if " " in post else fold(post)[-2:]


def heads(claim: Occupancy) -> frozenset[str]:
    """The head words of an office, as the report writes it and in English."""
    return frozenset(head_word(post) for post in (claim.post, claim.post_en) if post)


def _told_once(snapshot: Snapshot, moves: Sequence[Move]) -> list[Move]:
    """One move for each that is told alike: same outcome, person and office or matter; dated ones first."""
    kept: dict[tuple[str, ...], Move] = {}
    for one in sorted(moves, key=lambda one: (one.implied, not one.dated, one.by is None, one.claims)):
        post = head_word(one.matter) if one.what == "office" else one.what
        key = (one.outcome, one.holder, post, one.organisation or "")
        loose = next((held for held in kept if held[:3] == key[:3] and (not held[3] or not key[3] or held[3] == key[3])), None)
        if loose is None:
            kept[key] = one
        else:
            kept[loose] = _both(kept[loose], one)
    return sorted(kept.values(), key=lambda one: (_first(one.day), one.outcome, one.holder))


def _both(kept: Move, more: Move) -> Move:
    fields = {name: getattr(kept, name) for name in kept.__struct_fields__}
    fields |= {
        "claims": tuple(dict.fromkeys((*kept.claims, *more.claims))),
        "voices": max(kept.voices, more.voices),
        "by": kept.by or more.by,
        "organisation": kept.organisation or more.organisation,
        "disputed": kept.disputed or more.disputed,
    }
    return Move(**fields)


def _first(day: str | None) -> date:
    return (bounds(day)[0] if day else None) or date.max


def _offices(snapshot: Snapshot, moves: Sequence[Move]) -> Iterable[Office]:
    """For each office that a move is about: who lost it, and who took it or is told to hold it after."""
    grouped: dict[tuple[str, str | None], list[Move]] = {}
    for one in moves:
        if one.what == "office":
            grouped.setdefault((head_word(one.matter), one.organisation), []).append(one)
    for (_, organisation), same in grouped.items():
        sides: Mapping[Outcome, tuple[str, ...]] = {
            outcome: tuple(dict.fromkeys(one.holder for one in same if one.outcome == outcome)) for outcome in ("lost", "gained")
        }
        claims = tuple(dict.fromkeys(claim for one in same for claim in one.claims))
        yield Office(post=same[0].matter, organisation=organisation, before=sides["lost"], after=sides["gained"], claims=claims)
