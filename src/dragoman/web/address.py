"""What an address says of the reader's filters, and back."""

from collections.abc import Mapping
from typing import get_args

from dragoman.analysis.selection import EXPLICIT, INFERRED, Wanted
from dragoman.schema.dates import point_bounds
from dragoman.schema.errors import DragomanError
from dragoman.schema.report import Language
from dragoman.web.links import FILTERS

SURENESS = {"all": 0.0, "inferred": INFERRED, "explicit": EXPLICIT}


def wanted(parameters: Mapping[str, str]) -> Wanted:
    """The filters of an address; DragomanError says which parameter cannot be taken."""
    for name in ("from", "to"):
        if parameters.get(name):
            point_bounds(parameters[name])
    language = parameters.get("in") or None
    if language is not None and language not in get_args(Language):
        raise DragomanError(f"in={language}: no such language; one of {', '.join(get_args(Language))}")
    sure = parameters.get("sure") or "inferred"
    if sure not in SURENESS:
        raise DragomanError(f"sure={sure}: one of {', '.join(SURENESS)}")
    return Wanted(
        start=parameters.get("from") or None,
        end=parameters.get("to") or None,
        by=parameters.get("by") or None,
        language=language,
        least=SURENESS[sure],
        trivia=parameters.get("trivia") == "1",
    )


def kept(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters that links carry on: the filters in force."""
    return {name: parameters[name] for name in FILTERS if parameters.get(name)}


def page_number(parameters: Mapping[str, str]) -> int:
    """The page of a list, from 1."""
    given = parameters.get("page", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 9 else 1
