"""The head of a post: YAML as real posts write it, strictly where it is YAML, line by line where it is not."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

import yaml
from msgspec import Struct

from dragoman.intake.vocabulary import key_of, vocabulary

_OPEN = re.compile(r"\A\ufeff?(?:[ \t]*(?:\r\n?|\n))*(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n?|\n|\Z)")
_KEY = re.compile(r"""^["']?(?P<key>[^\W\d_][\w .:\-]*?)["']?\s*:(?:\s+|$)(?P<value>.*)$""")
_ITEM = re.compile(r"^\s*-\s+(?P<value>.*)$")
_COMMENT = re.compile(r"\s+#.*$")
_MOST_LINES = 400
_MOST_VALUES = 200


class Post(Struct, frozen=True):
    """A post's fields and where its body starts in the decoded file; no fields where it has no front matter."""

    fields: dict[str, list[str]]
    body_start: int


def split(text: str) -> Post:
    """Front matter between two `---` lines (`+++` for TOML), or Hexo's form that only closes it."""
    opened = _OPEN.match(text)
    start = opened.end() if opened else 0
    fence = opened["fence"] if opened else "---"
    if not opened and not _KEY.match(text.lstrip("\ufeff \t\r\n")[:200].split("\n", 1)[0].rstrip("\r")):
        return Post({}, 0)
    closed = _closing(text, start, fence)
    if closed is None:
        return Post({}, 0)
    head = text[start : closed[0]]
    fields = _toml(head) if fence == "+++" else _fields(head)
    names = set(vocabulary().keys["title"]) | (set(vocabulary().keys["published"]) if opened else set())
    if not fields or not (opened or names & set(fields)):
        return Post({}, 0)
    return Post(fields, closed[1])


def _closing(text: str, start: int, fence: str) -> tuple[int, int] | None:
    """Where the fence that closes the front matter starts, and where the line after it starts."""
    place = start
    for _ in range(_MOST_LINES):
        match = _LINE.match(text, place)
        if match is None or not match["end"]:
            return (place, len(text)) if match and match["text"].rstrip() == fence else None
        if match["text"].rstrip() in ((fence, "...") if fence == "---" else (fence,)):
            return place, match.end()
        place = match.end()
    return None


def _fields(head: str) -> dict[str, list[str]]:
    try:
        # BaseLoader makes strings, lists and maps only: no object is ever built, and a date keeps its own zone.
        data = yaml.load(head.replace("\t", " "), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return _by_line(head)
    return _flat(data) if isinstance(data, dict) else _by_line(head)


def _toml(head: str) -> dict[str, list[str]]:
    try:
        return _flat(tomllib.loads(head))
    except tomllib.TOMLDecodeError:
        return _by_line(head.replace(" = ", ": "))


def _flat(data: dict[Any, Any]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for key, value in data.items():
        found = list(_strings(value))
        if isinstance(key, str) and found:
            fields[key_of(key)] = found[:_MOST_VALUES]
    return fields


def _strings(value: object, depth: int = 0) -> Iterable[str]:
    """Scalars of a value at most two lists deep (Hexo nests categories); of a map, its name, path or address."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "path", "url", "src") if isinstance(value.get(key), str)), None)
    if isinstance(value, list):
        if depth < 2:
            for item in value[:_MOST_VALUES]:
                yield from _strings(item, depth + 1)
    elif value is not None and str(value).strip():
        yield str(value)


def _by_line(head: str) -> dict[str, list[str]]:
    """`key: value` by the line, with what follows indented; for heads that strict YAML refuses."""
    fields: dict[str, list[str]] = {}
    key, quote = "", ""
    for line in head.splitlines():
        if quote:
            ended = line.rstrip().endswith(quote)
            fields[key][-1] += "\n" + (line.rstrip()[:-1] if ended else line).strip()
            quote = "" if ended else quote
        elif not line.strip() or line.lstrip().startswith("#"):
            continue
        elif key and (item := _ITEM.match(line)):
            fields[key].append(_scalar(item["value"]))
        elif match := _KEY.match(line):
            key, value = key_of(match["key"]), match["value"].strip()
            quote = value[0] if value[:1] in ("'", '"') and (len(value) == 1 or not _COMMENT.sub("", value).endswith(value[0])) else ""
            fields[key] = [value[1:]] if quote else _listed(value)
        elif key and line[:1].isspace():
            fields[key] = [*fields[key][:-1], " ".join([*fields[key][-1:], line.strip()])]
    return {key: [value for value in found if value] for key, found in fields.items() if any(found)}


def _listed(value: str) -> list[str]:
    if value in ("", "|", ">", "|-", ">-"):
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_scalar(item) for item in value[1:-1].split(",")]
    return [_scalar(value)]


def _scalar(value: str) -> str:
    value = value.strip()
    if value[:1] in ("'", '"'):
        value = _COMMENT.sub("", value) if not value.endswith(value[0]) else value
        if len(value) > 1 and value.endswith(value[0]):
            inner = value[1:-1]
            return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
        return value
    return _COMMENT.sub("", value)
