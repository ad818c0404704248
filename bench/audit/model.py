"""What an audit is made of: drawn records, verdicts, and the yield of a round by kind of text."""

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

Kind = Literal["event", "quotation", "occupancy", "relation"]
Genre = Literal["news", "essay", "unsorted"]
KINDS: tuple[Kind, ...] = ("event", "quotation", "occupancy", "relation")

# Why a record is wrong. The first of several given is the one that counts.
REASONS = {
    "nothing": "the words tell no such thing: no act, no speech, no office, no standing relation",
    "type": "the category, mode or type is another",
    "actor": "who acts, holds or stands first is another, or is left out",
    "recipient": "whom it meets, or the second end, is another, or is left out",
    "direction": "the ends are the wrong way round",
    "name": "an end is no actor, or a name is cut wrong",
    "reference": "a pronoun, role or left-out subject points at somebody else",
    "speaker": "somebody else says it",
    "content": "the words said begin or end in the wrong place, or are not said at all",
    "post": "the office is cut wrong",
    "organisation": "the office belongs to another body",
    "status": "whether it is held, or how it changed hands, is told wrong",
    "claimant": "somebody else says so, or the author does",
    "auxiliary": "negation, plan, condition or history is missed or made up",
}


class Drawn(Struct, frozen=True, kw_only=True):
    """One record as it is shown to the judge. `number` is short to type: e12 is the twelfth event."""

    number: str
    id: str
    kind: Kind
    genre: Genre
    script: str
    post: str
    record: dict[str, Any]
    before: str
    sentence: str
    paragraph: str


class Stratum(Struct, frozen=True, kw_only=True):
    """The posts of one genre and script: how long they are together, and how many claims of each kind were read in them."""

    genre: Genre
    script: str
    posts: int
    characters: int
    claims: dict[str, int]


class Round(Struct, frozen=True, kw_only=True, tag="round"):
    """The header line of a file of verdicts."""

    round: int
    seed: int
    lexicon: str
    language: str = "zh"
    strata: tuple[Stratum, ...]


class Verdict(Struct, frozen=True, kw_only=True, tag="verdict"):
    """One judgement. No words of the text are kept. `again` marks one made a second time, without seeing the first."""

    id: str
    kind: Kind
    genre: Genre
    script: str
    verdict: Literal["right", "wrong"]
    reasons: tuple[str, ...] = ()
    again: bool = False


class Sheet(Struct, frozen=True, kw_only=True):
    """A round as it was drawn: what is judged, and the header its verdicts will have."""

    header: Round
    drawn: tuple[Drawn, ...]


Line = Round | Verdict


def yields(strata: Iterable[Stratum], kind: str) -> float:
    """Claims per 1,000 characters over some strata."""
    strata = tuple(strata)
    characters = sum(stratum.characters for stratum in strata)
    return 1000 * sum(stratum.claims.get(kind, 0) for stratum in strata) / characters if characters else 0.0
