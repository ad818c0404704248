"""Who said what: quotations of short sentences in both scripts, with invented people and states."""

import pytest

from dragoman.schema.claims import Event, Quotation
from dragoman.schema.reading import Reading
from short_texts import Read


def quotations(reading: Reading) -> list[Quotation]:
    return [c for c in reading.claims if isinstance(c, Quotation) and c.confidence >= 0.5]


def only(reading: Reading) -> Quotation:
    found = quotations(reading)
    assert len(found) == 1, [(q.speaker.text, q.content) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker", "mode", "content"),
    [
        ("总统伊戈尔·扎雷诺夫表示，“边境不会关闭。”", "扎雷诺夫", "direct", "边境不会关闭。"),
        ("總統伊戈爾．扎雷諾夫說：「邊境不會關閉。」", "扎雷諾夫", "direct", "邊境不會關閉。"),
        ("“边境不会关闭，”总统伊戈尔·扎雷诺夫说。", "扎雷诺夫", "direct", "边境不会关闭，"),
        ("“边境不会关闭，”总统伊戈尔·扎雷诺夫说，“谈判也不会停。”", "扎雷诺夫", "direct", "边境不会关闭， … 谈判也不会停。"),
        ("总统伊戈尔·扎雷诺夫表示，边境不会关闭。", "扎雷诺夫", "indirect", "边境不会关闭"),
        ("外长叶莲娜·梅尔克娃声称，邻国“从来没有遵守过条约”。", "梅尔克娃", "mixed", "邻国“从来没有遵守过条约”"),
        ("总统伊戈尔·扎雷诺夫宣布，大选将提前举行。", "扎雷诺夫", "indirect", "大选将提前举行"),
        ("外长叶莲娜·梅尔克娃在社交媒体上发表了评论，表示大使已经离开首都。", "梅尔克娃", "indirect", "大使已经离开首都"),
        ("在总统伊戈尔·扎雷诺夫看来，条约已经没有意义。", "扎雷诺夫", "indirect", "条约已经没有意义"),
        ("据总统伊戈尔·扎雷诺夫的说法，条约已经没有意义。", "扎雷诺夫", "indirect", "条约已经没有意义"),
        ("正如总统伊戈尔·扎雷诺夫所说，“没有人愿意打仗。”", "扎雷诺夫", "direct", "没有人愿意打仗。"),
        ("总统伊戈尔·扎雷诺夫的观点是，条约已经没有意义。", "扎雷诺夫", "indirect", "条约已经没有意义"),
        ("很多人认为，条约已经没有意义。", "很多人", "indirect", "条约已经没有意义"),
        ("一位不愿透露姓名的商人说，“银行早就没有现金了。”", "商人", "direct", "银行早就没有现金了。"),
        ("总统扎雷诺夫写道：「不要退讓」、「歷史在看」，强调「結束了」。", "扎雷诺夫", "direct", "不要退讓 … 歷史在看 … 結束了"),
    ],
)
def test_who_said_what(read: Read, text: str, speaker: str, mode: str, content: str) -> None:
    quotation = only(read(text))
    assert speaker in quotation.speaker.text or speaker in quotation.speaker.name
    assert (quotation.mode, quotation.content) == (mode, content)


@pytest.mark.parametrize(
    "text",
    [
        "红线在地图上表示国界。",
        "总统伊戈尔·扎雷诺夫没有表示边境会关闭。",
        "总统伊戈尔·扎雷诺夫拒绝透露会谈的地点。",
        "总统伊戈尔·扎雷诺夫所说的条约早已失效。",
        "总统伊戈尔·扎雷诺夫可能会认为条约早已失效。",
        "如果总统伊戈尔·扎雷诺夫宣布大选提前举行，反对党会抗议。",
        "外长叶莲娜·梅尔克娃把这场“特别行动”写进了报告。",
        "换句话说，条约早已失效。",
        "该集团被称为山地联盟，包括五个国家。",
        "外长叶莲娜·梅尔克娃面对最大的威胁，已经离开首都。",
    ],
)
def test_no_quotation(read: Read, text: str) -> None:
    assert quotations(read(text)) == []


def test_a_quotation_runs_on_into_the_next_paragraph(read: Read) -> None:
    quotation = only(read("议员鲍里斯·费多连科表示，“北方没有人居住。”\n“而且，那里的土地本来就是我们的。”"))
    assert quotation.content == "北方没有人居住。 … 而且，那里的土地本来就是我们的。"
    assert [span.text for span in quotation.spans][1] == "而且，那里的土地本来就是我们的。"


def test_a_quotation_of_several_sentences_is_one_record(read: Read) -> None:
    assert only(read("议员鲍里斯·费多连科说：“北方没有人居住。那里的土地是我们的。”")).content == "北方没有人居住。那里的土地是我们的。"


def test_the_next_cue_of_one_speaker_is_another_record(read: Read) -> None:
    first, second = quotations(read("议员鲍里斯·费多连科表示，总统在撒谎，并暗示军队可能会倒戈。"))
    assert (first.content, second.content) == ("总统在撒谎", "军队可能会倒戈")
    assert first.speaker.id == second.speaker.id


