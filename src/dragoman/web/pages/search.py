"""Words in reports and claims, and names in any script."""

from contextlib import suppress

from dragoman.analysis.tellings import told_once
from dragoman.schema.errors import DragomanError
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import Hit, View
from dragoman.web.look import Look, Page

MOST = 20


def page(look: Look, view: View, words: str) -> Page:
    """What is found; nothing where nothing is asked."""
    asked = words.strip()
    actors, reports, claims = [], list[Hit](), []
    if asked:
        days = dict.fromkeys(look.snapshot.day_actor(one.id) for one in view.find_actor(asked))
        actors = [one for one in days if one is not None][:MOST]
        with suppress(DragomanError):  # words of signs alone find nothing
            reports = [hit for hit in view.search(asked, MOST) if look.keeps_report(hit.report)]
            found = (look.snapshot.claims.get(one.id) for one in view.claims(ClaimQuery(words=asked), limit=5 * MOST))
            claims = told_once(look.snapshot, look.snapshot.wanted(look.wanted, [one for one in found if one]), MOST)
    return Page("search.html", {"words": asked, "actors": actors, "hits": reports, "tellings": claims})
