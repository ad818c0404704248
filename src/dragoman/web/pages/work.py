"""What is best looked at first, and what has been decided."""

from msgspec import Struct

from dragoman.analysis.judged import JudgedView
from dragoman.analysis.queue import queue
from dragoman.resolving.actors import ActorLink, Feature
from dragoman.resolving.evidence import Mention, key_of
from dragoman.store.view import View
from dragoman.web.judged import decided
from dragoman.web.look import Look, Page

MOST = 20  # of each kind
MOST_DECIDED = 100
MOST_REASONS = 4


class End(Struct, frozen=True):
    """One of two who may be one: its key for a judgement, its actor of the day, and the title of its report."""

    key: str
    actor: str
    name: str
    report: str | None
    title: str | None
    language: str | None


class Doubt(Struct, frozen=True):
    """Two who may be one, and what speaks for and against it."""

    ends: tuple[End, End]
    score: float
    reasons: tuple[Feature, ...]


def page(look: Look, view: View) -> Page:
    """The queue, and all judgements, the latest first."""
    snapshot = look.snapshot
    judged = view if isinstance(view, JudgedView) else JudgedView(view)
    found = queue(judged, snapshot.joined, MOST, snapshot.claims.values())
    context = {
        "links_to_decide": [_doubt(look, one) for one in found.links],
        "unchecked": [one for one in found.claims if one.id in snapshot.claims],
        "orphaned": decided(snapshot, found.orphaned),
        "waiting": found.waiting,
        "decisions": decided(snapshot, list(reversed(snapshot.listed))[:MOST_DECIDED]),
        "decided_in_all": len(snapshot.listed),
    }
    return Page("work.html", context)


def _doubt(look: Look, link: ActorLink) -> Doubt:
    reasons = sorted(link.features, key=lambda one: -abs(one.weight))[:MOST_REASONS]
    return Doubt((_end(look, link.left), _end(look, link.right)), link.score, tuple(reasons))


def _end(look: Look, mention: Mention) -> End:
    day = look.snapshot.joined.linked.ids[mention]
    report = look.snapshot.reports.get(mention.report or "")
    called = look.name(day)
    return End(
        key=key_of(mention),
        actor=day,
        name=called.text if called else mention.actor,
        report=report.id if report else None,
        title=report.title if report else None,
        language=report.language if report else None,
    )
