"""How words are folded so that a search finds them in either Chinese script, and names under any of their spellings."""

import re
import unicodedata
from functools import lru_cache

from dragoman.text.scripts import fold, to_simplified

_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_SEPARATOR = "\x1e"
_TOKEN = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]+)"(\*?)|(\S+)')


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """A name as it is looked up: Simplified, lower case, letters and digits only."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in to_simplified(plain) if char.isalnum())


def searchable(text: str) -> str:
    """The text as the full-text index holds it: folded, each Han character a word of its own."""
    return _HAN_RUN.sub(lambda run: f" {' '.join(run.group())} ", fold(text))


def searchable_all(texts: list[str]) -> list[str]:
    """Each of many texts as the index holds it, which costs less at once."""
    return searchable(_SEPARATOR.join(text.replace(_SEPARATOR, " ") for text in texts)).split(_SEPARATOR) if texts else []


def terms(words: str) -> list[str]:
    """The words and the "quoted phrases" of a query; a trailing * stands for any ending."""
    return [(quoted + star) if quoted else plain for quoted, star, plain in _TERM.findall(words)]


def phrase_query(words: str) -> str:
    """A full-text query in which every term is a phrase and all must be there; empty where no term holds a letter or digit."""
    phrases = []
    for term in terms(words):
        star = "*" if term.endswith("*") else ""
        if any(char.isalnum() for char in term):
            phrases.append(f'"{" ".join(searchable(term.rstrip("*").replace(chr(34), " ")).split())}"{star}')
    return " ".join(phrases)


def first_place(text: str, words: str) -> tuple[int, int] | None:
    """Where the first of the terms stands in the text; None where only the index could see it."""
    folded = fold(text)
    places = []
    for term in terms(words):
        needle = fold(term.rstrip("*"))
        at = folded.find(needle) if needle else -1
        if at >= 0:
            places.append((at, at + len(needle)))
    return min(places, default=None)


def holds(text: str, words: str) -> bool:
    """Whether a text that is in no index has every term of the words, as the index would say."""
    tokens = _tokens(text)
    for term in terms(words):
        wanted = _tokens(term)
        if wanted and not any(_stand_at(tokens, place, wanted, term.endswith("*")) for place in range(len(tokens))):
            return False
    return True


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", searchable(text))
    return _TOKEN.findall("".join(char for char in plain if unicodedata.category(char) != "Mn"))


def _stand_at(tokens: list[str], place: int, wanted: list[str], open_end: bool) -> bool:
    found = tokens[place : place + len(wanted)]
    if open_end and len(found) == len(wanted):
        return found[:-1] == wanted[:-1] and found[-1].startswith(wanted[-1])
    return found == wanted
