"""What the lexicon knows of somebody's offices: whether one is held on the report's day, and the body of it."""

from datetime import date

from dragoman.reading import modality
from dragoman.reading.cast import Member
from dragoman.reading.office_times import LIFE_AGO
from dragoman.reading.page import Page
from dragoman.reading.tenures import Tenure
from dragoman.schema.dates import bounds
from dragoman.schema.entities import Entity
from dragoman.text.scripts import fold


def listed_now(page: Page, tenure: Tenure) -> bool | None:
    """Whether the lexicon's dates have the office held on the report's day; None where it lists no such office."""
    held = [o for o in page.lexicon.offices_of.get(tenure.holder.final.id, []) if tenure.words in fold(o.post_zh)]
    return any(_held(office.start, office.end, page.reference) for office in held) if held else None


def of_old(page: Page, tenure: Tenure) -> bool:
    """The last office that the lexicon lists for the person ended a generation ago."""
    listed = page.lexicon.offices_of.get(tenure.holder.final.id, [])
    return bool(listed) and all(o.end and modality.is_history(o.end, page.reference - LIFE_AGO) for o in listed)


def _held(start: str | None, end: str | None, day: date) -> bool:
    """Whether an office from `start` to `end` (EDTF) is held on a day."""
    first, last = bounds(start)[0] if start else None, bounds(end)[1] if end else None
    return (first is None or first <= day) and (last is None or last >= day)


def listed(page: Page, tenure: Tenure) -> Entity | None:
    """The body that the lexicon gives for a known person's office, where the report names it."""
    held = [o for o in page.lexicon.offices_of.get(tenure.holder.final.id, []) if tenure.words in fold(o.post_zh)]
    bodies = [page.cast.members.get(office.organisation or "") for office in held]
    return next((body.entity(body.names[0]) for body in bodies if body is not None and body.names), None)


def state(page: Page, member: Member) -> Entity | None:
    """The state of the person's country, where the report names it."""
    entry = page.lexicon.states.get(member.country or "")
    state = page.cast.members.get(entry.id) if entry else None
    return state.entity(state.names[0]) if state and state.names else None
