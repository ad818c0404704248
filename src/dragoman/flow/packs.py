"""What is done with a user's packs: others' dictionaries are taken in, and a pack is tried."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from msgspec import Struct

from dragoman.lexicon.check import Fault, check_pack
from dragoman.lexicon.examples import run_examples
from dragoman.lexicon.imports.kinds import KINDS
from dragoman.lexicon.imports.pack import Refused, write_pack
from dragoman.lexicon.load import load_lexicon
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.claims import AnyClaim
from dragoman.schema.errors import DragomanError
from dragoman.schema.ids import report_id
from dragoman.schema.report import Block, Document, Language, Report

_LANGUAGES: dict[str, Language] = {code.partition("-")[0]: code for code in reversed(get_args(Language))}


class Taken(Struct):
    """Rows taken by table, entries that our packs hold already, files written, and every line that could not be taken."""

    rows: dict[str, int]
    known: int
    files: list[str]
    refused: list[Refused]


class Tried(Struct):
    """Rows by file, examples run, and every fault."""

    rows: dict[str, int]
    examples: int
    faults: list[Fault]


def take(path: Path, kind: str, folder: Path) -> Taken:
    """Import a file of a kind into a pack folder; DragomanError where nothing of it can be taken."""
    if kind not in KINDS:
        raise DragomanError(f"{kind!r} is no kind of dictionary; one of {', '.join(KINDS)}")
    imported = KINDS[kind](path, load_lexicon())
    imported.refused.sort(key=lambda one: one.line)
    files = write_pack(imported, folder, path)
    return Taken(imported.counts(), imported.known, [str(file) for file in files], imported.refused)


def try_pack(folder: Path) -> Tried:
    """Look a pack through; where its tables hold, compile it with ours and run its examples."""
    if not folder.is_dir():
        raise DragomanError(f"{folder} is no folder; name the folder that holds your tables")
    checked = check_pack(folder, load_lexicon())
    if checked.faults:
        return Tried(checked.rows, 0, checked.faults)
    try:
        reader = GrammarReader(load_lexicon(folder))
        reader.read(_sentence("。", "zh"))
        reader.read(_sentence(".", "en"))
    except (DragomanError, re.error, KeyError) as error:
        return Tried(checked.rows, 0, [Fault(str(folder), 0, str(error))])

    def read(sentence: str, language: str) -> Sequence[AnyClaim]:
        return reader.read(_sentence(sentence, language)).claims

    count, faults = run_examples(folder, read)
    return Tried(checked.rows, count, faults)


def _sentence(text: str, language: str) -> Document:
    code = _LANGUAGES.get(language, "und")
    report = Report(id=report_id(text), title=text[:20], text=text, published="2030-05-10T12:00:00Z", language=code)
    return Document(report=report, blocks=(Block(0, len(text), "paragraph"),))
