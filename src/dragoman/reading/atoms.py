"""Known names and words: one scan of the text, settled so that no two names overlap.

Names that overlap are settled by what covers most with fewest pieces and by word boundaries, so that 哈萨克斯坦国 does not eat 国安会.
A blocker keeps a shorter word inside it from being read.
"""

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter, itemgetter

from dragoman.lexicon.model import Sense
from dragoman.lexicon.scan import Scanner
from dragoman.reading.page import Atom, Page

NAME_TABLES = frozenset({"actor", "roles", "groups", "bodies"})
# What a name gains a character, loses a piece and loses at an end inside a word. Found on own sentences: a name of three characters
# must outlive one end inside a word, a name of two must not.
PER_CHARACTER, PER_PIECE, PER_BREACH = 2.0, 1.0, 1.8
SHORTEST_FREE = 3
# The country of the bodies of the United Nations.
WORLD = "UNO"
# What may stand behind the number of a date, and begin a name.
DATE_ENDS = frozenset("日月")
# Longer names are words, not letters.
LONGEST_LETTERS = 7
# A name in letters goes on in capitals.
GOES_ON = re.compile(r" [A-Z]{2,}\b")
_PREFERENCE = {"actor": 0.3, "person": 0.1, "roles": 0.2, "bodies": 0.25}
# Start, end, worth and the name.
_Ranked = tuple[int, int, float, Atom]


class Candidates:
    """Name candidates and words of one page, by table."""

    def __init__(self) -> None:
        self.names: list[Atom] = []
        self.words: list[Atom] = []
        self.blocked: list[tuple[int, int, str]] = []


def scan(page: Page, scanner: Scanner) -> Candidates:
    """All hits of the lexicon in the page, names apart from words."""
    found = Candidates()
    names, words, blocked = found.names, found.words, found.blocked
    for start, end, form in scanner.find(page.folded):
        for table, senses in form.tables:
            if table == "blockers":
                blocked += [(start, end, what) for what in form.blocks]
            elif table not in NAME_TABLES:
                words.append(Atom(start, end, table, senses))
            elif not form.cased:
                names.append(Atom(start, end, table, senses))
            elif GOES_ON.match(page.text, end) and page.language.startswith("zh"):
                continue  # RIA FAN is not RIA
            elif meant := tuple(sense for sense in senses if _cased(page.text[start:end], form.text, sense)):
                names.append(Atom(start, end, table, meant))
    return found


def _cased(written: str, form: str, sense: Sense) -> bool:
    """Alphabetic names of actors count only with a capital: "US" is a state, "us" is not; "the" may be small."""
    if form.startswith("the "):
        written, form = written[4:], form[4:]
    if sense.actor is None or written[:1].lower() == written[:1].upper() or written == form.upper() != form:
        return True
    if len(written) < LONGEST_LETTERS and written[1:].islower() and only_letters(sense, form):
        return False  # Plan is not PLAN
    # al-Qaeda: a capital further on will do.
    return any(char.isupper() for char in written) and not (len(written) <= 3 and written != written.upper() and _is_acronym(sense, form))


def only_letters(sense: Sense, form: str) -> bool:
    """Whether a name is always written in capitals: letters that stand for words."""
    written = False
    for name in sense.actor.names if sense.actor is not None else ():
        if len(name.text) == len(form) and name.text.lower() == form:
            if not name.text.isupper():
                return False
            written = True
    return written


def _is_acronym(sense: Sense, form: str) -> bool:
    entry = sense.actor
    return entry is not None and any(n.text.isupper() and n.text.lower() == form for n in entry.names)


def unblocked(found: Candidates, folded: str) -> None:
    """Drop what stands inside a blocker that blocks it."""
    if not found.blocked:
        return
    by_start = sorted(found.blocked)
    starts = [start for start, _, _ in by_start]
    longest = max(end - start for start, end, _ in by_start)
    covered = bytearray(len(folded) + 1)
    for start, end, _ in by_start:
        covered[start:end] = b"\x01" * (end - start)

    def free(atom: Atom) -> bool:
        if not covered[atom.start]:
            return True
        at = bisect_left(starts, atom.start - longest)
        while at < len(by_start) and by_start[at][0] <= atom.start:
            start, end, what = by_start[at]
            longer = end >= atom.end and (end - start) > (atom.end - atom.start)
            if longer and what in {folded[atom.start : atom.end], "*", _blockable(atom)}:
                return False
            at += 1
        return True

    found.names = [atom for atom in found.names if free(atom)]
    found.words = [atom for atom in found.words if free(atom)]


def _blockable(atom: Atom) -> str:
    return "name" if atom.table in {"actor", "person"} else atom.table


def uncounted(found: Candidates, folded: str, counts: re.Pattern[str], undone: tuple[str, str]) -> None:
    """Drop names whose last character begins a count (骚乱中 + 共有225人) or whose first ends a date (3日 + 军事), and such as 去甲化."""
    before, after = undone

    def spoilt(atom: Atom) -> bool:
        return ends_date(folded, atom.start) or (folded.startswith(after, atom.end) and folded.endswith(before, 0, atom.start))

    found.names = [a for a in found.names if counts.match(folded, a.end - 1) is None and not spoilt(a)]


