"""Whom 他们 means."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read

TURNS = "\n".join(["梅尔克：请问您怎么看这件事？"] * 7)


def named(read: Read, text: str) -> set[str]:
    return {e.name for c in read(text).claims if isinstance(c, Event) for e in (*c.actor, *c.recipient) if e.text in {"他们", "他們"}}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("游行者高喊口号，要求市长下台，他们随后被警察带走。", {"游行者"}),
        ("教师要求议员修法。他们拒绝与市政府谈判。", {"教师"}),
        ("工人呼吁议员辞职，他们还发起了罢工。", {"工人"}),
        ("警方驱散了示威者，他们随后发起了罢工。", {"示威者"}),
        ("這些青年原本是工黨的選民，但他們拒絕與工黨談判。", {"這些青年"}),
        ("前工會義工關振邦及阿爾瓦尼亞家屬會成員劉家儀在廣場靜坐，他們隨即被警方帶走。", {"關振邦", "劉家儀"}),
        ("战争造就了一个沉默的大多数，当局并未逮捕他们。", {"一个沉默的大多数"}),
        ("叛军放弃了承诺。他们上月推翻了政府。", {"叛军"}),
        # Whom the subject of its clause deals with is not the subject.
        ("游行者高喊口号。警方驱散了他们。", {"游行者"}),
        ("市长召见了伊戈尔·扎雷诺夫、谢尔盖·莫尔科夫，要求他们道歉。", {"伊戈尔·扎雷诺夫", "谢尔盖·莫尔科夫"}),
        (
            "伊戈尔·扎雷诺夫、谢尔盖·莫尔科夫和安德烈·科里莫夫在广场静坐，他们随即被警方带走。",
            {"伊戈尔·扎雷诺夫", "谢尔盖·莫尔科夫", "安德烈·科里莫夫"},
        ),
        ("教师与警方发生冲突。他们拒绝与市政府谈判。", {"教师"}),
        (
            TURNS + "\n贝克曼：我们讨论了很久，我想给你们一些士兵。他们拒绝了部长。",
            set(),
        ),
    ],
)
def test_crowd(read: Read, text: str, names: set[str]) -> None:
    assert named(read, text) == names


def test_who_took_the_office(read: Read) -> None:
    text = "1998年，伊戈尔·贝克曼接任扎雷亚总主教。\n这位总主教上任后很忙。他要求教会道歉。"
    assert [e.name for c in read(text).claims if isinstance(c, Event) and c.event == "REQUEST" for e in c.actor] == ["伊戈尔·贝克曼"]
