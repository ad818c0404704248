"""A brief as a document: headings, paragraphs and lines of runs, with footnotes that hold the verbatim words."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.analysis.brief import Brief, Gap, Item
from dragoman.analysis.forecast.models import Forecast
from dragoman.analysis.snapshot import Snapshot
from dragoman.analysis.tellings import Dispute
from dragoman.schema.claims import AnyClaim, Event, Occupancy, Quantity, Quotation, Relation
from dragoman.text.scripts import fold
from dragoman.web.i18n import Speech, speech
from dragoman.web.names import Called, called
from dragoman.web.wording import Line, Piece, Wording, shortened

Style = Literal["plain", "strong", "quiet", "words"]
MOST_WORDS = 60
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


def document(brief: Brief, snapshot: Snapshot, language: str, forecast: Forecast | None = None) -> Document:
    """The brief in a language of the interface, with a forecast where one is given."""
    return _Writer(brief, snapshot, language, forecast).document()


class _Writer:
    def __init__(self, brief: Brief, snapshot: Snapshot, language: str, forecast: Forecast | None) -> None:
        self._brief, self._snapshot, self._forecast = brief, snapshot, forecast
        self._speech: Speech = speech(language)
        self._wording = Wording(self._speech, self._name, snapshot.id_of)
        self._notes: dict[str, Note] = {}
        self._language = language

    def document(self) -> Document:
        gettext = self._speech.gettext
        brief = self._brief
        names = [self._called(actor) for actor in brief.actors]
        blocks = [*self._answers(), *self._sections(), *self._disputes(), *self._outcomes(), *self._gaps()]
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
            claims = [self._snapshot.claims[claim] for claim in answer.claims if claim in self._snapshot.claims]
            holders = dict.fromkeys(self._wording.named(one, one.speaker).text for one in claims if isinstance(one, Quotation))
            who = (Run(" — "), Run(gettext(", ").join(holders))) if holders else ()
            yield Block(
                "line", (Run(f"{one.hypothesis}  ", "strong"), Run(answer.text), *who, Run(f"  ({told})", "quiet")), self._cite(claims)
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
        runs += self._said(claim)
        attribution = self._wording.attribution(claim)
        marks = list(self._wording.doubts(claim))
        if item.voices > 1:
            marks.append(
                self._speech.ngettext("%(num)s independent voice", "%(num)s independent voices", item.voices) % {"num": item.voices}
            )
        if attribution:
            runs += [Run(" — "), *self._runs(attribution, claim)]
        if marks:
            runs.append(Run(f" ({', '.join(marks)})", "quiet"))
        return Block("line", tuple(runs), self._cite(item.claims))

    def _said(self, claim: AnyClaim) -> list[Run]:
        """What a claim says, in running words: an office before who gave it, what is refused as a refusal.

        An act on nobody, and a figure, stand in the report's words."""
        if isinstance(claim, Occupancy):
            return self._office(claim)
        line = self._wording.line(claim)
        if isinstance(claim, Relation) and "negation" in claim.auxiliary and claim.type in self._speech.codes("refused"):
            refused = Piece(self._speech.word("refused", claim.type), "code")
            line = tuple(refused if piece.role == "code" else piece for piece in line)
        if isinstance(claim, Event) and not claim.recipient:
            return self._quoted(self._runs(self._wording.listed(claim, claim.actor), claim), claim)
        if isinstance(claim, Quantity):
            return self._quoted([Run(self._wording.figure(claim))], claim)
        return self._runs(line, claim)

    def _quoted(self, what: list[Run], claim: AnyClaim) -> list[Run]:
        """Something with the report's own words behind it."""
        words = shortened(claim.spans[0].text.replace("\n", " "), MOST_WORDS)
        quoted = (Run("“"), Run(words, "words", self._snapshot.reports[claim.report].language), Run("”"))
        return [*what, *([Run(self._speech.gettext(": "))] if what else []), *quoted]

    def _office(self, claim: Occupancy) -> list[Run]:
        wording, speech = self._wording, self._speech
        report = self._snapshot.reports[claim.report].language
        english = claim.post_en if self._language == "en" else None
        runs = [*self._runs((wording.named(claim, claim.holder),), claim), Run(speech.gettext(": "))]
        runs.append(Run(english) if english else Run(claim.post, "words", report))
        body = wording.named(claim, claim.organisation) if claim.organisation else None
        if body is not None and body.text not in (english or claim.post):
            runs += [Run(", " if self._language == "en" else "，"), *self._runs((body,), claim)]
        state = speech.word("change", claim.change) or (speech.word("status", "ended") if claim.status == "ended" else "")
        if state:
            runs.append(Run(f" ({state}" if self._language == "en" else f"（{state}"))
            if claim.by:
                runs += [Run(speech.gettext(" by ")), *self._runs((wording.named(claim, claim.by),), claim)]
            runs.append(Run(")" if self._language == "en" else "）"))
        return runs

    def _named_so(self, piece: Piece) -> bool:
        """Whether the report's word is one of the actor's names: nothing that a reader has to be told."""
        held = self._snapshot.actors.get(piece.actor or "")
        return held is not None and any(fold(one.text) == fold(piece.original or "") for one in held.names)

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

    def _outcomes(self) -> Iterable[Block]:
        """What the models make of a decision, each with its band and its record."""
        found = self._forecast
        if found is None:
            return
        gettext, word = self._speech.gettext, self._speech.word
        yield self._heading(gettext("What if"))
        told = {
            "least": f"{found.issue.least:g} {found.issue.least_means}".strip(),
            "most": f"{found.issue.most:g} {found.issue.most_means}".strip(),
        }
        yield Block(
            "paragraph", (Run(found.issue.question, "strong"), Run("  "), Run(gettext("Scale: %(least)s to %(most)s") % told, "quiet"))
        )
        rows = [(gettext("model"), gettext("outcome"), gettext("90%% band") % (), gettext("past error of 100"))]
        for one in found.outcomes:
            record = f"{one.record.error:.1f}" if one.record else ""
            rows.append((word("model", one.model), f"{one.value:.1f}", f"{one.low:.1f}–{one.high:.1f}", record))
        yield Block("table", cells=tuple(rows))
        strongest = found.swings[0] if found.swings else None
        if strongest:
            low, high = sorted((strongest.low, strongest.high))
            moved = {"name": strongest.name, "input": word("input", strongest.input), "low": f"{low:.1f}", "high": f"{high:.1f}"}
            yield Block("paragraph", (Run(gettext("What moves it most: %(name)s, %(input)s (%(low)s to %(high)s).") % moved),))
        error = {"error": f"{found.middle.error:.1f}", "source": found.source}
        yield Block("paragraph", (Run(gettext("The middle of the scale alone is off by %(error)s. Errors: %(source)s.") % error, "quiet"),))

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
                missing = zip(values[::3], values[1::3], values[2::3], strict=True)
                each = gettext("%(what)s: %(have)s of %(need)s needed")
                told = "; ".join(
                    each % {"have": have, "need": need, "what": self._speech.word("need", str(what))} for have, need, what in missing
                )
                return gettext("No curve of how they stand: %(why)s.") % {"why": told}

    def _runs(self, line: Line, claim: AnyClaim) -> list[Run]:
        """Pieces as runs; codes and names have spaces about them where Latin words meet."""
        runs: list[Run] = []
        report = self._snapshot.reports[claim.report].language
        for piece in line:
            language = piece.language or (report if piece.role == "words" else None)
            spaced = f" {piece.text} " if piece.role == "code" else piece.text
            style: Style = "words" if piece.role == "words" else "plain"
            runs.append(Run(spaced, style, language))
            if piece.original and not self._named_so(piece):
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
