"""The XML that PETRARCH reads: `<Sentence date= id= source=>` with a `<Text>`; each sentence is a report. Parse trees are left aside.

Such files are often no sound XML (a bare & in the text), so they are read as PETRARCH reads them, tag by tag."""

import html
import re
from collections.abc import Iterator

from dragoman.intake.document import Source
from dragoman.intake.records import Refusal, from_fields
from dragoman.schema.report import Document

_START = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<Sentences\b", re.DOTALL)
_SENTENCE = re.compile(r"<Sentence\b(?P<attributes>[^>]*)>(?P<inside>.*?)</Sentence>", re.DOTALL)
_TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")


def looks_like_sentences(text: str) -> bool:
    """Whether a file is of this form."""
    return _START.match(text) is not None


def read(source: Source) -> Iterator[Document | Refusal]:
    """Each sentence as a document, or why it is none; its path is the file's with `#` and its id or number."""
    for number, match in enumerate(_SENTENCE.finditer(source.decoded.text), start=1):
        given = {name: html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(match["attributes"])}
        words = _TEXT.search(match["inside"])
        day = _DAY.fullmatch(given.get("date", "").strip())
        data = {
            "id": given.get("id"),
            "date": "-".join(day.groups()) if day else given.get("date"),
            "publisher": given.get("source"),
            "text": " ".join(html.unescape(words[1]).split()) if words else None,
        }
        yield from_fields({name: value for name, value in data.items() if value}, match[0], number, source, "sentence")
