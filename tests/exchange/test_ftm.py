import io
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.exchange.ftm import write_entities, write_statements
from dragoman.exchange.ftm_actors import ftm_id
from dragoman.exchange.selection import Selection
from dragoman.store.situation import open_view
from told import situation

ABSENT = "followthemoney is not installed: pip install 'dragoman[ftm]'"


def entities(path: Path, selection: Selection | None = None) -> list[dict[str, Any]]:
    out = io.BytesIO()
    with open_view(path) as view:
        write_entities(view, out, selection or Selection(least=0.0))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [one["properties"] for one in found if one["schema"] == schema]


def test_each_kind_has_its_schema_and_each_entity_stands_once(tmp_path: Path) -> None:
    found = entities(situation(tmp_path))
    assert len({one["id"] for one in found}) == len(found)
    assert [one["schema"] for one in found if one["schema"] in ("Occupancy", "Position", "Family", "Membership")] == [
        "Occupancy", "Position", "Family", "Membership",
    ]  # fmt: skip
    assert (len(of_schema(found, "Event")), len(of_schema(found, "Note")), len(of_schema(found, "Article"))) == (2, 2, 1)


def test_names_in_every_script_and_ids_of_other_registers(tmp_path: Path) -> None:
    found = entities(situation(tmp_path))
    leader = next(one for one in found if one["caption"] == "Ivar Zarenov")
    assert leader["properties"]["name"] == ["Ivar Zarenov"]
    assert leader["properties"]["alias"] == ["扎雷诺夫", "札雷諾夫"]
    pact = next(one for one in found if one["id"] == "Q99999999")
    assert pact["properties"]["wikidataId"] == ["Q99999999"]


def test_an_office_a_family_tie_and_a_membership(tmp_path: Path) -> None:
    found = entities(situation(tmp_path))
    (office,), (post,) = of_schema(found, "Occupancy"), of_schema(found, "Position")
    assert (office["holder"], office["status"], post["name"]) == (["dragoman-person-zarenov"], ["current"], ["president, Alvania"])
    (tie,) = of_schema(found, "Family")
    assert (tie["person"], tie["relationship"]) == (["dragoman-person-zarenov"], ["son-in-law"])
    (member,) = of_schema(found, "Membership")
    assert (member["organization"], member["summary"]) == (["Q99999999"], ["negation"])


def test_who_says_so_stands_with_the_event_and_can_be_left_out(tmp_path: Path) -> None:
    path = situation(tmp_path)
    attack = of_schema(entities(path), "Event")[1]
    assert attack["summary"] == ["said by Foreign Ministry", "future", "hypothetical"]
    assert (attack["description"], attack["date"]) == (["鄰國可能襲擊北岸"], ["2031-02"])
    assert len(of_schema(entities(path, Selection(voices="author")), "Event")) == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("wd:Q42", "Q42"), ("state:KAZ", "dragoman-state-KAZ"), ("x:person:扎雷诺夫", "dragoman-x-" + "0" * 16)],
)
def test_ids_are_those_that_the_model_allows(ours: str, theirs: str) -> None:
    assert len(ftm_id(ours)) == len(theirs)
    assert ftm_id(ours)[:11] == theirs[:11]


def test_the_package_itself_validates_every_value(tmp_path: Path) -> None:
    package = pytest.importorskip("followthemoney", reason=ABSENT)
    for entity in entities(situation(tmp_path)):
        package.model.get(entity["schema"]).validate(entity)
        kept = package.model.get_proxy(entity, cleaned=False)
        lost = {name: values for name, values in entity["properties"].items() if sorted(kept.get(name)) != sorted(values)}
        assert lost == {}, entity


def test_the_package_itself_reads_the_statements(tmp_path: Path) -> None:
    package = pytest.importorskip("followthemoney.statement.serialize", reason=ABSENT)
    out = io.BytesIO()
    with open_view(situation(tmp_path)) as view:
        write_statements(view, out, Selection())
    found = list(package.read_json_statements(io.BytesIO(out.getvalue())))
    alias = next(one for one in found if one.value == "札雷諾夫")
    assert (alias.prop, alias.lang, alias.origin, alias.dataset) == ("alias", "zho", "hand/1", "dragoman")
    assert {one.first_seen for one in found} == {"2031-02-03T10:00:00+08:00"}


def test_statements_hold_what_the_entities_hold(tmp_path: Path) -> None:
    path, out = situation(tmp_path), io.BytesIO()
    with open_view(path) as view:
        write_statements(view, out, Selection(least=0.0))
    told = {(one["entity_id"], one["prop"], one["value"]) for one in map(json.loads, out.getvalue().splitlines())}
    found = entities(path)
    assert told == {(one["id"], name, value) for one in found for name, values in one["properties"].items() for value in values}
