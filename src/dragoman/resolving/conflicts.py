"""Claims that cannot all be so. Every conflict rests on a rule that can be read off its type; each side holds its claims.

number  one count of one kind of people, of one time, in figures that cannot agree
denial  what somebody denies in so many words; or the same claim once as so, once as not so
actor   one act of force against one recipient at one time, laid to different actors
date    one person's arrest, resignation and the like, or one change of office, on different days
status  an office still held by a report that came out after another report has it ended
reading rival readings of one statement or event
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from dragoman.resolving.amounts import agree, range_of, ratio
from dragoman.resolving.facts import FORCE, MOST_DAYS, anchors_of, comparable, event_strength, one_scene, same, same_office, subject_of
from dragoman.resolving.names import is_unnamed
from dragoman.resolving.pairs import Pairs, reached
from dragoman.resolving.tellings import Situation, Telling, named, tellings
from dragoman.resolving.times import NEWS, overlap, stretches
from dragoman.schema.claims import AnyClaim, Event, Occupancy, Quantity, Quotation
from dragoman.schema.derived import Conflict, ConflictType, Fact
from dragoman.schema.ids import digest
from dragoman.schema.plover import ontology
from dragoman.text.scripts import fold

# Figures farther apart than this are of a part and of the whole, unless two parties each say so in their own name.
MOST_APART = 3.0
# The same claim as so and as not so needs more in common than two tellings of one event: all but one of sides, mode and day.
TWINS = 2.5
# Whoever is called an office's holder so long after its end may hold it again.
STILL = timedelta(days=31)
# Two dates of one thing lie no farther apart than this; else it happened twice.
ONE_THING = timedelta(days=10)
# Totals of two parties so many days apart are of one time; one that is so much higher has not grown to it meanwhile.
TOTALS, GROWN = timedelta(days=7), 1.5
# A denial, or a reading of an event, stands within so many characters of what it is about, unless it names whom it is about.
CLOSE, NEAR_EVENT = 80, 300
# Figures of nobody named are of one matter within so many characters of one paragraph, fewer of two.
NEAR_FIGURES, NEAR_PARAGRAPH = 600, 400
Differ = Callable[[Telling, Telling], bool]
Keys = list[tuple[str, ...]]


class Dispute(Struct, frozen=True):
    """One way to differ: tellings that share a key are compared; a conflict's claims are sorted into sides that agree."""

    type: ConflictType
    keys: Callable[[Telling], Keys]
    differ: Differ
    alike: Differ

    def conflict(self, part: Iterable[Telling]) -> Conflict:
        """The conflict between tellings that differ with each other, directly or through others."""
        return _conflict(self.type, _sides(sorted(part, key=lambda one: one.claim.id), self.alike))


def find_conflicts(claims: Iterable[AnyClaim], situation: Situation, facts: Iterable[Fact]) -> tuple[Conflict, ...]:
    """All conflicts among the claims, by type and id; `facts` are those made from the same claims."""
    held = {one.claim.id: one for one in tellings(claims, situation) if may_conflict(one)}
    told_in = {claim: fact.claims[0] for fact in facts for claim in fact.claims}
    made = list(linked_conflicts(held, told_in))
    for dispute in DISPUTES:
        pairs = differing(dispute, held)
        touched = pairs.update({name: dispute.keys(one) for name, one in held.items()})
        made += [dispute.conflict(held[one] for one in whole) for whole in reached(sorted(touched), pairs.of) if len(whole) > 1]
    return in_order(made)


def may_conflict(telling: Telling) -> bool:
    """What is planned or supposed disputes nothing."""
    return telling.modality.isdisjoint({"future", "hypothetical"})


def differing(dispute: Dispute, held: Mapping[str, Telling]) -> Pairs[str, bool]:
    """An empty holder of the pairs that differ in this way."""
    return Pairs(lambda one, other: dispute.differ(held[one], held[other]) or None)


def linked_conflicts(held: Mapping[str, Telling], told_in: Mapping[str, str]) -> Iterable[Conflict]:
    """Conflicts that the texts' own links make; `told_in` names for each claim the least claim of its fact."""
    ordered = [held[name] for name in sorted(held)]
    return (*_denied(ordered), *_rival_readings(ordered, told_in))


