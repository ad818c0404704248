"""Claims that tell the same thing, whoever tells it. What has no named actor in common is never taken for the same."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from dragoman.resolving.amounts import agree
from dragoman.resolving.evidence import post_key
from dragoman.resolving.names import is_unnamed, script_of
from dragoman.resolving.pairs import Pairs, reached
from dragoman.resolving.tellings import Situation, Telling, named, tellings
from dragoman.resolving.times import overlap, stretches
from dragoman.schema.claims import (
    SYMMETRIC_RELATIONS,
    AnyClaim,
    Deployment,
    Event,
    Occupancy,
    Quantity,
    Quotation,
    Relation,
)
from dragoman.schema.derived import Fact
from dragoman.schema.entities import Entity
from dragoman.schema.ids import digest
from dragoman.schema.plover import ontology
from dragoman.text.scripts import fold

# Two tellings of an event are one at ENOUGH: a side that agrees counts 1, and half more where a person is in it; an agreeing mode .5; a
# date to the day 1, a longer one a quarter. Acts of force go on day after day, so that those between states or armies need the day.
ENOUGH = 2.0
SIDE, PERSON, MODE, DAY, SPAN = 1.0, 0.5, 0.5, 1.0, 0.25
FORCE = "material conflict"
# A date of up to so many days says when something was; a longer one hardly.
MOST_DAYS = 31
WEEK = 7  # days that two counts without dates of their own may lie apart
# Two reports of a force at a site are of one stay within so many days.
STAYS = 31
# Two records of one saying differ in where they were cut; measured as rapidfuzz's ratio of 100.
SAME_WORDS = 80
# What is counted of people in the news; other figures (years, kilometres, states) are told of too many things to be one by their number.
COUNTED = frozenset({"deaths", "injured", "arrests", "displaced", "troops", "protesters"})
Anchor = tuple[str, ...]
ANYBODY = frozenset({None, "UNK", "CVL"})


def find_facts(claims: Iterable[AnyClaim], situation: Situation) -> tuple[Fact, ...]:
    """All facts, those that only one claim tells as well, by id."""
    held = {one.claim.id: one for one in tellings(claims, situation)}
    pairs: Pairs[str, bool] = Pairs(lambda one, other: same(held[one], held[other]) or None)
    touched = pairs.update({name: anchors_of(one) for name, one in held.items()})
    made = [fact_of(group) for whole in reached(sorted(touched), pairs.of) for group in grouped([held[one] for one in whole], pairs)]
    return tuple(sorted(made, key=lambda one: one.id))


def grouped(whole: Iterable[Telling], pairs: Pairs[str, bool]) -> list[list[Telling]]:
    """Tellings sorted into facts. The most precise go first; one that could be told of several facts starts its own."""
    groups: list[list[Telling]] = []
    for telling in sorted(whole, key=_precision):
        alike = pairs.of(telling.claim.id)
        fitting = [group for group in groups if all(other.claim.id in alike for other in group)]
        if len(fitting) == 1:
            fitting[0].append(telling)
        else:
            groups.append([telling])
    return groups


def _precision(telling: Telling) -> tuple[bool, int, str]:
    window = telling.window
    return window is None or not window.given, window.days if window else 0, telling.claim.id


def anchors_of(telling: Telling) -> list[Anchor]:
    """What two tellings of one fact have at least one of in common; empty where a claim is nobody else's to tell."""
    claim, marks = telling.claim, "".join(sorted(telling.modality))
    match claim:
        case Event():
            sides = (("actor", claim.actor), ("recipient", claim.recipient))
            return [(claim.event, marks, slot, one) for slot, side in sides for one in named(telling.ids(side))]
        case Occupancy():
            return [("occupancy", marks, one) for one in named(telling.ids((claim.holder,)))]
        case Relation():
            return [("relation", marks, claim.type, *ends)] if (ends := _ends(telling, claim.from_, claim.to)) else []
        case Deployment():
            return [("deployment", marks, *ends)] if (ends := _ends(telling, claim.unit, claim.site)) else []
        case Quotation():
            return [("quotation", one) for one in named(telling.ids((claim.speaker,)))]
        case Quantity():
            subject = subject_of(telling)
            key = ("quantity", marks, claim.measure, claim.unit or "", subject or "")
            return [] if subject is None else [(*key, str(when)) for when in stretches(telling.window, WEEK, MOST_DAYS)]
        case _:
            return []


