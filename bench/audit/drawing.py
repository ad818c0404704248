"""Reads the posts and draws records from them, the same ones for the same seed."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench.audit.model import KINDS, Drawn, Genre, Round, Sheet, Stratum
from dragoman.flow.readers import grammar_reader
from dragoman.intake.errors import IntakeError
from dragoman.intake.files import find, read_bytes
from dragoman.intake.load import load
from dragoman.schema.claims import AnyClaim
from dragoman.schema.ids import digest
from dragoman.schema.report import Document
from dragoman.text.sentences import split

GENRES = Path(__file__).with_name("genres.toml")
EXPORTED = 0.5  # claims below this confidence are shown to nobody who does not ask
AGAIN = 10  # one record in so many is judged a second time


class Text(NamedTuple):
    """A post that was read."""

    post: str
    document: Document
    claims: list[AnyClaim]
    genre: Genre


def genres() -> dict[str, Genre]:
    """Genre of each post by its file stem."""
    table = tomllib.loads(GENRES.read_text(encoding="utf-8"))
    return {stem: genre for genre, stems in msgspec.convert(table, dict[Genre, list[str]]).items() for stem in stems}


def read_posts(folder: Path, language: str) -> tuple[str, list[Text]]:
    """The lexicon's version, and every post of a language with the claims that an export would hold."""
    reader, known, texts = grammar_reader(None), genres(), list[Text]()
    for path in find([folder]):
        try:
            documents = load(read_bytes(path), str(path)).documents
        except IntakeError:
            continue
        for document in documents:
            if document.report.language.startswith(language):
                claims = [claim for claim in reader.read(document).claims if claim.confidence >= EXPORTED]
                texts.append(Text(path.stem, document, claims, known.get(path.stem, "unsorted")))
    return reader.lexicon_version, texts


def strata(texts: Iterable[Text]) -> tuple[Stratum, ...]:
    """Length and claims by genre and script."""
    groups: dict[tuple[Genre, str], list[Text]] = defaultdict(list)
    for text in texts:
        groups[text.genre, text.document.report.language].append(text)
    return tuple(
        Stratum(
            genre=genre,
            script=script,
            posts=len(group),
            characters=sum(len(text.document.report.text) for text in group),
            claims={kind: sum(_kind(claim) == kind for text in group for claim in text.claims) for kind in KINDS},
        )
        for (genre, script), group in sorted(groups.items())
    )


def draw(folder: Path, language: str, numbers: tuple[int, int], wanted: Mapping[str, int]) -> Sheet:
    """Records for round and seed (`numbers`), as many of each kind as wanted.

    A record's place in the draw hangs on the seed and its id alone, so that a change of the reader changes only what it touches.
    """
    lexicon, texts = read_posts(folder, language)
    drawn: list[Drawn] = []
    for kind in KINDS:
        by_id = {claim.id: (text, claim) for text in texts for claim in text.claims if _kind(claim) == kind}
        found = sorted(by_id.values(), key=lambda pair: digest(str(numbers[1]), pair[1].id))
        chosen = sorted(found[: wanted.get(kind, 0)], key=lambda pair: (pair[0].post, pair[1].spans[0].start, pair[1].id))
        drawn.extend(_drawn(f"{kind[0]}{at}", text, claim) for at, (text, claim) in enumerate(chosen, 1))
    return Sheet(
        header=Round(round=numbers[0], seed=numbers[1], lexicon=lexicon, language=language, strata=strata(texts)), drawn=tuple(drawn)
    )


def a_tenth(sheet: Sheet) -> Iterator[Drawn]:
    """The records that are judged twice: a tenth of each kind, fixed by the round's seed."""
    for kind in KINDS:
        own = sorted((one for one in sheet.drawn if one.kind == kind), key=lambda one: digest("again", str(sheet.header.seed), one.id))
        yield from own[: -(-len(own) // AGAIN)]


def _kind(claim: AnyClaim) -> str:
    return str(type(claim).__struct_config__.tag)


def _drawn(number: str, text: Text, claim: AnyClaim) -> Drawn:
    written = text.document.report.text
    start, end = claim.spans[0].start, claim.spans[0].end
    block = next((block for block in text.document.blocks if block.start <= start < block.end), None)
    first, last = (block.start, block.end) if block else (start, end)
    sentences = split(written, [(first, last)])
    touched = [at for at, one in enumerate(sentences) if one.start < end and start < one.end]
    low, high = (sentences[touched[0]].start, sentences[touched[-1]].end) if touched else (start, end)
    before = written[sentences[touched[0] - 1].start : low] if touched and touched[0] else ""
    record: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(claim))
    return msgspec.convert(
        {
            "number": number, "id": claim.id, "kind": _kind(claim), "genre": text.genre, "script": text.document.report.language,
            "post": text.post, "record": record, "before": before.strip(), "sentence": _marked(written, (low, high), claim),
            "paragraph": written[first:last],
        },
        Drawn,
    )  # fmt: skip


def _marked(text: str, stretch: tuple[int, int], claim: AnyClaim) -> str:
    """A stretch of the text with the evidence that lies in it between ⟦ and ⟧."""
    low, high = stretch
    spans = sorted((span for span in claim.spans if low <= span.start and span.end <= high), reverse=True)
    words = text[low:high]
    for span in spans:
        words = f"{words[: span.start - low]}⟦{words[span.start - low : span.end - low]}⟧{words[span.end - low :]}"
    return words
