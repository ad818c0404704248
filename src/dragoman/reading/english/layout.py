"""From an English document to a page: sentences, names, phrases, references, dates, numbers, shadows."""

from bisect import bisect_left

from dragoman.lexicon.model import Lexicon
from dragoman.reading.cast import Cast
from dragoman.reading.english import names
from dragoman.reading.english.assembly import Assembler
from dragoman.reading.english.members import Members
from dragoman.reading.english.words import English
from dragoman.reading.layout import local_date
from dragoman.reading.page import Atom, Page, Sentence
from dragoman.reading.shadow import put
from dragoman.schema.report import Document
from dragoman.text import dates, numbers, quotes, sentences
from dragoman.text.scripts import fold


def lay_out(document: Document, lexicon: Lexicon, known: English) -> Page:
    """All passes that come before the claims."""
    text = document.report.text
    page = Page(
        document=document,
        lexicon=lexicon,
        text=text,
        folded=fold(text).replace("’", "'"),
        language=document.report.language,
        reference=local_date(document),
        cast=Cast(document.report.id, document.report.language, lexicon),
        sentences=[],
        quotes=[],
    )
    _sentences(page)
    atoms, words = names.find(page, known)
    _counted(page)
    assembler = Assembler(page, known, Members(page, known, atoms))
    for sentence, own in _dealt(page, atoms):
        assembler.read(sentence, [a for a in own if not _is_date(sentence, a)] if sentence.dates else own)
    for sentence, own in _dealt(page, words):
        sentence.words = own
    for sentence in page.sentences:
        put(page, sentence)
    return page


def _sentences(page: Page) -> None:
    blocks = page.document.blocks
    starts = [block.start for block in blocks]
    stretches = [(block.start, block.end) for block in blocks]
    for number, (start, end) in enumerate(sentences.split(page.text, stretches)):
        at = max(0, bisect_left(starts, start + 1) - 1)
        page.sentences.append(
            Sentence(number, start, end, at, blocks[at].kind if blocks else "paragraph", phrases=[], words=[], dates=[], numbers=[])
        )
    for stretch in stretches:
        page.quotes.extend(quotes.pairs(page.text, stretch))


def _dealt(page: Page, listed: list[Atom]) -> list[tuple[Sentence, list[Atom]]]:
    starts = [atom.start for atom in listed]
    return [(s, listed[bisect_left(starts, s.start) : bisect_left(starts, s.end)]) for s in page.sentences]


def _counted(page: Page) -> None:
    found = dates.find(page.folded, page.reference, page.language)
    if page.document.report.published is None:
        found = dates.undated(found)
    counted = numbers.find(page.folded, page.language)
    for kind, listed in (("dates", found), ("numbers", counted)):
        starts = [item.start for item in listed]
        for s in page.sentences:
            setattr(s, kind, listed[bisect_left(starts, s.start) : bisect_left(starts, s.end)])


def _is_date(sentence: Sentence, atom: Atom) -> bool:
    return any(d.start <= atom.start < d.end for d in sentence.dates)
