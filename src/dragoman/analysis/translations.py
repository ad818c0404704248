"""What analysts wrote of a claim's words in another language: each a judgement of its own, which says nothing of what the claim holds."""

from collections.abc import Iterable
from typing import Any, get_args

from msgspec import Struct

from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.schema.report import Language

LANGUAGES = tuple(one for one in get_args(Language) if one != "und")
LONGEST = 20_000  # characters; a quotation is a paragraph or two


class Rendering(Struct, frozen=True):
    """Words in another language than the report's, who wrote them and when (RFC 3339), what they note, and the judgement that holds it."""

    language: str
    text: str
    by: str
    at: str
    note: str | None
    judgement: str


def rendering(one: Judgement) -> Rendering | None:
    """The translation that a judgement holds; None where it is another."""
    held = (one.value or {}).get("translation")
    if one.action != "check" or not isinstance(held, dict):
        return None
    text, language = held.get("text"), held.get("language")
    if not isinstance(text, str) or not isinstance(language, str):
        return None
    return Rendering(language, text, one.by, one.at, one.reason, one.id)


def latest(found: Iterable[Rendering]) -> tuple[Rendering, ...]:
    """The last of each analyst in each language, the latest first."""
    last = {(one.by, one.language): one for one in sorted(found, key=lambda one: (one.at, one.judgement))}
    return tuple(sorted(last.values(), key=lambda one: (one.at, one.judgement), reverse=True))


def translated(language: str, text: str) -> dict[str, Any]:
    """A translation as a judgement holds it; DragomanError where there are no words, or in no known language."""
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise DragomanError("a translation needs its words")
    if len(words) > LONGEST:
        raise DragomanError(f"a translation of at most {LONGEST:,} characters; this one has {len(words):,}")
    if language not in LANGUAGES:
        raise DragomanError(f"{language!r} is none of the languages: {', '.join(LANGUAGES)}")
    return {"translation": {"language": language, "text": words}}