def in_order(made: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """By type and id, each id once: what somebody denies in so many words goes before a negated twin."""
    by_id: dict[str, Conflict] = {}
    for one in made:
        by_id.setdefault(one.id, one)
    return tuple(sorted(by_id.values(), key=lambda one: (one.type, one.id)))


def _conflict(kind: ConflictType, sides: Iterable[Iterable[str]], about: str = "") -> Conflict:
    """A conflict by the claim it is about, else by its least claim: so its id stays when others join in."""
    ordered = tuple(sorted(tuple(sorted(set(side))) for side in sides))
    return Conflict(id=digest("conflict", kind, about or ordered[0][0]), type=kind, sides=ordered)


def _sides(part: list[Telling], alike: Differ) -> list[list[str]]:
    """The claims of a conflict by what they say: each goes to the first side all of whose claims it agrees with."""
    sides: list[list[Telling]] = []
    for telling in part:
        home = next((side for side in sides if all(alike(telling, other) for other in side)), None)
        if home is None:
            sides.append([telling])
        else:
            home.append(telling)
    return [[one.claim.id for one in side] for side in sides]


def _count_keys(telling: Telling) -> Keys:
    claim, subject = telling.claim, subject_of(telling)
    if not isinstance(claim, Quantity) or telling.negated or subject is None:
        return []
    return [(claim.measure, claim.unit or "", subject, str(when)) for when in stretches(telling.window, TOTALS.days, MOST_DAYS)]


def _counts_agree(one: Telling, other: Telling) -> bool:
    return isinstance(one.claim, Quantity) and isinstance(other.claim, Quantity) and agree(one.claim, other.claim)


def _counts_differ(one: Telling, other: Telling) -> bool:
    mine, theirs = one.claim, other.claim
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity) or agree(mine, theirs):
        return False
    if not (comparable(one, other) or _totals_apart(one, other)) or not one_scene(one, other) or _grows(one, other):
        return False
    if not subject_of(one) and not _one_passage(one, other):
        return False
    rivals = _claimant(one) and _claimant(other) and _claimant(one) != _claimant(other)
    if not rivals and ratio(mine, theirs) > MOST_APART:
        return False
    # One report in one voice that gives two figures for one time is counting two things.
    return mine.report != theirs.report or mine.date != theirs.date or _claimant(one) != _claimant(other)


def _totals_apart(one: Telling, other: Telling) -> bool:
    """Whether two parties' totals of some days' distance cannot both be so: a total does not fall, nor grow so fast."""
    early, late = sorted((one, other), key=lambda telling: (telling.window is None or telling.window.last, telling.claim.id))
    if early.window is None or late.window is None or not (_claimant(one) and _claimant(other)) or _claimant(one) == _claimant(other):
        return False
    subject = subject_of(one)
    if one.claim.report != other.claim.report and (not subject or is_unnamed(subject)):
        return False
    near = timedelta(0) <= late.window.first - early.window.last <= TOTALS and max(early.window.days, late.window.days) <= TOTALS.days
    if not near or not isinstance(early.claim, Quantity) or not isinstance(late.claim, Quantity):
        return False
    return range_of(early.claim)[0] > range_of(late.claim)[1] or ratio(early.claim, late.claim) >= GROWN


def _claimant(telling: Telling) -> frozenset[str]:
    return telling.ids(telling.claim.asserted_by[-1:])


def _grows(one: Telling, other: Telling) -> bool:
    """Whether of two counts by one and the same party the one told later is only the higher: a tally that went on."""
    if not _claimant(one) or _claimant(one) != _claimant(other) or one.told == other.told:
        return False
    early, late = sorted((one, other), key=lambda telling: telling.told or "")
    return isinstance(early.claim, Quantity) and isinstance(late.claim, Quantity) and range_of(early.claim) <= range_of(late.claim)


