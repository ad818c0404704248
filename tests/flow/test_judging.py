"""Decisions on a situation: what each changes, that all hold when reports are read again, that undoing leaves no trace."""

import io
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.analysis.joined import joined
from dragoman.analysis.judged import JudgedView, open_judged
from dragoman.analysis.judging import Signature
from dragoman.analysis.queue import queue
from dragoman.exchange.jsonl import write_jsonl
from dragoman.exchange.selection import Selection
from dragoman.flow import judging
from dragoman.flow.engine import read_paths
from dragoman.flow.judging import Words, signed
from dragoman.flow.settings import Settings
from dragoman.lexicon.load import load_lexicon
from dragoman.schema.claims import AnyClaim, Deployment, Event, Occupancy, Quantity, Quotation
from dragoman.schema.errors import DragomanError
from dragoman.schema.reading import Reader
from dragoman.store.queries import ClaimQuery
from dragoman.store.situation import open_view, open_writer
from inventing import PhraseReader, phrase_reader, post

REPORTS = {
    "a": "扎雷诺夫说：“明天会好起来的。”7人死亡。第31旅进驻北岸。扎雷诺夫是总统。",
    "b": "札雷諾夫說：「明天會好起來的。」昨夜9人死亡。",
    "c": "扎雷诺夫说：“且看。”第31旅进驻南岸。第7旅进驻南岸。阿尔瓦尼亚下令袭击东山州（2031-02-01）。",
}
SIGN = Signature("分析员", "2031-03-01T00:00:00+00:00", "看过原文")


def newer_reader(lexicon: Path | None) -> Reader:
    """The same phrases, read by a later version."""
    return PhraseReader(lexicon.name if lexicon else "l1", "phrases 2")


