"""Runs the example sentences of word rows: the positive one must show what the row says, the negative one must not.

Reading is handed in, for this room knows no reader."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dragoman.lexicon.check import Fault
from dragoman.lexicon.load import pack_files
from dragoman.lexicon.tables import Row, read_table, split, table_kind
from dragoman.schema.claims import AnyClaim, Event, Quotation
from dragoman.text.scripts import fold

# A sentence and its language → the claims read in it.
Read = Callable[[str, str], Sequence[AnyClaim]]


def run_examples(folder: Path, read: Read) -> tuple[int, list[Fault]]:
    """How many examples of a pack were run, and those that do not show what they should."""
    count, faults = 0, list[Fault]()
    for path in pack_files(folder):
        if path.suffix != ".tsv":
            continue
        table, language = table_kind(path)
        for row in read_table(path) if language else ():
            count += sum(1 for column in ("positive", "negative") if row.get(column))
            faults += [Fault(path.name, int(row["_line"]), what) for what in failing(row, table, language or "", read)]
    return count, faults


def failing(row: Row, table: str, language: str, read: Read) -> Iterator[str]:
    """What is wrong with the examples of a row."""
    positive, negative, form = row.get("positive", ""), row.get("negative", ""), row.get("form", "")
    if positive and language != "en" and fold(form) not in fold(positive):
        yield f"the positive example of {form} does not hold it"
    if table == "triggers":
        yield from _trigger(row, language, read)
    elif table == "cues":
        if positive and not any(isinstance(claim, Quotation) for claim in read(positive, language)):
            yield f"nothing is read as said in the positive example of {form}"
    elif table == "blockers" and negative:
        free = [word for word in split(row.get("blocks", "")) if word == "name" or fold(word) in fold(negative)]
        if not free or fold(form) in fold(negative):
            yield f"the negative example of {form} does not show the shorter word free"


def _trigger(row: Row, language: str, read: Read) -> Iterator[str]:
    category, mode = row["category"], row.get("mode", "")
    if row.get("positive"):
        found = {(claim.event, claim.mode) for claim in read(row["positive"], language) if isinstance(claim, Event)}
        if not any(event == category and mode in ("", other or "") for event, other in found):
            read_as = ", ".join(f"{event}/{other}" if other else event for event, other in sorted(found, key=str)) or "nothing"
            yield f"the positive example of {row['form']} is read as {read_as}, not {category}{f'/{mode}' if mode else ''}"
    if row.get("negative") and any(isinstance(claim, Event) and claim.event == category for claim in read(row["negative"], language)):
        yield f"the negative example of {row['form']} is read as {category}"
