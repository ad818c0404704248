"""A statement or event with what others make of it, and the list of those that have readings."""

from dragoman.analysis.readings import Readings, interests, most_read, readings_of
from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.claims import AnyClaim
from dragoman.store.view import NotThereError
from dragoman.web.look import Look, Page, part_of

ON_A_PAGE = 50


def listing(look: Look, number: int = 1) -> Page:
    """Statements and events that somebody reads, answers or denies, those with most readings first."""
    part = part_of(read_in(look.snapshot, look.wanted), number, ON_A_PAGE)
    return Page("readings.html", {"read": part.items, "part": part})


def read_in(snapshot: Snapshot, wanted: Wanted) -> list[tuple[AnyClaim, Readings]]:
    """What has readings among the claims that the filters let through."""
    return snapshot.held(("readings", wanted), lambda: most_read(snapshot, snapshot.wanted(wanted)))


def page(look: Look, claim_id: str) -> Page:
    """The words, and around them who makes what of them."""
    claim = look.snapshot.claims.get(claim_id)
    if claim is None:
        raise NotThereError(f"there is no claim {claim_id} in this situation")
    read = readings_of(look.snapshot, claim, look.shows)
    held = {one.id: [each for each in interests(look.snapshot, one) if look.shows(each)] for _, one in (*read.named, *read.unnamed)}
    return Page("reading.html", {"claim": claim, "readings": read, "interests": held})
