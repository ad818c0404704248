"""People whom no pack knows: by transliteration characters, family names, word boundaries and what stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

import rjieba

from dragoman.reading import odd_names, segmented, spread
from dragoman.reading.latin_names import latin
from dragoman.reading.name_lists import listed, listed_before, opened
from dragoman.reading.name_words import NameKnowledge
from dragoman.reading.page import Atom, Page
from dragoman.text.alternatives import places
from dragoman.text.languages.zh import names as zh_names

# Shortest name that its characters alone make a person, and the mean weight (1–3) they need for it.
ALONE, ALONE_WEIGHT = 4, 1.6
# Longest name of the kind that somebody goes by.
BYNAMES = 3
# What may stand after a whole member of a list.
LIST_EDGES = frozenset("、和及与等，。；（")
SURE, LIKELY, GUESSED = 0.9, 0.75, 0.6


# Verbs of one character that the word segmenter glues to a name.
_GLUED = frozenset("发说称指问答认让请到去来")
# Small words that no given name begins with, whatever the segmenter makes of them.
_NEVER_SECOND = frozenset("在和与是将被对向也都又则称说指就却还为以从的了及")
_HAN = re.compile("[\u4e00-\u9fff]*")
# A ruler's number belongs to the name: 二世.
_REGNAL = re.compile("[一二三四五六七八九十]{1,3}世(?![纪界代])")


class _Finder:
    def __init__(self, page: Page, known: NameKnowledge, names: list[Atom], words: list[Atom]) -> None:
        self.page = page
        self.known = known
        self.names = names
        self.starts = [atom.start for atom in names]
        self.role_ends = {atom.end for atom in names if atom.table == "roles"}
        # Ends of what somebody is called by: 记者, 大使.
        self.called = self.role_ends | {atom.end for atom in names if atom.table == "groups"}
        self.word_spans = {(atom.start, atom.end) for atom in words}
        self.cue_starts = {atom.start for atom in words if atom.table == "cues"}
        self.held_starts = {match.start() for match in known.holds.finditer(page.folded)}
        self.office_starts = {a.start for a in names if a.table == "roles" and page.folded[a.start : a.end].endswith(known.offices)}
        self.title_starts = {atom.start for atom in names if atom.table == "roles" and page.folded[atom.start : atom.end] in known.titles}
        dotted = (zh_names.parts(page.folded[atom.start : atom.end])[1:] for atom in names if atom.table == "person")
        self.firsts = odd_names.firsts(page, names)
        self.parts = {part for parts in dotted for part in parts if len(part) > 1 or part in known.surnames}
        for atom in names:
            if atom.table == "actor" and any(s.actor and s.actor.type == "person" for s in atom.senses):
                self.parts.update(zh_names.parts(page.folded[atom.start : atom.end])[1:])

    def taken(self, start: int, end: int) -> bool:
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.names[at].end > start:
            return True
        return at + 1 < len(self.names) and self.names[at + 1].start < end

    def gaps(self) -> list[tuple[int, int]]:
        """Runs of transliteration characters with the settled names cut out."""
        found = []
        for start, end in zh_names.runs(self.page.folded, self.known.translit):
            if end - start < 2:
                continue
            at = start
            for index in range(max(0, bisect_left(self.starts, start) - 1), len(self.names)):
                atom = self.names[index]
                if atom.start >= end:
                    break
                if atom.end <= at:
                    continue
                if atom.start - at >= 2:
                    found.append((at, atom.start))
                at = max(at, atom.end)
            if end - at >= 2:
                found.append((at, end))
        return found

    def edges(self, start: int, end: int) -> tuple[int, int]:
        """The stretch cut at a speech cue and at word boundaries."""
        for at in range(start + 2, end):
            if at in self.cue_starts and at in self.page.boundaries:
                end = at
                break
        if start not in self.role_ends:
            whole = end - start > BYNAMES and self.page.folded[start - 1 : start] == "、" and self.page.folded[end : end + 1] in LIST_EDGES
            while start < end and not whole and (start not in self.page.boundaries or self.page.folded[start] in self.known.never_first):
                start += 1
        listed = self.page.folded[start - 1 : start] == "、" and self.page.folded[end : end + 1] in LIST_EDGES
        listed = listed or (end - start > 2 and self.known.place_beside.match(self.page.folded, end) is not None)
        # 扎雷诺夫 + 在, which the word segmenter reads 夫在.
        listed = listed or (end - start > 2 and self.page.folded[end : end + 1] in self.known.glued and end + 1 in self.page.boundaries)
        while end > start and end not in self.page.boundaries and end not in self.cue_starts and not listed:
            end -= 1
        if not self.page.folded.endswith(self.known.adverbs, start + 2, end):
            return start, end
        return start, end - next(len(w) for w in self.known.adverbs if self.page.folded.endswith(w, start + 2, end))

    def foreign(self) -> list[Atom]:
        found = []
        for gap in self.gaps():
            start, end = self.edges(*gap)
            if (town := self.town(start, gap[1])) > end:
                found.append(Atom(start, town, "place", confidence=LIKELY))
                continue
            if not 2 <= end - start <= spread.LONGEST:
                continue
            if score := self.evidence(start, end):
                if (named := self.whole(start, end)) > 0:
                    found.append(Atom(start, named, "person", confidence=score))
            elif head := self.site(start, end) or (end if self.placed(start, end) and self.foreign_sounding(start, end) else 0):
                found.append(Atom(start, head, "place", confidence=LIKELY))
        return found

    def whole(self, start: int, end: int) -> int:
        """Where the name ends, with a ruler's number; 0 where two characters after a role may be only somebody's family name."""
        if (number := _REGNAL.match(self.page.folded, end)) is not None:
            return number.end()
        after = self.page.folded[end : end + 2]
        cut = end - start == 2 and start in self.role_ends and end not in self.cue_starts and len(after) == 2
        return (
            0 if cut and set(after) <= self.known.given and end + 1 not in self.page.boundaries and end + 2 in self.page.boundaries else end
        )

    def town(self, start: int, end: int) -> int:
        """Where the name of a town ends: 热特罗夫卡 + 村; 0 where it is none."""
        head = self.page.folded[end : end + 1] in self.known.town_heads and end - start > 2 and not self.taken(end, end + 1)
        return end + 1 if head and self.weight(self.page.folded[start:end]) >= ALONE_WEIGHT else 0

    def placed(self, start: int, end: int) -> bool:
        """It stands in a list of places, or as places do: 甲—乙, 甲方向."""
        folded, dashes = self.page.folded, self.known.dashes
        joined = (folded[start - 1 : start] in dashes and folded[start - 2 : start - 1] not in dashes) or (
            folded[end : end + 1] in dashes and folded[end + 1 : end + 2] not in dashes
        )
        if end - start > 2 and (joined or self.known.place_beside.match(folded, end)):
            return True
        return self.listed_with(start, end, frozenset({"place", "territory"}))

    def listed_with(self, start: int, end: int, kinds: frozenset[str]) -> bool:
        """The name before or after it in a list is of these kinds."""
        folded, at = self.page.folded, bisect_right(self.starts, start)
        before = self.names[at - 1] if at and self.names[at - 1].end == start - 1 and folded[start - 1] in "、和及与" else None
        if before is not None and folded[start - 1] != "、":
            # 甲、乙和丙: two before it.
            before = before if folded[before.start - 1 : before.start] == "、" else None
        after = self.names[at] if at < len(self.names) and self.names[at].start == end + 1 and folded[end] in "、和及与" else None
        return any(atom is not None and _kinds(atom) & kinds for atom in (before, after))

    def site(self, start: int, end: int) -> int:
        """Where the name of a site ends whose first part is foreign and unknown: 维拉 + 机场; 0 where there is none."""
        match = self.known.sites.match(self.page.folded, end)
        if match is None or match.end() not in self.page.boundaries:
            return 0
        name = self.page.folded[start:end]
        if rjieba.has_word(name):
            return 0
        return match.end() if self.weight(name) >= ALONE_WEIGHT or (len(name) > 2 and self.strange(start, end)) else 0

    def strange(self, start: int, end: int) -> bool:
        """No word of the dictionary stands in the stretch."""
        cuts = [at for at in range(start, end + 1) if at in self.page.boundaries]
        return not any(rjieba.has_word(self.page.folded[low:high]) for low, high in pairwise(cuts))

    def foreign_sounding(self, start: int, end: int) -> bool:
        """No word of the dictionary, or a whole member of a list made of characters of foreign names alone."""
        ends = self.page.folded[end : end + 1] in LIST_EDGES or self.page.folded.endswith(self.known.place_endings, start, end)
        listed = self.page.folded[start - 1 : start] in {"、", "和", "及"} and ends and end - start > 2
        return self.strange(start, end) or (listed and self.weight(self.page.folded[start:end]) >= ALONE_WEIGHT)

    def weight(self, name: str) -> float:
        """How much the characters are those of foreign names, 1 to 3 on average."""
        return sum(self.known.weight[c] for c in name if c in self.known.weight) / len(name)

    def before_head(self, end: int) -> bool:
        """A word that ends names of places or bodies follows: 维拉 + 机场."""
        match = self.known.place_heads.match(self.page.folded, end)
        return match is not None and match.end() in self.page.boundaries

    def evidence(self, start: int, end: int) -> float:
        """How surely the stretch is a person; 0 where it is a place or nothing speaks for it."""
        folded = self.page.folded
        name = folded[start:end]
        if name in self.parts:
            return SURE
        # 邹 + 本周, 邹 + 盘问: a family name and the next word.
        worded = folded[start + 1 : end].endswith(self.known.not_given) or folded[start + 1 : end + 1].endswith(self.known.not_given)
        if self.before_head(end) or (worded and name[0] in self.known.surnames):
            return 0.0
        weight = self.weight(name)
        if start in self.role_ends and zh_names.glossed(folded, end, 1):
            return SURE
        if len(name) <= ALONE - 1 and rjieba.has_word(name):
            # 霍利斯副总统, 总理布吕宁: the dictionary has it as somebody's name.
            beside = start in self.role_ends or (len(name) > 2 and end in self.office_starts)
            return LIKELY if beside and _tagged_person(name) else 0.0
        if start in self.role_ends:
            return SURE if weight >= 1.3 or len(name) >= 3 else LIKELY
        if zh_names.glossed(folded, end):
            return SURE
        if end in self.cue_starts and weight >= 1.3:
            return LIKELY
        if self.placed(start, end):
            return 0.0
        if len(name) > 2 and self.listed_with(start, end, frozenset({"person"})) and self.strange(start, end):
            return LIKELY
        before = folded[max(0, start - 2) : start]
        if any(before.endswith(word) for word in self.known.before_place):
            return 0.0
        return GUESSED if len(name) >= ALONE and weight >= ALONE_WEIGHT and not name.endswith(self.known.place_endings) else 0.0

    def han(self) -> list[Atom]:
        """People with a Chinese, Korean or Japanese name: a family name, one to three more characters, and a role or cue beside them."""
        found = []
        folded = self.page.folded
        edges = sorted(self.page.boundaries)
        for start in self.han_starts(edges):
            surnamed = folded[start : start + 1] in self.known.surnames or folded[start : start + 2] in self.known.surnames
            if not (surnamed or self.known.common.get(folded[start : start + 1], 0) > 1):
                continue
            after = bisect_right(edges, start)
            stops = [at for at in edges[after : after + 3] if 2 <= at - start <= 4]
            # The word segmenter may have glued a word of grammar to the name (李卓洪及).
            stops += [
                at
                for at in (start + 2, start + 3)
                if folded[at : at + 1] in self.known.never and at not in stops and start in self.role_ends
            ]
            # Or a verb to one of three characters (陈裕兴发): none of four has a family name of one.
            if stops == [start + 4] and start in self.role_ends and folded[start + 3] in _GLUED:
                stops.append(start + 3)
            for stop in sorted(stops, reverse=True):
                if not (self.han_name(folded[start:stop]) or self.bold_name(start, stop)) or self.taken(start, stop):
                    continue
                if score := self.han_evidence(start, stop):
                    found.append(Atom(start, stop, "person", confidence=score))
                    break
        written = [span for span in latin(self.page, self.called) if not self.taken(*span)]
        found += odd_names.find(self.page, self.known, self.names, self.taken)
        return found + self.listed(found) + self.titled() + [Atom(*span, "person", confidence=SURE) for span in written]

    def listed(self, begun: list[Atom]) -> list[Atom]:
        """Who is listed behind somebody whom a role introduces: 法官苏明、罗德明."""
        bare = opened(self.page, self.known.openers, self.listed_name)
        return self.carried_on([atom for atom in begun if atom.start in self.role_ends]) + [
            Atom(start, end, "person", confidence=LIKELY) for start, end in bare
        ]

    def carried_on(self, named: list[Atom]) -> list[Atom]:
        """Who is listed before and behind each: 苏明、罗德明3人."""
        found = {span for atom in named for span in listed(self.page, atom.end, self.listed_name)}
        found |= {span for atom in named for span in listed_before(self.page, atom.start, self.listed_name)}
        return [Atom(start, end, "person", confidence=LIKELY) for start, end in sorted(found)]

    def listed_name(self, start: int, end: int) -> bool:
        """A common family name and a given one, which are no word."""
        name = self.page.folded[start:end]
        common = self.known.common.get(name[:1], 0)
        bold = common > 2 and not rjieba.has_word(name[:2])
        tagged = len(name) > 2 and _tagged_person(name)
        return (bold or tagged or (common > 1 and set(name[1:]) <= self.known.given)) and self.unworded(start, end, tagged)

    def unworded(self, start: int, end: int, person: bool = False) -> bool:
        """It could be a Chinese name, and is no word (`person`: but that of a person)."""
        name = self.page.folded[start:end]
        if not self.han_name(name) or self.taken(start, end) or self.before_head(end) or (rjieba.has_word(name) and not person):
            return False
        return (start, end) not in self.word_spans and name not in self.known.plain

    def byname(self, start: int, end: int) -> bool:
        """A name to the segmenter, though nobody's family name, and no word."""
        name = self.page.folded[start:end]
        if (
            self.taken(start, end)
            or (start, end) in self.word_spans
            or name in self.known.plain
            or not set(name).isdisjoint(self.known.never)
        ):
            return False
        return not rjieba.has_word(self.page.text[start:end]) and _tagged_person(self.page.text[start:end])

    def titled(self) -> list[Atom]:
        """A family name and a title: 李先生."""
        folded = self.page.folded
        titles = [atom for atom in self.names if atom.table == "roles" and atom.get("kind") == "title"]
        return [
            Atom(atom.start - 1, atom.end, "person", confidence=LIKELY)
            for atom in titles
            if atom.start - 1 in self.page.boundaries and self.known.common.get(folded[atom.start - 1], 0) >= 2
        ]

    def han_starts(self, edges: list[int]) -> list[int]:
        """Word boundaries with a role before them, or a cue or title one or two words after."""
        starts = self.role_ends & self.page.boundaries
        for cue in (self.cue_starts | self.title_starts | self.held_starts) & self.page.boundaries:
            at = bisect_left(edges, cue)
            starts.update(edges[max(0, at - 3) : at])
        return sorted(starts)

    def han_name(self, name: str) -> bool:
        if _HAN.fullmatch(name) is None or not self.known.never.isdisjoint(name):
            return False
        return (name[0] in self.known.surnames and len(name) <= 3) or (name[:2] in self.known.surnames and len(name) >= 3)

    def bold_name(self, start: int, stop: int) -> bool:
        """A name of three after a role that holds a word of grammar, but is one word to the segmenter: 黄乃元."""
        name = self.page.folded[start:stop]
        usual = len(name) == 3 and start in self.role_ends and name[1] not in _NEVER_SECOND and self.known.common.get(name[0], 0) > 1
        return usual and _tagged_person(name)

    def han_evidence(self, start: int, end: int) -> float:
        folded = self.page.folded
        if (start, end) in self.word_spans or folded[start:end] in self.known.plain or self.before_head(end):
            return 0.0
        if folded[start + 1 : end].endswith(self.known.not_given):
            return 0.0
        if end - start == 2 and self.known.common.get(folded[start], 0) < 2:
            return 0.0
        if start in self.role_ends and zh_names.glossed(folded, end):
            return SURE
        given = folded[start + (2 if folded[start : start + 2] in self.known.surnames else 1) : end]
        # Right after a role, a common family name needs no usual given name: two characters that are no word will do.
        common = self.known.common.get(folded[start], 0) if start in self.role_ends and len(given) == 2 else 0
        bold = common > 2 or (common == 2 and not rjieba.has_word(given) and not rjieba.has_word(folded[start : start + 2]))
        called = start in self.role_ends and end in self.page.boundaries and _tagged_person(folded[start:end])
        called = called and (len(given) == 2 or (self.known.common.get(folded[start], 0) > 2 and not rjieba.has_word(folded[start:end])))
        if not (bold or called) and not set(given) <= self.known.given:
            return 0.0
        if start in self.role_ends:
            return SURE if end - start >= 3 or end in self.cue_starts else LIKELY
        plain = rjieba.has_word(folded[start:end])
        if end - start >= 3 and end in self.title_starts and self.known.common.get(folded[start], 0) >= 2 and not plain:
            return LIKELY
        if end - start >= 3 and end in self.held_starts and self.known.common.get(folded[start], 0) >= 2 and not plain:
            return LIKELY
        if end - start >= 3 and (end in self.cue_starts or folded.startswith(self.known.not_given, end)):
            return GUESSED
        return 0.0


