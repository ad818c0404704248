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
    "阿尔瓦尼亚收容了大量来自贝罗尼亚的流亡记者与示威者。": ("AID", [A], ["记者", "示威者"]),
    "阿尔瓦尼亚干涉了2020年8月贝罗尼亚危机和2021年1月科尔多维亚危机。": ("COERCE", [A], [B, C]),
    # One of a body; a government by who heads it; a card makes nobody a member.
    "法官谴责人民党其中一位议员陈国强。": ("ACCUSE", ["法官"], ["陈国强"]),
    "军政府推翻了扎雷诺夫的民选政府。": ("COERCE", ["军政府"], ["扎雷诺夫的民选政府"]),
}


@pytest.mark.parametrize(("text", "wanted"), TOLD.items())
def test_lists_are_whole(text: str, wanted: tuple[str, list[str], list[str]]) -> None:
    """Each short text tells of one act with these sides."""
    told = [e for e in events(text) if isinstance(e, Event) and e.event == wanted[0]]
    assert [([x.name for x in e.actor], [x.name for x in e.recipient]) for e in told] == [(wanted[1], wanted[2])]
