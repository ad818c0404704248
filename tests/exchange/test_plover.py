import io
import json
from pathlib import Path
from typing import Any

from dragoman.exchange.places import Places, Point
from dragoman.exchange.plover import write_plover
from dragoman.exchange.selection import Selection
from dragoman.store.situation import open_view
from told import situation


def records(path: Path, selection: Selection) -> list[dict[str, Any]]:
    out = io.BytesIO()
    with open_view(path) as view:
        write_plover(view, out, selection, Places({"place:north-shore": Point(43.5, 76.25)}))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_event_has_the_fields_of_the_manual(tmp_path: Path) -> None:
    arrest, attack = records(situation(tmp_path), Selection())
    assert (arrest["date"], arrest["enddate"], arrest["event"], arrest["mode"]) == ("2031-02-01", "2031-02-01", ["COERCE"], ["arrest"])
    assert [(one["code"], one["identifier_text"]) for one in arrest["source"]] == [("ALV", "Ivar Zarenov"), ("ALV", "Alvania")]
    assert arrest["recipient"][0]["sector"] == "CVL"
    assert (arrest["quad_code"], arrest["event_scale"], arrest["size"]) == (4, -7.0, {"arrested": 7})
    assert (attack["date"], attack["enddate"], attack["date_text"]) == ("2031-02-01", "2031-02-28", "2031-02")
    assert attack["event_loc"][0] == {
        "name": "North Shore", "geonameid": None, "latitude": 43.5, "longitude": 76.25, "cc3": "KAZ",
    }  # fmt: skip


def test_what_is_claimed_and_planned_is_marked_and_can_be_left_out(tmp_path: Path) -> None:
    path = situation(tmp_path)
    attack = records(path, Selection())[1]
    assert (attack["asserted_by"], attack["auxiliary_modes"]) == (["Foreign Ministry"], ["future", "hypothetical"])
    assert [one["event"] for one in records(path, Selection(voices="author"))] == [["COERCE"]]


def test_the_evidence_stands_in_the_report(tmp_path: Path) -> None:
    arrest = records(situation(tmp_path), Selection())[0]
    assert arrest["event_text"] == ["札雷諾夫下令逮捕示威者"]
    assert arrest["text_info"] == {"sequence": 1, "start": 0, "end": 11}
    assert "text" not in arrest
