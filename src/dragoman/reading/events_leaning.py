"""Patterns for who acts where the clause leaves him out and leans on another."""

import re

from msgspec import Struct


class Leaning(Struct):
    """The table `leaning` of the grammar file `events`, as patterns over shadows."""

    # After two who meet: they do. Between that and an act: the first of them does it, or both (group `both`).
    meeting: re.Pattern[str]
    apart: re.Pattern[str]
    # The rest of a clause that only says when.
    when_only: re.Pattern[str]
    # Before those who are taken up; after a verb: a part of the place named before. In the clause before: from whom something is wanted.
    taken_up: re.Pattern[str]
    quarter: re.Pattern[str]
    visited: re.Pattern[str]
