"""What may lie behind a reading."""

from pathlib import Path

from affairs import ARVANIA, BELMARK, OUTSIDER, PREMIER, SCHOLAR, condition, snapshot, words
from dragoman.analysis.readings import interests
from dragoman.schema.claims import Quotation


def test_interests_are_those_of_the_holder_and_of_its_state(tmp_path: Path) -> None:
    held = snapshot(
        tmp_path / "s.db",
        [
            (
                "2031-02-10",
                [
                    words(SCHOLAR, [PREMIER], "a bold stand"),
                    words(OUTSIDER, [PREMIER], "a show"),
                    condition(ARVANIA, "the strait"),
                    condition(BELMARK, "the bridge"),
                ],
            )
        ],
    )
    by_words = {one.content: one for one in held.claims.values() if isinstance(one, Quotation)}
    assert [one.matter for one in interests(held, by_words["a bold stand"])] == ["the strait"]
    assert interests(held, by_words["a show"]) == []
