"""The documentation says what is there: record fields, codes, make targets, links between pages."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from dragoman.schema import actor, claims, derived, entities, plover, records, report

ROOT = Path(__file__).parents[1]
PARTS = (entities.Span, entities.Entity, entities.Link, entities.Stance, entities.Size, actor.Name, report.Exhibit)
CODES = {
    "actor": actor.ActorType, "what every claim has": claims.Auxiliary, "quotation": claims.QuotationMode, "occupancy": claims.Change,
    "relation": claims.RelationType, "condition": claims.Aspect, "quantity": claims.Measure, "link": entities.LinkType,
    "conflict": derived.ConflictType, "judgement": derived.JudgementAction, "report": report.Language,
}  # fmt: skip
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])


def sections() -> dict[str, str]:
    """Text of each section of the page on records, by its heading."""
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    parts = re.split(r"^#{2,3} (.+)$", page, flags=re.MULTILINE)
    return {heading.lower(): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def documented(section: str) -> set[str]:
    """The fields in the first table of a section."""
    table = section.split("|---|---|---|")[1].split("\n\n")[0]
    return set(re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE))


def field_names(struct: type[msgspec.Struct]) -> set[str]:
    own = {field.encode_name for field in msgspec.structs.fields(struct)}
    if issubclass(struct, claims.Claim) and struct is not claims.Claim:
        own -= field_names(claims.Claim)
    return own


def kind(struct: type[msgspec.Struct]) -> str:
    return str(struct.__struct_config__.tag or struct.__name__.lower())


@pytest.mark.parametrize("struct", [*records.RECORD_TYPES, *PARTS], ids=kind)
def test_each_field_of_a_record_is_documented(struct: type[msgspec.Struct]) -> None:
    assert documented(sections()[kind(struct)]) == field_names(struct)


def test_what_every_claim_has_is_documented() -> None:
    assert documented(sections()["what every claim has"]) == field_names(claims.Claim)


@pytest.mark.parametrize("section", CODES)
def test_each_code_is_documented(section: str) -> None:
    written = set(re.findall(r"`([\w-]+)`", sections()[section]))
    assert set(get_args(CODES[section])) <= written


def test_each_event_category_is_documented() -> None:
    assert set(plover.ontology().categories) <= set(re.findall(r"`([A-Z]+)`", sections()["event"]))


def test_each_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    pages = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    assert len(targets) >= 7
    assert [target for target in targets if f"make {target}" not in pages] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_ci_runs_the_tests_as_the_readme_says() -> None:
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "make test"
