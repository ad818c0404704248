"""Pronouns and pointing words as open phrases: 他, 其, 双方, 该组织, 这两个地区."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import pointing
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.text.alternatives import sought

LETTER = {
    "person": "P", "persons": "P", "self": "P", "selves": "P", "owner": "X", "pair": "X", "states": "S", "own_state": "S", "state": "S",
    "somebody": "P", "latter": "X", "former": "X", "organisation": "O", "media": "M", "place": "L", "territory": "T", "armed_unit": "U",
}  # fmt: skip


class PronounKnowledge(Struct):
    """Patterns of the grammar file `phrases`."""

    pattern: re.Pattern[str]
    kinds: dict[str, str]
    # Longer words that hold a form, by how far before it they begin.
    traps: dict[str, tuple[tuple[int, tuple[str, ...]], ...]]
    counted: re.Pattern[str]
    not_counted_after: str
    letters: dict[str, str]
    numerals: dict[str, int]
    pointing: pointing.Pointing


def knowledge(lexicon: Lexicon) -> PronounKnowledge:
    """Compiled once."""
    data = lexicon.grammar("phrases", "zh")
    kinds: dict[str, str] = data.get("pronouns", {})
    forms = sought(kinds)
    listed: dict[str, list[str]] = data.get("not_pronouns", {})
    traps = {form: _by_offset(form, words) for form, words in listed.items()}
    return PronounKnowledge(
        pattern=re.compile(forms),
        kinds=kinds,
        traps=traps,
        counted=re.compile(data.get("counted", "(?!)")),
        not_counted_after=data.get("not_counted_after", ""),
        letters=data.get("counted_letters", {}),
        numerals=data.get("numerals", {}),
        pointing=pointing.knowledge(lexicon),
    )


def add(page: Page, known: PronounKnowledge) -> None:
    """Put pronoun phrases between the other phrases of each sentence."""
    pronouns, counted = (_by_sentence(page, pattern.finditer(page.folded)) for pattern in (known.pattern, known.counted))
    pointing = _by_sentence(page, known.pointing.found(page))
    for number in sorted({*pronouns, *counted, *pointing}):
        _add(page, page.sentences[number], known, (pronouns[number], pointing[number], counted[number]))


def _by_sentence(page: Page, matches: Iterable[re.Match[str]]) -> defaultdict[int, list[re.Match[str]]]:
    """Matches in the whole text by the number of the sentence that holds them."""
    dealt: defaultdict[int, list[re.Match[str]]] = defaultdict(list)
    for match in matches:
        sentence = page.sentence_at(match.start())
        if sentence is not None and match.end() <= sentence.end:
            dealt[sentence.number].append(match)
    return dealt


def _add(page: Page, sentence: Sentence, known: PronounKnowledge, matches: tuple[list[re.Match[str]], ...]) -> None:
    starts = [p.start for p in sentence.phrases]
    found: list[Phrase] = []

    def free(match: re.Match[str]) -> bool:
        start, end = match.span()
        at = bisect_right(starts, start) - 1
        if at >= 0 and sentence.phrases[at].end > start:
            return False
        return at + 1 >= len(starts) or starts[at + 1] >= end

    pronouns, pointing, counted = matches
    for match in pronouns:
        form = match.group()
        if free(match) and not _trapped(page, known, match.start(), form):
            kind = known.kinds[form]
            found.append(_phrase(match, LETTER.get(kind, "X"), kind))
    found += [_phrase(match, *known.pointing.meaning(match)) for match in pointing if free(match)]
    taken = [(p.start, p.end) for p in found]
    for match in counted:
        overlaps = any(start < match.end() and end > match.start() for start, end in taken)
        fresh = page.folded[match.start() - 1 : match.start()] in known.not_counted_after if match.start() else False
        if free(match) and not overlaps and not fresh:
            letter = known.letters.get(match.group(2), "X")
            found.append(_phrase(match, letter, f"counted:{known.numerals.get(match.group(1), 2)}"))
    if found:
        sentence.phrases = sorted(sentence.phrases + found, key=lambda p: p.start)


def _phrase(match: re.Match[str], letter: str, kind: str) -> Phrase:
    start, end = match.span()
    return Phrase(start, end, start, end, letter, None, open_reference=kind, confidence=0.7)


def _by_offset(form: str, words: list[str]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    traps: dict[int, list[str]] = {}
    for word in words:
        at = word.find(form)
        while at >= 0 and len(word) > len(form):
            traps.setdefault(at, []).append(word)
            at = word.find(form, at + 1)
    return tuple((before, tuple(longer)) for before, longer in traps.items())


def _trapped(page: Page, known: PronounKnowledge, start: int, form: str) -> bool:
    """The characters belong to a longer word that is no pronoun."""
    traps = known.traps.get(form, ())
    return any(start >= before and page.folded.startswith(words, start - before) for before, words in traps)


# What a clause begins after, and what joins two.
CLAUSE_EDGES, CONJUNCTIONS = frozenset("，。；：！？\n”」"), frozenset(["、", "和", "与", "及", "以及"])