def _ends(telling: Telling, one: Entity, other: Entity) -> tuple[str, ...]:
    ends = [telling.id(one), telling.id(other)]
    if any(is_unnamed(end) for end in ends):
        return ()
    symmetric = isinstance(telling.claim, Relation) and telling.claim.type in SYMMETRIC_RELATIONS
    return tuple(str(end) for end in (sorted(map(str, ends)) if symmetric else ends))


def one_scene(one: Telling, other: Telling) -> bool:
    """Whether two figures can be of one thing: a named subject, one report, or somebody whom the words around both of them name."""
    subject = subject_of(one)
    nations = {country for telling in (one, other) if (country := _nation(telling))}
    if len(nations) > 1:
        return False
    if one.claim.report == other.claim.report or (subject and subject in one.situation.linked.actors):
        return True
    return bool(one.around & other.around)


def _nation(telling: Telling) -> str | None:
    """The state of those whom a figure counts."""
    counted = telling.claim.of if isinstance(telling.claim, Quantity) else None
    actor = None if counted is None or isinstance(counted, str) else telling.id(counted)
    record = telling.situation.linked.actors.get(actor) if actor else None
    return record.country if record is not None and record.type == "group" else None


def comparable(one: Telling, other: Telling) -> bool:
    """Whether two counts are of one time: not of years, and not one of a day and one of a stretch that the text marks off."""
    if one.window is None or other.window is None or not overlap(one.window, other.window):
        return False
    stretch = any("/" in (telling.claim.date or "") for telling in (one, other))
    return max(one.window.days, other.window.days) <= MOST_DAYS and (not stretch or one.window == other.window)


def subject_of(telling: Telling) -> str | None:
    """What a figure counts, as far as that can be compared: an actor; what kind of people; nobody named (empty). None: not to be compared.

    People die, not ministries: where a count of persons stands with an organisation, that is who counted."""
    claim = telling.claim
    if not isinstance(claim, Quantity) or claim.measure not in COUNTED:
        return None
    if isinstance(claim.of, str):
        return fold(claim.of)
    actor = telling.id(claim.of)
    record = telling.situation.linked.actors.get(actor) if actor else None
    if actor is None or (claim.unit == "person" and record is not None and record.type == "organisation"):
        return ""
    if not is_unnamed(actor):
        return actor
    if record is None:
        return None
    # People of whom nothing is said are whoever there was: 31 people died, 31人死亡.
    return "" if record.sector in ANYBODY else f"{record.type} {record.sector} {record.country}"


def same(one: Telling, other: Telling) -> bool:
    """Whether two claims of one kind tell the same thing; both have an anchor in common."""
    mine, theirs = one.claim, other.claim
    if isinstance(mine, Event) and isinstance(theirs, Event):
        return _same_event(one, other, mine, theirs)
    if isinstance(mine, Occupancy) and isinstance(theirs, Occupancy):
        return _same_office(one, other, mine, theirs) and mine.status == theirs.status and _changes_agree(mine, theirs, one, other)
    if isinstance(mine, Quotation) and isinstance(theirs, Quotation):
        return overlap(one.window, other.window) and _same_words(mine.content, theirs.content)
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        near = comparable(one, other) or (not _both_given(one, other) and _week_apart(one, other))
        return near and agree(mine, theirs) and one_scene(one, other)
    if isinstance(mine, Relation) and isinstance(theirs, Relation):
        return mine.trend == theirs.trend and (not _both_given(one, other) or overlap(one.window, other.window))
    if isinstance(mine, Deployment):
        return _apart(one, other) <= STAYS  # a force that is somewhere stays a while
    return not _both_given(one, other) or overlap(one.window, other.window)


def _both_given(one: Telling, other: Telling) -> bool:
    return bool(one.window and other.window and one.window.given and other.window.given)


