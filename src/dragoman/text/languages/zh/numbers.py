"""Numbers in Chinese (folded to Simplified): one compiled pattern, its words in `numbers.toml`, the units in `units.zh.tsv`."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from dragoman.text.alternatives import either, only_where
from dragoman.text.figures import NumberMention, whole

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("numbers.toml").read_text(encoding="utf-8"))
_UNIT_LINES = files(__package__).joinpath("units.zh.tsv").read_text(encoding="utf-8").splitlines()
_DIGITS: dict[str, int] = _WORDS["digits"]
_SCALES: dict[str, int] = _WORDS["scales"]
_UNITS = either(line.split("\t")[0] for line in _UNIT_LINES[2:] if line)
_NOT = _WORDS["not_number"]
_BEFORE = {word: name for name, words in _WORDS["before"].items() for word in words}
_AFTER = {word: name for name, words in _WORDS["after"].items() for word in words}


def _any(words: list[str] | dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _hint_words(words: list[str] | dict[str, str]) -> str:
    """The words before a number; those of one character not after what makes another word of them."""
    barred = _WORDS["before_not_after"]
    return "|".join(f"(?<![{barred[word]}]){word}" if barred.get(word) else word for word in sorted(words, key=len, reverse=True))


_D = "一二两三四五六七八九"
_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:[十百千]?[万亿]亿?|[百千兆])"
_HAN = rf"(?:[{_D}〇零十百千万亿廿卅]+)"
_MORE = "[多余]"
_FIGURE = rf"(?:{_ARABIC}(?:\s?{_MORE})?(?:\s?{_SCALE})?(?:\d+[千百万])?|{_HAN})"
# A single Chinese figure counts only before a unit; a longer one must begin like a number.
_HAN_COUNT = (
    rf"(?:[{_D}十廿卅][〇零{_D}十百千万亿]*[十百千万亿{_D}]|[两三四五六七八九十](?=\s?(?:{_UNITS}))"
    rf"|十(?={_MORE})|[{_D}](?=[十百千万]{_MORE}))"
)
# With what a number, or what is none, can begin; words before a figure are at most ten characters.
_NEAR = rf"(?=h|[^\d{_D}十百千万亿廿卅半]{{0,10}}[\d{_D}十百千万亿廿卅半])"
_FIRST = [
    *rf"{_D}十廿卅百千万第数成好几上近逾过超半h+([（【-#abcdefghijklmnopqrstuvwxyz", r"\d", r"\s",
]  # fmt: skip
_LISTED = [*_BEFORE, *_WORDS["before"]["about"], *_WORDS["labels"]["words"]]
_PATTERN = re.compile(
    only_where(_FIRST, _LISTED, _NEAR + "(?:" + "|".join((
        rf"(?:(?<!\d)(?P<dec>\d0|[{_D}]?[{_D}]十)\s?年代)",
        # what has digits and is no number
        rf"(?P<skip>https?://\S+|[+]\d{{4}}(?!\d)|(?m:^)[\s#]*(?:\d{{1,3}}(?:[.)]\s|、)|[{_D}十]{{1,4}}、)|[(（\[【]\d{{1,3}}[)）\]】]|(?:{_any(_WORDS['labels']['words'])})\s?\d+|"
        r"[a-z][a-z+]*[-+]?\d[a-z0-9+-]*|(?<=[\u4e00-\u9fff])-\d+(?:[a-z]+\d*)?|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<![\d.])\d{1,2}[/·]\d{1,2}(?![\d%])|\d{3,4}事件|"
        r"\d{1,2}[:：]\d{2}(?::\d{2})?|\+?\d{2,4}(?:-\d{3,}){1,3}|(?<![\d,.])(?:1[5-9]|20)\d\d\s?年(?!来)|"
        r"(?<![\d,.])(?:1[5-9]|20)\d\d(?=\s?[至到~～—–－-]\s?\d{4}\s?年)|[一二][〇零一二三四五六七八九]{3}年|"
        rf"(?<![\d,.])\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号至到、—–-])?|(?<![\d,.多近约余])\d{{1,2}}\s?日(?!内|后|间|来|之|本)|"
        rf"(?:[十{_D}]{{1,3}})月(?:[十廿{_D}]{{1,4}}[日号])?|{_ARABIC}\s?(?:{_any(_NOT['arabic_after'])}))",
        rf"第\s?(?P<ord>{_ARABIC}|{_HAN})",
        # percent and fractions
        rf"(?:(?P<pb>{_hint_words(_BEFORE)})\s?)?(?:(?P<pa>{_ARABIC})(?:\s?[%％])?(?:\s?[至到~～—–－-]\s?(?P<pa2>{_ARABIC}))?\s?[%％]|百分之(?P<ph>{_HAN}|{_ARABIC})|"
        rf"(?P<fd>[{_D}十]{{1,2}})分之(?P<fn>[{_D}十]{{1,2}})|(?<![{_D}十])(?P<tenths>[{_D}])成(?P<half>半)?(?!{_any(_NOT['tenths_after'])}))",
        # several tens, hundreds …
        r"(?:数以(?P<by>[十百千万亿]{1,2})计|(?P<crowd>成千上万|成百上千|千千万万|成千累万)|(?:好)?(?<!多)(?<![参系指人总读函代个])[数几](?P<several>[十百千万亿]{1,2})(?![分之])|"
        rf"(?<!第)(?P<teens>[{_D}]?十)几(?={_UNITS})|(?<![之初历晚早地])(?P<just>[上成近逾过超])(?P<justs>[百千万](?:万|亿)?)(?={_UNITS}|\s?[^\w\s]|的|[\u4e00-\u9fff])(?!{_MORE}|分)|"
        rf"(?<![{_D}十百千万\d])(?P<odd>[百千万]){_MORE}(?P<odds>万|亿)?)",
        # one or two hundred; seven or eight
        rf"(?<![{_D}十百千万\d第])(?P<p1>[{_D}])(?P<p2>[{_D}])(?P<ps>[十百千万亿]{{1,2}})?(?P<pu>(?={_UNITS})|(?=人))",
        rf"(?<![{_D}十百千万\d第])(?P<q1>[{_D}])(?P<q2>[{_D}])(?P<qs>[十百千万亿]{{1,2}})(?![{_D}])",
        # a plain number, or two
        rf"(?:(?P<pre>{_hint_words(_BEFORE)})(?:有|为|达到?|可处|可判处?|可罚款?|可达|判处?)?\s?)?(?:(?P<about>{_hint_words(_WORDS['before']['about'])})\s?)?"
        rf"(?:(?<![\d.a-z])(?P<a1>{_ARABIC}(?:\s?{_MORE})?(?:\s?{_SCALE})?(?:\d+[千百万])?(?!\s?(?:{_any(_NOT['arabic_after'])})))|(?<!{')(?<!'.join(_NOT['han_before'])})(?P<h1>{_HAN_COUNT})(?![{_D}十百千万亿])(?!{_any(_NOT['han_after'])}))"
        rf"(?:\s?(?:至|到|~|～|—|–|－|-|或)\s?(?P<b>{_FIGURE})(?!\s?[月日]))?(?P<more>{_MORE}(?!个世|数|样|元化))?",
        rf"(?<![一大多过{_D}])(?P<halfs>半)(?=个?(?:年|月|小时|世纪|天)(?!来))",
    )) + ")")
)  # fmt: skip
_NO_COMMAS = str.maketrans("", "", ",，")
_TAIL = re.compile(rf"\s?(?:{_UNITS})?[^\d，。；、！？\s]{{0,2}}?(?P<tail>{_any(_AFTER)})")
_HALF_AFTER = re.compile(r"(?:年|个?月|小时|天)半")
_LATELY = re.compile(r"个?(?:年|月|天|周|日|小时)[以]?来")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_COMPOUND = re.compile(rf"(?P<n>{_ARABIC}|{_HAN})\s?{_MORE}?\s?(?P<scale>{_SCALE})?(?P<rest>\d+)?(?P<rests>[千百万])?{_MORE}?")


def han_value(text: str) -> int:
    """The value of a number in Chinese figures (一百二十三, 两千万, 廿五, 二〇二二); 0 for an empty one."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(char in _SCALES for char in text):
        return int("".join(str(_DIGITS[char]) for char in text) or 0)
    total = section = digit = 0
    for char in text:
        scale = _SCALES.get(char)
        if scale is None:
            digit = _DIGITS[char]
        elif scale < 10_000:
            section += (digit or 1) * scale
            digit = 0
        else:
            total = (total + section + digit or 1) * scale if scale > 10_000 and total else total + (section + digit or 1) * scale
            section = digit = 0
    return total + section + digit