def _denied(found: list[Telling]) -> Iterable[Conflict]:
    known = {one.claim.id: one for one in found}
    deniers: dict[str, list[str]] = defaultdict(list)
    for telling in found:
        for link in telling.claim.links:
            if link.type == "denies" and link.to in known and link.to != telling.claim.id and _answers(telling, known[link.to]):
                deniers[link.to].append(telling.claim.id)
    for target in sorted(deniers):
        yield _conflict("denial", [[target], deniers[target]], target)


def _answers(telling: Telling, target: Telling) -> bool:
    """Whether what is denied stands close by, or names who denies it."""
    claim = telling.claim
    said = claim.speaker if isinstance(claim, Quotation) else next(iter(claim.asserted_by[-1:]), None)
    words = fold(" ".join(span.text for span in target.claim.spans))
    return _apart(telling, target) <= CLOSE or (said is not None and any(fold(name) in words for name in {said.text, said.name}))


def _apart(one: Telling, other: Telling) -> int:
    """How many characters lie between the words of two claims of one report."""
    first, second = sorted((min(told.claim.spans).start, max(told.claim.spans).end) for told in (one, other))
    return max(0, second[0] - first[1]) if one.claim.report == other.claim.report else 0


def _one_passage(one: Telling, other: Telling) -> bool:
    """Whether figures of nobody named stand near each other, where they stand in one report: crowds of one day in one paragraph."""
    report = one.situation.reports.get(one.claim.report)
    if report is None or one.claim.report != other.claim.report:
        return True
    first, second = sorted((min(told.claim.spans).start, min(told.claim.spans).end) for told in (one, other))
    apart, broken = _apart(one, other), "\n" in report.text[first[1] : second[0]]
    crowd = isinstance(one.claim, Quantity) and one.claim.measure == "protesters"
    return apart <= (NEAR_PARAGRAPH if broken else NEAR_FIGURES) and not (broken and crowd)


def _bare(telling: Telling) -> Telling:
    """A telling with its negation taken away."""
    return msgspec.structs.replace(telling, modality=telling.modality - {"negation"}) if telling.negated else telling


def _twin_keys(telling: Telling) -> Keys:
    return [] if isinstance(telling.claim, Quotation) else list(anchors_of(_bare(telling)))


def _are_twins(one: Telling, other: Telling) -> bool:
    """The same claim as so and as not so."""
    if one.negated == other.negated or type(one.claim) is not type(other.claim):
        return False
    one, other = _bare(one), _bare(other)
    if (one.claim.report, _claimant(one)) == (other.claim.report, _claimant(other)) or not _one_week(one, other):
        return False  # who contradicts himself in one text was read wrong
    enough = not isinstance(one.claim, Event) or event_strength(one, other) >= TWINS
    return enough and overlap(one.window, other.window) and same(one, other)


def _one_week(one: Telling, other: Telling) -> bool:
    """Whether two tellings have dates of their own, or came out within a week of each other."""
    if one.window is None or other.window is None or one.told is None or other.told is None:
        return False
    return (one.window.given and other.window.given) or abs(date.fromisoformat(one.told) - date.fromisoformat(other.told)) <= NEWS


def _is_force(claim: AnyClaim) -> bool:
    return isinstance(claim, Event) and ontology().categories[claim.event].quad == FORCE


def _deed_keys(telling: Telling) -> Keys:
    claim = telling.claim
    if not isinstance(claim, Event) or not _is_force(claim) or telling.negated or not telling.ids(claim.actor):
        return []
    return [(claim.event, claim.mode or "", one) for one in named(telling.ids(claim.recipient))]


def _doers(telling: Telling) -> frozenset[str]:
    return telling.ids(telling.claim.actor) if isinstance(telling.claim, Event) else frozenset()


def _other_doers(one: Telling, other: Telling) -> bool:
    mine, theirs = _doers(one), _doers(other)
    if not named(mine) or not named(theirs) or mine & theirs or _countries(one) & _countries(other):
        return False  # a state and its army are one
    voices = (one.claim.report, _claimant(one)) != (other.claim.report, _claimant(other))
    return voices and _day_given(one) and _day_given(other) and overlap(one.window, other.window)


