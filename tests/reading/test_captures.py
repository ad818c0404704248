"""Towns that nobody knows, by what is done to them; and what stands between a verb of force and whom it meets."""

import pytest

from dragoman.schema.claims import Event
from invented_states import events

MET = {
    "阿尔瓦尼亚军队攻占克拉斯诺维拉镇。": ["克拉斯诺维拉镇"],
    "阿爾瓦尼亞軍隊佔領扎里奇沃小鎮和幾個村。": ["扎里奇沃小鎮"],
    "阿尔瓦尼亚军队占领米尔纳多里诺镇、皮特斯列村，切断了公路。": ["米尔纳多里诺镇", "皮特斯列村"],
    "阿尔瓦尼亚军队收复重镇新萨尔季夫。": ["新萨尔季夫"],
    "阿尔瓦尼亚军队占领克里尼夫卡等村。": ["克里尼夫卡"],
    # The object at the end of words that describe it.
    "阿尔瓦尼亚军队占领早已被守军放弃的斯维托波尔镇。": ["斯维托波尔镇"],
    # Whom the verb meets behind words that only describe him.
    "警察枪杀两个舍友。": ["舍友"],
    "警方镇压手无寸铁的示威者。": ["示威者"],
}


@pytest.mark.parametrize("text", MET)
def test_whom_it_meets(text: str) -> None:
    assert next([entity.name for entity in e.recipient] for e in events(text) if isinstance(e, Event)) == MET[text]


@pytest.mark.parametrize("text", ["军队解放思想，控制情绪。", "贸易商打击竞争对手，占领市场。"])
def test_no_town(text: str) -> None:
    assert events(text) == []


def test_who_is_hit_by_what() -> None:
    event = events("阿尔瓦尼亚记者在现场采访时遭遇催泪弹袭击。")[0]
    assert isinstance(event, Event)
    assert (event.actor, [e.text for e in event.recipient]) == ((), ["阿尔瓦尼亚记者"])


def test_no_judge_did_what_he_tries() -> None:
    assert not [e for e in events("法官在审理男子当街砍人案，砍伤三人。") if isinstance(e, Event) and e.actor]


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("阿尔瓦尼亚试图对贝罗尼亚发动进攻，但没有取得成功。", set()),
        ("阿尔瓦尼亚试图对贝罗尼亚发动进攻。", {"future"}),
        ("阿尔瓦尼亚没料到贝罗尼亚会进攻科尔多维亚。", set()),
        ("阿尔瓦尼亚进攻贝罗尼亚不会快速解决争端。", {"hypothetical"}),
    ],
)
def test_what_was_tried_or_not_foreseen_is_done(text: str, modes: set[str]) -> None:
    assert [set(e.auxiliary) for e in events(text) if isinstance(e, Event) and e.event == "ASSAULT"] == [modes]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # A thing of those whom the act meets, after a preposition.
        ("阿尔瓦尼亚军队对贝罗尼亚军队纵深的补给线展开了新一轮的打击。", ("阿尔瓦尼亚军队", "贝罗尼亚军队")),
        ("阿尔瓦尼亚军队在7月9日对贝罗尼亚发动进攻后，转入休整。", ("阿尔瓦尼亚军队", "Berronia")),
        ("阿爾瓦尼亞軍隊並未休整，而是繼續趁勝追擊，向貝羅尼亞發動進攻。", ("阿爾瓦尼亞軍隊", "Berronia")),
        # Who sees what the others do acts himself.
        ("阿尔瓦尼亚军队意识到贝罗尼亚军队已无可能登陆，从而对贝罗尼亚军队展开反击。", ("阿尔瓦尼亚军队", "贝罗尼亚军队")),
        ("阿尔瓦尼亚军队发动了新一轮的攻势。", ("阿尔瓦尼亚军队", "")),
    ],
)
def test_attacks_with_a_light_verb(text: str, sides: tuple[str, str]) -> None:
    told = [e for e in events(text) if isinstance(e, Event) and e.event == "ASSAULT"]
    assert [("".join(x.name for x in e.actor), "".join(x.name for x in e.recipient)) for e in told] == [sides]


@pytest.mark.parametrize("text", ["阿尔瓦尼亚对贝罗尼亚发动舆论攻势。", "阿尔瓦尼亚作家对贝罗尼亚文化发起了猛攻。"])
def test_no_attack_but_an_image(text: str) -> None:
    assert not [e for e in events(text) if isinstance(e, Event) and e.event == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("叛军在重炮的掩护下夺回塔卡洛。", ("ASSAULT", ["叛军"], ["塔卡洛"])),
        ("叛軍悄然佔據了三座哨所。", ("ASSAULT", ["叛軍"], [])),
        ("武装分子闯入电视台，抢走了文件。", ("ASSAULT", ["武装分子"], ["电视台"])),
        ("五名矿工遭身份不明的枪手劫持。", ("ASSAULT", ["枪手"], ["五名矿工"])),
        ("极端分子凿沉了湖上的两艘客轮。", ("ASSAULT", ["极端分子"], [])),
        ("政府军被叛军赶出首都。", ("ASSAULT", ["叛军"], ["政府军"])),
        ("叛军退入山区。", ("RETREAT", ["叛军"], [])),
        ("政府军因弹药耗尽放弃了两处阵地。", ("RETREAT", ["政府军"], [])),
        ("首批一百名雇佣兵昨天飞抵前线。", ("MOBILIZE", ["一百名雇佣兵"], [])),
        ("示威者被防暴警察用高压水枪驱散。", ("ASSAULT", ["防暴警察"], ["示威者"])),
    ],
)
def test_acts_of_force(text: str, told: tuple[str, list[str], list[str]]) -> None:
    found = [(e.event, [a.text for a in e.actor], [r.text for r in e.recipient]) for e in events(text) if isinstance(e, Event)]
    assert told in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("阿尔瓦尼亚下令士兵向托兰察的农民开枪。", ("ASSAULT", ["士兵"], ["农民"])),
        ("贝罗尼亚东部的炼油设施遭到无人机袭击。", ("ASSAULT", [], ["贝罗尼亚"])),
        ("一架侦察机被阿尔瓦尼亚空军击落。", ("ASSAULT", ["阿尔瓦尼亚空军"], [])),
        ("首批雇佣兵乘两架运输机飞抵前线。", ("MOBILIZE", ["雇佣兵"], [])),
        ("示威者焚烧贝罗尼亚国旗。", ("PROTEST", ["示威者"], ["贝罗尼亚"])),
    ],
)
def test_who_does_it_to_whom(text: str, told: tuple[str, list[str], list[str]]) -> None:
    found = [(e.event, [a.text for a in e.actor], [r.text for r in e.recipient]) for e in events(text) if isinstance(e, Event)]
    assert found == [told]


def test_what_has_not_been_done_yet() -> None:
    assert [e for e in events("未收复失地之前，政府军不会谈判。") if isinstance(e, Event) and e.event == "ASSAULT"] == []
