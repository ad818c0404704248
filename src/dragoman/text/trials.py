"""Reports of trials: what is told there without a year belongs to the case, not to the days of the hearing."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from dragoman.text.alternatives import either, sought
from dragoman.text.moments import Moment

# So many court words in a thousand characters, of so many kinds, make a report of a trial: three times what other reports of courts
# hold, as tried on public posts.
DENSITY, KINDS = 4, 5
# The year of a case is written out with a month so often, and is so far from the report.
WRITTEN, BACK = 2, 2
# So much of the written months may lie in the report's own years.
OWN_SHARE = 0.25


class TrialWords(Struct):
    """Court words of a language, compiled."""

    signs: re.Pattern[str]
    words: re.Pattern[str]
    # Behind a date: a hearing was then.
    hearing: re.Pattern[str]


@lru_cache(maxsize=8)
def trial_words(language: str) -> TrialWords | None:
    """The court words of a language that has them."""
    path = files("dragoman.text.languages").joinpath(language[:2], "dates.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8")).get("trial")
    if data is None:
        return None
    hearing = re.compile(rf"[^，。；\n]{{0,12}}?(?:{either(data['hearing'])})")
    return TrialWords(re.compile(sought(data["signs"])), re.compile(sought(data["words"])), hearing)


def tells_trial(text: str, language: str) -> bool:
    """Whether a folded text is a report of a trial."""
    known = trial_words(language)
    if known is None or known.signs.search(text) is None:
        return False
    found = known.words.findall(text)
    return len(found) * 1000 >= DENSITY * len(text) and len(set(found)) >= KINDS


def case_year(text: str, moments: Iterable[Moment], year: int, language: str) -> int | None:
    """The year, long before the report's, that the case of a trial is of, as the months that are written out tell."""
    if not tells_trial(text, language):
        return None
    years = Counter(moment.year for moment in moments if moment.year and moment.month and moment.base == "none")
    own = sum(count for told, count in years.items() if told > year - BACK)
    case, count = max(years.items(), key=lambda told: (told[1], told[0]), default=(year, 0))
    return case if count >= WRITTEN and case <= year - BACK and own <= OWN_SHARE * years.total() else None
