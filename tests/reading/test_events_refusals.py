"""Who is refused and who refuses, visits with meetings, and how questions and conditions are meant."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read, sure_events, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("警方要求她打開背包，該女子拒絕。", ("REJECT", "該女子", "警方")),
        ("警員上前截查。該女子拒絕並步行離開公園。", ("REJECT", "該女子", "警員")),
        ("有女子拒絕截查，多名警員阻止。", ("REJECT", "女子", "多名警員")),
        ("172人及5間公司被檢控。", ("ACCUSE", "", "172人、5間公司")),
        ("警方把部分人帶走，包括剛到場的主席周敏華。", ("COERCE", "警方", "部分人、周敏華")),
        ("執政黨議員與在野黨議員於議場表決期間爆發衝突。", ("ASSAULT", "執政黨議員", "在野黨議員")),
        ("俄羅斯威脅在加里寧格勒部署核武器。", ("THREATEN", "俄羅斯", "")),
        ("俄罗斯试图从日本、韩国获得雷达，都遭拒绝。", ("REJECT", "日本、韩国", "俄罗斯")),
        ("瑞士否决了德国向乌克兰援助该国所造的炮弹。", ("REJECT", "瑞士", "德国")),
        ("法国总理呼吁俄乌尽快停火。", ("REQUEST", "法国总理", "俄、乌")),
        ("联合国大会要求俄全面撤军。", ("REQUEST", "联合国大会", "俄")),
        ("德国政府近期宣布已与卡塔尔就煤炭供应达成协议。", ("AGREE", "德国政府", "卡塔尔")),
        ("日本首相周二訪問巴黎與法國總統會面。", ("CONSULT", "日本首相", "巴黎")),
        ("日本首相周二訪問巴黎與法國總統會面。", ("CONSULT", "日本首相", "法國總統")),
        ("总统扎雷诺夫致函议会，要求公开账目。", ("REQUEST", "扎雷诺夫", "议会")),
        ("美国施压德国迫使其让出码头。", ("REQUEST", "美国", "德国")),
        ("大使扎雷诺夫向来敢言，曾多次呼吁议会封关。", ("REQUEST", "扎雷诺夫", "议会")),
        ("右翼媒体抨击民主党。", ("ACCUSE", "右翼媒体", "民主党")),
        ("总统扎雷诺夫派出特使参加典礼。", ("CONSULT", "扎雷诺夫", "")),
    ],
)
def test_both_sides(read: Read, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "德军接收日本装备，要先受训。",
        "议员曾公开支持朝鲜人权状况。",
        "为什么要信这种杀死了数万人的主义？",
        "他去参加支持巴勒斯坦的抗议。",
        "记者质问警方，为何拘捕周敏华。",
        "《新报》记者周日走访北区的农家。",
        "他近年揭露新疆的污染。",
    ],
)
def test_no_act_towards_anybody(read: Read, text: str) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "hypothetical"),
    [
        ("为什么法国要求美国先取消关税？", False),
        ("法国要求美国先取消关税吗？", True),
        ("法国于何时要求美国先取消关税？", False),
        ("法国可以通过移民削弱边境，从而逼迫德国介入。", True),
        ("不必德国出动部队。", True),
        ("德国持续援助乌克兰，才能让边境平静。", True),
        ("德国持续援助乌克兰，边境渐渐平静。", False),
    ],
)
def test_how_it_is_meant(read: Read, text: str, hypothetical: bool) -> None:
    assert [("hypothetical" in c.auxiliary) for c in read(text).claims if isinstance(c, Event)] == [hypothetical]


def test_a_line_may_end_with_the_refusal(read: Read) -> None:
    assert [c.event for c in sure_events(read("议会拒绝"))] == ["REJECT"]
