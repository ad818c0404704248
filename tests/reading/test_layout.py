"""How a report is laid out before anything is claimed of it."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Event, Occupancy
from dragoman.schema.reading import Reading

ENTRIES = "\n".join(f"{month}月3日：大批市民上街游行，警方拘捕多名示威者。" for month in range(2, 11))


def dates(reading: Reading) -> set[str]:
    return {claim.date[:4] for claim in reading.claims if isinstance(claim, Event) and claim.date}


def test_the_entries_of_a_chronicle_belong_to_the_year_it_names(read: Callable[..., Reading]) -> None:
    assert dates(read(f"阿尔瓦尼亚大事记\n2019年对阿尔瓦尼亚是艰难的一年。\n{ENTRIES}")) == {"2019"}


def test_without_a_year_of_its_own_the_entries_are_of_the_last_twelve_months(read: Callable[..., Reading]) -> None:
    assert dates(read(f"阿尔瓦尼亚大事记\n这一年十分艰难。\n{ENTRIES}")) <= {"2023", "2024"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区议会主席施鸿臻表示，议会将休会。", "施鸿臻"),
        ("法官李卓腾批准了申请。", "李卓腾"),
        ("記者儲柏亮說，他沒有收到通知。", "儲柏亮"),
        ("工会主席刘家臻辞职。", "刘家臻"),
    ],
)
def test_a_chinese_name_after_a_role_is_read_whole(read: Callable[..., Reading], text: str, name: str) -> None:
    assert name in {actor.name for actor in read(text).actors} | {
        claim.holder.name for claim in read(text).claims if isinstance(claim, Occupancy)
    }


@pytest.mark.parametrize("text", ["总统周一宣布停火。", "工会主席宁愿用罢工施压。", "惟官员當时表示遗憾。"])
def test_words_after_a_role_are_no_name(read: Callable[..., Reading], text: str) -> None:
    assert [claim for claim in read(text).claims if isinstance(claim, Occupancy)] == []
