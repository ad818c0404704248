"""The situation with what is the same joined, made from its current readings each time it is asked for; nothing of it is stored."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, structs

from dragoman.analysis.alike import judged_facts
from dragoman.analysis.judged import JudgedView
from dragoman.analysis.overlay import FactVerdict
from dragoman.lexicon.model import Lexicon
from dragoman.resolving.actors import ActorLink, Linked
from dragoman.resolving.conflicts import find_conflicts
from dragoman.resolving.evidence import Mention
from dragoman.resolving.joining import Joining, Told, by_report
from dragoman.resolving.names import is_known
from dragoman.resolving.phonetics import Sounds
from dragoman.resolving.tellings import Situation
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Quotation, entities_of
from dragoman.schema.derived import Conflict, Fact
from dragoman.schema.report import Report
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View

LEAST = 0.5  # what the reader itself thinks more likely wrong than right is joined with nothing


class JoinedActor(Struct, frozen=True, kw_only=True):
    """An actor, the reports that name it, its mentions under other ids than its own, and why they are it."""

    actor: Actor
    reports: tuple[str, ...]
    mentions: tuple[Mention, ...]
    links: tuple[ActorLink, ...]


class Joined(Struct, frozen=True, kw_only=True):
    """Actors, facts and conflicts of a situation, with the claims and reports they rest on."""

    linked: Linked
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    claims: dict[str, AnyClaim]
    reports: dict[str, Report]
    voices: dict[str, str]

    def told(self, claims: Sequence[str]) -> list[AnyClaim]:
        """The claims of these ids by the day their reports came out."""
        found = [self.claims[one] for one in claims]
        return sorted(found, key=lambda one: (self.reports[one.report].published or "", one.report, min(one.spans), one.id))

    def names(self, claim: AnyClaim, actor: str) -> bool:
        """Whether a claim names the actor of this id of the day."""
        return any(self.linked.of(claim.report, entity.id) == actor for _, entity in entities_of(claim))

    def read_by(self, conflict: Conflict) -> list[AnyClaim]:
        """The claims that all sides of a conflict of readings read."""
        targets = [{target for one in side for target in _read(self.claims[one])} for side in conflict.sides]
        return self.told(sorted(set[str].intersection(*targets) & set(self.claims)))


def _read(claim: AnyClaim) -> set[str]:
    own = claim.reads if isinstance(claim, Quotation) else ()
    return {*own, *(link.to for link in claim.links if link.type == "reads")}


class Joiner:
    """Joins what is the same for one who asks again and again: after the first time, only what changed since costs anything."""

    def __init__(self, lexicon: Lexicon, least: float = LEAST) -> None:
        self._joining = Joining(Sounds(lexicon))
        self._least = least
        self._known: dict[str, Told] = {}

    def join(self, view: View) -> Joined:
        """The situation as the View shows it, with what is the same joined."""
        told = by_report(view.reports(), view.actors_by_report(), view.claims(ClaimQuery(least=self._least)))
        changed: dict[str, Told | None] = {name: one for name, one in told.items() if self._known.get(name) != one}
        changed |= dict.fromkeys(self._known.keys() - told.keys())
        self._joining.update(changed, view.judgements())
        self._known = told
        made = Joined(
            linked=self._joining.linked(),
            facts=self._joining.facts(),
            conflicts=self._joining.conflicts(),
            claims={claim.id: claim for one in told.values() for claim in one.claims},
            reports={name: one.report for name, one in told.items()},
            voices=self._joining.voices(),
        )
        return _with_verdicts(made, view.overlay.facts) if isinstance(view, JudgedView) and view.overlay.facts else made


def _with_verdicts(made: Joined, verdicts: Sequence[FactVerdict]) -> Joined:
    """Facts as analysts have joined and parted them, and the conflicts between those."""
    situation = Situation(reports=made.reports, linked=made.linked, voices=made.voices)
    facts = judged_facts(made.facts, verdicts, made.claims.values(), situation)
    return structs.replace(made, facts=facts, conflicts=find_conflicts(made.claims.values(), situation, facts))


def joined(view: View, lexicon: Lexicon, least: float = LEAST) -> Joined:
    """Join what is the same in the claims at or above a confidence, from scratch."""
    return Joiner(lexicon, least).join(view)


def joined_actors(view: View, found: Linked) -> list[JoinedActor]:
    """Every actor with its mentions and links, those in most reports first."""
    reports: dict[str, set[str]] = defaultdict(set)
    for report, actor in view.actors_by_report():
        reports[found.of(report, actor.id) or actor.id].add(report)
    links: dict[str, list[ActorLink]] = defaultdict(list)
    for link in found.links:
        if link.accepted:
            links[found.ids[link.left]].append(link)
    made = [
        JoinedActor(
            actor=found.actors[name],
            reports=tuple(sorted(reports[name])),
            mentions=tuple(one for one in mentions if not is_known(one.actor)),
            links=tuple(links[name]),
        )
        for name, mentions in found.members().items()
    ]
    return sorted(made, key=lambda one: (-len(one.reports), one.actor.id))
