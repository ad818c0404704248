"""A situation as JSON Lines, one record a line, and back.

The order is fixed, so that equal situations give equal bytes: reports by id, then actors by id, then claims by report and by their place in
its text, then what is above the claims. Nothing that hangs on when or how often something was read is in it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.exchange.selection import Selection, Written
from dragoman.lexicon.traits import tells_trait
from dragoman.resolving.actors import Linked
from dragoman.schema.derived import Conflict, Fact, Judgement
from dragoman.schema.errors import DragomanError
from dragoman.schema.records import Record, decode, decode_claim, encode
from dragoman.store.queries import ClaimQuery
from dragoman.store.view import View


class Above(Struct, frozen=True, kw_only=True):
    """What stands above the claims: who is who, and what was made from the claims or decided on them."""

    linked: Linked
    facts: Sequence[Fact] = ()
    conflicts: Sequence[Conflict] = ()
    judgements: Sequence[Judgement] = ()


def write_jsonl(view: View, out: BinaryIO, selection: Selection | None = None, above: Above | None = None) -> Written:
    """Write the current reports and actors, and the claims that are wanted.

    With `above`, actors go by their ids of the day; facts, conflicts and judgements follow, unless the claims were narrowed."""
    wanted = selection or Selection()
    reports = actors = claims = 0
    for report_id in view.report_ids():
        out.write(encode(view.report(report_id)) + b"\n")
        reports += 1
    for actor in view.actors() if above is None else (one for _, one in sorted(above.linked.actors.items())):
        out.write(encode(actor) + b"\n")
        actors += 1
    days = (
        {} if above is None else {(one.report, one.actor): day for one, day in above.linked.ids.items() if one.report and one.actor != day}
    )
    moved = frozenset(report for report, _ in days)
    private = set[str]()  # ids of claims that tell what is left out of persons
    for record in view.each_claim(ClaimQuery(least=wanted.least)):
        claim = decode_claim(record)
        if wanted.wants(claim):
            out.write((_of_the_day(record, days, moved) if moved else record.encode()) + b"\n")
            claims += 1
        elif tells_trait(claim):
            private.add(claim.id)
    if above is not None:
        over: tuple[Fact | Conflict, ...] = () if wanted.narrows else (*above.facts, *above.conflicts)
        for derived in over:
            if (told := _without(derived, private)) is not None:
                out.write(encode(told) + b"\n")
        for judgement in above.judgements:
            if private.isdisjoint(judgement.target):
                out.write(encode(judgement) + b"\n")
    return Written(reports, actors, claims)


def _without(derived: Fact | Conflict, private: Container[str]) -> Fact | Conflict | None:
    """A fact or conflict without these claims; None where nothing is left of it."""
    if isinstance(derived, Fact):
        claims = tuple(one for one in derived.claims if one not in private)
        return derived if claims == derived.claims else replace(derived, claims=claims) if claims else None
    sides = tuple(kept for side in derived.sides if (kept := tuple(one for one in side if one not in private)))
    return derived if sides == derived.sides else replace(derived, sides=sides) if len(sides) > 1 else None


def _of_the_day(record: str, days: Mapping[tuple[str, str], str], moved: frozenset[str]) -> bytes:
    """A claim's JSON with the ids that its actors go by."""
    claim: dict[str, Any] = msgspec.json.decode(record)
    report = claim["report"]
    if report not in moved:
        return record.encode()

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(one) for one in value]
        if isinstance(value, dict):
            day = days.get((report, value["id"])) if value.get("id") and "name" in value else None
            return {key: renamed(one) for key, one in value.items()} | ({"id": day} if day else {})
        return value

    return msgspec.json.encode({field: renamed(value) if isinstance(value, list | dict) else value for field, value in claim.items()})


def read_jsonl(lines: Iterable[bytes]) -> Iterator[Record]:
    """The records of an export; DragomanError names the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decode(line)
        except (msgspec.MsgspecError, DragomanError) as error:
            raise DragomanError(f"line {number} is no record: {error}") from error
