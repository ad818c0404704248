"""Frames and source patterns of the grammar files `quotations` and `sources`, compiled."""

import re
from typing import Any

from msgspec import Struct

from dragoman.reading.shadow import compile_pattern
from dragoman.schema.claims import Auxiliary
from dragoman.text.alternatives import sought


class Frame(Struct, frozen=True):
    """A pattern in which speaker, cue and content have fixed places."""

    name: str
    pattern: re.Pattern[str]
    confidence: float
    kind: str
    assessment: str
    indirect: bool
    unnamed: bool
    # The words stand before: 他们涨价了（据《橙报》）.
    behind: bool
    # Without one of these characters the pattern cannot fit.
    needs: re.Pattern[str]
    # How all is meant that is told there.
    modes: tuple[Auxiliary, ...] = ()
    # The author tells it, of somebody.
    authored: bool = False


class SourceGrammar(Struct, frozen=True):
    """The grammar file `sources`: whose words a stretch is of which no quotation is made."""

    frames: tuple[Frame, ...]
    hints: re.Pattern[str]
    cues: frozenset[str]
    nouns: frozenset[str]
    no_source: re.Pattern[str]
    no_words: frozenset[str]
    documents: re.Pattern[str]
    many: re.Pattern[str]
    headed: re.Pattern[str]
    listing: re.Pattern[str]
    point: re.Pattern[str]
    name_ends: re.Pattern[str]
    existing: re.Pattern[str]
    trailing: re.Pattern[str]
    trails: re.Pattern[str]
    onward: re.Pattern[str]
    # Behind quoted words and their cue: he only does something there; right before the cue: no words of his follow.
    gesture: re.Pattern[str]
    so_said: re.Pattern[str]
    # Opens what is told with a clause that only says when or why.
    leading: re.Pattern[str]


def sources(data: dict[str, Any]) -> SourceGrammar:
    """Of the file `sources`."""
    return SourceGrammar(
        frames=frames(data),
        hints=re.compile(sought(data.get("hints", []))),
        cues=frozenset(data.get("cues", [])),
        nouns=frozenset(data.get("nouns", [])),
        no_source=re.compile(data.get("no_source", "(?!)")),
        no_words=frozenset(data.get("no_words", [])),
        documents=re.compile(f"{data.get('documents', '(?!)')}$"),
        many=re.compile(data.get("many", "(?!)")),
        headed=compile_pattern(data.get("headed", "(?!)(?P<S>)")),
        listing=re.compile(data.get("listing", "(?!)")),
        point=re.compile(data.get("point", "(?!)")),
        name_ends=re.compile(data.get("name_ends", "(?!)")),
        trailing=compile_pattern(data.get("trailing", "(?!)(?P<S>)")),
        trails=re.compile(data.get("trails", "(?!)")),
        onward=re.compile(data.get("onward", "(?!)")),
        gesture=re.compile(data.get("gesture", "")),
        so_said=re.compile(data.get("so_said", "(?!)")),
        existing=re.compile(data.get("existing", "(?!)")),
        leading=compile_pattern(data.get("leading", "(?!)")),
    )


def hints(data: dict[str, Any]) -> list[str]:
    """Words without one of which no frame fits."""
    return [word for listed in data.get("lists", {}).values() for word in listed if len(word) > 1] + list(data.get("hints", []))


def frames(data: dict[str, Any]) -> tuple[Frame, ...]:
    lists = data.get("lists", {})
    return tuple(
        Frame(
            name=f["name"],
            pattern=compile_pattern(f["pattern"], lists),
            confidence=float(f["confidence"]),
            kind=f.get("kind", "say"),
            assessment=f.get("assessment", ""),
            indirect=bool(f.get("indirect", False)),
            unnamed=bool(f.get("unnamed", False)),
            behind=bool(f.get("behind", False)),
            needs=re.compile(f.get("needs", "")),
            modes=tuple(f.get("modes", [])),
            authored=bool(f.get("authored", False)),
        )
        for f in data.get("frames", [])
    )
