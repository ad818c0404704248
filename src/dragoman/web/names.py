"""What an actor is called in the reader's language, and in which script that stands."""

from msgspec import Struct

from dragoman.lexicon.model import ActorEntry
from dragoman.schema.actor import Actor
from dragoman.text.scripts import language_of, to_simplified, to_traditional

_SHORTER = 2
_NOT_NAMES = 12  # names beyond these are roles and passing words that a reader met


class Called(Struct, frozen=True):
    """A name and the language it is written in (BCP 47; None where that is not known)."""

    text: str
    language: str | None = None


def called(actor: Actor | ActorEntry, language: str) -> Called:
    """The name to show a reader of this language: theirs where there is one, in their script; else the canonical one."""
    if language == "en":
        names = [one for one in actor.names if one.language == "en"]
        return Called(names[0].text, "en") if names else own(actor)
    chinese = [one for one in actor.names if one.language and one.language.startswith("zh")]
    if not chinese:
        return own(actor)
    if language == "zh-Hans":
        ready = next((one for one in chinese if one.language != "zh-Hant" and to_simplified(one.text) == one.text), None)
        return Called(ready.text if ready else to_simplified(chinese[0].text), language)
    written = [one for one in chinese if to_simplified(one.text) != one.text]
    # A surname alone is no match for a whole name; 哈薩克 is one for 哈萨克斯坦.
    whole = [one for one in written if len(one.text) >= len(chinese[0].text) - _SHORTER]
    ready = next(iter(whole or written), None)
    return Called(ready.text if ready else to_traditional(chinese[0].text), language)


def own(actor: Actor | ActorEntry) -> Called:
    """The canonical name."""
    first = actor.names[0]
    return Called(first.text, script_of(first.text, first.language))


def others(actor: Actor | ActorEntry, shown: Called) -> list[Called]:
    """Names in other languages and scripts, beside the one that is shown: the first of each."""
    found: dict[str, Called] = {}
    for one in actor.names[:_NOT_NAMES] if len(actor.names) > _NOT_NAMES else actor.names:
        language = script_of(one.text, one.language)
        if one.text != shown.text and language and language != shown.language:
            found.setdefault(language, Called(one.text, language))
    return list(found.values())


def script_of(text: str, language: str | None) -> str | None:
    """The language of a name, with its script where it is Chinese."""
    if language and language != "zh":
        return language
    if language == "zh":
        return "zh-Hant" if to_simplified(text) != text else "zh-Hans"
    guess = language_of(text)
    return None if guess == "und" else guess
