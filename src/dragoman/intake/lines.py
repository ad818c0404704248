"""Lines of readable text, the form in which every reader of files hands on what it found."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.intake.vocabulary import pattern, vocabulary
from dragoman.schema.report import BlockKind
from dragoman.text.scripts import is_han

# Tabs stay; other controls, zero-width marks, soft hyphens and lone surrogates are no words.
_NOISE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]+"
)
_ENDS = re.compile(r"""[。！？；：!?;:.…][”’」』）)\]"'*_\s]*$""")
# A hard-wrapped file has no line over this width (in half-width columns), and each line is filled to this share of the longest.
_WIDEST_WRAP = 160
_FILLED = 0.85
_LIST_LIKE = 60
_LISTED = re.compile(r"[-*•‣◦▪●]\s|\d{1,2}[.、)）]")
_STARTS_WITHIN = 200


class Line(Struct, frozen=True):
    """One paragraph, heading, list item … `parts` are its pieces as they stand in the file, in order: its text is their sum."""

    parts: tuple[str, ...]
    kind: BlockKind = "paragraph"
    level: int = 0

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(self.parts)


class Picture(Struct, frozen=True):
    """A picture and the line of its caption (index into the lines), None where it has none."""

    src: str
    captions: tuple[int, ...] = ()


class Body(Struct, frozen=True):
    """What a body holds."""

    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()
    links: tuple[tuple[int, str], ...] = ()
    """Addresses that links go to, by the line they stand in."""


def clean(text: str) -> str:
    """NFC, one kind of line end, no characters that nobody sees."""
    return _NOISE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def is_signed_caption(text: str) -> bool:
    """Whether the line opens with a caption sign."""
    return pattern(vocabulary().captions.signs).match(text) is not None


def starts_like_caption(text: str) -> bool:
    """Whether a line right after a picture opens as captions do."""
    return len(text) <= _STARTS_WITHIN and pattern(vocabulary().captions.starts).match(text) is not None


def without_sign(text: str) -> str:
    """A caption's words."""
    return pattern(vocabulary().captions.signs).sub("", text, count=1).strip()


def width(text: str) -> int:
    """Columns that a text takes in a fixed-width type."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def trimmed(parts: Iterable[str]) -> tuple[str, ...]:
    """The parts without white space at either end and without empty ones."""
    kept = [part for part in parts if part]
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    if kept:
        kept[0] = kept[0].lstrip()
        kept[-1] = kept[-1].rstrip()
    return tuple(kept)


def joined(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Rows of one block of source lines to paragraphs: a hard-wrapped block is one, other lines stay apart.

    A row that stops in the middle of a sentence runs on, unless it is as short as a list's. Captions always stand alone."""
    kept = [row for raw in rows if (row := trimmed(raw))]
    if len(kept) < 2:
        return kept
    texts = ["".join(row) for row in kept]
    wrapped = _is_wrapped(texts)
    paragraphs: list[list[str]] = []
    for number, row in enumerate(kept):
        before = texts[number - 1] if number else ""
        signed = is_signed_caption(texts[number]) or is_signed_caption(before) or _LISTED.match(texts[number])
        apart = number == 0 or signed or _parts_company(before, wrapped)
        if apart:
            paragraphs.append(list(row))
        else:
            paragraphs[-1].extend([*glue(before, texts[number]), *row])
    return [tuple(paragraph) for paragraph in paragraphs]


def glue(before: str, after: str) -> list[str]:
    """What stands between two rows that are joined: nothing between Chinese characters, else a space."""
    touching = _is_cjk(before[-1:]) and _is_cjk(after[:1])
    return [] if touching else [" "]


def _is_cjk(char: str) -> bool:
    return bool(char) and (is_han(char) or "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uffee" or char in "“”‘’—…")


def _parts_company(before: str, wrapped: bool) -> bool:
    if wrapped:
        return False
    return bool(_ENDS.search(before)) or width(before) < _LIST_LIKE


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Whether no row but the last could have taken the next row's first word."""
    widths = [width(text) for text in texts]
    measure = max(widths)
    if measure > _WIDEST_WRAP or (len(texts) == 2 and _ENDS.search(texts[0])):
        return False
    rows = zip(widths, texts[1:], strict=False)
    return all(taken + width(_first_word(after)) + 1 >= _FILLED * measure for taken, after in rows)


def _first_word(text: str) -> str:
    match = re.match(r"[!-\u2fff]+", text)
    return match.group() if match else text[:1]
