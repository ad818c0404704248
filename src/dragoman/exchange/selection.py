"""Which claims go into an export, and what each format is told about them."""

from typing import Literal

from msgspec import Struct

from dragoman.lexicon.traits import tells_trait
from dragoman.schema.claims import AnyClaim, Auxiliary

LEAST = 0.5  # exports hold what the reader itself thinks more likely right than wrong, as the data contract says
Voices = Literal["all", "author"]


class Selection(Struct, frozen=True, kw_only=True):
    """`voices` "author" leaves out what a claimant says; `without` names auxiliary modes to leave out; `least` is the confidence floor.
    What tells a person's ethnicity or religion is left out, unless `traits`."""

    voices: Voices = "all"
    without: frozenset[Auxiliary] = frozenset()
    least: float = LEAST
    traits: bool = False

    @property
    def narrows(self) -> bool:
        """Whether more than the confidence floor counts."""
        return self.voices == "author" or bool(self.without)

    def wants(self, claim: AnyClaim) -> bool:
        """Whether a claim goes into the export."""
        if claim.confidence < self.least or (self.voices == "author" and claim.asserted_by):
            return False
        return self.without.isdisjoint(claim.auxiliary) and (self.traits or not tells_trait(claim))


class Written(Struct, frozen=True):
    """What was written: reports, actors, claims. `left_out` counts claims that were wanted but have no form in the format."""

    reports: int
    actors: int
    claims: int
    left_out: int = 0


def claimants(claim: AnyClaim) -> list[str]:
    """Names of those who say so, outermost first; empty where the report's author does."""
    return [entity.name for entity in claim.asserted_by]


def evidence(claim: AnyClaim) -> str:
    """The words of all spans, in the order of the text."""
    return " … ".join(span.text for span in sorted(claim.spans))
