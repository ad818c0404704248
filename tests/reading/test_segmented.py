"""Chinese names without a role or a cue beside them."""

import pytest

from dragoman.schema.claims import Event
from short_texts import Read


def met(read: Read, text: str) -> set[str]:
    return {entity.text for claim in read(text).claims if isinstance(claim, Event) for entity in claim.recipient}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("曾發起工潮的杜志銘到場。他被警員截查。", {"他"}),
        ("警方拘捕12人，包括吳慧儀（73歲）、方美生（63歲）及何蘊詩（44歲）。", {"12人", "吳慧儀", "方美生", "何蘊詩"}),
        ("财政部宣布制裁3位官员，包括李家铭、邓伟强和骆惠铭。", {"3位官员", "李家铭", "邓伟强", "骆惠铭"}),
        ("朱啟迪、陳志源及許偉峯涉嫌擾亂秩序被捕。", {"朱啟迪", "陳志源", "許偉峯"}),
    ],
)
def test_names_cut_out_by_the_segmenter(read: Read, text: str, names: set[str]) -> None:
    assert met(read, text) == names


def test_words_are_no_names(read: Read) -> None:
    assert not [actor for actor in read("康樂署多次把储物室上锁，钱太多，万人后悔。").actors if actor.type == "person"]