def _countries(telling: Telling) -> set[str]:
    known = telling.situation.linked.actors
    return {country for one in _doers(telling) if one in known and (country := known[one].country)}


def _day_given(telling: Telling) -> bool:
    return telling.window is not None and telling.window.given and telling.window.days == 1


def _day_keys(telling: Telling) -> Keys:
    claim = telling.claim
    if telling.negated or not _day_given(telling):
        return []
    if isinstance(claim, Occupancy) and claim.change is not None:
        return [("change", claim.change, one) for one in named(telling.ids((claim.holder,)))]
    if not isinstance(claim, Event) or claim.mode is None or not _is_force(claim):
        return []
    persons = [one for one in named(telling.ids(claim.recipient)) if telling.situation.type_of(one) == "person"]
    return [(claim.event, claim.mode, one) for one in persons]


def _other_days(one: Telling, other: Telling) -> bool:
    if one.claim.report == other.claim.report or one.window is None or other.window is None or overlap(one.window, other.window):
        return False
    if isinstance(one.claim, Occupancy) and not same_office(one, other):
        return False
    return abs(one.window.first - other.window.first) <= ONE_THING


def _status_keys(telling: Telling) -> Keys:
    claim = telling.claim
    standing = isinstance(claim, Occupancy) and claim.status != "unknown" and not telling.negated
    return list(anchors_of(telling)) if standing and "historical" not in claim.auxiliary else []


def _other_status(one: Telling, other: Telling) -> bool:
    if _status_of(one) == _status_of(other) or not same_office(one, other):
        return False
    held, ended = (one, other) if _status_of(one) == "current" else (other, one)
    if held.window is None or held.told is None or ended.window is None:
        return False
    return timedelta(0) < date.fromisoformat(held.told) - ended.window.last <= STILL


def _status_of(telling: Telling) -> str:
    return telling.claim.status if isinstance(telling.claim, Occupancy) else ""


def _rival_readings(found: list[Telling], told_in: Mapping[str, str]) -> Iterable[Conflict]:
    """Readings of one thing by several holders, however many reports tell of the thing.

    Whether two holders agree is left to the reader of their words: each is a side."""
    by_id = {one.claim.id: one for one in found}
    readers: dict[str, set[str]] = defaultdict(set)
    for telling in found:
        reads = telling.claim.reads if isinstance(telling.claim, Quotation) else ()
        if isinstance(telling.claim, Quotation) and not telling.claim.assessment:
            continue
        for target in {*reads, *(link.to for link in telling.claim.links if link.type == "reads")} - {telling.claim.id}:
            if target in by_id and _reads_it(telling, by_id[target]):
                readers[told_in.get(target, target)].add(telling.claim.id)
    # A speech is many quotations: what the same readings are linked to is one thing, named by the least of them.
    things = {frozenset(readers[target]): target for target in sorted(readers, reverse=True)}
    for readings, target in things.items():
        sides: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for one in sorted(readings):
            sides[_holder(by_id[one])].append(one)
        if len(sides) > 1:
            yield _conflict("reading", sides.values(), target)


def _reads_it(telling: Telling, target: Telling) -> bool:
    """Whether a reading of an event stands close to it: what is said farther on is of other things as well."""
    return isinstance(target.claim, Quotation) or _apart(telling, target) <= NEAR_EVENT


def _holder(telling: Telling) -> tuple[str, ...]:
    claim = telling.claim
    speaker = (claim.speaker,) if isinstance(claim, Quotation) else claim.asserted_by[-1:]
    return tuple(sorted(telling.ids(speaker))) or (claim.id,)


DISPUTES = (
    Dispute("number", _count_keys, _counts_differ, _counts_agree),
    Dispute("denial", _twin_keys, _are_twins, lambda one, other: one.negated == other.negated),
    Dispute("actor", _deed_keys, _other_doers, lambda one, other: bool(_doers(one) & _doers(other))),
    Dispute("date", _day_keys, _other_days, lambda one, other: overlap(one.window, other.window)),
    Dispute("status", _status_keys, _other_status, lambda one, other: _status_of(one) == _status_of(other)),
)
