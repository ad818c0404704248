"""Doers that only the text beside the verb names."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read


def sides(read: Read, text: str, category: str) -> list[tuple[list[str], list[str]]]:
    events = [c for c in read(text).claims if isinstance(c, Event) and c.event == category]
    return [([e.name for e in c.actor], [e.name for e in c.recipient]) for c in events]


@pytest.mark.parametrize(
    ("text", "category", "doer", "met"),
    [
        ("警方在市中心驅散人群，事件中至少七人被捕。", "COERCE", "警方", "至少七人"),
        ("两名男子在码头被截查，警方亦要求途人离开。", "COERCE", "警方", "两名男子"),
        ("警方出動防暴警察驅散人群，五人被捕。", "COERCE", "警方", "五人"),
        ("防暴警察施放催淚彈。三名學生被帶走。", "COERCE", "防暴警察", "三名學生"),
        ("阿尔瓦尼亚军队炮击港口，科尔多维亚守军被击溃。", "ASSAULT", "阿尔瓦尼亚军队", "科尔多维亚守军"),
    ],
)
def test_supplied(read: Read, text: str, category: str, doer: str, met: str) -> None:
    assert ([doer], [met]) in sides(read, text, category)


@pytest.mark.parametrize(
    "text",
    [
        "消防员赶到现场，纵火者被捕。",
        "示威者被带到警察局，五人被拘留。",
        "居民指责无警员到场，却有五人被捕。",
        "警方介绍了工作。\n五人被捕。",
    ],
)
def test_not_supplied(read: Read, text: str) -> None:
    assert all(actor == [] for actor, _ in sides(read, text, "COERCE"))


@pytest.mark.parametrize(
    ("text", "category", "doers"),
    [
        ("國安處總警司陳志華昨日公佈，已拘捕4人。", "COERCE", ["國安處"]),
        ("阿尔瓦尼亚军方的爪牙四处活动，绑架异议人士和商人。", "ASSAULT", ["阿尔瓦尼亚军方"]),
        ("梅尔克教授说：“西方人为什么要制裁我们。”", "SANCTION", ["西方人"]),
        ("莫索公司可以拒绝患病的儿童，可以拒绝贫困的老人。", "REJECT", []),
    ],
)
def test_doers(read: Read, text: str, category: str, doers: list[str]) -> None:
    assert all(actor == doers for actor, _ in sides(read, text, category))
    assert sides(read, text, category) or not doers


@pytest.mark.parametrize(
    ("text", "category", "both"),
    [
        ("500名平民被阿尔瓦尼亚军队杀害，其中许多人被虐杀。", "ASSAULT", (["阿尔瓦尼亚军队"], ["许多人"])),
        ("工会被警方国安处指控为代理人，并以“颠覆罪”，起诉工会及其主席梅尔克。", "ACCUSE", (["警方国安处"], ["工会", "梅尔克"])),
        ("法院因紀念港口大火而判處反對派領導人入獄。", "SANCTION", (["法院"], ["反對派領導人"])),
        ("警方拘捕親政府人士及多名學生。警方拘捕反對派人士、教師和記者。", "COERCE", (["警方"], ["反對派人士", "教師", "記者"])),
        ("阿尔瓦尼亚或科尔多维亚官员怪罪当地媒体报道负面新闻。", "ACCUSE", (["阿尔瓦尼亚", "科尔多维亚官员"], ["当地媒体"])),
        ("警方逮捕了包括記者伊萬·梅爾克在內的五名示威者。", "COERCE", (["警方"], ["五名示威者", "伊萬·梅爾克"])),
    ],
)
def test_lists_and_hands(read: Read, text: str, category: str, both: tuple[list[str], list[str]]) -> None:
    assert both in sides(read, text, category)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("市民发起的抗议集会被取消。", "PROTEST"),
        ("工会原定举行的罢工临时叫停。", "PROTEST"),
        ("警方被批评殴打示威者。", "ASSAULT"),
        ("西方从经济上打击阿尔瓦尼亚。", "ASSAULT"),
        ("阿尔瓦尼亚派遣部队参加与科尔多维亚的联合军演。", "MOBILIZE"),
    ],
)
def test_not_done(read: Read, text: str, category: str) -> None:
    assert sides(read, text, category) == []


def test_who_is_accused_of_backing(read: Read) -> None:
    assert sides(read, "阿尔瓦尼亚被控支持叛军。", "ACCUSE") == [([], ["阿尔瓦尼亚"])]


def test_we_of_private_people(read: Read) -> None:
    assert sides(read, "教师梅尔克娃说：“西方人为什么要制裁我们。”", "SANCTION") == [(["西方人"], ["我们"])]


def test_not_who_is_spoken_of(read: Read) -> None:
    text = "伊琳娜·梅尔克娃因此被指违法，还被质疑受贿，呼吁警方对她进行调查。"
    assert sides(read, text, "REQUEST") == []


def test_head_of_a_clause_that_helps(read: Read) -> None:
    text = "为阿尔瓦尼亚、科尔多维亚等国的流亡人士提供庇护的人权基金会，则不得不关闭。"
    assert all(met == ["流亡人士"] for _, met in sides(read, text, "AID"))


def test_narrators(read: Read) -> None:
    assert sides(read, "今天发生的事情就是我们在杀害这些居民。", "ASSAULT") == [(["我们"], ["这些居民"])]


@pytest.mark.parametrize("text", ["她既是教师，又是难民援助专家。", "大批旅客到访港口。"])
def test_nouns_are_no_acts(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if isinstance(c, Event)]
