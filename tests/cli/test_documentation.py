import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from dragoman.cli.main import app

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
SHARED = {"--situation", "-s", "--json", "--help", "-h"}


def leaves(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command, those of groups with the group's name before them."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS: dict[str, Any] = dict(leaves(get_command(app)))


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(command: Any) -> Iterator[str]:
    for parameter in command.params:
        if parameter.param_type_name == "option":
            yield from (*parameter.opts, *parameter.secondary_opts)


def documented(section: str) -> set[str]:
    cells = re.findall(r"^\| (`-.*?) \| ", section, flags=re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"(?<![\w-])--?[a-z][\w-]*", cell)}


def test_the_page_has_a_section_for_each_command_and_no_other() -> None:
    assert {name.removeprefix("dragoman ") for name in sections() if name.startswith("dragoman ")} == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    assert documented(sections()[f"dragoman {name}"]) == set(options(COMMANDS[name])) - SHARED


def test_the_options_before_the_command_are_documented() -> None:
    own = set(options(get_command(app)))
    assert own | SHARED == documented(sections()["Options of every command"]) | {"-h"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_takes_json_and_has_examples(name: str) -> None:
    assert "--json" in set(options(COMMANDS[name]))
    assert f"dragoman {name}" in (COMMANDS[name].epilog or "")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_and_argument_has_help(name: str) -> None:
    assert [parameter.name for parameter in COMMANDS[name].params if not getattr(parameter, "help", None)] == []