def test_another_speaker_ends_the_words_of_the_first(read: Read) -> None:
    first, second = quotations(read("国防部长鲍里斯·费多连科表示，军队正在撤退，市长叶莲娜·梅尔克娃表示，桥已经断了。"))
    assert (first.content, second.content) == ("军队正在撤退", "桥已经断了")
    assert second.asserted_by == ()


def test_words_within_words_are_handed_on(read: Read) -> None:
    found = quotations(read("据新华社报道，总统伊戈尔·扎雷诺夫表示，边境不会关闭。"))
    assert [q.content for q in found] == ["边境不会关闭"]
    assert [e.text for e in found[0].asserted_by] == ["新华社"]


def test_what_a_speaker_says_is_asserted_by_him(read: Read) -> None:
    events = [c for c in read("总统伊戈尔·扎雷诺夫表示，“法国入侵了德国。”").claims if isinstance(c, Event)]
    assert events
    assert all([e.name for e in event.asserted_by] == ["伊戈尔·扎雷诺夫"] for event in events)


def test_parallel_speakers_have_a_record_each(read: Read) -> None:
    found = quotations(read("法国和德国表示，条约继续有效。"))
    assert {q.speaker.text for q in found} == {"法国", "德国"}
    assert {q.content for q in found} == {"条约继续有效"}


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("外长叶莲娜·梅尔克娃告诉新华社说，“大使已经离开。”", "新华社"),
        ("外长叶莲娜·梅尔克娃对新华社表示，大使已经离开首都。", "新华社"),
        ("外长叶莲娜·梅尔克娃在会见法国总统时表示，条约继续有效。", "法国总统"),
        ("记者安东·克列缅科向总统伊戈尔·扎雷诺夫询问撤军的“合法性”和“代价”。", "扎雷诺夫"),
    ],
)
def test_addressee(read: Read, text: str, addressee: str) -> None:
    quotation = only(read(text))
    assert quotation.addressee is not None
    assert addressee in quotation.addressee.text


def test_a_block_that_is_set_as_a_quotation(read: Read) -> None:
    text = "总统伊戈尔·扎雷诺夫写道：\n没有人愿意打仗。\n我们也不愿意。\n天黑了。"
    quotation = only(read(text, kinds=("paragraph", "quotation", "quotation")))
    assert (quotation.mode, quotation.content) == ("direct", "没有人愿意打仗。\n我们也不愿意。")


def test_venue(read: Read) -> None:
    quotation = only(read("外长叶莲娜·梅尔克娃在圣彼得堡国际经济论坛上表示，大使已经离开首都。"))
    assert quotation.venue is not None
    assert "论坛" in quotation.venue.text


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("总统伊戈尔·扎雷诺夫被广泛视为一名傀儡。", "被广泛视为", "一名傀儡"),
        ("许多法国人将总统伊戈尔·扎雷诺夫的言论视为一种威胁。", "法国人", "一种威胁"),
        ("总统伊戈尔·扎雷诺夫被学者称为最后的独裁者。", "学者", "最后的独裁者"),
    ],
)
def test_opinions(read: Read, text: str, speaker: str, content: str) -> None:
    quotation = only(read(text))
    assert speaker in quotation.speaker.text
    assert quotation.content == content
    assert quotation.assessment


def test_labels_of_a_description_and_of_a_conversation(read: Read) -> None:
    text = "伊戈尔·扎雷诺夫：法国过去出兵是为侵略；现在是为保护。叶莲娜·梅尔克娃：德国会袖手旁观。"
    found = quotations(read(text, kinds=("description",)))
    assert [q.content for q in found] == ["法国过去出兵是为侵略；现在是为保护", "德国会袖手旁观"]


def test_what_is_asked_and_stated_is_no_assessment_but_a_forecast_is(read: Read) -> None:
    fact = only(read("总统伊戈尔·扎雷诺夫表示，三架飞机已经抵达首都。"))
    forecast = only(read("研究员伊戈尔·扎雷诺夫预测，联盟将失去影响力。"))
    assert (fact.assessment, forecast.assessment) == (False, True)


def test_stance(read: Read) -> None:
    quotation = only(read("总统伊戈尔·扎雷诺夫表示，支持法国的立场。"))
    assert quotation.stance is not None
    assert (quotation.stance.target.text, quotation.stance.value) == ("法国", 1)


def test_the_date_of_the_occasion_is_carried_to_those_who_took_part(read: Read) -> None:
    text = "5月3日，总统伊戈尔·扎雷诺夫会见了外长叶莲娜·梅尔克娃。\n扎雷诺夫表示，“边境不会关闭。”"
    assert only(read(text)).date == "2024-05-03"


def test_he_goes_on_speaking(read: Read) -> None:
    first, second = quotations(read("研究员帕维尔·卢申科表示，“协议已经失效。”\n他说，“没有人会再签一次。”"))
    assert first.speaker.id == second.speaker.id


