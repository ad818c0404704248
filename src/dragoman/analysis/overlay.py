"""What the standing judgements make of the machine's reading: which claims stand in for which, and which are left out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.analysis.amending import REPORT_FIELDS, SURE, amended, built, corrected, differences
from dragoman.analysis.anchors import found_again, relocated
from dragoman.analysis.standing import is_taking_back, rule_of
from dragoman.analysis.translations import Rendering, latest, rendering
from dragoman.resolving.judged import standing
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.derived import ClaimState, Judgement
from dragoman.schema.errors import ContractError, DragomanError
from dragoman.schema.report import Report
from dragoman.store.queries import LeftOut
from dragoman.store.view import NotThereError, View


class Mark(Struct, frozen=True, kw_only=True):
    """What judgements have made of a claim or a report.

    `machine` is it as read (None for an added claim), `judgements` are the ids of those that stand, the oldest first, and `changes`
    holds (machine's value, analyst's value) of each slot that differs, as JSON values."""

    state: ClaimState = "machine"
    machine: AnyClaim | Report | None = None
    judgements: tuple[str, ...] = ()
    changes: dict[str, tuple[Any, Any]] = {}


class FactVerdict(Struct, frozen=True):
    """A judgement on claims that do, or do not, tell the same: their ids today, the first against the others."""

    judgement: Judgement
    claims: tuple[str, ...]


class Overlay(Struct, kw_only=True):
    """Judged claims and reports by id, what they stand in for, who else they name, and what each judgement was found to be about."""

    claims: dict[str, AnyClaim] = {}
    left_out: LeftOut = LeftOut()
    reports: dict[str, Report] = {}
    actors: dict[str, Actor] = {}
    marks: dict[str, Mark] = {}
    report_marks: dict[str, Mark] = {}
    facts: tuple[FactVerdict, ...] = ()
    renderings: dict[str, tuple[Rendering, ...]] = {}
    on: dict[str, str] = {}


def overlay_of(view: View) -> Overlay:
    """What stands of a situation's judgements, found in its current readings; costs in proportion to the judgements.

    `view` must give the machine's reading."""
    return _Laying(view, standing(view.judgements())).lay()


