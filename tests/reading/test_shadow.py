"""Shadows: patterns over words and actors, and the way back to the text."""

import pytest

from dragoman.reading.shadow import CODE, compile_pattern, make, matches, strip
from dragoman.schema.errors import DragomanError
from laying import page

TEXT = "阿尔瓦尼亚和贝罗尼亚在2024年袭击了科尔多维亚的3个村庄。"


def test_each_phrase_date_and_number_is_one_character() -> None:
    shadow = page(TEXT).sentences[0].fine
    s, d, n = CODE["S"], CODE["D"], CODE["N"]
    assert shadow.text.startswith(f"{s}和{s}在{d}袭击了{s}的{n}")
    assert [p.letter for p in shadow.slots.values()] == ["S"] * 3


def test_a_match_leads_back_to_phrases_and_offsets() -> None:
    laid = page(TEXT)
    shadow = laid.sentences[0].fine
    match = compile_pattern("{A:actor+}在{D}<verbs>了{B:land}", {"verbs": ["袭击", "袭"]}).search(shadow.text)
    assert match is not None
    assert [p.member.name for p in shadow.phrases(match, "A") if p.member] == ["Alvania", "Berronia"]
    start, end = shadow.span(match.start(), match.end())
    assert laid.text[start:end] == TEXT[: TEXT.index("的")]
    assert shadow.at(TEXT.index("袭击")) == shadow.text.index("袭击")


def test_a_relative_clause_is_taken_into_its_phrase() -> None:
    sentence = page("阿尔瓦尼亚主导的北约拒绝表态。").sentences[0]
    assert sentence.fine.text.startswith(f"{CODE['S']}主导的{CODE['O']}")
    assert sentence.coarse.text.startswith(f"{CODE['O']}拒绝")
    assert [p.letter for p in sentence.coarse.slots.values()] == ["O"]


def test_what_a_pattern_does_not_match_stays() -> None:
    laid = page(TEXT)
    shadow = make(laid, laid.sentences[0])
    assert strip(shadow, compile_pattern("由{a:actor}主导的(?={b:any})")).text == shadow.text


def test_matches_may_share_an_end() -> None:
    shadow = page("阿尔瓦尼亚袭击贝罗尼亚，贝罗尼亚袭击科尔多维亚。").sentences[0].fine
    found = list(matches(compile_pattern("{A:state}(?:袭击|，){B:state}"), shadow))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("template", "said"),
    [("<verbs>{A:actor}", "verbs"), ("{A:beast}", "beast"), ("{Q}", "Q"), ("(袭击", "regular expression")],
)
def test_a_wrong_pattern_is_refused_with_a_reason(template: str, said: str) -> None:
    with pytest.raises(DragomanError, match=said):
        compile_pattern(template)
