"""Questions with rival answers, each step in one call: what is there is looked into, the judgement made, signed and appended."""

from collections.abc import Iterable
from pathlib import Path

from dragoman.analysis.hypotheses.kept import adducing, answering, asking, changing, question, rating, removing
from dragoman.analysis.hypotheses.matrix import Cell, Evidence, Question
from dragoman.analysis.hypotheses.proposing import readings, voices_of
from dragoman.analysis.judging import Signature
from dragoman.analysis.snapshot import Snapshot
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError
from dragoman.store.situation import open_view, open_writer

__all__ = ["adduce", "answer", "begin", "change", "held", "rate", "remove"]


def held(situation: Path, words: str) -> Question:
    """The question of this id, or with these words, as it stands."""
    with open_view(situation) as view:
        return question(view.judgements(), words)


def begin(situation: Path, snapshot: Snapshot, text: str, about: tuple[Iterable[str], str | None], sign: Signature) -> list[Judgement]:
    """Take up a question. `about`: ids of its actors, and a claim or conflict whose rival readings become its hypotheses.

    DragomanError where nobody reads that claim."""
    actors, target = about
    rivals = readings(snapshot, target) if target else []
    if target and not rivals:
        raise DragomanError(f"nobody reads {target!r}; dragoman conflicts --type reading shows what is read in rival ways")
    made = [_keep(situation, asking(text, actors, sign))]
    for one in rivals:
        asked = held(situation, made[0].target[0])
        if one.text not in {answer.text for answer in asked.hypotheses}:
            made.append(_keep(situation, answering(asked, one.text, sign, one.claims)))
    return made


def answer(situation: Path, words: str, text: str, claims: Iterable[str], sign: Signature) -> Judgement:
    """A further hypothesis."""
    return _keep(situation, answering(held(situation, words), text, sign, claims))


def adduce(situation: Path, snapshot: Snapshot, words: str, piece: Evidence, sign: Signature) -> Judgement:
    """Further evidence. What rests on claims has their voices unless others are told. DragomanError where a claim is not there."""
    for one in piece.claims:
        if one not in snapshot.claims:
            raise DragomanError(f"there is no claim {one} in this situation")
    voices = piece.voices or voices_of(snapshot, piece.claims)
    made = Evidence(id="", text=piece.text, claims=piece.claims, source=piece.source, credibility=piece.credibility, voices=voices)
    return _keep(situation, adducing(held(situation, words), made, sign))


def rate(situation: Path, words: str, cell: Cell, sign: Signature) -> Judgement:
    """What the signer makes of a piece under a hypothesis, with the reason of the signature."""
    return _keep(situation, rating(held(situation, words), cell, sign))


def change(situation: Path, words: str, part: str, text: str, sign: Signature) -> Judgement:
    """Other words for a hypothesis, a piece of evidence or (its id) the question."""
    if not text.strip():
        raise DragomanError("New words are needed.")
    return _keep(situation, changing(held(situation, words), part, sign, {"text": text.strip()}))


def remove(situation: Path, words: str, part: str, sign: Signature) -> Judgement:
    """Take away a hypothesis, a piece of evidence or (its id) the question."""
    return _keep(situation, removing(held(situation, words), part, sign))


def _keep(situation: Path, decided: Judgement) -> Judgement:
    with open_writer(situation) as writer:
        return writer.judge(decided)