class _Laying:
    def __init__(self, view: View, judgements: Sequence[Judgement]) -> None:
        self._view = view
        self._judgements = [one for one in judgements if not is_taking_back(one)]
        self._made = Overlay(claims={}, reports={}, actors={}, marks={}, report_marks={}, renderings={}, on={})
        self._added: dict[str, tuple[AnyClaim, Judgement]] = {}
        self._of_report: dict[str, list[AnyClaim]] = {}

    def lay(self) -> Overlay:
        """Reports, then added claims, then all that is said of claims."""
        self._reports()
        self._add()
        about: dict[str, list[Judgement]] = defaultdict(list)
        machine = self._find(about)
        for name, judgements in about.items():
            self._judge(name, machine.get(name), judgements)
        self._leave_out(set(about) | set(self._added))
        self._look_through()
        return self._made

    def _reports(self) -> None:
        for one in self._judgements:
            of = _subject(one)
            today = self._live(str(of.get("id"))) if of is not None and of.get("kind") == "report" else None
            if today is None or not REPORT_FIELDS.issuperset(_set(one)):
                continue
            self._made.on[one.id] = today
            self._take_actors(one)
            machine = self._view.report(today)
            before = self._made.report_marks.get(today, Mark(machine=machine))
            if one.action == "amend":
                self._made.reports[today] = corrected(self._made.reports.get(today, machine), _set(one))
            now = self._made.reports.get(today, machine)
            changes = differences(machine, now)
            self._made.report_marks[today] = Mark(
                state="amended" if changes else "checked", machine=machine, judgements=(*before.judgements, one.id), changes=changes
            )

    def _look_through(self) -> None:
        """Claims of reports that were looked through, as far as nothing else is said of them."""
        for one in self._judgements:
            seen = (one.value or {}).get("claims", ()) if one.action == "check" else ()
            for name, claim in self._view.claims_by_id([name for name in seen if name not in self._made.marks]).items():
                self._made.marks[name] = Mark(state="checked", machine=claim, judgements=(one.id,))

    def _live(self, report: str) -> str | None:
        """The report, or the one whose text has taken its place; None where there is neither."""
        if self._view.reading_of(report) is not None:
            return report
        later = self._view.successors(report)
        return later[0] if len(later) == 1 else None

    def _add(self) -> None:
        for one in self._judgements:
            if one.action != "add" or (of := _subject(one)) is None:
                continue
            claim = _built(of)
            today = self._live(claim.report) if claim is not None else None
            if today is None:
                continue
            if claim is not None and today != claim.report:
                claim = relocated(claim, today, self._view.report(today).text)
            if claim is not None:
                self._added[claim.id] = (claim, one)
                self._made.on[one.id] = claim.id
                self._take_actors(one)

    def _find(self, about: dict[str, list[Judgement]]) -> dict[str, AnyClaim]:
        """Note for each claim of today what is said of it; returns those that the machine made, by id."""
        wanted = [(one, claims) for one in self._judgements if one.action != "add" and (claims := _claims(one))]
        ids = {old.id for _, claims in wanted for old in claims} | set(self._added)
        known = self._view.claims_by_id(sorted(ids))
        facts = []
        for one, claims in wanted:
            today = [self._today(old, known) for old in claims]
            there = tuple(claim.id for claim in today if claim is not None)
            if one.action in ("join", "part") and len(there) > 1 and today[0] is not None:
                facts.append(FactVerdict(one, there))
                self._made.on[one.id] = there[0]
            elif one.action not in ("join", "part") and there:
                if (said := rendering(one)) is None:
                    about[there[0]].append(one)
                else:  # other words for it, and nothing on whether it is so
                    self._made.renderings[there[0]] = latest((*self._made.renderings.get(there[0], ()), said))
                self._made.on[one.id] = there[0]
        self._made.facts = tuple(facts)
        return known

    def _today(self, old: AnyClaim, known: dict[str, AnyClaim]) -> AnyClaim | None:
        if old.id in self._added:
            return self._added[old.id][0]
        if old.id in known:
            return known[old.id]
        report = self._live(old.report)
        if report is None:
            return None
        if report not in self._of_report:
            self._of_report[report] = self._view.claims_of_report(report)
        added = [claim for claim, _ in self._added.values() if claim.report == report]
        found = found_again(old, [*self._of_report[report], *added])
        if found is not None and found.id not in self._added:
            known[found.id] = found
        return found

    def _judge(self, name: str, machine: AnyClaim | None, judgements: Iterable[Judgement]) -> None:
        """One claim after all that is said of it, the oldest first."""
        added = self._added.get(name)
        start = added[0] if added else machine
        if start is None:
            return
        claim, rejected, kept = start, False, bool(added)
        said = [added[1].id] if added else []
        for one in judgements:
            if one.action == "amend":
                try:
                    claim = amended(claim, _set(one))
                except DragomanError:
                    self._made.on.pop(one.id)  # what the newer reader says cannot be combined with it
                    continue
                self._take_actors(one)
            elif one.action == "confirm":
                claim = msgspec.structs.replace(claim, confidence=SURE)
            rejected = one.action == "reject" or (rejected and one.action == "check")
            kept = kept or one.action in ("amend", "confirm")
            said.append(one.id)
        if not said:
            return
        changes = differences(start, claim)
        state: ClaimState = "rejected" if rejected else "added" if added else "amended" if changes else "checked"
        self._made.marks[name] = Mark(state=state, machine=machine, judgements=tuple(said), changes=changes)
        if kept and not rejected:
            self._made.claims[name] = claim

    def _leave_out(self, touched: set[str]) -> None:
        """What must not come from the store: everything rejected, amended, confirmed or added, and what muted rules made."""
        for name, (claim, one) in self._added.items():
            if name not in self._made.marks:
                self._made.claims[name] = claim
                self._made.marks[name] = Mark(state="added", judgements=(one.id,))
        marks = self._made.marks
        gone = {name for name in touched if name in self._made.claims or (name in marks and marks[name].state == "rejected")}
        muting = [one for one in self._judgements if one.action == "mute"]
        muted: dict[str, list[str]] = defaultdict(list)
        for reader in self._view.rules() if muting else ():
            muted[rule_of(reader)].append(reader)
        there = [one for one in muting if one.target[0] in muted]
        self._made.on |= {one.id: one.target[0] for one in there}
        rules = frozenset(reader for one in there for reader in muted[one.target[0]])
        self._made.left_out = LeftOut(claims=frozenset(gone), rules=rules)

    def _take_actors(self, one: Judgement) -> None:
        for record in (one.value or {}).get("actors", ()):
            try:
                actor = msgspec.convert(record, Actor)
            except (msgspec.ValidationError, ContractError):
                continue  # made by a program that knows other records; the claim still names who it is
            with suppress(NotThereError):
                actor = self._view.actor(actor.id)
            self._made.actors[actor.id] = actor


def _subject(one: Judgement) -> dict[str, Any] | None:
    """The record that a judgement is about, as it stood when it was judged."""
    of = (one.value or {}).get("of")
    return of if isinstance(of, dict) else None


def _claims(one: Judgement) -> list[AnyClaim]:
    """The claims that a judgement is about, as they stood."""
    of = (one.value or {}).get("of")
    records = of if isinstance(of, list) else [of] if isinstance(of, dict) else []
    return [claim for record in records if record.get("kind") != "report" and (claim := _built(record)) is not None]


def _built(record: dict[str, Any]) -> AnyClaim | None:
    """The claim of a record; None where a program made it that knows other records: its judgement is then shown as finding nothing."""
    try:
        return built(record)
    except DragomanError:
        return None


def _set(one: Judgement) -> dict[str, Any]:
    """The slots that an amendment sets."""
    found = (one.value or {}).get("set")
    return found if isinstance(found, dict) else {}
