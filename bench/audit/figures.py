"""Counts verdicts: how many are right by kind, genre and script, why the others are wrong, and how far second verdicts agree."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt

from bench.audit.model import KINDS, Round, Verdict, yields

Cell = tuple[int, int]  # right, judged
SCRIPTS = {"zh": ("zh-Hans", "zh-Hant")}


def groups(language: str) -> tuple[str, ...]:
    """What a round in this language is split by."""
    return ("all", "news", "essay", *SCRIPTS.get(language, ()))


def share(verdicts: Iterable[Verdict]) -> Cell:
    """How many are right, of how many."""
    verdicts = tuple(verdicts)
    return sum(one.verdict == "right" for one in verdicts), len(verdicts)


def in_group(one: Verdict, group: str) -> bool:
    """Whether a verdict is on a text of this genre or script."""
    return group in ("all", one.genre, one.script)


def margin(cell: Cell) -> float:
    """Half the width of the 95% interval (Wilson) of a share: what chance in the draw can do."""
    right, count = cell
    z, part = 1.96, right / count
    return z * sqrt(part * (1 - part) / count + z * z / (4 * count * count)) / (1 + z * z / count)


def table(header: Round, verdicts: list[Verdict]) -> list[list[str]]:
    """A row for each kind: precision over all texts and in each group, with the number judged, and the yield."""
    first = [one for one in verdicts if not one.again]
    rows = []
    for kind in KINDS:
        cells = [share(one for one in first if one.kind == kind and in_group(one, group)) for group in groups(header.language)]
        spread = f" ± {margin(cells[0]):.2f}" if cells[0][1] else ""
        rows.append([kind, shown(cells[0]) + spread, *map(shown, cells[1:]), *yield_cells(header, kind)])
    return rows


def yield_cells(header: Round, kind: str) -> list[str]:
    """Claims per 1,000 characters: over all texts, in news and in essays."""
    chosen = [[one for one in header.strata if genre in ("all", one.genre)] for genre in ("all", "news", "essay")]
    return [f"{yields(strata, kind):.2f}" for strata in chosen]


def shown(cell: Cell) -> str:
    """A share with the number it rests on."""
    right, count = cell
    return f"{right / count:.2f} ({count})" if count else "–"


def reasons(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """How often each first reason was given, by kind."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for one in verdicts:
        if not one.again and one.reasons:
            counts[one.kind][one.reasons[0]] += 1
    return counts


def agreement(verdicts: Iterable[Verdict]) -> tuple[int, int, float | None]:
    """Second verdicts that agree, of how many, and Cohen's kappa; None where chance alone explains all."""
    verdicts = tuple(verdicts)
    first = {one.id: one.verdict for one in verdicts if not one.again}
    both = [(first[one.id], one.verdict) for one in verdicts if one.again and one.id in first]
    if not both:
        return 0, 0, None
    same = sum(a == b for a, b in both)
    share_right = [sum(pair[side] == "right" for pair in both) / len(both) for side in (0, 1)]
    chance = share_right[0] * share_right[1] + (1 - share_right[0]) * (1 - share_right[1])
    return same, len(both), None if chance == 1 else (same / len(both) - chance) / (1 - chance)
