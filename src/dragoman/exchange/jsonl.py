"""A situation as JSON Lines, one record a line, and back.

The order is fixed, so that equal situations give equal bytes: reports by id, then actors by id, then claims by report and by their place in
its text. Nothing that hangs on when or how often something was read is in it.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from dragoman.schema.errors import DragomanError
from dragoman.schema.records import Record, decode, encode
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View

LEAST = 0.5  # exports hold what the reader itself thinks more likely right than wrong, as the data contract says


class Written(Struct, frozen=True):
    """How many records of each sort were written."""

    reports: int
    actors: int
    claims: int


def write_jsonl(view: View, out: BinaryIO, everything: bool = False) -> Written:
    """Write the current records; `everything` takes in claims below a confidence of .5."""
    reports = actors = claims = 0
    for report_id in view.report_ids():
        out.write(encode(view.report(report_id)) + b"\n")
        reports += 1
    for actor in view.actors():
        out.write(encode(actor) + b"\n")
        actors += 1
    for record in view.each_claim(ClaimQuery(least=0.0 if everything else LEAST)):
        out.write(record.encode() + b"\n")
        claims += 1
    return Written(reports, actors, claims)


def read_jsonl(lines: Iterable[bytes]) -> Iterator[Record]:
    """The records of an export; DragomanError names the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decode(line)
        except (msgspec.MsgspecError, DragomanError) as error:
            raise DragomanError(f"line {number} is no record: {error}") from error
