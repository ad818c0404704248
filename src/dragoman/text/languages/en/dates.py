"""Date expressions in English (folded to lower case): one compiled pattern, its words in `dates.toml`."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from dragoman.text.alternatives import opening
from dragoman.text.moments import Base, Join, Moment, Unit

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))
_MONTHS: dict[str, int] = _WORDS["months"]
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "year"}


def _any(words: list[str] | dict[str, Any]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_MONTH = rf"(?:{_any(_MONTHS)})\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d|%)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d{3}|\.\d)\b"
_PART = rf"(?:(?:{_any(_WORDS['parts']['words'])})(?:\s+|-)(?:the\s+)?)"
_TO = r"(?:-|–|—|to|through|until|till|and)"
_TABLES = {"rd": "report_days", "ad": "anchor_days", "aw": "anchor_weeks", "am": "anchor_months", "ay": "anchor_years"}
_COUNT = rf"\d{{1,3}}|{_any(_WORDS['numbers'])}"
# A round number after one of these is a year unless a plural follows (in 2000 villages).
_YEAR_CUES = "|".join(rf"(?<=\b{word}\s)" for word in _WORDS["year_cues"]["words"])
_ROUND = r"(?:(?<!00)|(?!\s+(?!(?:as|was|is|has|its|his|this)\b)[a-z]+s\b))"
_ALTERNATIVES = (
    r"(?<![\d/.-])(?P<iso>(?:1[89]|20)\d\d-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9]))(?![\d-])",
    # March 22, 2022; March 22-24; March 22 and 24
    rf"\b(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?:\s?(?P<link>-|–|—|to|through|and)\s?(?P<d1b>{_DAY})(?!\s*(?:{_any(_MONTHS)})\b))?"
    rf"(?:(?:,\s*|\s+)(?P<y1>{_YEAR}))?",
    # 22 March 2022; 22-24 March; the 22nd of March
    rf"\b(?:(?P<d2a>{_DAY})\s?(?P<link2>-|–|—|to|through|and)\s?)?(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?",
    # March 2022, early March, last March
    rf"\b(?P<pre>{_PART}|(?:last|next|this|past)\s+)?(?P<m3>{_MONTH})(?:,?\s+(?:of\s+)?(?P<y3>{_YEAR}))?",
    # decades and centuries
    r"(?P<dec>\b(?:1[5-9]|20)\d0)['’]?s\b",
    r"\b(?P<cen>(?:1[5-9]th|20th|21st|nineteenth|twentieth|twenty-first)\s+century)\b",
    # spring 2021, the first half of 2021, late 2021
    rf"\b(?:the\s+)?(?P<s>{_any(_WORDS['seasons'])})\s+(?:of\s+|in\s+)?(?P<sy>{_YEAR}|this\s+year|last\s+year)",
    rf"\b(?P<py>{_PART})(?P<y4>{_YEAR}|this\s+(?:year|month|week|decade)|last\s+(?:year|month|week)|next\s+(?:year|month|week)|the\s+year|the\s+month)",
    # last week, this year
    r"(?<!\bthe )\b(?P<sh>last|past|this|current|next|coming)\s+(?P<su>week|month|year)\b(?!-)",
    rf"\b(?:(?P<wsh>last|this|next|this\s+past|this\s+coming)\s+)?(?P<wd>{_any(_WORDS['weekdays'])})\b(?!s)",
    # two years ago, a month later
    rf"\b(?P<n>{_COUNT})\s+(?P<u>day|week|month|year|decade)s?\s+(?P<dir>ago|later|earlier|after|before)\b",
    *(rf"\b(?P<{name}>{_any(_WORDS[table])})\b" for name, table in _TABLES.items()),
    # a bare year
    rf"(?:{_YEAR_CUES}|(?<=['’]s )|(?<=s['’] )|(?<=\d, )|(?<=[–-])|(?<=\())(?P<y5>{_YEAR}){_ROUND}"
    r"(?!\s+(?:people|men|troops)\b|['’]?s\b|-[a-z])",
    r"\b(?P<y6>(?:19|20)\d\d)(?=\s?[-–]\s?(?:19|20)\d\d\b)",
)  # fmt: skip
_CENTURIES = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}
# With what a date can begin, besides a digit.
_FIRST = [
    *_MONTHS, *_WORDS["parts"]["words"], *_WORDS["seasons"], *(f"the {season}" for season in _WORDS["seasons"]),
    *_WORDS["weekdays"], *_CENTURIES, *_WORDS["shifts"], *(f"{number} {unit}" for number in _WORDS["numbers"] for unit in _UNITS),
    *(word for table in _TABLES.values() for word in _WORDS[table]),
]  # fmt: skip
_PATTERN = re.compile(rf"(?=\d|(?<!\w){opening(_FIRST)})(?:{'|'.join(_ALTERNATIVES)})")
_BOUNDS = _WORDS["bounds"]
_ARTICLES = r"\s+(?:the\s+|on\s+|in\s+)?$"
_BEFORE_WORDS = {name: re.compile(rf"\b(?:{_any(_BOUNDS[name])}){_ARTICLES}") for name in ("since", "until", "after", "before")}
_FUTURE = re.compile(rf"\b(?:{_any(_BOUNDS['future'])})\b[^.;!?\n]*$")
_RESTATES = re.compile(rf",\s*(?:{_any(_BOUNDS['restates'])}\s+)?(?:just\s+|only\s+|exactly\s+)?$")
# What stands before a date that opens its sentence: two or three short words at most.
OPENER = re.compile(r"(?:^|\n|[.!?]['\"”]?\s)\s*(?:[a-z]+,?\s){0,3}$")
_JOIN = re.compile(rf"\s?{_TO}\s?")
_CUE = re.compile(rf"\b(?:{_any(_WORDS['ambiguous']['cues'])})(?:\s+|-)(?:the\s+)?$")
_VERB_CUE = re.compile(rf"\b(?:{_any(_WORDS['ambiguous']['verb_cues'])})(?:\s+|-)$")


def _number(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found[0]) if found else int(_WORDS["numbers"][text])


def _opt(text: str | None) -> int | None:
    return _number(text) if text else None


def _month(text: str | None) -> int | None:
    return _MONTHS[text.rstrip(".")] if text else None


def _days(match: re.Match[str], tag: str) -> tuple[list[Moment], bool]:
    """A month with one day or two; two joined by "and" are two dates, otherwise an interval."""
    month, year = _month(match[f"m{tag}"]), _opt(match[f"y{tag}"])
    names = ("d1", "d1b") if tag == "1" else ("d2a", "d2")
    present = [name for name in names if match[name]]
    found = []
    for name in present:
        start = match.start() if name == present[0] else match.start(name)
        end = match.end() if name == present[-1] else match.end(name)
        found.append(Moment(start, end, year=year, month=month, day=_opt(match[name])))
    link = match["link" if tag == "1" else "link2"]
    return found, bool(link) and link != "and"


def _month_alone(match: re.Match[str], text: str) -> Moment | None:
    """A month without a day; a month that is also another word needs a year or a cue."""
    start, end = match.span()
    word = match["m3"].rstrip(".")
    month, year = _month(match["m3"]), _opt(match["y3"])
    prefix = (match["pre"] or "").strip()
    if match["m3"].endswith(".") and end == match.end("m3") and len(word) > 4:
        end -= 1
    left = text[max(0, match.start("m3") - 16) : match.start("m3")]
    if year is None and not prefix:
        if word in _WORDS["ambiguous"]["verbs"] and not _VERB_CUE.search(left):
            return None
        if word in _WORDS["ambiguous"]["months"] and not _CUE.search(left):
            return None
    if prefix in ("last", "past"):
        return Moment(start, end, month=month, shift=-1)
    return Moment(start, end, year=year, month=month, future=prefix == "next")


def _season(match: re.Match[str]) -> Moment:
    span = _WORDS["seasons"][re.sub(r"\s+", " ", match["s"])]
    year = match["sy"]
    if year[0].isdigit():
        return Moment(*match.span(), year=int(year), months=(span[0], span[1]))
    return Moment(*match.span(), "report", "year", -1 if year.startswith("last") else 0, months=(span[0], span[1]))


def _part_of(match: re.Match[str]) -> Moment | None:
    word = match["y4"]
    if word[0].isdigit():
        return Moment(*match.span(), year=int(word))
    shift, unit = word.split()
    if shift == "the" and match["py"].split()[0] != "the":
        return None
    if unit == "decade":
        return None
    return Moment(*match.span(), "report", _UNITS[unit], _WORDS["shifts"].get(shift, 0))


def _weekday(match: re.Match[str]) -> Moment:
    word = (match["wsh"] or "").split()
    if word == ["this"]:
        return Moment(*match.span(), "report", "week", 0, weekday=_WORDS["weekdays"][match["wd"]])
    shift = -1 if word and (word[0] == "last" or word[-1] == "past") else 1 if word and word[-1] in ("next", "coming") else 0
    return Moment(*match.span(), "report", "day", shift, weekday=_WORDS["weekdays"][match["wd"]])


def _count(match: re.Match[str], text: str) -> Moment | None:
    start, end = match.span()
    amount, unit, direction = _number(match["n"]), _UNITS[match["u"]], match["dir"]
    if match["u"] == "decade":
        amount *= 10
    if unit == "year" and amount > 300:
        return None
    backwards = direction in ("ago", "earlier", "before")
    base: Base = "report" if direction == "ago" else "anchor"
    restates = direction == "before" and bool(_RESTATES.search(text[max(0, start - 24) : start]))
    if direction in ("after", "before") and not restates:
        return None
    return Moment(start, end, base, unit, -amount if backwards else amount, restates=restates)


def _fixed(match: re.Match[str]) -> Moment:
    """Words that mean a day, week, month or year counted from the report or from the last date told."""
    table = _TABLES[match.lastgroup or ""]
    base: Base = "report" if table == "report_days" else "anchor"
    word = re.sub(r"\s+", " ", match[match.lastgroup or ""])
    return Moment(*match.span(), base, _UNITS[table.split("_")[1].rstrip("s")], _WORDS[table][word])


def _moment(match: re.Match[str], text: str) -> Moment | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Moment(start, end, year=year, month=month, day=day)
    if match["m3"]:
        return _month_alone(match, text)
    if match["dec"]:
        return Moment(start, end, years=(int(match["dec"]), int(match["dec"]) + 9))
    if match["cen"]:
        word = match["cen"].split()[0]
        number = _CENTURIES.get(word) or _number(word)
        return Moment(start, end, years=(number * 100 - 99, number * 100))
    if match["s"]:
        return _season(match)
    if match["py"]:
        return _part_of(match)
    if match["sh"]:
        return Moment(start, end, "report", _UNITS[match["su"]], _WORDS["shifts"][match["sh"]])
    if match["wd"]:
        return _weekday(match)
    if match["n"]:
        return _count(match, text)
    if match["y5"] or match["y6"]:
        return Moment(start, end, year=int(match["y5"] or match["y6"]))
    return _fixed(match)


def _bounded(moment: Moment, text: str) -> Moment:
    left = text[max(0, moment.start - 90) : moment.start]
    if _FUTURE.search(left):
        moment = moment._replace(future=True)
    near = left[-16:]
    for bound in ("since", "until", "after", "before"):
        if _BEFORE_WORDS[bound].search(near):
            return moment._replace(bound=bound)
    return moment


def moments(text: str) -> tuple[list[Moment], list[Join]]:
    """The date expressions of a folded text in order, and which neighbours are the two ends of one interval."""
    found: list[Moment] = []
    joins: list[Join] = []
    for match in _PATTERN.finditer(text):
        interval = False
        if match["m1"] or match["m2"]:
            new, interval = _days(match, "1" if match["m1"] else "2")
        else:
            single = _moment(match, text)
            new = [single] if single else []
        for moment in new:
            joined = bool(found) and ((interval and moment is new[-1] and len(new) == 2) or _spans(text, found[-1], moment))
            if joined and not (joins and joins[-1].first == len(found) - 2):
                joins.append(Join(len(found) - 1, found[-1].start, moment.end))
                found[-1] = found[-1]._replace(bound="at")
                found.append(moment)
            else:
                found.append(_bounded(moment, text))
    return found, joins


def _spans(text: str, first: Moment, last: Moment) -> bool:
    """Whether two moments are told as one interval: a dash, or from … to, between … and."""
    link = text[first.end : last.start]
    if not _JOIN.fullmatch(link):
        return False
    word = link.strip()
    if word in ("-", "–", "—", "through"):
        return True
    cue = {"to": "from", "until": "from", "till": "from", "and": "between"}.get(word, "")
    return bool(re.search(rf"\b{cue}\s+(?:the\s+)?$", text[max(0, first.start - 16) : first.start]))
