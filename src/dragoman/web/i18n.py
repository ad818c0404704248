"""The interface in three languages: catalogues, the words for codes, dates and numbers as readers write them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from dragoman.lexicon.tables import parse_table
from dragoman.schema.dates import point_bounds

LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
DEFAULT = "en"
_LOCALES = {"en": "en_GB", "zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_DAY, _YEAR = 10, 4


class Speech:
    """One language of the interface."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES[language])
        self._messages = _catalogue(language)
        self._words = _vocabulary()[language]

    def gettext(self, message: str) -> str:
        """A message of the interface; English where nobody has translated it."""
        return self._messages.get(message) or message

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A message that counts. Chinese has one form for all numbers."""
        translated = self._messages.get(one)
        return translated or (one if number == 1 else many)

    def word(self, group: str, code: str | None) -> str:
        """The word for a code; the code itself where there is none."""
        if code is None:
            return ""
        found = self._words.get((group, code))
        return code.replace("_", " ") if found is None else found

    def has(self, group: str, code: str) -> bool:
        """Whether there is a word for a code."""
        return (group, code) in self._words

    def codes(self, group: str) -> tuple[str, ...]:
        """The codes of a group, in the order of the table."""
        return tuple(code for name, code in self._words if name == group)

    def number(self, value: float | int) -> str:
        """A number with its thousands parted."""
        return str(format_decimal(value, locale=self.locale))

    def date(self, edtf: str | None) -> str:
        """A date of a record (EDTF) in the reader's language."""
        if not edtf:
            return ""
        start, slash, end = edtf.partition("/")
        if not slash:
            return self._point(start)
        if not start:
            return self.gettext("until %(day)s") % {"day": self._point(end)}
        if end == "..":
            return self.gettext("since %(day)s") % {"day": self._point(start)}
        return f"{self._point(start)} – {self._point(end)}"

    def day(self, moment: str | None) -> str:
        """The day of a moment (RFC 3339) in the reader's language."""
        return self._point(moment[:_DAY]) if moment else ""

    def _point(self, text: str) -> str:
        return _point(text, str(self.locale))


@cache
def _point(text: str, locale: str) -> str:
    if len(text) == _YEAR:
        return f"{int(text)}年" if locale.startswith("zh") else text
    first: date = point_bounds(text)[0]
    if len(text) < _DAY:
        return str(format_skeleton("yMMM", first, locale=locale))
    return str(format_date(first, "medium", locale=locale))


@cache
def speech(language: str) -> Speech:
    """The Speech of a language of LANGUAGES."""
    return Speech(language)


def _catalogue(language: str) -> Mapping[str, str]:
    path = files("dragoman.web").joinpath("locale", language.replace("-", "_"), "LC_MESSAGES", "messages.po")
    if language == DEFAULT or not path.is_file():
        return {}
    read = read_po(StringIO(path.read_text(encoding="utf-8")), locale=_LOCALES[language])
    return {_first(message.id): _first(message.string) for message in read if message.id and message.string}


def _first(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


@cache
def _vocabulary() -> dict[str, dict[tuple[str, str], str]]:
    text = files("dragoman.web").joinpath("words", "vocabulary.tsv").read_text(encoding="utf-8")
    rows = list(parse_table(text, "vocabulary.tsv"))
    return {code: {(row["group"], row["code"]): row[code.replace("-", "_")] for row in rows} for code in LANGUAGES}


def negotiated(accepted: str | None) -> str:
    """The language of the interface that a browser's Accept-Language asks for; English where it knows none of ours."""
    weighed = []
    for place, part in enumerate((accepted or "").split(",")):
        tag, _, weight = part.strip().partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            quality = 0.0
        weighed.append((-quality, place, tag.lower()))
    for _, _, tag in sorted(weighed):
        parts = tag.split("-")
        if parts[0] == "en":
            return "en"
        if parts[0] == "zh":
            return "zh-Hant" if _TRADITIONAL & set(parts[1:]) else "zh-Hans"
    return DEFAULT
