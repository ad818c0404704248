"""Numbers in running text, with their bounds, and the units beside them. The text is folded; offsets are code points."""

import re
from functools import cache
from importlib.resources import files

from dragoman.text.figures import NumberMention, UnitMention
from dragoman.text.languages.en import numbers as english
from dragoman.text.languages.zh import numbers as chinese

_HAN = re.compile(r"[\u3400-\u9fff]")
_CURRENCY = re.compile(r"(us\$|[$€£¥₽])\s?(?=\d)")
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "CNY", "₽": "RUB"}
# A unit stands directly after a Chinese number; in English up to two words may come between (300 armed men).
_SMALL_WORDS = "of|in|and|to|on|or|by|at|for|the|from|were|was|are|is|have|had"
# Units whose noun may stand off from its classifier.
_HEADS = ("state", "territory", "village", "city", "person")
_GAPS = {"zh": r"\s?", "en": rf"[\s-]?(?:of\s+)?(?:(?!(?:{_SMALL_WORDS})\b)[a-z'’-]+\s+){{0,2}}?"}


def find(text: str, language: str | None = None) -> list[NumberMention]:
    """The numbers of a folded text in order. Dates, times and names with digits are none. `language`: BCP 47; None: told by the script."""
    if language is None:
        language = "zh" if _HAN.search(text) else "en"
    return chinese.find(text) if language.startswith("zh") else english.find(text)


@cache
def _units(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str | None, str]]]:
    lines = files(f"dragoman.text.languages.{language}").joinpath(f"units.{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    table = {form: (unit or None, measure) for form, unit, measure in rows}
    forms = "|".join(re.escape(form) for form in sorted(table, key=len, reverse=True))
    edge = r"\b" if language == "en" else ""
    return re.compile(rf"{_GAPS[language]}({forms}){edge}"), table


@cache
def _head() -> re.Pattern[str]:
    """The counted noun a few characters after a bare Chinese classifier (五个 … 国家)."""
    nouns = "|".join(form for form, (unit, _) in _units("zh")[1].items() if unit in _HEADS and len(form) > 1)
    return re.compile(rf"[\u3400-\u9fff·]{{0,6}}?({nouns})")


def unit_after(text: str, end: int, language: str | None = None) -> UnitMention | None:
    """The unit or classifier that follows a number, from the language's table; None where none is listed."""
    codes = [language[:2]] if language else ["zh", "en"]
    for code in codes:
        pattern, table = _units(code)
        match = pattern.match(text, end)
        if match:
            unit, measure = table[match[1]]
            if unit is None and (head := _head().match(text, match.end())):
                return UnitMention(match.start(1), head.end(), *table[head[1]])
            return UnitMention(match.start(1), match.end(1), unit, measure)
    return None


def unit_of(text: str, mention: NumberMention, language: str | None = None) -> UnitMention | None:
    """The unit of a number: the currency sign in front of its figure, else what follows."""
    sign = _CURRENCY.search(text, max(0, mention.start - 4), mention.end)
    if sign is None:
        return unit_after(text, mention.end, language)
    return UnitMention(sign.start(1), sign.end(1), _SIGNS.get(sign[1], "USD"), "money")
