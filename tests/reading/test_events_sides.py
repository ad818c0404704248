"""Who acts and whom it meets: senders, lists, told and left-out subjects, what only describes a noun or says where and when."""

import pytest

from dragoman.schema.claims import Event
from dragoman.schema.entities import Entity
from invented_states import events

A, B, C = "Alvania", "Berronia", "Cordovia"


def names(side: tuple[Entity, ...]) -> list[str]:
    return [entity.name for entity in side]


def sides(text: str, category: str) -> list[tuple[list[str], list[str]]]:
    return [(names(e.actor), names(e.recipient)) for e in events(text) if isinstance(e, Event) and e.event == category]


TOLD = {
    # Who sends a force acts.
    "阿尔瓦尼亚出动军人强迫市民投票。": ("COERCE", [A], ["市民"]),
    "阿爾瓦尼亞派遣部隊鎮壓示威者。": ("COERCE", [A], ["示威者"]),
    "阿尔瓦尼亚重新拼凑其精锐部队入侵贝罗尼亚。": ("ASSAULT", [A], [B]),
    # Those of a body in one place; a title is no partner.
    "人民党北区区议员谴责阿尔瓦尼亚。": ("ACCUSE", ["区议员"], [A]),
    # Members of a list with words between them.
    "阿尔瓦尼亚和个别欧洲国家向贝罗尼亚提供了武器。": ("AID", [A, "欧洲国家"], [B]),
    "阿尔瓦尼亚当局、科尔多维亚入侵贝罗尼亚。": ("ASSAULT", [A, C], [B]),
    # Verbs joined share their subject.
    "扎雷诺夫总统谴责阿尔瓦尼亚、要求贝罗尼亚撤军。": ("REQUEST", ["扎雷诺夫"], [B]),
    # Who is told of acts in the next clause; who says so asks.
    "评论认为阿尔瓦尼亚军队将会夺取首都，逮捕贝罗尼亚总统科里莫夫。": ("COERCE", ["阿尔瓦尼亚军队"], ["科里莫夫"]),
    # A verb that takes people passes over the land they are of.
    "警方拘捕阿尔瓦尼亚前议员科里莫夫。": ("COERCE", ["警方"], ["科里莫夫"]),
    # 因为 opens a clause of its own.
    "阿尔瓦尼亚停止了该项目，因为贝罗尼亚在年初入侵科尔多维亚。": ("ASSAULT", [B], [C]),
    # Who does it where somebody suffers it.
    "阿尔瓦尼亚遭到贝罗尼亚的顽强抵抗。": ("ASSAULT", [B], [A]),
    # Some troops are of the force before them; a garrison is of those whom the attackers fight.
    "阿尔瓦尼亚军队的几个坦克营突入贝罗尼亚。": ("ASSAULT", ["阿尔瓦尼亚军队"], [B]),
    "贝罗尼亚军队坚守城区。阿尔瓦尼亚军队猛烈攻击守军。": ("ASSAULT", ["阿尔瓦尼亚军队"], ["贝罗尼亚军队"]),
    # The only other army is whom a blow meets; where a coup is made.
    "贝罗尼亚军队撤退，阿尔瓦尼亚军队遂展开打击。": ("ASSAULT", ["阿尔瓦尼亚军队"], ["贝罗尼亚军队"]),
    "科尔多维亚军人在貝羅尼亞發動政變。": ("COERCE", ["科尔多维亚军人"], [B]),
    # Whom a protest is against: by whose rule, or in the clause that leans on it.
    "群众抗议阿尔瓦尼亚残暴统治。": ("PROTEST", ["群众"], [A]),
    "市民發起遊行，反對阿爾瓦尼亞修改法例。": ("PROTEST", ["市民"], [A]),
    # Whom somebody asks to be let in.
    "贝罗尼亚申请加入阿尔瓦尼亚。": ("REQUEST", [B], [A]),
    # Those by whom it is done are a means; who is led acts, not who leads.
    "阿尔瓦尼亚以第二波穿插部队打击贝罗尼亚。": ("ASSAULT", [A], [B]),
    "以阿尔瓦尼亚为首的欧洲国家制裁贝罗尼亚。": ("SANCTION", ["欧洲国家", A], [B]),
    "阿尔瓦尼亚提议停火，但为贝罗尼亚所拒绝。": ("REJECT", [B], [A]),
    # Who is lent something for it does it.
    "科尔多维亚将领土提供给阿尔瓦尼亚打击贝罗尼亚。": ("ASSAULT", [A], [B]),
    # So many persons of a kind.
    "警方拘捕十五名反对派人士。": ("COERCE", ["警方"], ["十五名反对派人士"]),
    # What describes who does it, between him and the passive word; a counted member of a list.
    "多名男子遭园区武装保安开枪扫射。": ("ASSAULT", ["武装保安"], ["多名男子"]),
    "反对党和三家工会要求阿尔瓦尼亚撤军。": ("REQUEST", ["反对党", "工会"], [A]),
    # All sides, and armed groups that are counted.
    "阿尔瓦尼亚呼吁各方停火。": ("REQUEST", [A], ["各方"]),
    # Japanese surnames.
    "警方逮捕了該公司副社長猪俣正雄及前秘書宍戶明。": ("COERCE", ["警方"], ["猪俣正雄", "宍戶明"]),
    "科尔多维亚敦促双方恢复谈判。": ("REQUEST", [C], ["双方"]),
    "阿爾瓦尼亞敦促有關國家撤軍。": ("REQUEST", [A], ["有關國家"]),
    "阿尔瓦尼亚指责两支武装与流亡政府勾结。": ("ACCUSE", [A], ["两支武装"]),
    "警方逮捕了财政部长以及至少七名部长。": ("COERCE", ["警方"], ["财政部长", "七名部长"]),
    # Judges go on after their finding; who is described by a clause acts in it.
    "五名法官裁定，总统的命令违宪，并驳回阿尔瓦尼亚的申请。": ("REJECT", ["五名法官"], [A]),
    "科尔多维亚武装了要求独立的阿尔瓦尼亚。": ("REQUEST", [A], []),
    # A region before a collective is part of it.
    "阿爾瓦尼亞和東歐各國向貝羅尼亞提供防空系統。": ("AID", [A, "東歐各國"], [B]),
    # Who does it where 在 stands before him; who is struck is the subject.
    "守军在贝罗尼亚军队打击下撤出阵地。": ("ASSAULT", ["贝罗尼亚军队"], ["守军"]),
    "科尔多维亚在阿尔瓦尼亚号召下向贝罗尼亚提供了导弹。": ("REQUEST", [A], [C]),
    "應阿爾瓦尼亞請求，科爾多維亞向貝羅尼亞提供了導彈。": ("REQUEST", [A], [C]),
    # An army of somebody else's is not the one named last; members of a list with words of their own.
    "阿尔瓦尼亚军队及傀儡军围攻贝罗尼亚。": ("ASSAULT", ["阿尔瓦尼亚军队", "傀儡军"], [B]),
    "阿尔瓦尼亚击退了贝罗尼亚军队和其他敌对民兵组织。": ("ASSAULT", [A], ["贝罗尼亚军队", "民兵组织"]),
    # Several counts in one clause, each of the verb before it; charges in quotation marks; people called up.
    "警方在當地拘捕4人、帶走3人。": ("COERCE", ["警方"], ["4人"]),
    "警方以涉嫌「在公眾地方擾亂秩序」罪即場拘捕4人。": ("COERCE", ["警方"], ["4人"]),
    "阿尔瓦尼亚动员了一些偏远地区的男人。": ("MOBILIZE", [A], ["一些偏远地区的男人"]),
    # People with words before them are still whom the preposition points to.
    "阿尔瓦尼亚为来自贝罗尼亚的流亡者提供庇护。": ("AID", [A], ["贝罗尼亚的流亡者"]),
    "阿尔瓦尼亚暂停与贝罗尼亚之间的战略合作。": ("SANCTION", [A], [B]),
    # 对其 is not the subject itself; two at the head of a sentence are 他们.
    "警方拘捕科里莫夫，并对其施以酷刑。": ("ASSAULT", ["警方"], ["科里莫夫"]),
    "阿尔瓦尼亚和科尔多维亚遭遇了媒体的抨击。他们对贝罗尼亚实施了制裁。": ("SANCTION", [A, C], [B]),
    # One-character names after a preposition, though one word of the dictionary with it; not the subject of the verb after them.
    "阿尔瓦尼亚对台发动空袭。": ("ASSAULT", [A], ["Taiwan"]),
    "阿尔瓦尼亚议员在访俄之前会见了贝罗尼亚总统科里莫夫。": ("CONSULT", ["阿尔瓦尼亚议员"], ["科里莫夫"]),
    # Towns that close a list, or stand before 等村.
    "民兵先后收复哈尔科夫、赫尔松、马卡里夫等镇。": ("ASSAULT", ["民兵"], ["Kharkiv", "Kherson", "马卡里夫"]),
    # What is refused is a thing of somebody's, not he.
    "阿尔瓦尼亚拒绝将贝罗尼亚的提案付诸表决。": ("REJECT", [A], []),
    "阿尔瓦尼亚接纳了大量来自贝罗尼亚的流亡记者与行动者。": ("AID", [A], ["流亡记者", "行动者"]),
    # What is left, and where they go; forced is done; how far.
    "阿尔瓦尼亚军队从贝罗尼亚大部分领土上主动撤军。": ("RETREAT", ["阿尔瓦尼亚军队"], [B]),
    "阿尔瓦尼亚军队沿唯一的公路向贝罗尼亚方向撤退。": ("RETREAT", ["阿尔瓦尼亚军队"], []),
    "阿尔瓦尼亚军队不得不从贝罗尼亚撤退。": ("RETREAT", ["阿尔瓦尼亚军队"], [B]),
    "守军确认阿尔瓦尼亚军队已经开始总撤退。": ("RETREAT", ["阿尔瓦尼亚军队"], []),
    "阿尔瓦尼亚军队在南线推进了十公里。": ("MOBILIZE", ["阿尔瓦尼亚军队"], []),
    "当地市镇数万人上街抗议。": ("PROTEST", ["数万人"], []),
    "大批防暴警出动驱散人群。": ("MOBILIZE", ["大批防暴警"], []),
    # Orders to call up, what is put up in protest, police who stand by; troops that are no recipient.
    "阿尔瓦尼亚颁布了局部动员令。": ("MOBILIZE", [A], []),
    "一名市民在桥上悬挂起两条横幅。": ("PROTEST", ["一名市民"], []),
    "有示威者向马路投掷杂物堵路。": ("PROTEST", ["示威者"], []),
    "大批警員在公園內外戒備。": ("MOBILIZE", ["大批警員"], []),
    "阿尔瓦尼亚政府出动解放军戒严。": ("MOBILIZE", [A], []),
    "阿尔瓦尼亚军队从南线抽调兵力支援。": ("MOBILIZE", ["阿尔瓦尼亚军队"], []),
    # How many there are, and how old.
    "电视台有十多名员工辞职。": ("RETREAT", ["十多名员工"], []),
    "警方称50岁姓刘女子及60岁姓陈男子皆已获准保释。": ("RETREAT", [], ["50岁姓刘女子", "60岁姓陈男子"]),
    "群众抗议阿尔瓦尼亚政府的浪潮持续多日。": ("PROTEST", ["群众"], [A]),
    "四名穿黑衣男子被捕。": ("COERCE", [], ["四名穿黑衣男子"]),
    "警方打死一名二十多歲的女子。": ("ASSAULT", ["警方"], ["一名二十多歲的女子"]),
    # Of how many the one who is named is one.
    "特务绑架了科里莫夫等13位活动人士。": ("ASSAULT", ["特务"], ["科里莫夫", "13位活动人士"]),
    # The forces of a people are not the people; the second of two plain nouns.
    "阿尔瓦尼亚军队袭击贝罗尼亚少数民族武装部队。": ("ASSAULT", ["阿尔瓦尼亚军队"], ["贝罗尼亚少数民族武装部队"]),
    "贝罗尼亚难民和离散族群到广场上集会。": ("PROTEST", ["贝罗尼亚难民", "离散族群"], []),
    # A guild is a body.
    "维权律师关注组批评阿尔瓦尼亚政府。": ("ACCUSE", ["维权律师关注组"], [A]),
    "國際記者聯盟譴責阿爾瓦尼亞。": ("ACCUSE", ["國際記者聯盟"], [A]),
}


