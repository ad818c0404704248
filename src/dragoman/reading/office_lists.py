"""People listed after one role who all have it: 四名委员A、B、C及D; 法官A、B."""

import copy
import re
from typing import Any

from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.tenures import Tenure
from dragoman.text.scripts import fold

# What may stand between people in a list, their ages and glosses left out.
_ASIDE = re.compile(r"[（(][^（）()。]{1,30}[）)]| ")
_COUNT = re.compile(r"(?:([二两三四五六七八九]|[2-9])[名位]|([二两三四五六七八九]|[2-9])个)[^，。；：、]{0,12}$")
_FIGURES = {char: at for at, char in enumerate("二三四五六七八九", 2)} | {"两": 2}


class OfficeLists:
    """Word lists of the grammar file `occupancies`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.of_many = tuple(data.get("of_many", ["\0"]))
        self.glue = frozenset(data.get("list_glue", []))

    def shared(self, page: Page, sentence: Sentence, phrase: Phrase, tenures: list[Tenure]) -> list[Tenure]:
        """The same offices, of those listed behind their bearer: so many as are counted before, or whom only the list names."""
        if not tenures:
            return []
        others = self.listed(page, sentence, phrase)
        if not others:
            return []
        before = _COUNT.search(page.folded, max(sentence.start, phrase.start - 20), phrase.start)
        number = _number(before) if before is not None else 0
        counted = bool(number) and len(others) + 1 == number
        last = tenures[-1]
        fits = last.words.endswith(self.of_many) and not 0 < number <= len(others)
        if not counted and not (fits and all(self.new(page, phrase, one) for one in others)):
            return []
        return [_of(page, last, one) for one in others]

    def listed(self, page: Page, sentence: Sentence, phrase: Phrase) -> list[Phrase]:
        """The bare names that follow in the list."""
        found, end = list[Phrase](), phrase.end
        for one in sentence.phrases[sentence.phrases.index(phrase) + 1 :]:
            glue = _ASIDE.sub("", page.folded[end : one.start])
            bare = one.letter == "P" and one.member is not None and not one.posts and not one.open_reference and one.start == one.head_start
            if not bare or glue not in self.glue:
                break
            found.append(one)
            end = one.end
        # A name that a role or body follows begins something else.
        return found if page.folded[end : end + 1] != "的" else []

    def beside(self, page: Page, sentence: Sentence, phrase: Phrase) -> list[Phrase]:
        """The others of a list of officers who each have an office of their own: 外长甲、防长乙和财长丙."""
        at, found = sentence.phrases.index(phrase) if phrase in sentence.phrases else -1, list[Phrase]()
        for step in (-1, 1) if at >= 0 else ():
            near, nth = phrase, at + step
            while 0 <= nth < len(sentence.phrases):
                one = sentence.phrases[nth]
                left, right = (one, near) if step < 0 else (near, one)
                named = one.letter == "P" and one.member is not None and one.posts and not one.open_reference
                if not named or page.folded[left.end : right.start] not in self.glue:
                    break
                found.append(one)
                near, nth = one, nth + step
        return found

    def together(self, page: Page, made: list[Tenure], others: list[Phrase]) -> list[Tenure]:
        """What happened to one of a list of officers, of each of the others, in his own last office."""
        if not made or made[-1].change is None:
            return []
        shared = []
        for one in others:
            post = next((p for p in reversed(one.posts) if p.kind == "office" and not p.former), None)
            if post is None:
                continue
            tenure = _of(page, made[-1], one)
            tenure.words, tenure.post, tenure.en, tenure.of_state = fold(post.role), post.role, post.en, post.of_state
            tenure.organisation, tenure.organisation_text = post.organisation, post.organisation_text
            start, end = tenure.spans[0][0], made[-1].spans[0][1]
            tenure.spans = [(min(one.start, start), max(one.end, end))]
            shared.append(tenure)
        return shared

    def new(self, page: Page, phrase: Phrase, other: Phrase) -> bool:
        """Nobody whom the report has named before."""
        member = other.member
        if member is None or member.entry:
            return False
        return all(p is other or p.member is not member for p in page.phrases() if p.start < phrase.start)


def _number(match: re.Match[str]) -> int:
    figure = match.group(1) or match.group(2)
    return int(figure) if figure.isdigit() else _FIGURES[figure]


def _of(page: Page, tenure: Tenure, other: Phrase) -> Tenure:
    """The office as another one's."""
    shared = copy.copy(tenure)
    assert other.member is not None  # noqa: S101
    shared.holder, shared.holder_text = other.member, page.text[other.head_start : other.head_end]
    shared.spans = [(tenure.spans[0][0], other.end)]
    shared.auxiliary = set(tenure.auxiliary)
    return shared
