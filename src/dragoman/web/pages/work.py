"""What is best looked at first, and what has been decided."""

from dragoman.analysis.judged import JudgedView
from dragoman.analysis.queue import queue
from dragoman.store.view import View
from dragoman.web.judged import decided
from dragoman.web.look import Look, Page
from dragoman.web.sameness import doubt

MOST = 20  # of each kind
MOST_DECIDED = 100


def page(look: Look, view: View) -> Page:
    """The queue, and all judgements, the latest first."""
    snapshot = look.snapshot
    judged = view if isinstance(view, JudgedView) else JudgedView(view)
    found = queue(judged, snapshot.joined, MOST, snapshot.claims.values())
    context = {
        "links_to_decide": [doubt(look, one) for one in found.links],
        "unchecked": [one for one in found.claims if one.id in snapshot.claims],
        "orphaned": decided(snapshot, found.orphaned),
        "waiting": found.waiting,
        "decisions": decided(snapshot, list(reversed(snapshot.listed))[:MOST_DECIDED]),
        "decided_in_all": len(snapshot.listed),
    }
    return Page("work.html", context)
