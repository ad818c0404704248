"""A situation as the machine read it and the analysts judged it. Nothing stored is changed: judgements are laid over each answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.analysis.overlay import Mark, Overlay, overlay_of
from dragoman.analysis.standing import is_taking_back, rule_of
from dragoman.analysis.translations import Rendering
from dragoman.resolving.judged import standing
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.derived import Judgement
from dragoman.schema.records import encode
from dragoman.schema.report import Report
from dragoman.store.queries import ClaimQuery, LeftOut, fits
from dragoman.store.rows import days_of
from dragoman.store.searching import first_place, holds, name_key
from dragoman.store.situation import open_view
from dragoman.store.view import Extent, Hit, NotThereError, View

__all__ = ["JudgedView", "Listed", "Mark", "open_judged"]


class Listed(Struct, frozen=True, kw_only=True):
    """A judgement, whether it stands, what took it back, what it is about today, and whether it stands but finds nothing."""

    judgement: Judgement
    stands: bool
    undone_by: str | None = None
    on: str | None = None
    orphaned: bool = False


@contextmanager
def open_judged(path: Path, raw: bool = False) -> Iterator["JudgedView"]:
    """A view with the standing judgements applied; with `raw` the machine's own reading. DragomanError as open_view."""
    with open_view(path) as view:
        yield JudgedView(view, raw)


