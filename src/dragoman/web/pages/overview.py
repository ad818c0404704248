"""What is new in the situation."""

from collections.abc import Mapping
from typing import Any

from dragoman.analysis.tellings import disputes, happened, latest_first, most_active, quotations, told_once
from dragoman.schema.claims import Deployment
from dragoman.web.look import Look, Page

EVENTS, QUOTATIONS, ACTORS, REPORTS, CONFLICTS = 12, 6, 12, 6, 4
ON_PICTURES = 250


def page(look: Look) -> Page:
    """The first page."""
    return Page("overview.html", look.snapshot.held(("overview", look.wanted), lambda: _gathered(look)))


def _gathered(look: Look) -> Mapping[str, Any]:
    snapshot = look.snapshot
    reports = [one for one in snapshot.reports.values() if look.keeps_report(one)]
    last = max((one.published[:10] for one in reports if one.published), default="9999")
    events = [one for one in latest_first(snapshot, filter(happened, look.claims)) if (snapshot.day_of(one) or "") <= last]
    told = told_once(snapshot, events, ON_PICTURES)
    forces = told_once(snapshot, (one for one in look.claims if isinstance(one, Deployment)))
    said = latest_first(snapshot, (one for one in quotations(look.claims) if one.mode != "indirect"))
    return {
        "reports": reports,
        "newest": reports[:REPORTS],
        "events": told[:EVENTS],
        "timeline": told,
        "places": look.places([*told, *forces]),
        "contested": look.contested(),
        "said": told_once(snapshot, said, QUOTATIONS),
        "actors": most_active(snapshot, look.claims, ACTORS),
        "disputes": disputes(snapshot, look.claims)[:CONFLICTS],
        "failures": snapshot.failures,
        "unfinished": snapshot.unfinished,
        "count": len(look.claims),
    }
