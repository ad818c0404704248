import json
import os
from pathlib import Path

import pytest

from dragoman.schema import plover
from dragoman.schema.errors import ContractError

MANUAL = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2].parent / "shared")) / "data/plover2.json"


def test_the_ontology_holds_all_that_the_manual_gives() -> None:
    if not MANUAL.exists():
        pytest.skip(f"{MANUAL} is not here (set DRAGOMAN_SHARED)")
    manual, ours = json.loads(MANUAL.read_text(encoding="utf-8")), plover.ontology()
    assert set(ours.categories) == set(manual["categories"])
    for name, category in manual["categories"].items():
        mine = ours.categories[name]
        assert (mine.quad, mine.score, mine.recipient) == (category["quad"], category["score"], category["requires_recipient"] == "Yes")
        assert {mode: known.score for mode, known in mine.modes.items()} == {mode: row["score"] for mode, row in category["modes"].items()}
    assert set(ours.contexts) == set(manual["contexts"])
    assert set(ours.sectors) >= set(manual["sectors"])
    assert set(ours.auxiliary) == set(manual["auxiliary_modes"])
    for code, category in manual["cameo_cue_category_to_plover"].items():
        for root in code.split("-"):
            assert ours.cameo_roots.get(root, "dropped") == category.split(" ")[0]


def test_the_ontology_hangs_together() -> None:
    ours = plover.ontology()
    assert len(ours.categories) == 16
    assert {category.quad for category in ours.categories.values()} == set(ours.quads)
    assert set(ours.cameo_roots.values()) == set(ours.categories)
    for category in ours.categories.values():
        parts: list[plover.Category | plover.Mode] = [category, *category.modes.values()]
        for part in parts:
            assert part.cameo.isdigit()
            assert 2 <= len(part.cameo) <= 4
            assert part.score is None or -10 <= part.score <= 10
            assert part.en
            assert part.zh
    glosses = [*ours.contexts.values(), *ours.sectors.values(), *ours.auxiliary.values(), *ours.quads.values()]
    assert all(gloss.en and gloss.zh for gloss in glosses)


@pytest.mark.parametrize(
    ("event", "mode", "score", "cameo"),
    [
        ("ACCUSE", None, -3, "110"), ("COERCE", "arrest", -7, "173"), ("RETREAT", "withdraw", 8, "0874"),
        ("RETREAT", "resign", 4.5, "0831"),
        ("REQUEST", "assist", 0.5, "023"), ("CONSULT", "visit", 4, "042"), ("PROTEST", "riot", -7, "145"),
        ("PROTEST", "vandalize", -5, "145"),
    ],
)  # fmt: skip
def test_score_and_cameo(event: str, mode: str | None, score: float, cameo: str) -> None:
    assert (plover.score(event, mode), plover.cameo(event, mode)) == (score, cameo)


@pytest.mark.parametrize(
    ("event", "mode", "context"),
    [("SAY", None, ()), ("AGREE", "visit", ()), ("CONSULT", "arrest", ()), ("CONSULT", "visit", ("weather",))],
)
def test_check_refuses(event: str, mode: str | None, context: tuple[str, ...]) -> None:
    with pytest.raises(ContractError):
        plover.check(event, mode, context)


def test_check_lets_pass() -> None:
    plover.check("CONSULT", "visit", ("diplomatic", "military"))
