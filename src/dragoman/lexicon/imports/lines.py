"""Lines of PETRARCH and TABARI dictionaries, without their comments: `#`, `;`, `<!-- … -->` over one line or many."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dragoman.lexicon.tables import LexiconError

_COMMENT = re.compile(r"<!--.*?-->")
# A comment begins the line or follows a blank or a bracket, so that [###] stays a code.
_TAIL = re.compile(r"(?:^|(?<=[\s\]}]))[#;](?!#*\]).*")


class Line(Struct, frozen=True):
    """A line that says something; `raw` is as it stands in the file, `comment` what its comment said."""

    number: int
    text: str
    raw: str


def dictionary_lines(path: Path) -> Iterator[Line]:
    """Lines with text, comments cut off, from 1; an empty line comes as an empty text, for it ends a block."""
    inside = False
    for number, raw in enumerate(_text(path).splitlines(), 1):
        line = raw
        if inside:
            _, closed, line = line.partition("-->")
            inside = not closed
            if inside:
                continue
        line = _COMMENT.sub(" ", line)
        head, opened, _ = line.partition("<!--")
        if opened:
            inside, line = True, head
        text = _TAIL.sub("", line).rstrip()
        if text.strip() or not raw.strip():
            yield Line(number, text, raw)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"cannot read {path}: {error.strerror or error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # the older dictionaries
