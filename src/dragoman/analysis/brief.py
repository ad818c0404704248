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
    "known": 8, "timeline": 18, "offices": 10, "relations": 10, "forces": 12, "figures": 6, "said_by": 6, "said_of": 6, "between": 25,
    "proposed": 8,
}  # fmt: skip
MOST_DISPUTES = 5
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
    dated = [one for one in events if one.date]
    said = [one for one in theirs if isinstance(one, Quotation)]
    own = [one for one in said if (side := sides.of(one, one.speaker)) is not None and side.voice == "state"]
    others = [one for one in said if sides.of(one, one.speaker) is None and sides.named(one, "about")["one"]]
    plain = [one for one in theirs if not one.auxiliary and (_of_them(sides, one) or (isinstance(one, Event) and one.date is None))]
    sections = [
        _known(_section(snapshot, "known", plain, most_told=True)),
        _in_time(_section(snapshot, "timeline", dated, most_told=True)),
        _section(
            snapshot,
            "offices",
            [one for one in theirs if isinstance(one, Occupancy) and _of_them(sides, one) and not one.auxiliary],
            most_told=True,
        ),
        _section(snapshot, "relations", [one for one in theirs if isinstance(one, Relation)], most_told=True),
        _section(snapshot, "forces", [one for one in theirs if isinstance(one, Deployment)]),
        _section(snapshot, "figures", [one for one in theirs if isinstance(one, Quantity)], most_told=True),
        _section(snapshot, "said_by", own, most_told=True),
        _section(snapshot, "said_of", others, most_told=True),
    ]
    told = tuple(disputes(snapshot, theirs)[:MOST_DISPUTES])
    return Brief(actors=(actor,), sections=_filled(_once(sections)), disputed=told, gaps=tuple(_gaps(snapshot, theirs)))


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
        thin = course(entries, snapshot.claims, "month", "all").missing
        gaps += [Gap("too_thin", tuple(part for one in thin for part in one))] if thin else []
    offered = [snapshot.claims[one.claims[0]] for one in propose(snapshot, question, MOST["proposed"])]
    weighed = [snapshot.claims[claim] for piece in question.evidence for claim in piece.claims if claim in snapshot.claims]
    sections = [_section(snapshot, "known", weighed), _section(snapshot, "between", between), _section(snapshot, "proposed", offered)]
    theirs = [*cited, *between]
    return Brief(
        actors=actors,
        sections=_filled(_once(sections)),
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
    return Section(heading, tuple(Item((one.claim, *one.others), one.voices) for one in told))


def _known(section: Section) -> Section:
    """What more than one independent voice tells."""
    return Section(section.heading, tuple(item for item in section.items if item.voices > 1))


def _in_time(section: Section) -> Section:
    """The most told of the lines that say something, by day."""
    items = [item for item in section.items if not _mere_name(item.claims[0])]
    return Section(section.heading, tuple(sorted(items[: MOST[section.heading]], key=lambda item: _day(item.claims[0]))))


def _mere_name(claim: AnyClaim) -> bool:
    """Whether an act's words end in who does it, and nobody is acted upon: a noun like "the riot in the city", which tells nothing more."""
    if not isinstance(claim, Event) or claim.recipient:
        return False
    return any(claim.spans[0].text.endswith(one.text) for one in claim.actor)


def _of_them(sides: Sides, claim: AnyClaim) -> bool:
    """Whether it is an office under the actor, or a tie of its own: not one of a person who only has its nationality."""
    if isinstance(claim, Occupancy):
        ends = (sides.of(claim, claim.holder), sides.of(claim, claim.organisation))
    elif isinstance(claim, Relation):
        ends = (sides.of(claim, claim.from_), sides.of(claim, claim.to))
    else:
        return False
    return any(end is not None and end.voice == "state" for end in ends)


def _once(sections: Sequence[Section]) -> list[Section]:
    """Each line in the first section that has it. The timeline is whole, since none of its lines stands before it."""
    seen: set[str] = set()
    made = []
    for section in sections:
        items = tuple(item for item in section.items if not seen.intersection(one.id for one in item.claims))[: MOST[section.heading]]
        seen.update(one.id for item in items for one in item.claims)
        made.append(Section(section.heading, items))
    return made


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
