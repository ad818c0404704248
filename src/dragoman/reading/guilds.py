"""Bodies named after those who make them up: 大律师 + 公会, 记者 + 协会, 维权律师 + 关注组."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import either

# An ending so long needs no word boundary.
SURE = 3


class GuildKnowledge(Struct):
    """What ends such a name, and what may begin it, from the grammar file `names`."""

    endings: re.Pattern[str]
    openings: re.Pattern[str]


def knowledge(lexicon: Lexicon) -> GuildKnowledge:
    """Compiled once."""
    grammar = lexicon.grammar("names", "zh")
    return GuildKnowledge(
        endings=re.compile(f"(?:{either(grammar.get('guild_middles', []))})?(?:{either(grammar.get('guild_endings', []))})"),
        openings=re.compile(f"(?:{either(grammar.get('guild_openings', []))})+$"),
    )


def find(page: Page, known: GuildKnowledge, names: list[Atom]) -> list[Atom]:
    """Guilds, unions and societies of people of a kind that the lexicon knows."""
    found = []
    for atom in names:
        if atom.table not in {"roles", "groups"} or (match := known.endings.match(page.folded, atom.end)) is None:
            continue
        opening = known.openings.search(page.folded, max(0, atom.start - 6), atom.start)
        start = opening.start() if opening is not None and opening.start() in page.boundaries else atom.start
        if match.end() in page.boundaries or match.end() - match.start() >= SURE:
            found.append(Atom(start, match.end(), "organisation", confidence=0.85))
    return found
