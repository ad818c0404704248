"""Reading short texts: `read(text)` gives the reading of a report that has a paragraph for each line of the text."""

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.reading import Reading, check_spans
from dragoman.schema.report import BlockKind
from short_texts import Read, document


@pytest.fixture(scope="session")
def reader() -> GrammarReader:
    """One reader for all tests: compiling the lexicon costs most."""
    return GrammarReader(load_lexicon())


@pytest.fixture
def read(reader: GrammarReader) -> Read:
    """Read a text; every span of every claim is checked against it."""

    def reading(text: str, date: str = "2024-05-10", kinds: tuple[BlockKind, ...] = ()) -> Reading:
        made = reader.read(document(text, date, kinds))
        check_spans(made, text)
        return made

    return reading
