"""A report's text cut into the stretches that its claims come from."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.schema.claims import AnyClaim
from dragoman.schema.report import Block, BlockKind
from dragoman.text.sentences import split


class Passage(Struct, frozen=True):
    """A sentence (or a heading, a caption), with the claims whose first span begins in it, and every stretch of it that is evidence."""

    start: int
    end: int
    kind: BlockKind
    claims: tuple[AnyClaim, ...]
    evidence: tuple[tuple[int, int], ...]


def passages(text: str, blocks: Sequence[Block], claims: Sequence[AnyClaim]) -> list[Passage]:
    """All of the text in order, each claim in exactly one passage."""
    sentences = split(text, [(block.start, block.end) for block in blocks] or [(0, len(text))])
    starts = [start for start, _ in sentences]
    begun: list[list[AnyClaim]] = [[] for _ in sentences]
    evidence: list[list[tuple[int, int]]] = [[] for _ in sentences]
    for claim in claims:
        begun[max(0, bisect_right(starts, min(claim.spans).start) - 1)].append(claim)
        for span in claim.spans:
            number = max(0, bisect_right(starts, span.start) - 1)
            while number < len(sentences) and starts[number] < span.end:
                start, end = sentences[number]
                evidence[number].append((max(start, span.start), min(end, span.end)))
                number += 1
    edges = [block.start for block in blocks]
    kinds: list[BlockKind] = [blocks[bisect_right(edges, start) - 1].kind if blocks else "paragraph" for start in starts]
    return [
        Passage(start, end, kind, tuple(inside), _merged(shown))
        for (start, end), kind, inside, shown in zip(sentences, kinds, begun, evidence, strict=True)
    ]


def _merged(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same ground in stretches that do not overlap, in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if end <= start:
            continue
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
