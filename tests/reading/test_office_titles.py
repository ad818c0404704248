"""How an office was lost, told beside the name; whose a role behind a name is; bodies that the clause before names."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Occupancy
from dragoman.schema.reading import Reading


def told(reading: Reading) -> set[tuple[str, str, str, str | None]]:
    found = [c for c in reading.claims if isinstance(c, Occupancy) and c.confidence >= 0.5]
    return {(c.holder.name or c.holder.text, c.post, c.organisation.text if c.organisation else "", c.change or c.status) for c in found}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("橙果大学文化系客席副教授王立明失去教席，遭校方单方面终止合约。", ("王立明", "客席副教授", "橙果大学文化系", "dismissed")),
        ("橙果大學文化系講師王立明及何桂明失去教席，遭校方中止合約。", ("何桂明", "講師", "橙果大學文化系", "dismissed")),
        ("名单包括海事局副局长何桂明和已被撤职的警察局局长王立明。", ("王立明", "局长", "警察局", "dismissed")),
        ("名單包括已辭職的警察局局長王立明。", ("王立明", "局長", "警察局", "resigned")),
        ("何桂明在岚州法院出庭，被裁判官王立明拒绝保释。", ("王立明", "裁判官", "岚州法院", "current")),
        ("何桂明到西河縣裁判法院出庭，被總裁判官王立明拒絕保釋。", ("王立明", "總裁判官", "西河縣裁判法院", "current")),
        ("《橙林晚报》宣布停刊。总编辑王立明已请辞，员工即时遣散。", ("王立明", "总编辑", "橙林晚报", "resigned")),
        ("法国在民主派的科洛多夫总统治下大幅增兵。", ("科洛多夫", "总统", "法国", "current")),
        ("总部设在岚州的橙果基金会的特别顾问科洛多夫说：“局势稳定。”", ("科洛多夫", "特别顾问", "橙果基金会", "current")),
        ("右倾橙果基金会的高级经济学家科洛多夫说：“物价会涨。”", ("科洛多夫", "高级经济学家", "橙果基金会", "current")),
        ("前橙民協副主席兼前深水埗區議員王立明到場，他2015年當選區議員。", ("王立明", "區議員", "深水埗區", "elected")),
        ("设在岚州的智库“界河中心”推算了比例，该中心的分析员王立明提醒说，数字不全。", ("王立明", "分析员", "界河中心", "current")),
        ("橙果進步陣線待價而沽。陣線秘書長王立明否認收受好處。", ("王立明", "秘書長", "橙果進步陣線", "current")),
        ("抵抗委员会的志愿者被捕。委员会协调人科洛多娃说，无人签字。", ("科洛多娃", "协调人", "抵抗委员会", "current")),
        ("第四装甲旅旅长科洛多夫准将率部占据电视台。", ("科洛多夫", "旅长", "第四装甲旅", "current")),
        ("軍政府發言人王立明首度鬆口。", ("王立明", "發言人", "軍政府", "current")),
        ("中间人、前橙湾市市长科洛多夫说，谈判中断。", ("科洛多夫", "市长", "橙湾市", "ended")),
        ("長期觀察國會的橙果大學政治系副教授王立明分析。", ("王立明", "副教授", "橙果大學政治系", "current")),
        ("亚的斯亚贝巴大学教授科洛多夫指出，港口不够。", ("科洛多夫", "教授", "亚的斯亚贝巴大学", "current")),
        ("联盟内第二大党橙果正义党的署理主席王立明出席。", ("王立明", "署理主席", "橙果正义党", "current")),
        ("反对派橙果前进阵线领袖科洛多夫抨击政府。", ("科洛多夫", "领袖", "橙果前进阵线", "current")),
        ("反對黨領袖科洛多夫出席。", ("科洛多夫", "反對黨領袖", "", "current")),
        ("匈牙利政府负责欧洲事务的国务秘书科洛多夫表示支持。", ("科洛多夫", "国务秘书", "匈牙利政府", "current")),
        ("印度外交部表示关注，印度驻斯里兰卡高级专员约见外长科洛多夫。", ("科洛多夫", "外长", "", "current")),
        ("岚州的斯里兰卡问题专家王立明不以为然。", ("王立明", "斯里兰卡问题专家", "", "current")),
        ("2021年的协议还在。现任橙果研究院副院长的王立明反驳说，不是这样。", ("王立明", "副院长", "橙果研究院", "current")),
        ("曾任橙果使团参赞、去年退休的王立明直言不讳。", ("王立明", "参赞", "", "ended")),
        ("政治局主任王立明中将违反纪律，全会免去他在党内外的一切职务。", ("王立明", "主任", "政治局", "dismissed")),
        ("与何桂明一同落马的还有他的妹夫、岚州市委副书记王立明。", ("王立明", "副书记", "岚州市委", "ended")),
        ("草原与多瑙河研究所高级研究员科洛多夫说，不乐观。", ("科洛多夫", "高级研究员", "草原与多瑙河研究所", "current")),
        ("记者与多瑙河研究所研究员科洛多夫会面。", ("科洛多夫", "研究员", "多瑙河研究所", "current")),
        ("外交部拉丁美洲及加勒比海司司長王立明表示樂觀。", ("王立明", "司長", "拉丁美洲及加勒比海司", "current")),
        ("中国驻斯里兰卡的一位前参赞王立明反驳说，不是这样。", ("王立明", "驻斯里兰卡参赞", "中国", "ended")),
        ("橙果民主党主席何桂明被捕，副主席王立明获释。", ("王立明", "副主席", "橙果民主党", "current")),
        ("橙果協會主席何桂明呼籲調查，其發言人王立明補充說，已有百人被捕。", ("王立明", "發言人", "橙果協會", "current")),
        ("《橙林晚报》总编辑何桂明遭解雇，副总编辑王立明同日请辞。", ("王立明", "副总编辑", "橙林晚报", "resigned")),
        ("橙果大学终止与文化系讲师王立明的合约。", ("王立明", "讲师", "文化系", "dismissed")),
        ("秘鲁总统何桂明遭国会罢免，副总统科洛多夫随即就任总统。", ("科洛多夫", "总统", "秘鲁", "current")),
        ("國民聯盟黨魁何桂明與前黨魁王立明到場。", ("王立明", "黨魁", "國民聯盟", "ended")),
        ("橙果民主黨主席何桂明辭任，改由副主席王立明署理。", ("王立明", "副主席", "橙果民主黨", "current")),
        ("昨日，橙岛市委书记王立明被查。", ("王立明", "市委书记", "橙岛市", "current")),
        ("现任智库橙林中心主席的科洛多夫撰文。", ("科洛多夫", "主席", "橙林中心", "current")),
        ("总统科洛多夫去职。", ("科洛多夫", "总统", "", "ended")),
        ("連有名的商人王立明，也在2023年當選橙果商會主席。", ("王立明", "主席", "橙果商會", "elected")),
    ],
)
def test_what_is_told_of_an_office(read: Callable[..., Reading], text: str, office: tuple[str, str, str, str]) -> None:
    assert office in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "他任首名被告王立明代表律師，亦曾研讀條文。",
        "王立明发言人拒绝评论。",
        "总统提名王立明出任防长，尚待国会通过。",
        "另一位反对裁决的法律学者，当地人何某在4月表示：“说法不对。”法律学者王立明说：“不对。”",
    ],
)
def test_nobody_holds_the_role_of_who_serves_him(read: Callable[..., Reading], text: str) -> None:
    assert not {office for office in told(read(text)) if office[0] == "王立明" and office[1] != "法律学者"}


def test_who_should_go_has_not_gone(read: Callable[..., Reading]) -> None:
    assert ("科洛多夫", "总统", "", "current") in told(read("他说：“总统科洛多夫应该下台。”"))


def test_the_end_of_a_first_term_is_no_end(read: Callable[..., Reading]) -> None:
    assert ("科洛多夫", "总统", "", "ended") not in told(read("总统科洛多夫到场。科洛多夫第一个任期结束时，物价上涨。"))


def test_a_title_in_quoted_words_lends_the_author_no_evidence(read: Callable[..., Reading]) -> None:
    reading = read("扎雷诺夫说：“我见过总统科洛多夫。”\n\n总统科洛多夫昨日到场。")
    (office,) = [c for c in reading.claims if isinstance(c, Occupancy) and not c.asserted_by]
    assert [span.start for span in office.spans] == [20]


@pytest.mark.parametrize("text", ["军方参谋部威胁要起诉该团体负责人科洛多娃。", "兩名客戶受罰。該公司董事長科洛多娃宣布請辭。"])
def test_a_body_that_an_article_points_at_in_vain(read: Callable[..., Reading], text: str) -> None:
    assert not told(read(text))


def test_how_an_office_was_lost_is_told_by_whoever_tells_it(read: Callable[..., Reading]) -> None:
    reading = read("何桂明说，第九旅旅长科洛多夫上校四月底被解除职务，至今没有继任者。")
    (office,) = [c for c in reading.claims if isinstance(c, Occupancy) and c.change == "dismissed"]
    assert office.asserted_by
