"""The example reports read together: who is one across scripts, what is told twice, what is disputed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.analysis.joined import Joined, joined, joined_actors
from dragoman.flow.engine import read_paths
from dragoman.flow.readers import grammar_reader
from dragoman.flow.settings import Settings
from dragoman.lexicon.load import load_lexicon
from dragoman.resolving.names import is_unnamed
from dragoman.schema.claims import Event, Occupancy, Quantity, Quotation
from dragoman.store.situation import open_view
from dragoman.store.view import View

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "kazakhstan-2022"
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("joined") / "s.db"
    read_paths([EXAMPLES], path, Settings(make_reader=grammar_reader, jobs=1))
    with open_view(path) as made:
        yield made


@pytest.fixture(scope="module")
def found(view: View) -> Joined:
    return joined(view, load_lexicon())


def test_the_death_toll_is_disputed(found: Joined) -> None:
    tolls = []
    for conflict in found.conflicts:
        claims = [found.claims[claim] for side in conflict.sides for claim in side]
        tolls.append({claim.value for claim in claims if isinstance(claim, Quantity) and claim.measure == "deaths"})
    assert {164, 225} in [values & {164, 225} for values in tolls]


def test_one_arrest_is_told_with_two_days(found: Joined) -> None:
    when = [one for one in found.conflicts if one.type == "date"]
    assert [found.names(found.claims[one.sides[0][0]], "person:karim-massimov") for one in when] == [True]


def test_what_several_reports_tell_is_one_fact(found: Joined) -> None:
    voices = {}
    for fact in found.facts:
        claim = found.claims[fact.claims[0]]
        if isinstance(claim, Event):
            voices[claim.event, *(one.id for one in (*claim.actor, *claim.recipient))] = fact.voices
        elif isinstance(claim, Occupancy) and claim.status == "current":
            voices[claim.post_en, claim.holder.id] = fact.voices
    assert voices["REQUEST", "person:kassym-jomart-tokayev", "org:csto"] == 2
    assert max(count for (what, *_), count in voices.items() if what == "ASSAULT") == 1


def test_a_surname_in_characters_is_the_man_whom_another_report_names_in_full(view: View, found: Joined) -> None:
    mamin = next(one for one in joined_actors(view, found.linked) if one.actor.id == "person:askar-mamin")
    assert [mention.actor for mention in mamin.mentions] == ["x:person:马明"]
    assert [link.features[0].name for link in mamin.links] == ["surname"]
    assert len(mamin.reports) == 2


def test_nobody_unnamed_is_joined(found: Joined) -> None:
    assert [name for name, members in found.linked.members().items() if is_unnamed(name) and len(members) > 1] == []


def test_every_claim_is_in_one_fact_and_conflicts_hold_only_claims(found: Joined) -> None:
    told = [claim for fact in found.facts for claim in fact.claims]
    assert sorted(told) == sorted(found.claims)
    assert {claim for one in found.conflicts for side in one.sides for claim in side} <= set(found.claims)


def test_the_rival_readings_of_one_speech_are_one_conflict(tmp_path: Path) -> None:
    gold = SHARED / "corpora" / "gold" / "kazakhstan-2022-06.md"
    if not gold.is_file():
        pytest.skip(f"no shared texts in {SHARED}: set DRAGOMAN_SHARED")
    read_paths([gold], tmp_path / "s.db", Settings(make_reader=grammar_reader, jobs=1))
    with open_view(tmp_path / "s.db") as view:
        found = joined(view, load_lexicon())
    readings = [one for one in found.conflicts if one.type == "reading"]
    speeches = [one for one in readings if any(isinstance(claim, Quotation) for claim in found.read_by(one))]
    assert max(len(one.sides) for one in speeches) >= 4
    speakers = {claim.speaker.id for one in speeches for claim in found.read_by(one) if isinstance(claim, Quotation)}
    assert "person:kassym-jomart-tokayev" in speakers
