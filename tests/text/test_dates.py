from datetime import date
from itertools import pairwise

import pytest

from dragoman.schema.dates import check_date
from dragoman.text.dates import DateMention, find, undated
from dragoman.text.scripts import fold

SUNDAY = date(2022, 1, 9)


def found(text: str, language: str = "zh", reference: date = SUNDAY) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.edtf or "") for m in find(fold(text), reference, language)]


def mentions(text: str, language: str = "zh") -> list[DateMention]:
    return find(fold(text), SUNDAY, language)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("2022年1月9日會談開始", "2022年1月9日", "2022-01-09"),
        ("1月8日晚上，部長發言", "1月8日晚上", "2022-01-08"),
        ("議會於 2021 年 1 月通過", "2021 年 1 月", "2021-01"),
        ("二〇二一年一月八日签署", "二〇二一年一月八日", "2021-01-08"),
        ("一九九一年十二月独立", "一九九一年十二月", "1991-12"),
        ("12月28日爆发示威", "12月28日", "2021-12-28"),
        ("预计2月10日举行", "2月10日", "2022-02-10"),
        ("1月5日至6日举行演习", "1月5日至6日", "2022-01-05/2022-01-06"),
        ("3月22—24日的会议", "3月22—24日", "2021-03-22/2021-03-24"),
        ("2015年3月至2021年12月4日任主席", "2015年3月至2021年12月4日", "2015-03/2021-12-04"),
        ("2014-2019年间", "2014-2019年", "2014/2019"),
        ("12月30日至1月2日休假", "12月30日至1月2日", "2021-12-30/2022-01-02"),
        ("2019年6月初訪問", "2019年6月初", "2019-06"),
        ("去年底辞职", "去年底", "2021"),
        ("2021年春部署", "2021年春", "2021-03/2021-05"),
        ("去年第三季度下降", "去年第三季度", "2021-07/2021-09"),
        ("上半年增长", "上半年", "2022-01/2022-06"),
        ("1990年代的战争", "1990年代", "1990/1999"),
        ("一九八〇年代的战争", "一九八〇年代", "1980/1989"),
        ("90年代的战争", "90年代", "1990/1999"),
        ("二十世纪八九十年代", "二十世纪八九十年代", "1980/1999"),
        ("19世紀末的邊界", "19世紀末", "1801/1900"),
        ("民國三十八年遷移", "民國三十八年", "1949"),
        ("发布于2022-01-08。", "2022-01-08", "2022-01-08"),
        ("自2001年成立以來", "2001年", "2001/.."),
        ("2月24日以来", "2月24日", "2021-02-24/.."),
        ("从去年3月开始", "去年3月", "2021-03/.."),
        ("截至1月7日，", "1月7日", "/2022-01-07"),
        ("戒严持续直到1月7日。", "1月7日", "/2022-01-07"),
        ("直到1月7日，他才离开", "1月7日", "2022-01-07"),
        ("到2021年底为止", "2021年底", "/2021"),
    ],
)
def test_dates_of_the_calendar_in_chinese(text: str, words: str, edtf: str) -> None:
    assert found(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("上周五", "2021-12-31"), ("本周", "2022-01-03/2022-01-09"), ("上周", "2021-12-27/2022-01-02"), ("下周一", "2022-01-10"),
        ("上星期三", "2021-12-29"), ("昨天", "2022-01-08"), ("昨晚", "2022-01-08"), ("今日", "2022-01-09"), ("前天", "2022-01-07"),
        ("上个月", "2021-12"), ("上月5日", "2021-12-05"), ("去年", "2021"), ("前年", "2020"), ("明年", "2023"),
        ("今年1月6日", "2022-01-06"),
        ("三天前", "2022-01-06"), ("两年前", "2020"), ("两个月前", "2021-11"), ("周五", "2022-01-07"), ("星期日", "2022-01-09"),
    ],
)  # fmt: skip
def test_dates_counted_from_the_report(text: str, edtf: str) -> None:
    assert found(f"{text}，阿尔瓦尼亚宣布。") == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("1月5日爆發示威。同日，總統講話。", "同日", "2022-01-05"),
        ("1月5日爆發示威。翌日，總統講話。", "翌日", "2022-01-06"),
        ("1月6日他出席會議，僅3日後就被捕。", "3日後", "2022-01-09"),
        ("1月5日爆发示威，当天晚上有人被捕。", "当天晚上", "2022-01-05"),
        ("2014年该国独立。六年后，议员发言。", "六年后", "2020"),
        ("2013年该国独立。此后近八年后，它被承认。", "八年后", "2021"),
        ("2014年该国独立。此后三年战事不断。", "此后三年", "2014/2017"),
        ("2019年3月他辞职。同年5月举行选举。", "同年5月", "2019-05"),
        ("2019年3月他辞职。次年，选举举行。", "次年", "2020"),
        ("2014年2月22日，总统出逃。3月16日举行公投。", "3月16日", "2014-03-16"),
        ("2014年3月16日举行公投，18日签约。", "18日", "2014-03-18"),
        ("12月15日会谈破裂。总统5日表示遗憾。", "5日", "2022-01-05"),
    ],
)
def test_dates_counted_from_the_last_one_told(text: str, words: str, edtf: str) -> None:
    assert found(text)[1:] == [(words, edtf)]