def read(folder: Path, path: Path, make: Any = phrase_reader, lexicon: str = "l1") -> None:
    read_paths([folder], path, Settings(make_reader=make, jobs=1, lexicon=Path(lexicon)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        post(tmp_path / "in", f"{name}.md", f"题{name}", text)
    read(tmp_path / "in", tmp_path / "s.db")
    return tmp_path / "s.db"


def find(path: Path, kind: str, words: str = "") -> AnyClaim:
    with open_judged(path) as view:
        return next(one for one in view.claims(ClaimQuery(kind=kind)) if any(words in span.text for span in one.spans))


def report_of(path: Path, title: str) -> str:
    with open_judged(path) as view:
        return view.find_report(title)[0].id


def exported(path: Path, raw: bool = False) -> bytes:
    out = io.BytesIO()
    with open_judged(path, raw) as view:
        write_jsonl(view, out, Selection(least=0))
    return out.getvalue()


def now(path: Path, claim_id: str) -> tuple[str, AnyClaim]:
    with open_judged(path) as view:
        return view.mark(claim_id).state, view.claim(claim_id)


def test_what_is_rejected_goes_from_everything_and_stays_to_be_looked_at(path: Path) -> None:
    dead = find(path, "quantity", "7人")
    judging.reject(path, dead.id, SIGN)
    with open_judged(path) as view:
        assert dead.id not in {one.id for one in view.claims()}
        assert view.count_claims(ClaimQuery(kind="quantity")) == view.claims_by_kind()["quantity"] == 1
        assert view.left_out_claims(dead.report) == [dead]
        assert (view.mark(dead.id).state, view.claim(dead.id)) == ("rejected", dead)
        assert dead.id not in joined(view, load_lexicon()).claims
    with pytest.raises(DragomanError, match="rejected already"):
        judging.reject(path, dead.id, SIGN)


def test_a_doubtful_claim_that_is_confirmed_is_sure(path: Path) -> None:
    dead = find(path, "quantity", "7人")
    judging.confirm(path, dead.id, SIGN)
    assert now(path, dead.id)[0] == "checked"
    assert now(path, dead.id)[1].confidence == 1
    with open_view(path) as view:
        assert view.claim(dead.id) == dead


@pytest.mark.parametrize(
    ("kind", "changes", "slot", "value"),
    [
        ("quotation", {"speaker": "Alvania|扎雷诺夫"}, "speaker", {"id": "state:ALV", "name": "Alvania", "text": "扎雷诺夫"}),
        ("quotation", {"claimant": "state:ALV"}, "asserted_by", [{"id": "state:ALV", "name": "Alvania", "text": "Alvania"}]),
        ("quotation", {"category": "indirect"}, "mode", "indirect"),
        ("quantity", {"date": "2031-02-02"}, "date", "2031-02-02"),
        ("quantity", {"value": "17", "low": 15}, "value", 17),
        ("quantity", {"category": "injured"}, "measure", "injured"),
        ("quantity", {"of": "平民"}, "of", "平民"),
        ("deployment", {"site": "place:Korva"}, "site", {"id": "x:place:korva", "name": "Korva", "text": "北岸"}),
        ("deployment", {"auxiliary": "future;negation"}, "auxiliary", ["future", "negation"]),
        ("event", {"category": "COERCE", "mode": "arrest"}, "event", "COERCE"),
        ("event", {"size": '{"dead": 7}'}, "size", {"dead": 7}),
        ("event", {"recipient": ["person:zarenov", "group:示威者"]}, "recipient", None),
    ],
)
def test_any_slot_can_be_amended_and_both_values_are_kept(path: Path, kind: str, changes: Any, slot: str, value: Any) -> None:
    claim = find(path, kind)
    judging.amend(path, claim.id, changes, SIGN)
    with open_judged(path) as view:
        mark = view.mark(claim.id)
        assert (mark.state, mark.machine) == ("amended", claim)
        assert slot in mark.changes
        if value is not None:
            assert mark.changes[slot][1] == value
        assert view.claim(claim.id).spans == claim.spans


def test_category_and_mode_bring_their_score_and_code(path: Path) -> None:
    claim = find(path, "event")
    judging.amend(path, claim.id, {"event": "AID", "mode": None}, SIGN)
    amended = now(path, claim.id)[1]
    assert isinstance(amended, Event)
    assert isinstance(claim, Event)
    assert (amended.score or 0) > 0 > (claim.score or 0)
    assert amended.cameo != claim.cameo


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"speaker": "无名氏"}, "nobody is known as"),
        ({"holder": "state:ALV"}, "has no slot 'holder'"),
        ({"spans": []}, "has no slot 'spans'"),
        ({"date": "last week"}, "cannot be so"),
        ({"mode": "shouted"}, "cannot be so"),
        ({"content": "明天会好起来的。"}, "says so already"),
        ({}, "say what"),
    ],
)
def test_what_cannot_be_is_refused(path: Path, changes: Any, told: str) -> None:
    before = exported(path)
    with pytest.raises(DragomanError, match=told):
        judging.amend(path, find(path, "quotation", "明天会").id, changes, SIGN)
    assert exported(path) == before


def test_an_added_claim_is_there_with_words_and_claimant(path: Path) -> None:
    words = Words(report=report_of(path, "题a"), words="扎雷诺夫是总统")
    slots = {"holder": "扎雷诺夫", "post": "总统", "organisation": "state:ALV", "claimant": "Alvania"}
    made = judging.add(path, words, "occupancy", slots, SIGN)
    with open_judged(path) as view:
        (office,) = view.claims(ClaimQuery(kind="occupancy"))
        assert isinstance(office, Occupancy)
        assert (office.id, office.holder.id, office.spans[0].text) == (made.target[0], "person:zarenov", "扎雷诺夫是总统")
        assert office.asserted_by[0].id == "state:ALV"
        assert view.mark(office.id).state == "added"
        assert [one.id for one in view.claims(ClaimQuery(words="總統"))] == [office.id]
        assert ("state:ALV", 1) in [(name, reports) for name, _, reports in view.tallied(("asserted_by",))]
        assert ("state:ALV") in {actor.id for report, actor in view.actors_by_report() if report == words.report}
    with pytest.raises(DragomanError, match="the same claim is there"):
        judging.add(path, words, "occupancy", slots, SIGN)


