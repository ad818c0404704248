"""Decisions on a situation: what each of them changes, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from dragoman.analysis.joined import joined
from dragoman.analysis.judged import open_judged
from dragoman.flow import judging
from dragoman.flow.judging import Words, signed
from dragoman.lexicon.load import load_lexicon
from dragoman.schema.claims import Event, Occupancy
from dragoman.schema.errors import DragomanError
from dragoman.store.queries import ClaimQuery
from dragoman.store.situation import open_view
from judged_posts import SIGN, exported, find, make, now, report_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path)


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
