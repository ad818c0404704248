"""What a report of a trial tells without a date is of the case, unless it is of the court."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read

CASE = "控方指，被告2016年3月5日、2016年7月9日和2016年8月2日到过市场。法官问证人，辩方盘问时证人供称不知。\n"
TRADITIONAL = "控方指，被告2016年3月5日、2016年7月9日和2016年8月2日到過市場。法官問證人，辯方盤問時證人供稱不知。\n"


@pytest.mark.parametrize(
    ("text", "past"),
    [
        (CASE + "扎雷诺夫要求所有队员出席会议。", True),
        (TRADITIONAL + "警員以警棍毆打示威者。", True),
        (CASE + "芬兰警方拘捕了三名示威者。", True),
        (CASE + "法官质疑扎雷诺夫说谎。", False),
        (CASE + "目前，芬兰警方拘捕了三名示威者。", False),
        (CASE + "法庭外，芬兰市民示威抗议政府。", False),
        ("芬兰警方拘捕了三名示威者。", False),
    ],
)
def test_acts_of_the_case(read: Read, text: str, past: bool) -> None:
    events = [c for c in read(text, date="2020-05-10").claims if isinstance(c, Event)]
    assert events
    assert "historical" in events[-1].auxiliary or not past
    assert past or all("historical" not in event.auxiliary for event in events)


def test_none_of_them_promised(read: Read) -> None:
    told = [c for c in read("会议开了三天，但无西方国家承诺出兵芬兰。").claims if isinstance(c, Event)]
    assert all("negation" in c.auxiliary for c in told)
    assert told
