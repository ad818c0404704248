import re

import pytest

from dragoman.text.alternatives import NOTHING, any_char, either, only_at, opening, optional, places, sought


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


@pytest.mark.parametrize("words", [[], ["声明"], ["声明", "声", "声明称", "说", "a.b", "(c"]])
def test_what_is_sought_is_found_as_by_the_other_pattern(words: list[str]) -> None:
    text = "他声明称声明，说声a.b，axb(c"
    assert re.findall(sought(words), text) == re.findall(either(words), text)


def test_what_is_sought_may_ask_for_the_beginning_of_a_word() -> None:
    assert re.findall(sought(["he", "she", "her", "'ll"], r"\b") + r"\b", "he the she her'll where") == ["he", "she", "her", "'ll"]


def test_nothing_is_nowhere() -> None:
    assert re.search(NOTHING, "a\0b") is None


def test_a_pattern_that_a_file_does_not_hold_fits_nowhere() -> None:
    found = optional({"held": "a+"}, "held", "missing")
    assert [pattern.findall("baac\0") for pattern in found.values()] == [["aa"], []]


@pytest.mark.parametrize(("word", "found"), [("ab", [0, 3]), ("aa", []), ("b", [1, 4])])
def test_places_of_a_word(word: str, found: list[int]) -> None:
    assert list(places(word, "ab-ab")) == found == [match.start() for match in re.finditer(word, "ab-ab")]


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
