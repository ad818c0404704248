"""Which force is where: sentences (X部队进驻Y) and lists of sites under a force."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, timing
from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts
from dragoman.reading.modality import clause_start
from dragoman.reading.page import Page, Phrase, Sentence
from dragoman.reading.shadow import compile_pattern
from dragoman.schema.claims import Deployment
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import either
from dragoman.text.figures import NumberMention

LISTED, TOLD = 0.9, 0.75
# How many sentences before a list its introduction may stand.
INTRODUCTION = 2


class _Under(Struct, eq=False):
    """The force that the lines below belong to, with what the introduction says of all of them."""

    unit: Phrase
    sentence: Sentence
    sender: Member | None
    sender_text: str
    purpose: str | None
    date: str | None


class Deployments:
    """The deployment pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("deployments", language)
        lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != "pattern"}
        self.patterns = [(compile_pattern(row["form"], lists), row["rule"]) for row in data.get("pattern", [])]
        self.purpose = re.compile(either(lists.get("purpose", [])) + "(.+)")
        self.list_mark = re.compile(data.get("list_mark", "(?!)"))
        self.bullet = re.compile(data.get("bullet", ""))
        self.between = re.compile(data.get("between_sites", "、"))
        self.beside = re.compile(data.get("beside", "(?!)"))
        self.within = re.compile(data.get("within", "(?!)"))
        self.wished = re.compile(either(lists.get("wished", [])))
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
            if any(p.letter in "USO" for p in sentence.phrases):
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

    def told(self, page: Page, drafts: Drafts, sentence: Sentence) -> None:
        shadow = sentence.coarse
        seen: set[tuple[str, str]] = set()
        for regex, rule in self.patterns:
            for match in regex.finditer(shadow.text):
                names = match.groupdict()
                unit = next(iter(shadow.phrases(match, "U" if names.get("U") else "S")), None)
                site = next(iter(shadow.phrases(match, "L")), None)
                if unit is None or site is None or unit.member is None or site.member is None or unit.member.final is site.member.final:
                    continue
                if (unit.member.final.id, site.member.final.id) in seen:
                    continue
                seen.add((unit.member.final.id, site.member.final.id))
                self.emit(page, drafts, sentence, (match, rule), (unit, site))

    def emit(self, page: Page, drafts: Drafts, sentence: Sentence, found: tuple[re.Match[str], str], ends: tuple[Phrase, Phrase]) -> None:
        match, rule = found
        unit, site = ends
        where = self.told_site(page, site)
        if where is None or self.wished.search(page.folded, clause_start(page, sentence, unit.start, self.modality), unit.start):
            return
        start, end = sentence.coarse.span(match.start(), match.end())
        modes = modality.auxiliary(page, sentence, site.start, self.modality) - {"historical"}
        owner = unit.member.final.owner if unit.member else None
        number = next((n for n in sentence.numbers if start <= n.start < end and self.counts(n, sentence)), None)
        drafts.emit(
            Deployment,
            [(max(clause_start(page, sentence, unit.start, self.modality), unit.start), end)],
            rule=f"deployment.{rule}",
            confidence=TOLD if not modes else TOLD - 0.1,
            date=timing.date_at(page, sentence, start) or timing.carried(page, sentence) or (None if modes else timing.narrative(page)),
            auxiliary=modes,
            unit=page.entity(unit),
            site=where,
            of=page.entity(unit) if unit.letter == "S" else owner.entity(owner.name) if owner else None,
            number=number.value if number else None,
        )

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
        inside = any(p.start <= number.start < p.end for p in sentence.phrases)
        return isinstance(number.value, int) and number.kind == "cardinal" and not inside
