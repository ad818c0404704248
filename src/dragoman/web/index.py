"""What search finds as one types: actors by any of their names, reports by title. For the server, and as files for a published site, which
can also be searched for the words of reports that it shows."""

from collections.abc import Iterable
from typing import Any

from dragoman.text.scripts import fold
from dragoman.web.look import Look
from dragoman.web.marking import Paragraph
from dragoman.web.names import script_of
from dragoman.web.wording import shortened

MOST = 12
_TITLE = 80


def suggestions(look: Look, words: str) -> list[dict[str, str | None]]:
    """Actors and reports with the words in a name or title, those most named first."""
    key = fold(words.strip())
    if not key:
        return []
    found = [one for one in _entries(look) if key in one[0]]
    found.sort(key=lambda one: not any(name.startswith(key) for name in one[0].split("\n")))
    return [{"text": text, "href": href, "note": note, "language": language} for _, text, href, note, language in found[:MOST]]


def index_of(look: Look) -> dict[str, Any]:
    """All entries, and how to fold the characters that stand in them."""
    entries = list(_entries(look))
    text = "".join(one[1] + (one[3] or "") for one in entries)
    names = "".join(name.text for actor in look.snapshot.actors.values() for name in actor.names)
    texts = "".join(one.text for one in look.snapshot.reports.values())
    fold_of = {one: folded for one in sorted(set(text + names + texts)) if (folded := fold(one)) != one and len(folded) == 1}
    reports = {
        one.id: (shortened(one.title, _TITLE), one.language, look.speech.day(one.published)) for one in look.snapshot.reports.values()
    }
    return {"fold": fold_of, "items": entries, "reports": reports}


def places_of(report: str, shown: Iterable[Paragraph]) -> Iterable[tuple[str, str, str]]:
    """The report, the first claim marked there (empty where none is) and the words of each of its paragraphs as they are shown."""
    for one in shown:
        claim = next((token.opens.id for token in one.tokens if token.opens is not None and token.first), "")
        yield report, claim, "".join(token.text for token in one.tokens)


def _entries(look: Look) -> Iterable[tuple[str, str, str, str | None, str | None]]:
    """Folded names, the name or title shown, its address, a note, its language."""
    snapshot = look.snapshot
    there = {name for claim in look.claims for _, name in snapshot.slots[claim.id]} if look.published else snapshot.of_actor.keys()
    named = sorted(snapshot.actors.values(), key=lambda one: (-len(snapshot.of_actor.get(one.id, ())), one.id))
    for actor in named:
        if actor.id not in there:
            continue
        shown = look.name(actor.id)
        if shown is not None:
            keys = "\n".join(dict.fromkeys(fold(one.text) for one in actor.names))
            yield keys, shown.text, look.links.actor(actor.id), look.speech.word("actor", actor.type), shown.language
    for report in snapshot.reports.values():
        language = script_of(report.title, report.language)
        note = look.speech.day(report.published)
        yield fold(report.title), shortened(report.title, _TITLE), look.links.report(report.id), note, language
