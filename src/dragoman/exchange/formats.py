"""The formats that an export can be written in, by name."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from dragoman.exchange import cameo, ftm, geojson, gexf, jsonl, plover, tables
from dragoman.exchange.places import Places
from dragoman.exchange.selection import Selection, Written
from dragoman.store.view import View


class Job(Struct, frozen=True):
    """What is to be written, the user's lexicon folder for formats that ask where places are, and how to join what is the same
    for those that hold it."""

    view: View
    selection: Selection
    lexicon: Path | None = None
    above: Callable[[], jsonl.Above] | None = None

    @property
    def places(self) -> Places:
        """Coordinates of known places."""
        return Places.of_lexicon(self.lexicon)


# Formats that are one file, and formats that are a folder of tables.
FILES: dict[str, Callable[[Job, BinaryIO], Written]] = {
    "jsonl": lambda job, out: jsonl.write_jsonl(job.view, out, job.selection, job.above() if job.above else None),
    "plover": lambda job, out: plover.write_plover(job.view, out, job.selection, job.places),
    "cameo": lambda job, out: cameo.write_cameo(job.view, out, job.selection),
    "ftm": lambda job, out: ftm.write_entities(job.view, out, job.selection),
    "ftm-statements": lambda job, out: ftm.write_statements(job.view, out, job.selection),
    "gexf": lambda job, out: gexf.write_gexf(job.view, out, job.selection),
    "geojson": lambda job, out: geojson.write_geojson(job.view, out, job.selection, job.places),
}
FOLDERS: dict[str, Callable[[Job, Path], Written]] = {
    "csv": lambda job, folder: tables.write_csv(job.view, folder, job.selection),
    "parquet": lambda job, folder: tables.write_parquet(job.view, folder, job.selection),
}
