"""A situation held ready for many questions: everything current, joined, with indexes by actor, report and fact."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from dragoman.analysis.joined import Joined, Joiner
from dragoman.analysis.judged import JudgedView, Listed, Mark
from dragoman.analysis.selection import AUTHOR, TWO, Wanted, falls_between, is_trivial
from dragoman.analysis.translations import Rendering
from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.traits import tells_trait
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Claim, Quotation, entities_of
from dragoman.schema.derived import ClaimState, Conflict, Fact, Failure, Judgement
from dragoman.schema.report import Report
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View

ANSWERS = 128  # how many answers a snapshot keeps; each is a list of claims that it holds anyway
Key = TypeVar("Key")
Value = TypeVar("Value")


class Snapshot:
    """What a View showed when it was taken. Claims with doubt are in it; facts and conflicts rest on those without."""

    def __init__(self, view: View, lexicon: Lexicon, joiner: Joiner | None = None) -> None:
        """`joiner`: one that joined the situation before, so that only what changed since is joined anew."""
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self.joined: Joined = (joiner or Joiner(lexicon)).join(view)
        self.reports: dict[str, Report] = self.joined.reports
        self.judgements: Sequence[Judgement] = view.judgements()
        self.marks: Mapping[str, Mark] = view.marks() if isinstance(view, JudgedView) else {}
        self.renderings: Mapping[str, Sequence[Rendering]] = view.renderings() if isinstance(view, JudgedView) else {}
        self.listed: Sequence[Listed] = view.listed() if isinstance(view, JudgedView) else ()
        self.left_out: Mapping[str, AnyClaim] = _left_out(view) if isinstance(view, JudgedView) else {}
        self.failures: Sequence[Failure] = view.failures()
        self.unfinished: Sequence[str] = view.unfinished()
        self.points: dict[str, tuple[float, float]] = {
            one.id: (one.lat, one.lon) for one in lexicon.actors.values() if one.lat is not None and one.lon is not None
        }
        self.lexicon_actors = lexicon.actors
        doubtful = (one for one in view.claims(ClaimQuery()) if one.id not in self.joined.claims)
        every = [*self.joined.claims.values(), *doubtful]
        every.sort(key=lambda one: (self._day(one), one.report, min(one.spans), one.id))
        self.claims: dict[str, AnyClaim] = {one.id: one for one in every}
        self.actors: dict[str, Actor] = dict(self.joined.linked.actors)
        self.slots: dict[str, tuple[tuple[str, str], ...]] = {one.id: tuple(self._slots(one)) for one in every}

    def _day(self, claim: AnyClaim) -> str:
        return self.reports[claim.report].published or ""

    def _slots(self, claim: AnyClaim) -> Iterable[tuple[str, str]]:
        for slot, entity in entities_of(claim):
            actor = self.id_of(claim, entity.id)
            if actor is not None:
                yield slot, actor

    def id_of(self, claim: AnyClaim, actor: str | None) -> str | None:
        """The id of the day of an actor that a claim names."""
        return self.joined.linked.of(claim.report, actor)

    @cached_property
    def _days(self) -> Mapping[str, str]:
        return {mention.actor: day for mention, day in self.joined.linked.ids.items()}

    def day_actor(self, actor: str) -> str | None:
        """The id of the day of somebody whom a report calls by this id; None where no report does."""
        return actor if actor in self.actors else self._days.get(actor)

    @cached_property
    def of_report(self) -> Mapping[str, Sequence[AnyClaim]]:
        """Claims of each report, in the order of its text."""
        return _grouped((one.report, one) for one in self.claims.values())

    @cached_property
    def of_actor(self) -> Mapping[str, Sequence[AnyClaim]]:
        """Claims that name each actor in any slot."""
        return _grouped((actor, self.claims[claim]) for claim, slots in self.slots.items() for actor in dict.fromkeys(a for _, a in slots))

    @cached_property
    def claimants(self) -> Sequence[str]:
        """Who is said to say so, in most claims first."""
        slots = (pair for found in self.slots.values() for pair in found)
        counted = Counter(actor for slot, actor in slots if slot in {"asserted_by", "speaker"})
        return [one for one, _ in counted.most_common() if one in self.actors]

    @cached_property
    def fact_of(self) -> Mapping[str, Fact]:
        """The fact that each claim tells."""
        return {claim: fact for fact in self.joined.facts for claim in fact.claims}

    @cached_property
    def conflicts_of(self) -> Mapping[str, Sequence[Conflict]]:
        """The conflicts that each claim has a side in."""
        return _grouped((claim, one) for one in self.joined.conflicts for side in one.sides for claim in side)

    @cached_property
    def answers_to(self) -> Mapping[str, Sequence[tuple[str, AnyClaim]]]:
        """For each claim the claims that read, answer or deny it, with the type of link."""
        pairs = []
        for claim in self.claims.values():
            links = {(link.type, link.to) for link in claim.links}
            links |= {("reads", to) for to in claim.reads} if isinstance(claim, Quotation) else set()
            pairs += [(to, (str(kind), claim)) for kind, to in sorted(links)]
        return _grouped(pairs)

    def state(self, claim: AnyClaim) -> ClaimState:
        """What became of a claim: `machine` where nobody has judged it."""
        mark = self.marks.get(claim.id)
        return mark.state if mark else "rejected" if claim.id in self.left_out else "machine"

    def day_of(self, claim: AnyClaim) -> str | None:
        """When a claim's matter was; where its words do not say, the day its report came out."""
        return claim.date or (self._day(claim)[:10] or None)

    def keeps(self, wanted: Wanted, claim: AnyClaim) -> bool:
        """Whether a reader's filters let a claim through."""
        if claim.confidence < wanted.least or (not wanted.trivia and is_trivial(claim)):
            return False
        if not wanted.traits and tells_trait(claim):
            return False
        state = self.state(claim)
        if (state == "rejected" and not wanted.rejected) or (wanted.checked and state in ("machine", "rejected")):
            return False
        if wanted.language is not None and self.reports[claim.report].language != wanted.language:
            return False
        if not falls_between(self.day_of(claim), wanted.start, wanted.end):
            return False
        return wanted.by is None or self._told_by(wanted.by, claim)

    def _told_by(self, by: str, claim: AnyClaim) -> bool:
        if by == AUTHOR:
            return not claim.asserted_by and not isinstance(claim, Quotation)
        if by == TWO:
            fact = self.fact_of.get(claim.id)
            return fact is not None and fact.voices > 1
        return any(actor == by and slot in {"asserted_by", "speaker"} for slot, actor in self.slots[claim.id])

    def wanted(self, wanted: Wanted, among: Iterable[AnyClaim] | None = None) -> list[AnyClaim]:
        """Claims that the filters let through, by the day their reports came out and their place in the text."""
        if among is not None:
            return [one for one in among if self.keeps(wanted, one)]
        return list(self.held(("wanted", wanted), lambda: [one for one in self.claims.values() if self.keeps(wanted, one)]))

    def held(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What was made for this key before, or is now; the last ANSWERS of them are kept. What is held must not be changed."""
        if key in self._answers:
            self._answers.move_to_end(key)
            return cast(Value, self._answers[key])
        made = make()
        self._answers[key] = made
        if len(self._answers) > ANSWERS:
            self._answers.popitem(last=False)
        return made


def _left_out(view: JudgedView) -> dict[str, AnyClaim]:
    """Rejected claims and those of muted rules, as the machine had them; a report is looked into only where it can hold any."""
    rejected = [mark.machine for mark in view.marks().values() if mark.state == "rejected"]
    reports = view.report_ids() if view.overlay.left_out.rules else sorted({one.report for one in rejected if isinstance(one, Claim)})
    return {claim.id: claim for report in reports for claim in view.left_out_claims(report)}


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
