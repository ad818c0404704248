"""Date expressions in Chinese (folded to Simplified): one compiled pattern, its words in `dates.toml`."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from dragoman.text.alternatives import either, only_where
from dragoman.text.moments import Base, Join, Moment, Unit

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))
_DIGITS: dict[str, int] = _WORDS["numbers"]
_HAN_NUMBER = "一二三四五六七八九十"


def _any(words: list[str] | dict[str, Any]) -> str:
    return either(words)


def _not(name: str) -> str:
    return f"(?!{_any(_WORDS['not_before'][name])})"


_YEAR = r"(?<![\d.,])(?:1[5-9]|20)\d\d|(?<![〇零○一二三四五六七八九十])[一二][〇零○一二三四五六七八九]{3}"
_LINK = "至到和及与、~～—–－-"
_MONTH = rf"(?<![\d.,几数{_HAN_NUMBER}])(?:1[0-2]|0?[1-9])(?!\d)|(?<![第几数{_HAN_NUMBER}])(?:十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)|三十一?|(?:二?十|廿)[一二三四五六七八九]?|[一二三四五六七八九]"
_PART = rf"(?:\s?(?:{_any(_WORDS['parts']['day'])}))?"
_SEASON = rf"(?:{_any(_WORDS['seasons'])}){_not('season')}"
_YEAR_PART = rf"(?:{_any(_WORDS['parts']['year'])}){_not('year_part')}"
_MONTH_PART = rf"(?:(?:{_any([w for w in _WORDS['parts']['month'] if w != '中'])}){_not('year_part')}|中{_not('month_part')})"
# 百来年, 十来年: about so many years, not the next one.
_YEAR_WORDS = _any([*_WORDS["report_years"], *_WORDS["anchor_years"]]).replace("来年", "(?<![十百千万几数多])来年")
_MONTH_WORDS = _any([*_WORDS["report_months"], *_WORDS["anchor_months"]])
_DAY_WORDS = _any([*_WORDS["report_days"], *_WORDS["anchor_days"]])
# 前一年, 前一天 directly after a verb are the year or day before that deed: not told here.
_OWN = r"(?!(?<=[\u4e00-\u9fff])(?<![在于的其是])前一)"
_COUNT = rf"\d{{1,4}}|[{_HAN_NUMBER}两]{{1,3}}|半"


def _month_and_day(tag: str) -> str:
    """Month with an optional day or part; a month may leave out 月 before the second of two (3至5月), a day its 日 (3月22—24日)."""
    day_end = rf"(?:\s?[日号]|(?=\s?[{_LINK}]\s?\d{{1,2}}\s?[日号]))"
    month_end = rf"(?:\s?月份?{_not('month')}|(?=\s?[{_LINK}]\s?(?:1[0-2]|[1-9])\s?月(?!\s?\d)))"
    return rf"(?:(?P<m{tag}>{_MONTH}){month_end}(?:\s?(?P<d{tag}>{_DAY}){day_end}{_PART}|{_MONTH_PART})?)"


_ALTERNATIVES = (
    r"(?<![\d/.-])(?P<iso>(?:1[89]|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9]))(?![\d/.-]\d|\d)",
    # a decade or a century
    r"(?:(?P<dc>上个?世纪|本世纪|(?:1\d|2[01]|[一二]?十[一二三四五六七八九]?)\s?世纪)的?\s?)?(?<!\d)(?P<dy>(?:1[5-9]|20)(?=\d0)|(?:一[五六七八九]|二[〇零])(?=[一二三四五六七八九〇零][〇零]\s?年代))?"
    r"(?P<d0>[一二三四五六七八九](?=[一二三四五六七八九]十)|\d0(?=[、和至到–-]\d0))?[、和至到–-]?(?P<dd>\d0|[一二三四五六七八九]十|(?<=[一二][五六七八九〇零])[一二三四五六七八九〇零][〇零])\s?年代(?:初期?|中期|后期|末期?)?(?!表)",
    r"(?<![\d一二])(?P<century>上个?世纪|1[5-9]\s?世纪|2[01]\s?世纪|(?:十[五六七八九]|二十一?)世纪)(?:初期?|中叶|末叶?|后期)?(?!\s?[\d一二三四五六七八九]+[十\d])",
    # a year, with what stands after it
    rf"(?:(?P<y>{_YEAR})(?:\s?年(?!代|来|的?历史|以上|多)|(?=\s?[至到~～—–－-]\s?(?:1[5-9]|20)\d\d\s?年))|(?P<roc>民国\s?(?:\d{{1,3}}|元|[{_HAN_NUMBER}百]{{1,5}})\s?年)|{_OWN}(?P<yw>{_YEAR_WORDS})(?![级龄轻纪])"
    r"|(?<![\d.,近约长达满前后])(?P<yy>\d\d)\s?年(?=\s?(?:1[0-2]|[1-9])\s?月))"
    rf"(?:\s?的?(?P<s1>{_SEASON})|\s?{_month_and_day('1')}|{_YEAR_PART})?",
    # a month word or a month, with or without a day
    rf"(?P<mw>{_MONTH_WORDS})(?:\s?(?P<d4>{_DAY})\s?[日号]{_PART}|{_MONTH_PART})?",
    r"(?<![\d一二两三四五六七八九十]年)" + _month_and_day("2") + "(?!来)",
    # so many units before or after
    rf"(?<![\d.,第零〇{_HAN_NUMBER}千百万])(?P<n>{_COUNT})\s?(?P<mult>个)?(?P<u>天|日|周|星期|礼拜|月|年)(?P<half>半)?(?P<dir>(?:之|以)?[前后])(?!期|者|方|世|任)",
    # so many units that follow or went before (此后三年)
    rf"(?P<lw>{_any([*_WORDS['bounds']['lasting_after'], *_WORDS['bounds']['lasting_before']])})近?(?:大?约)?"
    rf"(?P<ln>{_COUNT})\s?个?(?P<lu>天|日|周|星期|月|年)(?!代|[份级]|[之以]?后)(?:里|内|间|中)?",
    # weeks and weekdays
    rf"(?P<ww>上上|下下|这一|[上下本这])(?:个|一)?(?:周|星期|礼拜)(?:(?P<wd>[一二三四五六日天末])|(?!{_any(_WORDS['not_before']['week'])})){_PART}",
    rf"(?<![\d每逢几本两上下{_HAN_NUMBER}])(?:星期|礼拜|周)(?P<wb>[一二三四五六日])(?!年|岁|线|次|期|围){_PART}",
    # days by their word
    rf"{_OWN}(?P<dw>{_DAY_WORDS})(?!{_any(_WORDS['not_before']['tomorrow'])}){_PART}",
    # a day alone, or the first of two days
    rf"(?<![\d.,第每近逾共达续时期半{_HAN_NUMBER}百千万/:-])(?P<d3>3[01]|[12]\d|[1-9])(?:\s?日(?!内|后|来|间|游|程|元|本|(?:之|以)?前|龙)|(?=\s?[{_LINK}]\s?\d{{1,2}}\s?日(?![内后本]))){_PART}",
    # a part of this year
    r"(?<![\d每一几两半多全历当])(?P<s2>上半年|下半年|年初|年底|年末)",
)
_BOUNDS = _WORDS["bounds"]
_TABLES = [_WORDS[f"{base}_{unit}"] for base in ("report", "anchor") for unit in ("years", "months", "days")]
# With what a date can begin.
_FIRST = [
    *rf"{_HAN_NUMBER}两半上下本这民星礼周年、和至到–-", r"\d",
]  # fmt: skip
_LISTED = [word for words in (*_TABLES, _BOUNDS["lasting_after"], _BOUNDS["lasting_before"]) for word in words]
_PATTERN = re.compile(only_where(_FIRST, _LISTED, "|".join(_ALTERNATIVES)))
_SINCE_BEFORE = re.compile(rf"(?:{_any(_BOUNDS['since_before'])})\s?$")
_NOT_SINCE = re.compile(rf"(?:{_any(_BOUNDS['not_since'])})\s?$")
_FROM_BEFORE = re.compile(rf"(?:{_any(_BOUNDS['from_before'])})\s?$")
_UNTIL_BEFORE = re.compile(rf"(?:(?P<turning>{_any(_BOUNDS['until_turning'])})|{_any(_BOUNDS['until_before'])})\s?$")
# 直到 … 才 tells when it came about, not until when it lasted.
_TURNS = re.compile(r"，|[^，。；！？\n]{0,20}才")
_UNTIL_AFTER = re.compile(rf"\s?(?:{_any(_BOUNDS['until_after'])})")
_SINCE_AFTER = re.compile(rf"\s?(?:{_any(_BOUNDS['since_after'])})")
_SINCE_ENDS = re.compile(rf"[^，。；！？、\n]{{0,16}}?(?:{_any(_BOUNDS['since_ends'])})(?=[，。；、\n]|$)")
_AFTER = re.compile(rf"\s?(?:{_any(_BOUNDS['after'])})(?!期|者|方|半|续|勤|备)")
_BEFORE = re.compile(rf"\s?(?:{_any(_BOUNDS['before'])})(?!期|者|方|半|夕|往|来|总|任|线|首|进|后)")
_RESTATES = re.compile(rf"(?:{_any(_BOUNDS['restates'])})[^，。；！？、\n]{{0,12}}$")
_ANCHORS = re.compile(rf"(?:{_any(_BOUNDS['anchors_before'])})[的]?$")
_FUTURE = re.compile(rf"(?:{_any(_BOUNDS['future'])})(?:于|在)?$")
_FUTURE_AFTER = re.compile(rf"[^，。；！？\n]{{0,8}}?(?:{_any(_BOUNDS['future'])})")
# What stands before a date that opens its sentence.
OPENER = re.compile(rf"(?:^|[。！？\n>”」])\s*(?:(?:{_any(_BOUNDS['openers'])})\s?){{0,3}}$")
_TO = re.compile(r"\s?(?:至|到|直到|直至|起至|~|～|—{1,2}|–|－|-)\s?(?:今年的?)?")
# Three or four (三四): no count to reckon with.
_SOME = re.compile(rf"[{_HAN_NUMBER[:-1]}两]{{2}}")
# A year of two figures below this is of this century.
_CENTURY_TURNS = 40
_UNITS: dict[str, Unit] = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year",
}  # fmt: skip


def _number(text: str) -> int:
    """A count or a calendar number in Arabic or Chinese figures (up to 99; years digit by digit)."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in text))


