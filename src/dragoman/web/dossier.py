"""What the first page shows: the situation in sections of lines, each with its evidence."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, Condition, Deployment, Event, Occupancy, Quantity, Quotation, Relation, entities_of
from dragoman.schema.derived import Failure
from dragoman.schema.report import Report
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View

LEAST = 0.5  # a doubtful claim is kept but not shown on a page
LINES = 24
SPEAKERS = 10
HELD = 5000  # claims of a kind looked through for the first page
PEOPLE_FIGURES = ("deaths", "injured", "arrests", "displaced", "troops", "protesters")


class Row(Struct, frozen=True):
    """Claims of one content, the first told in front."""

    claims: tuple[AnyClaim, ...]

    @property
    def claim(self) -> AnyClaim:
        return self.claims[0]


class Section(Struct, frozen=True):
    """Rows under one heading; `more` counts those left out."""

    id: str
    title: str
    lead: str
    rows: tuple[Row, ...]
    more: int = 0


class Speaker(Struct, frozen=True):
    """Somebody who is quoted, in how many claims and reports, and their latest words."""

    actor: Actor
    claims: int
    reports: int
    latest: Quotation | None


class Dossier(Struct, frozen=True):
    """Everything on the first page."""

    reports: dict[str, Report]
    languages: dict[str, int]
    kinds: dict[str, int]
    actors: int
    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    failures: tuple[Failure, ...]

    @property
    def days(self) -> tuple[str, str] | None:
        """The days of the first and the last report."""
        days = sorted(report.published[:10] for report in self.reports.values() if report.published)
        return (days[0], days[-1]) if days else None


def gather(view: View) -> Dossier:
    """Ask a view for what the first page shows."""
    reports = {report.id: report for report in view.reports()}
    return Dossier(
        reports=reports,
        languages=view.reports_by_language(),
        kinds=view.claims_by_kind(LEAST),
        actors=sum(view.actors_by_type().values()),
        speakers=_speakers(view),
        sections=tuple(section for section in _sections(view, reports) if section.rows),
        failures=tuple(view.failures()),
    )


def _speakers(view: View) -> tuple[Speaker, ...]:
    made = []
    for mention in view.mentions(slots=("speaker",), kind="quotation", limit=SPEAKERS):
        said = view.claims(ClaimQuery(by=mention.actor.id, kind="quotation", least=LEAST), limit=HELD)
        quoted = [claim for claim in said if isinstance(claim, Quotation) and claim.speaker.id == mention.actor.id]
        latest = max(quoted, key=lambda claim: (claim.confidence, claim.date or ""), default=None)
        made.append(Speaker(mention.actor, mention.claims, mention.reports, latest))
    return tuple(made)


def _sections(view: View, reports: dict[str, Report]) -> Iterable[Section]:
    def day(claim: AnyClaim) -> str:
        return (reports[claim.report].published or "")[:10]

    def of_kind(kind: str) -> list[AnyClaim]:
        found = view.claims(ClaimQuery(kind=kind, least=LEAST), limit=HELD)
        return sorted(found, key=lambda claim: (day(claim), claim.report, min(claim.spans)))

    last = max((report.published[:10] for report in reports.values() if report.published), default="9999")
    events = view.latest(ClaimQuery(kind="event", least=LEAST), limit=HELD, until=last)
    told = [claim for claim in events if isinstance(claim, Event) and (claim.actor or claim.recipient)]
    yield _section("events", "Latest events", "Who did what to whom, the latest first.", told, _same_event)
    figures = [claim for claim in of_kind("quantity") if isinstance(claim, Quantity) and claim.measure in PEOPLE_FIGURES]
    figures.sort(key=lambda claim: PEOPLE_FIGURES.index(claim.measure))
    yield _section("figures", "Figures", "How many, by each report in turn. They need not agree.", figures, _same_figure)
    offices = [claim for claim in of_kind("occupancy") if isinstance(claim, Occupancy)]
    changes = [claim for claim in offices if claim.change]
    yield _section("changes", "Changes of office", "Appointed, dismissed, resigned, elected.", changes, _same_office)
    held = sorted((claim for claim in offices if not claim.change), key=lambda claim: claim.holder.name)
    yield _section("offices", "Offices", "Who holds or held what, as the reports put it.", held, _same_office)
    yield _section("deployments", "Deployments", "Which force is where.", of_kind("deployment"), _same_slots)
    yield _section("relations", "Relations", "Who stands how to whom.", of_kind("relation"), _same_slots)
    yield _section("conditions", "Interests and conditions", "What they want, may and can do.", of_kind("condition"), _same_slots)


def _section(name: str, title: str, lead: str, claims: Sequence[AnyClaim], same: Callable[[Any], object]) -> Section:
    """Rows of claims with one content, in the order in which they come first."""
    rows: dict[object, list[AnyClaim]] = {}
    for claim in claims:
        rows.setdefault((same(claim), claim.auxiliary, tuple(entity.id for entity in claim.asserted_by)), []).append(claim)
    made = [Row(tuple(group)) for group in rows.values()]
    return Section(name, title, lead, tuple(made[:LINES]), max(0, len(made) - LINES))


def _same_event(claim: Event) -> object:
    sides = (frozenset(entity.id for entity in side) for side in (claim.actor, claim.recipient))
    return (claim.date, claim.event, claim.mode, *sides)


def _same_figure(claim: Quantity) -> object:
    of = claim.of if isinstance(claim.of, str) or claim.of is None else claim.of.id
    return (claim.measure, claim.value, claim.low, claim.high, of)


def _same_office(claim: Occupancy) -> object:
    body = claim.organisation.id if claim.organisation else None
    return (claim.holder.id, claim.post_en or claim.post, body, claim.change, claim.status)


def _same_slots(claim: Relation | Condition | Deployment) -> object:
    ends = frozenset((slot, entity.id or entity.text) for slot, entity in entities_of(claim) if slot != "asserted_by")
    match claim:
        case Relation():
            return (claim.type, claim.trend, claim.role, ends)
        case Condition():
            return (claim.aspect, claim.matter, ends)
        case Deployment():
            return (claim.number, ends)
