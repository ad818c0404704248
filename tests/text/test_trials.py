"""Dates without a year in reports of trials belong to the case."""

from datetime import date

import pytest

from dragoman.text import dates
from dragoman.text.trials import tells_trial

CASE = "控方指，被告于2020年3月5日和2020年7月15日开会。法官问证人，辩方盘问时证人供称不知。"


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("她7月9日出席记者会。", "2020-07-09"),
        ("他7月底报名。", "2020-07"),
        ("他2月报名。", "2020-02"),
        ("此案6月12日续审。", "2023-06-12"),
        ("6月12日，庭外有人举起横额。", "2023-06-12"),
        ("他今年2月报名。", "2023-02"),
    ],
)
def test_the_year_of_the_case(told: str, edtf: str) -> None:
    found = dates.find(CASE + "\n" + told, date(2023, 6, 25), "zh-Hans")
    assert found[-1].edtf == edtf


def test_other_reports_keep_their_year() -> None:
    assert dates.find("军队于2020年3月5日和2020年7月15日出动。\n2月他报名。", date(2023, 6, 25), "zh-Hans")[-1].edtf == "2023-02"


def test_a_trial_needs_many_court_words() -> None:
    assert tells_trial(CASE, "zh-Hant")
    assert not tells_trial("法官说，控方迟到。" + "天气很冷。" * 300, "zh-Hans")
    assert not tells_trial("The judge asked the witness.", "en")


def test_a_day_alone_in_a_tale_of_old_times() -> None:
    years = "".join(f"19{year}年冬天很冷。" for year in range(30, 42))
    assert dates.find(years + "\n他1942年12月30日获释，却在29日身亡。", date(2024, 8, 28), "zh-Hans")[-1].edtf == "1942-12-29"