def _opt(text: str | None) -> int | None:
    return _number(text) if text else None


def _months(word: str | None) -> tuple[int, int] | None:
    span = _WORDS["seasons"].get(word) if word else None
    return (span[0], span[1]) if span else None


def _years(match: re.Match[str]) -> tuple[int, int]:
    """First and last year of a decade (of the twentieth century where none is named) or a century."""
    decade, century = match["dd"], match["dc"] or match["century"]
    base = _number(match["dy"]) * 100 if match["dy"] else 1900
    if century:
        number = century.replace("世纪", "").strip()
        base = {"上": 1900, "上个": 1900, "本": 2000}.get(number) or (_number(number) - 1) * 100
    if decade is None:
        return base + 1, base + 100
    years, earlier = _number(decade), match["d0"]
    first = years if not earlier else int(earlier) if earlier.isdigit() else _number(earlier) * 10
    return base + first, base + years + 9


def _republic(text: str) -> int:
    """A year of the Republic of China (民国三十八年 = 1949)."""
    word = text[2:-1].strip()
    if word == "元":
        return 1912
    hundreds, _, rest = word.rpartition("百")
    rest = rest.lstrip("零〇")
    return 1911 + (100 * _number(hundreds) if hundreds else 0) + (_number(rest) if rest else 0)


