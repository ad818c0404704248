"""HTML to lines: markup gone, its words kept in the order a reader sees them. Also what makes HTML safe to show."""

import re
from collections.abc import Iterator
from typing import Any

import nh3
from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from dragoman.intake.lines import Body, Line, Picture, glue, is_signed_caption, joined, starts_like_caption
from dragoman.schema.report import BlockKind

SOFT_BREAK = "dragoman-break"
"""The element that stands for a line end of Markdown source: rows that belong to one block, joined or parted by their form."""

_DROPPED = frozenset({
    "script", "style", "head", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "form", "button", "select",
    "textarea", "input", "nav", "dialog", "rt", "rp", "audio", "video", "canvas", "map", "frameset", "noframes", "xml", "title", "meta",
    "link", "base",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LAYOUT = _BLOCKS - {"p", "div"}
_LISTS = frozenset(("ul", "ol", "menu", "dl"))
# All white space but a single blank, which stays as it is.
_SPACE = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"^\s*[\[［(（]?\s*(?:\d{1,3}|[*†‡#¶§↩]|注\d*|註\d*)\s*[\]］)）]?\s*[↩︎]*\s*$")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_CELL_GAP = " | "
# A bold line of its own is a heading when it is this short and no sentence.
_BOLD_HEADING = 40
_BOLD_LEVEL = 6
_SENTENCE_LIKE = re.compile(r"^[“”\"「『‘(（•·\-–—▲△\d]|[。！？!?.,，;；:：”」』…]\s*$")


def parse(html: str) -> Any:
    """The tree of a page or fragment, its root `html`; None where nothing is in it. Never fetches, never resolves entities."""
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(_XML_HEAD.sub("", html) or "<p></p>", parser)
    except etree.XMLSyntaxError:
        return None


def body(html: str) -> Body:
    """The lines of a fragment, such as a post's body."""
    return body_of(parse(html))


def body_of(root: Any, dropped: frozenset[str] = frozenset()) -> Body:
    """The lines under an element; `dropped` names elements to leave out besides those that never hold words."""
    if root is None:
        return Body(())
    walker = _Walker(_DROPPED | dropped)
    walker.walk(root)
    return walker.result()


def words(html: str) -> str:
    """The words of a short value that may hold markup, such as a title."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return " ".join(line.text for line in body(html).lines)


def sanitise(html: str) -> str:
    """HTML that is safe to show: no script, style, event handler, form or foreign address scheme."""
    return nh3.clean(html, url_schemes={"http", "https", "mailto"}, link_rel="noopener noreferrer nofollow")


class _Walker:
    """One pass over a tree, gathering pieces of text until a block ends."""

    def __init__(self, dropped: frozenset[str]) -> None:
        self.dropped = dropped
        self.lines: list[Line] = []
        self.pictures: list[tuple[str, list[int]]] = []
        self.links: list[tuple[int, str]] = []
        self.rows: list[list[str]] = [[]]
        self.open: list[str] = []
        self.fresh = False  # a picture has just been passed: the next line may be its caption
        self.figure: int | None = None  # the first picture of the figure we are in
        self.early: list[int] = []  # captions of this figure that stand before its picture
        self.row_depth = 0  # inside a table row that is one line
        self.bold = 0
        self.bold_only = True

    def walk(self, root: Any) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if self._leave_out(element, tag):
                    steps.skip_subtree()
                    self.open.append("")
                    continue
                self.open.append(tag)
                self._enter(element, tag)
                self._add(element.text)
            else:
                if self.open.pop():
                    self._leave(tag)
                if element is not root:
                    self._add(element.tail)
        self._flush()

    def result(self) -> Body:
        pictures = (Picture(src, tuple(captions)) for src, captions in self.pictures)
        return Body(tuple(self.lines), tuple(pictures), tuple(self.links))

    def _leave_out(self, element: Any, tag: str) -> bool:
        if tag in self.dropped or not tag:
            return True
        attributes = element.attrib
        if not attributes and tag != "sup":
            return False
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
            return True
        return tag in ("sup", "a") and _is_note_mark(element, tag)

    def _enter(self, element: Any, tag: str) -> None:
        if tag == "br":
            self._add(" ") if self.row_depth else self._flush()
        elif tag == SOFT_BREAK:
            self._end_row()
        elif tag == "img":
            self._picture(element)
        elif tag == "a" and element.get("href", "").startswith(("http://", "https://")):
            self.links.append((len(self.lines), element.get("href")))
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag == "q":
            self._add("“")
        elif tag in _BLOCKS:
            self._enter_block(element, tag)

    def _enter_block(self, element: Any, tag: str) -> None:
        if tag in ("td", "th") and self.row_depth:
            row = self.rows[-1]
            while row and row[-1].isspace():
                row.pop()
            if row:
                row.append(_CELL_GAP)
            return
        self._flush(closing=False)
        if tag == "tr" and not self.row_depth and _is_data_row(element):
            self.row_depth = len(self.open)
        elif tag == "figure":
            self.figure = len(self.pictures)

    def _leave(self, tag: str) -> None:
        if tag in ("b", "strong"):
            self.bold -= 1
        elif tag == "q":
            self._add("”")
        elif tag in _BLOCKS and not (self.row_depth and tag in ("td", "th")):
            if self.row_depth and len(self.open) < self.row_depth:
                self.row_depth = 0
            self.open.append(tag)
            self._flush()
            self.open.pop()
            if tag == "figure":
                self.figure = None
                self.early = []
                self.fresh = bool(self.pictures) and not self.pictures[-1][1]

    def _picture(self, element: Any) -> None:
        src = next((element.get(name) for name in ("data-src", "data-original", "src") if element.get(name)), "")
        if src and not src.startswith(("data:", "javascript:")):
            self.pictures.append((src.strip(), self.early))
            self.early = []
            self.fresh = True

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if "pre" in self.open:
            for number, verbatim in enumerate(text.split("\n")):
                if number:
                    self._flush()
                self.bold_only = False
                self.rows[-1].append(verbatim)
            return
        if text.isspace():
            text = " "
        else:
            self.bold_only = self.bold_only and self.bold > 0
            text = _SPACE.sub(_gap, text)
        row = self.rows[-1]
        if row and row[-1][-1:] == " ":
            text = text.lstrip(" ")
        if text:
            row.append(text)

    def _end_row(self) -> None:
        self.rows.append([])

    def _flush(self, closing: bool = True) -> None:
        if self.row_depth and len(self.open) >= self.row_depth:
            self._add(" ")
            return
        rows, self.rows = self.rows, [[]]
        bold, self.bold_only = self.bold_only, True
        kind, level = self._kind(closing)
        for parts in joined(rows):
            self._line(parts, kind, level, bold)

    def _line(self, parts: tuple[str, ...], kind: BlockKind, level: int, bold: bool) -> None:
        text = "".join(parts)
        if kind == "paragraph" and bold and len(text) <= _BOLD_HEADING and not _SENTENCE_LIKE.search(text):
            kind, level = "heading", _BOLD_LEVEL
        if kind != "heading" and (is_signed_caption(text) or (self.fresh and starts_like_caption(text))):
            kind, level = "caption", 0
        if kind == "caption":
            self._caption(len(self.lines))
        self.fresh = self.fresh and self.figure is not None
        self.lines.append(Line(parts, kind, level))

    def _caption(self, number: int) -> None:
        """Give line `number` to the picture it belongs to, if it does to one."""
        if self.figure is not None and self.figure >= len(self.pictures):
            self.early.append(number)
        elif self.figure is not None:
            self.pictures[self.figure][1].append(number)
        elif self.fresh:
            self.pictures[-1][1].append(number)

    def _kind(self, closing: bool) -> tuple[BlockKind, int]:
        """The kind of a line from the elements it stands in, the nearest first; one that is just opening does not count."""
        around = self.open if closing else self.open[:-1]
        for tag in reversed(around):
            if tag in _HEADINGS:
                return "heading", _HEADINGS[tag]
            if tag in ("figcaption", "caption"):
                return "caption", 0
            if tag in ("li", "dd", "dt"):
                return "item", max(1, sum(1 for name in around if name in _LISTS))
            if tag == "blockquote":
                return "quotation", 0
        return "paragraph", 0


def _gap(match: re.Match[str]) -> str:
    """White space of the source: a line end between Chinese characters is none, any other is one space."""
    space, text = match.group(), match.string
    if "\n" not in space or not match.start() or match.end() >= len(text):
        return " "
    return "".join(glue(text[match.start() - 1], text[match.end()]))


def _is_note_mark(element: Any, tag: str) -> bool:
    """Whether it is the raised mark of a footnote or the sign that links to a heading."""
    text = "".join(element.itertext())
    if tag == "a":
        return element.get("href", "").startswith("#") and bool(_NOTE_MARK.match(text)) and not text.strip().isdigit()
    linked = any(link.get("href", "").find("#") >= 0 for link in element.iter("a"))
    return bool(_NOTE_MARK.match(text)) and (linked or not text.strip().isdigit())


def _is_data_row(element: Any) -> bool:
    """Whether a table row is data: several cells that hold no blocks of their own; else the table only lays out a page."""
    cells = list(_cells(element))
    below = (inner.tag for cell in cells for inner in cell.iterdescendants())
    return len(cells) > 1 and not any(tag in _LAYOUT for tag in below)


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if cell.tag in ("td", "th"))
