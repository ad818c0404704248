"""JSON Lines: one report a line, in the form other event coders take."""

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from dragoman.intake import plain
from dragoman.intake.document import Draft, Source, assemble
from dragoman.intake.encoding import Decoded
from dragoman.intake.errors import IntakeError
from dragoman.intake.fields import head
from dragoman.intake.lines import clean
from dragoman.intake.vocabulary import Fields, key_of, value
from dragoman.schema.report import Document


class Refusal(Struct, frozen=True):
    """A part of a file that could not be read, and why."""

    path: str
    reason: str


def looks_like_records(text: str) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0].rstrip()
    if not (first.startswith("{") and first.endswith("}")):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def read(source: Source) -> Iterator[Document | Refusal]:
    """Each record as a document, or why it is none; a record's path is the file's with `#` and its id or line number."""
    text = source.decoded.text.lstrip("\ufeff")
    if text.lstrip().startswith("["):
        yield from _array(text, source)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _from_line(line.rstrip("\r"), number, source)


def _array(text: str, source: Source) -> Iterator[Document | Refusal]:
    """A JSON file that holds a list of records."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Refusal(source.path, f"bad JSON: {error}; give one object a line, or a list of objects")
        return
    for number, item in enumerate(items, start=1):
        yield _from_line(json.dumps(item, ensure_ascii=False), number, source)


def _from_line(line: str, number: int, source: Source) -> Document | Refusal:
    here = f"{source.path}#{number}"
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refusal(here, f"line {number}: bad JSON ({error}); each line must be one object")
    if not isinstance(data, dict):
        return Refusal(here, f"line {number}: not an object; each line must be one object with a text")
    return from_fields(data, line, number, source)


def from_fields(data: dict[str, Any], raw: str, number: int, source: Source, what: str = "line") -> Document | Refusal:
    """A record's fields as a document, or why it is none; `raw` is the record as it stands in the file, `what` what is counted."""
    here = f"{source.path}#{number}"
    try:
        return _document(data, raw, here, source)
    except IntakeError as error:
        return Refusal(here, f"{what} {number}: {error}")


def _document(data: dict[str, Any], line: str, here: str, source: Source) -> Document:
    fields: Fields = {key_of(key): given for key, content in data.items() if (given := _given(content))}
    text = value(fields, "text")
    if text is None:
        raise IntakeError("no text: a record needs a field 'text' or 'event_text'")
    record = value(fields, "record")
    path = f"{source.path}#{record}" if record else here
    draft = Draft(fields, head(fields, ""), plain.body(clean(text)), markup=False, stand_in=record or path)
    raw = line.encode("utf-8", "surrogatepass")
    return assemble(draft, Source(path, raw, Decoded(line, "utf-8")))


def _given(content: object) -> list[str]:
    items = content if isinstance(content, list) else [content]
    return [clean(str(item)) for item in items if isinstance(item, (str, int, float)) and not isinstance(item, bool)]
