"""Hypotheses from rival readings, and evidence ranked by what it could tell apart."""

from pathlib import Path

from affairs import ARVANIA, BELMARK, CORVIA, MINISTER, OUTSIDER, PREMIER, SCHOLAR, act, number, office, relation, snapshot, words
from dragoman.analysis.hypotheses.matrix import Evidence, Hypothesis, Question
from dragoman.analysis.hypotheses.proposing import propose, readings, voices_of

ABOUT = Question(id="q", text="Is Arvania cooling?", actors=("state:ARV", "state:BEL"))


def test_rival_readings_by_holder(tmp_path: Path) -> None:
    makers = [words(PREMIER, [BELMARK], "We see it otherwise")]
    plain = snapshot(tmp_path / "a.db", [("2031-02-10", [*makers, words(OUTSIDER, []), words(MINISTER, []), words(MINISTER, [])])])
    target = next(iter(plain.claims))
    held = snapshot(
        tmp_path / "b.db",
        [
            (
                "2031-02-10",
                [
                    *makers,
                    words(OUTSIDER, [], "a bold stand", reads=(target,)),
                    words(MINISTER, [], "a challenge", reads=(target,)),
                    words(MINISTER, [], "it calls for an answer", reads=(target,)),
                ],
            )
        ],
    )
    assert [(one.text, one.holders, len(one.claims)) for one in readings(held, target)] == [
        ("a bold stand", (OUTSIDER.id,), 1),
        ("a challenge", (MINISTER.id,), 2),
    ]
    assert readings(held, "nothing") == []


def test_what_could_tell_most_comes_first(tmp_path: Path) -> None:
    held = snapshot(
        tmp_path / "s.db",
        [
            (
                "2031-02-10",
                [
                    words(SCHOLAR, [CORVIA]),
                    act("AID", ARVANIA, BELMARK, date="2031-02-03"),
                    relation("allied_with", ARVANIA, BELMARK, trend="falling"),
                    office(PREMIER, "premier", organisation=ARVANIA),
                    number("deaths", 4),
                    words(PREMIER, [MINISTER], "so be it"),
                ],
            )
        ],
    )
    found = propose(held, ABOUT)
    assert [one.reasons[0] for one in found] == [
        "an act between the question's actors",
        "it tells of a trend (falling)",
        "it is about the question's actors together",
    ]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_a_hypothesis_rests_on_is_offered_and_what_is_evidence_is_not(tmp_path: Path) -> None:
    held = snapshot(tmp_path / "s.db", [("2031-02-10", [words(OUTSIDER, [CORVIA], "it is a show"), act("AID", ARVANIA, BELMARK)])])
    show, aid = held.claims
    begun = Question(
        id="q",
        text="?",
        actors=ABOUT.actors,
        hypotheses=(Hypothesis(id="H1", text="a show", claims=(show,)),),
        evidence=(Evidence(id="E1", text="aid", claims=(aid,)),),
    )
    (one,) = propose(held, begun)
    assert one.claims == (show,)
    assert one.voices == (OUTSIDER.id,) == voices_of(held, [show])
