"""Which force is where: sentences (X部队进驻Y) and lists of sites under a force."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts
from dragoman.reading.modality import clause_start
from dragoman.reading.page import Page, Phrase, Sentence, Shadow
from dragoman.reading.shadow import compile_pattern, needed
from dragoman.schema.claims import Deployment
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import either
from dragoman.text.figures import NumberMention

LISTED, TOLD = 0.9, 0.75
# Rules that tell of what lasts.
LASTING = ("state-", "posted-", "site-", "hold-", "armed-")
# How far behind a count the force may begin.
NEAR = 7
# How far behind its beginning the words of a deployment may say that it lasts.
SPAN = 24
# How many sentences before a list its introduction may stand.
INTRODUCTION = 2


# People in arms, by sector: only they hold a place.
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "SPY"})


class _Pattern(Struct, eq=False):
    """One pattern of the grammar file; `on`: the sentence must hold one of these; `fine`: it reads the shadow with relative clauses."""

    regex: re.Pattern[str]
    rule: str
    on: tuple[str, ...]
    fine: bool
    # What those words begin with, and the classes of which it takes a phrase in any case.
    begins: frozenset[str]
    needs: tuple[frozenset[str], ...]


class _Under(Struct, eq=False):
    """The force that the lines below belong to, with what the introduction says of all of them."""

    unit: Phrase
    sentence: Sentence
    sender: Member | None
    sender_text: str
    purpose: str | None
    date: str | None


class _Found(Struct, eq=False):
    """A force and a place; the force's phrase, where one names it; offsets at which they begin, and those of the words."""

    force: Entity
    place: Entity
    unit: Phrase | None
    low: int
    at: int
    span: tuple[int, int]


