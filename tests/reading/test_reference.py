"""Whom pronouns, pointing words and roles without a name stand for."""

import pytest

from laying import named, phrases

A, B = "Alvania", "Berronia"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("谢尔盖·莫尔科夫抵达首都。他会见了记者。", "谢尔盖·莫尔科夫"),
        ("謝爾蓋．莫爾科夫抵達首都。他會見了記者。", "謝爾蓋．莫爾科夫"),
        ("谢尔盖·莫尔科夫的侄子安德烈·科里莫夫参加了会议。他离开了首都。", "安德烈·科里莫夫"),
        ("北约发表声明。该组织要求停火。", "NATO"),
        ("北約發表聲明。該組織要求停火。", "NATO"),
        ("北约和欧盟发表声明。这两个组织要求停火。", "NATO、European Union"),
        ("克里米亚和南奥塞梯举行了公投。这两个地区停电。", "Crimea、South Ossetia"),
        ("克里米亚和南奥塞梯举行了公投。利沃夫和敖德萨没有。这两个地区停电。", "Lviv、Odesa"),
        ("克里米亞和南奧塞梯舉行了公投。這兩個地區停電。", "Crimea、South Ossetia"),
        ("阿尔瓦尼亚和贝罗尼亚签署了条约。双方表示满意。", f"{A}、{B}"),
        ("阿尔瓦尼亚和贝罗尼亚签署了条约。两国边境开放。", f"{A}、{B}"),
        ("印巴局势紧张，双方都在增兵。", "India、Pakistan"),
        ("阿尔瓦尼亚拒绝表态。该国早前关闭了边境。", A),
        ("阿尔瓦尼亚国防部发表声明。该部要求停火。", "阿尔瓦尼亚国防部"),
        ("伊戈尔·扎雷诺夫和安德烈·科里莫夫抵达首都。两人举行了会谈。", "伊戈尔·扎雷诺夫、安德烈·科里莫夫"),
    ],
)
def test_what_points_back(text: str, names: str) -> None:
    pointing = [p for p in phrases(text) if p.open_reference and not p.posts]
    assert len(pointing) == 1
    member = pointing[0].member
    assert member is not None
    assert "、".join(m.final.name for m in (member, *pointing[0].also)) == names


@pytest.mark.parametrize("text", ["警方逮捕了三人。", "三人在冲突中死亡。", "至少两人受伤。"])
def test_a_count_of_nobody_named_points_at_nobody(text: str) -> None:
    assert [p for p in phrases(text) if p.letter == "P"] == []


def test_a_role_alone_is_who_bears_it_in_the_report() -> None:
    assert named("阿尔瓦尼亚总统伊戈尔·扎雷诺夫出访。总统没有回答问题。") == [("P", "伊戈尔·扎雷诺夫")] * 2


def test_an_unnamed_speaker_gets_the_name_told_next() -> None:
    text = "一位阿尔瓦尼亚议员表示，局势已经稳定。议员谢尔盖·莫尔科夫说，市场已经开放。"
    assert named(text) == [("G", "谢尔盖·莫尔科夫"), ("P", "谢尔盖·莫尔科夫")]


def test_several_unnamed_speakers_get_no_name() -> None:
    assert named("几位议员表示，局势已经稳定。议员谢尔盖·莫尔科夫说，市场已经开放。")[0] != ("G", "谢尔盖·莫尔科夫")


@pytest.mark.parametrize(
    "text",
    [
        "其他国家没有参加。",
        "尤其重要的是粮食。",
        "土耳其没有参加。",
        "吉他很贵。",
        "平民首当其冲。",
        "目标有二：其一，停火；其二是换俘。",
        "排他的特权。",
    ],
)
def test_words_that_hold_a_pronoun_are_none(text: str) -> None:
    assert [p for p in phrases(text) if p.open_reference in {"person", "owner"}] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("托卡耶夫会见了娜塔莎·莫尔科娃。她拒绝评论。", "娜塔莎·莫尔科娃"),
        ("托卡葉夫會見了娜塔莎．莫爾科娃。她拒絕評論。", "娜塔莎．莫爾科娃"),
        ("默克尔会见了谢尔盖·莫尔科夫。他拒绝评论。", "谢尔盖·莫尔科夫"),
        ("一名妇女在街头哭泣，她拒绝离开。", "一名妇女"),
    ],
)
def test_she_is_no_man_and_he_no_woman(text: str, name: str) -> None:
    assert [p.member.final.name for p in phrases(text) if p.open_reference == "person" and p.member] == [name]


