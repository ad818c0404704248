"""Ten corrections of every kind on the shared gold reports, which a newer reader then reads again: all of them hold."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.analysis.joined import joined
from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.flow import judging
from dragoman.flow.engine import read_paths, reread
from dragoman.flow.judging import Words, signed
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.lexicon.load import load_lexicon
from dragoman.resolving.evidence import key_of
from dragoman.schema.claims import AnyClaim, Occupancy, Quotation
from dragoman.schema.ids import digest
from dragoman.schema.reading import Reader, Reading
from dragoman.schema.report import Document
from dragoman.store.queries import ClaimQuery
from dragoman.store.situation import open_view
from dragoman.store.view import NotThereError

ROOT = Path(__file__).parents[2]
GOLD = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared") / "corpora" / "gold"
TEN = 10


class Newer:
    """The reader, a version later; every third claim has got another id."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def name(self) -> str:
        return f"{self._reader.name} and later"

    @property
    def lexicon_version(self) -> str:
        return self._reader.lexicon_version

    def read(self, document: Document) -> Reading:
        found = self._reader.read(document)
        return msgspec.structs.replace(found, reader=self.name, claims=tuple(map(_renamed, found.claims)))


def _renamed(claim: AnyClaim) -> AnyClaim:
    return claim if int(claim.id, 16) % 3 else msgspec.structs.replace(claim, id=digest(claim.id, "newer"))


def newer_reader(lexicon: Path | None) -> Reader:
    return Newer(grammar_reader(lexicon))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not GOLD.is_dir():
        pytest.skip(f"no shared texts in {GOLD}: set DRAGOMAN_SHARED")
    made = tmp_path_factory.mktemp("gold") / "s.db"
    read_paths([GOLD], made, Settings(make_reader=grammar_reader, jobs=1))
    return made


def picked(path: Path, query: ClaimQuery, used: set[str]) -> Iterator[AnyClaim]:
    """Ten claims that nothing has been said of, spread over the reports."""
    with open_view(path) as view:
        claims = sorted((one for one in view.claims(query) if one.id not in used), key=lambda one: digest(one.id))
    for one in claims[:TEN]:
        used.add(one.id)
        yield one


def corrections(path: Path) -> None:
    used: set[str] = set()
    for claim in picked(path, ClaimQuery(), used):
        judging.confirm(path, claim.id, signed("a", "confirm"))
    for claim in picked(path, ClaimQuery(), used):
        judging.reject(path, claim.id, signed("a", "reject"))
    for claim in picked(path, ClaimQuery(), used):
        judging.check(path, claim.id, signed("a", "check"))
    for claim in picked(path, ClaimQuery(kind="quotation"), used):
        judging.amend(path, claim.id, {"speaker": "person:Ivar Zarenov", "assessment": True}, signed("a", "speaker"))
    for claim in picked(path, ClaimQuery(kind="event"), used):
        judging.amend(path, claim.id, {"category": "CONSULT", "mode": None, "context": None, "auxiliary": None}, signed("a", "category"))
    for claim in picked(path, ClaimQuery(), used):
        judging.amend(path, claim.id, {"date": "1987-06-05", "claimant": "person:Ivar Zarenov"}, signed("a", "date, claimant"))
    for claim in picked(path, ClaimQuery(kind="occupancy"), used):
        judging.amend(path, claim.id, {"status": "ended", "post_en": "reeve"}, signed("a", "any slot"))
    for claim in picked(path, ClaimQuery(), used):
        where = Words(report=claim.report, words=min(claim.spans).text, start=min(claim.spans).start)
        judging.add(path, where, "occupancy", {"holder": "person:Ivar Zarenov", "post": "reeve"}, signed("a", "add"))
    with open_view(path) as view:
        reports = view.reports()
    for report in reports:
        judging.amend(path, report.id, {"title": f"题 {report.id}", "publisher": "P", "date": "2031-02-03"}, signed("a", "report"))


