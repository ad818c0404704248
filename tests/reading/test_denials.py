"""Denials are told, and tied to the words that they deny."""

import pytest

from dragoman.schema.claims import Event, Quotation
from short_texts import Read


def denied(read: Read, text: str) -> list[tuple[str, str]]:
    """Who denies, and the words that are denied."""
    made = read(text).claims
    words = {one.id: one for one in made}
    found = []
    for one in made:
        for link in one.links:
            if link.type == "denies" and isinstance(one, Event | Quotation):
                doer = one.speaker.text if isinstance(one, Quotation) else one.actor[0].text
                target = words[link.to]
                found.append((doer, target.content if isinstance(target, Quotation) else target.spans[0].text))
    return found


@pytest.mark.parametrize(
    ("text", "doer", "words"),
    [
        ("控方指扎雷诺夫曾下令开枪，扎雷诺夫否认，称自己当时不在现场。", "扎雷诺夫", "扎雷诺夫曾下令开枪"),
        ("法国称俄罗斯军队炮击了医院，俄罗斯则加以否认。", "俄罗斯", "俄罗斯军队炮击了医院"),
        ("法國指控德國支持叛軍。德國發言人扎雷諾夫反駁說，德國從未支持任何叛軍。", "扎雷諾夫", "德國支持叛軍"),
        ("法国称德国关闭了边界。扎雷诺夫对此予以否认，强调边界始终开放。", "扎雷诺夫", "德国关闭了边界"),
    ],
)
def test_a_denial_is_tied_to_the_words_before_it(read: Read, text: str, doer: str, words: str) -> None:
    assert (doer, words) in denied(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "法官问扎雷诺夫是否收过款项，扎雷诺夫否认，称从未见过那笔钱。",
        "扎雷诺夫认为，洛兹金是在提倡战争，但否认自己支持战争。",
        "法国称德国关闭了边界。这一点不能否认，贸易从此减少。",
    ],
)
def test_a_question_claims_nothing_and_nobody_denies_himself(read: Read, text: str) -> None:
    assert denied(read, text) == []


def test_denials_in_english(read: Read) -> None:
    act = "Ukraine said that Russian artillery destroyed a border checkpoint. Russian government officials denied these attacks."
    assert denied(read, act) == [("Russian government officials", "Russian artillery destroyed a border checkpoint")]
    aside = "Marta Zelnik stated that France must regain the coast, refuting German media claims that she would cede the territory."
    assert denied(read, aside) == [("Marta Zelnik", "she would cede the territory")]
    press = "Beijing denied U.S. press reports in mid-March that it was preparing to provide help to Russia."
    assert denied(read, press) == [("Beijing", "it was preparing to provide help to Russia")]
    short = "France says that Germany closed the border. Berlin dismissed the accusation."
    assert denied(read, short) == [("Berlin", "Germany closed the border")]
    lie = 'The minister said that the bridge had been bombed by Ukraine. "That is a lie," Ukrainian spokesman Igor Karam said.'
    assert denied(read, lie) == [("Igor Karam", "the bridge had been bombed by Ukraine")]


def test_a_verdict_belongs_to_whoever_checks(read: Read) -> None:
    lines = ["法新社的事实核查：", "扎雷诺夫声称，港口已经卖给外国。", "核查：虚假陈述。", "港口的地契仍在市政府手中，没有任何买卖登记。"]
    assert [words for _, words in denied(read, "\n\n".join(lines))] == ["港口已经卖给外国"]
    assert denied(read, "\n\n".join(lines[1:])) == []


def test_a_turn_denies_the_turn_before(read: Read) -> None:
    turns = [
        "扎雷诺夫：洛兹金当市长的时候把港口卖给了外国公司，渡轮停开了三年，岛上的人连医院都去不了，而他自己却拿走了所有的钱。",
        "主持人：请洛兹金先生回应。",
        "洛兹金：这是一个谎言。港口从来没有卖过，渡轮每天都开，岛上的人都知道这一点。",
    ]
    talk = [
        "主持人：今晚请两位谈谈港口和渡轮。",
        *turns,
        "主持人：谢谢。",
        *["扎雷诺夫：我们明天再谈渡轮的事情。", "洛兹金：我同意明天再谈。"] * 2,
    ]
    assert [doer for doer, _ in denied(read, "\n\n".join(talk))] == ["洛兹金"]
