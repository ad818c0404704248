"""Where sentences end in English, and which full stops end none."""

import re
import tomllib
from importlib.resources import files

_WORDS: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))
_NEVER, _SELDOM, _BEFORE_FIGURE = (frozenset(_WORDS[name]) for name in ("never", "seldom", "before_figure"))
_STARTERS = frozenset(word.lower() for word in _WORDS["starters"])
_LAST_WORD = re.compile(r"[A-Za-z][\w.'’-]*$")
_NEXT = re.compile(r"\s*[\"'“‘(\[«*_]*(?P<word>[^\W_]+(?:['’-][^\W_]+)*)?")

CLOSERS = "\"'”’)]»*_"
CLAUSE_MARKS = ",;:"


def ends(text: str, stop: int, after: int, cased: bool) -> bool:
    """Whether the mark at `stop` ends a sentence, the next one starting at or beyond `after`. `cased`: the text has capitals to go by."""
    following = _NEXT.match(text, after)
    word = (following["word"] if following else None) or ""
    if cased and word[:1].islower():
        return False
    if text[stop] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, stop - 20), stop)
    if before is None:
        return True
    last = before[0].lower()
    if last in _NEVER or (len(last) == 1 and before[0] != "I" and (before[0].isupper() or not cased)):
        return False
    if last in _BEFORE_FIGURE and word[:1].isdigit():
        return False
    return last not in _SELDOM or word.lower() in _STARTERS or not word
