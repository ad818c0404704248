"""A report's text cut into the stretches that its claims come from."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.schema.claims import AnyClaim
from dragoman.schema.report import Block
from dragoman.text.sentences import split


class Passage(Struct, frozen=True):
    """A sentence (or a heading, a caption), with the claims whose first span begins in it, and every stretch of it that is evidence."""

    start: int
    end: int
    kind: str
    claims: tuple[AnyClaim, ...]
    evidence: tuple[tuple[int, int], ...]


def passages(text: str, blocks: Sequence[Block], claims: Sequence[AnyClaim]) -> list[Passage]:
    """All of the text in order, each claim in exactly one passage."""
    stretches = [(start, end, block.kind) for block in blocks for start, end in split(text, [(block.start, block.end)])] or [
        (0, len(text), "paragraph")
    ]
    found: list[list[AnyClaim]] = [[] for _ in stretches]
    for claim in claims:
        first = min(claim.spans).start
        found[max((n for n, (start, _, _) in enumerate(stretches) if start <= first), default=0)].append(claim)
    spans = [(span.start, span.end) for claim in claims for span in claim.spans]
    return [
        Passage(start, end, kind, tuple(inside), _merged((max(a, start), min(b, end)) for a, b in spans if a < end and b > start))
        for (start, end, kind), inside in zip(stretches, found, strict=True)
    ]


def _merged(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same ground in stretches that do not overlap, in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
