"""Chinese names without a role or a cue beside them."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read


def met(read: Read, text: str) -> set[str]:
    return {entity.text for claim in read(text).claims if isinstance(claim, Event) for entity in claim.recipient}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("曾發起工潮的杜志銘到場。他被警員截查。", {"他"}),
        ("警方拘捕12人，包括吳慧儀（73歲）、方美生（63歲）及何蘊詩（44歲）。", {"12人", "吳慧儀", "方美生", "何蘊詩"}),
        ("财政部宣布制裁3位官员，包括李家铭、邓伟强和骆惠铭。", {"3位官员", "李家铭", "邓伟强", "骆惠铭"}),
        ("朱啟迪、陳志源及許偉峯涉嫌擾亂秩序被捕。", {"朱啟迪", "陳志源", "許偉峯"}),
    ],
)
def test_names_cut_out_by_the_segmenter(read: Read, text: str, names: set[str]) -> None:
    assert met(read, text) == names


def test_words_are_no_names(read: Read) -> None:
    assert not [actor for actor in read("康樂署多次把储物室上锁，钱太多，万人后悔。").actors if actor.type == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("网台主持人「阿杰」罗启铭被国安处拘捕。", {"罗启铭"}),
        ("國安處拘捕學生會會長羅啟銘等共3男1女。", {"羅啟銘", "3男1女"}),
        ("羅啟銘遭國安處帶走，其後獲准以五萬元保釋。", {"羅啟銘"}),
        ("國安警於三月二日，以一百萬元懸紅，通緝前議員羅啟銘、會長何嘉敏等八人。", {"羅啟銘", "何嘉敏", "八人"}),
    ],
)
def test_who_is_arrested(read: Read, text: str, names: set[str]) -> None:
    assert met(read, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "法官質疑選民或未留意政綱已改。",
        "高院法官裁定禁令部分違憲。",
        "共產黨透過貸款，換取扎雷亞與台灣斷交。",
        "電台播送尚未簽訂之協議。",
        "市民說不再與否決預算案綑綁。",
    ],
)
def test_no_act_is_told(read: Read, text: str) -> None:
    assert not [claim for claim in read(text).claims if isinstance(claim, Event) and claim.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("警方拘捕逾393名市民。", "逾393名市民"),
        ("警方拘捕45,000名示威者。", "45,000名示威者"),
        ("警方至今共拘捕285人。", "285人"),
        ("示威者其後被防暴警察以胡椒噴霧驅散。", "示威者"),
        ("大批警員在法院外戒備，並截查途人。", "途人"),
        ("警方拘捕逾二百名示威者。", "逾二百名示威者"),
        ("六名前學生領袖因違反國安法被判監。", "六名前學生領袖"),
        ("城市大學學生會遭校方解散。", "城市大學學生會"),
        ("民進黨團拒絕與在野黨協商。", "在野黨"),
        ("上訴庭駁回羅啟銘的上訴。", "羅啟銘"),
    ],
)
def test_how_many_they_are(read: Read, text: str, side: str) -> None:
    assert side in met(read, text)
