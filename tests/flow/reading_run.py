"""Reads a folder into a situation in two processes; started, and killed, by a test."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from inventing import phrase_reader

if __name__ == "__main__":
    summary = read_paths([Path(sys.argv[1])], Path(sys.argv[2]), Settings(make_reader=phrase_reader, jobs=2))
    sys.exit(len(summary.failures))
