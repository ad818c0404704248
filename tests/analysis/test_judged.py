"""Every answer of a judged view tells of the same claims; a view that nothing was judged in answers as the store does."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.flow import judging
from dragoman.flow.judging import Words, signed
from dragoman.schema.claims import entities_of
from dragoman.schema.derived import Judgement, JudgementAction
from dragoman.schema.errors import DragomanError
from dragoman.schema.records import decode_claim
from dragoman.store.queries import ClaimQuery, fits
from dragoman.store.situation import open_view
from told import TEXT, situation

QUERIES = [
    ClaimQuery(),
    ClaimQuery(kind="event"),
    ClaimQuery(category="assault"),
    ClaimQuery(actor="person:zarenov"),
    ClaimQuery(by="org:ministry"),
    ClaimQuery(start="2031-02"),
    ClaimQuery(start="2031-02-02"),
    ClaimQuery(end="2031-01"),
    ClaimQuery(start="2031", end="2031-02-01"),
    ClaimQuery(words="札雷诺夫"),
    ClaimQuery(words='"下令逮捕" 示威*'),
    ClaimQuery(words="逮捕 北岸"),
    ClaimQuery(least=0.5),
    ClaimQuery(kind="relation", actor="state:ALV"),
]
ids = [msgspec.json.encode(query).decode() for query in QUERIES]


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A claim of each kind, four of them rejected, amended, confirmed or added, in a report with another day."""
    path = situation(tmp_path)
    with open_view(path) as view:
        (report,) = view.report_ids()
        claims = {type(one).__name__.lower(): one.id for one in view.claims()}
    judging.reject(path, claims["deployment"], signed("a"))
    judging.amend(path, claims["event"], {"category": "THREATEN", "date": "2031-01-05", "actor": "person:Ivo Brand"}, signed("a"))
    judging.confirm(path, claims["condition"], signed("a"))
    judging.add(path, Words(report=report, words="外交部稱"), "occupancy", {"holder": "person:zarenov", "post": "x"}, signed("a"))
    judging.amend(path, report, {"date": "2031-06-07"}, signed("a"))
    return path


@pytest.mark.parametrize("query", QUERIES, ids=ids)
def test_what_fits_in_memory_is_what_the_store_finds(tmp_path: Path, query: ClaimQuery) -> None:
    with open_view(situation(tmp_path)) as view:
        days = {one.id: one.published[:10] if one.published else None for one in view.reports()}
        assert [one.id for one in view.claims() if fits(one, query, days[one.report])] == [one.id for one in view.claims(query)]


@pytest.mark.parametrize("query", QUERIES, ids=ids)
def test_all_answers_are_of_the_same_claims(judged: Path, query: ClaimQuery) -> None:
    with open_judged(judged) as view:
        days = {one.id: one.published[:10] if one.published else None for one in view.reports()}
        wanted = [one for one in view.claims() if fits(one, query, days[one.report])]
        assert view.claims(query) == wanted
        assert view.count_claims(query) == len(wanted)
        assert [decode_claim(one) for one in view.each_claim(query)] == wanted
        assert [one for start in range(0, len(wanted) + 2, 2) for one in view.claims(query, 2, start)] == wanted
        dated = sorted((one for one in wanted if one.date), key=lambda one: (-one.confidence, one.id))
        assert {one.id for one in view.latest(query, 100)} == {one.id for one in dated}


def test_counts_are_of_the_same_claims(judged: Path) -> None:
    with open_judged(judged) as view:
        claims = view.claims()
        assert view.claims_by_kind() == Counter(type(one).__name__.lower() for one in claims)
        named = Counter(name for one in claims for name in {entity.id for _, entity in entities_of(one) if entity.id})
        assert {name: count for name, count, _ in view.tallied()} == named
        assert [count for _, count, _ in view.tallied(limit=3)] == [count for _, count in named.most_common(3)]
        assert {one.actor.id: one.claims for one in view.mentions()}["x:person:ivobrand"] == 1
        assert view.actor("x:person:ivobrand") in view.actors()
        assert view.find_actor("ivo brand", exact=True) == [view.actor("x:person:ivobrand")]
        assert sum(view.actors_by_type().values()) == len(view.actors())


def test_a_view_without_judgements_is_the_store_s(tmp_path: Path) -> None:
    path = situation(tmp_path)
    with open_view(path) as plain, open_judged(path) as view:
        assert view.marks() == {}
        for query in QUERIES:
            assert view.claims(query) == plain.claims(query)
        assert view.mentions() == plain.mentions()
        assert view.actors_by_report() == plain.actors_by_report()
        assert view.extent() == plain.extent()


def test_raw_is_the_machine_s_reading(judged: Path) -> None:
    with open_view(judged) as plain, open_judged(judged, raw=True) as view:
        assert view.claims() == plain.claims()
        assert view.reports() == plain.reports()
        assert (view.judgements(), view.listed()) == ([], [])


def test_what_is_stored_stays_as_the_machine_read_it(judged: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with open_view(judged) as view, open_view(situation(tmp_path / "other")) as untouched:
        assert view.claims() == untouched.claims()


def test_an_amendment_that_no_longer_fits_is_shown_as_orphaned(judged: Path) -> None:
    with open_judged(judged) as view:
        claim = next(one for one in view.claims() if one.date is None)
        broken = judging.amend(judged, claim.id, {"date": "2031"}, signed("a"))
    value = {**(broken.value or {}), "set": {"date": "no day"}}
    judging.undo(judged, broken.id, signed("a"))
    judging.import_(judged, [msgspec.structs.replace(broken, id="broken", value=value)])
    with open_judged(judged) as view:
        assert [one.judgement.id for one in view.listed() if one.orphaned] == ["broken"]
        assert view.claim(claim.id) == claim


def test_a_judged_view_knows_no_more_than_its_text(judged: Path) -> None:
    with open_judged(judged) as view:
        assert all(span.text == TEXT[span.start : span.end] for one in view.claims() for span in one.spans)
        assert isinstance(view, JudgedView)
        with pytest.raises(DragomanError, match="there is no claim"):
            view.claim("none")


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"of": 7},
        {"of": {}},
        {"of": {"kind": "event"}},
        {"of": {"kind": "hymn", "id": "x"}},
        {"of": {"kind": "report", "id": "none"}},
        {"of": [{}], "set": 3},
        {"of": None, "actors": [{"id": 3}]},
    ],
    ids=str,
)
@pytest.mark.parametrize("action", ["join", "part", "confirm", "reject", "amend", "add", "mute", "check", "rate"])
def test_a_judgement_that_cannot_be_understood_is_shown_and_does_no_harm(tmp_path: Path, action: JudgementAction, value: Any) -> None:
    path = situation(tmp_path)
    with open_view(path) as plain:
        before = plain.claims()
    judging.import_(path, [Judgement(id="odd", action=action, target=("nothing",), by="b", at="2031", value=value)])
    with open_judged(path) as view:
        assert view.claims() == before
        assert [one.orphaned for one in view.listed()] == [action != "rate"]
