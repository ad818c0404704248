"""Markdown to lines, by way of the HTML it stands for, so that Markdown and HTML mixed in one post read as a browser shows them."""

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.intake import html
from dragoman.intake.lines import Body

# Tags and attributes of site generators (Liquid, Hexo, kramdown) that are no words of the post.
_GENERATOR = re.compile(r"\{%[^{}\n]{0,400}%\}|\{\{[^{}\n]{0,400}\}\}|\{:[^{}\n]{0,400}\}")
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
# Emphasis signs that CommonMark leaves standing beside Chinese quotation marks and letters.
_STARS = re.compile(r"(?<!\*)\*{2,3}(?!\*)(?=\S)|(?<=\S)(?<!\*)\*{2,3}(?!\*)")
_BARS = re.compile(r"(?<![_\w])_{2}(?!_)(?=\S)|(?<=\S)(?<!_)_{2}(?![_A-Za-z0-9])")


def _soft_break(self: object, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f"<{html.SOFT_BREAK}></{html.SOFT_BREAK}>"


def _reader() -> MarkdownIt:
    # No indented code and no underlined headings: in posts they are indented prose, and a rule right under a paragraph.
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable(["code", "lheading"])
    reader.add_render_rule("softbreak", _soft_break)
    return reader


_READER = _reader()


def body(text: str) -> Body:
    """The lines of a Markdown body, HTML in it included."""
    source = _NOTE.sub("", _GENERATOR.sub("", text)) if "{" in text or "[^" in text else text
    rendered = _READER.render(source)
    if "**" in rendered or "__" in rendered:
        rendered = _outside_tags(rendered)
    return html.body(rendered)


def _outside_tags(rendered: str) -> str:
    """The HTML without the emphasis signs that were left standing, addresses inside tags untouched."""
    pieces = re.split(r"(<[^<>]*>)", rendered)
    pieces[::2] = [_BARS.sub("", _STARS.sub("", piece)) for piece in pieces[::2]]
    return "".join(pieces)
