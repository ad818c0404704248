"""Lines and fields to a `Document`: the readable text, its blocks, and the way back into the file."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import cast, get_args

from msgspec import Struct

from dragoman.intake import html
from dragoman.intake.encoding import Decoded
from dragoman.intake.errors import IntakeError
from dragoman.intake.fields import Head, is_address, questions, translation
from dragoman.intake.lines import Body, Line, without_sign
from dragoman.intake.origins import Aligner
from dragoman.intake.vocabulary import Fields
from dragoman.schema.ids import report_id
from dragoman.schema.report import Block, BlockKind, Document, Exhibit, Language, Origin, Report
from dragoman.text.scripts import language_of

_DAY_IN_NAME = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}[-_. ]*")
_LETTER = re.compile(r"[^\W_]")


class Draft(Struct, frozen=True):
    """A file as its reader understood it, before it is put together. `body_start`: where the body begins in the decoded file."""

    fields: Fields
    head: Head
    body: Body
    body_start: int = 0
    markup: bool = True
    stand_in: str | None = None
    """A title that stands in for a missing one (an id, a file name): shown, but no words of the report."""


class Source(Struct, frozen=True):
    """Where a report came from."""

    path: str
    raw: bytes
    decoded: Decoded


def assemble(draft: Draft, source: Source) -> Document:
    """The document; IntakeError where there is nothing to read."""
    title, body = _title(draft)
    first = _front(title, draft.head, body)
    lines = [*first, *body.lines]
    text = "\n".join(line.text for line in lines)
    if not _LETTER.search("".join(line.text for line in body.lines)) and not draft.head.description:
        raise IntakeError("no readable text: nothing is left when markup is taken away")
    words_of = translation(draft.fields, lines)
    report = Report(
        id=report_id(text),
        title=title or draft.stand_in or _stem(source.path),
        text=text,
        author=draft.head.author,
        publisher=draft.head.publisher,
        published=draft.head.published,
        language=_language(text, draft.head.language),
        url=draft.head.url,
        categories=draft.head.categories,
        image=draft.head.image,
        path=source.path,
        sha256=hashlib.sha256(source.raw).hexdigest(),
        original_language=words_of.language,
        translation_of=_address(words_of.of, body) if words_of.of else None,
        questions=questions(title, body.lines),
        exhibits=_exhibits(draft.head, body),
    )
    origins = _origins(lines, len(first), draft, source.decoded.text)
    return Document(report=report, blocks=tuple(_blocks(lines)), origins=origins, encoding=source.decoded.encoding, raw=source.raw)


def _title(draft: Draft) -> tuple[str | None, Body]:
    """The title, and the body without a first line that says it again. A first heading is the title where the head gives none."""
    body = draft.body
    title = draft.head.title
    first = next((number for number, line in enumerate(body.lines[:5]) if line.kind == "heading"), None)
    if title is None and first == 0 and body.lines[0].level <= 2:
        title = body.lines[0].text
    if title is not None and first is not None and body.lines[first].text.split() == title.split():
        body = _without(body, first)
    return title, body


def _without(body: Body, number: int) -> Body:
    pictures = (type(p)(p.src, tuple(n - (n > number) for n in p.captions if n != number)) for p in body.pictures)
    links = ((n - (n > number), link) for n, link in body.links)
    return Body((*body.lines[:number], *body.lines[number + 1 :]), tuple(pictures), tuple(links))


def _front(title: str | None, head: Head, body: Body) -> list[Line]:
    """Title, description and image caption as lines; a page's teaser that its body repeats is left out."""
    lines = [Line((title,), "title")] if title else []
    for value, kind in ((head.description, "description"), (head.caption, "caption")):
        if value:
            rows = html.body(value).lines if "<" in value or "&" in value else _plain(value)
            lines.extend(Line(row.parts, cast(BlockKind, kind)) for row in rows)
    return [_composed(line) for line in lines]


def _plain(value: str) -> Iterable[Line]:
    return (Line((row.strip(),)) for row in value.split("\n") if row.strip())


def _composed(line: Line) -> Line:
    text = line.text
    composed = unicodedata.normalize("NFC", text)
    return line if composed == text else Line((composed,), line.kind, line.level)


def _blocks(lines: Sequence[Line]) -> Iterable[Block]:
    start = 0
    for line in lines:
        end = start + len(line.text)
        yield Block(start, end, line.kind, line.level)
        start = end + 1


def _origins(lines: Sequence[Line], in_head: int, draft: Draft, source: str) -> tuple[Origin, ...]:
    aligner = Aligner(source, draft.markup)
    start = 0
    for number, line in enumerate(lines):
        if number <= in_head:
            aligner.move(draft.body_start if number == in_head else 0)
        for part in line.parts:
            aligner.add(part, start)
            start += len(part)
        if number < len(lines) - 1:
            aligner.made(start, 1)
        start += 1
    return tuple(aligner.runs)


def _language(text: str, declared: str | None) -> Language:
    counted = language_of(text)
    if counted == "und" and declared in get_args(Language):
        return cast(Language, declared)
    return counted


def _address(of: str, body: Body) -> str:
    """What was translated: the address behind a note's words where they are a link, else the words."""
    if is_address(of):
        return of
    behind = (link for number, link in body.links if body.lines[number].text.find(of) >= 0) if body.links else iter(())
    return next(behind, of)


def _exhibits(head: Head, body: Body) -> tuple[Exhibit, ...]:
    """Pictures with their captions, the head's own first where it has one."""
    own = [Exhibit(head.image, html.words(head.caption))] if head.image and head.caption else []
    shown = (
        Exhibit(picture.src, " ".join(without_sign(body.lines[number].text) for number in picture.captions) or None)
        for picture in body.pictures
    )
    return tuple(dict.fromkeys([*own, *shown]))


def _stem(path: str) -> str:
    name = PurePath(path).name
    stem = name.rsplit(".", 1)[0] if "." in name.lstrip(".") else name
    return _DAY_IN_NAME.sub("", stem).strip() or stem or "-"
