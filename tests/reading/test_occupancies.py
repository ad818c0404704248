"""Who holds what office: apposition, tenure, change."""

import pytest

from dragoman.schema.claims import Occupancy
from laying import claims

M = "谢尔盖·莫尔科夫"


def offices(text: str, holder: str = M) -> list[Occupancy]:
    return [c for c in claims(Occupancy, text) if c.holder.name == holder]


@pytest.mark.parametrize(
    ("text", "post", "organisation", "status", "change"),
    [
        (f"阿尔瓦尼亚总理{M}出访。", "总理", "Alvania", "current", None),
        (f"阿尔瓦尼亚前总理{M}出访。", "总理", "Alvania", "ended", None),
        (f"{M}是阿尔瓦尼亚总理。", "总理", "Alvania", "current", None),
        (f"{M}现任阿尔瓦尼亚总理。", "总理", "Alvania", "current", None),
        (f"{M}曾任阿尔瓦尼亚驻贝罗尼亚大使。", "驻贝罗尼亚大使", "Alvania", "ended", None),
        (f"{M}出任国防部长。", "国防部长", None, "current", None),
        (f"{M}被任命为阿尔瓦尼亚国防部长。", "国防部长", "Alvania", "current", "appointed"),
        (f"{M}当选阿尔瓦尼亚总统。", "总统", "Alvania", "current", "elected"),
        (f"国防部长{M}被解职。", "国防部长", None, "ended", "dismissed"),
        (f"{M}辞去阿尔瓦尼亚总理职务。", "总理", "Alvania", "ended", "resigned"),
        (f"国防部长{M}辞职。", "国防部长", None, "ended", "resigned"),
        (f"{M}撤换了财长，自己担任财政部长后，宣布了预算。", "财政部长", None, "current", None),
    ],
)
def test_an_office_is_read(text: str, post: str, organisation: str | None, status: str, change: str | None) -> None:
    (office,) = offices(text)
    assert (office.post, office.status, office.change) == (post, status, change)
    assert (office.organisation.name if office.organisation else None) == organisation


def test_traditional_writing_reads_the_same() -> None:
    (office,) = offices("謝爾蓋．莫爾科夫被任命為阿爾瓦尼亞國防部長。", "謝爾蓋．莫爾科夫")
    assert (office.post, office.change) == ("國防部長", "appointed")
    assert office.organisation is not None
    assert office.organisation.name == "Alvania"


def test_a_tenure_has_its_years() -> None:
    (office,) = offices(f"{M}从2010年到2016年担任阿尔瓦尼亚国防部长。")
    assert (office.date, office.change, office.auxiliary) == ("2010/2016", None, ("historical",))


@pytest.mark.parametrize("verb", ["任命{0}为国防部长", "解除了{0}的国防部长职务"])
def test_who_appoints_and_dismisses(verb: str) -> None:
    (office,) = offices(f"2024年3月2日，阿尔瓦尼亚总统伊戈尔·扎雷诺夫{verb.format(M)}。")
    assert office.by is not None
    assert (office.by.name, office.date) == ("伊戈尔·扎雷诺夫", "2024-03-02")


def test_who_accepts_a_resignation_does_not_resign() -> None:
    text = f"总统伊戈尔·扎雷诺夫接受了国防部长{M}的辞职。"
    assert [c.change for c in offices(text)] == ["resigned"]
    assert [c.change for c in offices(text, "伊戈尔·扎雷诺夫")] == [None]


@pytest.mark.parametrize("text", [f"有人要求{M}辞职。", f"{M}没有担任过总理。", f"{M}可能出任总理。", f"总统拒绝任命{M}为国防部长。"])
def test_what_is_wished_or_denied_is_no_office(text: str) -> None:
    assert offices(text) == []


