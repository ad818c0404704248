"""Where reports differ."""

from dragoman.analysis.tellings import disputes
from dragoman.web.look import Look, Page, part_of

ON_A_PAGE = 20


def page(look: Look, number: int = 1) -> Page:
    """Conflicts that have a claim on each side which the filters let through."""
    found = look.snapshot.held(("disputes", look.wanted), lambda: disputes(look.snapshot, look.claims))
    part = part_of(found, number, ON_A_PAGE)
    return Page("conflicts.html", {"disputes": part.items, "part": part, "total": len(found)})
