"""Pages and claims of short texts, read with a few states that do not exist."""

from typing import TypeVar

from dragoman.reading import layout
from dragoman.reading.page import Page, Phrase
from dragoman.schema.claims import AnyClaim
from dragoman.schema.ids import report_id
from dragoman.schema.reading import check_spans
from dragoman.schema.report import Block, Document, Report
from dragoman.text.scripts import language_of
from invented_states import SURE, lexicon, reader

Kind = TypeVar("Kind", bound=AnyClaim)


def document(text: str, date: str = "2024-05-10") -> Document:
    """A document with a paragraph for each line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), "paragraph"))
        at += len(line) + 1
    report = Report(id=report_id(text), title=text[:10], text=text, published=f"{date}T00:00:00Z", language=language_of(text))
    return Document(report=report, blocks=tuple(blocks))


def page(text: str, date: str = "2024-05-10") -> Page:
    """The text laid out, before any claim is read."""
    return layout.lay_out(document(text, date), lexicon(), reader().chinese)


def phrases(text: str) -> list[Phrase]:
    return list(page(text).phrases())


def named(text: str) -> list[tuple[str, str]]:
    """Letter and canonical name of the phrases that stand for somebody, in order; all names of a phrase for several."""
    return [(p.letter, "、".join(m.final.name for m in (p.member, *p.also))) for p in phrases(text) if p.member is not None]


def claims(kind: type[Kind], text: str, date: str = "2024-05-10") -> list[Kind]:
    """The claims of a kind that are sure enough to be exported; every span is checked."""
    made = reader().read(document(text, date))
    check_spans(made, text)
    return [claim for claim in made.claims if isinstance(claim, kind) and claim.confidence >= SURE]
