"""A situation as a folder of pages that open without a server: the same pages, in each language of the interface."""

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.analysis.asking import Asked
from dragoman.analysis.hypotheses import kept
from dragoman.analysis.pair.stand import pairs
from dragoman.analysis.readings import readings_of
from dragoman.analysis.selection import Wanted
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import most_active
from dragoman.resolving.names import is_unnamed
from dragoman.schema.claims import AnyClaim
from dragoman.schema.errors import DragomanError
from dragoman.store.view import View
from dragoman.web.i18n import DEFAULT, LANGUAGES, speech
from dragoman.web.index import index_of, places_of
from dragoman.web.links import Filed, pair_file, slug
from dragoman.web.look import Look, Page
from dragoman.web.pages import actor, claim, claims, conflicts, corrections, overview, pair, questions, readings, report, standing
from dragoman.web.render import GENERATOR, chooser, render
from dragoman.web.settings import TITLE
from dragoman.web.wording import kind_of

_SERVER_ALONE = frozenset({"judge.js", "seats.js"})  # what only pages need that are not published
MOST_PAGES_OF_A_LIST = 40
MOST_PAIRED = 6  # actors whose pairs have a page: fifteen pairs
_TAG, _PLAIN, _LINES = re.compile(r"<[a-z][^<>]*>"), re.compile(r'( [\w-]+)="([\w./:#-]+)"(?=[ >])'), re.compile(r"\n\s*\n")
Maker = Callable[[Look], Page]


class Publishing(Struct, frozen=True):
    """What is published: the situation's title, which claims, and whether reports whole or only the sentences that claims rest on.

    What tells a person's ethnicity or religion is left out, unless `traits`."""

    title: str = TITLE
    wanted: Wanted = Wanted(checked=True)
    whole: bool = False
    traits: bool = False


def write_site(snapshot: Snapshot, view: View, folder: Path, publishing: Publishing | None = None) -> int:
    """Write the pages and return how many there are.

    DragomanError where the folder holds something else: nobody's files are written over."""
    publishing = publishing or Publishing()
    publishing = replace(publishing, wanted=replace(publishing.wanted, traits=publishing.traits))
    _clear(folder)
    # First of all: a folder that a run left half done is known as ours by it.
    (folder / "index.html").write_text(chooser(publishing.title), encoding="utf-8")
    _copy_static(folder / "static")
    (folder / "static" / "words.js").write_text(_words(snapshot, view, publishing), encoding="utf-8")
    count = 0
    shown = snapshot.wanted(publishing.wanted)
    lone = _lone(snapshot, shown)
    tied = pairs(snapshot, shown, [name for name, _, _ in most_active(snapshot, shown, MOST_PAIRED)])
    for code in LANGUAGES:
        for path, make in (*_pages(snapshot, view, publishing, lone), *_standing(snapshot, tied)):
            look = Look(snapshot, publishing.wanted, speech(code), Filed(path, tied, lone))
            target = folder / code / path
            target.parent.mkdir(parents=True, exist_ok=True)
            html = render(make(look), look, site_title=publishing.title, static=True, token="", unchecked=not publishing.wanted.checked)
            target.write_text(packed(html), encoding="utf-8")
            count += 1
        look = Look(snapshot, publishing.wanted, speech(code), Filed("search.html", tied, lone))
        index = msgspec.json.encode(index_of(look)).decode()
        (folder / code / "index.js").write_text(f"globalThis.dragomanIndex={index};\n", encoding="utf-8")
    return count + 1


def packed(html: str) -> str:
    """The same page in fewer characters: plain values of attributes need no quotation marks, and one line's end is enough."""
    return _LINES.sub("\n", _TAG.sub(lambda tag: _PLAIN.sub(r"\1=\2", tag.group()), html))


def _lone(snapshot: Snapshot, shown: Sequence[AnyClaim]) -> dict[str, str]:
    """Those without a name whom one claim alone names, with it: their page would say no more than that claim's."""
    naming: dict[str, set[str]] = defaultdict(set)
    for one in shown:
        for _, name in snapshot.slots[one.id]:
            naming[name].add(one.id)
    return {name: min(told) for name, told in naming.items() if len(told) == 1 and is_unnamed(name)}


def _words(snapshot: Snapshot, view: View, publishing: Publishing) -> str:
    """What the pages of reports show of their words, for searching: one script for all languages."""
    made = report.page if publishing.whole else report.excerpts
    look = Look(snapshot, publishing.wanted, speech(DEFAULT), Filed("search.html"))
    found = [place for one in snapshot.reports for place in places_of(one, made(look, view, one).context["paragraphs"])]
    return f"globalThis.dragomanWords={msgspec.json.encode(found).decode()};\n"


