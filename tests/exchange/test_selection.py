from pathlib import Path

import pytest

from dragoman.exchange.selection import Selection, Written
from dragoman.exchange.walk import Telling, walk
from dragoman.schema.claims import AnyClaim
from dragoman.store.situation import open_view
from told import situation


def kept(path: Path, selection: Selection) -> list[str]:
    found: list[str] = []

    def write(claim: AnyClaim, telling: Telling) -> bool:
        found.append(type(claim).__name__)
        return True

    with open_view(path) as view:
        walk(view, selection, write)
    return found


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (Selection(), 8),
        (Selection(least=0.0), 9),
        (Selection(voices="author"), 7),
        (Selection(without=frozenset({"negation"})), 7),
        (Selection(without=frozenset({"future"})), 7),
        (Selection(without=frozenset({"historical"})), 8),
        (Selection(voices="author", without=frozenset({"negation", "future", "hypothetical"}), least=0.0), 7),
    ],
)
def test_what_is_left_out_is_left_out(tmp_path: Path, selection: Selection, count: int) -> None:
    assert len(kept(situation(tmp_path), selection)) == count


def test_claims_without_a_form_are_counted(tmp_path: Path) -> None:
    with open_view(situation(tmp_path)) as view:
        written = walk(view, Selection(), lambda claim, telling: type(claim).__name__ == "Quantity")
    assert written == Written(1, 0, 1, 7)


def test_sentences_are_numbered_from_one(tmp_path: Path) -> None:
    numbers = {}

    def write(claim: AnyClaim, telling: Telling) -> bool:
        numbers[claim.spans[0].text] = telling.sentence(claim)
        return True

    with open_view(situation(tmp_path)) as view:
        walk(view, Selection(), write)
    assert numbers["札雷諾夫下令逮捕示威者"] == 1
    assert numbers["鄰國可能襲擊北岸"] == 3
