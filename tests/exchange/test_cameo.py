import csv
import io
from pathlib import Path

import pytest

from dragoman.exchange.cameo import COLUMNS, actor_code, goldstein, write_cameo
from dragoman.exchange.selection import Selection
from dragoman.schema.actor import Actor, ActorType, Name
from dragoman.schema.plover import ontology
from dragoman.store.situation import open_view
from told import situation


def rows(path: Path, selection: Selection) -> list[dict[str, str]]:
    out = io.BytesIO()
    with open_view(path) as view:
        write_cameo(view, out, selection)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode()), delimiter="\t"))


def test_a_line_for_each_pair_of_sides(tmp_path: Path) -> None:
    first, second, third = rows(situation(tmp_path), Selection())
    assert list(first) == list(COLUMNS)
    assert [first[name] for name in COLUMNS[:5]] == ["2031-02-01", "ALVGOV", "CVL", "173", "-5.0"]
    assert (second["Source"], second["Source Name"]) == ("ALV", "Alvania")
    assert first["Sentence"].endswith("_1")
    assert (third["Date"], third["Source"], third["Voice"], third["Modes"]) == (
        "2031-02-03",
        "KGZ",
        "Foreign Ministry",
        "future;hypothetical",
    )


def test_what_is_planned_can_be_left_out(tmp_path: Path) -> None:
    assert {row["PLOVER"] for row in rows(situation(tmp_path), Selection(without=frozenset({"future"})))} == {"COERCE/arrest"}


@pytest.mark.parametrize(
    ("kind", "country", "sector", "code"),
    [
        ("state", "KAZ", "GOV", "KAZ"),
        ("organisation", "KAZ", "GOV", "KAZGOV"),
        ("media", "KAZ", "JRN", "KAZMED"),
        ("organisation", "UNO", "IGO", "IGOUNO"),
        ("organisation", "IGO", "IGO", "IGO"),
        ("organisation", None, "NGO", "NGO"),
        ("group", None, "REB", "REB"),
        ("group", None, "UNK", "---"),
    ],
)
def test_actor_codes(kind: ActorType, country: str | None, sector: str, code: str) -> None:
    assert actor_code(Actor(id="x", type=kind, names=(Name("x"),), country=country, sector=sector)) == code


def test_every_code_of_the_ontology_has_a_score_that_is_its_own() -> None:
    categories = ontology().categories.values()
    codes = {category.cameo for category in categories} | {mode.cameo for category in categories for mode in category.modes.values()}
    assert all(-10 <= goldstein(code) <= 10 for code in codes)
    assert goldstein("1739") == goldstein("173")
    with pytest.raises(StopIteration):
        goldstein("99")
