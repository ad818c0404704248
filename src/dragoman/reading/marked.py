"""Names of bodies, forces and media in quotation or title marks (政党“草原复兴党”, 《橙林晚报》), and once more without."""

import re

import rjieba
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either, places
from dragoman.text.scripts import fold_all

KINDS = ("organisation", "armed_unit", "media")
# Shortest and longest name in marks that a noun of its kind alone makes one, and shortest that is read again without them.
LEAST, MOST, LEAST_AGAIN = 3, 9, 3
_PART = "[\u4e00-\u9fff][\u4e00-\u9fff·-]"
_IN_MARKS = re.compile(f"[“「『《](?:(?<!《)({_PART}{{1,13}})[”」』]|(?<=《)({_PART}{{1,11}})》)")
# The same in brackets behind a full name: 橙林正义联盟（橙正盟）.
_SHORT = re.compile("[ ]?[（(](?:(?:以下)?简称|下称|以下称)?[“「]?([\u4e00-\u9fff]{2,6})[”」]?[）)]")


_HAN = re.compile("[\u4e00-\u9fff]+")
# How sure names in marks are.
MARKED = 0.8


class MarkedKnowledge(Struct):
    """The tables `marked_…` of the grammar file `names`, compiled."""

    # What a name in marks ends with, by its kind; what stands before the marks, and right behind them.
    endings: dict[str, re.Pattern[str]]
    before: dict[str, re.Pattern[str]]
    after: dict[str, re.Pattern[str]]
    # Beside titles: what makes one of a paper, and how titles of other things end.
    told: re.Pattern[str]
    asked: re.Pattern[str]
    documents: tuple[str, ...]
    titles: re.Pattern[str]
    # Endings that names alone have which are longer than these by three characters; words that only end so; endings of no names.
    longer: tuple[str, ...]
    words: tuple[str, ...]
    unlike: tuple[str, ...]
    # Last characters of names that are read again, and such as begin none.
    again: frozenset[str]
    # Before a name in marks that only describes what follows: 自称“甲”的军政权.
    called: tuple[str, ...]
    again_starts: tuple[str, ...]
    # What no name begins with or holds.
    starts: tuple[str, ...]
    never: frozenset[str]


def knowledge(lexicon: Lexicon) -> MarkedKnowledge:
    """Compiled once."""
    data = lexicon.grammar("names", "zh").get("marked", {})

    def table(key: str, pattern: str) -> dict[str, re.Pattern[str]]:
        listed = {kind: fold_all(words) for kind, words in data.get(key, {}).items() if kind in KINDS}
        return {kind: re.compile(pattern.format(either(words))) for kind, words in listed.items()}

    return MarkedKnowledge(
        endings=table("endings", "(?:{})$"),
        before=table("before", "(?:{})$"),
        after=table("after", "(?:{})"),
        told=re.compile(either(fold_all(data.get("told", ["\n"])))),
        asked=re.compile(f"(?:{either(fold_all(data.get('asked', ['-'])))})$"),
        documents=tuple(fold_all(data.get("documents", ["\n"]))),
        titles=re.compile(f"(?:{either(fold_all(data.get('endings', {}).get('titles', ['-'])))})$"),
        longer=tuple(fold_all(data.get("endings", {}).get("longer", ["\n"]))),
        words=tuple(fold_all(data.get("words", ["\n"]))),
        unlike=tuple(fold_all(data.get("unlike", ["\n"]))),
        again=frozenset(data.get("again", "")),
        called=tuple(fold_all(data.get("called", ["\n"]))),
        again_starts=tuple(fold_all(data.get("again_starts", ["\n"]))),
        starts=tuple(fold_all(data.get("starts", ["\n"]))),
        never=frozenset(data.get("never", "")),
    )


