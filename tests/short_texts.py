"""Documents made from short texts: a paragraph for each line."""

from collections.abc import Callable
from hashlib import sha256

from dragoman.schema.claims import Event
from dragoman.schema.reading import Reading
from dragoman.schema.report import Block, BlockKind, Document, Report
from dragoman.text.scripts import language_of

Read = Callable[..., Reading]

SURE = 0.5  # what is less confident stays out of exports


def sure_events(reading: Reading) -> list[Event]:
    """The events that are exported, the surest first."""
    return sorted((c for c in reading.claims if isinstance(c, Event) and c.confidence >= SURE), key=lambda e: -e.confidence)


def told(read: Read, text: str) -> list[tuple[str, str, str]]:
    """Category, actors and recipients of the events that are exported, in the words of the text."""

    def names(side: str, event: Event) -> str:
        return "、".join(entity.text for entity in getattr(event, side))

    return [(e.event, names("actor", e), names("recipient", e)) for e in sure_events(read(text))]


def document(text: str, date: str = "2024-05-10", kinds: tuple[BlockKind, ...] = ()) -> Document:
    """A document with a block for each line; `kinds` names the kinds of the first lines, all others are paragraphs."""
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block(at, at + len(line), kinds[number] if number < len(kinds) else "paragraph"))
        at += len(line) + 1
    report = Report(
        id=sha256(text.encode()).hexdigest()[:16], title=text[:20], text=text, published=f"{date}T00:00:00Z", language=language_of(text)
    )
    return Document(report=report, blocks=tuple(blocks))
