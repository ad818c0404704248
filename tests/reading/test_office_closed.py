"""Offices of bodies that are no more, and people whom only their office tells."""

import pytest

from dragoman.schema.claims import Occupancy
from short_texts import Read


def offices(read: Read, text: str) -> set[tuple[str, str, str, str]]:
    found = [c for c in read(text, date="2024-05-10").claims if isinstance(c, Occupancy) and c.confidence >= 0.5]
    return {(c.holder.text, c.post, c.organisation.text if c.organisation else "", c.status) for c in found}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2021年8月，橙果同盟宣布解散。橙果同盟主席王大明表示遗憾。", "ended"),
        ("2021年6月，《橙报》被迫停刊。《橙报》主席王大明表示遗憾。", "ended"),
        ("橙果同盟宣布解散。橙果同盟主席王大明表示遗憾。", "current"),
        ("當局要求橙果同盟解散。橙果同盟主席王大明表示遺憾。", "current"),
    ],
)
def test_who_chaired_a_closed_body_chairs_it_no_more(read: Read, text: str, status: str) -> None:
    assert {found[3] for found in offices(read, text)} == {status}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("阿尔瓦尼亚参联会主席利尼（Mark Osten）表示反对。", ("利尼", "主席", "参联会", "current")),
        ("前橙果民主党主席李永达出席。", ("李永达", "主席", "橙果民主党", "ended")),
        ("《橙报》前社长陈裕兴发信息给同事。", ("陈裕兴", "社长", "橙报", "ended")),
        ("第9旅抵达前线。该旅一部分投降。旅长巴兰科上校表示遗憾。", ("巴兰科", "旅长", "第9旅", "current")),
        ("橙果党提名候选人林国强出席。", ("林国强", "候选人", "橙果党", "current")),
        ("前橙协副主席兼前区议员何国明出席。", ("何国明", "区议员", "", "ended")),
        ("橙果醫護聯盟宣布罷工。工會決定擱置行動。主席余慧明表示尊重會員。", ("余慧明", "主席", "橙果醫護聯盟", "current")),
        ("保守派最高法院法官伊万·金科夫出席。", ("伊万·金科夫", "法官", "最高法院", "current")),
        ("总统萧立恒到场。", ("萧立恒", "总统", "", "current")),
        ("橙果工盟主席黄乃元到场。", ("黄乃元", "主席", "橙果工盟", "current")),
        ("岚州傀儡政权副州长伊万.扎雷诺夫则死于车祸。", ("伊万.扎雷诺夫", "副州长", "傀儡政权", "ended")),
        ("董事王立明受审。橙果集團董事陳立恒受審。另一董事李國強到場。", ("李國強", "董事", "橙果集團", "current")),
        ("橙果大学校长钱大康已于2023年8月底退休。", ("钱大康", "校长", "橙果大学", "ended")),
    ],
)
def test_the_office_tells_who_it_is(read: Read, text: str, found: tuple[str, str, str, str]) -> None:
    assert found in offices(read, text)


def test_what_he_was_stands_before_what_he_is(read: Read) -> None:
    found = offices(read, "前总统、总理，现橙果党副主席伊戈尔·扎雷诺夫出席。")
    assert {(post, status) for _, post, _, status in found} == {
        ("总统", "ended"),
        ("总理", "ended"),
        ("副主席", "current"),
    }