def find(page: Page, known: MarkedKnowledge, names: list[Atom]) -> list[Atom]:
    """Names in marks; the first part of a known medium's name that the report gives is that one: 《橙》 beside 《橙报》."""
    media = [a for a in names if a.table == "actor" and page.folded[a.end : a.end + 1] == "》" and _is_media(a)]
    found = []
    for match in _IN_MARKS.finditer(page.folded):
        title = match.group(2) is not None
        start, end = match.span(2 if title else 1)
        name = page.folded[start:end]
        called = page.folded.endswith(known.called, 0, start - 1) and page.folded.startswith("的", end + 1)
        if (
            called
            or not known.never.isdisjoint(name)
            or name.startswith(known.starts)
            or (title and page.folded[start - 2 : start - 1] == "称")
        ):
            continue
        if not title:
            kind = _quoted(page, known, (start, end))
        elif (full := next((a for a in media if page.folded.startswith(name, a.start)), None)) is not None:
            found.append(Atom(start, end, "actor", full.senses, confidence=MARKED))
            continue
        else:
            kind = _titled(page, known, (start, end))
        if kind:
            found.append(Atom(start, end, kind, confidence=MARKED))
    return found


def _is_media(atom: Atom) -> bool:
    return any(sense.actor is not None and sense.actor.type == "media" for sense in atom.senses)


def _titled(page: Page, known: MarkedKnowledge, span: tuple[int, int]) -> str:
    name = page.folded[slice(*span)]
    if len(name) > 1 and known.titles.search(name) is not None:
        return "media"
    told = known.told.match(page.folded, span[1] + 1) or known.asked.search(page.folded, max(0, span[0] - 5), span[0] - 1)
    return "media" if told and not name.endswith(known.documents) else ""


def _quoted(page: Page, known: MarkedKnowledge, span: tuple[int, int]) -> str:
    start, end = span
    name = page.folded[start:end]
    longer = name.endswith(known.longer)
    for kind in KINDS if len(name) > LEAST + longer and not name.endswith(known.words) else ():
        if known.endings[kind].search(name) is not None:
            return kind
    if not LEAST <= len(name) < MOST or page.folded[end + 1 : end + 2] == "号" or name.endswith(known.unlike) or not _noun(name):
        return ""
    for kind in KINDS:
        if known.before[kind].search(page.folded, max(0, start - 6), start - 1) or known.after[kind].match(page.folded, end + 1):
            return kind
    return ""


def _noun(name: str) -> bool:
    """The words end like a name, not like something said."""
    return not rjieba.has_word(name) and rjieba.tag(name)[-1][1].startswith(("n", "j", "b", "x", "vn", "l", "s", "i"))


def again(page: Page, known: MarkedKnowledge, names: list[Atom]) -> list[Atom]:
    """Where the report has the names of bodies that nothing knows once more: without marks, or short as a bracket behind them says."""
    folded = page.folded
    told: dict[str, Atom] = {}
    for atom in names:
        if atom.senses or atom.table not in KINDS:
            continue
        name = folded[atom.start : atom.end + atom.tail]
        if len(name) >= LEAST_AGAIN and not rjieba.has_word(name) and _lasting(known, atom, name):
            told.setdefault(name, atom)
        short = _SHORT.match(folded, atom.end + (folded[atom.end : atom.end + 1] in "”」』》" and atom.end < len(folded)))
        if short is not None and set(short.group(1)[:-1]) <= set(name) and not rjieba.has_word(short.group(1)):
            told.setdefault(short.group(1), atom)
    taken = {(atom.start, atom.end + atom.tail) for atom in names}
    return [
        Atom(at, at + len(name), atom.table, confidence=0.75)
        for name, atom in told.items()
        for at in places(name, folded)
        if (at, at + len(name)) not in taken
        and folded[at - 1 : at] not in {"（", "("}
        and (at in page.boundaries or at + len(name) in page.boundaries)
        and not (name[-1] == "党" and folded[at + len(name) : at + len(name) + 1] in "派员籍魁首章")
    ]


def _lasting(known: MarkedKnowledge, atom: Atom, name: str) -> bool:
    """A name that goes on being one: it stood in marks, or ends as names of bodies do."""
    if _HAN.fullmatch(name) is None or name.startswith(known.again_starts) or "的" in name:
        return False
    return name[-1] in known.again or atom.confidence >= MARKED
