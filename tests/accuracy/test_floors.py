"""Accuracy on the shared gold reports, and on the same reports with invented names. Skipped where the shared texts are absent."""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")
FLOORS: dict[str, Any] = tomllib.loads((ROOT / "tests/floors.toml").read_text(encoding="utf-8"))
LANGUAGES = [key for key in FLOORS if "found" in FLOORS[key]]

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the shared gold reports are absent: set DRAGOMAN_SHARED to measure accuracy"
)


DRAGOMAN = Path(sys.executable).with_name("dragoman")


def run(program: str | Path, *arguments: str | Path) -> str:
    """Standard output of a program; a failure shows its standard error. A script of Python runs with this Python."""
    python = [sys.executable] if Path(program).suffix == ".py" else []
    done = subprocess.run([*python, str(program), *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def export(folder: Path, reports: list[Path], *options: str) -> Path:
    """The reports read into a situation and exported, as a user does it."""
    situation, out = folder / "situation.db", folder / "export.jsonl"
    run(DRAGOMAN, "read", *reports, "--situation", situation, "--jobs", "1")
    run(DRAGOMAN, "export", "--situation", situation, "-o", out, *options)
    return out


def score(out: Path, gold: list[Path]) -> dict[str, Any]:
    """The shared scorer's figures."""
    figures: dict[str, Any] = json.loads(run(SHARED / "tools/score.py", out, *gold, "--json"))
    return figures


@cache
def figures(language: str) -> dict[str, Any]:
    """Figures of a language's gold reports, measured once."""
    names = FLOORS[language]["reports"]
    with tempfile.TemporaryDirectory() as folder:
        out = export(Path(folder), [SHARED / f"corpora/gold/{name}.md" for name in names])
        return score(out, [SHARED / f"gold/{name}.jsonl" for name in names])


CASES = [(lang, part, kind) for lang in LANGUAGES for part in ("found", "whole") for kind in FLOORS[lang].get(part, {})]


@pytest.mark.parametrize(("language", "part", "kind"), CASES)
def test_no_figure_is_under_its_floor(language: str, part: str, kind: str) -> None:
    reached = figures(language)[kind]["f1" if part == "found" else "whole_f1"]
    assert reached >= FLOORS[language][part][kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_span_is_the_reports_own_words(language: str) -> None:
    assert figures(language)["bad_spans"] == 0


@pytest.mark.parametrize("language", [key for key in LANGUAGES if "reads" in FLOORS[key]])
def test_readings_are_linked_to_what_they_read(language: str) -> None:
    right, of = figures(language)["reads"]
    assert right >= FLOORS[language]["reads"] * of


def pooled(parts: list[dict[str, Any]], kind: str) -> float:
    """F1 (found) over several runs taken together."""
    required: int = sum(p[kind]["required"] for p in parts)
    recall: float = sum(p[kind]["recall"] * p[kind]["required"] for p in parts) / max(1, required)
    got: int = sum(p[kind]["got"] for p in parts)
    precision: float = sum(p[kind]["precision"] * p[kind]["got"] for p in parts) / max(1, got)
    return 2 * precision * recall / max(1e-9, precision + recall)


@pytest.mark.parametrize("language", LANGUAGES)
def test_renamed_reports_score_nearly_as_well(tmp_path: Path, language: str) -> None:
    names = FLOORS[language]["reports"]
    renamed = []
    for seed in FLOORS["renamed"]["seeds"]:
        folder = tmp_path / str(seed)
        for name in names:
            gold = SHARED / f"gold/{name}.jsonl"
            run(SHARED / "tools/scramble.py", SHARED / f"corpora/gold/{name}.md", gold, folder, "--seed", str(seed))
        renamed.append(score(export(folder, [folder / f"{name}.md" for name in names]), [folder / f"{name}.jsonl" for name in names]))
    known = figures(language)
    falls = {kind: round(known[kind]["f1"] - pooled(renamed, kind), 3) for kind in FLOORS[language]["found"]}
    assert all(part["bad_spans"] == 0 for part in renamed)
    assert max(falls.values()) <= FLOORS["renamed"]["fall"], falls


@pytest.mark.parametrize(("table", "options"), [("sentences", ["--all"]), ("sure_sentences", [])])
def test_one_event_a_sentence_as_event_data_has_it(tmp_path: Path, table: str, options: list[str]) -> None:
    records = SHARED / "corpora/plover/gsr_dev.jsonl"
    told = run(SHARED / "tools/score_gsr.py", export(tmp_path, [records], *options), records)
    shares = {name: float(share) for name, share in re.findall(r"(category|countries|all) ([\d.]+)", told)}
    assert {name: share for name, share in shares.items() if share < FLOORS[table][name]} == {}
    assert set(shares) == set(FLOORS[table])
