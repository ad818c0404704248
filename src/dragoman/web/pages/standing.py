"""Who gained and lost in a state; what held on a day."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from dragoman.analysis.state.as_of import as_of
from dragoman.analysis.state.power import power
from dragoman.schema.errors import DragomanError
from dragoman.store.view import NotThereError
from dragoman.web.look import Look, Page


def gains(look: Look, state: str) -> Page:
    """Gains and losses in a state, within the time of the filters; without one, from the first report to the last."""
    if state not in look.snapshot.actors:
        raise NotThereError(f"nobody has the id {state} in this situation")
    first, last = span(look)
    start, end = look.wanted.start or first, look.wanted.end or last
    found = power(look.snapshot, state, start, end)
    claims = look.snapshot.claims
    return Page(
        "power.html",
        {
            "power": found,
            "state": state,
            "start": start,
            "end": end,
            "sides": [(outcome, [one for one in found.moves if one.outcome == outcome]) for outcome in ("lost", "gained")],
            "ties": [claims[one] for one in found.ties],
            "readings": [claims[one] for one in found.readings],
            "claims": claims,
        },
    )


def day(look: Look, told: str | None, parameters: Mapping[str, str]) -> Page:
    """What held on a day, of everybody or of one; without a day, on that of the last report."""
    that = day_of(told or parameters.get("day") or span(look)[1])
    about = parameters.get("actor") or None
    if about is not None and about not in look.snapshot.actors:
        raise NotThereError(f"nobody has the id {about} in this situation")
    shown = {one.id for one in look.claims}
    held = [one for one in as_of(look.snapshot, that, about) if shown.issuperset(one.claims)]
    matters = [(matter, list(some)) for matter, some in groupby(held, key=lambda one: one.matter)]
    days = sorted({report.published[:10] for report in look.snapshot.reports.values() if report.published})
    return Page("as_of.html", {"day": that.isoformat(), "matters": matters, "about": about, "days": days, "claims": look.snapshot.claims})


def day_of(told: str) -> date:
    """A day as an address gives it; DragomanError where it is none."""
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise DragomanError(f"{told!r} is no day: write YYYY-MM-DD") from error


def span(look: Look) -> tuple[str, str]:
    """The first and the last day on which a report came out; DragomanError where no report has one."""
    days = sorted(report.published[:10] for report in look.snapshot.reports.values() if report.published)
    if not days:
        raise DragomanError("No report here has a date: give a time, from=YYYY-MM-DD and to=YYYY-MM-DD.")
    return days[0], days[-1]
