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

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.searches = _LONG_SEARCHES
        self.runs: list[Origin] = []

    def move(self, place: int) -> None:
        """Go on from another place of the file."""
        self.place = place

    def add(self, piece: str, start: int) -> None:
        """Find `piece`, which stands at `start` of the text, and note where it came from."""
        if not piece:
            return
        found = self._find(piece)
        if found >= 0:
            self._note(start, len(piece), found)
            self.place = found + len(piece)
        elif len(piece) == 1:
            self._note(start, 1, -1)
        else:
            half = len(piece) // 2
            limit = self.place + 4 * len(piece) + 400
            self._within(piece[:half], start, limit)
            self._within(piece[half:], start + half, limit)

    def made(self, start: int, length: int) -> None:
        """Note a run that stands nowhere in the file."""
        self._note(start, length, -1)

    def _find(self, piece: str) -> int:
        found = self.source.find(piece, self.place, self.place + (_FAR if len(piece) >= _SHORT else _NEAR) + len(piece))
        if found < 0 and len(piece) >= _SHORT and self.searches:
            self.searches -= 1
            found = self.source.find(piece, self.place)
        return found

    def _within(self, piece: str, start: int, limit: int) -> None:
        """Halves of a piece that did not stand in the file as it is, looked for close by."""
        found = self.source.find(piece, self.place, limit) if piece else -1
        if found >= 0:
            self._note(start, len(piece), found)
            self.place = found + len(piece)
        elif len(piece) <= 1:
            self._note(start, len(piece), -1)
        else:
            half = len(piece) // 2
            self._within(piece[:half], start, limit)
            self._within(piece[half:], start + half, limit)

    def _note(self, start: int, length: int, source: int) -> None:
        if not length:
            return
        if self.runs:
            last = self.runs[-1]
            joins = last.start + last.length == start
            follows = last.source + last.length == source if last.source >= 0 and source >= 0 else last.source == source == -1
            if joins and follows:
                self.runs[-1] = Origin(last.start, last.length + length, last.source)
                return
        self.runs.append(Origin(start, length, source))
