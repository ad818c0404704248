"""A situation as JSON Lines, one record a line, and back.

The order is fixed, so that equal situations give equal bytes: reports by id, then actors by id, then claims by report and by their place in
its text. Nothing that hangs on when or how often something was read is in it.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from dragoman.exchange.selection import Selection, Written
from dragoman.schema.errors import DragomanError
from dragoman.schema.records import Record, decode, decode_claim, encode
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View


def write_jsonl(view: View, out: BinaryIO, selection: Selection | None = None) -> Written:
    """Write the current reports and actors, and the claims that are wanted."""
    wanted = selection or Selection()
    reports = actors = claims = 0
    for report_id in view.report_ids():
        out.write(encode(view.report(report_id)) + b"\n")
        reports += 1
    for actor in view.actors():
        out.write(encode(actor) + b"\n")
        actors += 1
    for record in view.each_claim(ClaimQuery(least=wanted.least)):
        if not wanted.narrows or wanted.wants(decode_claim(record)):
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
