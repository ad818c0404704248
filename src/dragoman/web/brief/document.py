"""A brief as a document: headings, paragraphs and lines of runs, with footnotes that hold the verbatim words."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.analysis.brief import Brief, Gap, Item
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Dispute
from dragoman.schema.claims import AnyClaim
from dragoman.web.i18n import Speech, speech
from dragoman.web.names import Called, called
from dragoman.web.wording import Line, Wording

Style = Literal["plain", "strong", "quiet", "words"]
MOST_NOTES = 3  # tellings of one line that are cited; the voices are counted beside
MARKS = {"consistent": "+", "inconsistent": "−", "not_applicable": "·"}


class Run(Struct, frozen=True):
    """Some words in one style and language (BCP 47; None: the document's)."""

    text: str
    style: Style = "plain"
    language: str | None = None


class Note(Struct, frozen=True, kw_only=True):
    """A footnote: verbatim words, where they stand, and the claim's id."""

    number: int
    words: str
    language: str
    source: str
    claim: str
    url: str | None = None


class Block(Struct, frozen=True):
    """A heading, a paragraph, or a line of a list (`kind`), with the numbers of its footnotes. `cells` are rows of a table."""

    kind: Literal["heading", "paragraph", "line", "table"]
    runs: tuple[Run, ...] = ()
    notes: tuple[int, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """What every form is written from."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def document(brief: Brief, snapshot: Snapshot, language: str) -> Document:
    """The brief in a language of the interface."""
    return _Writer(brief, snapshot, language).document()


class _Writer:
    def __init__(self, brief: Brief, snapshot: Snapshot, language: str) -> None:
        self._brief, self._snapshot = brief, snapshot
        self._speech: Speech = speech(language)
        self._wording = Wording(self._speech, self._name, snapshot.id_of)
        self._notes: dict[str, Note] = {}
        self._language = language

    def document(self) -> Document:
        gettext = self._speech.gettext
        brief = self._brief
        names = [self._called(actor) for actor in brief.actors]
        blocks = [*self._answers(), *self._sections(), *self._disputes(), *self._gaps()]
        days = sorted(day[:10] for one in brief.claims() if (day := self._snapshot.reports[one.report].published))
        about = gettext("Brief") + (f" · {' · '.join(names)}" if brief.question else "")
        told = f"{self._speech.date(days[0])} – {self._speech.date(days[-1])}" if days else ""
        return Document(
            title=brief.question.text if brief.question else names[0],
            subtitle=" · ".join(part for part in (about, told) if part),
            language=self._language,
            blocks=tuple(blocks),
            notes=tuple(self._notes.values()),
        )

    def _answers(self) -> Iterable[Block]:
        """Hypotheses with what speaks against each, and the matrix."""
        question, found = self._brief.question, self._brief.assessment
        if question is None or found is None or not question.hypotheses:
            return
        gettext = self._speech.gettext
        texts = {one.id: one for one in question.hypotheses}
        yield self._heading(gettext("Hypotheses, the least contradicted first"))
        for one in found.standings:
            answer = texts[one.hypothesis]
            told = gettext("rank %(rank)s, inconsistency %(sum)s") % {"rank": one.rank, "sum": f"{one.inconsistency:g}"}
            runs = (Run(f"{one.hypothesis}  ", "strong"), Run(answer.text), Run(f"  ({told})", "quiet"))
            yield Block(
                "line", runs, self._cite([self._snapshot.claims[claim] for claim in answer.claims if claim in self._snapshot.claims])
            )
        if not question.evidence:
            yield Block("paragraph", (Run(gettext("No evidence has been rated yet: the order means nothing so far."), "quiet"),))
            return
        yield self._heading(gettext("Evidence"))
        rows = [("", *texts, gettext("tells apart"))]
        gaps = {one.evidence: f"{one.gap:g}" for one in found.diagnosticity}
        for piece in question.evidence:
            marks = [self._mark(piece.id, answer) for answer in texts]
            rows.append((f"{piece.id}  {piece.text}" + (f" ({piece.source})" if piece.source else ""), *marks, gaps[piece.id]))
        yield Block("table", cells=tuple(rows))
        yield Block("paragraph", (Run(gettext("+ consistent, − inconsistent, · not applicable; two marks: analysts differ."), "quiet"),))
        for cell in question.cells:
            runs = (
                Run(f"{cell.evidence} · {cell.hypothesis} {MARKS[cell.verdict]}  ", "strong"),
                Run(cell.reason),
                Run(f"  ({cell.by})", "quiet"),
            )
            yield Block("line", runs)

    def _mark(self, evidence: str, hypothesis: str) -> str:
        cells = (
            [one for one in self._brief.question.cells if (one.evidence, one.hypothesis) == (evidence, hypothesis)]
            if self._brief.question
            else []
        )
        return " ".join(dict.fromkeys(MARKS[one.verdict] for one in cells))

    def _sections(self) -> Iterable[Block]:
        for section in self._brief.sections:
            yield self._heading(self._speech.word("brief", section.heading))
            for item in section.items:
                yield self._line(item)

    def _line(self, item: Item) -> Block:
        claim = item.claims[0]
        day = self._speech.date(claim.date)
        runs = [Run(f"{day}  ", "quiet")] if day else []
        runs += self._runs(self._wording.line(claim), claim)
        attribution = self._wording.attribution(claim)
        marks = list(self._wording.doubts(claim))
        if item.voices > 1:
            marks.append(self._speech.ngettext("%(num)s independent voice", "%(num)s independent voices", item.voices) % {"num": item.voices})
        if attribution:
            runs += [Run(" — "), *self._runs(attribution, claim)]
        if marks:
            runs.append(Run(f" ({', '.join(marks)})", "quiet"))
        return Block("line", tuple(runs), self._cite(item.claims))

    def _disputes(self) -> Iterable[Block]:
        if not self._brief.disputed:
            return
        yield self._heading(self._speech.word("brief", "disputed"))
        for one in self._brief.disputed:
            yield Block("paragraph", (Run(self._speech.word("conflict", one.conflict.type), "strong"),))
            yield from self._sides(one)

    def _sides(self, one: Dispute) -> Iterable[Block]:
        for side in one.sides:
            first = side.tellings[0]
            tellings = tuple(telling.claim for telling in side.tellings)
            yield self._line(Item((first.claim, *tellings[1:]), sum(telling.voices for telling in side.tellings)))

    def _gaps(self) -> Iterable[Block]:
        yield self._heading(self._speech.word("brief", "gaps"))
        for gap in self._brief.gaps:
            yield Block("line", (Run(self._gap(gap)),))

    def _gap(self, gap: Gap) -> str:
        gettext, values = self._speech.gettext, gap.values
        match gap.kind:
            case "one_voice":
                return gettext("%(single)s of %(all)s facts are told by one voice only.") % {"single": values[0], "all": values[1]}
            case "undated":
                return gettext("%(count)s acts are told without a day.") % {"count": values[0]}
            case "unchecked":
                return gettext("%(count)s of %(all)s claims were read by machine and checked by nobody.") % {
                    "count": values[0],
                    "all": values[1],
                }
            case "period":
                days = (self._speech.date(str(values[1])), self._speech.date(str(values[2])))
                return gettext("It rests on %(count)s reports, of %(first)s to %(last)s; what came after is not in it.") % {
                    "count": values[0], "first": days[0], "last": days[1],
                }  # fmt: skip
            case "languages":
                told = self._speech.gettext(", ").join(self._speech.word("language", str(one)) for one in values)
                return gettext("Languages read: %(languages)s. What is written in others is missing.") % {"languages": told}
            case "failures":
                return gettext("%(count)s files could not be read.") % {"count": values[0]}
            case "too_thin":
                return gettext("No curve of how they stand: %(why)s.") % {"why": values[0]}

    def _runs(self, line: Line, claim: AnyClaim) -> list[Run]:
        """Pieces as runs; codes and names have spaces about them where Latin words meet."""
        runs: list[Run] = []
        report = self._snapshot.reports[claim.report].language
        for piece in line:
            language = piece.language or (report if piece.role == "words" else None)
            spaced = f" {piece.text} " if piece.role == "code" else piece.text
            style: Style = "words" if piece.role == "words" else "plain"
            runs.append(Run(spaced, style, language))
            if piece.original:
                runs.append(Run(f" [{piece.original}]", "quiet", report))
        return runs

    def _cite(self, claims: Sequence[AnyClaim]) -> tuple[int, ...]:
        return tuple(self._note(claim).number for claim in claims[:MOST_NOTES])

    def _note(self, claim: AnyClaim) -> Note:
        if claim.id not in self._notes:
            report = self._snapshot.reports[claim.report]
            told = (report.publisher, report.title, self._speech.day(report.published))
            self._notes[claim.id] = Note(
                number=len(self._notes) + 1,
                words=" … ".join(span.text.replace("\n", " ") for span in claim.spans),
                language=report.language,
                source=" · ".join(part for part in told if part),
                claim=claim.id,
                url=report.url,
            )
        return self._notes[claim.id]

    def _heading(self, text: str) -> Block:
        return Block("heading", (Run(text),))

    def _called(self, actor: str) -> str:
        found = self._name(actor)
        return found.text if found else actor

    def _name(self, actor: str) -> Called | None:
        held = self._snapshot.actors.get(actor)
        return called(held, self._language) if held else None
