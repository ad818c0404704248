"""What is the same and what is disputed in a situation, kept up to date: a report costs what it touches, and the order has no effect.

Each step works on what the one before it changed: who goes by another id, which claims must therefore be compared anew, which facts and
conflicts those are in. What comes out is what all reports at once would have given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.resolving.actors import Linked
from dragoman.resolving.conflicts import DISPUTES, Dispute, differing, in_order, linked_conflicts, may_conflict
from dragoman.resolving.copies import Voices, marks_of
from dragoman.resolving.facts import anchors_of, fact_of, grouped, same
from dragoman.resolving.linking import Linking, Renamed
from dragoman.resolving.pairs import Pairs, reached
from dragoman.resolving.phonetics import Sounds
from dragoman.resolving.tellings import Situation, Telling, tellings
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Quotation
from dragoman.schema.derived import Conflict, Fact, Judgement
from dragoman.schema.report import Report


class Told(Struct, frozen=True):
    """A report with the actors and claims of its current reading."""

    report: Report
    actors: Sequence[Actor]
    claims: Sequence[AnyClaim]


class Joining:
    """Reports with who is who, facts and conflicts."""

    def __init__(self, sounds: Sounds) -> None:
        self._linking = Linking(sounds)
        self._voices = Voices()
        self._told: dict[str, Told] = {}
        self._tellings: dict[str, Telling] = {}
        self._disputed: dict[str, Telling] = {}
        self._linkers: dict[str, Telling] = {}  # claims with links to others, and those
        self._same: Pairs[str, bool] = Pairs(lambda one, other: same(self._tellings[one], self._tellings[other]) or None)
        self._differ: list[tuple[Dispute, Pairs[str, bool]]] = [(one, differing(one, self._disputed)) for one in DISPUTES]
        self._conflicts: list[dict[str, Conflict]] = [{} for _ in DISPUTES]  # by their least claim
        self._facts: dict[str, Fact] = {}  # by the least claim
        self._told_in: dict[str, str] = {}  # the least claim of each claim's fact

    def update(self, told: Mapping[str, Told | None], judgements: Iterable[Judgement] = ()) -> None:
        """Take in what reports tell now, None for a report that is gone, and all judgements on actors."""
        gone = {claim.id for name in told if name in self._told for claim in self._told[name].claims}
        for name, one in told.items():
            if one is None:
                self._told.pop(name, None)
            else:
                self._told[name] = one
        readings = {name: None if one is None else (one.actors, one.claims) for name, one in told.items()}
        renamed = self._linking.update(readings, judgements)
        changed = self._retold(told.keys() | self._touched(renamed), renamed, gone)
        self._conclude(changed)

    def _touched(self, renamed: Renamed) -> set[str]:
        """Reports in which somebody goes by another id, or is of another kind."""
        members = {one for one in renamed.mentions if one in self._linking.naming}
        if renamed.actors:
            members |= {one for one, day in self._linking.ids.items() if day in renamed.actors}
        return {report for one in members for report in self._linking.naming[one]}

    def _situation(self) -> Situation:
        linked = Linked(self._linking.ids, self._linking.actors, ())
        return Situation(reports=_Reports(self._told), linked=linked, voices=self._voices.of)

    def _retold(self, reports: Iterable[str], renamed: Renamed, gone: set[str]) -> set[str]:
        """Tell anew the claims of these reports; the ids of those that must be compared anew, or are gone."""
        situation = self._situation()
        there = sorted(name for name in reports if name in self._told)
        claims = [claim for name in there for claim in self._told[name].claims]
        changed = set[str]()
        for telling in tellings(claims, situation):
            name = telling.claim.id
            gone.discard(name)
            if telling.differs(self._tellings.get(name)) or not renamed.actors.isdisjoint(telling.days.values()):
                self._tellings[name] = telling
                changed.add(name)
        for name in gone:
            self._tellings.pop(name, None)
        marks = marks_of(claims, situation.linked)
        texts = {name: self._told[name].report if name in self._told else None for name in reports}
        for name in self._voices.update(texts, {name: marks.get(name, ()) for name in there}):
            changed |= {claim.id for claim in self._told[name].claims} if name in self._told else set()
        return changed | gone

    def _conclude(self, changed: set[str]) -> None:
        """Make facts and conflicts anew where a claim changed."""
        for held, wanted in ((self._disputed, may_conflict), (self._linkers, _is_linked)):
            for name in changed:
                telling = self._tellings.get(name)
                if telling is not None and wanted(telling):
                    held[name] = telling
                else:
                    held.pop(name, None)
        self._join(self._same.update({name: anchors_of(self._tellings[name]) if name in self._tellings else None for name in changed}))
        for (dispute, pairs), found in zip(self._differ, self._conflicts, strict=True):
            keys = {name: dispute.keys(self._disputed[name]) if name in self._disputed else None for name in changed}
            touched = pairs.update(keys)
            for whole in reached(sorted(touched & self._disputed.keys()), pairs.of):
                for name in whole:
                    found.pop(name, None)
                if len(whole) > 1:
                    found[whole[0]] = dispute.conflict(self._disputed[name] for name in whole)
            for name in touched - self._disputed.keys():
                found.pop(name, None)

    def _join(self, touched: set[str]) -> None:
        wholes = reached(sorted(touched & self._tellings.keys()), self._same.of)
        for name in {*touched, *(one for whole in wholes for one in whole)}:
            self._facts.pop(self._told_in.pop(name, ""), None)
        for whole in wholes:
            for group in grouped([self._tellings[name] for name in whole], self._same):
                fact = fact_of(group)
                self._facts[fact.claims[0]] = fact
                self._told_in.update(dict.fromkeys(fact.claims, fact.claims[0]))

    def linked(self) -> Linked:
        """Who is who."""
        return self._linking.linked()

    def voices(self) -> dict[str, str]:
        """The voice that each report belongs to."""
        return dict(sorted(self._voices.of.items()))

    def facts(self) -> tuple[Fact, ...]:
        """All facts, by id."""
        return tuple(sorted(self._facts.values(), key=lambda one: one.id))

    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, by type and id."""
        targets = {to for one in self._linkers.values() for to in links_of(one.claim)}
        near = {name: self._disputed[name] for name in {*targets, *self._linkers} if name in self._disputed}
        return in_order((*linked_conflicts(near, self._told_in), *(one for found in self._conflicts for one in found.values())))


def links_of(claim: AnyClaim) -> Iterable[str]:
    """The claims that a claim points at."""
    yield from (link.to for link in claim.links)
    if isinstance(claim, Quotation):
        yield from claim.reads


def _is_linked(telling: Telling) -> bool:
    return next(iter(links_of(telling.claim)), None) is not None


class _Reports(Mapping[str, Report]):
    """The reports among what is told, without a copy."""

    def __init__(self, told: Mapping[str, Told]) -> None:
        self._told = told

    def __getitem__(self, name: str) -> Report:
        return self._told[name].report

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


def by_report(reports: Iterable[Report], actors: Iterable[tuple[str, Actor]], claims: Iterable[AnyClaim]) -> dict[str, Told]:
    """Reports with their own actors and claims."""
    records: dict[str, list[Actor]] = defaultdict(list)
    said: dict[str, list[AnyClaim]] = defaultdict(list)
    for report, actor in actors:
        records[report].append(actor)
    for claim in claims:
        said[claim.report].append(claim)
    return {one.id: Told(one, records[one.id], said[one.id]) for one in reports}
