"""Judgements are tied to what they judge, answers to what they answer."""

from dragoman.schema.claims import Quotation
from dragoman.schema.reading import Reading
from short_texts import Read

SPEECH = "周三，总统伊戈尔·扎雷诺夫表示，“我们不会承认这个地区。”\n"


def quotation(reading: Reading, words: str) -> Quotation:
    return next(c for c in reading.claims if isinstance(c, Quotation) and words in c.content)


def test_a_judgement_reads_the_words_it_names(read: Read) -> None:
    reading = read(SPEECH + "许多法国人将扎雷诺夫的言论视为一种大胆的声明。")
    assert quotation(reading, "大胆").reads == (quotation(reading, "不会承认").id,)
    assert [link.type for link in quotation(reading, "大胆").links] == ["reads"]


def test_a_judgement_reads_the_topic(read: Read) -> None:
    reading = read(SPEECH + "扎雷诺夫的话激怒了许多人。\n一位商人告诉新华社说，“这不过是一场游戏。”")
    assert quotation(reading, "游戏").reads == (quotation(reading, "不会承认").id,)


def test_news_comes_before_history(read: Read) -> None:
    history = "2015年3月，总统伊戈尔·扎雷诺夫表示，“这片土地属于我们。”\n"
    middle = "".join(f"第{n}天，天气很好。\n" for n in "一二三四五六七八")
    reading = read(SPEECH + middle + history + "许多法国人将扎雷诺夫的讲话视为一种大胆的声明。")
    assert quotation(reading, "大胆").reads == (quotation(reading, "不会承认").id,)


def test_an_answer_answers_and_a_denial_denies(read: Read) -> None:
    reading = read("议员鲍里斯·费多连科表示，总统扎雷诺夫已经逃走。\n总统扎雷诺夫反驳说：“我还在首都。”")
    assert [(link.type, link.to) for link in quotation(reading, "还在首都").links] == [("answers", quotation(reading, "逃走").id)]


def test_what_nobody_judges_is_tied_to_nothing(read: Read) -> None:
    reading = read(SPEECH + "研究员帕维尔·卢申科预测，粮价将上涨。")
    assert quotation(reading, "粮价").reads == ()


def test_a_denial_denies_what_shares_most_with_it(read: Read) -> None:
    others = "议员鲍里斯·费多连科指出，扎雷诺夫挪用了公款。\n记者安娜·科里莫娃表示，扎雷诺夫常去南方。\n"
    reading = read(others + "扎雷诺夫否认挪用公款。")
    assert [(link.type, link.to) for link in quotation(reading, "挪用公款").links] == [("denies", quotation(reading, "挪用了").id)]


def test_how_something_is_done_judges_no_words(read: Read) -> None:
    reading = read(SPEECH + "扎雷诺夫的话激怒了许多人。\n温和派主张这样结束战争。\n温和派认为，这是一场游戏。")
    assert quotation(reading, "结束战争").reads == ()
    assert quotation(reading, "游戏").reads == (quotation(reading, "不会承认").id,)


def test_what_is_judged_of_a_saying_is_not_said(read: Read) -> None:
    reading = read("研究员帕维尔·卢申科表示：“扎雷诺夫的说法是完全错误的。”")
    assert [one.speaker.text for one in reading.claims if isinstance(one, Quotation)] == ["帕维尔·卢申科"]