def _pages(snapshot: Snapshot, view: View, publishing: Publishing, lone: Collection[str]) -> Iterator[tuple[str, Maker]]:
    """Every page: its file, and what makes it."""
    wanted = publishing.wanted
    made = report.page if publishing.whole else report.excerpts
    shown = snapshot.wanted(wanted)
    yield "index.html", overview.page
    yield "corrections.html", lambda look: corrections.page(look, view)
    yield "search.html", lambda _: Page("search.html", {"words": "", "actors": (), "hits": (), "tellings": ()})
    yield from _lists(snapshot, wanted)
    for number in range(1, -(-len(snapshot.reports) // report.ON_A_PAGE) + 1):
        yield Filed("").page("reports", page=str(number)), lambda look, number=number: report.reports(look, number)  # type: ignore[misc]
    for number in range(1, max(1, -(-len(snapshot.joined.conflicts) // conflicts.ON_A_PAGE)) + 1):
        yield Filed("").page("conflicts", page=str(number)), lambda look, number=number: conflicts.page(look, number)  # type: ignore[misc]
    for one in snapshot.reports:
        yield f"reports/{one}.html", lambda look, one=one: made(look, view, one)  # type: ignore[misc]
    named = {name for found in shown for _, name in snapshot.slots[found.id]} & set(snapshot.actors)
    for name in sorted(named - set(lone)):
        yield f"actors/{slug(name)}.html", lambda look, name=name: actor.page(look, name)  # type: ignore[misc]
    for number in range(1, max(1, -(-len(readings.read_in(snapshot, wanted)) // readings.ON_A_PAGE)) + 1):
        yield Filed("").page("readings", page=str(number)), lambda look, number=number: readings.listing(look, number)  # type: ignore[misc]
    for found in shown:
        about = readings_of(snapshot, found)
        if about.named or about.unnamed:
            yield f"readings/{found.id}.html", lambda look, found=found: readings.page(look, found.id)  # type: ignore[misc]
        yield f"claims/{found.id}.html", lambda look, found=found: claim.page(look, found.id)  # type: ignore[misc]


def _standing(snapshot: Snapshot, tied: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Maker]]:
    """Questions, what held on the last day, and how the most active actors stand to each other."""
    yield "questions.html", questions.listing
    if any(one.published for one in snapshot.reports.values()):
        yield "as-of.html", lambda look: standing.day(look, None, {})
    for asked in kept.questions(snapshot.judgements):
        yield f"questions/{slug(asked.id)}.html", lambda look, which=asked.id: questions.page(look, which)  # type: ignore[misc]
    for one, other in tied:
        yield pair_file(one, other), lambda look, one=one, other=other: pair.page(look, one, other)  # type: ignore[misc]


def _lists(snapshot: Snapshot, wanted: Wanted) -> Iterator[tuple[str, Maker]]:
    """The lists that are one page for each kind and each part."""
    there = {kind_of(one) for one in snapshot.wanted(wanted)}
    for kind in (None, *sorted(there)):
        asked = Asked(kind=kind)
        pages = min(MOST_PAGES_OF_A_LIST, claims.pages_of(snapshot, wanted, asked))
        for number in range(1, pages + 1):
            path = Filed("").page("claims", kind=kind or "1", page=str(number))
            yield path, lambda look, asked=asked, number=number: claims.page(look, asked, number)  # type: ignore[misc]
    types = sorted({snapshot.actors[name].type for slots in snapshot.slots.values() for _, name in slots if name in snapshot.actors})
    for one in (None, *types):
        yield Filed("").page("actors", type=one or "1"), lambda look, one=one: actor.actors(look, one)  # type: ignore[misc]


def _clear(folder: Path) -> None:
    """Remove the pages of an earlier run, so that no forgotten report stays behind."""
    if folder.exists() and not folder.is_dir():
        raise DragomanError(f"{folder} is a file; name a folder for the pages")
    if not folder.exists() or not any(folder.iterdir()):
        folder.mkdir(parents=True, exist_ok=True)
        return
    index = folder / "index.html"
    if not index.is_file() or GENERATOR not in index.read_text(encoding="utf-8", errors="replace"):
        raise DragomanError(f"{folder} holds files that are not a site of Dragoman's; name an empty or a new folder")
    for name in (*LANGUAGES, "static", "reports"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _copy_static(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for asset in files("dragoman.web").joinpath("static").iterdir():
        if asset.name in _SERVER_ALONE:
            continue
        (folder / asset.name).write_bytes(asset.read_bytes())
