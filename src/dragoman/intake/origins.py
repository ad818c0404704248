"""The way back: which run of the readable text stands where in the decoded file."""

import re

from dragoman.schema.report import Origin

_OPENINGS = re.compile(r"<!--|<(script|style)\b|<(?=[a-zA-Z/!?])[^<>]*>|\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)", re.IGNORECASE)
_CLOSINGS = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style")}
_MASK = "\0"
# How far ahead a piece is looked for. Prose follows prose closely; a page's scripts and menus are masked but still take room.
_NEAR = 2_000
_FAR = 64_000
_SHORT = 8
# A part of a piece is looked for within this many times its length and this many characters more.
_CLOSE = 4
_CLOSEST = 64
_SPACES = "\t\n\r\f"
_WORDS_OR_SPACE = re.compile(r" |[^ ]+")
# So many pieces may be looked for to the end of the file; a hostile file must not make each of them cost the whole.
_LONG_SEARCHES = 100


def masked(source: str) -> str:
    """The file with its markup blanked out at equal length, so that words are never found inside a tag or an address."""
    pieces: list[str] = []
    place = 0
    while match := _OPENINGS.search(source, place):
        end = match.end()
        if match.group().startswith("<!--"):
            closing = source.find("-->", end)
            end = len(source) if closing < 0 else closing + 3
        elif match.group(1):
            closed = _CLOSINGS[match.group(1).lower()].search(source, end)
            end = closed.start() if closed else len(source)
        pieces.extend((source[place : match.start()], _MASK * (end - match.start())))
        place = end
    return "".join([*pieces, source[place:]])


class Aligner:
    """Finds pieces of text in the file, one after the other."""

    def __init__(self, source: str, markup: bool = True) -> None:
        self.source = source
        self.searched = masked(source) if markup else source
        for space in _SPACES:
            self.searched = self.searched.replace(space, " ")
        self.place = 0
        self.searches = _LONG_SEARCHES
        self.runs: list[Origin] = []

    def move(self, place: int) -> None:
        """Go on from another place of the file."""
        self.place = place

    def add(self, piece: str, start: int) -> None:
        """Find `piece`, which stands at `start` of the text, and note where it came from."""
        long = len(piece) >= _SHORT
        found = self._find(piece, start, (_FAR if long else _NEAR) + len(piece))
        if not found and long and self.searches:
            self.searches -= 1
            found = self._find(piece, start, len(self.source))
        if not found:
            self._halve(piece, start)

    def made(self, start: int, length: int) -> None:
        """Note a run that stands nowhere in the file."""
        self._note(start, length, -1)

    def _find(self, piece: str, start: int, within: int) -> bool:
        found = self.searched.find(piece, self.place, self.place + within)
        if found < 0:
            return False
        self.place = found + len(piece)
        if self.source.startswith(piece, found):
            self._note(start, len(piece), found)
            return True
        for match in _WORDS_OR_SPACE.finditer(piece):  # white space of the file that became one blank
            same = self.source[found + match.start() : found + match.end()] == match.group()
            self._note(start + match.start(), len(match.group()), found + match.start() if same else -1)
        return True

    def _halve(self, piece: str, start: int) -> None:
        """Look close by for the halves of a piece that does not stand in the file as it is."""
        if len(piece) < 2:
            self._note(start, len(piece), -1)
            return
        half = len(piece) // 2
        for part, at in ((piece[:half], start), (piece[half:], start + half)):
            if not self._find(part, at, _CLOSE * len(part) + _CLOSEST):
                self._halve(part, at)

    def _note(self, start: int, length: int, source: int) -> None:
        if not length:
            return
        if self.runs:
            last = self.runs[-1]
            follows = last.source + last.length == source if last.source >= 0 and source >= 0 else last.source == source == -1
            if follows and last.start + last.length == start:
                self.runs[-1] = Origin(last.start, last.length + length, last.source)
                return
        self.runs.append(Origin(start, length, source))
