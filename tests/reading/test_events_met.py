"""Whom an act meets that has no object right behind its verb, and whom a list or a second verb names."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("工會昨早到特首辦示威。", ("PROTEST", "工會", "特首辦")),
        ("警察周五阻止议员进入国会。", ("COERCE", "警察", "议员")),
        ("秘鲁总统府对此表示欢迎。", ("SUPPORT", "秘鲁总统府", "")),
        ("秘鲁商务部随即批评此举。", ("ACCUSE", "秘鲁商务部", "")),
        ("秘魯今年3月獲智利批出約兩億元貸款。", ("AID", "智利", "秘魯")),
        ("智利外交部就此向秘魯提出交涉。", ("ACCUSE", "智利外交部", "秘魯")),
        ("加纳和智利则明确表示不承认解散国会的决定。", ("REJECT", "加纳、智利", "")),
        ("秘鲁以检疫不合格为由禁止进口智利的水果。", ("SANCTION", "秘鲁", "智利")),
        ("数百名农民封锁了通往首都的公路。", ("PROTEST", "数百名农民", "")),
        ("警方镇压了去年春天开始的抗议活动。", ("COERCE", "警方", "抗议活动")),
        ("德國反對向秘魯提供武器。", ("REJECT", "德國", "秘魯")),
        ("俄军炮兵击伤激进分子卢戈津。", ("ASSAULT", "俄军炮兵", "卢戈津")),
        ("俄军从该市撤出兵力增援北线。", ("MOBILIZE", "俄军", "")),
        ("示威者游行到市政府抗议。", ("PROTEST", "示威者", "市政府")),
        ("數百人在美國大使館外抗議。", ("PROTEST", "數百人", "美國大使館")),
        ("学生在大学门外抗议。", ("PROTEST", "学生", "")),
        ("民眾在公園示威。", ("PROTEST", "民眾", "")),
        ("中央政府派遣軍隊進駐西藏。", ("MOBILIZE", "中央政府", "西藏")),
        ("法国出动两个旅开进马里北部。", ("MOBILIZE", "法国", "马里")),
        ("法國外長赴德國訪問。", ("CONSULT", "法國外長", "德國")),
        ("法国外长飞抵德国访问。", ("CONSULT", "法国外长", "德国")),
        ("法国、德国两国当局15日举行会谈。", ("CONSULT", "法国、德国", "")),
        ("法军在城外俘虏了30名士兵。", ("COERCE", "法军", "30名士兵")),
        ("德国外交部称，一旦法国越过边界，将立即向波兰派兵。", ("MOBILIZE", "德国外交部", "波兰")),
        ("若法国遭到攻击，将轰炸柏林。", ("ASSAULT", "法国", "柏林")),
        ("警方逮捕了前总统。", ("COERCE", "警方", "前总统")),
        ("秘魯央行的資產被智利凍結。", ("SANCTION", "智利", "秘魯央行")),
        ("反对派报纸《渡口报》被当局关闭。", ("COERCE", "当局", "渡口报")),
        ("智利渔船遭秘鲁海警拦截。", ("COERCE", "秘鲁海警", "智利")),
        ("加纳与秘鲁外长轮番会见智利代表团。", ("CONSULT", "加纳、秘鲁外长", "智利代表团")),
        ("總理魏承恩正在巴拿馬出席一場論壇。", ("CONSULT", "魏承恩", "")),
        ("约有三千人冒雨聚集广场，要求还政于民。", ("PROTEST", "约有三千人", "")),
        ("檢方昨日限制魏承恩議員出境。", ("COERCE", "檢方", "魏承恩")),
        ("秘鲁关闭了与智利的边界。", ("SANCTION", "秘鲁", "智利")),
        ("秘鲁将四家智利公司列入制裁名单。", ("SANCTION", "秘鲁", "智利")),
        ("秘魯向智利移交了二十三名疑犯。", ("COOPERATE", "秘魯", "智利")),
        ("安理会应法国和加纳的请求举行了紧急会议。", ("CONSULT", "安理会", "")),
        ("秘鲁释放了十九名被扣押的平民。", ("RETREAT", "秘鲁", "十九名被扣押的平民")),
        ("歐盟正研擬把四名部落頭目列入制裁名單。", ("SANCTION", "歐盟", "四名部落頭目")),
        ("财政部副部长魏承恩周四飞抵秘鲁。", ("CONSULT", "魏承恩", "秘鲁")),
        ("法国呼吁有关各方停火。", ("REQUEST", "法国", "有关各方")),
        ("5月3日美军空袭了叙利亚。", ("ASSAULT", "美军", "叙利亚")),
        ("俄军在5月3日军事演习后空袭了叙利亚。", ("ASSAULT", "俄军", "叙利亚")),
        ("乌军伊久姆战役战术集群击退了俄军。", ("ASSAULT", "乌军伊久姆战役战术集群", "俄军")),
        ("1953年，英国情报机构在伊朗策动政变。", ("COERCE", "英国情报机构", "伊朗")),
        ("德國宣布暫停與秘魯之間的戰略夥伴關係。", ("SANCTION", "德國", "秘魯")),
        ("俄罗斯削减了通过管道向德国输送的天然气。", ("SANCTION", "俄罗斯", "德国")),
        ("俄军占领了两座村庄，乌军第二天展开反攻。", ("ASSAULT", "乌军", "俄军")),
        ("俄军退回州界防御；乌军夺回赫尔松州境内的几个村。", ("ASSAULT", "乌军", "俄军")),
        ("中国外交部批评和警告日本。", ("ACCUSE", "中国外交部", "日本")),
        ("法国一直游说并敦促西方盟友提供导弹。", ("REQUEST", "法国", "西方盟友")),
        ("槍手在天台開槍掃射警員。", ("ASSAULT", "槍手", "警員")),
        ("警方拘捕該名53歲姓區女子。", ("COERCE", "警方", "53歲姓區女子")),
        ("议员公开支持政府军收编的民兵。", ("SUPPORT", "议员", "民兵")),
        ("俄军要求化工厂内的守军投降，但遭到拒绝。", ("REQUEST", "俄军", "守军")),
        ("俄军要求化工厂内的守军投降，但遭到拒绝。", ("REJECT", "守军", "俄军")),
        ("警方上前截查，惟該女子拒絕合作。", ("REJECT", "該女子", "警方")),
        ("人权组织促请释放被捕记者，并呼吁当局履行公约。", ("REQUEST", "人权组织", "当局")),
        ("前召集人鍾永年及其前成員何思敏和陳渭明因發表文章再度被捕。", ("COERCE", "", "鍾永年、何思敏、陳渭明")),
        ("前主席鍾永年與另2人上周被判囚六個月。", ("SANCTION", "", "鍾永年、2人")),
        ("俄羅斯向白俄羅斯增派了五千名士兵。", ("MOBILIZE", "俄羅斯", "白俄羅斯")),
        ("士兵向聚集在广场上的抗议者开火。", ("ASSAULT", "士兵", "抗议者")),
        ("胡塞武装击沉了一艘英国货船。", ("ASSAULT", "胡塞武装", "英国")),
        ("乌军用无人机袭击了停在克里米亚机场的俄军战机。", ("ASSAULT", "乌军", "俄军")),
        ("工會表示全力支持罷工工人及其家屬。", ("SUPPORT", "工會", "罷工工人、家屬")),
        ("匪徒綁架了一名教師和她的兩個孩子。", ("ASSAULT", "匪徒", "一名教師、孩子")),
        ("美国对俄罗斯、白俄罗斯及伊朗的多家银行实施制裁。", ("SANCTION", "美国", "俄罗斯、白俄罗斯、伊朗")),
        ("俄军攻占托列茨克突出部西北侧主要交通枢纽谢列波夫卡，继续推进。", ("ASSAULT", "俄军", "谢列波夫卡")),
        ("以色列釋放了九十名巴勒斯坦囚犯。", ("RETREAT", "以色列", "九十名巴勒斯坦囚犯")),
        ("中国为柬埔寨援建医院。", ("AID", "中国", "柬埔寨")),
        ("警方拘捕陳家俊、李詠詩及黃志強。", ("COERCE", "警方", "陳家俊、李詠詩、黃志強")),
        ("陸委會譴責中國公安部懸賞通緝兩名台灣網紅。", ("ACCUSE", "中國公安部", "兩名台灣網紅")),
        ("外交部召見日本大使，就參拜神社一事表達抗議。", ("ACCUSE", "外交部", "日本大使")),
        ("缅甸军方空袭了若开邦的一个村庄。", ("ASSAULT", "缅甸军方", "若开邦")),
        ("土耳其检方下令逮捕伊斯坦布尔市长及其百余名幕僚。", ("COERCE", "土耳其检方", "伊斯坦布尔市长、幕僚")),
        ("议员公开支持“瓦格纳”招募的重刑犯雇佣兵参选。", ("SUPPORT", "议员", "雇佣兵")),
        ("学生抗议警方袭击记者。", ("PROTEST", "学生", "警方")),
        ("对于叛军的要求，政府断然拒绝。", ("REJECT", "政府", "叛军")),
        ("議會譴責政府鎮壓示威，並要求釋放被捕學生。", ("REQUEST", "議會", "政府")),
        ("美國於1979年與台灣斷交，並撤出駐軍。", ("RETREAT", "美國", "")),
        ("法國政府打著「維和」的名號對馬里平民進行大舉屠殺。", ("ASSAULT", "法國政府", "馬里平民")),
    ],
)
def test_the_other_side(read: Read, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(read, text)


def test_a_second_verb_behind_a_conjunction_of_consequence_shares_no_object(read: Read) -> None:
    assert all(kind != "ASSAULT" for kind, _, _ in told(read, "法院因纪念大屠杀而判处工会领导人入狱。"))


def test_what_somebody_did_not_condemn_is_not_his_claim(read: Read) -> None:
    assert all(kind != "ASSAULT" for kind, _, _ in told(read, "中國未曾譴責俄羅斯悍然發動侵略戰爭。"))


@pytest.mark.parametrize("text", ["納粹在集中營殺害了平民。", "右翼团体冲击女性合法游行。"])
def test_a_word_inside_another_is_no_act(read: Read, text: str) -> None:
    assert {kind for kind, _, _ in told(read, text)}.isdisjoint({"MOBILIZE", "PROTEST"})


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("塞尔维亚军队打击了芬兰军队占领后启用的坦佩雷机场。", ("ASSAULT", "塞尔维亚军队", "坦佩雷机场")),
        ("塞尔维亚军队再次发起进攻，终于占领了坦佩雷机场。", ("ASSAULT", "塞尔维亚军队", "坦佩雷机场")),
        ("塞爾維亞軍隊向芬蘭等鄰近國家發動進攻。", ("ASSAULT", "塞爾維亞軍隊", "芬蘭")),
        ("示威者声援正被困在钢铁厂里的芬兰士兵。", ("SUPPORT", "示威者", "芬兰士兵")),
        ("波蘭和捷克兩國的總統訪問芬蘭。", ("CONSULT", "波蘭、捷克", "芬蘭")),
        ("塞尔维亚军队肃清了城里的芬兰守军。", ("ASSAULT", "塞尔维亚军队", "芬兰守军")),
    ],
)
def test_what_an_attack_reaches(read: Read, text: str, event: tuple[str, str, str]) -> None:
    assert event in told(read, text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("由于内部分歧，塞尔维亚军队的撤退命令被提前公布。", "RETREAT"),
        ("这并非芬兰第一次反扎雷诺夫示威。", "PROTEST"),
        ("芬兰、波兰都派兵参加演习。", "MOBILIZE"),
        ("教廷施壓芬蘭主教辭職。", "RETREAT"),
        ("波兰是援助芬兰的首倡者。", "AID"),
        ("塞尔维亚军队把目标定为合围芬兰军队。", "COERCE"),
    ],
)
def test_what_only_a_noun_or_a_wish_tells(read: Read, text: str, category: str) -> None:
    assert all(kind != category for kind, _, _ in told(read, text))


def test_what_may_not_come_is_not_denied(read: Read) -> None:
    (event,) = [claim for claim in read("塞尔维亚军队未必会进攻芬兰。").claims if isinstance(claim, Event)]
    assert event.auxiliary == ("hypothetical",)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("俄军从马里乌波尔撤出兵力增援北线。", "RETREAT"),
        ("扎雷诺夫说：“人们不会离开我的集会。”", "PROTEST"),
        ("俄军后卫逃窜到该州北部集结。", "MOBILIZE"),
        ("俄军经过第三次动员后已接近六十万人。", "MOBILIZE"),
        ("德国反对向波兰提供武器。", "ACCUSE"),
    ],
)
def test_words_that_tell_of_no_such_act(read: Read, text: str, category: str) -> None:
    assert all(event != category for event, *_ in told(read, text))


def test_defenders_are_those_named_before(read: Read) -> None:
    events = [c for c in read("乌克兰守军拒绝离开。俄军消灭了守军。").claims if isinstance(c, Event) and c.event == "ASSAULT"]
    assert [entity.name for event in events for entity in event.recipient] == ["乌克兰守军"]