def _year(match: re.Match[str]) -> Moment | None:
    start, end = match.span()
    month, day, season = _opt(match["m1"]), _opt(match["d1"]), _months(match["s1"])
    word = match["yw"]
    if not word:
        year = _republic(match["roc"]) if match["roc"] else _number(match["y"] or match["yy"])
        year += 0 if year > 99 else 2000 if year < _CENTURY_TURNS else 1900
        return Moment(start, end, year=year, month=month, day=day, months=season)
    if word in _WORDS["needs_more"]["words"] and match.end("yw") == end:
        return None
    base: Base = "report" if word in _WORDS["report_years"] else "anchor"
    shift = _WORDS["report_years"].get(word, _WORDS["anchor_years"].get(word))
    return Moment(start, end, base, "year", shift, month=month, day=day, months=season)


def _count(match: re.Match[str], text: str) -> Moment | None:
    start, end = match.span()
    unit = _UNITS[match["u"]]
    if (unit == "month") != bool(match["mult"]) and unit != "week":
        return None
    amount = _number(match["n"]) if match["n"] != "半" and not _SOME.fullmatch(match["n"]) else 0
    if not amount or (unit == "year" and amount > 300):
        return None
    before, left = match["dir"].endswith("前"), text[max(0, start - 24) : start]
    restates = before and bool(_RESTATES.search(left))
    base: Base = "anchor" if not before or _ANCHORS.search(left) else "report"
    return Moment(start, end, base, unit, -amount if before else amount, restates=restates)


