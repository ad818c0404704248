"""A document written out: Markdown with footnotes, one HTML file, or a PDF set by Typst."""

import json
from collections.abc import Callable
from html import escape
from importlib.resources import files
from typing import Literal

from dragoman.schema.errors import DragomanError
from dragoman.web.brief.document import Block, Document, Note, Run

Form = Literal["markdown", "html", "pdf"]
_REGIONS = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW"), "en": ("en", "GB"), "ru": ("ru", "RU")}
# Fonts that systems have for Han, the Simplified and the Traditional; the first that is there is taken.
_HAN = {
    "zh-Hans": ["Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif SC"],
    "zh-Hant": ["Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "Noto Serif TC"],
}
_LATIN = ["Libertinus Serif", "DejaVu Serif"]


def write(document: Document, form: Form) -> bytes:
    """The document in a form. DragomanError where a PDF is asked for and Typst is not installed."""
    makers: dict[Form, Callable[[Document], bytes]] = {"markdown": _markdown, "html": _html, "pdf": _pdf}
    return makers[form](document)


def _markdown(document: Document) -> bytes:
    lines = [f"# {document.title}", "", document.subtitle, ""]
    before = ""
    for block in document.blocks:
        if block.kind != "line" and before == "line":
            lines.append("")
        marks = "".join(f"[^{number}]" for number in block.notes)
        text = "".join(_marked(run) for run in block.runs)
        match block.kind:
            case "heading":
                lines += [f"## {text}", ""]
            case "paragraph":
                lines += [text + marks, ""]
            case "line":
                lines.append(f"- {text}{marks}")
            case "table":
                head, *rows = (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in block.cells)
                lines += [head, "|" + "---|" * len(block.cells[0]), *rows, ""]
        before = block.kind
    lines += ["", *(f"[^{note.number}]: “{note.words}” {_source(note)}" for note in document.notes)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _marked(run: Run) -> str:
    text = run.text.replace("*", "\\*").replace("_", "\\_").replace("[", "\\[")
    inner = text.strip()
    return text.replace(inner, f"**{inner}**") if run.style == "strong" and inner else text


def _source(note: Note) -> str:
    return f"{note.source} ({note.claim})" + (f" <{note.url}>" if note.url else "")


def _html(document: Document) -> bytes:
    body: list[str] = []
    open_list = False
    for block in document.blocks:
        if open_list != (block.kind == "line"):
            body.append("</ul>" if open_list else "<ul>")
            open_list = not open_list
        body.append(_html_block(block))
    body += ["</ul>"] if open_list else []
    notes = "".join(
        f'<li id="n{note.number}"><q lang="{note.language}">{escape(note.words)}</q> {_html_source(note)} '
        f'<a href="#r{note.number}" aria-label="↑">↑</a></li>'
        for note in document.notes
    )
    style = files("dragoman.web.brief").joinpath("brief.css").read_text(encoding="utf-8")
    page = (
        f'<!doctype html><html lang="{document.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(document.title)}</title><style>{style}</style></head><body><h1>{escape(document.title)}</h1>"
        f'<p class="subtitle">{escape(document.subtitle)}</p>{"".join(_numbered(body))}<ol class="notes">{notes}</ol></body></html>'
    )
    return page.encode()


def _numbered(body: list[str]) -> list[str]:
    """The first mark of each footnote gets the id that its note leads back to."""
    seen: set[str] = set()
    made = []
    for part in body:
        pieces = part.split("\x00")
        for at in range(1, len(pieces), 2):
            number = pieces[at]
            own = "" if number in seen else f' id="r{number}"'
            seen.add(number)
            pieces[at] = f'<sup><a{own} href="#n{number}">{number}</a></sup>'
        made.append("".join(pieces))
    return made


def _html_block(block: Block) -> str:
    runs = "".join(_html_run(run) for run in block.runs) + "<sup>,</sup>".join(f"\x00{number}\x00" for number in block.notes)
    match block.kind:
        case "heading":
            return f"<h2>{runs}</h2>"
        case "paragraph":
            return f"<p>{runs}</p>"
        case "line":
            return f"<li>{runs}</li>"
        case "table":
            head, *rows = block.cells
            top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
            rest = "".join(
                f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>' for row in rows
            )
            return f"<table><thead><tr>{top}</tr></thead><tbody>{rest}</tbody></table>"


def _html_run(run: Run) -> str:
    language = f' lang="{run.language}"' if run.language and run.language != "und" else ""
    text = escape(run.text)
    return f'<span class="{run.style}"{language}>{text}</span>' if language or run.style != "plain" else text


def _html_source(note: Note) -> str:
    shown = escape(f"{note.source} ({note.claim})")
    safe = note.url if note.url and note.url.startswith(("https://", "http://")) else None
    return f'<a href="{escape(safe)}" rel="noreferrer">{shown}</a>' if safe else shown


def _pdf(document: Document) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise DragomanError("a PDF needs Typst: pip install 'dragoman[pdf]', or ask for --format html and print that") from error
    try:
        made = typst.compile(_typst(document).encode())
    except typst.TypstError as error:
        raise DragomanError(f"Typst could not set the brief: {error}") from error
    return bytes(made)


def _typst(document: Document) -> str:
    """The source that Typst sets. All words go in as string literals, so that none is taken for a command."""
    language, region = _REGIONS.get(document.language, ("en", "GB"))
    notes = {note.number: note for note in document.notes}
    lines = [
        f"#set document(title: {_literal(document.title)})",
        '#set page(paper: "a4", margin: (x: 26mm, y: 24mm), numbering: "1")',
        f"#set text(font: {_fonts(document.language)}, size: 10.5pt, lang: {_literal(language)}, region: {_literal(region)})",
        "#set par(leading: 0.75em, spacing: 1em, justify: false)",
        "#set list(indent: 0pt, body-indent: 0.6em, spacing: 0.85em, marker: [–])",
        "#set footnote.entry(separator: line(length: 25%, stroke: 0.4pt), gap: 0.5em)",
        "#show footnote.entry: set text(size: 8pt)",
        '#show heading: set text(size: 12pt, weight: "semibold")',
        "#show heading: set block(above: 1.8em, below: 0.9em)",
        f'#text(size: 20pt, weight: "semibold")[#{_literal(document.title)}]',
        f"#block(above: 0.8em, text(fill: luma(90))[#{_literal(document.subtitle)}])",
    ]
    seen: set[int] = set()
    for block in document.blocks:
        lines.append(_typst_block(block, notes, seen))
    return "\n\n".join(lines) + "\n"


def _typst_block(block: Block, notes: dict[int, Note], seen: set[int]) -> str:
    runs = "".join(_typst_run(run) for run in block.runs) + "#super[,]".join(_typst_mark(notes[number], seen) for number in block.notes)
    match block.kind:
        case "heading":
            return f"#heading(level: 2)[{runs}]"
        case "paragraph":
            return f"#par[{runs}]"
        case "line":
            return f"#list.item[{runs}]"
        case "table":
            width = len(block.cells[0])
            cells = ", ".join(f"[#{_literal(cell)}]" for row in block.cells for cell in row)
            columns = f"(1fr, {', '.join(['auto'] * (width - 1))})"
            return f"#table(columns: {columns}, stroke: (x: none, y: 0.4pt + luma(200)), inset: 5pt, {cells})"


def _typst_run(run: Run) -> str:
    options = []
    if run.language in _REGIONS:
        language, region = _REGIONS[run.language]
        options += [f"font: {_fonts(run.language)}", f"lang: {_literal(language)}", f"region: {_literal(region)}"]
    if run.style == "strong":
        options.append('weight: "semibold"')
    elif run.style == "quiet":
        options.append("fill: luma(100)")
    return f"#text({', '.join([*options, _literal(run.text)])})" if options else f"#{_literal(run.text)}"


def _typst_mark(note: Note, seen: set[int]) -> str:
    """A footnote where it is cited first, and the same number again after that."""
    label = f"<note-{note.number}>"
    if note.number in seen:
        return f"#footnote({label})"
    seen.add(note.number)
    words = _typst_run(Run(f"“{note.words}” ", "plain", note.language))
    address = f" #link({_literal(note.url)})" if note.url and note.url.startswith(("https://", "http://")) else ""
    return f"#footnote[{words}#{_literal(f'{note.source} ({note.claim})')}{address}] {label}"


def _fonts(language: str) -> str:
    han = _HAN.get(language, _HAN["zh-Hans"])
    return "(" + ", ".join(_literal(font) for font in [*_LATIN[:1], *han, *_LATIN[1:]]) + ")"


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
