"""Questions made of judgements."""

import pytest

from dragoman.analysis.hypotheses import kept
from dragoman.analysis.hypotheses.matrix import Cell, Evidence, Question, Verdict
from dragoman.analysis.judging import Signature
from dragoman.schema.derived import Judgement
from dragoman.schema.errors import DragomanError


class Log:
    """Judgements as a store would keep them: with ids, in order of time."""

    def __init__(self) -> None:
        self.kept: list[Judgement] = []

    def sign(self, by: str = "ana", reason: str | None = None) -> Signature:
        return Signature(by, f"2024-05-10T00:00:{len(self.kept):02}Z", reason)

    def add(self, one: Judgement, undoes: str | None = None) -> str:
        id_ = f"j{len(self.kept)}"
        self.kept.append(
            Judgement(id=id_, action=one.action, target=one.target, by=one.by, at=one.at, value=one.value, reason=one.reason, undoes=undoes)
        )
        return id_

    @property
    def question(self) -> Question:
        (one,) = kept.questions(self.kept)
        return one

    def rate(self, evidence: str, hypothesis: str, verdict: Verdict, by: str = "ana") -> str:
        signed = self.sign(by, "because")
        return self.add(kept.rating(self.question, Cell(evidence=evidence, hypothesis=hypothesis, verdict=verdict, by=by), signed))


@pytest.fixture
def log() -> Log:
    made = Log()
    made.add(kept.asking("Will Arvania open the bridge?", ["state:arvania"], made.sign()))
    made.add(kept.answering(made.question, "Yes, before winter", made.sign(), ["c:1"]))
    made.add(kept.answering(made.question, "No", made.sign()))
    made.add(kept.adducing(made.question, Evidence(id="", text="The toll booths were sold", source="Hill Gazette, 3 May"), made.sign()))
    return made


def test_a_question_is_what_was_said_of_it(log: Log) -> None:
    log.rate("E1", "H1", "inconsistent")
    made = log.question
    assert (made.text, made.actors) == ("Will Arvania open the bridge?", ("state:arvania",))
    assert [(one.id, one.text) for one in made.hypotheses] == [("H1", "Yes, before winter"), ("H2", "No")]
    assert made.evidence[0].source == "Hill Gazette, 3 May"
    assert [(cell.evidence, cell.hypothesis, cell.verdict, cell.by, cell.reason) for cell in made.cells] == [
        ("E1", "H1", "inconsistent", "ana", "because")
    ]


def test_an_analysts_last_word_on_a_cell_stands_beside_anothers(log: Log) -> None:
    log.rate("E1", "H1", "inconsistent")
    log.rate("E1", "H1", "consistent")
    log.rate("E1", "H1", "not_applicable", by="ben")
    assert {(cell.by, cell.verdict) for cell in log.question.cells} == {("ana", "consistent"), ("ben", "not_applicable")}


def test_undoing_brings_back_what_was(log: Log) -> None:
    before = log.question
    rated = log.rate("E1", "H2", "consistent")
    log.add(Judgement(id="", action="rate", target=(before.id,), by="ana", at="2024-05-11T00:00:00Z"), undoes=rated)
    assert log.question == before


def test_what_is_removed_comes_back_with_its_cells_and_its_id_is_not_given_again(log: Log) -> None:
    log.rate("E1", "H2", "consistent")
    before = log.question
    removed = log.add(kept.removing(log.question, "H2", log.sign()))
    assert [one.id for one in log.question.hypotheses] == ["H1"]
    assert not log.question.cells
    log.add(kept.answering(log.question, "Only for trucks", log.sign()))
    assert [one.id for one in log.question.hypotheses] == ["H1", "H3"]
    log.add(Judgement(id="", action="rate", target=(before.id,), by="ana", at="2024-05-11T00:00:00Z"), undoes=removed)
    assert [one.id for one in log.question.hypotheses] == ["H1", "H2", "H3"]
    assert log.question.cells == before.cells


def test_new_words_for_a_part(log: Log) -> None:
    log.add(kept.changing(log.question, "E1", log.sign(), {"credibility": 0.5}))
    log.add(kept.changing(log.question, log.question.id, log.sign(), {"text": "Will the bridge open?"}))
    assert (log.question.evidence[0].credibility, log.question.evidence[0].text) == (0.5, "The toll booths were sold")
    assert log.question.text == "Will the bridge open?"


def test_hypotheses_that_are_one_answer(log: Log) -> None:
    log.add(kept.answering(log.question, "Of course", log.sign(), ["c:2", "c:1"]))
    log.rate("E1", "H1", "inconsistent")
    log.rate("E1", "H3", "consistent")
    for one in kept.merging(log.question, ["H1", "H3"], None, log.sign()):
        log.add(one)
    assert [(one.id, one.text, one.claims) for one in log.question.hypotheses] == [
        ("H1", "Yes, before winter", ("c:1", "c:2")),
        ("H2", "No", ()),
    ]
    assert [(cell.hypothesis, cell.verdict) for cell in log.question.cells] == [("H1", "inconsistent")]
    with pytest.raises(DragomanError, match="at least one other"):
        kept.merging(log.question, ["H1"], None, log.sign())
    with pytest.raises(DragomanError, match="no hypothesis"):
        kept.merging(log.question, ["H1", "E1"], None, log.sign())


def test_a_removed_question_is_gone(log: Log) -> None:
    log.add(kept.removing(log.question, log.question.id, log.sign()))
    assert kept.questions(log.kept) == []


def test_found_by_id_or_words(log: Log) -> None:
    assert kept.question(log.kept, "bridge") == log.question == kept.question(log.kept, log.question.id)
    with pytest.raises(DragomanError, match="no question"):
        kept.question(log.kept, "tunnel")


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        (Evidence(id="", text="Rumour"), "source"),
        (Evidence(id="", text=" ", source="x"), "words"),
        (Evidence(id="", text="x", source="y", credibility=2), "Credibility"),
    ],
)
def test_evidence_that_is_none_is_refused(log: Log, piece: Evidence, told: str) -> None:
    with pytest.raises(DragomanError, match=told):
        kept.adducing(log.question, piece, log.sign())


def test_a_cell_needs_its_parts_and_a_reason(log: Log) -> None:
    with pytest.raises(DragomanError, match="no part 'E9'"):
        log.rate("E9", "H1", "consistent")
    cell = Cell(evidence="E1", hypothesis="H1", verdict="consistent", by="ana")
    with pytest.raises(DragomanError, match="why"):
        kept.rating(log.question, cell, log.sign())