def _week_apart(one: Telling, other: Telling) -> bool:
    if one.window is None or other.window is None or max(one.window.days, other.window.days) > MOST_DAYS:
        return False
    return _apart(one, other) <= WEEK


def _apart(one: Telling, other: Telling) -> int:
    """Days between two windows; none where one is not known."""
    if one.window is None or other.window is None:
        return 0
    return max((one.window.first - other.window.last).days, (other.window.first - one.window.last).days)


def _same_event(one: Telling, other: Telling, mine: Event, theirs: Event) -> bool:
    if mine.event != theirs.event or one.modality != other.modality or not overlap(one.window, other.window):
        return False
    if mine.mode is not None and theirs.mode is not None and mine.mode != theirs.mode:
        return False
    strength = event_strength(one, other)
    here, there = one.ids(mine.location), other.ids(theirs.location)
    return strength >= ENOUGH and (not here or not there or bool(here & there))


def event_strength(one: Telling, other: Telling) -> float:
    """How much two tellings of one category, mode and time have in common; 0 where they are of different people."""
    mine, theirs = one.claim, other.claim
    if not isinstance(mine, Event) or not isinstance(theirs, Event):
        return 0.0
    date, person, score = _date_strength(one, other), False, 0.0
    for left, right in ((one.ids(mine.actor), other.ids(theirs.actor)), (one.ids(mine.recipient), other.ids(theirs.recipient))):
        if not left or not right:
            continue
        shared = named(left & right)
        if not shared or not (left <= right or right <= left):
            return 0.0
        persons = any(one.situation.type_of(actor) == "person" for actor in shared)
        person = person or persons
        score += (SIDE if left == right else SIDE / 2) + (PERSON if persons else 0)
    if ontology().categories[mine.event].quad == FORCE and not person and date < DAY:
        return 0.0
    return score + date + (MODE if mine.mode is not None and mine.mode == theirs.mode else 0)


def _date_strength(one: Telling, other: Telling) -> float:
    if not _both_given(one, other) or one.window is None or other.window is None:
        return 0.0
    longest = max(one.window.days, other.window.days)
    return DAY if longest == 1 else SPAN if longest <= MOST_DAYS else 0.0


def _same_office(one: Telling, other: Telling, mine: Occupancy, theirs: Occupancy) -> bool:
    bodies = {telling.id(claim.organisation) for telling, claim in ((one, mine), (other, theirs))}
    bodies = {body for body in bodies if not is_unnamed(body)}
    return one.modality == other.modality and post_key(mine) == post_key(theirs) and len(bodies) <= 1


def same_office(one: Telling, other: Telling) -> bool:
    """Whether two occupancies are of one office of one holder, whatever they say of it."""
    mine, theirs = one.claim, other.claim
    if not isinstance(mine, Occupancy) or not isinstance(theirs, Occupancy) or one.id(mine.holder) != other.id(theirs.holder):
        return False
    return _same_office(one, other, mine, theirs)


def _changes_agree(mine: Occupancy, theirs: Occupancy, one: Telling, other: Telling) -> bool:
    if mine.change is not None and theirs.change is not None and mine.change != theirs.change:
        return False
    return not _both_given(one, other) or overlap(one.window, other.window)


def _same_words(mine: str, theirs: str) -> bool:
    left, right = ("".join(filter(str.isalnum, fold(words))) for words in (mine, theirs))
    return script_of(left) == script_of(right) and fuzz.ratio(left, right) >= SAME_WORDS


def fact_of(group: list[Telling]) -> Fact:
    """The fact that some tellings make."""
    claims = tuple(sorted(one.claim.id for one in group))
    reports = [report for one in group if (report := one.situation.reports.get(one.claim.report)) is not None]
    claimants = {name for one in group for name in one.ids(one.claim.asserted_by[-1:])}
    days = sorted(day for one in group if (day := one.told) is not None)
    return Fact(
        id=digest("fact", claims[0]),
        claims=claims,
        publishers=tuple(sorted({report.publisher for report in reports if report.publisher})),
        claimants=tuple(sorted(claimants)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        voices=len({one.voice for one in group}),
    )