def _kinds(atom: Atom) -> frozenset[str]:
    """What kinds of actor a name may be."""
    return frozenset({atom.table}) | {sense.actor.type for sense in atom.senses if sense.actor is not None}


def _tagged_person(name: str) -> bool:
    return [kind[:2] for _, kind in rjieba.tag(name)] == ["nr"]


def find(page: Page, known: NameKnowledge, names: list[Atom], words: list[Atom]) -> list[Atom]:
    """Unknown people and sites beside the settled names; a name counts where it is met with evidence once, then everywhere."""
    finder = _Finder(page, known, names, words)
    foreign, han = finder.foreign(), finder.han()
    sites = [a for a in foreign if a.table == "place"]
    towns = {page.folded[a.start : a.end] for a in sites}
    towns |= {name[:-1] for name in towns if name[-1] in known.town_heads}
    foreign = [a for a in foreign if a.table == "person"]
    for atom in foreign:
        if page.folded[atom.start : atom.end] in towns and atom.confidence < SURE:
            atom.table = "place"
    sites += [a for a in foreign if a.table == "place"]
    foreign = [a for a in foreign if a.table == "person"]
    sure = {page.folded[a.start : a.end] for a in foreign + han if a.confidence >= LIKELY} | finder.parts
    sure |= segmented.names(page, (known.family, known.common), known.given, finder.unworded)
    sure |= segmented.bynames(page, finder.cue_starts, finder.byname)
    # Guessed twice is as good as told once.
    guessed = Counter(page.folded[a.start : a.end] for a in han if a.confidence < LIKELY)
    sure |= {name for name, count in guessed.items() if count > 1}
    found = {}
    for name in {spread.whole(page.folded, name, known.translit) for name in sure}:
        for start in places(name, page.folded):
            end = start + len(name)
            loose = len(name) >= spread.SURE_ALONE or {start, end} <= page.boundaries
            inside = start not in finder.role_ends and spread.goes_on(page.folded, start, known.translit, page.boundaries)
            if loose and not finder.taken(start, end) and not inside:
                found[start, end] = Atom(start, end, "person", confidence=LIKELY)
    for name in finder.firsts - sure:
        for start in places(name, page.folded):
            end = start + len(name)
            if {start, end} <= page.boundaries and not finder.taken(start, end) and not finder.before_head(end):
                found[start, end] = Atom(start, end, "person", confidence=LIKELY)
    finder.names = sorted([*names, *found.values()], key=lambda atom: atom.start)
    finder.starts = [atom.start for atom in finder.names]
    again = [*found.values(), *finder.carried_on(list(found.values()))]
    spans = sorted((atom.start, atom.end) for atom in again)
    return again + [a for a in foreign + han + sites if not spread.overlaps(spans, a.start, a.end)]
