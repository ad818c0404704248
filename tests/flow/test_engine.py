import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import psutil
import pytest

from dragoman.exchange.jsonl import write_jsonl
from dragoman.exchange.selection import Selection
from dragoman.flow.engine import read_paths, reread
from dragoman.flow.settings import Settings
from dragoman.flow.summary import Progress
from dragoman.schema.claims import Quantity
from dragoman.schema.errors import DragomanError
from dragoman.store.situation import open_view
from inventing import phrase_reader, post

HERE = Path(__file__).parent
KILLS, FILES = 10, 20


def settings(lexicon: Path | None = None, jobs: int = 1) -> Settings:
    return Settings(make_reader=phrase_reader, lexicon=lexicon, jobs=jobs)


def exported(situation: Path) -> bytes:
    out = BytesIO()
    with open_view(situation) as view:
        write_jsonl(view, out, Selection(least=0))
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


@pytest.fixture
def situation(tmp_path: Path) -> Path:
    return tmp_path / "s.db"


def fill(folder: Path, count: int, extra: str = "") -> None:
    for number in range(count):
        said = f"扎雷诺夫说：“第{number}天很平静。”{number + 2}人死亡。第{number % 5}旅进驻北岸。{extra}"
        post(folder, f"{number:02}.md", f"第{number}天", said)


def test_reading_again_changes_nothing(folder: Path, situation: Path) -> None:
    fill(folder, 3)
    first = read_paths([folder], situation, settings())
    before = exported(situation)
    second = read_paths([folder], situation, settings())
    assert (first.new, first.claims, first.failures) == (3, 9, [])
    assert (second.new, second.reread, second.unchanged, second.claims) == (0, 0, 3, 0)
    assert exported(situation) == before


@pytest.mark.parametrize("extra", ["", "慢读"])
def test_several_processes_give_the_same_export_as_one(folder: Path, tmp_path: Path, extra: str) -> None:
    """Also where the first is long at its first file, and others are taken in meanwhile, of which one has no text."""
    fill(folder, 8, extra)
    (folder / "05a.md").write_bytes(b"")
    one = read_paths([folder], tmp_path / "one.db", settings(jobs=1))
    three = read_paths([folder], tmp_path / "three.db", settings(jobs=3))
    assert exported(tmp_path / "one.db") == exported(tmp_path / "three.db")
    assert one.failures == three.failures != []


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_fails_is_told_and_the_rest_goes_on(folder: Path, situation: Path, jobs: int) -> None:
    fill(folder, 5)
    post(folder, "02a.md", "坏", "这里读坏了。")
    (folder / "03a.md").write_bytes(b"")
    missing = folder / "none.md"
    summary = read_paths([folder, missing], situation, settings(jobs=jobs))
    assert summary.new == 5
    reasons = dict(summary.failures)
    assert reasons[str(folder / "02a.md")] == "the reader failed on “坏” (LookupError: no such phrase)"
    assert set(reasons) == {str(folder / name) for name in ("02a.md", "03a.md", "none.md")}
    with open_view(situation) as view:
        assert {one.path: one.reason for one in view.failures()} == reasons


@pytest.mark.parametrize("name", ["-1.md", "00a.md", "03a.md"])
def test_a_process_that_dies_costs_only_its_own_file(folder: Path, situation: Path, name: str) -> None:
    """Also where it is the first, of which others would be made, or one that was just made."""
    fill(folder, 8)
    post(folder, name, "暴", "暴毙")
    summary = read_paths([folder], situation, settings(jobs=2))
    assert summary.new == 8
    ((path, reason),) = summary.failures
    assert path.endswith(name)
    assert "the process that read it died" in reason


def test_a_mended_file_is_no_failure_any_more(folder: Path, situation: Path) -> None:
    post(folder, "a.md", "甲", "读坏")
    assert read_paths([folder], situation, settings()).failures
    post(folder, "a.md", "甲", "3人死亡。")
    assert read_paths([folder], situation, settings()).new == 1
    with open_view(situation) as view:
        assert view.failures() == []


def test_an_edited_file_and_an_edited_lexicon_are_read_anew(folder: Path, situation: Path, tmp_path: Path) -> None:
    fill(folder, 2)
    read_paths([folder], situation, settings())
    post(folder, "00.md", "第0天", "9人死亡。")
    edited = read_paths([folder], situation, settings())
    assert (edited.new, edited.reread, edited.unchanged) == (1, 0, 1)
    (tmp_path / "l2").mkdir()
    anew = read_paths([folder], situation, settings(tmp_path / "l2"))
    assert (anew.new, anew.reread, anew.unchanged) == (0, 2, 0)
    with open_view(situation) as view:
        assert len(view.report_ids()) == 2
        assert min(claim.confidence for claim in view.claims()) == 0.7


