"""A statement or event with what others make of it, and the list of those that have readings."""

from dragoman.analysis.readings import most_read, readings_of
from dragoman.store.view import NotThereError
from dragoman.web.look import Look, Page


def listing(look: Look) -> Page:
    """Statements and events that somebody reads, answers or denies, those with most readings first."""
    return Page("readings.html", {"read": most_read(look.snapshot, look.claims)})


def page(look: Look, claim_id: str) -> Page:
    """The words, and around them who makes what of them."""
    claim = look.snapshot.claims.get(claim_id)
    if claim is None:
        raise NotThereError(f"there is no claim {claim_id} in this situation")
    return Page("reading.html", {"claim": claim, "readings": readings_of(look.snapshot, claim, look.shows)})
