"""Judgements hold when reports are read again, in any order; undoing leaves no trace."""

from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.analysis.joined import joined
from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.analysis.queue import queue
from dragoman.flow import judging
from dragoman.flow.judging import Words, signed
from dragoman.lexicon.load import load_lexicon
from dragoman.schema.claims import Deployment, Occupancy, Quantity, Quotation
from dragoman.schema.errors import DragomanError
from dragoman.schema.reading import Reader
from dragoman.store.situation import open_view, open_writer
from inventing import PhraseReader, post
from judged_posts import REPORTS, SIGN, exported, find, make, newer_reader, now, read, report_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path)


def ten_corrections(path: Path) -> list[tuple[str, Any]]:
    """One of every kind; returns what must hold of the judged situation afterwards, each with its answer now."""
    quotation, dead, event = find(path, "quotation", "明天会"), find(path, "quantity", "7人"), find(path, "event")
    other, north, south = find(path, "quotation", "札雷諾夫"), find(path, "deployment", "北岸"), find(path, "deployment", "第7旅")
    judging.amend(path, find(path, "quotation", "且看").id, {"speaker": "state:ALV"}, signed("a", "1"))
    judging.amend(path, event.id, {"category": "THREATEN", "date": "2031-02-02", "auxiliary": "future"}, signed("a", "2"))
    judging.confirm(path, dead.id, signed("a", "3"))
    judging.reject(path, north.id, signed("a", "4"))
    judging.add(
        path, Words(report=quotation.report, words="扎雷诺夫是总统"), "occupancy", {"holder": "扎雷诺夫", "post": "总统"}, signed("a", "5")
    )
    judging.amend(path, other.report, {"title": "新题", "publisher": "P"}, signed("a", "6"))
    judging.check(path, south.id, signed("a", "7"))
    judging.link(path, "x:armed_unit:第31旅", "x:armed_unit:第7旅", signed("a", "8"))
    judging.unlink(path, quotation.id, other.id, signed("a", "9"))
    judging.check(path, other.report, signed("a", "10"))
    return holding(path)


def holding(path: Path) -> list[tuple[str, Any]]:
    with open_judged(path) as view:
        found = joined(view, load_lexicon(), 0)
        return [
            *((name, (mark.state, mark.changes)) for name, mark in sorted(view.marks().items())),
            *((one.id, (one.title, one.publisher)) for one in view.reports()),
            ("facts", sorted(fact.claims for fact in found.facts)),
            ("actors", sorted(found.linked.ids.items())),
            ("orphaned", [one.judgement.id for one in view.listed() if one.orphaned]),
        ]


def test_corrections_of_every_kind_hold_when_all_is_read_again_by_a_newer_reader(path: Path) -> None:
    before = ten_corrections(path)
    assert [found for what, found in before if what == "orphaned"] == [[]]
    assert len([state for _, (state, _) in before[:-3] if state != "machine"]) >= 6
    read(path.parent / "in", path, newer_reader)
    with open_view(path) as view:
        assert {reading.reader for one in view.report_ids() if (reading := view.reading_of(one))} == {"phrases 2"}
    assert holding(path) == before


def test_undoing_all_restores_the_situation_byte_for_byte(path: Path) -> None:
    before = exported(path)
    ten_corrections(path)
    assert exported(path) != before
    assert exported(path, raw=True) == before
    with open_judged(path, raw=True) as view:
        assert len({day for one, day in joined(view, load_lexicon()).linked.ids.items() if "旅" in one.actor}) == 2
    with open_judged(path) as view:
        made = [one.judgement.id for one in view.listed()]
    for name in made:
        judging.undo(path, name, signed("a", "taken back"))
    assert exported(path) == before
    with open_judged(path) as view:
        assert [one.stands for one in view.listed()] == [False] * len(made) + [True] * len(made)
        assert joined(view, load_lexicon()).facts == joined(JudgedView(view, raw=True), load_lexicon()).facts


