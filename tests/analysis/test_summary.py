from pathlib import Path

import pytest

from dragoman.analysis.dossier import dossier
from dragoman.analysis.summary import Summary, summarize
from dragoman.flow.engine import read_paths
from dragoman.flow.settings import Settings
from dragoman.store.situation import open_view
from inventing import phrase_reader, post


@pytest.fixture
def situation(tmp_path: Path) -> Path:
    post(tmp_path, "a.md", "甲", "扎雷诺夫说：“局势稳定。”7人死亡。第3旅进驻北岸。扎雷诺夫下令袭击东山州（2031-02-01）。")
    post(tmp_path, "b.md", "乙", "扎雷诺夫说：“明天会好。”奥尔迈说：“不会。”第3旅进驻北岸。阿尔瓦尼亚下令袭击西山州（2031-02-02）。")
    post(tmp_path, "c.md", "丙", "扎雷诺夫下令袭击东山州（2031-02-01）。扎雷诺夫下令袭击南山州（2031-09-01）。扎雷诺夫下令袭击北山州。")
    (tmp_path / "d.md").write_bytes(b"")
    read_paths([tmp_path], tmp_path / "s.db", Settings(make_reader=phrase_reader, jobs=1))
    return tmp_path / "s.db"


@pytest.fixture
def summary(situation: Path) -> Summary:
    with open_view(situation) as view:
        return summarize(view)


def test_counts(summary: Summary) -> None:
    assert (summary.reports, summary.languages, summary.first, summary.last) == (3, {"zh-Hans": 3}, "2031-02-03", "2031-02-03")
    assert summary.kinds == {"event": 5, "quotation": 3, "deployment": 2, "quantity": 1}
    assert (summary.claims, summary.doubtful) == (11, 1)
    assert summary.actor_types["person"] == 2


def test_the_most_quoted_come_first(summary: Summary) -> None:
    assert [(one.actor.id, one.claims, one.reports) for one in summary.most_quoted] == [("person:zarenov", 2, 2), ("x:person:奥尔迈", 1, 1)]


def test_the_latest_events_are_dated_not_in_the_future_and_told_once(summary: Summary) -> None:
    assert [event.date for event in summary.latest_events] == ["2031-02-02", "2031-02-01"]


def test_a_deployment_told_twice_is_listed_once(summary: Summary) -> None:
    assert [(one.unit.name, one.site.name) for one in summary.deployments] == [("第3旅", "北岸")]


def test_failures_have_their_reason(summary: Summary) -> None:
    assert [Path(one.path).name for one in summary.failures] == ["d.md"]
    assert summary.failures[0].reason


def test_an_empty_situation_is_no_error(tmp_path: Path) -> None:
    read_paths([], tmp_path / "s.db", Settings(make_reader=phrase_reader, jobs=1))
    with open_view(tmp_path / "s.db") as view:
        found = summarize(view)
    assert (found.reports, found.claims, found.first, found.latest_events) == (0, 0, None, ())


def test_a_dossier_sorts_claims_by_what_they_say_of_the_actor(situation: Path) -> None:
    with open_view(situation) as view:
        found = dossier(view, view.actor("person:zarenov"))
        aimed_at = dossier(view, view.find_actor("东山州")[0])
    assert {section.title: len(section.claims) for section in found.sections} == {"Words": 2, "Acts": 4}
    assert (found.claims, found.reports) == (6, 3)
    assert [section.title for section in aimed_at.sections] == ["Acts towards it"]
