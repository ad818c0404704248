import io
import json
from pathlib import Path
from typing import Any

from dragoman.exchange.geojson import write_geojson
from dragoman.exchange.places import Places, Point
from dragoman.exchange.selection import Selection
from dragoman.store.situation import open_view
from told import situation

SHORE = Places({"place:north-shore": Point(43.5, 76.25)})


def collection(path: Path, places: Places, selection: Selection | None = None) -> dict[str, Any]:
    out = io.BytesIO()
    with open_view(path) as view:
        write_geojson(view, out, selection or Selection(), places)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_events_and_deployments_stand_where_they_happened_longitude_first(tmp_path: Path) -> None:
    features = collection(situation(tmp_path), SHORE)["features"]
    assert [one["properties"]["kind"] for one in features] == ["event", "deployment"]
    assert all(one["geometry"] == {"type": "Point", "coordinates": [76.25, 43.5]} for one in features)
    assert features[0]["properties"]["asserted_by"] == ["Foreign Ministry"]
    assert features[1]["properties"]["number"] == 300


def test_without_coordinates_the_collection_is_empty_and_still_whole(tmp_path: Path) -> None:
    assert collection(situation(tmp_path), Places({})) == {"type": "FeatureCollection", "features": []}


def test_claims_of_others_can_be_left_out(tmp_path: Path) -> None:
    features = collection(situation(tmp_path), SHORE, Selection(voices="author"))["features"]
    assert [one["properties"]["kind"] for one in features] == ["deployment"]


def test_the_lexicon_knows_where_cities_are_and_a_user_adds_places(tmp_path: Path) -> None:
    table = "id\ttype\tcountry\ten\tlat\tlon\nplace:north-shore\tplace\tKAZ\tNorth Shore\t43.5\t76.25\n"
    (tmp_path / "mine.actors.tsv").write_text(table, encoding="utf-8")
    places = Places.of_lexicon(tmp_path)
    assert SHORE.first([]) is None
    assert collection(situation(tmp_path), places)["features"]
