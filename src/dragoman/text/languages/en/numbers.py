"""Numbers in English (folded to lower case): one compiled pattern, its words in `numbers.toml`, the units in `units.en.tsv`."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from dragoman.text.alternatives import opening
from dragoman.text.figures import NumberMention, whole

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("numbers.toml").read_text(encoding="utf-8"))
_MONTHS: dict[str, int] = tomllib.loads(files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))["months"]
_UNIT_LINES = files(__package__).joinpath("units.en.tsv").read_text(encoding="utf-8").splitlines()
_BEFORE = {word: name for name, words in _WORDS["before"].items() for word in words}
_AFTER = {word: name for name, words in _WORDS["after"].items() for word in words}
_VALUES: dict[str, int] = {**_WORDS["small"], **_WORDS["tens"], "one": 1, "a": 1}


def _any(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_UNITS = _any([line.split("\t")[0] for line in _UNIT_LINES[2:] if line])
_SCALE = rf"(?:{_any(_WORDS['scales'])})\b"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|,\d{3})"
_TENS = rf"(?:{_any(_WORDS['tens'])})(?:[- ](?:one|{'|'.join(list(_WORDS['small'])[:8])}))?"
_SMALL = rf"(?:{_TENS}|{_any(_WORDS['small'])})"
_WORD = rf"(?:(?:one|a|{_SMALL})\s+{_SCALE}(?:\s+(?:and\s+)?(?:{_SMALL}|{_SCALE}))*|{_SMALL})\b"
_FIGURE = rf"(?:{_ARABIC}(?:\s?-?{_SCALE}|(?:k|m)\b)?|{_WORD})"
_MONEY = r"(?:us\$|\$|€|£|¥)\s?"
_YEAR = r"(?:1[5-9]|20)\d\d"
# With what a number, or what only looks like one, can begin: sign or digit, an address, a line's number, a word, a name with digits.
_FIRST = [
    *_MONTHS, *_WORDS["not_number"]["labels"], *_WORDS["vague"], "between", "from", "us$", *_BEFORE, *_WORDS["fixed"],
    *_WORDS["small"], *_WORDS["tens"], *(f"{one} {scale}" for one in ("a", "one") for scale in _WORDS["scales"]),
]  # fmt: skip
_AT = rf"(?=[\d(\[+$€£¥]|https?://|(?m:^)\s*\d{{1,3}}[.)]\s|(?<![a-z])(?:{opening(_FIRST)}|[a-z][a-z+]*+-?\d))"
_PATTERN = re.compile(
    _AT + "(?:" + "|".join((
        # what has digits and is no number
        rf"(?P<skip>https?://\S+|(?m:^)\s*\d{{1,3}}[.)]\s|[(\[]\d{{1,3}}[)\]]|[+]\d{{4}}\b|\b(?:{_any(_WORDS['not_number']['labels'])})\s+\d+|"
        rf"[a-z][a-z+]*[-+]?\d[\w+-]*|(?<!\d)\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}(?!\d)|\d{{1,2}}:\d{{2}}(?::\d{{2}})?|\d{{1,2}}/\d{{1,2}}(?!\d)|"
        rf"\+?\d{{2,4}}(?:-\d{{3,}}){{1,3}}(?![\d,])|\b(?:{_any(_MONTHS)})\b\.?\s+\d{{1,2}}(?!\d)(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?\d{{1,2}}(?!\d|,\d))?(?:,\s*{_YEAR})?\b|"
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_any(_MONTHS)})\b(?!\s+(?:on|to))|(?<![\d,.$€£]){_YEAR}s?(?![\d,%.]\d|%)(?:[–-](?:{_YEAR}|\d\d)\b)?(?!\s+(?:[a-z-]+\s+)?(?:{_UNITS})\b)\b|"
        rf"\d{{1,2}}(?:\.\d\d)?\s?(?:{_any(_WORDS['not_number']['after'])})(?!\w)|\b\d0s\b)",
        r"(?<![\d,.])(?P<ord>\d+)(?:st|nd|rd|th)\b",
        rf"(?:\b(?P<pb>{_any(_BEFORE)})\s+)?(?<![\d.,])(?P<pa>{_ARABIC})(?:\s?%?\s?(?:-|–|—|to)\s?(?P<pa2>{_ARABIC}))?(?:\s?%|\s+per\s?cent\b)",
        rf"\b(?P<vague>{_any(_WORDS['vague'])})\b",
        rf"\b(?P<between>between|from)\s+{_MONEY[:-3]}?\s?(?P<low>{_FIGURE})\s+(?:and|to)\s+(?:{_MONEY})?(?P<high>{_FIGURE})",
        rf"(?:\b(?P<pre>{_any(_BEFORE)})\s+)?(?:(?P<about>{_any(_WORDS['before']['about'])})\s+)?(?:{_MONEY})?"
        rf"(?:(?P<fixed>\b(?:{_any(_WORDS['fixed'])}))\b|(?<![\d.,\w-])(?P<a>{_FIGURE})(?P<plus>\+)?(?:\s?(?:-|–|—|\s+to\s+|\s+or\s+)\s?(?:{_MONEY})?(?P<b>{_FIGURE}))?)(?!-?\w)",
    )) + ")"
)  # fmt: skip
_YEAR_ALONE = re.compile(_YEAR)
_TAIL = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?P<tail>{_any(_AFTER)})\b")


def _words_value(text: str) -> float:
    total = section = 0.0
    for word in re.split(r"[\s-]+", text):
        if word == "and":
            continue
        scale = _WORDS["scales"].get(word)
        if scale is None:
            section += _VALUES[word]
        elif scale < 1000:
            section = (section or 1) * scale
        else:
            total, section = total + (section or 1) * scale, 0.0
    return total + section


def _parts(text: str) -> tuple[float, int]:
    """A figure as coefficient and scale (2.5 million: 2.5, 1000000); a figure in words has scale 1."""
    match = re.fullmatch(rf"(?P<n>{_ARABIC})[\s-]*(?P<scale>[a-z]+)?", text.strip())
    if match is None:
        return _words_value(text.strip()), 1
    scale = {"k": 1000, "m": 1_000_000}.get(match["scale"] or "") or _WORDS["scales"].get(match["scale"], 1)
    return float(match["n"].replace(",", "")), scale


def _range(first: str, last: str) -> tuple[float, float] | None:
    (low, low_scale), (high, high_scale) = _parts(first), _parts(last)
    if low_scale == 1 and high_scale > 1 and low < 1000:
        low_scale = high_scale
    low, high = low * low_scale, high * high_scale
    return (low, high) if low < high else None


def _bounded(span: tuple[int, int], value: float, hint: str | None) -> NumberMention:
    figure = whole(value)
    low, high = (figure if hint == name else None for name in ("at_least", "at_most"))
    return NumberMention(*span, figure, low, high, hint == "about")


def _hint(words: str | None) -> str | None:
    return _BEFORE.get(re.sub(r"\s+", " ", words)) if words else None


def _figure(match: re.Match[str], text: str) -> NumberMention | None:
    start, end = match.span()
    hint = _hint(match["pre"] or match["about"])
    if hint is None and (tail := _TAIL.match(text, end)):
        hint = _AFTER[re.sub(r"\s+", " ", tail["tail"])]
    if match["fixed"]:
        return _bounded((start, end), _WORDS["fixed"][re.sub(r"\s+", " ", match["fixed"])], hint)
    if match["b"]:
        ends = _range(match["a"], match["b"])
        if ends:
            return NumberMention(start, end, None, whole(ends[0]), whole(ends[1]), hint == "about")
        end = match.end("a")
    value, scale = _parts(match["a"])
    return _bounded((start, end), value * scale, "at_least" if match["plus"] else hint)


def _read(match: re.Match[str], text: str) -> NumberMention | None:
    start, end = match.span()
    if match["skip"]:
        return None
    if match["ord"]:
        return NumberMention(start, end, int(match["ord"]), kind="ordinal")
    if match["pa2"]:
        low, high = (float(match[name].replace(",", "")) for name in ("pa", "pa2"))
        return NumberMention(start, end, None, whole(low), whole(high), kind="percent") if low < high else None
    if match["pa"]:
        return _bounded((start, end), float(match["pa"].replace(",", "")), _hint(match["pb"]))._replace(kind="percent")
    if match["vague"]:
        low, high = _WORDS["vague"][re.sub(r"\s+", " ", match["vague"])]
        return NumberMention(start, end, None, low, high)
    if match["between"]:
        if _YEAR_ALONE.fullmatch(match["low"]) and _YEAR_ALONE.fullmatch(match["high"]):
            return None
        ends = _range(match["low"], match["high"])
        return NumberMention(match.start("low"), end, None, whole(ends[0]), whole(ends[1])) if ends else None
    return _figure(match, text)


def find(text: str) -> list[NumberMention]:
    """The numbers of a folded English text, in order. `one` is none: it is seldom a count."""
    return [mention for match in _PATTERN.finditer(text) if (mention := _read(match, text))]
