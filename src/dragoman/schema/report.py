"""Reports, and the document that holds one together with where its words came from."""

from typing import Literal

from msgspec import Struct

from dragoman.schema.errors import ContractError

Language = Literal["zh-Hans", "zh-Hant", "en", "ru", "und"]
BlockKind = Literal["title", "description", "caption", "heading", "paragraph", "item", "quotation"]


class Exhibit(Struct, frozen=True):
    """A picture, chart or document that a report shows."""

    src: str
    caption: str | None = None


class Report(Struct, frozen=True, kw_only=True, tag_field="kind", tag="report"):
    """One report. `text` is what every span counts into."""

    id: str
    title: str
    text: str
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: Language = "und"
    url: str | None = None
    categories: tuple[str, ...] = ()
    image: str | None = None
    path: str | None = None
    sha256: str | None = None
    original_language: str | None = None
    translation_of: str | None = None
    questions: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.text.strip():
            raise ContractError("a report needs an id and a text")


class Block(Struct, frozen=True, order=True):
    """A typed stretch of the report's text; `level` is a heading's or a list item's depth, else 0."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ContractError(f"a block must end after it starts: {self.start}–{self.end}")


class Origin(Struct, frozen=True, order=True):
    """A run of the text that stands unchanged in the decoded file: text[start:start+length] == file[source:source+length].

    `source` is -1 for a run that intake itself made (an entity written out, a line end)."""

    start: int
    length: int
    source: int


class Document(Struct, frozen=True, kw_only=True):
    """A report as intake hands it on: the record, its blocks, the way back into the file, and the original bytes."""

    report: Report
    blocks: tuple[Block, ...]
    origins: tuple[Origin, ...] = ()
    encoding: str = "utf-8"
    raw: bytes = b""

    def source_offset(self, offset: int) -> int | None:
        """Where in the decoded file the character at `offset` of the text stands; None where it stands nowhere."""
        low, high = 0, len(self.origins)
        while low < high:
            middle = (low + high) // 2
            if self.origins[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        if low == 0:
            return None
        run = self.origins[low - 1]
        if run.source < 0 or offset >= run.start + run.length:
            return None
        return run.source + offset - run.start
