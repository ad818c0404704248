"""Patterns of offices: their rows, who may stand in them, and offices that come from somebody else or from a body's name alone."""

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.page import Page, Phrase, Post, Sentence, Shadow
from dragoman.reading.shadow import compile_pattern, needed
from dragoman.schema.claims import Change
from dragoman.text.scripts import fold

# Lists of the patterns whose words alone tell of no office.
_NO_VERBS = frozenset({"as", "seat", "passive", "fresh", "seats_else"})
# How many sentences back he may be told of in whose place somebody comes.
HEIR_REACH = 2


class OfficePattern(Struct):
    """One pattern of the grammar file."""

    regex: re.Pattern[str]
    rule: str
    change: Change | None
    elided: bool
    elided_by: bool
    possessor: bool
    # The words of its verbs: a sentence without any of them does not match. Empty where it needs none.
    verbs: frozenset[str]
    # The classes of phrases that it holds in any case.
    classes: tuple[frozenset[str], ...]
    # A word that a sentence must hold whatever verbs it has.
    needs: str
    # A term runs out: the office is over, and nobody dismissed or resigned.
    over: bool
    # The office is that of whom `Q` is, or of whom the text told last.
    inherits: bool = False
    # The verb in group `head` is the office, the body `H` its body: 掌管 + 边防军.
    heads: bool = False
    # The role in `R` has nobody's name yet.
    unnamed: bool = False
    # With what the phrase in `R` begins, and with what its role ends.
    begins: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    # What happens to the holder happens to the officers listed with him.
    spreads: bool = False


def office_pattern(row: dict[str, Any], lists: dict[str, list[str]]) -> OfficePattern:
    """A row of the grammar file, compiled."""
    used = set(re.findall(r"<(\w+)>", row["form"])) - _NO_VERBS
    return OfficePattern(
        verbs=frozenset(word for name in used for word in lists.get(name, ())),
        classes=needed(row["form"]),
        needs=row.get("needs", ""),
        regex=compile_pattern(row["form"], lists),
        rule=row["rule"],
        change=row.get("change"),
        elided=bool(row.get("elided")),
        elided_by=bool(row.get("elided_by")),
        possessor=bool(row.get("possessor")),
        over=bool(row.get("over")),
        inherits=bool(row.get("inherits")),
        heads=bool(row.get("heads")),
        spreads=bool(row.get("spreads")),
        unnamed=bool(row.get("unnamed")),
        begins=tuple(row.get("begins", ())),
        only=tuple(row.get("only", ())),
    )


class Heirs:
    """Word lists of the grammar file `occupancies`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.peoples = tuple(data.get("peoples", ["\0"]))
        self.organs = tuple(data.get("organs", ["\0"]))
        self.heading: dict[str, str] = data.get("heading_en", {})

    def fits(self, page: Page, shadow: Shadow, pattern: OfficePattern, match: re.Match[str]) -> bool:
        """Whether the phrases in the groups are what the pattern takes them for: people of a land in `K`, a role without a name in `R`."""
        groups = match.groupdict()
        if groups.get("K") and any(not page.folded[p.start : p.end].endswith(self.peoples) for p in shadow.phrases(match, "K")):
            return False
        if not (pattern.unnamed or pattern.begins or pattern.only):
            return True
        role = next(iter(shadow.phrases(match, "R")), None)
        if role is None or not role.posts or (pattern.unnamed and role.open_reference != "role"):
            return False
        begins = not pattern.begins or page.folded.startswith(pattern.begins, role.start)
        return begins and (not pattern.only or page.folded.endswith(pattern.only, 0, role.end))

    def posts(self, page: Page, sentence: Sentence, pattern: OfficePattern, match: re.Match[str]) -> list[Post]:
        """The office of him who held it before, or that of who heads a body."""
        shadow = sentence.fine
        if pattern.heads:
            return self.head(page, shadow, match)
        own = shadow.phrases(match, "Q") if match.groupdict().get("Q") else []
        holder = shadow.phrases(match, "P")
        start = shadow.span(match.start(), match.end())[0]
        # Who puts somebody in another's place keeps his own.
        acts = (
            next((p.member.final for p in sentence.phrases if p.letter == "P" and p.member is not None), None)
            if pattern.elided_by
            else None
        )
        for before in own or self.told(page, sentence, start):
            if (
                before.member is None
                or before.member.final is acts
                or any(p.member is not None and p.member.final is before.member.final for p in holder)
            ):
                continue
            held = [
                post
                for p in page.phrases()
                if p.member is not None and p.member.final is before.member.final and p.start <= match_end(shadow, match)
                for post in p.posts
                if post.kind == "office"
            ]
            if held:
                return [replace(held[-1], former=False)]
            if own:
                return []
        return []

    def meant(self, page: Page, sentence: Sentence, who: tuple[Phrase | None, Phrase | None], start: int) -> Phrase | None:
        """Whom a pronoun beside the one who acts means: 甲将其免职 is about who was told of before, never about 甲."""
        holder, by = who
        if holder is None or by is None or by is holder or not holder.open_reference or by.member is None:
            return holder
        acts = by.member.final
        if holder.member is not None and holder.member.final is not acts and holder.member.final.named:
            return holder
        return next((p for p in self.told(page, sentence, start) if p.member is not None and p.member.final is not acts), None)

    def told(self, page: Page, sentence: Sentence, start: int) -> list[Phrase]:
        """The people told of just before, the last first."""
        near = page.sentences[max(0, sentence.number - HEIR_REACH) : sentence.number + 1]
        return [
            p
            for s in reversed(near)
            if s.block == sentence.block
            for p in reversed(s.phrases)
            if p.letter == "P" and p.posts and not p.open_reference and p.end <= start
        ]

    def head(self, page: Page, shadow: Shadow, match: re.Match[str]) -> list[Post]:
        body = next(iter(shadow.phrases(match, "H")), None)
        if body is None or body.member is None or not (body.member.final.named or page.folded.endswith(self.organs, 0, body.end)):
            return []
        start, end = shadow.span(*match.span("head"))
        verb = page.text[start:end]
        en = next((en for words, en in self.heading.items() if fold(verb).startswith(words)), "head")
        text = page.text[body.start : body.end]
        return [Post(start, end, start, end, verb, en, "office", "", body.member, text, takes="organisation")]


def match_end(shadow: Shadow, match: re.Match[str]) -> int:
    """Where a match ends in the report."""
    return shadow.span(match.start(), match.end())[1]
