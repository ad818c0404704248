"""Which category an act belongs to, and what is no act at all: a power, a trend, a mood, a rule."""

import pytest

from short_texts import Read, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # Force that is used is no mere sending of it.
        ("法军出动战机、导弹对马里的机场进行轰炸。", ("ASSAULT", "法军", "马里")),
        ("法國出動空軍和導彈轟炸馬里。", ("ASSAULT", "法國", "馬里")),
        ("法军使用远程导弹、无人机等武器对马里展开高强度的战略轰炸。", ("ASSAULT", "法军", "马里")),
        ("法国夺取了马里首都巴马科。", ("ASSAULT", "法国", "马里")),
        # A crowd that is broken up with tear gas, and one that is told to go.
        ("警方發射催淚彈等驅散人群。", ("ASSAULT", "警方", "人群")),
        ("警方驱散了人群。", ("COERCE", "警方", "人群")),
        ("秘鲁和智利宣布恢复邦交。", ("SUPPORT", "秘鲁、智利", "")),
        ("秘魯和智利昨日重新建交。", ("SUPPORT", "秘魯、智利", "")),
        ("秘鲁外长为此向智利道歉。", ("CONCEDE", "秘鲁外长", "智利")),
        ("秘鲁政府批准了三项人权条约。", ("AGREE", "秘鲁政府", "")),
        ("秘鲁总统为智利总统担保。", ("SUPPORT", "秘鲁总统", "智利总统")),
        ("秘魯同意智利派觀察員入境。", ("AGREE", "秘魯", "智利")),
        ("秘鲁政府无力维持监狱开支，释放了大量政治犯。", ("RETREAT", "秘鲁政府", "大量政治犯")),
    ],
)
def test_categories(read: Read, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "法军无力发动大规模进攻，歼灭秘鲁军队。",
        "法軍在陣地戰中也不能抵抗住秘魯軍隊。",
        "法军战机较少上天轰炸。",
        "法军军演常态化，邻国忧虑。",
        "下圖是示威者抗議政府的歷年趨勢。",
        "在社会氛围力挺秘鲁的智利，他们为何而战？",
        "憲法並未賦予總統解散國會的權力。",
        "当局不干涉他们的生活。",
        "秘鲁政府推出计划，争取非洲国家的支持。",
        "林国伟同意有在声明签名。",
        "秘鲁对智利投资了大量政治资本。",
    ],
)
def test_no_act(read: Read, text: str) -> None:
    assert told(read, text) == []
