"""What a reader hands back, and what a reader is."""

from typing import Protocol

from msgspec import Struct

from dragoman.schema.actor import Actor
from dragoman.schema.claims import AnyClaim
from dragoman.schema.errors import ContractError
from dragoman.schema.report import Document


class Reading(Struct, frozen=True, kw_only=True):
    """Actors and claims of one report, with the reader and the lexicon that made them."""

    report: str
    reader: str
    lexicon: str
    actors: tuple[Actor, ...] = ()
    claims: tuple[AnyClaim, ...] = ()


class Reader(Protocol):
    """Anything that turns a document into a reading."""

    @property
    def name(self) -> str:
        """Name and version, as it stands in a claim's `reader` field."""

    @property
    def lexicon_version(self) -> str:
        """A hash of the knowledge the reader brings."""

    def read(self, document: Document) -> Reading:
        """Read one report."""


def check_spans(reading: Reading, text: str) -> None:
    """ContractError unless every span of every claim is the text's own words."""
    for claim in reading.claims:
        for span in claim.spans:
            if text[span.start : span.end] != span.text:
                raise ContractError(f"claim {claim.id}: its span {span.start}–{span.end} is not what the report says there")