def _lasting(match: re.Match[str]) -> Moment | None:
    amount = _number(match["ln"]) if match["ln"] != "半" and not _SOME.fullmatch(match["ln"]) else 0
    shift = amount if match["lw"] in _BOUNDS["lasting_after"] else -amount
    return Moment(*match.span(), "anchor", _UNITS[match["lu"]], shift, lasting=True) if amount else None


def _week(match: re.Match[str]) -> Moment:
    weekday = _DIGITS[match["wd"]] if match["wd"] else None
    if match["wd"] and match["wd"] not in "日天末":
        weekday = _DIGITS[match["wd"]] - 1
    return Moment(*match.span(), "report", "week", _WORDS["week_words"][match["ww"]], weekday=weekday)


def _word(match: re.Match[str], unit: Unit, word: str, day: int | None = None) -> Moment:
    table = "report" if word in _WORDS[f"report_{unit}s"] else "anchor"
    base: Base = "report" if table == "report" else "anchor"
    return Moment(*match.span(), base, unit, _WORDS[f"{table}_{unit}s"][word], day=day)


def _moment(match: re.Match[str], text: str) -> Moment | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
        return Moment(start, end, year=year, month=month, day=day)
    if match["dd"] or match["century"]:
        return Moment(start, end, years=_years(match))
    if match["y"] or match["roc"] or match["yw"] or match["yy"]:
        return _year(match)
    if match["mw"]:
        return _word(match, "month", match["mw"], _opt(match["d4"]))
    if match["m2"]:
        return Moment(start, end, month=_number(match["m2"]), day=_opt(match["d2"]))
    if match["n"]:
        return _count(match, text)
    if match["lw"]:
        return _lasting(match)
    if match["ww"]:
        return _week(match)
    if match["wb"]:
        return Moment(start, end, "report", "day", weekday=6 if match["wb"] == "日" else _DIGITS[match["wb"]] - 1)
    if match["dw"]:
        return _word(match, "day", match["dw"])
    if match["d3"]:
        return Moment(start, end, day=int(match["d3"]))
    return Moment(start, end, "report", "year", months=_months(match["s2"]))


def _bounded(moment: Moment, text: str) -> Moment:
    """The moment with what the words around it say: since, until, after, before, planned."""
    left, right = text[max(0, moment.start - 6) : moment.start], text[moment.end : moment.end + 30]
    if _FUTURE.search(left) or (moment.base != "report" and _FUTURE_AFTER.match(right)):
        moment = moment._replace(future=True)
    if (_SINCE_BEFORE.search(left) and not _NOT_SINCE.search(left)) or (_FROM_BEFORE.search(left) and _SINCE_ENDS.match(right)):
        return moment._replace(bound="since")
    until = _UNTIL_BEFORE.search(left)
    if (until and not (until["turning"] and _TURNS.match(right))) or _UNTIL_AFTER.match(right):
        return moment._replace(bound="until")
    if _SINCE_AFTER.match(right) and not right.startswith("始终"):
        return moment._replace(bound="since")
    if _AFTER.match(right):
        return moment._replace(bound="after")
    return moment._replace(bound="before") if _BEFORE.match(right) else moment


def moments(text: str) -> tuple[list[Moment], list[Join]]:
    """The date expressions of a folded text in order, and which neighbours are the two ends of one interval."""
    found = [moment for match in _PATTERN.finditer(text) if (moment := _moment(match, text))]
    joins: list[Join] = []
    for index, moment in enumerate(found):
        joined = index > 0 and _TO.fullmatch(text, found[index - 1].end, moment.start)
        if joined and not (joins and joins[-1].first == index - 2):
            joins.append(Join(index - 1, found[index - 1].start, moment.end))
            found[index - 1] = found[index - 1]._replace(bound="at")
            continue
        if moment.base == "anchor" and moment.unit == "day" and moment.shift == 0:
            continue
        found[index] = _bounded(moment, text)
    return found, joins
