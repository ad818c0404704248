"""Noun phrases: bodies of states, apposition with posts, former and acting, collectives with owners."""

import pytest

from dragoman.reading.page import Phrase
from laying import named, phrases


def posts(phrase: Phrase) -> list[tuple[str, str | None, bool, bool]]:
    return [(p.role, p.organisation.final.name if p.organisation else None, p.former, p.acting) for p in phrase.posts]


@pytest.mark.parametrize(
    ("text", "letter", "name", "owner"),
    [
        ("阿尔瓦尼亚内政部发表声明。", "O", "阿尔瓦尼亚内政部", "Alvania"),
        ("阿爾瓦尼亞內政部發表聲明。", "O", "阿爾瓦尼亞內政部", "Alvania"),
        ("阿尔瓦尼亚军队撤退了。", "U", "阿尔瓦尼亚军队", "Alvania"),
        ("阿尔瓦尼亚官方表示遗憾。", "S", "Alvania", None),
    ],
)
def test_bodies_belong_to_the_state_before_them(text: str, letter: str, name: str, owner: str | None) -> None:
    phrase = phrases(text)[0]
    assert phrase.member is not None
    assert (phrase.letter, phrase.member.name) == (letter, name)
    assert (phrase.member.owner.name if phrase.member.owner else None) == owner


def test_a_state_that_somebody_is_for_owns_nothing() -> None:
    assert named("亲阿尔瓦尼亚的政党获胜。") == [("G", "亲阿尔瓦尼亚的政党")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("阿尔瓦尼亚总统谢尔盖·莫尔科夫出访。", [("总统", "Alvania", False, False)]),
        ("阿爾瓦尼亞總統謝爾蓋．莫爾科夫出訪。", [("總統", "Alvania", False, False)]),
        ("阿尔瓦尼亚前总统谢尔盖·莫尔科夫出访。", [("总统", "Alvania", True, False)]),
        ("前总理谢尔盖·莫尔科夫出访。", [("总理", None, True, False)]),
        ("现任总理谢尔盖·莫尔科夫出访。", [("总理", None, False, False)]),
        ("曾任总理谢尔盖·莫尔科夫出访。", [("总理", None, True, False)]),
        ("阿尔瓦尼亚代理总统谢尔盖·莫尔科夫出访。", [("代理总统", "Alvania", False, True)]),
        ("阿尔瓦尼亚外交部长、国防部前部长谢尔盖·莫尔科夫出访。", [("外交部长", "Alvania", False, False), ("部长", "国防部", True, False)]),
    ],
)
def test_posts_in_apposition(text: str, found: list[tuple[str, str | None, bool, bool]]) -> None:
    person = phrases(text)[0]
    assert person.member is not None
    assert person.member.name.startswith(("谢尔盖", "謝爾蓋"))
    assert posts(person) == found


def test_kin_belong_to_whom_they_are_kin_of() -> None:
    person = phrases("谢尔盖·莫尔科夫的弟弟安德烈·科里莫夫出访。")[0]
    assert person.member is not None
    assert person.member.name == "安德烈·科里莫夫"
    assert posts(person) == [("弟弟", "谢尔盖·莫尔科夫", False, False)]


@pytest.mark.parametrize("verb", ["曾任", "现任", "当选"])
def test_a_verb_of_office_is_no_part_of_a_role_without_a_name(verb: str) -> None:
    person, role = phrases(f"谢尔盖·莫尔科夫{verb}国防部长。")
    assert person.member is not None
    assert person.member.name == "谢尔盖·莫尔科夫"
    assert [post.role for post in role.posts] == ["国防部长"]
    assert not role.posts[0].former


def test_the_office_of_a_state_keeps_its_state_behind_such_a_verb() -> None:
    role = phrases("谢尔盖·莫尔科夫当选阿尔瓦尼亚总统。")[1]
    assert posts(role) == [("总统", "Alvania", False, False)]


def test_an_unnamed_person_has_an_article() -> None:
    phrase = phrases("一名阿尔瓦尼亚商人说，银行没有现金。")[0]
    assert phrase.indefinite
    assert phrase.letter == "G"