def local(found: Candidates, folded: str, world_body: str) -> None:
    """Of an organ of the world body and one of a state by the same name, the state's is meant where the report does not name that body."""
    if world_body in folded:
        return
    own = {(a.start, a.end) for a in found.names if a.table == "bodies"}
    found.names = [a for a in found.names if a.table != "actor" or (a.start, a.end) not in own or not _of_world(a)]


def _of_world(atom: Atom) -> bool:
    return all(sense.actor is not None and sense.actor.country == WORLD for sense in atom.senses)


def ends_date(folded: str, at: int) -> bool:
    """The character ends a date in figures: 3日, 5月."""
    return folded[at] in DATE_ENDS and folded[max(0, at - 1) : at].isdecimal()


def settle(page: Page, names: list[Atom]) -> list[Atom]:
    """The best set of names that do not overlap."""
    written = page.folded, page.boundaries if page.language.startswith("zh") else None
    ranked = [(atom.start, atom.end, worth, atom) for atom in names if (worth := _worth(written, atom)) > 0]
    ranked.sort(key=itemgetter(0, 1))
    settled: list[Atom] = []
    cluster: list[_Ranked] = []
    reach = -1
    for found in ranked:
        if cluster and found[0] >= reach:
            settled.extend(_best(cluster))
            cluster = []
        cluster.append(found)
        if found[1] > reach:
            reach = found[1]
    if cluster:
        settled.extend(_best(cluster))
    return settled


def settle_more(page: Page, settled: list[Atom], added: list[Atom]) -> list[Atom]:
    """What `settle` makes of both: only what a new name overlaps is weighed anew."""
    if not added:
        return settled
    starts = [atom.start for atom in settled]
    touched: set[int] = set()
    for atom in added:
        last = bisect_left(starts, atom.end)
        first = bisect_right(starts, atom.start) - 1
        touched.update(at for at in range(max(first, 0), last) if settled[at].end > atom.start)
    kept = [atom for at, atom in enumerate(settled) if at not in touched]
    kept += settle(page, [*(settled[at] for at in sorted(touched)), *added])
    kept.sort(key=attrgetter("start"))
    return kept


def behind(found: Candidates, made: list[Atom]) -> list[Atom]:
    """Roles right behind bodies put together since: 主席 behind 橙果民主党, of which 党主席 has kept it."""
    ends = {atom.end for atom in made}
    return [atom for atom in found.names if atom.table == "roles" and atom.start in ends]


def _worth(written: tuple[str, frozenset[int] | None], atom: Atom) -> float:
    """`written`: the folded text, and where words begin and end in it; None where white space tells."""
    folded, boundaries = written
    start, end = atom.start, atom.end
    length = end - start
    breaches = 0
    if boundaries is not None and folded[start] > "\u2e80":
        breaches = (start not in boundaries) + (end not in boundaries)
        if breaches and length < SHORTEST_FREE and (breaches > 1 or _is_place(atom)):
            return 0.0
    # At equal length a known actor is meant before a role, a role before a collective.
    return PER_CHARACTER * length - PER_PIECE - PER_BREACH * breaches + _PREFERENCE.get(atom.table, 0.0)


def _is_place(atom: Atom) -> bool:
    """Short names of cities hide in longer foreign names: they must be whole words."""
    return all(sense.actor is not None and sense.actor.type == "place" for sense in atom.senses) and bool(atom.senses)


def _best(cluster: list[_Ranked]) -> list[Atom]:
    """Weighted interval scheduling within one cluster of overlapping names."""
    if len(cluster) == 1:
        return [cluster[0][3]]
    by_end = sorted(cluster, key=itemgetter(1, 0))
    ends = [end for _, end, _, _ in by_end]
    best = [0.0]
    taken: list[bool] = []
    for index, (start, _, worth, _) in enumerate(by_end):
        before = bisect_left(ends, start + 1, 0, index)
        with_it = best[before] + worth
        taken.append(with_it > best[-1])
        best.append(max(with_it, best[-1]))
    chosen: list[Atom] = []
    index = len(by_end) - 1
    while index >= 0:
        if taken[index]:
            chosen.append(by_end[index][3])
            index = bisect_left(ends, by_end[index][0] + 1, 0, index) - 1
        else:
            index -= 1
    return chosen[::-1]


def no_names(found: Candidates) -> list[Atom]:
    """Stretches that only look like names: weapons, laws, words of foreign origin."""
    return [Atom(start, end, "no-name") for start, end, what in found.blocked if what == "name"]


def cut_words(found: Candidates, names: list[Atom]) -> list[Atom]:
    """Words that no name covers."""
    starts = [atom.start for atom in names]
    kept = []
    for word in found.words:
        at = bisect_left(starts, word.end) - 1
        while at >= 0 and names[at].end > word.start:
            if names[at].start <= word.start and names[at].end >= word.end and (names[at].end - names[at].start) > (word.end - word.start):
                break
            at -= 1
        else:
            kept.append(word)
    return kept
