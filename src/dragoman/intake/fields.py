"""What a report says of itself: from the keys of front matter, of a page or of a record to the fields of a `Report`."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from dragoman.intake import dates
from dragoman.intake.html import words
from dragoman.intake.lines import Line
from dragoman.intake.vocabulary import Fields, pattern, value, values, vocabulary

_LISTED = re.compile(r"\s*[,，、;；]\s*")
_QUESTION = re.compile(r"""[?？][”’」』）)\]"'*_\s]*$""")
_TOPIC = re.compile(r"^.*?(?:[：]|:\s)(?=.{4,}$)", re.DOTALL)
_SENTENCES = re.compile(r"(?<=[。！!?？])(?![”’」』）)\]\"'])\s*")
_CREDIT_LENGTH = 120


class Head(Struct, frozen=True):
    """The fields of a report that do not come from its text."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    image: str | None = None
    caption: str | None = None
    description: str | None = None
    language: str | None = None


class Translation(Struct, frozen=True):
    """Signs that a report is a translation: the language it came from (`und` where none is named) and the text it renders."""

    language: str | None = None
    of: str | None = None


def head(fields: Fields, path: str) -> Head:
    """The head of a report from what its file says of it, and from the file's name where that begins with a day."""
    title = value(fields, "title")
    author = ", ".join(dict.fromkeys(words(name) for name in values(fields, "author"))) or None
    categories = _categories(fields)
    publisher = next((name for name in values(fields, "publisher") if not is_address(name)), None)
    if publisher is None and author in categories:
        publisher = author  # a feed that files its posts under the outlet's name
    days = (dates.published(text) for text in _dates(fields))
    return Head(
        title=words(title) if title else None,
        author=author,
        publisher=words(publisher) if publisher else None,
        published=next((day for day in days if day), None) or dates.published_in_name(path),
        url=next((link for key in ("url", "publisher") for link in values(fields, key) if is_address(link)), None),
        categories=categories,
        image=value(fields, "image"),
        caption=value(fields, "caption"),
        description=value(fields, "description"),
        language=value(fields, "language"),
    )


def _dates(fields: Fields) -> list[str]:
    keys = vocabulary().keys["published"]
    found = (fields.get(key, ()) for key in keys)
    return [text for given in found for text in ([given] if isinstance(given, str) else given)]


def _categories(fields: Fields) -> tuple[str, ...]:
    named = (part for key in ("categories", "tags") for text in values(fields, key) for part in _LISTED.split(text))
    return tuple(dict.fromkeys(words(name) for name in named if name.strip()))


def is_address(text: str) -> bool:
    """Whether the text is a web address."""
    return text.startswith(("http://", "https://")) and bool(urlsplit(text).netloc if "[" not in text else text)


def questions(title: str | None, lines: Sequence[Line]) -> tuple[str, ...]:
    """The questions that the title and the headings pose, without the topic before a colon; each once."""
    asked = [title or "", *(line.text for line in lines if line.kind == "heading")]
    found = (question for text in asked for question in _asked(text))
    return tuple(dict.fromkeys(found))


def _asked(text: str) -> list[str]:
    shapes = pattern(vocabulary().questions["shapes"])
    sentences = [sentence.strip() for sentence in _SENTENCES.split(text)]
    marked = [sentence for sentence in sentences if _QUESTION.search(sentence)]
    if not marked and len(sentences) == 1 and shapes.search(text):
        marked = sentences
    return [_TOPIC.sub("", sentence).strip() for sentence in marked]


def translation(fields: Fields, lines: Sequence[Line]) -> Translation:
    """Signs of translation, only where the file itself says so: a translator, an original, a note."""
    notes = vocabulary().translation
    byline, credit, source = pattern(notes.byline), pattern(notes.credit), pattern(notes.from_)
    short = [line.text for line in lines if len(line.text) <= _CREDIT_LENGTH and line.kind != "heading"]
    named = values(fields, "author") + values(fields, "publisher")
    of = value(fields, "translation_of")
    declared = value(fields, "original_language")
    language = _language(declared) if declared else None
    from_notes = [match.group(1) for text in short if (match := source.search(text))]
    credited = bool(value(fields, "translator") or from_notes)
    credited = credited or any(byline.search(name) for name in named) or any(credit.search(text) for text in short)
    if not (credited or of or language):
        return Translation()
    if of is None:
        of = next((match.group(1).strip() for text in short if (match := pattern(notes.origin).match(text))), None)
    from_words = next((code for text in from_notes if (code := _named_language(text))), None)
    return Translation(language or from_words or "und", of)


def _language(text: str) -> str | None:
    """A BCP 47 code as given, or that of a language's name."""
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text):
        return text
    return _named_language(text)


def _named_language(text: str) -> str | None:
    lowered = text.lower()
    return next((code for code, names in vocabulary().languages.items() if any(lowered.startswith(name) for name in names)), None)
