"""Offices of past times: whether they are told of as held today, and who says so."""

from collections.abc import Callable

import pytest

from dragoman.schema.claims import Occupancy
from dragoman.schema.reading import Reading


def statuses(reading: Reading, post: str) -> set[str]:
    return {c.status for c in reading.claims if isinstance(c, Occupancy) and c.post == post and c.confidence >= 0.5}


@pytest.mark.parametrize(
    ("text", "post", "status"),
    [
        ("▲ 2020年6月19日，橙果集团主席张健明在岚州出庭。", "主席", "unknown"),
        ("2019年3月4日：橙果集團主席張健明到場。", "主席", "unknown"),
        ("2019年10月，橙果集团在岚州开会。橙果集团主席张健明致辞。", "主席", "unknown"),
        ("2019年以来，橙果集团主席张健明多次到访。", "主席", "current"),
        ("2020年5月、新法到来之前，伊戈尔·扎雷诺夫担任起橙果集团主席。", "主席", "unknown"),
        ("2023年3月，橙果集团主席张健明到访。", "主席", "current"),
        ("2019年10月，橙果集团在岚州开会。目前，橙果集团主席张健明负责此事。", "主席", "current"),
        ("2020年1月23日，署理市長張健明到場。", "署理市長", "ended"),
        ("1936年12月4日晚上9时多，王立明与岚州中学教师何桂明在校内开会。", "教师", "ended"),
        ("1936年12月4日，王立明與嵐州大學教授何桂明在校內開會。", "教授", "ended"),
        ("科洛多夫共和国时期的国防部长伊戈尔·扎雷诺夫到场。", "国防部长", "ended"),
        ("拿破仑皇帝拒绝了。", "皇帝", "ended"),
        ("橙果周刊監製李賢明則因高層否決報導主題而辭職。", "監製", "ended"),
        ("岚州大学校长张明翔，不获校方续约。", "校长", "ended"),
        ("特工先后暗杀了岚州港务局局长科洛多夫。", "局长", "ended"),
        ("第9旅旅长科洛多夫在本周被证实已阵亡。", "旅长", "ended"),
        ("岚州大学校长张明翔要求校方不要解雇员工。", "校长", "current"),
        ("接连有教职员不获续约，当中包括岚大社工系讲师邵家明，备受关注。", "讲师", "ended"),
        ("橙果党候选人王立明以四成得票率当选总统。", "候选人", "ended"),
        ("时任扎雷亚总统扎雷诺夫又派特使科洛多夫到访。", "特使", "unknown"),
        ("时任警务处长、现港务局局长邓明到场。", "局长", "current"),
        ("橙盟前副主席邓建明到场。他2015年当选副主席。", "副主席", "ended"),
    ],
)
def test_how_an_office_of_a_past_time_stands(read: Callable[..., Reading], text: str, post: str, status: str) -> None:
    assert statuses(read(text), post) == {status}


def test_who_only_stands_in_is_acting(read: Callable[..., Reading]) -> None:
    posts = {c.post_en for c in read("署理市长张健明到场。").claims if isinstance(c, Occupancy)}
    assert posts == {"acting mayor"}


def test_what_one_says_of_an_election_is_not_the_authors(read: Callable[..., Reading]) -> None:
    text = "扎雷亚总统伊戈尔·扎雷诺夫到访。阿丽娜·科洛娃说：“如果扎雷诺夫再次当选扎雷亚总统，我们就离开。”扎雷诺夫总统没有回应。"
    held = [c for c in read(text).claims if isinstance(c, Occupancy) and "扎雷诺夫" in c.holder.name]
    plain = [c for c in held if c.change is None]
    assert [(len(c.spans), c.asserted_by, c.auxiliary) for c in plain] == [(2, (), ())]
    assert all(c.asserted_by and len(c.spans) == 1 for c in held if c.change)