class JudgedView(View):
    """Every answer of a View with judgements applied; what they touch is held in memory, all else stays in the store."""

    def __init__(self, view: View, raw: bool = False) -> None:
        super().__init__(view._connection)
        self._raw = raw
        self._laid = Overlay() if raw else overlay_of(view)

    def judgements(self) -> list[Judgement]:
        """As View; none where the machine's own reading was asked for."""
        return [] if self._raw else super().judgements()

    def left_out(self, query: ClaimQuery | None = None) -> LeftOut:
        """What judgements replace or reject; where days count, all claims of reports whose day was corrected too."""
        if query is None or not (query.start or query.end) or not self._laid.reports:
            return self._laid.left_out
        return msgspec.structs.replace(self._laid.left_out, reports=frozenset(self._laid.reports))

    def mark(self, claim_id: str) -> Mark:
        """What judgements have made of a claim."""
        if claim_id in self._laid.marks:
            return self._laid.marks[claim_id]
        claim = self.claims_by_id([claim_id]).get(claim_id)
        if claim is not None and claim.reader in self._laid.left_out.rules:
            rule = rule_of(claim.reader)
            muting = tuple(one.id for one in standing(self.judgements()) if one.action == "mute" and one.target[0] == rule)
            return Mark(state="rejected", machine=claim, judgements=muting)
        return Mark(machine=claim)

    def marks(self) -> dict[str, Mark]:
        """What judgements have made of each claim that one of them is about."""
        return dict(self._laid.marks)

    def report_mark(self, report_id: str) -> Mark | None:
        """What judgements have made of a report; None where there is none on it."""
        return self._laid.report_marks.get(report_id)

    def renderings(self) -> dict[str, tuple[Rendering, ...]]:
        """What analysts wrote of each claim's words in another language, the latest first."""
        return dict(self._laid.renderings)

    @property
    def overlay(self) -> Overlay:
        """What is laid over the machine's reading."""
        return self._laid

    def left_out_claims(self, report_id: str) -> list[AnyClaim]:
        """A report's rejected and muted claims, as the machine had them."""
        out = self._laid.left_out
        read = View.claims(View(self._connection), ClaimQuery(report=report_id))
        return [one for one in read if one.id not in self._laid.claims and (one.id in out.claims or one.reader in out.rules)]

    def listed(self) -> list[Listed]:
        """Every judgement, the oldest first."""
        known = self.judgements()
        ids, stands = {one.id for one in known}, {one.id for one in standing(known)}
        takers = {one.undoes: one.id for one in known if one.undoes is not None}
        found = []
        for one in known:
            by = takers.get(one.id)
            on = (one.undoes if one.undoes in ids else None) if is_taking_back(one) else self._laid.on.get(one.id) or self._actors_of(one)
            holds_good = one.id in stands
            found.append(Listed(judgement=one, stands=holds_good, undone_by=by, on=on, orphaned=holds_good and on is None))
        return found

    def _actors_of(self, one: Judgement) -> str | None:
        """The actor that a judgement on actors is about, where all that it names are there."""
        if one.action == "rate":
            return one.target[0] if one.target else None
        if one.action not in ("join", "part") or isinstance((one.value or {}).get("of"), list):
            return None
        return one.target[0] if set(one.target) <= self._mentions else None

    @cached_property
    def _mentions(self) -> frozenset[str]:
        pairs = [(report, actor.id) for report, actor in self.actors_by_report()]
        return frozenset(actor for _, actor in pairs) | {f"{actor}@{report}" for report, actor in pairs}

    # claims

    def claims(self, query: ClaimQuery | None = None, limit: int | None = None, offset: int = 0) -> list[AnyClaim]:
        """As View, judged."""
        mine = self._fitting(query or ClaimQuery())
        if not mine:
            return super().claims(query, limit, offset)
        until = None if limit is None else offset + limit
        return sorted([*super().claims(query, until), *mine], key=_place)[offset:until]

    def latest(self, query: ClaimQuery, limit: int, until: str = "9999") -> list[AnyClaim]:
        """As View, judged."""
        mine = [one for one in self._fitting(query) if one.date is not None and _start(one) <= until]
        found = sorted([*super().latest(query, limit, until), *mine], key=lambda one: (-one.confidence, one.id))
        return sorted(found, key=_start, reverse=True)[:limit]

    def each_claim(self, query: ClaimQuery) -> Iterator[str]:
        """As View, judged; one report is held at a time where judgements touch any."""
        if not self._fitting(query):
            yield from super().each_claim(query)
            return
        for report in [query.report] if query.report else self.report_ids():
            for one in self.claims(msgspec.structs.replace(query, report=report)):
                yield encode(one).decode()

    def count_claims(self, query: ClaimQuery | None = None) -> int:
        """As View, judged."""
        return super().count_claims(query) + len(self._fitting(query or ClaimQuery()))

    def claim(self, claim_id: str) -> AnyClaim:
        """A claim as judged; a rejected or muted one as the machine has it (see `mark`)."""
        return self._laid.claims[claim_id] if claim_id in self._laid.claims else super().claim(claim_id)

    def claims_by_kind(self, least: float = 0.0) -> dict[str, int]:
        """As View, judged."""
        counts = Counter(super().claims_by_kind(least))
        counts.update(type(one).__name__.lower() for one in self._fitting(ClaimQuery(least=least)))
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def tallied(
        self, slots: Sequence[str] = (), kind: str | None = None, actors: Sequence[str] | None = None, limit: int | None = None
    ) -> list[tuple[str, int, int]]:
        """As View, judged."""
        mine: dict[str, set[tuple[str, str]]] = {}
        for one in self._fitting(ClaimQuery(kind=kind)):
            for slot, entity in entities_of(one):
                if entity.id and (not slots or slot in slots) and (actors is None or entity.id in actors):
                    mine.setdefault(entity.id, set()).add((one.id, one.report))
        if not mine:
            return super().tallied(slots, kind, actors, limit)
        most = None if limit is None else limit + len(mine)
        counts = {name: (claims, reports) for name, claims, reports in super().tallied(slots, kind, actors, most)}
        counts |= {name: (claims, reports) for name, claims, reports in super().tallied(slots, kind, sorted(mine))}
        named = self.reports_naming(sorted(mine), slots, kind)
        for name, told in mine.items():
            counts[name] = (counts.get(name, (0, 0))[0] + len(told), len(named[name] | {report for _, report in told}))
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1][0], pair[0]))
        return [(name, *counted) for name, counted in ordered[:limit]]

    def _fitting(self, query: ClaimQuery) -> list[AnyClaim]:
        """The claims that come from judgements, not from the store, and fit a query."""
        held: Iterable[AnyClaim] = self._laid.claims.values()
        moved = self.left_out(query).reports
        if moved:  # their days count from a corrected date
            out = self._laid.left_out
            plain = View(self._connection)
            read = [one for report in sorted(moved) for one in plain.claims(ClaimQuery(report=report))]
            held = [*held, *(one for one in read if one.id not in out.claims and one.reader not in out.rules)]
        return [one for one in held if fits(one, query, self._day(one.report) if query.start or query.end else None)]

    def _day(self, report: str) -> str | None:
        published = self.report(report).published
        return published[:10] if published else None

    # reports

    def reports(self, limit: int | None = None, offset: int = 0) -> list[Report]:
        """As View, corrected."""
        if not self._laid.reports:
            return super().reports(limit, offset)
        found = sorted((self._laid.reports.get(one.id, one) for one in super().reports()), key=lambda one: one.id)
        found.sort(key=lambda one: one.published or "", reverse=True)
        return found[offset : None if limit is None else offset + limit]

    def report(self, report_id: str) -> Report:
        """As View, corrected."""
        return self._laid.reports[report_id] if report_id in self._laid.reports else super().report(report_id)

    def find_report(self, words: str, exact: bool = False) -> list[Report]:
        """As View, corrected."""
        if not self._laid.reports:
            return super().find_report(words, exact)
        key = name_key(words)
        if not key:
            return []
        found = self.reports()
        titles = {one.id: name_key(one.title) for one in found}
        by_id = [one for one in found if one.id == words]
        by_title = [one for one in found if titles[one.id] == key]
        within = [one for one in found if key in titles[one.id]]
        return by_id or by_title or ([] if exact else within)

    def search(self, words: str, limit: int | None = None) -> list[Hit]:
        """As View, corrected; a report found only by its corrected title comes last."""
        found = super().search(words, limit)
        hits = [msgspec.structs.replace(hit, report=self._laid.reports.get(hit.report.id, hit.report)) for hit in found]
        seen = {hit.report.id for hit in hits}
        titled = [one for _, one in sorted(self._laid.reports.items()) if one.id not in seen and holds(one.title, words)]
        hits += [Hit(one, *(first_place(one.text, words) or (None, None))) for one in titled]
        return hits[:limit]

    def extent(self) -> Extent:
        """As View, corrected."""
        found = super().extent()
        if not self._laid.reports:
            return found
        days = [one.published[:10] for one in self.reports() if one.published]
        return msgspec.structs.replace(found, first=min(days, default=None), last=max(days, default=None))

    # actors

    def actors(self, limit: int | None = None, offset: int = 0) -> list[Actor]:
        """As View, with those whom only judgements name."""
        new = self._new_actors
        if not new:
            return super().actors(limit, offset)
        until = None if limit is None else offset + limit
        return sorted([*super().actors(until), *new.values()], key=lambda one: one.id)[offset:until]

    def actor(self, actor_id: str) -> Actor:
        """As View, with those whom only judgements name."""
        return self._new_actors[actor_id] if actor_id in self._new_actors else super().actor(actor_id)

    def actors_by_report(self) -> list[tuple[str, Actor]]:
        """As View, with those whom judged claims name."""
        found = super().actors_by_report()
        there = {(report, actor.id) for report, actor in found}
        named = {(one.report, entity.id) for one in self._laid.claims.values() for _, entity in entities_of(one) if entity.id}
        for report, name in sorted(named - there):
            try:
                found.append((report, self.actor(name)))
            except NotThereError:
                continue  # a venue, or somebody whose record went with a report
        return sorted(found, key=lambda pair: (pair[0], pair[1].id))

    def find_actor(self, name: str, exact: bool = False) -> list[Actor]:
        """As View, with those whom only judgements name."""
        found, key = super().find_actor(name, exact), name_key(name)
        close = min((_distance(one, name, key) for one in found), default=3)
        for one in self._new_actors.values():
            near = _distance(one, name, key)
            if near <= (1 if exact else 2) and near <= close:
                found = [*(found if near == close else []), one]
                close = near
        return found

    def actors_by_type(self) -> dict[str, int]:
        """As View, with those whom only judgements name."""
        counts = Counter(super().actors_by_type())
        counts.update(one.type for one in self._new_actors.values())
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def _actors_by_id(self, ids: list[str]) -> list[Actor]:
        return [*super()._actors_by_id(ids), *(self._new_actors[one] for one in ids if one in self._new_actors)]

    @cached_property
    def _new_actors(self) -> dict[str, Actor]:
        known = {one.id for one in super()._actors_by_id(list(self._laid.actors))} if self._laid.actors else set()
        return {name: one for name, one in sorted(self._laid.actors.items()) if name not in known}


def _place(claim: AnyClaim) -> tuple[str, int, int, str, str]:
    first = min(claim.spans)
    return claim.report, first.start, first.end, type(claim).__name__.lower(), claim.id


def _start(claim: AnyClaim) -> str:
    return days_of(claim.date)[0] or ""


def _distance(one: Actor, name: str, key: str) -> int:
    """How a name finds an actor: 0 by its id, 1 by a whole name, 2 by part of one, 3 not at all."""
    if one.id == name:
        return 0
    keys = [name_key(known.text) for known in one.names]
    return 1 if key and key in keys else 2 if key and any(key in known for known in keys) else 3
