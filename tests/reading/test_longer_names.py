"""A known name inside a longer one, and an office without its holder, stand for nobody known."""

import pytest

from dragoman.schema.claims import entities_of
from short_texts import Read


def known(read: Read, text: str) -> set[str]:
    """The ids of the known actors that claims name."""
    return {one.id for claim in read(text).claims for _, one in entities_of(claim) if one.id and not one.id.startswith("x:")}


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("Lavrov said that the Paris Agreement would end.", "state:FRA"),
        ("Lavrov said that the Madrid Summit had failed.", "state:ESP"),
        ("Lavrov said that KronBank Cyprus moved two million dollars.", "state:CYP"),
        ("Lavrov said that China Telecom had paid two million dollars.", "state:CHN"),
        ("Lavrov said that Peru and any other Latin American nation would pay.", "state:USA"),
        ("扎雷诺夫说，联邦新闻社（RIA FAN）有三名员工。", "media:ria-novosti"),
        ("扎雷诺夫说，一个叫安德里的司机炸掉了两辆坦克。", "state:IND"),
        ("Lavrov said that the International Fishery Congress would meet.", "org:us-congress"),
        ("扎雷诺夫说，他只是洛兹金的「Plan B」。", "org:plan"),
        ("扎雷诺夫说，中共比国民政府更受欢迎。", "state:BEL"),
        ("扎雷诺夫说，美国不承认国民党中国的主权。", "org:kmt"),
        ("扎雷诺夫说，电台的维吾尔语组关闭了。", "group:uyghurs"),
    ],
)
def test_part_of_a_longer_name_is_not_meant(read: Read, text: str, not_meant: str) -> None:
    assert not_meant not in known(read, text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Lavrov said that Madrid rejected the plan.", "state:ESP"),
        ("Lavrov said that the EU Council had adopted sanctions.", "org:eu-council"),
        ("Lavrov said that Congress had approved the plan of Germany.", "org:us-congress"),
    ],
)
def test_the_name_alone_is(read: Read, text: str, meant: str) -> None:
    assert meant in known(read, text)


def test_an_office_that_is_sought_is_not_its_holder(read: Read) -> None:
    text = "法国总统马克龙访问港口。扎雷诺夫说，洛兹金三次竞选法国总统，法国总统一职并不容易。"
    (said,) = [claim for claim in read(text).claims if "竞选" in getattr(claim, "content", "")]
    assert "person:emmanuel-macron" not in {one.id for slot, one in entities_of(said) if slot == "about"}


@pytest.mark.parametrize(
    ("text", "name", "not_meant"),
    [
        ("外长佩特罗夫访问法国。", "佩特罗夫", "person:gustavo-petro"),
        ("總理馬杜羅夫訪問法國。", "馬杜羅夫", "person:nicolas-maduro"),
        ("总理拜登斯基访问法国。", "拜登斯基", "person:joe-biden"),
        ("议员扎雷诺夫在首都会见法国总统。", "扎雷诺夫", "person:nobody"),
    ],
)
def test_a_foreign_name_goes_on_past_a_known_one(read: Read, text: str, name: str, not_meant: str) -> None:
    made = read(text)
    assert not_meant not in known(read, text)
    assert name in {one.text for claim in made.claims for _, one in entities_of(claim)}


def test_a_known_name_stays_before_a_word(read: Read) -> None:
    assert "person:vladimir-putin" in known(read, "普京什么时候访问法国，没有人知道。普京访问法国。")
