"""Ranking by inconsistency, against the literature's worked example, and what must hold for any matrix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis.hypotheses.matrix import Cell, Evidence, Hypothesis, Question, Verdict, assess

MARKS: dict[str, Verdict] = {"+": "consistent", "-": "inconsistent", "0": "not_applicable"}


def matrix(rows: list[str], credibility: list[float] | None = None, voices: list[str] | None = None, by: str = "A") -> Question:
    """A question with a row of marks for each piece of evidence, a mark for each hypothesis."""
    return Question(
        id="q",
        text="?",
        hypotheses=tuple(Hypothesis(id=f"H{at + 1}", text=str(at)) for at in range(len(rows[0]))),
        evidence=tuple(
            Evidence(
                id=f"E{at + 1}",
                text="e",
                source="s",
                credibility=credibility[at] if credibility else 1.0,
                voices=(voices[at],) if voices else (),
            )
            for at in range(len(rows))
        ),
        cells=tuple(
            Cell(evidence=f"E{row + 1}", hypothesis=f"H{column + 1}", verdict=MARKS[mark], by=by)
            for row, marks in enumerate(rows)
            for column, mark in enumerate(marks)
        ),
    )


def ranking(question: Question) -> list[tuple[str, int]]:
    return [(one.hypothesis, one.rank) for one in assess(question).standings]


# Heuer 1999, chapter 8, figures 15 and 16: will Iraq retaliate for the bombing of its intelligence headquarters in 1993? H1 not
# at all, H2 by minor acts, H3 by a major attack. The evidence: public intent not to; no terrorist offensive in the war of 1991; no wish to
# provoke another war; more radio traffic to agents; embassies told to be careful; inaction would cost face.
HEUER = ["+++", "++-", "++-", "-++", "-++", "-++"]


def test_the_worked_example_of_the_literature() -> None:
    found = assess(matrix(HEUER))
    # The ranking that the example is given with: minor acts, then a major attack, then none.
    assert [(one.hypothesis, one.rank, one.inconsistency) for one in found.standings] == [("H2", 1, 0), ("H3", 2, 2), ("H1", 3, 3)]
    # The statement is consistent with every hypothesis: it tells nothing.
    assert {one.evidence: one.gap for one in found.diagnosticity}["E1"] == 0
    assert found.diagnosticity[-1].evidence == "E1"
    assert not found.alike


def test_what_the_ranking_hangs_on() -> None:
    found = assess(matrix(["-+", "+-", "-+"]))
    assert {(drop.dropped, drop.order, drop.leader_changes) for drop in found.drops} == {
        ("E1", (("H1", "H2"),), True),
        ("E3", (("H1", "H2"),), True),
    }


def test_dropping_one_voice_drops_all_it_says() -> None:
    found = assess(matrix(["-+", "-+", "+-"], voices=["gazette", "gazette", "radio"]))
    assert ("voice", "gazette", (("H2",), ("H1",))) not in {(d.what, d.dropped, d.order) for d in found.drops}
    assert ("voice", "gazette", (("H1",), ("H2",))) in {(d.what, d.dropped, d.order) for d in found.drops}


def test_two_pieces_of_one_voice_weigh_as_one() -> None:
    assert ranking(matrix(["-+", "-+", "+-"])) == [("H2", 1), ("H1", 2)]
    assert ranking(matrix(["-+", "-+", "+-"], voices=["gazette", "gazette", "radio"])) == [("H1", 1), ("H2", 1)]


def test_who_is_believed_less_weighs_less() -> None:
    assert ranking(matrix(["-+", "+-"], credibility=[0.5, 1])) == [("H1", 1), ("H2", 2)]


def test_analysts_differ() -> None:
    one, other = matrix(["-+"], by="A"), matrix(["++"], by="B")
    both = Question(id="q", text="?", hypotheses=one.hypotheses, evidence=one.evidence, cells=(*one.cells, *other.cells))
    found = assess(both)
    assert [(held.hypothesis, held.inconsistency) for held in found.standings] == [("H2", 0), ("H1", 0.5)]
    assert [(held.hypothesis, held.verdicts) for held in found.disputes] == [("H1", (("A", "inconsistent"), ("B", "consistent")))]


def test_what_nothing_tells_apart() -> None:
    assert assess(matrix(["--+", "00-"])).alike == (("H1", "H2"),)


def test_what_nobody_rated_is_counted() -> None:
    question = matrix(["-+"])
    question = Question(id="q", text="?", hypotheses=question.hypotheses, evidence=question.evidence, cells=question.cells[:1])
    assert {one.hypothesis: one.unrated for one in assess(question).standings} == {"H1": 0, "H2": 1}


marks = st.sampled_from("+-0")
rows = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(marks, min_size=width, max_size=width).map("".join), min_size=1, max_size=6)
)


@given(rows, marks, st.floats(0, 1))
def test_what_fits_all_answers_alike_never_changes_the_ranking(held: list[str], mark: str, credibility: float) -> None:
    width = len(held[0])
    more = matrix([*held, mark * width], credibility=[1.0] * len(held) + [credibility])
    assert sorted(ranking(more)) == sorted(ranking(matrix(held)))


@given(rows)
def test_the_order_of_the_evidence_does_not_matter(held: list[str]) -> None:
    shuffled = held[::-1]
    assert sorted(ranking(matrix(shuffled))) == sorted(ranking(matrix(held)))


def test_no_evidence_no_ranking() -> None:
    question = Question(id="q", text="?", hypotheses=(Hypothesis(id="H1", text="a"), Hypothesis(id="H2", text="b")))
    assert ranking(question) == [("H1", 1), ("H2", 1)]
    assert assess(question).alike == (("H1", "H2"),)
    assert pytest.approx(0) == assess(question).standings[0].inconsistency
