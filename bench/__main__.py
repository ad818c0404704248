"""Times each stage over the shared posts, and a whole `dragoman read` in seconds and as a multiple of the floor.

    python -m bench [FOLDER]

The floor is the shared tool that only folds and scans the same texts once, run here and now, so that the multiple can be compared
between machines. Without the shared texts there is nothing to time, and the bench says so.
"""

import compileall
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from msgspec import Struct

from dragoman.flow.readers import grammar_reader
from dragoman.intake.errors import IntakeError
from dragoman.intake.files import find, read_bytes
from dragoman.intake.load import load
from dragoman.schema.ids import sha256_of
from dragoman.schema.reading import Reader, Reading
from dragoman.schema.report import Document
from dragoman.store.situation import open_writer
from dragoman.store.writer import Outcome, Place

ROOT = Path(__file__).parents[1]
RUNS = 3  # of which the one in the middle counts
POLL = 0.05  # seconds between two looks at memory
MOST_TIMES_FLOOR, MOST_MEMORY = 70, 600  # what a change must keep to: multiple of the floor, MB


class Stage(Struct, frozen=True):
    """What was done, how long it took in seconds, and over how many characters."""

    name: str
    seconds: float
    characters: int = 0


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._start


def shared() -> Path:
    """The folder of shared texts."""
    return Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")


def floor_seconds(folder: Path) -> float | None:
    """Seconds of the floor over the same texts; None where the tool is absent or cannot run."""
    tool = shared() / "tools" / "floor.py"
    if not tool.is_file():
        return None
    run = subprocess.run([sys.executable, str(tool), str(folder)], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"([\d.]+) s,", run.stdout)
    return float(found.group(1)) if run.returncode == 0 and found else None


def stages(folder: Path) -> list[Stage]:
    """One stage after the other, in this process."""
    clock = Clock()
    reader = grammar_reader(None)
    made = [Stage("loading the lexicon", clock.seconds)]
    clock, documents = Clock(), list[tuple[Path, Document]]()
    for path in find([folder]):
        try:
            documents += [(path, document) for document in load(read_bytes(path), str(path)).documents]
        except IntakeError:
            continue
    size = sum(len(document.report.text) for _, document in documents)
    made.append(Stage("intake", clock.seconds, size))
    clock = Clock()
    readings = [(path, document, _read(reader, document)) for path, document in documents]
    made.append(Stage("reading", clock.seconds, size))
    clock = Clock()
    _store([(path, document, reading) for path, document, reading in readings if reading is not None])
    return [*made, Stage("store", clock.seconds, size)]


def _read(reader: Reader, document: Document) -> Reading | None:
    """The reading, or None, with a note, where the reader fails: the time of the others is still worth knowing."""
    try:
        return reader.read(document)
    except Exception as error:
        print(f"not read: {document.report.path} ({type(error).__name__}: {error})", file=sys.stderr)
        return None


def _store(readings: list[tuple[Path, Document, Reading]]) -> None:
    with tempfile.TemporaryDirectory() as place, open_writer(Path(place) / "bench.db") as writer:
        for path, document, reading in readings:
            key = Place(str(path), sha256_of(document.raw))
            writer.add(document, reading, key, Outcome(path=key.path, sha256=key.sha256, reports=(document.report.id,)))


def whole(folder: Path) -> list[tuple[float, float | None]]:
    """Seconds of `dragoman read` into a new situation, its bytecode made beforehand, and of the floor right before it; some times over,
    as machines swing."""
    compileall.compile_dir(ROOT / "src", quiet=2)
    floors = (floor_seconds(folder) for _ in range(RUNS))
    return [(_run(folder, watched=False)[0], floor) for floor in floors]


def memory_of_reading(folder: Path) -> float:
    """Peak memory in MB, all processes together, of one more run: to look at memory takes a tenth of the time."""
    return _run(folder, watched=True)[1]


def _run(folder: Path, watched: bool) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "dragoman.cli.main", "read", str(folder), "--situation", str(Path(place) / "bench.db")]
        clock = Clock()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:  # noqa: S603
            peak = _Peak(run.pid)
            if watched:
                peak.start()
            code = run.wait()
            seconds = clock.seconds
            if watched:
                peak.join()
        if code:
            sys.exit(f"dragoman read ended with {code}: run it by hand to see why: dragoman read {folder}")
    return seconds, peak.megabytes


class _Peak(threading.Thread):
    """Watches the memory of a process and its children until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._process = psutil.Process(pid)
        self.megabytes = 0.0

    def run(self) -> None:
        while self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE:
            try:
                family = [self._process, *self._process.children(recursive=True)]
                self.megabytes = max(self.megabytes, sum(_memory(one) for one in family) / 1e6)
            except psutil.NoSuchProcess:
                return
            time.sleep(POLL)


def _memory(process: psutil.Process) -> int:
    """Bytes that a process holds: shared pages in shares where the system tells them (Linux), else all that it holds."""
    try:
        held = process.memory_full_info()
        return int(getattr(held, "pss", held.rss))
    except psutil.AccessDenied:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def main(folder: Path) -> None:
    """Print the table."""
    floor = floor_seconds(folder)
    print(f"{'':28}{'seconds':>9}{'characters a second':>22}{'× floor':>10}")

    def show(stage: Stage) -> None:
        speed = f"{stage.characters / stage.seconds:,.0f}" if stage.characters and stage.seconds else ""
        print(f"{stage.name:28}{stage.seconds:9.2f}{speed:>22}{f'{stage.seconds / floor:.1f}' if floor else '':>10}")

    made = stages(folder)
    size = made[-1].characters
    if floor:
        show(Stage("floor (fold and scan)", floor, size))
    for stage in made:
        show(stage)
    show(Stage("stages together", sum(stage.seconds for stage in made), size))
    runs = whole(folder)
    show(Stage("dragoman read, whole", statistics.median(seconds for seconds, _ in runs), size))
    print(f"\npeak memory of dragoman read: {memory_of_reading(folder):,.0f} MB (at most {MOST_MEMORY})")
    times = [seconds / floor for seconds, floor in runs if floor]
    if times:
        each = ", ".join(f"{seconds:.1f} s to {floor:.2f} s" for seconds, floor in runs if floor)
        print(f"dragoman read takes {statistics.median(times):.0f} times the floor (at most {MOST_TIMES_FLOOR}): {each}")


if __name__ == "__main__":
    posts = Path(sys.argv[1]) if len(sys.argv) > 1 else shared() / "corpora" / "posts"
    if posts.is_dir():
        main(posts)
    else:
        print(f"Nothing to time: there is no folder {posts}. Name one, or set DRAGOMAN_SHARED to where the shared texts are.")