class Deployments:
    """The deployment pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("deployments", language)
        lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != "pattern"}
        self.patterns = [
            _Pattern(
                compile_pattern(row["form"], lists), row["rule"], tuple(row.get("on", ())), row.get("fine", False),
                frozenset(word[0] for word in row.get("on", ())), needed(row["form"]),
            )
            for row in data.get("pattern", [])
        ]  # fmt: skip
        self.by_classes: dict[frozenset[str], list[_Pattern]] = {}
        self.purpose = re.compile(either(lists.get("purpose", [])) + "(.+)")
        self.list_mark = re.compile(data.get("list_mark", "(?!)"))
        self.bullet = re.compile(data.get("bullet", ""))
        self.between = re.compile(data.get("between_sites", "、"))
        self.beside = re.compile(data.get("beside", "(?!)"))
        self.within = re.compile(data.get("within", "(?!)"))
        self.counting = re.compile(data.get("counting", "(?!)"))
        self.people = re.compile(data.get("people", ""))
        self.wished = re.compile(either(lists.get("wished", [])))
        self.over, self.lasting = (re.compile(either(lists[name])) if lists.get(name) else None for name in ("over", "lasting"))
        self.modality = modality.knowledge(lexicon, language)

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the deployments of one page."""
        under: _Under | None = None
        for sentence in page.sentences:
            unit = self.heads_list(page, sentence)
            if unit is not None:
                under = self.introduce(page, sentence, unit)
                continue
            if under is not None and self.is_item(page, sentence, under):
                self.listed(page, drafts, sentence, under)
                under.sentence = sentence
                continue
            under = None
            self.told(page, drafts, sentence)

    def heads_list(self, page: Page, sentence: Sentence) -> Phrase | None:
        """The force of a line that holds nothing but a force and a colon."""
        line = page.folded[sentence.start : sentence.end].strip()
        if not self.list_mark.search(line):
            return None
        units = [p for p in sentence.phrases if p.letter == "U" and p.member is not None]
        if len(units) != 1:
            return None
        around = page.folded[sentence.start : units[0].start] + page.folded[units[0].end : sentence.end]
        return units[0] if len(around.strip(" ：:•·-（）()")) <= 16 and "，" not in around else None

    def is_item(self, page: Page, sentence: Sentence, under: _Under) -> bool:
        line = page.folded[sentence.start : sentence.end].strip()
        near = sentence.number - under.sentence.number == 1
        return near and len(line) <= 40 and not line.endswith(("。", "！", "？")) and not self.list_mark.search(line)

    def introduce(self, page: Page, sentence: Sentence, unit: Phrase) -> _Under:
        """Whose the forces are and what for, from the sentence that leads up to the lists."""
        at = sentence.number - 1
        while at >= 0 and page.folded[page.sentences[at].end - 1] not in "：:。":
            at -= 1
        while at > 0 and self.is_line_of_list(page, page.sentences[at]):
            at -= 1
        lead = page.sentences[at] if at >= 0 else sentence
        owner = unit.member.owner if unit.member else None
        sender = next((p for p in lead.phrases if p.letter == "S" and p.member is not None), None)
        text = page.text[lead.start : lead.end]
        match = self.purpose.search(page.folded[lead.start : lead.end])
        purpose = text[match.start(1) : match.end(1)].split("，")[0].rstrip("：:。") if match else None
        if owner is not None:
            words = page.text[unit.start : unit.end]
            own = next((name for name in sorted(owner.names, key=len, reverse=True) if words.startswith(name)), owner.name)
            return _Under(unit, sentence, owner, own, purpose, self.when(page, lead))
        return _Under(
            unit, sentence, sender.member if sender else None, page.text[sender.head_start : sender.head_end] if sender else "", purpose,
            self.when(page, lead),
        )  # fmt: skip

    def is_line_of_list(self, page: Page, sentence: Sentence) -> bool:
        return self.heads_list(page, sentence) is not None or sentence.end - sentence.start <= 24

    def when(self, page: Page, sentence: Sentence) -> str | None:
        dated = timing.date_at(page, sentence, sentence.end) or timing.carried(page, sentence)
        return dated or (page.reference.isoformat()[:7] if page.document.report.published else None)

    def listed(self, page: Page, drafts: Drafts, sentence: Sentence, under: _Under) -> None:
        """Each site of one line."""
        unit = page.entity(under.unit)
        lead = self.bullet.match(page.folded, sentence.start, sentence.end)
        start = lead.end() if lead else sentence.start
        for low, high in self.pieces(page, sentence, start):
            site = self.site(page, sentence, low, high)
            if unit is None or site is None or site.id == unit.id:
                continue
            drafts.emit(
                Deployment,
                [(under.unit.start, under.unit.end), (low, high)],
                rule="deployment.list",
                confidence=LISTED,
                date=under.date,
                unit=unit,
                site=site,
                of=under.sender.entity(under.sender_text) if under.sender and under.sender_text else None,
                purpose=under.purpose,
            )

    def pieces(self, page: Page, sentence: Sentence, start: int) -> list[tuple[int, int]]:
        """The line cut at 和 and 、, but never inside a name."""
        cuts = [start]
        for match in self.between.finditer(page.folded, start, sentence.end):
            if not any(p.start < match.end() and p.end > match.start() for p in sentence.phrases):
                cuts += [match.start(), match.end()]
        cuts.append(sentence.end)
        found = []
        for low, high in zip(cuts[::2], cuts[1::2], strict=True):
            words = page.text[low:high].strip()
            if words:
                begin = low + page.text[low:high].index(words)
                found.append((begin, begin + len(words)))
        return found

    def site(self, page: Page, sentence: Sentence, low: int, high: int) -> Entity | None:
        """The phrase that covers the piece; a piece that no phrase covers is a place by its standing in the list."""
        covering = [p for p in sentence.phrases if p.start <= low and high <= p.end and p.member is not None]
        words = page.text[low:high]
        if covering:
            member = covering[0].member
            if member is not None and (member.type != "person" or member.entry is not None):
                return member.entity(words)
        return page.cast.unknown("place", words).entity(words)

    def of(self, classes: frozenset[str]) -> list[_Pattern]:
        """The patterns that may match where phrases of these classes stand."""
        if classes not in self.by_classes:
            self.by_classes[classes] = [p for p in self.patterns if not any(need.isdisjoint(classes) for need in p.needs)]
        return self.by_classes[classes]

    def told(self, page: Page, drafts: Drafts, sentence: Sentence) -> None:
        """What the patterns find in a sentence; those that ask for no word need a phrase of a force or state."""
        seen: set[tuple[str | None, str | None]] = set()
        patterns = self.of(sentence.classes)
        chars = frozenset(sentence.fine.text) if patterns else frozenset[str]()
        for pattern in patterns:
            if pattern.on and pattern.begins.isdisjoint(chars):
                continue
            shadow = sentence.fine if pattern.fine else sentence.coarse
            if not (any(word in shadow.text for word in pattern.on) if pattern.on else any(p.letter in "USO" for p in sentence.phrases)):
                continue
            for match in pattern.regex.finditer(shadow.text):
                found = self.ends(page, shadow, match)
                if found is None or (found.force.id, found.place.id) in seen:
                    continue
                seen.add((found.force.id, found.place.id))
                self.emit(page, drafts, sentence, pattern.rule, found)

    def ends(self, page: Page, shadow: Shadow, match: re.Match[str]) -> "_Found | None":
        """The force and the place of a match; None where either is nobody, or both are the same."""
        names = match.groupdict()
        unit = next(iter(shadow.phrases(match, "U") if names.get("U") else shadow.phrases(match, "S") if names.get("S") else ()), None)
        site = next(iter(shadow.phrases(match, "L")), None) if names.get("L") else None
        member = unit.member.final if unit is not None and unit.member is not None else None
        if unit is not None and (member is None or (unit.letter == "G" and member.sector not in ARMED)):
            return None
        people = shadow.phrases(match, "G") if names.get("G") else []
        if any(p.member is None or p.member.final.sector not in ARMED for p in people):
            return None
        span = shadow.span(match.start(), match.end())
        band = self.words(page, shadow, match, "band") if unit is None else None
        where = self.words(page, shadow, match, "where") if site is None else None
        force = page.entity(unit) if unit is not None else page.cast.unknown("armed_unit", band[2]).entity(band[2]) if band else None
        place = self.told_site(page, site) if site is not None else page.cast.unknown("place", where[2]).entity(where[2]) if where else None
        if force is None or place is None or force.id == place.id or (site is not None and site.member is None):
            return None
        low = unit.start if unit is not None else band[0] if band else span[0]
        at = site.start if site is not None else where[0] if where else span[0]
        return _Found(force, place, unit, low, at, span)

    def words(self, page: Page, shadow: Shadow, match: re.Match[str], group: str) -> tuple[int, int, str] | None:
        """The span and words of a group that no phrase fills."""
        if not match.groupdict().get(group):
            return None
        start, end = shadow.span(*match.span(group))
        return start, end, page.text[start:end]

    def emit(self, page: Page, drafts: Drafts, sentence: Sentence, rule: str, found: "_Found") -> None:
        low = found.low
        opening = clause_start(page, sentence, low, self.modality)
        if self.wished.search(page.folded, opening, low):
            return
        start, end = found.span
        if rule == "unit-at-site" and self.over is not None and self.over.search(page.folded, low, found.at):
            return
        modes = modality.auxiliary(page, sentence, max(low, found.at), self.modality) - {"historical"}
        drafts.emit(
            Deployment,
            [(max(opening, min(low, start)), end)],
            rule=f"deployment.{rule}",
            confidence=TOLD if not modes else TOLD - 0.1,
            date=self.dated(page, sentence, rule, (opening, start)) or (None if modes else timing.narrative(page)),
            auxiliary=modes,
            unit=found.force,
            site=found.place,
            of=self.sender(page, sentence, found),
            number=self.number(page, sentence, found),
        )

    def sender(self, page: Page, sentence: Sentence, found: "_Found") -> Entity | None:
        """Who sent the force: a state itself, who owns the force, or where no phrase names it, whose it is by its words."""
        if found.unit is not None:
            owner = found.unit.member.final.owner if found.unit.member else None
            return found.force if found.unit.letter == "S" else owner.entity(owner.name) if owner else None
        end = found.low + len(found.force.text)
        inside = next((p for p in sentence.phrases if found.low <= p.start < end and p.end <= end), None)
        if inside is None or inside.member is None:
            return None
        member = inside.member.final
        sender = member if inside.letter == "S" else member.owner
        return sender.entity(sender.name) if sender is not None else None

    def dated(self, page: Page, sentence: Sentence, rule: str, place: tuple[int, int]) -> str | None:
        """When a force went there; of what a state keeps somewhere, only a date of the clause itself."""
        opening, start = place
        told = self.lasting is not None and self.lasting.search(page.folded, start, start + SPAN)
        lasting = (rule.startswith(LASTING) or told) and not any(opening <= date.start < start for date in sentence.dates)
        return None if lasting else timing.date_at(page, sentence, start) or timing.carried(page, sentence)

    def number(self, page: Page, sentence: Sentence, found: "_Found") -> int | None:
        """How many they are: a count in the words of the match, or right before the force (约4000名美军, 1300人的维和部队)."""
        start, end = found.span
        for number in sentence.numbers:
            beside = number.end <= found.low <= number.end + NEAR and self.counting.fullmatch(page.folded, number.end, found.low)
            if not beside and not start <= number.start < end:
                continue
            if self.counts(number, sentence) and self.people.match(page.folded, number.end):
                return number.value if isinstance(number.value, int) else None
        return None

    def told_site(self, page: Page, site: Phrase) -> Entity | None:
        """The place itself; what lies beside it by the words for it (甲附近); None where something of it is meant (甲的村庄)."""
        if self.within.match(page.folded, site.end):
            return None
        beside = self.beside.match(page.folded, site.end)
        if beside is None:
            return page.entity(site)
        words = page.text[site.start : beside.end()]
        return page.cast.unknown("place", words).entity(words)

    def counts(self, number: NumberMention, sentence: Sentence) -> bool:
        """A count of people: no ordinal and no part of a unit's name."""
        inside = any(p.start < number.start < p.end or (p.start == number.start and p.letter != "G") for p in sentence.phrases)
        return isinstance(number.value, int) and number.kind == "cardinal" and not inside
