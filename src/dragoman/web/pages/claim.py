"""A claim with all that tells the same, contradicts it or reads it."""

from dragoman.analysis.readings import readings_of
from dragoman.analysis.tellings import Telling, disputes
from dragoman.store.view import NotThereError
from dragoman.web.judged import Entered, standing_on
from dragoman.web.look import Look, Page
from dragoman.web.slots import fields
from dragoman.web.wording import kind_of


def page(look: Look, claim_id: str, entered: Entered | None = None) -> Page:
    """A claim and its fact. Filters do not narrow here: the evidence is shown whole, and what was rejected is shown as such.

    `entered` is what an analyst wrote that could not be taken."""
    snapshot = look.snapshot
    claim = snapshot.claims.get(claim_id) or snapshot.left_out.get(claim_id)
    if claim is None:
        raise NotThereError(f"there is no claim {claim_id} in this situation")
    fact = snapshot.fact_of.get(claim_id)
    told = snapshot.joined.told(fact.claims) if fact else [claim]
    told = [one for one in told if look.shows(one)]
    told.sort(key=lambda one: one.id != claim_id)
    ids = {one.id for one in snapshot.conflicts_of.get(claim_id, ())}
    context = {
        "claim": claim,
        "fact": fact,
        "tellings": [Telling(one) for one in told],
        "disputes": disputes(snapshot, filter(look.shows, snapshot.claims.values()), ids) if ids else [],
        "readings": readings_of(snapshot, claim, look.shows),
        "mark": snapshot.marks.get(claim_id),
        "decided": standing_on(snapshot, claim),
        "fields": fields(look, kind_of(claim), claim),
        "entered": entered,
    }
    return Page("claim.html", context)
