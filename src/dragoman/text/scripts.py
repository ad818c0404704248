"""Scripts: folding that keeps every offset, and the language of a text by counting its letters.

`fold` is what lexicons are matched on: Traditional Han and a variant become Simplified, letters lower case, width and name dots one
form. It never changes the length, so a match in the folded text has the same offsets in the original.
"""

import re
from collections import Counter
from functools import cache, lru_cache

import opencc

from dragoman.schema.errors import ContractError
from dragoman.schema.report import Language

_NAME_DOTS = "．‧・•･∙⋅·"
_FULL_WIDTH = "０１２３４５６７８９" + "".join(chr(code) for low in (0xFF21, 0xFF41) for code in range(low, low + 26))
_WIDTH = {ord(char): ord(char) - 0xFEE0 for char in _FULL_WIDTH}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f"), " ")
# A variant that OpenCC leaves: 火砲 as Taiwan writes it.
_VARIANTS = {ord("砲"): "炮"}
_ONE_TO_ONE: dict[int, int | str] = {**_WIDTH, **_SPACES, **_VARIANTS}
_CHANGING = re.compile("[" + "".join(map(chr, _ONE_TO_ONE)) + "]")
# What stands before a mark is asked after it: a search that begins with a set of characters is five times faster.
_DOT_IN_NAME = re.compile(rf"[{_NAME_DOTS}](?<=[^\W\d_].)(?=[^\W\d_])")
_DOT_IN_NUMBER = re.compile(r"．(?<=\d.)(?=\d)")
_APOSTROPHE = re.compile(r"[’＇](?<=[A-Za-z].)(?=[A-Za-z])")
# The particle 着 as Traditional texts write it, which OpenCC leaves; not the 著 of writings and of fame.
_PARTICLE = re.compile("著(?<![土显卓名论专原编合巨昭拙遗译新旧所执撰校共彰].)(?![名作述称者书录有文])")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*")
_HAN_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_HAN = re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _HAN_BLOCKS) + "]")
# Letters of other Cyrillic alphabets (Ukrainian, Belarusian, Kazakh, Kyrgyz, Tajik, Serbian …): a Russian text has none.
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
# Shares above which a text is not in the language its script suggests; found by trying (English prose has under .002 accented
# letters, French, German and Polish .015 to .08; Russian prose no foreign Cyrillic, Ukrainian and Kazakh over .05).
_ACCENTED_SHARE = 0.012
_FOREIGN_CYRILLIC_SHARE = 0.02
_KANA_SHARE = 0.1
_GROWING = "\u0130"
# Up to this length a text is kept with what it folds to.
_WORD = 32
# Chinese news prose has about 1.6 characters a word.
_HAN_PER_WORD = 1.6


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def _same_length(text: str, changed: str) -> str:
    if len(changed) != len(text):
        raise ContractError(f"folding changed the length of a text ({len(text)} to {len(changed)}): offsets would be lost")
    return changed


def to_simplified(text: str) -> str:
    """Traditional Han to Simplified (OpenCC t2s), nothing else; the length stays."""
    return _same_length(text, _converter("t2s").convert(text))


def to_traditional(text: str) -> str:
    """Simplified Han to Traditional (OpenCC s2t), for names shown to a reader; the length stays."""
    return _same_length(text, _converter("s2t").convert(text))


def _lower(text: str) -> str:
    """Lower case. The one letter that grows by it (a dotted capital I) stays as it is."""
    return _GROWING.join(part.lower() for part in text.split(_GROWING)) if _GROWING in text else text.lower()


def fold(text: str) -> str:
    """The text as lexicons see it, of the same length: Simplified, lower case, half-width letters and digits, `·` inside names.

    ContractError where the length would change."""
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


def fold_all(words: list[str]) -> list[str]:
    """Each of many words folded, which costs less at once. None may hold a line end."""
    return _fold("\n".join(words)).split("\n") if words else []


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    """Names come back again and again."""
    return _fold(word)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = _PARTICLE.sub("着", to_simplified(text))
    if _CHANGING.search(folded):
        folded = folded.translate(_ONE_TO_ONE)
    folded = _lower(folded)
    folded = _DOT_IN_NAME.sub("·", folded)
    folded = _DOT_IN_NUMBER.sub(".", folded)
    return _same_length(text, _APOSTROPHE.sub("'", folded))


def is_han(char: str) -> bool:
    """Whether the character is a Chinese character."""
    return _HAN.match(char) is not None


def _can(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _one_script_only() -> tuple[frozenset[str], frozenset[str]]:
    """Characters of Traditional writing only and of Simplified writing only.

    OpenCC says which ones change; the national character sets (GB 2312, Big5) say which of those are at home in both (后, 里, 乾)."""
    chars = [chr(code) for low, high in _HAN_BLOCKS[:2] for code in range(low, high + 1)]
    lines = "\n".join(chars)
    simple = _converter("t2s").convert(lines).split("\n")
    complex_ = _converter("s2t").convert(lines).split("\n")
    traditional_only = {a for a, b in zip(chars, simple, strict=True) if a != b and not _can(a, "gb2312")}
    simplified_only = {a for a, b in zip(chars, complex_, strict=True) if a != b and not _can(a, "big5")}
    return frozenset(traditional_only - simplified_only), frozenset(simplified_only - traditional_only)


def _chinese(counts: Counter[str]) -> Language:
    traditional_only, simplified_only = _one_script_only()
    traditional = sum(n for char, n in counts.items() if char in traditional_only)
    simplified = sum(n for char, n in counts.items() if char in simplified_only)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def language_of(text: str) -> Language:
    """The language by counting letters: `und` where it is none of the four, or no letter stands in the text."""
    counts = Counter(text)
    han = sum(n for char, n in counts.items() if char > "\u33ff" and is_han(char))
    kana = sum(n for char, n in counts.items() if "\u3041" <= char <= "\u30fa")
    cyrillic = {char: n for char, n in counts.items() if "\u0400" <= char <= "\u052f"}
    slavic = sum(cyrillic.values())
    hangul_and_others = sum(n for char, n in counts.items() if char > "\u052f" and char.isalpha()) - han - kana
    latin_words = _LATIN_WORD.findall(text)
    latin, words = sum(map(len, latin_words)), len(latin_words)
    weights = {"han": han / _HAN_PER_WORD, "cyrillic": slavic / 6, "latin": float(words), "other": hangul_and_others / 4}
    best = max(weights, key=lambda script: weights[script])
    if not weights[best] or best == "other":
        return "und"
    if best == "han":
        return "und" if kana > _KANA_SHARE * (han + kana) else _chinese(counts)
    if best == "cyrillic":
        foreign = sum(n for char, n in cyrillic.items() if char.lower() not in _RUSSIAN)
        return "und" if foreign > _FOREIGN_CYRILLIC_SHARE * slavic else "ru"
    accented = sum(n for char, n in counts.items() if "\u00c0" <= char <= "\u024f")
    return "und" if accented > _ACCENTED_SHARE * latin else "en"
