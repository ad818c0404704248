import json
from typing import Any

import msgspec
import pytest

from dragoman.schema.claims import CLAIM_TYPES, Claim
from dragoman.schema.errors import ContractError
from dragoman.schema.records import RECORD_TYPES, decode, decode_claim, encode, json_schema
from samples import CLAIMS, RECORDS


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_json_and_back(record: Any) -> None:
    assert decode(encode(record)) == record


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(record) for record in RECORDS} == set(RECORD_TYPES)


def test_kind_stands_first_and_names_the_record() -> None:
    kinds = [next(iter(json.loads(encode(record)).items())) for record in RECORDS]
    assert all(name == "kind" for name, _ in kinds)
    assert [kind for _, kind in kinds[: len(CLAIMS)]] == list(CLAIM_TYPES)


def test_a_relation_is_written_with_from() -> None:
    relation = next(claim for claim in CLAIMS if type(claim).__name__ == "Relation")
    assert "from" in json.loads(encode(relation))


@pytest.mark.parametrize(
    "change", [{"spans": []}, {"confidence": 3}, {"event": "SPEAK"}, {"date": "2022-2"}, {"kind": "rumour"}, {"report": 3}]
)
def test_what_comes_in_as_json_is_checked(change: dict[str, Any]) -> None:
    line = json.dumps({**json.loads(encode(CLAIMS[0])), **change})
    with pytest.raises((ContractError, msgspec.ValidationError)):
        decode_claim(line)


def test_the_json_schema_names_every_kind_and_every_field() -> None:
    definitions = json.loads(json.dumps(json_schema()))["$defs"]
    for kind in RECORD_TYPES:
        properties = definitions[kind.__name__]["properties"]
        fields = set(kind.__struct_encode_fields__)
        assert fields | {"kind"} == set(properties)
    for claim in CLAIM_TYPES.values():
        common = set(Claim.__struct_encode_fields__)
        assert common <= set(definitions[claim.__name__]["properties"])


def test_every_reference_of_the_json_schema_is_there() -> None:
    def references(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [node["$ref"]] if "$ref" in node else []
            return own + [found for value in node.values() for found in references(value)]
        return [found for item in node for found in references(item)] if isinstance(node, list) else []

    schema = json_schema()
    named = {f"#/$defs/{name}" for name in schema["$defs"]}
    assert set(references(schema)) <= named
    assert len(schema["oneOf"]) == len(RECORD_TYPES)