def _scale(text: str | None) -> int:
    product = 1
    for char in text or "":
        product *= _SCALES.get(char, 1)
    return product


def _parts(text: str) -> tuple[float, int]:
    """A figure as coefficient and scale (1.5万: 1.5, 10000); a figure in Chinese characters has scale 1."""
    match = _COMPOUND.fullmatch(text.strip())
    if match is None or match["n"][0] not in "0123456789":
        return float(han_value(re.sub(f"{_MORE}|\\s", "", text))), 1
    value, scale = float(match["n"].translate(_NO_COMMAS)), _scale(match["scale"])
    if match["rest"]:
        return value * scale + float(match["rest"]) * _scale(match["rests"]), 1
    return value, scale


def _range(first: str, last: str) -> tuple[float, float] | None:
    (low, low_scale), (high, high_scale) = _parts(first), _parts(last)
    if low_scale == 1 and high_scale > 1 and low < high:
        low_scale = high_scale
    low, high = low * low_scale, high * high_scale
    return (low, high) if low < high else None


def _bounded(start: int, end: int, value: float, hint: str | None, more: bool) -> NumberMention:
    """A figure with its bound: 多 and 超过 make it the low one, 近 and 最多 the high one."""
    figure = whole(value)
    low = figure if more or hint == "at_least" else None
    return NumberMention(start, end, figure, low, figure if hint == "at_most" else None, hint == "about")


