"""Full web pages: what they say of themselves, and which part of them is the report."""

import json
import re
from typing import Any

from dragoman.intake import html
from dragoman.intake.lines import Body
from dragoman.intake.vocabulary import key_of

_FURNITURE = frozenset(("footer", "aside", "nav", "menu"))
_MAIN = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main | //*[@role='main']",
)
_CANDIDATES = frozenset(("div", "section", "td", "article", "main", "body"))
_PROSE = frozenset(("p", "blockquote", "pre", "h2", "h3", "li"))
# Fewer characters than this are a teaser, not a report.
_LEAST = 80
# A block whose words are links to more than this share is a menu.
_LINKED_SHARE = 0.6
_LINKED_DATA = (
    "headline", "author", "publisher", "datePublished", "image", "description", "articleSection", "inLanguage", "keywords",
)  # fmt: skip
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|Blog", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether the text is a whole page and not the fragment that a post holds."""
    return re.search(r"<(?:html|body|head|!doctype)\b", text[:20_000], re.IGNORECASE) is not None


def fields(root: Any) -> dict[str, list[str]]:
    """What the page says of itself, under the keys of its own properties; JSON-LD first, then meta elements, then what is shown."""
    found: dict[str, list[str]] = {}
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        _add_linked_data(found, script.text or "")
    for meta in root.iter("meta"):
        name, content = meta.get("property") or meta.get("name") or meta.get("itemprop"), meta.get("content")
        if name and content:
            _add(found, name, content)
    for link in root.iterfind(".//link[@rel='canonical']"):
        _add(found, "canonical", link.get("href", ""))
    for moment in root.iter("time"):
        _add_first(found, "time", moment.get("datetime") or "".join(moment.itertext()))
    for heading in root.iter("h1"):
        _add_first(found, "title", " ".join("".join(heading.itertext()).split()))
    for title in root.iterfind(".//title"):
        _add_first(found, "title", _without_site(title.text or "", found))
    return found


def body(root: Any) -> Body:
    """The lines of the page's main part."""
    return html.body_of(_main(root), _FURNITURE)


def _main(root: Any) -> Any:
    for path in _MAIN:
        parts = root.xpath(path)
        best = max(parts, key=_letters, default=None)
        if best is not None and _letters(best) >= _LEAST:
            return best
    return _densest(root)


def _densest(root: Any) -> Any:
    """The block that holds most prose of its own, links not counted; the whole body where none stands out."""
    scores: dict[Any, float] = {}
    for element in root.iter():
        if element.tag not in _PROSE or _in_furniture(element):
            continue
        score = _letters(element) - 2 * sum(_letters(link) for link in element.iter("a"))
        parent = element.getparent()
        for share in (1.0, 0.5):
            while parent is not None and parent.tag not in _CANDIDATES:
                parent = parent.getparent()
            if parent is None:
                break
            scores[parent] = scores.get(parent, 0.0) + max(score, 0) * share
            parent = parent.getparent()
    best = max(scores, key=lambda element: scores[element], default=None)
    return best if best is not None and scores[best] >= _LEAST else root


def _in_furniture(element: Any) -> bool:
    return any(above.tag in _FURNITURE or above.tag == "header" for above in element.iterancestors())


def _letters(element: Any) -> int:
    """Characters an element shows, scripts and menus left out."""
    return sum(len(text.strip()) for text in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::nav)]"))


def _add(found: dict[str, list[str]], name: str, content: str) -> None:
    text = " ".join(content.split())
    if text:
        found.setdefault(key_of(name), []).append(text)


def _add_first(found: dict[str, list[str]], name: str, content: str) -> None:
    if name not in found:
        _add(found, name, content)


def _without_site(title: str, found: dict[str, list[str]]) -> str:
    """A page's title without the site's name, where the page gives that."""
    for site in found.get("og:site_name", []):
        title = re.sub(rf"\s*[-–—|_·:]\s*{re.escape(site)}\s*$", "", title)
    return title


def _add_linked_data(found: dict[str, list[str]], text: str) -> None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    for item in graph if isinstance(graph, list) else [graph]:
        if isinstance(item, dict) and _ARTICLE.search(str(item.get("@type", ""))):
            for key in _LINKED_DATA:
                for value in _named(item.get(key)):
                    _add(found, key, html.words(value))


def _named(value: object) -> list[str]:
    """The names (or addresses) of a value of linked data: a string, a thing, or a list of either."""
    if isinstance(value, list):
        return [name for item in value[:50] if not isinstance(item, list) for name in _named(item)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("url")
    return [value] if isinstance(value, str) else []
