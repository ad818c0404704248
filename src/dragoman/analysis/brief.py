"""What goes into a brief on an actor or a question: sections of lines, each line a fact with the claims that tell it.

What is in: claims of confidence .5 or more that nobody rejected. What is first: what more independent voices tell, then what is explicit.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.analysis.hypotheses.matrix import Assessment, Evidence, Hypothesis, Question, assess
from dragoman.analysis.hypotheses.proposing import propose
from dragoman.analysis.pair.course import course
from dragoman.analysis.pair.ledger import ledger
from dragoman.analysis.pair.sides import Sides
from dragoman.analysis.selection import is_trivial
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Dispute, disputes, happened, told_once
from dragoman.schema.claims import AnyClaim, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.dates import bounds

Heading = Literal["known", "timeline", "offices", "relations", "forces", "figures", "said_by", "said_of", "between", "proposed"]
MOST: dict[Heading, int] = {
    "known": 10, "timeline": 20, "offices": 15, "relations": 12, "forces": 15, "figures": 8, "said_by": 8, "said_of": 8, "between": 25,
    "proposed": 10,
}  # fmt: skip
MOST_DISPUTES = 8
GapKind = Literal["one_voice", "undated", "failures", "languages", "period", "too_thin", "unchecked"]


class Item(Struct, frozen=True):
    """One line: the claims that tell it, the one that says it best first, and how many independent voices they are."""

    claims: tuple[AnyClaim, ...]
    voices: int = 1


class Section(Struct, frozen=True):
    """Lines under a heading."""

    heading: Heading
    items: tuple[Item, ...]


class Gap(Struct, frozen=True):
    """Something the reader must know is missing: what, and the numbers or words to say it with."""

    kind: GapKind
    values: tuple[str | int, ...] = ()


class Brief(Struct, frozen=True, kw_only=True):
    """A cited note. `question` and `assessment` are there where it answers one; `actors` are ids of the day."""

    actors: tuple[str, ...]
    sections: tuple[Section, ...]
    disputed: tuple[Dispute, ...]
    gaps: tuple[Gap, ...]
    question: Question | None = None
    assessment: Assessment | None = None

    def claims(self) -> list[AnyClaim]:
        """Every claim that the brief cites, once, in the order of its lines."""
        lines = [claim for section in self.sections for item in section.items for claim in item.claims]
        sides = [telling.claim for one in self.disputed for side in one.sides for telling in side.tellings]
        return list({one.id: one for one in (*lines, *sides)}.values())


def of_actor(snapshot: Snapshot, actor: str) -> Brief:
    """A brief on one actor; of a state also on who acts for it."""
    sides = Sides(snapshot, actor, actor)
    theirs = [one for one in _usable(snapshot) if any(sides.named(one).values())]
    events = [one for one in theirs if isinstance(one, Event) and happened(one)]
    dated = sorted((one for one in events if one.date), key=_day)
    said = [one for one in theirs if isinstance(one, Quotation)]
    own = [one for one in said if (side := sides.of(one, one.speaker)) is not None and side.voice == "state"]
    others = [one for one in said if sides.of(one, one.speaker) is None and sides.named(one, "about")["one"]]
    sections = [
        _section(
            snapshot,
            "known",
            [one for one in theirs if isinstance(one, Event | Occupancy | Relation) and not one.auxiliary],
            most_told=True,
        ),
        _section(snapshot, "timeline", dated),
        _section(snapshot, "offices", [one for one in theirs if isinstance(one, Occupancy) and not one.auxiliary], most_told=True),
        _section(snapshot, "relations", [one for one in theirs if isinstance(one, Relation)], most_told=True),
        _section(snapshot, "forces", [one for one in theirs if isinstance(one, Deployment)]),
        _section(snapshot, "figures", [one for one in theirs if isinstance(one, Quantity)], most_told=True),
        _section(snapshot, "said_by", own, most_told=True),
        _section(snapshot, "said_of", others, most_told=True),
    ]
    told = tuple(disputes(snapshot, theirs)[:MOST_DISPUTES])
    return Brief(actors=(actor,), sections=_filled(sections), disputed=told, gaps=tuple(_gaps(snapshot, theirs)))


def of_question(snapshot: Snapshot, question: Question) -> Brief:
    """A brief on a question: its hypotheses and evidence, how its actors stand, and what more could be weighed."""
    actors = tuple(one for one in question.actors if one in snapshot.actors)
    parts: tuple[Evidence | Hypothesis, ...] = (*question.evidence, *question.hypotheses)
    cited = [snapshot.claims[claim] for piece in parts for claim in piece.claims if claim in snapshot.claims]
    between: list[AnyClaim] = []
    gaps: list[Gap] = []
    if len(actors) == 2:
        entries = ledger(snapshot, Sides(snapshot, *actors))
        between = [snapshot.claims[entry.claims[0]] for entry in entries if not is_trivial(snapshot.claims[entry.claims[0]])]
        thin = course(entries, snapshot.claims, "month", "all").too_thin
        gaps += [Gap("too_thin", (thin,))] if thin else []
    offered = [snapshot.claims[one.claims[0]] for one in propose(snapshot, question, MOST["proposed"])]
    sections = [_section(snapshot, "known", cited), _section(snapshot, "between", between), _section(snapshot, "proposed", offered)]
    theirs = [*cited, *between]
    return Brief(
        actors=actors,
        sections=_filled(sections),
        disputed=tuple(disputes(snapshot, theirs)[:MOST_DISPUTES]),
        gaps=(*gaps, *_gaps(snapshot, theirs)),
        question=question,
        assessment=assess(question),
    )


def _usable(snapshot: Snapshot) -> Iterable[AnyClaim]:
    for one in snapshot.claims.values():
        if one.id in snapshot.joined.claims and snapshot.state(one) != "rejected" and not is_trivial(one):
            yield one


def _section(snapshot: Snapshot, heading: Heading, claims: Sequence[AnyClaim], *, most_told: bool = False) -> Section:
    told = told_once(snapshot, claims)
    if most_told:
        told.sort(key=lambda one: (-one.voices, -one.claim.confidence))
    return Section(heading, tuple(Item((one.claim, *one.others), one.voices) for one in told[: MOST[heading]]))


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(one for one in sections if one.items)


def _day(claim: AnyClaim) -> date:
    first, last = bounds(claim.date) if claim.date else (None, None)
    return first or last or date.max


def _gaps(snapshot: Snapshot, claims: Sequence[AnyClaim]) -> Iterable[Gap]:
    """What a reader must know is missing or thin."""
    facts = told_once(snapshot, claims)
    single = sum(one.voices == 1 for one in facts)
    if facts:
        yield Gap("one_voice", (single, len(facts)))
    undated = sum(one.date is None for one in claims if isinstance(one, Event))
    if undated:
        yield Gap("undated", (undated,))
    unchecked = sum(snapshot.state(one) == "machine" for one in claims)
    if unchecked:
        yield Gap("unchecked", (unchecked, len(claims)))
    reports = {one.report for one in claims}
    days = sorted(day[:10] for one in reports if (day := snapshot.reports[one].published))
    if days:
        yield Gap("period", (len(reports), days[0], days[-1]))
    languages = Counter(snapshot.reports[one].language for one in reports)
    if languages:
        yield Gap("languages", tuple(languages))
    if snapshot.failures:
        yield Gap("failures", (len(snapshot.failures),))
