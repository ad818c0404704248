"""Whom an act meets who is named behind a dash, in the clause beside it, before what he brought about, or behind words about him."""

import pytest

from short_texts import Read, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("俄军发动战术反击，与乌军争夺两个村庄。", ("ASSAULT", "俄军", "乌军")),
        ("烏軍在城北發動攻勢，兩天內突破俄軍的防線。", ("ASSAULT", "烏軍", "俄軍")),
        ("法国军队发动空袭，英国军队参与行动。", ("ASSAULT", "法国军队", "")),
        ("乌军在哈尔科夫发动攻势，俄军退守东岸。", ("ASSAULT", "乌军", "俄军")),
        ("俄军夺取河口要塞之一——哈尔科夫。", ("ASSAULT", "俄军", "哈尔科夫")),
        ("法國軍隊派出兩架直升機，其中一架被英國軍隊擊落。", ("ASSAULT", "英國軍隊", "法國軍隊")),
        ("法国军队向英国军队阵地发射火箭。", ("ASSAULT", "法国军队", "英国军队")),
        ("法国总统发动的入侵秘鲁之战已经失败。", ("ASSAULT", "法国总统", "秘鲁")),
        ("乌军炮兵击伤俄前副总理、“顾问”、法西斯分子卢戈津。", ("ASSAULT", "乌军炮兵", "卢戈津")),
        ("秘鲁警方击毙在首都参加过和谈的银行家卢戈津。", ("ASSAULT", "秘鲁警方", "卢戈津")),
        ("總統修改憲法，引發大批市民上街抗議。", ("PROTEST", "大批市民", "總統")),
        ("她的去世引发市民抗议。", ("PROTEST", "市民", "")),
        ("各地工人抗议移民劳工涌入。", ("PROTEST", "各地工人", "移民劳工")),
        ("秘鲁终止了智利与加纳的合作。", ("SANCTION", "秘鲁", "智利、加纳")),
        ("法国部队从马里撤回。", ("RETREAT", "法国部队", "马里")),
        ("更多的美軍被部署到中東。", ("MOBILIZE", "美軍", "")),
        ("解放軍展開「利刃」環台軍演。", ("MOBILIZE", "解放軍", "台")),
        ("法国总统出访南太平洋三友邦。", ("CONSULT", "法国总统", "友邦")),
        ("教育局要求9月1日或以後入職的教師簽署聲明。", ("REQUEST", "教育局", "教師")),
        ("外交部要求身在秘鲁的公民立即离开。", ("REQUEST", "外交部", "秘鲁的公民")),
        ("工会要求释放被捕的学生。", ("REQUEST", "工会", "")),
        ("阿根廷召回驻巴拉圭大使。", ("SANCTION", "阿根廷", "巴拉圭")),
        ("防暴警察發射催淚瓦斯和橡膠子彈驅散人群。", ("ASSAULT", "防暴警察", "人群")),
        ("巴西外交部对巴拉圭局势深表关切，呼吁恢复宪政秩序。", ("REQUEST", "巴西外交部", "巴拉圭")),
        ("法国外长要求这支三千人的维和部队尽快离开。", ("REQUEST", "法国外长", "维和部队")),
        ("發言人敦促歐盟不要走上歧路，並揚言必要時將採取反制。", ("THREATEN", "發言人", "歐盟")),
        ("总统请求法国把撤军推迟半年，法国还没有答应。", ("AGREE", "法国", "总统")),
        ("日本与法国成立了债权人委员会，中国拒绝加入。", ("REJECT", "中国", "债权人委员会")),
        ("秘魯扣押了一艘漁船，智利為此提出抗議。", ("ACCUSE", "智利", "秘魯")),
        ("两名记者被捕，美国对此表示强烈谴责。", ("ACCUSE", "美国", "")),
        ("南苏丹军队占领了油田，苏丹空军两天后轰炸了油田外围的哨所。", ("ASSAULT", "苏丹空军", "南苏丹军队")),
        ("工人在港口門前靜坐，指責總統出賣國家。", ("PROTEST", "工人", "總統")),
        ("中国拒绝表示俄国侵犯主权。", ("REJECT", "中国", "")),
        ("乌军击伤了俄战略轰炸航空兵的两架飞机。", ("ASSAULT", "乌军", "俄战略轰炸航空兵")),
        ("行政院提出覆議而仍遭反對黨封殺，總統隨即公布法案。", ("REJECT", "反對黨", "行政院")),
    ],
)
def test_whom_it_meets(read: Read, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(read, text)


def test_the_place_just_attacked_is_what_is_destroyed(read: Read) -> None:
    found = told(read, "俄军袭击乌军的营地，彻底摧毁了该营地。")
    assert found
    assert set(found) == {("ASSAULT", "俄军", "乌军")}


def test_an_answer_goes_to_who_spoke_before(read: Read) -> None:
    text = "市长认为，那座雕像是城市的遗产。州长则反唇相讥，说雕像早该拆掉。"
    assert ("ACCUSE", "州长", "市长") in told(read, text)


def test_whoever_does_it_is_not_who_speaks_of_it(read: Read) -> None:
    assert all(kind != "REQUEST" for kind, _, _ in told(read, "法国外长的回应是，任何只要求停火，因而固定战线的方案都不能接受。"))
