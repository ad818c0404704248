"""One file's bytes to documents."""

import re
from pathlib import PurePath
from typing import Literal

from msgspec import Struct

from dragoman.intake import front_matter, html, markdown, page, petrarch, plain, records
from dragoman.intake.document import Draft, Source, assemble
from dragoman.intake.encoding import decode
from dragoman.intake.errors import IntakeError
from dragoman.intake.fields import head
from dragoman.intake.files import too_large
from dragoman.intake.limits import Limits
from dragoman.intake.lines import clean
from dragoman.intake.records import Refusal
from dragoman.intake.vocabulary import Fields, value
from dragoman.schema.report import Document

Form = Literal["records", "sentences", "html", "markdown", "plain"]
_FORMS: dict[str, Form] = {
    ".jsonl": "records", ".ndjson": "records", ".json": "records", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown", ".mdx": "markdown", ".txt": "plain", ".text": "plain",
}  # fmt: skip
_HTML_SIGN = re.compile(r"<(?:!doctype|html|head|body|article|p|div|h[1-6]|br)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN_SIGN = re.compile(r"^(?:#{1,6} \S|!?\[[^\]\n]+\]\([^)\n]+\)|```|> \S)", re.MULTILINE)
_SNIFFED = 4096


class Loaded(Struct, frozen=True):
    """What one file gave: its documents, and the records in it that could not be read."""

    documents: tuple[Document, ...]
    failures: tuple[Refusal, ...] = ()


def load(raw: bytes, path: str, limits: Limits | None = None) -> Loaded:
    """The reports in a file's bytes; `path` says where they came from and, by its suffix, in what form they are.

    IntakeError with the reason where the file as a whole cannot be read; single bad records come back as failures."""
    most = (limits or Limits()).max_bytes
    if len(raw) > most:
        raise IntakeError(too_large(len(raw), most))
    source = Source(path, raw, decode(raw))
    text = clean(source.decoded.text)
    if not text.strip():
        raise IntakeError("no readable text: the file holds white space only")
    form = _FORMS.get(PurePath(path).suffix.lower()) or _sniffed(text)
    if form in ("records", "sentences"):
        read = list(records.read(source) if form == "records" else petrarch.read(source))
        documents = tuple(item for item in read if isinstance(item, Document))
        return Loaded(documents, tuple(item for item in read if isinstance(item, Refusal)))
    return Loaded((assemble(_draft(text, form, source), source),))


def _sniffed(text: str) -> Form:
    start = text[:_SNIFFED]
    if records.looks_like_records(text):
        return "records"
    if petrarch.looks_like_sentences(text):
        return "sentences"
    if _HTML_SIGN.search(start) and start.lstrip().startswith("<"):
        return "html"
    return "markdown" if _MARKDOWN_SIGN.search(start) else "plain"


def _draft(text: str, form: Form, source: Source) -> Draft:
    post = front_matter.split(text)
    if post.fields:
        body_start = post.body_start if text == source.decoded.text else front_matter.split(source.decoded.text).body_start
        content = text[post.body_start :]
        for separator in post.fields.get("excerpt_separator", []):
            content = content.replace(separator, "")
        read = html.body if form == "html" else markdown.body
        return Draft(post.fields, head(post.fields, source.path), read(content), body_start)
    if form == "plain":
        found = plain.read(text)
        fields: Fields = {"title": [found.title]} if found.title else {}
        return Draft(fields, head(fields, source.path), found.body, markup=False)
    if form == "html" or (page.is_page(text) and text.lstrip().startswith("<")):
        return _html_draft(text, source.path)
    return Draft({}, head({}, source.path), markdown.body(text))


def _html_draft(text: str, path: str) -> Draft:
    root = html.parse(text)
    if root is None:
        raise IntakeError("no readable text: the page is empty")
    if not page.is_page(text):
        return Draft({}, head({}, path), html.body_of(root))
    fields = page.fields(root)
    body = page.body(root)
    teaser = value(fields, "description")
    told = head(fields, path)
    if teaser and _repeats("".join(line.text for line in body.lines), teaser):
        told = head({key: found for key, found in fields.items() if teaser not in found}, path)
    return Draft(fields, told, body)


def _repeats(text: str, teaser: str) -> bool:
    """Whether a page's teaser is the beginning of its own text again."""
    return teaser.rstrip(" .…")[:60] in text
