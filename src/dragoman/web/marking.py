"""A report's paragraphs with the words of its claims marked, as tokens that a template writes out in order."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.schema.claims import AnyClaim
from dragoman.schema.report import Block, Report

DEEPEST = 4


class Token(Struct, frozen=True):
    """A run of text, or the start or end of a mark. `first` holds for the piece of a claim's words that its id hangs on."""

    text: str = ""
    opens: AnyClaim | None = None
    closes: AnyClaim | None = None
    first: bool = False
    last: bool = False
    depth: int = 0


class Paragraph(Struct, frozen=True):
    """A paragraph: what kind of block it is, where it starts, its tokens, and the claims whose evidence begins in it."""

    kind: str
    level: int
    start: int
    tokens: tuple[Token, ...]
    claims: tuple[AnyClaim, ...]


class _Piece(Struct, frozen=True):
    start: int
    end: int
    claim: AnyClaim
    first: bool
    last: bool


def paragraphs(report: Report, blocks: Iterable[Block], claims: Sequence[AnyClaim]) -> list[Paragraph]:
    """The report's paragraphs in order; a mark that runs over several of them is cut at their ends."""
    made, claimed = [], set[str]()
    spans = [(span.start, span.end, claim) for claim in claims for span in claim.spans]
    for block in _whole(report, blocks):
        touching = [one for one in spans if one[0] < block.end and one[1] > block.start]
        touching.sort(key=lambda one: (one[0], -one[1], one[2].id))
        pieces = []
        for start, end, claim in touching:
            pieces.append(_Piece(max(start, block.start), min(end, block.end), claim, claim.id not in claimed, True))
            claimed.add(claim.id)
        here = tuple(piece.claim for piece in pieces if piece.first)
        made.append(Paragraph(block.kind, block.level, block.start, tuple(_tokens(report.text, block, pieces)), here))
    return made


def _whole(report: Report, blocks: Iterable[Block]) -> list[Block]:
    """The blocks in order, and a paragraph for each line of text that stands between them."""
    made, here = [], 0
    for block in [*sorted(blocks), None]:
        stop = block.start if block else len(report.text)
        while here < stop:
            end = report.text.find("\n", here, stop)
            end = stop if end < 0 else end
            if report.text[here:end].strip():
                made.append(Block(here, end, "paragraph"))
            here = end + 1
        if block:
            made.append(block)
            here = max(here, block.end)
    return made


def _tokens(text: str, block: Block, pieces: Sequence[_Piece]) -> list[Token]:
    """Text and marks of one block. Where two marks cross, the later one is cut in two, so that marks nest."""
    made: list[Token] = []
    waiting, open_marks, here = list(pieces), list[_Piece](), block.start

    def write(until: int) -> None:
        nonlocal here
        if until > here:
            made.append(Token(text[here:until]))
            here = until

    while waiting or open_marks:
        if open_marks and (not waiting or open_marks[-1].end <= waiting[0].start):
            ended = open_marks.pop()
            write(ended.end)
            made.append(Token(closes=ended.claim, last=ended.last))
            continue
        piece = waiting.pop(0)
        if open_marks and piece.end > open_marks[-1].end:
            cut = open_marks[-1].end
            rest = _Piece(cut, piece.end, piece.claim, False, piece.last)
            piece = _Piece(piece.start, cut, piece.claim, piece.first, False)
            place = next((n for n, other in enumerate(waiting) if (other.start, -other.end) > (rest.start, -rest.end)), len(waiting))
            waiting.insert(place, rest)
        write(piece.start)
        made.append(Token(opens=piece.claim, first=piece.first, depth=min(len(open_marks), DEEPEST)))
        open_marks.append(piece)
    write(block.end)
    return made