def test_reread_needs_no_files(folder: Path, situation: Path, tmp_path: Path) -> None:
    fill(folder, 2)
    read_paths([folder], situation, settings())
    for path in folder.iterdir():
        path.unlink()
    (tmp_path / "l2").mkdir()
    assert reread(situation, settings()).unchanged == 2
    assert reread(situation, settings(tmp_path / "l2")).reread == 2
    with open_view(situation) as view:
        assert [len(view.readings(one)) for one in view.report_ids()] == [2, 2]


def test_reread_of_an_unknown_report_is_told(folder: Path, situation: Path) -> None:
    fill(folder, 1)
    read_paths([folder], situation, settings())
    with pytest.raises(DragomanError, match="no report 0000"):
        reread(situation, settings(), reports=["0000"])


def test_records_of_one_file_are_reports_of_their_own(folder: Path, situation: Path) -> None:
    path = folder / "wire.jsonl"
    lines = [json.dumps({"id": n, "date": "2031-02-03", "title": f"电{n}", "text": f"{n}人死亡。"}) for n in (1, 2, 3)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_paths([path], situation, settings()).new == 3
    path.write_text("\n".join([lines[0], lines[2].replace("3\\u4eba", "4\\u4eba")]), encoding="utf-8")
    assert read_paths([path], situation, settings()).new == 1
    with open_view(situation) as view:
        assert sorted(claim.value or 0 for claim in view.claims() if isinstance(claim, Quantity)) == [1, 4]


def test_what_is_piped_in_replaces_nothing(situation: Path) -> None:
    for text in ("甲地3人死亡。", "乙地4人死亡。", "乙地4人死亡。"):
        read_paths([], situation, settings(), piped=text.encode())
    with open_view(situation) as view:
        assert len(view.report_ids()) == 2


def test_progress_counts_every_file(folder: Path, situation: Path) -> None:
    fill(folder, 3)
    steps: list[Progress] = []
    read_paths([folder], situation, settings(), steps.append)
    read_paths([folder], situation, settings(), steps.append)
    assert [(step.done, step.total) for step in steps] == [(1, 3), (2, 3), (3, 3)] * 2


def start(folder: Path, situation: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, str(HERE / "reading_run.py"), str(folder), str(situation)])


def test_killed_at_any_moment_the_next_run_completes_it(folder: Path, tmp_path: Path) -> None:
    fill(folder, FILES, "慢读")
    undisturbed, situation = tmp_path / "whole.db", tmp_path / "killed.db"
    began = time.monotonic()
    assert start(folder, undisturbed).wait() == 0
    whole, lasted = exported(undisturbed), time.monotonic() - began
    chance = random.Random(time.time_ns())  # noqa: S311 (moments, not secrets)
    cut = 0
    for _ in range(KILLS):
        run = start(folder, situation)
        time.sleep(chance.uniform(0.1, 1.0) * lasted)
        run.send_signal(signal.SIGKILL)
        run.wait()
        stored = check_whole(situation)
        cut += stored < FILES
        if stored == FILES:
            for path in tmp_path.glob("killed.db*"):
                path.unlink()
    assert cut, "no run was killed before its end"
    assert start(folder, situation).wait() == 0
    assert exported(situation) == whole
    with open_view(situation) as view:
        assert (view.failures(), view.unfinished()) == ([], [])


def check_whole(situation: Path) -> int:
    """How many reports are there, each with all its claims and findable."""
    if not situation.exists() or not situation.stat().st_size:
        return 0
    with open_view(situation) as view:
        reports = view.report_ids()
        assert all(len(view.claims_of_report(one)) == 3 for one in reports)
        assert all(view.search(view.report(one).title) for one in reports)
    return len(reports)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_no_process_behind(folder: Path, situation: Path, number: signal.Signals) -> None:
    fill(folder, FILES, "慢读")
    run = start(folder, situation)
    process = psutil.Process(run.pid)
    children = until(lambda: found if len(found := process.children(recursive=True)) >= 2 else None)
    assert children
    run.send_signal(number)
    run.wait()
    assert until(lambda: not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children))


def until(check: Callable[[], Any], seconds: float = 10) -> Any:
    """What the check gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while not (found := check()) and time.monotonic() < end:
        time.sleep(0.02)
    return found
