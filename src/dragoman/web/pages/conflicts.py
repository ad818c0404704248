"""Where reports differ."""

from dragoman.analysis.tellings import disputes
from dragoman.web.look import Look, Page


def page(look: Look) -> Page:
    """All conflicts that have a claim on each side which the filters let through."""
    return Page("conflicts.html", {"disputes": disputes(look.snapshot, look.claims)})
