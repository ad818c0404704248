"""Speakers with the words that describe them, ends of words, and forms that are wrong as often as right."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read


def said(read: Read, text: str) -> list[tuple[str, str]]:
    return [(q.speaker.text, q.content) for q in read(text).claims if isinstance(q, Quotation) and q.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Class nouns with the words that belong to them.
        ("出版社負責人表示，這批書已經下架。", [("出版社負責人", "這批書已經下架")]),
        ("其他港口的居民认为，渡轮应当恢复。", [("其他港口的居民", "渡轮应当恢复")]),
        ("有附近居民透露，曾看到她多次来到码头。", [("附近居民", "曾看到她多次来到码头")]),
        ("法官指渡輪已經停航。", [("法官", "渡輪已經停航")]),
        # Posts beside the name.
        ("山城大学法学院教授、港务委员会委员扎雷诺夫表示，渡轮应当恢复。", [("扎雷诺夫", "渡轮应当恢复")]),
        ("政治学家、活动家Mary Zellin表示，渡轮应当恢复。", [("Mary Zellin", "渡轮应当恢复")]),
        ("救助組織「港灣援助」（Bay Aid）代表表示，人手不足。", [("救助組織「港灣援助」（Bay Aid）代表", "人手不足")]),
        # Where the words end.
        ("诗人扎雷诺夫认为港口必须重建，而另一边更多是反对的渔民。", [("扎雷诺夫", "港口必须重建")]),
        ("港务局认为其行为严重失当，已永久注销其执照。", [("港务局", "其行为严重失当")]),
        ("总统扎雷诺夫强调港口的独立地位不容改变，拒绝“共管方案”。", [("扎雷诺夫", "港口的独立地位不容改变")]),
        ("诗人扎雷诺夫表示“海是我们的。”这句话可以有许多读法。", [("扎雷诺夫", "海是我们的。")]),
        ("原先，扎雷诺夫以为自己会赢，直到开票才知道输了。", [("扎雷诺夫", "自己会赢")]),
        ("居民扎雷诺夫指水深及膝，質疑為排洪所致。", [("扎雷诺夫", "水深及膝")]),
        ("军方宣称夹击港口，迫使守军后撤。", [("军方", "夹击港口")]),
        # No words at all.
        ("教授扎雷诺夫以敢言見稱，長年住在港口。", []),
        ("阿尔瓦尼亚外交部公布「關於港口問題的立場」，表達官方看法。", []),
        ("总统扎雷诺夫表示对渔民的支持。", []),
        ("市长扎雷诺夫说治安很好，罪案为何增加？", []),
        ("军方宣称摧毁的火炮数量，已经超过守军的总和。", []),
        ("法官问为何停航，船长扎雷诺夫解释对方是新手。", [("法官", "为何停航"), ("扎雷诺夫", "对方是新手")]),
        ("总统扎雷诺夫批评该报社，称其编造消息。", [("扎雷诺夫", "其编造消息")]),
    ],
)
def test_whole_speakers_and_where_words_end(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert said(read, text) == found


def test_a_label_that_checks_facts_says_nothing_and_one_with_a_cue_is_a_clause(read: Read) -> None:
    turns = ["主持人：今晚请两位谈谈港口和渡轮。", "扎雷诺夫：我认为渡轮应当恢复。", "核查：这个说法是错误的。"]
    text = "\n\n".join([*turns, "扎雷诺夫说：“我从没有卖过港口。”", *turns, *turns])
    speakers = {speaker for speaker, _ in said(read, text)}
    assert speakers.isdisjoint({"核查", "扎雷诺夫说"})
    assert "扎雷诺夫" in speakers
