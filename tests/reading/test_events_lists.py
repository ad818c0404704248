"""Members of lists and of brackets, forces and bodies named in full, places joined by a dash."""

import pytest

from dragoman.schema.claims import Event
from invented_states import events

A, B, C = "Alvania", "Berronia", "Cordovia"

TOLD = {
    # Forces known by a letter or a quarter, and what is said of troops before their word.
    "阿尔瓦尼亚军队O集群向北撤退。": ("RETREAT", ["O集群"], []),
    "阿爾瓦尼亞軍隊V集群和O集群撤出了貝羅尼亞。": ("RETREAT", ["V集群", "O集群"], [B]),
    "阿尔瓦尼亚军队西部集群攻占了贝罗尼亚。": ("ASSAULT", ["西部集群"], [B]),
    "阿尔瓦尼亚军队殿后部队撤出了贝罗尼亚。": ("RETREAT", ["阿尔瓦尼亚军队殿后部队"], [B]),
    # Places joined by a dash, or counted behind their names.
    "阿尔瓦尼亚军队占领了北顿涅茨克—利西昌斯克双子城。": ("ASSAULT", ["阿尔瓦尼亚军队"], ["Ukraine"]),
    "马里乌波尔、北顿涅茨克两大要塞相继被阿尔瓦尼亚军队攻占。": ("ASSAULT", ["阿尔瓦尼亚军队"], ["Ukraine"]),
    # Who stands with those of his, and with us and ours.
    "扎雷诺夫及其盟友谴责阿尔瓦尼亚。": ("ACCUSE", ["扎雷诺夫", "盟友"], [A]),
    "警方逮捕了扎雷諾夫和他的妻子。": ("COERCE", ["警方"], ["扎雷諾夫", "妻子"]),
    # Kin, whose name follows, in a list before a passive.
    "前夫陳國強、前家翁陳球和前大伯陳國偉被警方拘捕。": ("COERCE", ["警方"], ["陳國強", "陳球", "陳國偉"]),
    # Several behind 的, and things with a date each.
    "阿尔瓦尼亚收容了大量来自贝罗尼亚的流亡记者与示威者。": ("AID", [A], ["流亡记者", "示威者"]),
    "阿尔瓦尼亚干涉了2020年8月贝罗尼亚危机和2021年1月科尔多维亚危机。": ("COERCE", [A], [B, C]),
    # One of a body; a government by who heads it; a card makes nobody a member.
    "法官谴责人民党其中一位议员陈国强。": ("ACCUSE", ["法官"], ["陈国强"]),
    "军政府推翻了扎雷诺夫的民选政府。": ("COERCE", ["军政府"], ["扎雷诺夫的民选政府"]),
    # In brackets behind a collective; before it with 包括…在内, 这样的; behind the act with 包括, 如, with what each is or did.
    "歐洲各國（主要是阿爾瓦尼亞、貝羅尼亞等國）援助科爾多維亞。": ("AID", ["歐洲各國", A, B], [C]),
    "警方拘捕三名议员（陈国强、罗德明、丘敏儿）。": ("COERCE", ["警方"], ["三名议员", "陈国强", "罗德明", "丘敏儿"]),
    "警方逮捕了包括议员陈国强在内的三名议员。": ("COERCE", ["警方"], ["三名议员", "陈国强"]),
    "包括阿尔瓦尼亚、科尔多维亚在内的多国谴责贝罗尼亚。": ("ACCUSE", [A, C], [B]),
    "包括阿尔瓦尼亚外长在内的多名高官下台。": ("RETREAT", ["多名高官", "阿尔瓦尼亚外长"], []),
    "政府取缔了三个政党，包括公民党、民主党。": ("COERCE", ["政府"], ["政党", "公民党", "民主党"]),
    "警方拘捕多人，包括涉嫌在阿尔瓦尼亚洗钱的议员陈国强。": ("COERCE", ["警方"], ["多人", "陈国强"]),
    "阿尔瓦尼亚制裁12人，包括议员陈国强；现已免职的部长罗德明。": ("SANCTION", [A], ["12人", "陈国强", "罗德明"]),
    # Who heads a collective is of it; who leads a body only describes it.
    "阿尔瓦尼亚为首的西方国家制裁贝罗尼亚。": ("SANCTION", ["the West", A], [B]),
    "阿尔瓦尼亚、科尔多维亚主导的北约轰炸了贝罗尼亚。": ("ASSAULT", ["NATO"], [B]),
    # The people of two lands; the things of two.
    "阿尔瓦尼亚和科尔多维亚的一些官员谴责贝罗尼亚。": ("ACCUSE", ["阿尔瓦尼亚和科尔多维亚的一些官员"], [B]),
    "法官批评阿尔瓦尼亚的政策和贝罗尼亚的立场。": ("ACCUSE", ["法官"], [A, B]),
    # Officers of two lands; who brings two together.
    "阿尔瓦尼亚和贝罗尼亚外长举行会谈。": ("CONSULT", ["贝罗尼亚外长", "阿尔瓦尼亚外长"], []),
    "阿尔瓦尼亚、贝罗尼亚官员谴责科尔多维亚。": ("ACCUSE", ["贝罗尼亚官员", "阿尔瓦尼亚官员"], [C]),
    "阿爾瓦尼亞與貝羅尼亞在科爾多維亞的斡旋下達成協議。": ("CONSULT", [C], [A, B]),
    "反对派在阿尔瓦尼亚斡旋下与执政党达成协议。": ("CONSULT", [A], ["反对派", "执政党"]),
    "科尔多维亚、阿尔瓦尼亚和贝罗尼亚的外长会谈。": ("CONSULT", ["贝罗尼亚的外长", "科尔多维亚外长", "阿尔瓦尼亚外长"], []),
    # Nouns for people that only a list shows; what rank they are of; towns in a list that is closed behind them.
    "共產主義者、貧困者和婦女都被警方拘捕。": ("COERCE", ["警方"], ["共產主義者", "貧困者", "婦女"]),
    "阿尔瓦尼亚军队杀害了一些厅长级官员。": ("ASSAULT", ["阿尔瓦尼亚军队"], ["一些厅长级官员"]),
    "阿尔瓦尼亚军队放弃河流以东的扎雷诺夫斯基、贝尔诺夫斯克两镇。": ("RETREAT", ["阿尔瓦尼亚军队"], ["扎雷诺夫斯基", "贝尔诺夫斯克"]),
    # What describes people by their calling.
    "警方拘捕流亡记者。": ("COERCE", ["警方"], ["流亡记者"]),
    # Between collectives a person is named; what runs along a line of towns meets none.
    "警方拘捕四十一人，当中包括学生组织「黄雨伞」召集人苏丽娜。": ("COERCE", ["警方"], ["四十一人", "苏丽娜"]),
    # 军事 is no army.
    "阿尔瓦尼亚和贝罗尼亚军事合作。": ("COOPERATE", [A, B], []),
}


@pytest.mark.parametrize(("text", "wanted"), TOLD.items())
def test_lists_are_whole(text: str, wanted: tuple[str, list[str], list[str]]) -> None:
    """Each short text tells of one act with these sides."""
    told = [e for e in events(text) if isinstance(e, Event) and e.event == wanted[0]]
    assert [([x.name for x in e.actor], [x.name for x in e.recipient]) for e in told] == [(wanted[1], wanted[2])]