def joins(path: Path) -> None:
    """Actors and claims that nothing connects become one; what is one becomes two."""
    with open_judged(path) as view:
        found = joined(view, load_lexicon())
    apart = [key_of(one) for one in sorted(found.linked.ids) if one.report and not one.actor.startswith("x:group")]
    apart = [one for one in apart if not one.removeprefix("x:")[:16].isalnum()]
    for one, other in zip(apart[:3], apart[-3:], strict=True):
        judging.link(path, one, other, signed("a", "one"))
    alone = [fact.claims[0] for fact in found.facts if len(fact.claims) == 1 and isinstance(found.claims[fact.claims[0]], Quotation)]
    judging.link(path, alone[0], alone[-1], signed("a", "the same"))
    together = next(fact for fact in found.facts if len(fact.claims) > 1)
    judging.unlink(path, together.claims[0], together.id, signed("a", "not the same"))


def holding(view: JudgedView) -> list[Any]:
    """For each judgement that stands, what it was to bring about and whether that is so."""
    held: list[Any] = []
    found = joined(view, load_lexicon(), 0)
    told_in = {claim: fact.id for fact in found.facts for claim in fact.claims}
    facts = {one.judgement.id: one.claims for one in view.overlay.facts}
    for one in view.listed():
        action, on, value = one.judgement.action, one.on, one.judgement.value or {}
        assert on is not None, one
        if action in ("join", "part"):
            ends = (
                [told_in[claim] for claim in facts[one.judgement.id]]
                if "of" in value
                else [_day(found, key) for key in one.judgement.target]
            )
            held.append((one.judgement.reason, (ends[0] in ends[1:]) == (action == "join")))
        elif value["of"]["kind"] == "report":
            held.append((one.judgement.reason, all(getattr(view.report(on), name) == told for name, told in value["set"].items())))
        else:
            held.append((one.judgement.reason, _claim_holds(view, on, action, value)))
    return held


def _day(found: Any, key: str) -> str:
    return str(next(day for mention, day in found.linked.ids.items() if key_of(mention) == key))


def _claim_holds(view: JudgedView, on: str, action: str, value: Any) -> bool:
    claim, state = view.claim(on), view.mark(on).state
    shown = on in {one.id for one in view.claims_of_report(claim.report)}
    same_words = [span.text for span in claim.spans] == [span["text"] for span in value["of"]["spans"]]
    if action == "reject":
        return not shown and state == "rejected" and same_words
    if action == "add":
        return shown and state == "added" and isinstance(claim, Occupancy) and claim.post == "reeve" and same_words
    if action == "amend":
        now = msgspec.json.decode(msgspec.json.encode(claim))
        return shown and state == "amended" and same_words and all(now[name] == told for name, told in value["set"].items())
    return shown and state == "checked" and same_words and (action == "check" or claim.confidence == 1)


def test_ten_corrections_of_every_kind_hold_under_a_newer_reader(path: Path) -> None:
    corrections(path)
    joins(path)
    with open_judged(path) as view:
        before = holding(view)
        old = {one.id for one in view.claims()}
    assert len(before) >= 8 * TEN
    assert [reason for reason, holds in before if not holds] == []
    reread(path, Settings(make_reader=newer_reader, jobs=1))
    with open_judged(path) as view:
        assert len(old - {one.id for one in view.claims()}) > len(old) / 5
        assert [reason for reason, holds in holding(view) if not holds] == []
        assert [one.judgement.reason for one in view.listed() if one.orphaned] == []


def test_what_was_rejected_is_in_no_answer(path: Path) -> None:
    with open_judged(path) as view:
        gone = {name for name, mark in view.marks().items() if mark.state == "rejected"}
        assert gone
        assert gone.isdisjoint(one.id for one in view.claims())
        with pytest.raises(NotThereError):
            view.claim("0" * 16)