def test_we_are_the_state_that_the_speaker_speaks_for(read: Read) -> None:
    quotation = only(read("法国总统伊戈尔·扎雷诺夫表示，“我们不承认科索沃。”"))
    assert "state:FRA" in {entity.id for entity in quotation.about}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # The narrator goes on after what is announced, claimed, demanded.
        ("总统伊戈尔·扎雷诺夫宣布将下调商品的税率，市场的回应是股价大跌。", "扎雷诺夫", "将下调商品的税率"),
        ("山地军宣称已经占领机场，但目前看不出有此迹象。", "山地军", "已经占领机场"),
        ("山地军虽然宣称占领了机场，但守军还在城里。", "山地军", "占领了机场"),
        ("总统伊戈尔·扎雷诺夫认为预算“毫无问题”，但他没有提供细节。", "扎雷诺夫", "预算“毫无问题”"),
        ("外长叶莲娜·梅尔克娃宣布“不谈判，不退让”的原则，划定了政府的底线。", "梅尔克娃", "不谈判，不退让"),
        ("很多学者相信市场会带来自由；但事实并非如此。", "学者", "市场会带来自由"),
        ("根据总统伊戈尔·扎雷诺夫的说法，损失已超过十万人；另据商会统计，损失更大。", "扎雷诺夫", "损失已超过十万人"),
        # Another's share.
        ("有三分之二的选民觉得经济糟糕，45%认为自己的处境变差。", "选民", "经济糟糕"),
        # A quotation in reported words runs on over the sentence.
        ("议员鲍里斯·费多连科说桥已经塌了，「沒有人來修。我們等了三年。」", "费多连科", "桥已经塌了，「沒有人來修。我們等了三年。」"),
        # “…。”谈到邻国，X说: the words stand before, what follows tells of the speaker.
        ("“这是些幻想。”谈到联盟，议员鲍里斯·费多连科说，他长期研究历史。", "费多连科", "这是些幻想。"),
    ],
)
def test_where_words_end(read: Read, text: str, speaker: str, content: str) -> None:
    quotation = quotations(read(text))[0]
    assert speaker in quotation.speaker.text or speaker in quotation.speaker.name
    assert quotation.content == content


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("国防部试图欺骗公众，市长伊戈尔·扎雷诺夫致函外长叶莲娜·梅尔克娃，呼吁她释放记者。", "扎雷诺夫", "她释放记者"),
        ("《山城日报》接连抨击法官的判决太轻。", "山城日报", "法官的判决太轻"),
        ("议员鲍里斯·费多连科作供完毕后，同样参选的叶莲娜·梅尔克娃开始作供，称她四月才参选。", "梅尔克娃", "她四月才参选"),
        ("證人梁志衡說，他沒有遲到。法官質疑梁志衡，梁不同意，並強調會議沒有紀錄。", "梁志衡", "會議沒有紀錄"),
    ],
)
def test_whose_words_they_are(read: Read, text: str, speaker: str, content: str) -> None:
    found = {(q.speaker.name, q.content) for q in quotations(read(text))}
    assert any(speaker in name and content == words for name, words in found), found


@pytest.mark.parametrize(
    "text",
    [
        "法国明确要德国承诺不会接纳新成员。",
        "法国尤其希望强调本民族的独立性。",
        "总统伊戈尔·扎雷诺夫从来不对邻国表态，议会也不知情。",
        "政府讲一套做一套，民生越来越差。",
        "法军的攻击表明，主动权已经转变。",
        "会说法语的议员鲍里斯·费多连科说法语的时候很少。",
        "总统伊戈尔·扎雷诺夫提出“三步走”的构想，让议会讨论。",
        "内政部应告知其得提出异议。",
        "这像今天总统伊戈尔·扎雷诺夫指责外长的说辞。",
        "法国人就是那些自认为是法国人的人。",
        "他向三名议员表示感谢。",
    ],
)
def test_nobody_says_it(read: Read, text: str) -> None:
    assert quotations(read(text)) == [], [(q.speaker.text, q.content) for q in quotations(read(text))]


def test_a_second_cue_of_the_same_speaker_is_a_record_of_its_own(read: Read) -> None:
    first, second = quotations(read("证人帕维尔·卢申科表示没有收过文件，又指会议只开了十分钟。"))
    assert (first.content, second.content) == ("没有收过文件", "会议只开了十分钟")
    assert first.speaker.id == second.speaker.id


def test_what_figures_show_is_not_thought_by_who_counted(read: Read) -> None:
    found = quotations(read("山城研究所的调查显示，年轻人中有四成抱有好感，认为制度能更好地保障住房。"))
    assert all("研究所" not in q.speaker.name or q.cue != "认为" for q in found)


def test_one_turn_of_a_conversation_is_not_the_next(read: Read) -> None:
    text = "“我做了一个噩梦。”证人帕维尔·卢申科说。\n“什么梦？”\n天黑了。"
    assert only(read(text)).content == "我做了一个噩梦。"