def test_she_is_nobody_where_only_a_man_was_named() -> None:
    assert [p.member for p in phrases("托卡耶夫抵达首都。她拒绝评论。") if p.open_reference == "person"] == [None]


def test_a_role_of_that_time_is_not_todays_holder() -> None:
    then = [p for p in phrases("2021年，当时的美国总统邀请了代表。") if p.posts]
    assert then[0].member is not None
    assert then[0].member.entry is None


def test_who_held_an_office_then() -> None:
    (holder,) = [p for p in phrases("2015年，哈萨克斯坦总统访问了首都。") if p.posts]
    assert holder.member is not None
    assert holder.member.final.name == "Nursultan Nazarbayev"


def test_whom_somebody_helps_tells_nothing_of_the_helper() -> None:
    helped = "谢尔盖·莫尔科夫曾帮她搬书，以保护她的家人。谢尔盖·莫尔科夫被主席安德烈·科里莫夫任命为主编。\n任职之后，他离开了首都。"
    last = [p for p in phrases(helped) if p.open_reference == "person"][-1]
    assert last.member is not None
    assert last.member.final.name == "谢尔盖·莫尔科夫"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("民族团结党宣布参选。该党要求推迟投票。", "民族团结党"),
        ("公民黨和北約發表聲明。該黨要求停火。", "公民黨"),
        ("国际粮食基金会谴责袭击。该基金会要求停火。", "国际粮食基金会"),
        ("第5装甲旅抵达前线。该旅要求增援。", "第5装甲旅"),
        ("阿尔瓦尼亚、贝罗尼亚、俄罗斯都反对。双方没有出席。", "-"),
        ("谢尔盖·莫尔科夫5月6日同安德烈·科里莫夫会谈。双方表示满意。", "谢尔盖·莫尔科夫、安德烈·科里莫夫"),
        ("谢尔盖·莫尔科夫与安德烈·科里莫夫会谈。前者表示满意。", "谢尔盖·莫尔科夫"),
        ("谢尔盖·莫尔科夫与安德烈·科里莫夫会谈。后者表示满意。", "安德烈·科里莫夫"),
        ("謝爾蓋．莫爾科夫質問安德烈．科里莫夫，後者拒絕回答。", "安德烈．科里莫夫"),
        ("阿尔瓦尼亚指责贝罗尼亚违反停火。贝罗尼亚指控对方先开火。", A),
        ("北约提议谈判，阿尔瓦尼亚表示接受，贝罗尼亚则要求对方撤军。", A),
        ("阿尔瓦尼亚与贝罗尼亚争夺油田。欧盟提出方案。油田昨天停产。北约敦促两国克制。", f"{A}、{B}"),
        ("阿尔瓦尼亚向贝罗尼亚发出通牒，限其在三天内撤军。", B),
        ("谢尔盖·莫尔科夫致电安德烈·科里莫夫，两人同意加强合作。", "谢尔盖·莫尔科夫、安德烈·科里莫夫"),
        ("谢尔盖·莫尔科夫批评安德烈·科里莫夫，称他破坏了协议。", "安德烈·科里莫夫"),
        ("阿尔瓦尼亚总统怒斥贝罗尼亚外长，随即冻结其资产。", "贝罗尼亚外长"),
        ("阿尔瓦尼亚对贝罗尼亚不满，呼吁其盟友撤军。", A),
    ],
)
def test_sides_and_bodies_that_are_pointed_at(text: str, names: str) -> None:
    pointing = [p for p in phrases(text) if p.open_reference and not p.posts][-1]
    members = [m for m in (pointing.member, *pointing.also) if m is not None]
    assert "、".join(m.final.name for m in members) == names.replace("-", "")