def test_words_must_stand_in_the_report_and_be_told_apart(path: Path) -> None:
    report = report_of(path, "题c")
    with pytest.raises(DragomanError, match="does not stand so"):
        judging.add(path, Words(report=report, words="第9旅"), "deployment", {}, SIGN)
    with pytest.raises(DragomanError, match="perhaps more places"):
        judging.add(path, Words(report=report, words="南岸"), "deployment", {}, SIGN)
    slots = {"unit": "armed_unit:第9旅", "site": "place:南岸"}
    with open_judged(path) as view:
        start = view.report(report).text.rindex("南岸")
    made = judging.add(path, Words(report=report, words="南岸", start=start), "deployment", slots, SIGN)
    assert now(path, made.target[0])[1].spans[0].start == start


def test_a_quotation_may_rest_on_words_that_stand_apart(path: Path) -> None:
    words = Words(report=report_of(path, "题a"), words="扎雷诺夫说 … “明天会好起来的。”")
    made = judging.add(path, words, "quotation", {"mode": "direct", "speaker": "state:ALV", "content": "明天会好起来的。"}, SIGN)
    assert len(now(path, made.target[0])[1].spans) == 2


def test_a_report_is_corrected_and_its_claims_go_by_the_new_day(path: Path) -> None:
    report = report_of(path, "题b")
    judging.amend(path, report, {"title": "北岸", "publisher": "Borzia Herald", "date": "2031-05-06"}, SIGN)
    with open_judged(path) as view:
        found = view.report(report)
        assert (found.title, found.publisher, found.published) == ("北岸", "Borzia Herald", "2031-05-06T10:00:00+08:00")
        assert view.find_report("北岸") == view.find_report(report) == [found]
        assert view.find_report("题b") == []
        assert view.reports()[0] == found
        assert view.extent().last == "2031-05-06"
        assert {one.report for one in view.claims(ClaimQuery(start="2031-05"))} == {report}
        assert report not in {one.report for one in view.claims(ClaimQuery(end="2031-04"))}
        mark = view.report_mark(report)
        assert mark is not None
        assert mark.changes["title"] == ("题b", "北岸")
    with pytest.raises(DragomanError, match="no day"):
        judging.amend(path, report, {"date": "yesterday"}, SIGN)


def test_a_muted_rule_counts_in_no_version_and_a_confirmed_claim_of_its_stays(path: Path) -> None:
    dead = find(path, "quantity", "7人")
    judging.mute(path, dead.id, SIGN)
    with open_judged(path) as view:
        assert view.count_claims(ClaimQuery(kind="quantity")) == 0
        assert view.mark(dead.id).state == "rejected"
    judging.confirm(path, dead.id, SIGN)
    with open_judged(path) as view:
        assert [one.id for one in view.claims(ClaimQuery(kind="quantity"))] == [dead.id]
    with pytest.raises(DragomanError, match="muted already"):
        judging.mute(path, "phrases 9/dead", SIGN)
    with pytest.raises(DragomanError, match="no claim was made by"):
        judging.mute(path, "phrases/sung", SIGN)


def test_facts_are_joined_and_parted_by_their_claims(path: Path) -> None:
    one, other = find(path, "quotation", "明天会"), find(path, "quotation", "札雷諾夫")

    def together() -> bool:
        with open_judged(path) as view:
            return any({one.id, other.id} <= set(fact.claims) for fact in joined(view, load_lexicon()).facts)

    assert together()
    judging.unlink(path, one.id, other.id, signed("a", "another day"))
    assert not together()
    with pytest.raises(DragomanError, match="not one fact"):
        judging.unlink(path, one.id, other.id, SIGN)
    made = judging.link(path, one.id, other.id, signed("a", "the same day after all"))
    assert together()
    assert len(made) == 2
    brigades = [find(path, "deployment", words).id for words in ("第31旅进驻南岸", "第7旅")]
    judging.link(path, brigades[0], brigades[1], SIGN)
    with open_judged(path) as view:
        fact = next(fact for fact in joined(view, load_lexicon()).facts if brigades[0] in fact.claims)
    assert sorted(brigades) == list(fact.claims)


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