def test_an_aside_is_not_what_later_words_count_from() -> None:
    text = "2020年1月，扎雷诺夫发表文章。前总统已于2010年下台。一年后，他访问了首都。"
    assert found(text)[-1] == ("一年后", "2021")
    assert mentions(text)[-1].anchor == 0


def test_words_in_apposition_tell_the_same_day_and_date_the_event() -> None:
    text = "1月3日，也就是登陆科洛纳两天前，议会才承认该地区。"
    last = mentions(text)[-1]
    assert (text[last.start : last.end], last.edtf, last.pivot, last.anchor) == ("两天前", "2022-01-03", "2022-01-05", 0)


@pytest.mark.parametrize(
    ("text", "bound"), [("2014年后，美军撤离", "after"), ("在1月5日的会议前", "at"), ("1月5日前必须离开", "before"), ("1月5日前后", "at")]
)
def test_after_and_before_leave_the_point(text: str, bound: str) -> None:
    assert [m.bound for m in mentions(text)] == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "被判15年监禁", "掌权20多年", "三十年", "5日内答复", "24/7", "911事件后", "第175条", "5个月", "十月革命", "近日",
        "日前", "2000多年历史",
        "四周一次", "每周五开会", "3月球", "同年级", "战争打响前一年", "同日，总统讲话", "三天后他离开", "2021年2月30日", "第22号决议",
    ],
)  # fmt: skip
def test_what_is_no_date_in_chinese(text: str) -> None:
    assert found(text) == []


def test_the_next_paragraph_tells_on_from_a_month_of_an_earlier_year() -> None:
    assert found("2019年5月起，風聲漸緊。\n\n除此之外，他還在5月26日出發。")[-1] == ("5月26日", "2019-05-26")
    assert found("2019年12月起，風聲漸緊。\n\n12月28日爆發示威。")[-1] == ("12月28日", "2021-12-28")
    assert found("百來年前的事") == []


def test_a_report_of_old_times_means_their_years() -> None:
    years = "1931年建校。1932年扩建。1934年迁址。1935年复课。1936年停课。1937年失火。1938年重建。1937年7月开战。"
    text = years + "\n\n12月，学会迁址。\n\n4月12日，会长到访。"
    assert found(text)[-2:] == [("12月", "1937-12"), ("4月12日", "1938-04-12")]
    assert found("1937年7月开战。\n\n12月，学会迁址。")[-1] == ("12月", "2021-12")


