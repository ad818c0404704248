"""The readers that a run can be given by name. Each maker is a plain function, so that other processes can make the same reader."""

from pathlib import Path

from dragoman.lexicon.load import load_lexicon
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.reading import Reader


def grammar_reader(lexicon: Path | None) -> Reader:
    """The default reader, with the user's folder of lexicon packs on top of ours."""
    return GrammarReader(load_lexicon(lexicon))
