"""Analysis of competing hypotheses: rival answers are ranked by how much evidence is inconsistent with each (Heuer, Psychology of
Intelligence Analysis, 1999, chapter 8). What is consistent with an answer never speaks for it: it may be so with all of them.

An inconsistent cell costs its weight × the evidence's credibility × its independence. Independence: pieces that rest on one voice (a
claimant, an agency's text) share the weight of one. Several analysts' cells are averaged; where they differ is shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Literal, get_args

from msgspec import Struct

Verdict = Literal["consistent", "inconsistent", "not_applicable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LIGHT, HEAVY = 1.0, 2.0  # inconsistent, very inconsistent: the two steps of the usual scale
_SAME = 1e-9


class Hypothesis(Struct, frozen=True, kw_only=True):
    """One answer; `claims` are the readings that it was begun from."""

    id: str
    text: str
    claims: tuple[str, ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """One piece: claims of the situation, or a note with a source. `credibility` 0–1; `voices`: whose words it rests on."""

    id: str
    text: str
    claims: tuple[str, ...] = ()
    source: str = ""
    credibility: float = 1.0
    voices: tuple[str, ...] = ()


class Cell(Struct, frozen=True, kw_only=True):
    """What one analyst makes of one piece under one hypothesis. `weight` counts where it is inconsistent."""

    evidence: str
    hypothesis: str
    verdict: Verdict
    by: str
    weight: float = LIGHT
    reason: str = ""


class Question(Struct, frozen=True, kw_only=True):
    """A question with its rival answers, the evidence and what analysts made of it.

    `actors`: whom it is about; `removed`: ids of parts that were taken away.
    """

    id: str
    text: str
    actors: tuple[str, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cells: tuple[Cell, ...] = ()
    removed: tuple[str, ...] = ()


class Standing(Struct, frozen=True, kw_only=True):
    """A hypothesis with its inconsistency (0: nothing speaks against it); rank 1 has the least. `unrated`: pieces nobody put to it."""

    hypothesis: str
    rank: int
    inconsistency: float
    unrated: int


class Diagnosticity(Struct, frozen=True, kw_only=True):
    """How much a piece tells apart: the widest gap between two hypotheses in what it costs them."""

    evidence: str
    gap: float


class Drop(Struct, frozen=True, kw_only=True):
    """What would rank otherwise if a piece, or all pieces of one voice, were not there. `order`: the hypotheses as they would stand."""

    what: Literal["evidence", "voice"]
    dropped: str
    order: tuple[tuple[str, ...], ...]
    leader_changes: bool


class Dispute(Struct, frozen=True, kw_only=True):
    """A cell on which analysts differ: who says what."""

    evidence: str
    hypothesis: str
    verdicts: tuple[tuple[str, Verdict], ...]


class Assessment(Struct, frozen=True, kw_only=True):
    """What the matrix says: ranking, what tells most, what the ranking hangs on, and which answers nothing tells apart."""

    standings: tuple[Standing, ...]
    diagnosticity: tuple[Diagnosticity, ...]
    drops: tuple[Drop, ...]
    disputes: tuple[Dispute, ...]
    alike: tuple[tuple[str, ...], ...]


def assess(question: Question) -> Assessment:
    """Rank the hypotheses and show what the ranking rests on."""
    whole = _costs(question)
    order = _order(question, question.evidence)
    return Assessment(
        standings=_standings(question, whole, order),
        diagnosticity=_diagnosticity(question, whole),
        drops=tuple(_drops(question, order)),
        disputes=tuple(_disputes(question)),
        alike=_alike(question, whole),
    )


def independence(evidence: Sequence[Evidence]) -> dict[str, float]:
    """Each piece's share of one voice's weight: the least shared of its voices counts. A piece without a voice stands for itself."""
    told = Counter(voice for piece in evidence for voice in set(piece.voices))
    return {piece.id: max((1 / told[voice] for voice in piece.voices), default=1.0) for piece in evidence}


def _costs(question: Question, evidence: Sequence[Evidence] | None = None) -> dict[tuple[str, str], float]:
    """What each piece costs each hypothesis."""
    kept = question.evidence if evidence is None else evidence
    shares = independence(kept)
    scale = {piece.id: piece.credibility * shares[piece.id] for piece in kept}
    rated: dict[tuple[str, str], list[float]] = defaultdict(list)
    for cell in question.cells:
        if cell.evidence in scale:
            rated[cell.evidence, cell.hypothesis].append(cell.weight if cell.verdict == "inconsistent" else 0.0)
    return {key: fmean(costs) * scale[key[0]] for key, costs in rated.items()}


def _sums(question: Question, costs: dict[tuple[str, str], float]) -> dict[str, float]:
    sums = {one.id: 0.0 for one in question.hypotheses}
    for (_, hypothesis), cost in costs.items():
        if hypothesis in sums:
            sums[hypothesis] += cost
    return sums


def _order(question: Question, evidence: Sequence[Evidence]) -> tuple[tuple[str, ...], ...]:
    """Hypotheses from the least inconsistent to the most; those that stand alike are together."""
    sums = _sums(question, _costs(question, evidence))
    ranks: list[list[str]] = []
    last = -1.0
    for one in sorted(sums, key=lambda one: (round(sums[one] / _SAME), one)):
        if ranks and sums[one] - last <= _SAME:
            ranks[-1].append(one)
        else:
            ranks.append([one])
        last = sums[one]
    return tuple(tuple(sorted(rank)) for rank in ranks)


def _standings(question: Question, costs: dict[tuple[str, str], float], order: tuple[tuple[str, ...], ...]) -> tuple[Standing, ...]:
    sums = _sums(question, costs)
    made, rank = [], 1
    for together in order:
        for one in together:
            unrated = sum((piece.id, one) not in costs for piece in question.evidence)
            made.append(Standing(hypothesis=one, rank=rank, inconsistency=sums[one], unrated=unrated))
        rank += len(together)
    return tuple(made)


def _diagnosticity(question: Question, costs: dict[tuple[str, str], float]) -> tuple[Diagnosticity, ...]:
    found = []
    for piece in question.evidence:
        held = [costs[piece.id, one.id] for one in question.hypotheses if (piece.id, one.id) in costs]
        found.append(Diagnosticity(evidence=piece.id, gap=max(held) - min(held) if len(held) > 1 else 0.0))
    return tuple(sorted(found, key=lambda one: (-one.gap, one.evidence)))


def _drops(question: Question, order: tuple[tuple[str, ...], ...]) -> Iterable[Drop]:
    voices = sorted({voice for piece in question.evidence for voice in piece.voices})
    without: list[tuple[Literal["evidence", "voice"], str, list[Evidence]]] = []
    for piece in question.evidence:
        without.append(("evidence", piece.id, [one for one in question.evidence if one.id != piece.id]))
    for voice in voices:
        without.append(("voice", voice, [one for one in question.evidence if voice not in one.voices]))
    for what, dropped, kept in without:
        new = _order(question, kept)
        if new != order:
            yield Drop(what=what, dropped=dropped, order=new, leader_changes=new[:1] != order[:1])


def _disputes(question: Question) -> Iterable[Dispute]:
    said: dict[tuple[str, str], dict[str, Verdict]] = defaultdict(dict)
    for cell in question.cells:
        said[cell.evidence, cell.hypothesis][cell.by] = cell.verdict
    for (evidence, hypothesis), verdicts in sorted(said.items()):
        if len(set(verdicts.values())) > 1:
            yield Dispute(evidence=evidence, hypothesis=hypothesis, verdicts=tuple(sorted(verdicts.items())))


def _alike(question: Question, costs: dict[tuple[str, str], float]) -> tuple[tuple[str, ...], ...]:
    """Hypotheses that no piece tells apart, together: what to look for next."""
    groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for one in question.hypotheses:
        groups[tuple(round(costs.get((piece.id, one.id), 0.0) / _SAME) for piece in question.evidence)].append(one.id)
    return tuple(tuple(same) for same in groups.values() if len(same) > 1)
