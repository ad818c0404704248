"""The example sentences of the English trigger table: each is read as an event of its row's category."""

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.tables import Row
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.claims import Event
from short_texts import document

CERTAIN = 0.5
ROWS = [row for row in load_lexicon().words("triggers", "en") if row.get("positive")]


@pytest.fixture(scope="module")
def told(reader: GrammarReader) -> dict[int, set[str]]:
    """Categories of the events by the offset of their line; all examples are read as one report, a paragraph each."""
    text = "\n".join(row["positive"] for row in ROWS)
    starts, at = [], 0
    for row in ROWS:
        starts.append(at)
        at += len(row["positive"]) + 1
    found: dict[int, set[str]] = {start: set() for start in starts}
    for claim in reader.read(document(text)).claims:
        if isinstance(claim, Event) and claim.confidence >= CERTAIN:
            for span in claim.spans:
                found[max(start for start in starts if start <= span.start)].add(claim.event)
    return found


def test_most_rows_have_an_example() -> None:
    rows = load_lexicon().words("triggers", "en")
    assert len(ROWS) > 0.97 * len(rows)


def test_positive_examples(told: dict[int, set[str]]) -> None:
    at = 0
    missed: list[Row] = []
    for row in ROWS:
        if row["category"] not in told[at]:
            missed.append(row)
        at += len(row["positive"]) + 1
    assert [(row["form"], row["category"], row["positive"]) for row in missed] == []
