"""Who acts where the clause itself does not say: in a clause of time, after a meeting, with a second verb."""

import pytest

from invented_states import events


def told(text: str) -> set[tuple[str, str, str]]:
    return {(e.event, "、".join(a.name for a in e.actor), "、".join(a.name for a in e.recipient)) for e in events(text)}


A, B, C = "Alvania", "Berronia", "Cordovia"
HELD = {
    # In a clause that only says when, the subject is that of the sentence.
    "在谴责贝罗尼亚之后，阿尔瓦尼亚已经撤军。": ("ACCUSE", A, B),
    "在制裁貝羅尼亞後，阿爾瓦尼亞又封鎖了港口。": ("SANCTION", A, B),
    "入侵贝罗尼亚后，阿尔瓦尼亚继续增兵。": ("ASSAULT", A, B),
    "阿尔瓦尼亚在与贝罗尼亚会谈时表示，边界不会关闭。": ("CONSULT", A, B),
    "阿尔瓦尼亚在被贝罗尼亚制裁后，转向科尔多维亚。": ("SANCTION", B, A),
    # Who is only met does not go on.
    "阿尔瓦尼亚与贝罗尼亚会谈后谴责科尔多维亚。": ("ACCUSE", A, C),
    "阿爾瓦尼亞與貝羅尼亞再次通話，卻拒絕科爾多維亞的提案。": ("REJECT", A, C),
    "阿尔瓦尼亚和贝罗尼亚会谈时要求科尔多维亚撤军。": ("REQUEST", A, C),
    "阿尔瓦尼亚与贝罗尼亚会谈后共同谴责科尔多维亚。": ("ACCUSE", f"{A}、{B}", C),
    # Two verbs, one object; who joins in acts too.
    "阿尔瓦尼亚多次空袭和封锁贝罗尼亚。": ("ASSAULT", A, B),
    "阿尔瓦尼亚周二联合科尔多维亚空袭贝罗尼亚。": ("ASSAULT", f"{A}、{C}", B),
    # Who asked is agreed with.
    "阿尔瓦尼亚要求贝罗尼亚撤军，贝罗尼亚同意。": ("AGREE", B, A),
    "阿爾瓦尼亞向貝羅尼亞提出交換戰俘的方案，貝羅尼亞同意。": ("AGREE", B, A),
    "阿尔瓦尼亚访问贝罗尼亚，寻求援助。": ("REQUEST", A, B),
    "阿尔瓦尼亚与贝罗尼亚通话，要求立即停火。": ("REQUEST", A, B),
    # Not the subject of a condition, nor of what is only stressed.
    "阿尔瓦尼亚表示，若贝罗尼亚失败，建议科尔多维亚撤军。": ("REQUEST", A, C),
    "阿尔瓦尼亚强调贝罗尼亚以中立为国策的认同，呼吁科尔多维亚撤军。": ("REQUEST", A, C),
    "阿尔瓦尼亚与贝罗尼亚交火后撤军。": ("RETREAT", A, ""),
    "阿爾瓦尼亞與貝羅尼亞簽署協議後釋放了兩名記者。": ("RETREAT", A, "兩名記者"),
    "在野的议员质疑，贝罗尼亚先失一城，如今又后知后觉，要求阿尔瓦尼亚撤军。": ("REQUEST", "议员", A),
    "阿尔瓦尼亚外交部发言人表示，将制裁贝罗尼亚。": ("SANCTION", "外交部", B),
    "阿尔瓦尼亚宣称击落两架贝罗尼亚战机。": ("ASSAULT", A, B),
    "罢工的工人包围了工厂，随后谴责贝罗尼亚。": ("ACCUSE", "工人", B),
    "阿尔瓦尼亚让贝罗尼亚无路可退，随后谴责科尔多维亚。": ("ACCUSE", A, C),
}


@pytest.mark.parametrize("text", HELD)
def test_who_acts(text: str) -> None:
    assert HELD[text] in told(text), told(text)


NOT = {
    # Those of the land that is met did not do it.
    "在入侵贝罗尼亚后，贝罗尼亚继续抵抗。": ("ASSAULT", B, B),
    "在制裁贝罗尼亚的决议通过后，阿尔瓦尼亚又撤军。": ("SANCTION", A, B),
    # Whom somebody speaks for is not the one to whom another promises.
    "阿尔瓦尼亚受到威胁，由贝罗尼亚保证不会出兵。": ("AGREE", B, A),
}


@pytest.mark.parametrize("text", NOT)
def test_who_does_not(text: str) -> None:
    assert NOT[text] not in told(text), told(text)


TAKEN = {
    "当局在首都展开大规模搜捕行动，60人被捕。": "当局",
    "军政府派出数百名警力，三名记者被捕。": "军政府",
    "反對派領袖在高等法院獲准保釋。": "高等法院",
    "反对派领袖向高等法院申请保释，获准保释。": "高等法院",
}


@pytest.mark.parametrize("text", TAKEN)
def test_who_takes_or_frees(text: str) -> None:
    assert any(TAKEN[text] in "、".join(a.text for a in e.actor) for e in events(text) if e.event in {"COERCE", "RETREAT"}), told(text)
