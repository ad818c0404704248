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
        ("由工会发起的游行被宪兵用催泪瓦斯驱散。", ("ASSAULT", "宪兵", "")),
        ("警方動用水砲驅散人群。", ("ASSAULT", "警方", "人群")),
        ("法國軍隊砲擊馬里軍隊。", ("ASSAULT", "法國軍隊", "馬里軍隊")),
        ("更多的法军被部署到前线。", ("MOBILIZE", "法军", "")),
        ("工党议员与农民党议员爆发冲突。", ("ASSAULT", "工党议员", "农民党议员")),
        ("示威者与警察爆发冲突。", ("PROTEST", "示威者", "警察")),
        # A raid and a search are no attack and no inquiry.
        ("警方突袭了反对党总部。", ("COERCE", "警方", "反对党")),
        ("警察翻查路人手機。", ("COERCE", "警察", "路人")),
        ("秘鲁禁止智利航班飞越领空。", ("SANCTION", "秘鲁", "智利")),
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
        "叛军掌权有可能威胁秘鲁北部。",
        "他在会议上警告，出动军人只会令更多工会加入。",
        "秘魯總統簽署了《秘魯國家安全戰略》。",
        "外界揣测，秘鲁对叛军的攻势至少是默许。",
        "秘鲁国内要求撤军的声音越来越响。",
        "政府军代表团飞抵利马。",
    ],
)
def test_no_act(read: Read, text: str) -> None:
    assert told(read, text) == []
