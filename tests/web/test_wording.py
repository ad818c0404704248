"""A claim in one line."""

from typing import Any

import pytest

from dragoman.schema.claims import AnyClaim, Deployment, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.schema.entities import Entity, Span
from dragoman.web import wording
from dragoman.web.i18n import speech
from dragoman.web.names import Called

AT: dict[str, Any] = {"report": "r", "spans": (Span(0, 1, "x"),)}
ZARENOV, GUARD, ALVANIA, AGENCY = (Entity(name, name, name) for name in ("Zarenov", "the guard", "Alvania", "the agency"))


WORDS = wording.Wording(speech("en"), lambda _: None, lambda _, actor: actor)
CHINESE = wording.Wording(speech("zh-Hant"), lambda actor: Called(f"〈{actor}〉", "zh-Hant"), lambda _, actor: actor)


def plain(line: wording.Line) -> str:
    return " ".join("".join(f" {piece.text} " if piece.role == "code" else piece.text for piece in line).split())


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (Event(**AT, event="COERCE", mode="arrest", actor=(GUARD,), recipient=(ZARENOV, AGENCY)),
         "the guard arrested Zarenov, the agency"),
        (Event(**AT, event="PROTEST", location=(ALVANIA,)), "somebody protested · Alvania"),
        (Quotation(**AT, mode="direct", speaker=ZARENOV, addressee=GUARD, content="no"), "Zarenov → the guard: “no”"),
        (Quotation(**AT, mode="indirect", speaker=ZARENOV, content="not him"), "Zarenov: not him"),
        (Quotation(**AT, mode="indirect", speaker=ZARENOV, content="that he knew", cue="否認"), "Zarenov denied: that he knew"),
        (Quotation(**AT, mode="direct", speaker=ZARENOV, content="no", cue="denied"), "Zarenov: “no”"),
        (Event(**AT, event="COERCE", mode="arrest", actor=(GUARD,)), "the guard arrested somebody not named"),
        (Occupancy(**AT, holder=ZARENOV, post="guard", organisation=ALVANIA, change="dismissed", by=GUARD),
         "Zarenov: guard · Alvania dismissed ← the guard"),
        (Occupancy(**AT, holder=ZARENOV, post="guard", status="ended"), "Zarenov: guard former"),
        (Relation(**AT, type="depends_on", from_=ALVANIA, to=GUARD, trend="falling"), "Alvania depends on the guard · falling"),
        (Deployment(**AT, unit=GUARD, site=ALVANIA, number=2500, of=ZARENOV), "the guard · Zarenov at Alvania · 2,500"),
        (Quantity(**AT, measure="money", value=1000, unit="USD", of="fuel"), "money 1,000 US dollars · fuel"),
    ],
)  # fmt: skip
def test_a_claim_reads_as_a_line(claim: AnyClaim, line: str) -> None:
    assert plain(WORDS.line(claim)) == line


@pytest.mark.parametrize(
    ("value", "low", "high", "words"),
    [
        (225, None, None, "225"), (13000, 13000, None, "at least 13,000"), (8, None, 8, "up to 8"), (None, 20, 99, "20–99"),
        (None, 20, None, "at least 20"), (None, None, 99, "up to 99"), (None, 5, 5, "5"), (1.5, None, None, "1.5"),
    ],
)  # fmt: skip
def test_a_figure_keeps_its_bounds(value: float | None, low: int | None, high: int | None, words: str) -> None:
    assert WORDS.figure(Quantity(**AT, measure="other", value=value, low=low, high=high)) == words


def test_the_innermost_claimant_comes_first() -> None:
    claim = Event(**AT, event="PROTEST", asserted_by=(AGENCY, ZARENOV))
    assert plain(WORDS.attribution(claim)) == "according to Zarenov, as told by the agency"
    assert WORDS.attribution(Event(**AT, event="PROTEST")) == ()


@pytest.mark.parametrize(("confidence", "words"), [(0.8, ()), (0.79, ("inferred",)), (0.49, ("doubtful",))])
def test_doubt_is_told_in_words(confidence: float, words: tuple[str, ...]) -> None:
    assert WORDS.doubts(Event(**AT, event="PROTEST", confidence=confidence)) == words


def test_what_is_denied_never_looks_like_what_is_said() -> None:
    act = Event(**AT, event="PROTEST", actor=(GUARD,), auxiliary=("negation", "future"))
    assert plain(WORDS.line(act)) == "the guard not so: protested"
    assert WORDS.doubts(act) == ("planned or expected",)
    tie = Relation(**AT, type="recognises", from_=ALVANIA, to=GUARD, auxiliary=("negation",))
    assert plain(WORDS.line(tie)) == "Alvania not so: recognises the guard"
    place = Deployment(**AT, unit=GUARD, site=ALVANIA, auxiliary=("negation",))
    assert WORDS.doubts(place) == ("said not to be so",)


def test_long_words_are_shortened() -> None:
    assert wording.shortened("ab cd", 4) == "ab…"
    assert wording.shortened("abcd", 4) == "abcd"


def test_a_line_is_in_the_readers_language_with_the_reports_own_word_beside_it() -> None:
    arrest = Event(**AT, event="COERCE", mode="arrest", actor=(GUARD,), recipient=(ZARENOV,))
    line = CHINESE.line(arrest)
    assert plain(line) == "〈the guard〉 逮捕 〈Zarenov〉"
    assert [(piece.language, piece.original) for piece in line if piece.role == "name"] == [
        ("zh-Hant", "the guard"),
        ("zh-Hant", "Zarenov"),
    ]
