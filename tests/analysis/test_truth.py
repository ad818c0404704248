"""The invented example read together, held to its known truth: who is one, what is one fact, what is disputed."""

import tomllib
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dragoman.analysis.joined import Joined, joined
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.lexicon.load import load_lexicon
from dragoman.resolving.evidence import mention_of
from dragoman.schema.claims import AnyClaim, entities_of
from dragoman.store.situation import open_view

EXAMPLE = Path(__file__).parents[2] / "examples" / "valoria-2031"
TRUTH: dict[str, Any] = tomllib.loads((EXAMPLE / "truth.toml").read_text(encoding="utf-8"))
# What the example must show; the share of false conflicts is told of the true ones.
LEAST_B3, LEAST_PAIRS, MOST_FALSE = 0.97, 0.85, 1 / 5


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Joined]:
    path, lexicon = tmp_path_factory.mktemp("truth") / "s.db", EXAMPLE / "lexicon"
    read_paths([EXAMPLE / "reports"], path, Settings(make_reader=grammar_reader, lexicon=lexicon, jobs=1))
    with open_view(path) as view:
        yield joined(view, load_lexicon(lexicon))


def report_named(found: Joined, name: str) -> str:
    """The id of the report of this name, which stands behind the day in its path."""
    return next(one.id for one in found.reports.values() if Path(one.path or "").stem[11:] == name)


def day_of(found: Joined, mention: str) -> str:
    """The id that `report: form` goes by; the mention's own words where the reading does not have it."""
    name, form = mention.split(": ", 1)
    report = report_named(found, name)
    told = (entity for claim in found.claims.values() if claim.report == report for _, entity in entities_of(claim))
    own = sorted({one.id for one in told if one.id is not None and form in (one.text, one.name)})
    return found.linked.ids.get(mention_of(report, own[0]), own[0]) if own else mention


def claim_of(found: Joined, told: str) -> str:
    """The id of the claim that `report: kind: words` stands for; these words where the reading does not have it."""
    name, kind, words = told.split(": ", 2)
    report = report_named(found, name)
    claims = [
        one for one in found.claims.values() if one.report == report and kind in (type(one).__name__.lower(), getattr(one, "measure", ""))
    ]
    fitting = sorted((_length(one), one.id) for one in claims if any(words in span.text for span in one.spans))
    return fitting[0][1] if fitting else told


def _length(claim: AnyClaim) -> int:
    return sum(len(span.text) for span in claim.spans)


def b_cubed(right: Iterable[set[str]], made: Iterable[set[str]]) -> float:
    """F1 of precision and recall, each the mean over items."""
    of_right, of_made = ({item: group for group in groups for item in group} for groups in (list(right), list(made)))
    shared = {item: len(of_right[item] & of_made[item]) for item in of_right}
    precision = sum(count / len(of_made[item]) for item, count in shared.items()) / len(shared)
    recall = sum(count / len(of_right[item]) for item, count in shared.items()) / len(shared)
    return 2 * precision * recall / (precision + recall)


def grouped(items: Iterable[str], names: dict[str, str]) -> list[set[str]]:
    """Items by what they go by."""
    return [{item for item in names if names[item] == name} for name in sorted({names[item] for item in items})]


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_actors_are_grouped_as_they_are(found: Joined) -> None:
    right = [set(group) for group in TRUTH["actors"]]
    days = {mention: day_of(found, mention) for group in right for mention in group}
    made = grouped(days, days)
    assert b_cubed(right, made) >= LEAST_B3, made
    assert pairs(made) <= pairs(right), "two actors were joined"


def test_nobody_is_missing_who_is_named_in_the_truth(found: Joined) -> None:
    assert [one for group in TRUTH["actors"] for one in group if day_of(found, one) == one] == []


def test_facts_are_grouped_as_they_are(found: Joined) -> None:
    right = pairs(TRUTH["facts"])
    told_in = {claim: fact.id for fact in found.facts for claim in fact.claims}
    facts = {told: told_in.get(claim_of(found, told), told) for group in TRUTH["facts"] for told in group}
    made = pairs(grouped(facts, facts))
    precision, recall = len(right & made) / len(made), len(right & made) / len(right)
    assert 2 * precision * recall / (precision + recall) >= LEAST_PAIRS, sorted(right ^ made)


def test_a_text_its_copy_and_its_translation_are_one_voice(found: Joined) -> None:
    for group in TRUTH["voices"]:
        assert len({found.voices[report_named(found, name)] for name in group}) == 1
    others = {name for name, voice in found.voices.items() if name == voice}
    assert len(others) == len(found.reports) - sum(len(group) - 1 for group in TRUTH["voices"])


def test_every_planted_conflict_is_found_and_hardly_any_other(found: Joined) -> None:
    true = set()
    for planted in TRUTH["conflicts"]:
        sides = [claim_of(found, told) for told in planted["sides"]]
        fitting = [one for one in found.conflicts if one.type == planted["type"] and _apart(one.sides, sides)]
        assert fitting, planted
        true |= {one.id for one in fitting}
    false = {one.id for one in found.conflicts} - true
    assert len(false) <= MOST_FALSE * len(true), false


def _apart(sides: tuple[tuple[str, ...], ...], claims: list[str]) -> bool:
    """Whether each claim is on a side, and no two on one."""
    of = [next((at for at, side in enumerate(sides) if claim in side), None) for claim in claims]
    return None not in of and len(set(of)) == len(of)
