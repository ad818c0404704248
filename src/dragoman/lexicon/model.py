"""What a loaded lexicon holds."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from msgspec import Struct

from dragoman.lexicon.tables import Row
from dragoman.schema.actor import ActorType, Name
from dragoman.text.scripts import fold


class ActorEntry(Struct, frozen=True, kw_only=True):
    """A known actor. `short`, `metonyms` and `demonyms` are names with conditions; see docs/lexicon.md."""

    id: str
    type: ActorType
    names: tuple[Name, ...]
    country: str | None = None
    sector: str | None = None
    description: str | None = None
    short: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    population: int = 0
    # Degrees north and east (WGS 84); both or neither.
    lat: float | None = None
    lon: float | None = None

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0].text


class OfficeEntry(Struct, frozen=True, kw_only=True):
    """An office that somebody is known to hold or to have held."""

    holder: str
    post_en: str
    post_zh: str
    organisation: str
    start: str | None = None
    end: str | None = None
    source: str = ""


class Sense(Struct, frozen=True, gc=False):
    """One meaning of a form: the table it comes from and, for actors, whose it is; for words, their row."""

    table: str
    actor: ActorEntry | None = None
    row: Row | None = None

    def get(self, column: str) -> str:
        """A cell of a word's row; empty where there is none."""
        return self.row.get(column, "") if self.row else ""


class Lexicon:
    """Actors, offices, word tables and grammar of all packs, the later pack lying on top. Never changed after loading."""

    def __init__(
        self,
        actors: dict[str, ActorEntry],
        offices: list[OfficeEntry],
        words: dict[tuple[str, str], list[Row]],
        grammar: dict[str, Any],
        version: str,
    ) -> None:
        self.actors = actors
        self.offices = offices
        self._words = words
        self._grammar = grammar
        self.version = version

    def words(self, table: str, language: str) -> list[Row]:
        """Rows of a word table in one language (`zh`, `en`, `ru`)."""
        return self._words.get((table, language), [])

    def tables(self, language: str) -> list[str]:
        """Names of the word tables there are in a language."""
        return sorted(table for table, code in self._words if code == language)

    def grammar(self, name: str, language: str) -> dict[str, Any]:
        """A grammar file (`relations`, `zh`) as a dict; empty where there is none."""
        found: dict[str, Any] = self._grammar.get(f"{name}.{language}", {})
        return found

    @cached_property
    def offices_of(self) -> dict[str, list[OfficeEntry]]:
        """Offices by holder."""
        found: dict[str, list[OfficeEntry]] = defaultdict(list)
        for office in self.offices:
            found[office.holder].append(office)
        return dict(found)

    @cached_property
    def roles_of(self) -> dict[str, frozenset[str]]:
        """Folded Chinese words for the offices, by holder."""
        return {holder: frozenset(fold(office.post_zh) for office in held) for holder, held in self.offices_of.items()}

    @cached_property
    def states(self) -> dict[str, ActorEntry]:
        """States by country code."""
        return {entry.country: entry for entry in self.actors.values() if entry.type == "state" and entry.country}
