"""Who is who across reports and scripts, kept up to date as reports come and go.

Within each set of mentions that links hold together, links are taken in rounds: the same name first, then whole names that only sound
alike, then surnames alone; after the first round a link must fit one actor and no other. What one report brings can only reach the sets
that its mentions have links into.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from dragoman.resolving.actors import ENOUGH, ROUNDS, ActorLink, Feature, Linked, candidate_keys, propose
from dragoman.resolving.evidence import KINDS, Mention, Note, Profile, mention_of, notes, profile_of, united
from dragoman.resolving.judged import Verdicts, verdicts
from dragoman.resolving.names import is_known, is_unnamed
from dragoman.resolving.pairs import Pairs, reached
from dragoman.resolving.partition import Partition, best_name, name_set
from dragoman.resolving.phonetics import Sounds
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import Judgement

Told = tuple[Sequence[Actor], Sequence[AnyClaim]]  # what a report's reading holds: its actors and its claims
PRESENT = frozenset({"person", "organisation"})  # whose being in two reports makes one scene of them


class Renamed(Struct, frozen=True):
    """Mentions that go by another id than before, and ids of actors whose type, country or sector is another."""

    mentions: frozenset[Mention]
    actors: frozenset[str]


class Linking:
    """Mentions, the links between them and the ids they go by."""

    def __init__(self, sounds: Sounds) -> None:
        self._records: dict[Mention, Counter[Actor]] = defaultdict(Counter)
        self._evidence: dict[Mention, dict[str, dict[str, set[str]]]] = {}
        self._held: dict[str, tuple[list[tuple[Mention, Actor]], list[Note]]] = {}
        self._scenes: dict[str, frozenset[str]] = {}
        self._profiles: dict[Mention, Profile] = {}
        self._pairs: Pairs[Mention, ActorLink] = Pairs(lambda one, other: propose(self._profiles[one], self._profiles[other], sounds))
        self._decided = Verdicts()
        self._taken: set[tuple[Mention, Mention]] = set()
        self._sets: dict[Mention, tuple[Mention, ...]] = {}  # the set each mention is in
        self._by_best: dict[str, set[tuple[Mention, ...]]] = defaultdict(set)
        self.naming: dict[Mention, set[str]] = defaultdict(set)  # reports that name each mention
        self.ids: dict[Mention, str] = {}
        self.actors: dict[str, Actor] = {}

    def update(self, told: Mapping[str, Told | None], judgements: Iterable[Judgement]) -> Renamed:
        """Take in what reports tell now, None for a report that is gone, and all judgements."""
        changed = set[Mention]()
        for report in sorted(told):
            changed |= self._forget(report)
            if (new := told[report]) is not None:
                changed |= self._learn(report, *new)
        for mention in changed:
            self._profile(mention)
        keys = {one: None if self._is_open(one) else frozenset(candidate_keys(self._profiles[one])) for one in changed}
        touched = self._pairs.update(keys)
        before, self._decided = self._decided, verdicts(judgements, self._profiles)
        if before != self._decided:
            touched |= _judged(before) | _judged(self._decided)
        return self._settle(touched)

    def _is_open(self, mention: Mention) -> bool:
        """Whether nothing may be linked to a mention: it has no name, or is gone."""
        return is_unnamed(mention.actor) or mention not in self._profiles

    def _learn(self, report: str, actors: Sequence[Actor], claims: Sequence[AnyClaim]) -> set[Mention]:
        records = [(mention_of(report, actor.id), actor) for actor in actors]
        for mention, actor in records:
            self._records[mention][actor] += 1
            self.naming[mention].add(report)
        self._scenes[report] = frozenset(actor.id for actor in actors if is_known(actor.id) and actor.type in PRESENT)
        there = {mention for mention, _ in records}
        said = [note for claim in claims for note in notes(claim) if note.mention in there]
        for note in said:
            held = self._evidence.setdefault(note.mention, {kind: {} for kind in KINDS})
            held[note.kind].setdefault(note.value, set()).add(note.claim)
        self._held[report] = (records, said)
        return there

    def _forget(self, report: str) -> set[Mention]:
        records, said = self._held.pop(report, ([], []))
        for mention, actor in records:
            self._records[mention] -= Counter([actor])
            self.naming[mention].discard(report)
        for note in said:
            values = self._evidence[note.mention][note.kind]
            if (claims := values.get(note.value)) is not None:
                claims.discard(note.claim)
                if not claims:
                    del values[note.value]
        return {mention for mention, _ in records}

    def _profile(self, mention: Mention) -> None:
        records = self._records.get(mention)
        if not records:
            for held in (self._records, self._evidence, self._profiles, self.naming):
                held.pop(mention, None)
            return
        evidence = self._evidence.get(mention) or {kind: {} for kind in KINDS}
        scene = self._scenes.get(mention.report, frozenset()) if mention.report else frozenset[str]()
        self._profiles[mention] = profile_of(mention, records, evidence, scene)

    def _settle(self, touched: set[Mention]) -> Renamed:
        """Make the sets anew that the touched mentions are or were in, and name them."""
        joined: dict[Mention, set[Mention]] = defaultdict(set)
        for left, right, _ in self._decided.joined:
            joined[left].add(right)
            joined[right].add(left)

        def neighbours(mention: Mention) -> Iterable[Mention]:
            yield from (other for other, link in self._pairs.of(mention).items() if link.score >= ENOUGH)
            yield from joined.get(mention, ())

        new = [part for whole in reached(sorted(touched & self._profiles.keys()), neighbours) for part in self._parted(whole)]
        old = {self._sets.pop(one) for one in {*touched, *(one for part in new for one in part)} if one in self._sets}
        for part in old:
            for one in part:
                self._sets.pop(one, None)
            self._by_best[best_name(part)].discard(part)
        for part in new:
            self._sets.update(dict.fromkeys(part, part))
            self._by_best[best_name(part)].add(part)
        return self._name([*old, *new], {one for part in old for one in part})

    def _parted(self, whole: list[Mention]) -> list[tuple[Mention, ...]]:
        """The sets that the links between some mentions make of them."""
        inside = frozenset(whole)
        self._taken -= {pair for one in whole for other in self._pairs.of(one) for pair in ((one, other), (other, one))}
        links = [link for one in whole for other, link in self._pairs.of(one).items() if one < other and link.score >= ENOUGH]
        partition = Partition(whole, lambda left, right: not self._decided.keep_apart(left, right) and self._may_join(left, right))
        for left, right, _ in self._decided.joined:
            if left in inside:
                partition.join(left, right, decided=True)
        links.sort(key=lambda link: (-link.score, link.left, link.right))
        for kinds, alone in ROUNDS:
            wanted = [link for link in links if link.features[0].name in kinds]
            self._take(_only_choices(wanted, partition) if alone else wanted, partition)
        return [tuple(found) for found in partition.sets()]

    def _take(self, links: Iterable[ActorLink], partition: Partition) -> None:
        self._taken |= {(link.left, link.right) for link in links if partition.join(link.left, link.right)}

    def _may_join(self, left: list[Mention], right: list[Mention]) -> bool:
        """Not two known actors, not two states' people; and no two actors of one report, which its reader kept apart."""
        known = [{one.actor for one in side if is_known(one.actor)} for side in (left, right)]
        countries = [{country for one in side if (country := self._profiles[one].country)} for side in (left, right)]
        same_report = {one.report for one in left if one.report} & {one.report for one in right}
        return not all(known) and not (all(countries) and countries[0].isdisjoint(countries[1])) and not same_report

    def _name(self, parts: Iterable[tuple[Mention, ...]], gone: set[Mention]) -> Renamed:
        """Name the sets anew that share a best name with one of these; what was renamed, and whose kind is another."""
        bests = {best_name(part) for part in parts}
        again = {part for best in bests for part in self._by_best.get(best, ())}
        before = {self.ids[one] for part in again for one in part if one in self.ids} | {self.ids[one] for one in gone if one in self.ids}
        kinds = {name: _kind(self.actors.pop(name)) for name in before if name in self.actors}
        renamed = set[Mention]()
        for best in bests:
            same = self._by_best.get(best, set())
            for part in same:
                name = name_set(part, best, alone=len(same) == 1)
                renamed.update(one for one in part if self.ids.get(one) != name)
                self.ids.update(dict.fromkeys(part, name))
                self.actors[name] = united((self._profiles[one].actor for one in part), name)
            if not same:
                self._by_best.pop(best, None)
        for one in gone - self._profiles.keys():
            self.ids.pop(one, None)
        others = {name for name, kind in kinds.items() if name in self.actors and _kind(self.actors[name]) != kind}
        return Renamed(frozenset(renamed), frozenset(others))

    def linked(self) -> Linked:
        """Who is who as it stands."""
        links = [_settled(link, (left, right) in self._taken) for left, right, link in self._pairs.each()]
        links = [link for link in links if not self._decided.keep_apart((link.left,), (link.right,))]
        links += [_by_judgement(left, right, judgement) for left, right, judgement in self._decided.joined]
        links.sort(key=lambda one: (one.left, one.right, one.score, one.features[0].value))
        return Linked(dict(sorted(self.ids.items())), dict(sorted(self.actors.items())), tuple(links))