def test_taking_back_an_undoing_brings_the_judgement_back(path: Path) -> None:
    dead = find(path, "quantity", "7人")
    first = judging.reject(path, dead.id, SIGN)
    judged = exported(path)
    back = judging.undo(path, first.id[:6], signed("b"))
    assert dead.id.encode() in exported(path)
    judging.undo(path, back.id, signed("b", "right after all"))
    assert exported(path) == judged
    with pytest.raises(DragomanError, match="undone already"):
        judging.undo(path, first.id, SIGN)
    with pytest.raises(DragomanError, match="no judgement"):
        judging.undo(path, "zzzz", SIGN)


def test_the_last_word_on_a_slot_counts_and_other_slots_stay(path: Path) -> None:
    dead = find(path, "quantity", "7人")
    for changes in ({"value": 8, "unit": "soldier"}, {"value": 9}):
        judging.amend(path, dead.id, changes, signed("a"))
    amended = now(path, dead.id)[1]
    assert isinstance(amended, Quantity)
    assert (amended.value, amended.unit) == (9, "soldier")
    judging.reject(path, dead.id, signed("a"))
    assert now(path, dead.id)[0] == "rejected"
    judging.confirm(path, dead.id, signed("a"))
    assert now(path, dead.id)[0] == "amended"


class Otherwise(PhraseReader):
    """A later reader that gives the same words other key slots, so that ids change."""

    def read(self, document: Any) -> Any:
        found = super().read(document)
        claims = []
        for one in found.claims:
            if isinstance(one, Deployment) and one.unit.text == "第7旅":
                continue
            if isinstance(one, Quotation):
                one = msgspec.structs.replace(one, id="", speaker=msgspec.structs.replace(one.speaker, text="他"))
            claims.append(one)
        return msgspec.structs.replace(found, claims=tuple(claims))


def other_reader(_lexicon: Path | None) -> Reader:
    return Otherwise("l1", "phrases 3")


def test_a_claim_whose_id_is_gone_is_found_by_its_words_or_shown_as_orphaned(path: Path) -> None:
    quotation, gone = find(path, "quotation", "明天会"), find(path, "deployment", "第7旅")
    held = judging.amend(path, quotation.id, {"speaker": "state:ALV"}, SIGN)
    lost = judging.reject(path, gone.id, SIGN)
    read(path.parent / "in", path, other_reader)
    with open_judged(path) as view:
        listed = {one.judgement.id: one for one in view.listed()}
        on = listed[held.id].on
        assert on is not None
        assert on != quotation.id
        assert view.mark(on).changes["speaker"][1]["id"] == "state:ALV"
        assert (listed[lost.id].on, listed[lost.id].orphaned) == (None, True)


def test_judgements_follow_words_into_an_edited_report(path: Path) -> None:
    quotation = find(path, "quotation", "明天会")
    judging.reject(path, quotation.id, SIGN)
    judging.add(path, Words(report=quotation.report, words="扎雷诺夫是总统"), "occupancy", {"holder": "扎雷诺夫", "post": "总统"}, SIGN)
    judging.amend(path, quotation.report, {"publisher": "P"}, SIGN)
    post(path.parent / "in", "a.md", "题a", "先说一句。" + REPORTS["a"])
    read(path.parent / "in", path)
    with open_judged(path) as view:
        (report,) = view.find_report("题a")
        assert report.publisher == "P"
        assert not any(one.orphaned for one in view.listed())
        claims = view.claims_of_report(report.id)
        assert [one.spans[0].text for one in claims if isinstance(one, Occupancy)] == ["扎雷诺夫是总统"]
        assert not any(isinstance(one, Quotation) for one in claims)


