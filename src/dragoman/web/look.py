"""One reader's look at a situation: what a page is made from, and what a page is."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import Struct

from dragoman.analysis.places import Contested, Place, contested, located
from dragoman.analysis.selection import Wanted, falls_between
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Telling
from dragoman.schema.claims import AnyClaim
from dragoman.schema.report import Report
from dragoman.web.i18n import Speech
from dragoman.web.links import Filed, Links
from dragoman.web.names import Called, called
from dragoman.web.wording import Wording

MOST_CLAIMANTS = 20
Item = TypeVar("Item")


class Page(Struct, frozen=True):
    """A template and what it is filled with."""

    template: str
    context: Mapping[str, Any] = {}


class Part(Struct, Generic[Item], frozen=True):
    """A part of a list, its number from 1, and how many parts there are."""

    items: Sequence[Item]
    number: int
    pages: int


def part_of(items: Sequence[Item], number: int, size: int) -> Part[Item]:
    """The part of this number, or the last."""
    pages = max(1, -(-len(items) // size))
    number = min(max(1, number), pages)
    return Part(items[(number - 1) * size : number * size], number, pages)


class Look:
    """A snapshot, seen through a reader's filters, in a reader's language, with addresses that lead on."""

    def __init__(self, snapshot: Snapshot, wanted: Wanted, speech: Speech, links: Links) -> None:
        self.snapshot, self.wanted, self.speech, self.links = snapshot, wanted, speech, links
        self.published = isinstance(links, Filed)
        self._called: dict[str, Called | None] = {}
        self.wording = Wording(speech, self.name, snapshot.id_of)

    @cached_property
    def claims(self) -> list[AnyClaim]:
        """Claims that the filters let through, by the day their reports came out."""
        return self.snapshot.wanted(self.wanted)

    @cached_property
    def claimants(self) -> list[str]:
        """Who is said to say so most often, among all claims."""
        return list(self.snapshot.claimants[:MOST_CLAIMANTS])

    def report(self, claim: AnyClaim) -> Report:
        """The report a claim was read in."""
        return self.snapshot.reports[claim.report]

    def name(self, actor: str) -> Called | None:
        """What an actor of the day is called here."""
        if actor not in self._called:
            found = self.snapshot.actors.get(actor) or self.snapshot.lexicon_actors.get(actor)
            self._called[actor] = called(found, self.speech.language) if found else None
        return self._called[actor]

    def keeps_report(self, report: Report) -> bool:
        """Whether the filters of time and language let a report through."""
        day = report.published[:10] if report.published else None
        kept = self.wanted.language in (None, report.language)
        return kept and falls_between(day, self.wanted.start, self.wanted.end)

    def shows(self, claim: AnyClaim) -> bool:
        """Whether there is a page for a claim: on a server for each, on a published site for those that the filters let through."""
        return not self.published or self.snapshot.keeps(self.wanted, claim)

    def places(self, told: Iterable[Telling]) -> list[Place]:
        """Where tellings lie that name a place whose position is known, the places with most of them first."""
        return located(self.snapshot, told)

    def contested(self) -> list[Contested]:
        """Disputed areas, with the claims that say who holds them."""
        return contested(self.snapshot, self.claims)

    def keeps_in_text(self, claim: AnyClaim) -> bool:
        """Whether a claim is marked in its report's text: by confidence, triviality and rejection alone."""
        mine = self.wanted
        return self.snapshot.keeps(Wanted(least=mine.least, trivia=mine.trivia, checked=mine.checked, traits=mine.traits), claim)
