"""What a run is told: which lexicon, how many processes, which reader."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from dragoman.schema.reading import Reader

# Measured on 149 posts: two with their parent 415 MB where they share the lexicon, 510 MB where each loads its own; 600 MB is the budget.
MOST_JOBS = 2
ReaderMaker = Callable[[Path | None], Reader]


def usual_jobs() -> int:
    """One process a processor, at most two."""
    return max(1, min(os.cpu_count() or 1, MOST_JOBS))


class Settings(Struct, frozen=True, kw_only=True):
    """`jobs` 1 reads in this process; `make_reader` is a function at the top of a module, so that other processes can find it."""

    make_reader: ReaderMaker
    lexicon: Path | None = None
    jobs: int = 0

    @property
    def processes(self) -> int:
        """How many processes to read in."""
        return self.jobs if self.jobs > 0 else usual_jobs()