@pytest.mark.parametrize("text", TOLD)
def test_who_acts_and_whom_it_meets(text: str) -> None:
    category, actor, recipient = TOLD[text]
    assert (actor, recipient) in sides(text, category)


@pytest.mark.parametrize(
    ("text", "category", "wrong"),
    [
        ("阿尔瓦尼亚数次在国际组织决议谴责贝罗尼亚时弃权。", "ACCUSE", A),
        ("扎雷诺夫总统因抗议相关案件被监禁。", "PROTEST", "扎雷诺夫"),
        ("阿尔瓦大学对和平示威的学生报警。", "PROTEST", "阿尔瓦大学"),
        ("山地警察于周日的抗议集会中带走两名工人。", "PROTEST", "山地警察"),
        ("阿尔瓦尼亚长期帮助难民的团体也加入其中。", "AID", A),
        ("扎雷诺夫说，三年前冲击议会事件后，他很担心。", "PROTEST", "扎雷诺夫"),
        ("阿尔瓦尼亚以镇压抗议为由召见大使。", "COERCE", A),
        ("中立的阿尔瓦尼亚媒体统计被动员的士兵。", "MOBILIZE", "阿尔瓦尼亚媒体"),
        ("当局以国安法施压，强迫民间组织解散。", "COERCE", "Israel"),
        # The word is part of a longer phrase, whose subject does not protest.
        ("扎雷诺夫总统在处理与示威活动有关的案件。", "PROTEST", "扎雷诺夫"),
        ("政府将去年的骚乱定性为恐怖行为。", "PROTEST", "政府"),
        ("山地警察在多场示威活动中拘捕上百人。", "PROTEST", "山地警察"),
        ("扎雷诺夫因认为《公安条例》的暴动和非法集结罪过严而参选。", "PROTEST", "扎雷诺夫"),
        ("工会在游行前夕决定取消游行。", "PROTEST", "工会"),
        ("警方最终只批准举行集会。", "PROTEST", "警方"),
        ("人们举着画像在街头举办节日游行。", "PROTEST", "人们"),
        ("贝罗尼亚未接受阿尔瓦尼亚提出的全面停火。", "RETREAT", A),
        ("扎雷诺夫总统宣布军事动员结束。", "MOBILIZE", "扎雷诺夫"),
        ("人群高呼“扎雷诺夫下台”！", "RETREAT", "扎雷诺夫"),
        ("阿尔瓦尼亚撤军后，局势恶化。各方早已赞成撤出阿尔瓦尼亚的决定。", "RETREAT", A),
        ("民兵根据种种迹象（阿尔瓦尼亚军队在北岸集结）作出判断。", "MOBILIZE", "民兵"),
        ("阿尔瓦尼亚一些被征召入伍的人与亲属道别。", "MOBILIZE", A),
        ("谴责贝罗尼亚、要求科尔多维亚停火的决议获得通过。", "REQUEST", B),
        ("科尔多维亚要求先停火，而后阿尔瓦尼亚撤军，最后签署协议。", "RETREAT", A),
        ("阿尔瓦尼亚高层发生政变。", "COERCE", "阿尔瓦尼亚高层"),
        ("科尔多维亚有很多筹码，但前提是对手理性——发动对贝罗尼亚的入侵已经使得这成为空话。", "ASSAULT", C),
        ("船队终于出海，平民撤往大后方。", "RETREAT", "平民"),
        ("这次的大学生抗议充满了往日的记忆。", "PROTEST", "大学生"),
        ("他摇头。\n“他们用钱收买了所有的选票和报纸，市民们上街抗议，没有用。”", "PROTEST", "市民们"),
    ],
)
def test_who_does_not_act(text: str, category: str, wrong: str) -> None:
    assert all(wrong not in actor + recipient for actor, recipient in sides(text, category))