def link_actors(
    actors: Iterable[tuple[str, Actor]], claims: Iterable[AnyClaim], sounds: Sounds, judgements: Iterable[Judgement] = ()
) -> Linked:
    """Join the actors of several readings; `actors` are pairs of report id and record. Judgements come first and are never overruled."""
    told: dict[str, tuple[list[Actor], list[AnyClaim]]] = defaultdict(lambda: ([], []))
    for report, actor in actors:
        told[report][0].append(actor)
    for claim in claims:
        told[claim.report][1].append(claim)
    linking = Linking(sounds)
    linking.update(told, judgements)
    return linking.linked()


def _only_choices(links: list[ActorLink], partition: Partition) -> list[ActorLink]:
    """Links of which neither end has another set to go to."""
    choices: dict[Mention, set[Mention]] = defaultdict(set)
    for link in links:
        left, right = partition.root(link.left), partition.root(link.right)
        if left != right:
            choices[left].add(right)
            choices[right].add(left)
    known = {root: [one for one in roots if is_known(one.actor)] for root, roots in choices.items()}

    def chosen(root: Mention, other: Mention) -> bool:
        return choices[root] <= {other} or (is_known(root.actor) and not known[root]) or known[root] == [other] == sorted(choices[root])

    pairs = [(link, partition.root(link.left), partition.root(link.right)) for link in links]
    return [link for link, left, right in pairs if left != right and chosen(left, right) and chosen(right, left)]


def _judged(decided: Verdicts) -> set[Mention]:
    return {one for left, right, _ in decided.joined for one in (left, right)} | set(decided.parted)


def _kind(actor: Actor) -> tuple[str, str | None, str | None]:
    return actor.type, actor.country, actor.sector


def _settled(link: ActorLink, accepted: bool) -> ActorLink:
    return msgspec.structs.replace(link, accepted=True) if accepted else link


def _by_judgement(left: Mention, right: Mention, judgement: Judgement) -> ActorLink:
    why = Feature("judgement", f"{judgement.by}, {judgement.at}: {judgement.reason or 'no reason given'}", 1.0)
    return ActorLink(left=left, right=right, score=1.0, accepted=True, features=(why,))