def test_judgements_go_from_one_situation_to_another(path: Path, tmp_path: Path) -> None:
    ten_corrections(path)
    read(tmp_path / "in", tmp_path / "other.db")
    assert judging.import_(tmp_path / "other.db", judging.export(path)) == len(judging.export(path))
    assert exported(tmp_path / "other.db") == exported(path)
    assert judging.import_(tmp_path / "other.db", judging.export(path)) == 0
    nobody = msgspec.structs.replace(judging.export(path)[0], id="x", target=())
    with pytest.raises(DragomanError, match="nothing was taken in"):
        judging.import_(tmp_path / "other.db", [nobody])


def test_a_forgotten_report_takes_the_judgements_on_its_words_with_it(path: Path) -> None:
    ten_corrections(path)
    with open_view(path) as view:
        ids = view.report_ids()
    with open_writer(path) as writer:
        for one in ids:
            writer.forget(one)
    with open_view(path) as view:
        assert [one for one in view.judgements() if one.undoes is None] == []


def test_a_report_looked_through_checks_the_claims_it_had_then(path: Path) -> None:
    report = report_of(path, "题a")
    judging.check(path, report, SIGN)
    with open_judged(path) as view:
        assert {view.mark(one.id).state for one in view.claims_of_report(report)} == {"checked"}
        waiting = {one.id for one in queue(view, joined(view, load_lexicon())).claims}
    assert waiting == {find(path, "quantity", "9人").id, find(path, "event").id}


def test_the_queue_has_what_is_doubtful_and_nobody_has_checked(path: Path) -> None:
    def waiting() -> tuple[list[str], int]:
        with open_judged(path) as view:
            found = queue(view, joined(view, load_lexicon()), 10)
        return [one.id for one in found.claims], found.waiting

    ids, count = waiting()
    dead = [find(path, "quantity", words).id for words in ("7人", "9人")]
    assert sorted(ids[:2]) == sorted(dead)
    judging.confirm(path, dead[0], SIGN)
    assert waiting() == ([one for one in ids if one != dead[0]], count - 1)


def test_a_judgement_is_signed() -> None:
    with pytest.raises(DragomanError, match="signed"):
        signed("  ")


def decisions(path: Path) -> list[Any]:
    """Calls that touch different things, each given its signature."""
    quotation, dead, event = find(path, "quotation", "明天会"), find(path, "quantity", "9人"), find(path, "event")
    unit, south = find(path, "deployment", "北岸"), find(path, "deployment", "第7旅")
    words = Words(report=quotation.report, words="扎雷诺夫是总统")
    return [
        lambda sign: judging.amend(path, quotation.id, {"speaker": "state:ALV"}, sign),
        lambda sign: judging.amend(path, quotation.id, {"date": "2031-01-01"}, sign),
        lambda sign: judging.reject(path, dead.id, sign),
        lambda sign: judging.confirm(path, event.id, sign),
        lambda sign: judging.add(path, words, "occupancy", {"holder": "扎雷诺夫", "post": "总统"}, sign),
        lambda sign: judging.amend(path, quotation.report, {"title": "另题"}, sign),
        lambda sign: judging.check(path, unit.id, sign),
        lambda sign: judging.amend(path, south.id, {"number": 300}, sign),
    ]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(8)))
def test_judgements_on_different_things_apply_in_any_order(path: Path, order: list[int]) -> None:
    before = exported(path)
    results = []
    calls = decisions(path)
    for places in (range(8), order):
        made = [calls[place](signed("a")) for place in places]
        results.append(exported(path))
        for one in made:
            judging.undo(path, one.id, signed("a"))
        assert exported(path) == before
    assert results[0] == results[1]


def test_the_order_in_which_rows_are_stored_is_without_effect(path: Path, tmp_path: Path) -> None:
    for changes in ({"value": 8}, {"value": 9}, {"unit": "x"}):
        judging.amend(path, find(path, "quantity", "7人").id, changes, signed("a"))
    made, judged = judging.export(path), exported(path)
    for n, order in enumerate(permutations(made)):
        read(tmp_path / "in", tmp_path / f"{n}.db")
        judging.import_(tmp_path / f"{n}.db", order)
        assert exported(tmp_path / f"{n}.db") == judged