def test_a_chronicle_keeps_its_year() -> None:
    text = "2019年\n\n1月3日：示威。\n\n2月5日：停火。\n\n本报讯 昨日"
    assert [edtf for _, edtf in found(text)] == ["2019", "2019-01-03", "2019-02-05", "2022-01-08"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 22, 2021, they met", [("March 22, 2021", "2021-03-22")]),
        ("They met on 22 March 2021.", [("22 March 2021", "2021-03-22")]),
        ("The talks of December 22-24 failed", [("December 22-24", "2021-12-22/2021-12-24")]),
        ("A and B said on January 2 and 4 respectively", [("January 2", "2022-01-02"), ("4", "2022-01-04")]),
        ("It happened last Friday", [("last Friday", "2022-01-07")]),
        ("He spoke on Tuesday", [("Tuesday", "2022-01-04")]),
        ("The council will meet on Monday", [("Monday", "2022-01-10")]),
        ("this week and last month", [("this week", "2022-01-03/2022-01-09"), ("last month", "2021-12")]),
        ("two years ago", [("two years ago", "2020")]),
        ("earlier this year", [("earlier this year", "2022")]),
        ("Annexed in 2014", [("2014", "2014")]),
        ("Since December 24 they fight", [("December 24", "2021-12-24/..")]),
        ("until January 5", [("January 5", "/2022-01-05")]),
        ("from January 2 to January 5", [("January 2 to January 5", "2022-01-02/2022-01-05")]),
        ("between 2014 and 2019", [("2014 and 2019", "2014/2019")]),
        ("the early 1990s", [("1990s", "1990/1999")]),
        ("in early June", [("early June", "2021-06")]),
        ("in late 2021", [("late 2021", "2021")]),
        ("in the spring of 2021", [("the spring of 2021", "2021-03/2021-05")]),
        ("It began on 5 December 2021. The next day it ended", [("5 December 2021", "2021-12-05"), ("The next day", "2021-12-06")]),
        ("It began on 5 December 2021; two days later it ended", [("5 December 2021", "2021-12-05"), ("two days later", "2021-12-07")]),
        ("In May, the march began", [("May", "2021-05")]),
    ],
)
def test_dates_in_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    "text", ["They may march on the capital", "2,000 troops in 2000 villages", "open 24/7", "over the last year", "45th brigade"]
)
def test_what_is_no_date_in_english(text: str) -> None:
    assert found(text, "en") == []


def test_every_value_is_in_the_subset_and_in_order() -> None:
    text = "2021年12月，上周五，1月5日至6日，自2月起，截至3月，次日，90年代，六年后，前年，本月3日，下周一"
    values = mentions(text)
    for mention in values:
        check_date(mention.edtf or "")
    assert all(a.end <= b.start for a, b in pairwise(values))
    assert all(m.anchor is None or m.anchor < i for i, m in enumerate(values))


@pytest.mark.parametrize("reference", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
def test_any_report_date_can_be_counted_from(reference: date) -> None:
    for _, edtf in found("1月5日，2月29日，上周五，三百年前，去年3月，下下周，翌日，12月31日起，三年后将", reference=reference):
        check_date(edtf)


def test_a_leap_day_takes_a_leap_year() -> None:
    assert found("2月29日辞职") == [("2月29日", "2020-02-29")]


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("昨天停火，上周五会谈，1月5日撤军。", "zh", [None, None, None]),
        ("2021年12月3日停火，次日撤军，三天后会谈。", "zh", ["2021-12-03", "2021-12-04", "2021-12-07"]),
        ("The truce began on 5 December 2021. The next day it ended. It rained last Friday.", "en", ["2021-12-05", "2021-12-06", None]),
    ],
)
def test_in_a_text_without_a_date_only_what_hangs_on_it_is_left_open(text: str, language: str, left: list[str | None]) -> None:
    assert [mention.edtf for mention in undated(mentions(text, language))] == left
