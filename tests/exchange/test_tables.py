import csv
import re
from pathlib import Path

import msgspec
import pytest

from dragoman.exchange.selection import Selection
from dragoman.exchange.tables import CLAIMS, COMMON, columns, write_csv, write_parquet
from dragoman.schema.claims import CLAIM_TYPES, Claim
from dragoman.store.situation import open_view
from told import situation

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def tables(path: Path, folder: Path, selection: Selection | None = None) -> dict[str, list[dict[str, str]]]:
    folder.mkdir()
    with open_view(path) as view:
        write_csv(view, folder, selection or Selection())
    found = {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            found[file.stem] = list(csv.DictReader(lines))
    return found


@pytest.mark.parametrize("kind", CLAIM_TYPES)
def test_each_field_of_a_claim_has_its_columns(kind: str) -> None:
    own = {field.encode_name for field in msgspec.structs.fields(CLAIM_TYPES[kind])}
    assert set(CLAIMS[kind]) == own - {field.encode_name for field in msgspec.structs.fields(Claim)}


def test_one_row_a_claim_in_the_table_of_its_kind(tmp_path: Path) -> None:
    found = tables(situation(tmp_path), tmp_path / "out")
    assert set(found) == set(columns())
    assert {kind: len(rows) for kind, rows in found.items() if kind in CLAIMS} == {
        "event": 2, "quotation": 1, "occupancy": 1, "relation": 2, "condition": 0, "deployment": 1, "quantity": 1,
    }  # fmt: skip
    arrest, attack = found["event"]
    assert (arrest["actor"], arrest["actor_id"]) == ("Ivar Zarenov|Alvania", "person:zarenov|state:ALV")
    assert (arrest["arrested"], arrest["dead"], arrest["negation"]) == ("7", "", "false")
    assert (attack["voice"], attack["future"]) == ("Foreign Ministry", "true")
    assert (attack["first_day"], attack["last_day"]) == ("2031-02-01", "2031-02-28")
    assert found["quotation"][0]["stance"] == "-1"
    assert (found["quantity"][0]["of"], found["quantity"][0]["of_id"]) == ("平民", "")
    assert found["relation"][0]["from_text"] == "女婿"


def test_marks_can_be_left_out(tmp_path: Path) -> None:
    found = tables(situation(tmp_path), tmp_path / "out", Selection(voices="author", without=frozenset({"negation"})))
    assert (len(found["event"]), len(found["relation"])) == (1, 1)


def test_parquet_holds_the_same_with_types(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    with open_view(situation(tmp_path)) as view:
        write_parquet(view, tmp_path, Selection())
    event = polars.read_parquet(tmp_path / "event.parquet")
    assert event.columns == list(columns()["event"])
    assert event["arrested"].to_list() == [7, None]
    assert event["future"].to_list() == [False, True]


def test_each_column_is_documented_and_no_other() -> None:
    section = PAGE.read_text(encoding="utf-8").split("\n## CSV and Parquet")[1]
    rows = dict(re.findall(r"^\| `(\w+)` \| ((?:`\w+`(?: \(id\))?(?:, )?)+) \|$", section, flags=re.MULTILINE))
    assert set(rows) == set(columns())
    for table, cells in rows.items():
        known = {name for name in columns()[table] if table in ("report", "actor") or not (name in COMMON or _of_entity(table, name))}
        assert set(re.findall(r"`(\w+)`", cells)) == known, table
    common = re.findall(r"^\| (`.+?`) \| (?:text|integer|flag|number) \|", section, flags=re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", "".join(common))) == set(COMMON)


def _of_entity(table: str, name: str) -> bool:
    """Whether a column is the id or the words of an entity's, told once for all of them."""
    base = re.sub(r"_(?:id|text)$", "", name)
    return base != name and base in columns()[table]
