"""Shadows: a sentence in which each phrase is one character of its class, so that grammar files can be patterns over words and actors.

In a grammar file `{A:actor}` is any phrase of the class `actor`, `{B:O+}` one or more bodies listed side by side, `{D}` a date, `{N}` a
number, `<verbs>` one of the words listed under `verbs` in the same file. All else is a regular expression over folded text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from dragoman.reading.page import Page, Phrase, Sentence, Shadow
from dragoman.schema.errors import DragomanError
from dragoman.text.alternatives import either

_BASE = 0xE000
LETTERS = "PSTOUMGLXDN"
CODE = {letter: chr(_BASE + at) for at, letter in enumerate(LETTERS)}
CODED = frozenset(CODE.values())
CLASSES = {
    "actor": "PSTOUMGX", "person": "PX", "people": "PGX", "state": "S", "land": "STL", "place": "LTS", "site": "LOTS", "body": "OUMS",
    "organisation": "O", "unit": "U", "force": "USO", "media": "M", "group": "G", "speaker": "PSOUMGTX", "any": "PSTOUMGLX",
}  # fmt: skip
JOIN = "(?:、|和|与|及|以及|跟|同|暨|，以及|,? and (?:the )?|, )"
_SLOT = re.compile(r"\{(\w+)(?::(\w+)(\+)?)?\}")
# Character sets, and groups that hold no other.
_SET = re.compile(r"(?<!\\)\[[^\]]*\]")
_GROUP = re.compile(r"(?<!\\)\([^()]*\)")
_OPTIONAL = re.compile(r"[?*]|\{[\d,]")
_LIST = re.compile(r"<(\w+)>")


def make(page: Page, sentence: Sentence) -> Shadow:
    """The shadow of one sentence."""
    pieces: list[tuple[int, int, str, Phrase | None]] = [(p.start, p.end, p.letter, p) for p in sentence.phrases]
    if sentence.dates or sentence.numbers:
        taken = [(p.start, p.end) for p in sentence.phrases]
        others = [(d.start, d.end, "D") for d in sentence.dates] + [(n.start, n.end, "N") for n in sentence.numbers]
        for start, end, letter in sorted(others):
            if not any(low < end and start < high for low, high in taken):
                pieces.append((start, end, letter, None))
                taken.append((start, end))
    pieces.sort(key=itemgetter(0))
    text: list[str] = []
    offsets: list[int] = []
    slots: dict[int, Phrase] = {}
    at = sentence.start
    for start, end, letter, phrase in pieces:
        if start < at:
            continue
        text.append(page.folded[at:start])
        offsets.extend(range(at, start))
        if phrase is not None:
            slots[len(offsets)] = phrase
        text.append(CODE[letter])
        offsets.append(start)
        at = end
    text.append(page.folded[at : sentence.end])
    offsets.extend(range(at, sentence.end + 1))
    return Shadow("".join(text), offsets, slots)


def put(page: Page, sentence: Sentence) -> None:
    """Give a sentence its shadow, and the classes of what stands in it."""
    sentence.fine = sentence.coarse = make(page, sentence)
    sentence.classes = CODED.intersection(sentence.fine.text)


def strip(shadow: Shadow, pattern: re.Pattern[str]) -> Shadow:
    """A coarser shadow: what the pattern matches before a phrase (a relative clause) is taken into the phrase."""
    text, offsets, slots = shadow.text, shadow.offsets, shadow.slots
    if pattern.search(text) is None:
        return shadow
    for _ in range(2):
        kept: list[int] = []
        at = 0
        for match in pattern.finditer(text):
            kept.extend(range(at, match.start()))
            at = match.end()
        if at == 0:
            break
        kept.extend(range(at, len(text)))
        slots = {new: slots[old] for new, old in enumerate(kept) if old in slots}
        offsets = [offsets[old] for old in kept] + [offsets[-1]]
        text = "".join(text[old] for old in kept)
    return Shadow(text, offsets, slots)


def compile_pattern(template: str, lists: dict[str, list[str]] | None = None) -> re.Pattern[str]:
    """A pattern of a grammar file as a regular expression over shadows. DragomanError says what is wrong with it."""
    lists = lists or {}

    def words(match: re.Match[str]) -> str:
        if match.group(1) not in lists:
            raise DragomanError(f"pattern {template!r} names the list <{match.group(1)}>, which the file does not have")
        return f"(?:{either(lists[match.group(1)])})"

    def slot(match: re.Match[str]) -> str:
        name, kind, many = match.groups()
        if kind is None:
            if name not in CODE:
                raise DragomanError(f"pattern {template!r}: {{{name}}} is no class; write {{D}}, {{N}} or {{NAME:class}}")
            return CODE[name]
        letters = CLASSES.get(kind, kind)
        unknown = set(letters) - set(LETTERS)
        if unknown:
            raise DragomanError(f"pattern {template!r}: {kind!r} is no class; one of {', '.join(CLASSES)} or letters of {LETTERS}")
        one = "[" + "".join(CODE[letter] for letter in letters) + "]"
        return f"(?P<{name}>{one}(?:{JOIN}{one})*)" if many else f"(?P<{name}>{one})"

    source = _SLOT.sub(slot, re.sub(r"(?<!\(\?P)<(\w+)>", words, template))
    try:
        return re.compile(source)
    except re.error as error:
        raise DragomanError(f"pattern {template!r} is no regular expression: {error}") from error


def outside(template: str) -> str:
    """What of a pattern stands outside all brackets."""
    bare, inner = "", _SET.sub(".", template)
    while inner != bare:
        bare, inner = inner, _GROUP.sub(".", inner)
    return bare


def needed(template: str) -> tuple[frozenset[str], ...]:
    """The classes of phrases that every match of a pattern holds, as characters of shadows: its slots outside all brackets."""
    bare = outside(template)
    if "|" in bare or "\\" in bare:
        return ()
    slots = [slot for slot in _SLOT.finditer(bare) if (slot[2] or slot[1] in CODE) and _OPTIONAL.match(bare, slot.end()) is None]
    return tuple(frozenset(class_of(slot[2] or slot[1])) for slot in slots)


@lru_cache(maxsize=64)
def class_of(kind: str) -> str:
    """The characters of a class, for use inside a character set."""
    return "".join(CODE[letter] for letter in CLASSES.get(kind, kind))


def matches(pattern: re.Pattern[str], shadow: Shadow) -> Iterator[re.Match[str]]:
    """All matches, also such as begin inside an earlier one's tail: A和B的C."""
    at = 0
    while (match := pattern.search(shadow.text, at)) is not None:
        yield match
        at = max(match.start() + 1, match.end() - 1)
