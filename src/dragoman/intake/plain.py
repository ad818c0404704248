"""Plain text to lines."""

import re

from msgspec import Struct

from dragoman.intake.lines import Body, Line, is_signed_caption, joined, width

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ITEM = re.compile(r"^[-*•‣◦·]\s+")
_RULE = re.compile(r"^[\W_]+$")
_STOPS = tuple("。，；：,;")
# Columns that a title takes at most.
_TITLE_WIDTH = 100


class Plain(Struct, frozen=True):
    """A plain text: its title where the first line is one, and the rest."""

    title: str | None
    body: Body


def read(text: str) -> Plain:
    """Paragraphs are parted by blank lines, or by line ends where the lines are not those of a hard-wrapped text.

    A short first line with a blank line under it is the title."""
    blocks = [block for block in _BLANK.split(text.strip()) if block.strip()]
    title = None
    if len(blocks) > 1 and "\n" not in blocks[0] and width(blocks[0]) <= _TITLE_WIDTH and not blocks[0].rstrip().endswith(_STOPS):
        title = " ".join(blocks.pop(0).split())
    return Plain(title, body("\n\n".join(blocks)))


def body(text: str) -> Body:
    """The lines of a text that has no title of its own."""
    lines = (_line(parts) for block in _BLANK.split(text) for parts in joined([[row] for row in block.split("\n")]))
    return Body(tuple(line for line in lines if line.text and not _RULE.match(line.text)))


def _line(parts: tuple[str, ...]) -> Line:
    text = parts[0] if parts else ""
    if is_signed_caption(text):
        return Line(parts, "caption")
    bullet = _ITEM.match(text)
    if bullet:
        return Line((text[bullet.end() :], *parts[1:]), "item", 1)
    return Line(parts)
