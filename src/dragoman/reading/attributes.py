"""What stands before a collective noun and is part of what it is called: 亲扎雷亚买办 + 政客, 反对扎雷诺夫的 + 民众, 扎 + 政府."""

import re

import rjieba

from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase
from dragoman.reading.phrase_grammar import PhraseGrammar

# How far before the noun a word for a stance, or a clause about somebody, may begin.
FARTHEST_STANCE, FARTHEST_CLAUSE = 12, 16
# How many characters between such a name and the noun are taken unseen.
SHORT_GAP = 4
_HAN = re.compile("(?:(?!的)[\u4e00-\u9fff])*")
# 和 + 亲甲国政客: the word segmenter may take the two for one word.
AND = "和与及跟同"
_JOINED = frozenset(("、", "和", "及", "以及"))
_NOUNS = ("n", "b", "j", "a", "l", "vn", "z")


def described(page: Page, grammar: PhraseGrammar, phrases: list[Phrase], span: tuple[int, int]) -> int | None:
    """Where the noun begins with what tells for, against or about whom it is; None where nothing does. `span`: the farthest, the noun."""
    floor, start = span
    if phrases and phrases[-1].letter in "ST" and page.folded[phrases[-1].end : start] in grammar.descents:
        return phrases[-1].start
    found = _stance(page, grammar, phrases, (max(floor, start - FARTHEST_STANCE), start))
    if found is None and phrases and page.folded[start - 1 : start] == "的" and phrases[-1].end == start - 1:
        found = clause(page, grammar, floor, phrases[-1].start)
    return found


def clause(page: Page, grammar: PhraseGrammar, floor: int, start: int) -> int | None:
    """Where a clause about somebody begins that describes what follows: 有关 + A的 + 组织. `start`: of the name."""
    if page.folded[start - 1 : start] not in grammar.telling_ends:
        return None
    match = grammar.telling.search("\n" * (start - FARTHEST_CLAUSE <= floor) + page.folded[max(floor, start - FARTHEST_CLAUSE) : start])
    return start - len(match.group(1) or match.group(2)) if match is not None else None


def _stance(page: Page, grammar: PhraseGrammar, phrases: list[Phrase], span: tuple[int, int]) -> int | None:
    """反 + 种族歧视, 亲 + 扎 + 买办大: nouns alone, and no name but right after the word for the stance."""
    low, start = span
    folded = page.folded
    before = folded[low:start]
    if not any(word in before for word in grammar.attitudes):
        return None
    for at in range(start - 2, low - 1, -1):
        if folded[at] not in grammar.attitudes:
            continue
        names = [p for p in phrases[-4:] if p.end > at and p.start < start]
        if at not in page.boundaries and not (names and names[0].start == at + 1 and folded[at - 1] in AND):
            continue
        if any(p.start != at + 1 for p in names):
            return None
        rest = names[-1].end if names else at + 1
        if not names:
            after = next(i for i in range(at + 1, start + 1) if i in page.boundaries or i == start)
            if after - at > 1:
                if after - at > 2 or folded[at + 1] not in grammar.opposed:
                    return None
                rest = after
            elif after == start:
                return None
        gap = folded[rest:start]
        owned = gap == "的" and not any(p.start == start for p in phrases[-2:])
        if names and (owned or (len(gap) <= SHORT_GAP and _HAN.fullmatch(gap) is not None)):
            return at
        words = rjieba.tag(folded[rest:start])
        return at if all(kind.startswith(_NOUNS) and "的" not in word for word, kind in words) else None
    return None


def joint(page: Page, phrases: list[Phrase], owner: Phrase, noun: int) -> int:
    """甲国和乙国的 + 官员: where the first of those begins whose they are; the owners before the last go. `noun`: where it begins."""
    start = owner.start
    while "的" in page.folded[owner.end : noun] and phrases and phrases[-1].letter == owner.letter and owner.letter in "SO":
        if page.folded[phrases[-1].end : start] not in _JOINED:
            break
        start = phrases[-1].start
        owner.inner = [phrases.pop(), *owner.inner]
    return start


def ruler(page: Page, surnames: dict[str, Member], span: tuple[int, int]) -> Phrase | None:
    """Whose government it is that goes by a family name, somebody of that name having been named before: 扎 + 政府."""
    floor, start = span
    member = surnames.get(page.folded[start - 1 : start])
    if member is None or start - 1 < floor or not {start - 1, start} <= page.boundaries:
        return None
    return Phrase(start - 1, start, start - 1, start, "P", member)


def _lengthen(page: Page, phrase: Phrase, end: int) -> None:
    """The noun is longer than the word that was found, and many: 劳工 + 阶层."""
    if phrase.member is not None and phrase.member.named:
        return
    if phrase.member is not None and phrase.member.names[0] == page.text[phrase.start : phrase.end]:
        phrase.member.names.insert(0, page.text[phrase.start : end])
    if phrase.head_end == phrase.end:
        phrase.head_end = end
    phrase.end = end
    if phrase.letter == "P" and phrase.open_reference and phrase.posts:
        phrase.letter, phrase.posts[-1].group = "G", True


def plural(page: Page, grammar: PhraseGrammar, phrase: Phrase, limit: int) -> None:
    """律师 + 们, 民兵 + 武装: the phrase holds the sign of the plural or of a class, and no one person bears the role."""
    if phrase.letter in "PGU" and (match := grammar.classes.match(page.folded, phrase.end, limit)) is not None:
        _lengthen(page, phrase, match.end())
    if phrase.end < limit and page.folded[phrase.end] == grammar.plural and phrase.letter in "PG":
        if phrase.head_end == phrase.end:
            phrase.head_end += 1
        phrase.end += 1
        if phrase.letter == "P" and phrase.open_reference:
            phrase.letter, phrase.posts[-1].group = "G", True
