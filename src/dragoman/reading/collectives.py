"""Collective nouns without a name: when 士兵, 五名士兵 and 这些士兵 of one report are the same ones."""

import re

from msgspec import Struct

from dragoman.reading.cast import Member, add_name
from dragoman.schema.actor import ActorType
from dragoman.text.scripts import fold

# How far, in characters, those just counted may be spoken of by the noun alone.
NEAR = 300
_MEASURES = frozenset("名位个個")
_COUNT = re.compile(r"([\d,.]+|[一二三四五六七八九十百千万萬零两兩]+)[余餘多]?[名位个個]")
# So begins a phrase that points back.
_POINTING = ("这", "這", "该", "該", "那", "此", "上述")


class Noun(Struct):
    """A collective noun where it stands: its words (`form`), the folded noun itself, and what the lexicon says of it."""

    start: int
    form: str
    word: str
    kind: ActorType = "group"
    sector: str | None = None

    @property
    def count(self) -> str:
        """How many they are said to be, where a figure says so."""
        if _MEASURES.isdisjoint(self.form):
            return ""
        match = _COUNT.search(self.form)
        return match.group(1) if match is not None else ""


class Crowd(Struct):
    """Who was spoken of by one noun so far: how many they were said to be (nothing where no figure stands), who, and where last."""

    seen: list[tuple[str, Member, int]] = []

    def meant(self, noun: Noun) -> Member | None:
        """五名 are not 四名; the noun alone means those counted right before, else all of them; 这些 are the last."""
        if not self.seen:
            return None
        if noun.form.startswith(_POINTING):
            return self.seen[-1][1]
        count = noun.count
        same = next((member for seen, member, _ in reversed(self.seen) if seen == count), None)
        if same is not None or count:
            return same
        _, member, at = self.seen[-1]
        return member if noun.form.endswith(noun.word) and len(noun.form) == len(noun.word) and noun.start - at <= NEAR else None

    def note(self, noun: Noun, member: Member, articles: frozenset[str]) -> None:
        """Of a collective that nobody counts the noun alone is the name: 大批警察…, 警察."""
        count = next((seen for seen, known, _ in self.seen if known is member), noun.count)
        add_name(member, noun.form)
        if not count and fold(member.names[0].removesuffix(noun.form)) in articles:
            member.names.remove(noun.form)
            member.names.insert(0, noun.form)
        self.seen = [(seen, known, at) for seen, known, at in self.seen if known is not member]
        self.seen.append((count, member, noun.start))
