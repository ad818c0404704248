"""Makes what lies beside this file, and the bench, importable, also for the processes that a test starts."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
