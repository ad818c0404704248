"""Whose words a document, an organ or a department hands on, and things that are no words."""

import pytest

from dragoman.schema.claims import Quotation
from short_texts import Read


def said(read: Read, text: str) -> list[tuple[str, str]]:
    return [(q.speaker.text, q.content) for q in read(text).claims if isinstance(q, Quotation) and q.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A document means who issued it, told of shortly before.
        ("阿尔瓦尼亚外交部发表声明。声明又指，渡轮应当恢复。", [("外交部", "渡轮应当恢复")]),
        ("阿爾瓦尼亞外交部在報告中表示，渡輪已經停航。市長扎雷諾夫宣布全體總辭職。報告指，漁民已經離開。", [
            ("外交部", "渡輪已經停航"), ("扎雷諾夫", "全體總辭職"), ("外交部", "漁民已經離開"),
        ]),
        ("港灣援助組織在山城設有辦事處。港灣援助新聞稿表示，人手已經不足。", [("港灣援助", "人手已經不足")]),
        # Papers and departments speak for themselves.
        ("执政党喉舌《山城日报》、《海港时报》接连抨击法官，指判决太轻。", [("山城日报", "判决太轻"), ("海港时报", "判决太轻")]),
        # Conjunctions that end like a preposition.
        ("于是阿尔瓦尼亚外交部表示，渡轮应当恢复。", [("外交部", "渡轮应当恢复")]),
        # A modal tells what somebody ought to say.
        ("工人们必须组织起来，同时呼吁学生跟随。", []),
        # Who is made to say or to see it.
        ("他引诱邻居说自己是间谍。", []),
        # No words: the names of things.
        ("反对党领袖扎雷诺夫主张社会主义。", []),
        ("总统扎雷诺夫谴责军队的暴行。", []),
        ("总统扎雷诺夫批评邻国总理梅尔克娃。", []),
        ("总统扎雷诺夫强调渔区划界、渡轮复航等长期策略。", []),
        ("議員扎雷諾夫涉嫌披露受調查者的身分資料被拘捕。", []),
        ("这几乎是当年一些人主张战斗不能停止的原样重述。", []),
        # A label that only heads what is told of somebody.
        ("扎雷诺夫：警员将他按在床上，用手殴打其身体。", []),
        # Posts beside the name, and a quotation that is no body's name.
        ("政治学家、活动家Mary Zellin在港口演讲，表示“海是我们的，港口也是。”", [("Mary Zellin", "海是我们的，港口也是。")]),
        ("“我们再也回不去了，”船长扎雷诺夫说。", [("扎雷诺夫", "我们再也回不去了，")]),
        ("詩人扎雷諾夫直言不諱地指出，港口早已賣掉。", [("扎雷諾夫", "港口早已賣掉")]),
        # Others are meant by 他们 than who spoke before; the agent of a passive warns.
        ("居民代表认为渔税应当废除，而另一边更多是老人，他们认为渔税无可厚非。", [("居民代表", "渔税应当废除")]),
        ("居民代表在港口演讲时，被警方截查和围封，警告他们违反渔业条例。", []),
        ("有人说他是英雄，有人说他是骗子。", [("有人", "他是英雄"), ("有人", "他是骗子")]),
        ("《海港时报》的社论写道：“没有渡轮的国家，还算国家吗？”", [("海港时报", "没有渡轮的国家，还算国家吗？")]),
        # The name ends with its marks, or before what it means.
        ("居民将港口称为「黑水之都」的时代已经过去。", [("居民", "「黑水之都」")]),
        ("体育馆被反对者称为玻璃鱼缸，意为人人都看得见。", [("反对者", "玻璃鱼缸")]),
    ],
)  # fmt: skip
def test_whose_words(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(said(read, text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("诗人扎雷诺夫觉得报酬不公平，于是又离开了港口。", [("扎雷诺夫", "报酬不公平")]),
        ("阿尔瓦尼亚外交部宣布，渡轮停航，令渔民陷入困境。", [("外交部", "渡轮停航")]),
        ("总统扎雷诺夫强调港口必须自立，并创造“大海之子”此一说法。", [("扎雷诺夫", "港口必须自立")]),
        ("有论者认为渡轮停航是天灾，然而笔者认为这是人祸。", [("论者", "渡轮停航是天灾")]),
        ("議員扎雷諾夫稱自己從未收錢，並出示了紀錄。", [("扎雷諾夫", "自己從未收錢")]),
        ("总统扎雷诺夫否认曾下令开枪，把责任推给了部长。", [("扎雷诺夫", "曾下令开枪")]),
        ("一些居民将港口称为“阿尔瓦尼亚的良心”，它后来改了名。", [("一些居民", "“阿尔瓦尼亚的良心”")]),
        ("议员扎雷诺夫发誓要为兄弟报仇，三年后他果然加入了海军。", [("扎雷诺夫", "要为兄弟报仇")]),
        ("议员扎雷诺夫怀疑有人向警方告密，便连夜烧掉了名单。", [("扎雷诺夫", "有人向警方告密")]),
        ("教授扎雷诺夫警告说，更多年轻人将会离开，他的儿子便是其中之一。", [("扎雷诺夫", "更多年轻人将会离开")]),
        ("其一，扎雷诺夫认为渡轮还能开；其次，他的船已经卖掉。", [("扎雷诺夫", "渡轮还能开")]),
        ("据军方的估计，死者约十人，比较接近医院的数字。", [("军方", "死者约十人")]),
        ("诗人扎雷诺夫认为有关做法违反条约。", [("扎雷诺夫", "有关做法违反条约")]),
        ("扎雷諾夫詢問他的助理，「如果渡輪停航，我們怎麼辦？我們還有船嗎？」", [("扎雷諾夫", "如果渡輪停航，我們怎麼辦？我們還有船嗎？")]),
        ("“这是常见的事。”谈到渡轮，诗人扎雷诺夫对记者说：“海是我们的。”", [("扎雷诺夫", "这是常见的事。 … 海是我们的。")]),
        (
            "詩人扎雷諾夫慨嘆渡輪停航，「我們再也不能出海，連魚也沒有了。」",
            [("扎雷諾夫", "渡輪停航，「我們再也不能出海，連魚也沒有了。」")],
        ),
    ],
)
def test_where_words_end(read: Read, text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(said(read, text)) == sorted(found)
