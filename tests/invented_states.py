"""A reader that knows a few states that do not exist."""

from functools import cache
from pathlib import Path

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.model import Lexicon
from dragoman.reading.readers.grammar import GrammarReader
from dragoman.schema.claims import Event
from dragoman.schema.report import Block, Document, Report

SURE = 0.5


@cache
def lexicon() -> Lexicon:
    return load_lexicon(Path(__file__).parent / "reading" / "invented")


@cache
def reader() -> GrammarReader:
    return GrammarReader(lexicon())


def events(text: str, date: str = "2024-05-10") -> list[Event]:
    """The events of a paragraph that are sure enough to be exported."""
    report = Report(id="0123456789abcdef", title=text[:10], text=text, published=f"{date}T00:00:00Z", language="zh-Hans")
    claims = reader().read(Document(report=report, blocks=(Block(0, len(text), "paragraph"),))).claims
    return [claim for claim in claims if isinstance(claim, Event) and claim.confidence >= SURE]
