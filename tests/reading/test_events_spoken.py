"""Acts done by speech beside what is said: blame, refusal, request, threat, consent, support, concession; and what is none."""

import pytest

from invented_states import events

A, B, C = "Alvania", "Berronia", "Cordovia"

DONE = {
    "阿尔瓦尼亚谴责并要求贝罗尼亚停止炮击。": [("ACCUSE", A, B), ("REQUEST", A, B)],
    "阿尔瓦尼亚把矛头直指贝罗尼亚。": [("ACCUSE", A, B)],
    "阿尔瓦尼亚指责贝罗尼亚与叛军勾结。": [("ACCUSE", A, B)],
    "阿尔瓦尼亚的做法遭到贝罗尼亚谴责。": [("ACCUSE", B, A)],
    "貝羅尼亞對阿爾瓦尼亞的指控嗤之以鼻。": [("REJECT", B, A)],
    "阿尔瓦尼亚的提案去年十二月被贝罗尼亚驳回。": [("REJECT", B, A)],
    "阿尔瓦尼亚的提案遭到贝罗尼亚反对。": [("REJECT", B, A)],
    "贝罗尼亚在最后关头动用否决权。": [("REJECT", B, "")],
    "贝罗尼亚迟迟不肯签字。": [("REJECT", B, "")],
    "宪法法院裁定这次公投违宪。": [("REJECT", "宪法法院", "")],
    "阿尔瓦尼亚坚持要贝罗尼亚提供书面担保。": [("REQUEST", A, B)],
    "阿尔瓦尼亚被贝罗尼亚要求撤军。": [("REQUEST", B, A)],
    "阿爾瓦尼亞揚言必要時將採取反制措施。": [("THREATEN", A, "")],
    "阿尔瓦尼亚警告，若贝罗尼亚不退兵，将自行动手拆除路障。": [("THREATEN", A, B)],
    "阿尔瓦尼亚誓言报复贝罗尼亚。": [("THREATEN", A, B)],
    "阿尔瓦尼亚承诺年内关闭两处军营。": [("AGREE", A, "")],
    "阿尔瓦尼亚去年答应为贝罗尼亚培训骑兵。": [("AGREE", A, B)],
    "阿尔瓦尼亚与贝罗尼亚达成口头默契。": [("AGREE", f"{A}、{B}", "")],
    "阿尔瓦尼亚向贝罗尼亚表示由衷敬意。": [("SUPPORT", A, B)],
    "阿尔瓦尼亚的副总理昨日访问工厂，斥责贝罗尼亚。": [("ACCUSE", "阿尔瓦尼亚的副总理", B)],
    "议员扎雷诺夫昨晚痛批，“钱都去了哪里”。": [("ACCUSE", "扎雷诺夫", "")],
    "贝罗尼亚使馆随后敦促阿尔瓦尼亚放人。": [("REQUEST", "贝罗尼亚使馆", A)],
    "市长呼吁仍滞留在城里的约三万居民尽快撤离。": [("REQUEST", "市长", "居民")],
    "阿尔瓦尼亚撤回了修宪草案。": [("CONCEDE", A, "")],
}


@pytest.mark.parametrize(("text", "acts"), DONE.items())
def test_acts_of_words(text: str, acts: list[tuple[str, str, str]]) -> None:
    found = {(e.event, "、".join(x.name for x in e.actor), "、".join(x.name for x in e.recipient)) for e in events(text)}
    assert found >= set(acts)


@pytest.mark.parametrize(
    "text",
    [
        "贝罗尼亚对阿尔瓦尼亚的指控不感兴趣。",
        "总统扎雷诺夫不肯罢休。",
        "来自邻国的威胁七十年来从未停止。",
        "总统扎雷诺夫接受了报纸采访。",
        "他劝人们早睡。",
    ],
)
def test_no_acts_of_words(text: str) -> None:
    assert events(text) == []