def test_who_was_just_named_is_called_by_what_he_is() -> None:
    text = "谢尔盖·莫尔科夫早年当过矿工。这名来自山区的前国防部长说，谈判已经破裂。"
    assert named(text)[-1] == ("P", "谢尔盖·莫尔科夫")


def test_an_officer_without_a_name_is_who_he_is_next() -> None:
    assert [name for _, name in named("元首另有考虑。周五起，他会见了记者。")][:2] == ["元首", "元首"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # Who takes an office is called so from then on; a head of state is no head of government.
        ("总统伊戈尔·扎雷诺夫去世。谢尔盖·莫尔科夫就任总统。总统会见了记者。", "谢尔盖·莫尔科夫"),
        ("阿尔瓦尼亚首相伊戈尔·扎雷诺夫辞职。元首另有考虑。", "元首"),
        # Who is only spoken of in quoted words is not whom the sentence is about.
        ("“扎雷诺夫先生很害怕。”研究员安德烈·科里莫夫分析说。他很担心。", "安德烈·科里莫夫"),
        ("伊戈尔·扎雷诺夫会见了谢尔盖·莫尔科夫。他敦促其撤军。", "谢尔盖·莫尔科夫"),
    ],
)
def test_who_is_meant_next(text: str, last: str) -> None:
    assert [name for _, name in named(text) if not name.startswith("记者")][-1] == last


TALK = "\n".join(["谢尔盖·莫尔科夫：我不同意。", "科里莫夫：我同意。"] * 4)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # The object of a clause is not its subject.
        ("伊戈尔·扎雷诺夫抵达首都。安德烈·科里莫夫问他，会议何时开始。", "伊戈尔·扎雷诺夫"),
        ("伊戈尔·扎雷諾夫抵達首都。安德烈·科里莫夫透過他傳話。", "伊戈尔·扎雷諾夫"),
        ("伊戈尔·扎雷诺夫抵达首都。安德烈·科里莫夫表示他不会辞职。", "安德烈·科里莫夫"),
        ("伊戈尔·扎雷诺夫抵达首都。安德烈·科里莫夫坐上了那辆把他送到前线的车。", "安德烈·科里莫夫"),
        # In somebody's words it is whom they tell of.
        ("伊戈尔·扎雷诺夫表示，安德烈·科里莫夫尚未自首，警方会通缉他。", "安德烈·科里莫夫"),
        ("伊戈爾·扎雷諾夫稱，安德烈·科里莫夫曾威脅他。", "伊戈爾·扎雷諾夫"),
        ("安德烈·科里莫夫抵达首都。伊戈尔·扎雷诺夫希望他接受调查。", "安德烈·科里莫夫"),
        # A book of that name is nobody; what is given to somebody is not his people.
        ("伊戈尔·扎雷诺夫抵达首都。桌上有《安德烈·科里莫夫》。他会见了记者。", "伊戈尔·扎雷诺夫"),
        ("伊戈尔·扎雷诺夫给了安德烈·科里莫夫一个有限的移民任务，要求他主持会谈。", "安德烈·科里莫夫"),
        # Nobody speaks of himself so in his own turn.
        (TALK + "\n科里莫夫：我知道扎雷诺夫总统。\n谢尔盖·莫尔科夫：他会辞职。", "扎雷诺夫"),
    ],
)
def test_whom_he_cannot_be(text: str, last: str) -> None:
    pronoun = [p for p in phrases(text) if p.open_reference == "person"][-1]
    assert pronoun.member is not None
    assert pronoun.member.final.name == last


@pytest.mark.parametrize("text", ["鄭達鴻和劉家明出庭。鄭稱無意辭職。鄭說不知情。鄭認為合法。鄭指主席劉家明反對，但他無異議。"])
def test_a_family_name_alone_is_who_he_is_next(text: str) -> None:
    assert named(text)[-1] == ("P", "鄭達鴻")