def test_two_words_of_protest_side_by_side_are_one_act() -> None:
    (march,) = events("市民游行抗议阿尔瓦尼亚政府。")
    assert (names(march.actor), len(march.recipient)) == (["市民"], 1)


@pytest.mark.parametrize(
    ("text", "category", "sides_told"),
    [
        ("警方昨日拘捕4人，包括前工會主席陸振邦及記者協會前主席麥燕玲。", "COERCE", (["警方"], ["4人", "陸振邦", "麥燕玲"])),
        ("阿尔瓦尼亚宣布制裁八名官员，包括外长扎雷诺夫、总理伊万科夫等。", "SANCTION", ([A], ["八名官员", "扎雷诺夫", "伊万科夫"])),
        ("警方拘捕公开声援罢工的艺人之一的歌手阮民明。", "COERCE", (["警方"], ["阮民明"])),
        ("前召集人鍾翰明及其前成員何忻文於昨日再度被捕。", "COERCE", ([], ["鍾翰明", "何忻文"])),
        ("扎雷诺夫投靠西方干涉贝罗尼亚。", "COERCE", (["扎雷诺夫"], [B])),
        ("警方在區內設防，又發射催淚彈，全日共拘捕二十名市民。", "COERCE", (["警方"], ["二十名市民"])),
        ("警方当日到山脚的安全屋拘捕3名成员。", "COERCE", (["警方"], ["3名成员"])),
        ("議員戈里諾夫被判囚七年。", "SANCTION", ([], ["戈里諾夫"])),
        ("有二十人及五間公司被檢控。", "ACCUSE", ([], ["二十人", "五間公司"])),
        ("阿尔瓦尼亚制裁了12名官员和3家公司。", "SANCTION", ([A], ["12名官员", "3家公司"])),
        ("议员林国栋和他的支持者批评阿尔瓦尼亚。", "ACCUSE", (["林国栋", "支持者"], [A])),
        ("警方稱，以涉嫌破壞安寧帶走23人。", "COERCE", (["警方"], ["23人"])),
        ("阿尔瓦尼亚宣布，阿尔瓦尼亚暂停加入贝罗尼亚的谈判。", "SANCTION", ([A], [B])),
        ("阿尔瓦尼亚制裁扎雷诺夫及其党羽。", "SANCTION", ([A], ["扎雷诺夫", "党羽"])),
        ("警方拘捕多人，包括涉嫌參與暴動的麥燕玲、涉嫌妨礙司法公正的工會主席陸振邦。", "COERCE", (["警方"], ["多人", "麥燕玲", "陸振邦"])),
        ("警方拘捕王建国、李志强及陈大文三人。", "COERCE", (["警方"], ["王建国", "李志强", "陈大文"])),
        ("扎雷诺夫总统宣布，阿尔瓦尼亚将退出协议，并拒绝贝罗尼亚的提议。", "REJECT", ([A], [B])),
        ("阿尔瓦尼亚承认科尔多维亚是贝罗尼亚的一部分。", "SUPPORT", ([A], [B])),
        ("之前支援该部的陆航部队又在机场被重创。", "ASSAULT", ([], ["陆航部队"])),
    ],
)
def test_whom_a_list_names(text: str, category: str, sides_told: tuple[list[str], list[str]]) -> None:
    assert sides_told in [(names(event.actor), names(event.recipient)) for event in events(text) if event.event == category]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("我們統計了歷年所有勞工抗議，發現不少。", "PROTEST"),
        ("她害怕警察闯入校园，将学生带走。", "COERCE"),
        ("更多人面临被抓壮丁的命运。", "COERCE"),
    ],
)
def test_what_is_feared_is_not_told(text: str, category: str) -> None:
    assert all(event.event != category for event in events(text))


def test_what_was_tried_is_not_to_come() -> None:
    (tried,) = events("5月2日，阿尔瓦尼亚军队试图占领贝罗尼亚。")
    assert not tried.auxiliary
    (meant,) = events("阿尔瓦尼亚企图吞并贝罗尼亚。")
    assert meant.auxiliary == ("future",)


def test_nobody_acts_on_himself() -> None:
    assert (["李運明"], ["黎智明"]) in sides("法官李運明批准商人黎智明保釋，但禁止他使用社交媒體。", "COERCE")
    assert all(actor != ["該名女子"] for actor, _ in sides("警方稱，該名女子拒絕合作，以涉嫌襲警拘捕該名女子。", "COERCE"))
