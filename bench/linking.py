"""Times the joining of what is the same: all reports from scratch, and one more report.

    python -m bench.linking [FOLDER...]

Without folders it takes the gold reports and the posts of the shared texts. What is timed is the work in memory: the readings are there,
as they are in a program that keeps a situation open.
"""

import sys
import tempfile
import time
from pathlib import Path
from random import Random

from msgspec import Struct

from bench.__main__ import Clock, shared
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.lexicon.load import load_lexicon
from dragoman.resolving.joining import Joining, Told, by_report
from dragoman.resolving.phonetics import Sounds
from dragoman.store.queries import ClaimQuery
from dragoman.store.situation import open_view

TRIED, SEED = 30, 1  # how many reports are taken out and put in again, and which
MOST_OF_READING, MOST_OF_ALL = 1.0, 1 / 30  # what a change must keep to: all, of the time to read; one more, of the time of all


class Timed(Struct, frozen=True):
    """Seconds: to read with one process, to join all, and for one more report in the mean and at most."""

    reports: int
    claims: int
    reading: float
    scratch: float
    mean: float
    most: float


def timed(folders: list[Path]) -> Timed:
    """Read the folders, join all, then take reports out and put each in again."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "bench.db"
        clock = Clock()
        read_paths(folders, path, Settings(make_reader=grammar_reader, jobs=1))
        reading = clock.seconds
        with open_view(path) as view:
            told = by_report(view.reports(), view.actors_by_report(), view.claims(ClaimQuery(least=0.5)))
    sounds = Sounds(load_lexicon(None))
    clock, joining = Clock(), Joining(sounds)
    joining.update(told)
    scratch = clock.seconds
    chosen = Random(SEED).sample(sorted(told), min(TRIED, len(told)))  # noqa: S311 - which reports are timed is no secret
    more = [_one_more(joining, name, told[name]) for name in chosen]
    claims = sum(len(one.claims) for one in told.values())
    return Timed(len(told), claims, reading, scratch, sum(more) / len(more), max(more))


def _one_more(joining: Joining, name: str, one: Told) -> float:
    joining.update({name: None})
    start = time.perf_counter()
    joining.update({name: one})
    return time.perf_counter() - start


def show(found: Timed) -> None:
    """Print what was timed beside what it must keep to."""
    print(f"\njoining {found.reports:,} reports with {found.claims:,} claims")
    print(f"  all from scratch     {found.scratch:8.3f} s  (at most {found.reading * MOST_OF_READING:.1f} s, what reading them takes)")
    print(f"  one more, in the mean{found.mean:8.3f} s  (at most {found.scratch * MOST_OF_ALL:.3f} s, a thirtieth of all)")
    print(f"  one more, the slowest{found.most:8.3f} s")


def folders_of(given: list[str]) -> list[Path]:
    """The folders named, else gold and posts of the shared texts, as far as they are there."""
    chosen = [Path(one) for one in given] or [shared() / "corpora" / name for name in ("gold", "posts")]
    return [one for one in chosen if one.is_dir()]


if __name__ == "__main__":
    wanted = folders_of(sys.argv[1:])
    if wanted:
        show(timed(wanted))
    else:
        print(f"Nothing to time: no folder of reports in {shared()}. Name one, or set DRAGOMAN_SHARED to where the shared texts are.")
