import re

import pytest

from dragoman.text.alternatives import any_char, either, only_at, opening


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["外长", "外交部长", "外交"], "外交部长与外长谈外交", ["外交部长", "外长", "外交"]),
        (["a.b", "a"], "a.b axb", ["a.b", "a"]),
        (["一", "二", "三", "一二"], "一二三", ["一二", "三"]),
        (["a|b", "[c]", "^", "-", "]"], "a|b[c]^-]", ["a|b", "[c]", "^", "-", "]"]),
        ([], "abc", []),
    ],
)
def test_the_longest_word_is_found(words: list[str], text: str, found: list[str]) -> None:
    assert re.findall(either(words), text) == found


def test_a_shorter_word_is_tried_where_the_longer_one_does_not_fit() -> None:
    assert re.fullmatch(either(["国防", "国防部"]) + "部长", "国防部长")


@pytest.mark.parametrize("size", [1, 3, 200])
def test_many_words_are_found_as_by_a_plain_list(size: int) -> None:
    words = [chr(0x4E00 + n) + chr(0x4E00 + n * 7 % 11) for n in range(size)]
    text = "。".join(words) + "".join(words[::-1])
    assert re.findall(either(words), text) == re.findall("|".join(words), text)


def test_a_pattern_is_tried_only_at_its_first_characters() -> None:
    assert re.findall(only_at(["\\d", "-"], r"-?\d+"), "a-12b7") == ["-12", "7"]
    assert re.findall(any_char(["]", "^", "a"]), "^a]b") == ["^", "a", "]"]


def test_a_word_opens_by_itself_and_a_phrase_by_two_words() -> None:
    at = re.compile(rf"\b{opening(['late', 'the end of', 'a year'])}")
    assert [found[0] for found in at.finditer("late in the  end, a year before the start of a week")] == ["late", "the  end", "a year"]
