"""The kinds of file that can be imported, by name."""

from collections.abc import Callable
from pathlib import Path

from dragoman.lexicon.imports.ftm import import_ftm
from dragoman.lexicon.imports.pack import Imported
from dragoman.lexicon.imports.petrarch_actors import import_actors
from dragoman.lexicon.imports.petrarch_agents import import_agents
from dragoman.lexicon.imports.petrarch_verbs import import_verbs
from dragoman.lexicon.imports.plain import import_csv
from dragoman.lexicon.model import Lexicon

KINDS: dict[str, Callable[[Path, Lexicon], Imported]] = {
    "petrarch-actors": import_actors,
    "petrarch-agents": import_agents,
    "petrarch-verbs": import_verbs,
    "ftm": import_ftm,
    "csv": import_csv,
}