def test_two_posts_of_one_person_are_two_records() -> None:
    found = offices(f"阿尔瓦尼亚外交部长、国防部前部长{M}出访。")
    assert {(c.post, c.status) for c in found} == {("外交部长", "current"), ("部长", "ended")}


def test_a_list_shares_the_state() -> None:
    (office,) = offices("阿尔瓦尼亚前总理伊戈尔·扎雷宁和前国防部长玛尔塔·泽尼克到场。", "玛尔塔·泽尼克")
    assert (office.organisation.name if office.organisation else None, office.status) == ("Alvania", "ended")


@pytest.mark.parametrize(
    ("text", "change"),
    [(f"国防部长{M}卸任。", None), (f"国防部长{M}任期届满。", None), (f"国防部长{M}下台。", "resigned"), (f"国防部长{M}被赶下台。", None)],
)
def test_a_term_that_ends_is_no_resignation(text: str, change: str | None) -> None:
    assert {c.change for c in offices(text)} == {change}


@pytest.mark.parametrize(
    ("text", "post", "organisation", "status", "change"),
    [
        (f"“橙果运动”主席、阿尔瓦尼亚人{M}周日发言。", "主席", "橙果运动", "current", None),
        (f"阿尔瓦尼亚特使、曾任贝罗尼亚大使的{M}周日发言。", "特使", "Alvania", "current", None),
        (f"现任“橙果观察”高级顾问的贝罗尼亚人{M}周日发言。", "高级顾问", "橙果观察", "current", None),
        (f"外长伊戈尔·扎雷诺夫被免职，接替他的是年仅四十岁的{M}。", "外长", None, "current", "appointed"),
        (f"外長伊戈爾．扎雷諾夫被免職，由副手{M}接任。", "外長", None, "current", "appointed"),
        (f"{M}执掌国防部。", "执掌", "国防部", "current", None),
        (f"在橙果大学教授政治学的{M}周日发言。", "教授", "橙果大学", "current", None),
        (f"阿尔瓦尼亚外长{M}上月访问贝罗尼亚，一个月后便丢了官。", "外长", "Alvania", "ended", "dismissed"),
        (f"总统{M}发表讲话，向议会递上辞呈。", "总统", None, "ended", "resigned"),
        (f"退役上校{M}周日发言。", "上校", None, "ended", None),
        (f"即将卸任的阿尔瓦尼亚外长{M}周日发言。", "外长", "Alvania", "current", None),
        (f"财政部长{M}和外长伊戈尔·扎雷诺夫双双被革职。", "财政部长", None, "ended", "dismissed"),
        (f"警察总监{M}下令开路。几小时后，总统伊戈尔·扎雷诺夫将其免职。", "总监", "警察", "ended", "dismissed"),
        (f"外长伊戈尔·扎雷诺夫被免职，总统任命副手{M}接替。", "外长", None, "current", "appointed"),
        (f"总统任命自己的同乡、原边防局局长{M}为海关总署署长。", "署长", "海关总署", "current", "appointed"),
        (f"阿尔瓦尼亚扬言退出，外长{M}则飞往邻国。", "外长", "Alvania", "current", None),
        (f"港口及航运部長{M}周日發言。", "港口及航运部長", None, "current", None),
        (f"“橙果科技”的前研发主管{M}周日发言。", "研发主管", "橙果科技", "ended", None),
    ],
)
def test_an_office_told_around_the_name(text: str, post: str, organisation: str | None, status: str, change: str | None) -> None:
    found = {(o.post, o.organisation.name if o.organisation else None, o.status, o.change) for o in offices(text) if o.confidence >= 0.5}
    assert (post, organisation, status, change) in found


def test_a_title_goes_into_the_dismissal_that_the_report_tells() -> None:
    told = offices(f"警察总监{M}下令开路。几小时后，总统伊戈尔·扎雷诺夫将其免职。")
    assert [(o.post, o.status, o.change) for o in told if o.confidence >= 0.5] == [("总监", "ended", "dismissed")]
