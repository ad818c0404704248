"""From a document to a page: sentences, names, phrases, dates, numbers, references, shadows."""

import re
from bisect import bisect_left
from datetime import date, datetime
from itertools import accumulate
from operator import attrgetter

import rjieba
from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.lexicon.scan import Scanner
from dragoman.reading import (
    atoms,
    bodies,
    captures,
    dotted,
    employers,
    gender,
    guilds,
    marked,
    name_words,
    naming,
    parties,
    persons,
    phrases,
    pronouns,
    shorts,
    spread,
    widen,
)
from dragoman.reading.cast import Cast
from dragoman.reading.page import Atom, Page, Sentence
from dragoman.reading.phrase_grammar import PhraseGrammar, compile_grammar
from dragoman.reading.reference import Resolver
from dragoman.reading.shadow import compile_pattern, outside, put, strip
from dragoman.schema.report import Block, Document
from dragoman.text import dates, numbers, quotes, sentences
from dragoman.text.languages.zh import names as zh_names
from dragoman.text.scripts import fold

# Names that ships may bear too.
VESSELS = frozenset({"actor", "person", "place"})
# How many dated entries make a chronicle, and within how many characters it names its year.
LEAST_ENTRIES, OPENING = 8, 300


# The segmenter glues the end of a day to what follows: 3日美军.
_DAY = re.compile("[0-9][日月]")
# A full stop of the keyboard within a name: 扎雷.扎雷诺夫.
_DOT = re.compile(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")


class Chinese(Struct):
    """What the lexicon knows of Chinese, compiled once for many reports."""

    scanner: Scanner
    persons: name_words.NameKnowledge
    dotted: dotted.DottedKnowledge
    marked: marked.MarkedKnowledge
    parties: parties.PartyKnowledge
    captures: captures.Captures
    shorts: shorts.ShortKnowledge
    bodies: bodies.BodyKnowledge
    phrases: PhraseGrammar
    pronouns: pronouns.PronounKnowledge
    names: naming.NamingKnowledge
    sexes: gender.GenderKnowledge
    guilds: guilds.GuildKnowledge
    widening: widen.WideningKnowledge
    # With what none of them fits without.
    relatives: list[tuple[str, re.Pattern[str]]]


def prepare(lexicon: Lexicon) -> Chinese:
    """Compile the Chinese knowledge of a lexicon."""
    composed, people = bodies.knowledge(lexicon), name_words.knowledge(lexicon)
    return Chinese(
        scanner=Scanner(lexicon, "zh"),
        persons=people,
        dotted=dotted.knowledge(lexicon, people.translit),
        marked=marked.knowledge(lexicon),
        parties=parties.knowledge(lexicon, composed),
        captures=captures.knowledge(lexicon),
        shorts=shorts.knowledge(lexicon),
        bodies=composed,
        phrases=compile_grammar(lexicon),
        pronouns=pronouns.knowledge(lexicon),
        names=naming.knowledge(lexicon),
        sexes=gender.knowledge(lexicon),
        guilds=guilds.knowledge(lexicon),
        widening=widen.knowledge(lexicon, composed),
        relatives=[
            ("的" if "的" in outside(template) else "", compile_pattern(template))
            for template in lexicon.grammar("relatives", "zh").get("patterns", [])
        ],
    )


def local_date(document: Document) -> date:
    """The report's date in its own time zone; for a report without one 1900 stands in, and no date is counted from it."""
    published = document.report.published
    return datetime.fromisoformat(published).date() if published else date(1900, 1, 1)


def lay_out(document: Document, lexicon: Lexicon, known: Chinese) -> Page:
    """All passes that come before the claims."""
    text = document.report.text
    folded = _DOT.sub(zh_names.DOTS, fold(text))
    page = Page(
        document=document,
        lexicon=lexicon,
        text=text,
        folded=folded,
        language=document.report.language,
        reference=local_date(document),
        cast=Cast(document.report.id, document.report.language, lexicon),
        sentences=[],
        quotes=[],
        boundaries=frozenset((*accumulate(map(len, rjieba.cut(folded)), initial=0), *(m.end() for m in _DAY.finditer(folded)))),
    )
    _sentences(page)
    names, words = find_names(page, known)
    namer = naming.Namer(page, names, known.names)
    assembler = phrases.Assembler(page, known.phrases, namer)
    for sentence, own in _dealt(page, names):
        sentence.phrases = assembler.build(sentence, own)
    for sentence, own in _dealt(page, words):
        sentence.words = own
    _dates_and_numbers(page)
    pronouns.add(page, known.pronouns)
    Resolver(page, namer, (known.sexes, known.pronouns.pointing)).run()
    _shadows(page, known)
    return page


def _sentences(page: Page) -> None:
    blocks: tuple[Block, ...] = page.document.blocks
    starts = [block.start for block in blocks]
    stretches = [(block.start, block.end) for block in blocks]
    for number, (start, end) in enumerate(sentences.split(page.folded, stretches)):
        at = max(0, bisect_left(starts, start + 1) - 1)
        page.sentences.append(
            Sentence(number, start, end, at, blocks[at].kind if blocks else "paragraph", phrases=[], words=[], dates=[], numbers=[])
        )
    for stretch in stretches:
        page.quotes.extend(quotes.pairs(page.folded, stretch))


def find_names(page: Page, known: Chinese) -> tuple[list[Atom], list[Atom]]:
    """Settled names in order, and the other words of the lexicon that no name covers."""
    found = atoms.scan(page, known.scanner)
    named_after = guilds.find(page, known.guilds, found.names)
    atoms.unblocked(found, page.folded)
    atoms.uncounted(found, page.folded, known.persons.counts, known.persons.undone)
    atoms.local(found, page.folded, known.persons.world_body)
    candidates = [*found.names, *dotted.find(page, known.dotted, found.names, found.words), *bodies.units(page, known.bodies, found.names)]
    names = spread.nobody_known(page, atoms.settle(page, candidates), known.persons)
    made = bodies.composed(page, known.bodies, names)
    names = atoms.settle_more(page, names, made + atoms.behind(found, made) + named_after + marked.find(page, known.marked, names))
    names = atoms.settle_more(page, names, employers.employers(page, known.bodies, names, found.words))
    names = atoms.settle_more(page, names, widen.find(page, known.widening, names, found.words))
    names = atoms.settle_more(page, names, parties.find(page, known.parties, names))
    names = atoms.settle_more(page, names, captures.find(page, known.captures, names))
    names = atoms.settle_more(page, names, marked.again(page, known.marked, names))
    no_names = atoms.no_names(found)
    taken = sorted([*names, *no_names], key=attrgetter("start"))
    unknown = persons.find(page, known.persons, taken, found.words)
    names = atoms.settle_more(page, names, unknown)
    names += shorts.find(page, known.shorts, [*names, *no_names])
    names = [a for a in names if a.table not in VESSELS or known.persons.vessel.match(page.folded, a.end) is None]
    names.sort(key=attrgetter("start"))
    # By start, the longest first: a stable sort twice.
    words = sorted(atoms.cut_words(found, names), key=attrgetter("end"), reverse=True)
    words.sort(key=attrgetter("start"))
    return names, words


def _dealt(page: Page, listed: list[Atom]) -> list[tuple[Sentence, list[Atom]]]:
    starts = [atom.start for atom in listed]
    return [(s, listed[bisect_left(starts, s.start) : bisect_left(starts, s.end)]) for s in page.sentences]


def _dates_and_numbers(page: Page) -> None:
    found = dates.find(page.folded, page.reference, page.language)
    if (told := _chronicled(page, found)) is not None:
        found = dates.find(page.folded, told, page.language)
    elif page.document.report.published is None:
        found = dates.undated(found)
    counted = numbers.find(page.folded, page.language)
    for day in found:
        if (sentence := page.sentence_at(day.start)) is not None:
            sentence.dates.append(day)
    for number in counted:
        if (sentence := page.sentence_at(number.start)) is not None:
            sentence.numbers.append(number)


def _chronicled(page: Page, found: list[dates.DateMention]) -> date | None:
    """The last day of the earlier year that a chronicle tells of: its opening names the year alone, its entries begin with days of none."""
    starts = {block.start for block in page.document.blocks}
    entries = [d for d in found if d.kind == "partial" and d.start in starts]
    years = {d.edtf[:4] for d in found if d.kind == "explicit" and d.edtf is not None and d.start < OPENING}
    if len(entries) < LEAST_ENTRIES or len(years) != 1 or int(min(years)) >= page.reference.year:
        return None
    return date(int(min(years)), 12, 31)


def _shadows(page: Page, known: Chinese) -> None:
    for sentence in page.sentences:
        put(page, sentence)
        # A relative clause is about somebody whom the sentence names.
        for needed, pattern in known.relatives if sentence.fine.slots else ():
            if needed in sentence.fine.text:
                sentence.coarse = strip(sentence.coarse, pattern)
