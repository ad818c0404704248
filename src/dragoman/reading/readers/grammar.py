"""The default reader: lexicons, word boundaries and grammar files; no model, no network."""

from functools import cached_property

from dragoman.lexicon.model import Lexicon
from dragoman.reading import layout
from dragoman.reading.cast import Cast
from dragoman.reading.conditions import Conditions
from dragoman.reading.denials import Denials
from dragoman.reading.deployments import Deployments
from dragoman.reading.drafts import READER, Drafts
from dragoman.reading.english import layout as english_layout
from dragoman.reading.english.events import EnglishEvents
from dragoman.reading.english.quantities import EnglishQuantities
from dragoman.reading.english.quotations import EnglishQuotations
from dragoman.reading.english.standing import EnglishConditions, EnglishDeployments, EnglishRelations
from dragoman.reading.english.words import English
from dragoman.reading.english.words import prepare as prepare_english
from dragoman.reading.events import EventPass
from dragoman.reading.occupancies import Occupancies
from dragoman.reading.passes import Pass
from dragoman.reading.quantities import Quantities
from dragoman.reading.quotations import Quotations
from dragoman.reading.readings import Readings
from dragoman.reading.relations import Relations
from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.schema.reading import Reading
from dragoman.schema.report import Document

PASSES: list[type[Pass]] = [
    Quotations,
    EventPass,
    Occupancies,
    Relations,
    Conditions,
    Deployments,
    Quantities,
    Denials,
]

ENGLISH_PASSES: list[type[Pass]] = [
    EnglishQuotations,
    EnglishEvents,
    Occupancies,
    EnglishRelations,
    EnglishConditions,
    EnglishDeployments,
    EnglishQuantities,
    Denials,
]


class GrammarReader:
    """Reads reports with one lexicon. Build once a process: compiling the lexicon costs most. A language is made ready when it is met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def chinese(self) -> layout.Chinese:
        """The knowledge of Chinese."""
        return layout.prepare(self.lexicon)

    @cached_property
    def passes(self) -> list[Pass]:
        """The passes over Chinese."""
        return [kind(self.lexicon, "zh") for kind in PASSES]

    @cached_property
    def english(self) -> English:
        """The knowledge of English."""
        return prepare_english(self.lexicon)

    @cached_property
    def english_passes(self) -> list[Pass]:
        """The passes over English."""
        return [kind(self.lexicon, "en") for kind in ENGLISH_PASSES]

    @cached_property
    def readings(self) -> Readings:
        """What judges and answers what in a Chinese report."""
        return Readings(self.lexicon, "zh")

    def links(self, language: str) -> list[Readings | Denials]:
        """What ties the claims of a report to each other."""
        denials = [one for one in (self.passes if language == "zh" else self.english_passes) if isinstance(one, Denials)]
        return [self.readings, *denials] if language == "zh" else [*denials]

    @property
    def name(self) -> str:
        """Name and version."""
        return READER

    @property
    def lexicon_version(self) -> str:
        """Hash of all lexicon files."""
        return self.lexicon.version

    def read(self, document: Document) -> Reading:
        """Actors and claims of one report."""
        report = document.report
        if report.language.startswith("zh"):
            page, passes = layout.lay_out(document, self.lexicon, self.chinese), self.passes
        elif report.language.startswith("en"):
            page, passes = english_layout.lay_out(document, self.lexicon, self.english), self.english_passes
        else:
            return Reading(report=report.id, reader=self.name, lexicon=self.lexicon_version)
        drafts = Drafts(page)
        for claim_pass in passes:
            claim_pass.read(page, drafts)
        claims = drafts.settled()
        for linking in self.links(report.language[:2]):
            claims = linking.link(page, claims)
        return Reading(
            report=report.id, reader=self.name, lexicon=self.lexicon_version, actors=tuple(_named(page.cast, claims)), claims=tuple(claims)
        )


def _named(cast: Cast, claims: list[AnyClaim]) -> list[Actor]:
    """The actors that some claim names."""
    ids = {entity.id for claim in claims for _, entity in entities_of(claim)}
    return [cast.actor(member) for member in cast.members.values() if member.id in ids and member.became is None]