def _plain(match: re.Match[str], text: str) -> NumberMention | None:
    start, end = match.span()
    figure = match["a1"] or match["h1"]
    if _YEAR.fullmatch(figure) and text.startswith("年", end):
        return None
    hint = _BEFORE.get(match["pre"] or match["about"] or "")
    if hint == "at_most" and _LATELY.match(text, end):
        hint = None
    if hint is None and (tail := _TAIL.match(text, end)):
        hint = _AFTER[tail["tail"]]
    if len(figure) > 1 and all(char in _DIGITS for char in figure):
        return None
    if match["b"]:
        ends = _range(figure, match["b"])
        if ends:
            return NumberMention(start, end, None, whole(ends[0]), whole(ends[1]), hint == "about")
        end = match.end("a1") if match["a1"] else match.end("h1")
    value, scale = _parts(figure)
    value *= scale
    if _HALF_AFTER.match(text, end):
        value += 0.5
    more = bool(match["more"]) or any(char in figure for char in "多余")
    return _bounded(start, end, value, hint, more)


def _vague(match: re.Match[str]) -> NumberMention | None:
    start, end = match.span()
    if match["by"] or match["several"]:
        scale = _scale(match["by"] or match["several"])
        return NumberMention(start, end, None, 2 * scale, 10 * scale - 1)
    if match["crowd"]:
        return NumberMention(start, end, None, 200 if "百" in match["crowd"] else 2000)
    if match["teens"]:
        tens = han_value(match["teens"])
        return NumberMention(start, end, None, tens + 1, tens + 9)
    if match["just"]:
        scale = _scale(match["justs"])
        return _bounded(start, end, scale, "at_most" if match["just"] == "近" else "at_least", False)
    scale = _scale(match["odd"]) * _scale(match["odds"])
    return NumberMention(start, end, scale, scale)


def _percent(match: re.Match[str], text: str) -> NumberMention | None:
    start, end = match.span()
    hint = _BEFORE.get(match["pb"] or "")
    if match["pa2"]:
        low, high = float(match["pa"].translate(_NO_COMMAS)), float(match["pa2"].translate(_NO_COMMAS))
        return NumberMention(start, end, None, whole(low), whole(high), kind="percent") if low < high else None
    if match["fd"]:
        below = han_value(match["fd"])
        value = round(100 * han_value(match["fn"]) / below, 1) if below else 0.0
    elif match["tenths"]:
        value = 10.0 * han_value(match["tenths"]) + (5 if match["half"] else 0)
    else:
        value = float(match["pa"].translate(_NO_COMMAS)) if match["pa"] else _parts(match["ph"])[0]
    tail = _TAIL.match(text, end)
    return _bounded(start, end, value, hint or (_AFTER[tail["tail"]] if tail else None), False)._replace(kind="percent")


def _read(match: re.Match[str], text: str) -> NumberMention | None:
    start, end = match.span()
    if match["skip"]:
        return None
    if match["dec"]:
        return NumberMention(start, end, whole(_parts(match["dec"][-2:])[0]), kind="decade")
    if match["ord"]:
        return NumberMention(start, end, whole(_parts(match["ord"])[0]), kind="ordinal")
    if match["pa"] or match["ph"] or match["fd"] or match["tenths"]:
        return _percent(match, text)
    for first, last, scale in (("p1", "p2", "ps"), ("q1", "q2", "qs")):
        if match[first]:
            low, high, times = han_value(match[first]), han_value(match[last]), _scale(match[scale])
            return NumberMention(start, end, None, low * times, high * times) if high == low + 1 else None
    if match["a1"] or match["h1"]:
        return _plain(match, text)
    return NumberMention(start, end, 0.5) if match["halfs"] else _vague(match)


def find(text: str) -> list[NumberMention]:
    """The numbers of a folded Chinese text, in order."""
    return [mention for match in _PATTERN.finditer(text) if (mention := _read(match, text))]
