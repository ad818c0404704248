"""Offices whose body stands in words that no phrase takes in, and whose words a title is."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Occupancy
from dragoman.schema.reading import Reading


def offices(reading: Reading) -> set[tuple[str, str, str, str]]:
    found = [c for c in reading.claims if isinstance(c, Occupancy) and c.confidence >= 0.5]
    return {(c.holder.text, c.post, c.organisation.text if c.organisation else "", c.status) for c in found}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("我和嵐州大學王立明教授談過。", ("王立明", "教授", "嵐州大學", "current")),
        ("我写信给科洛岱大学做移民研究的教授扎雷诺夫。", ("扎雷诺夫", "教授", "科洛岱大学", "current")),
        ("法國駐嵐州總領事科洛多夫到場。", ("科洛多夫", "駐嵐州總領事", "法國", "current")),
        ("「飞虎小队」：队长王立明；队员何桂明", ("王立明", "队长", "飞虎小队", "current")),
        ("3月26日：橙西区区议会主席王立明到场。", ("王立明", "主席", "橙西区区议会", "current")),
        ("岚州文学博物馆收到一份捐赠。馆长科洛多夫很高兴。", ("科洛多夫", "馆长", "岚州文学博物馆", "current")),
        ("橙果大學文化系客席副教授王立明失去教席。", ("王立明", "客席副教授", "橙果大學文化系", "ended")),
        ("被捕的橙果集團4名高層，財務總裁王立明受審。", ("王立明", "財務總裁", "橙果集團", "current")),
        ("人权观察（Human Rights Watch）中国部副主任王立明说。", ("王立明", "副主任", "人权观察（Human Rights Watch）", "current")),
        ("港澳辦主任王立明到場。", ("王立明", "主任", "港澳辦", "current")),
        ("国务院副总理王立明到场。", ("王立明", "副总理", "国务院", "current")),
        ("立法會議員王立明到場。", ("王立明", "立法會議員", "立法會", "current")),
        ("早在抗战爆发初期，法国驻岚州总领事科洛多夫就写信。", ("科洛多夫", "驻岚州总领事", "法国", "ended")),
        ("总统张健虹和欧盟委员会主席冯德卡出席。", ("冯德卡", "主席", "欧盟委员会", "current")),
        ("橙果传媒创办人王立明到场。", ("王立明", "创办人", "橙果传媒", "current")),
        ("《橙報》前總編輯、前董事王立明（52歲），前董事何桂明（63歲）到場。", ("何桂明", "董事", "橙報", "ended")),
        ("扎雷诺夫到场。他曾是苏联外交部长。", ("他", "外交部长", "苏联", "ended")),
    ],
)
def test_the_body_of_an_office(read: Callable[..., Reading], text: str, office: tuple[str, str, str, str]) -> None:
    assert office in offices(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "歌手王立明被捕。",
        "阿尔瓦尼亚的创始人王立明是一位诗人。",
        "歷史學家王立明說。",
        "他是一位重视改革的主席。",
        "王立明说，作为一名检察官，他从不问这些。",
    ],
)
def test_a_trade_without_a_body_is_no_office(read: Callable[..., Reading], text: str) -> None:
    assert not offices(read(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("王立明声称：“阿尔瓦尼亚总统扎雷诺夫已经离开。”", ["王立明"]),
        ("王立明声称：“阿尔瓦尼亚总统扎雷诺夫已经离开。”阿尔瓦尼亚总统扎雷诺夫没有回应。", []),
        ("王立明声称，阿尔瓦尼亚总统扎雷诺夫已经离开。", []),
        ("阿爾瓦尼亞總統扎雷諾夫表示，會議已經結束。", []),
    ],
)
def test_in_whose_words_a_title_stands(read: Callable[..., Reading], text: str, who: list[str]) -> None:
    said = [[by.text for by in c.asserted_by] for c in read(text).claims if isinstance(c, Occupancy)]
    assert said == [who]
