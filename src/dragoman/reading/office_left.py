"""The body of an office by words that no phrase has taken in: a school, a posting, a heading, the one house of its kind."""

import re
from typing import Any

import rjieba

from dragoman.lexicon.model import ActorEntry
from dragoman.reading import pointing
from dragoman.reading.cast import Member
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.reading.tenures import Tenure
from dragoman.text.scripts import fold

# How far before a name its house may stand, a posting, and a department; how many blocks back the one house of a kind
# may be named, and how many sentences back a unit.
HOUSE_REACH, POST_REACH, PART_REACH, BLOCKS, UNIT_REACH = 44, 10, 24, 2, 4
# How many sentences before a 党主席 the party may be named, and how it ends.
PARTY_REACH, PARTY = 4, ("党", "黨")
# How long a body's own name is at least, and a town's at most.
LEAST_OWN, TOWN = 4, 8
# Parts of speech of lands and matters.
NOUNS = frozenset({"n", "ns", "nz", "vn", "an", "l", "j", "nrt"})
HIS = "其"
# A court's name is longer than 法院 alone, or than its kind: 高等法院 is one already.
LEAST_COURT = 3


class LeftBodies:
    """The table `left` of the grammar file `occupancies`, compiled."""

    def __init__(self, data: dict[str, Any], index: dict[str, tuple[ActorEntry, ...]]) -> None:
        words: dict[str, Any] = data.get("left", {})
        self.index = index
        names = ("house", "houses", "cut", "posted", "heading", "district", "part", "people")
        self.house, self.houses, self.cut, self.posted, self.heading, self.district, self.part, self.people = (
            re.compile(words.get(name, "(?!)")) for name in names
        )
        self.councils: dict[str, int] = dict.fromkeys(words.get("councils", []), 3)
        self.lives = tuple(words.get("lives", ["\0"]))
        self.reigns = tuple(words.get("reigns", ["\0"]))
        self.constituencies, self.lawmakers = tuple(words.get("constituencies", ["\0"])), tuple(words.get("lawmakers", ["\0"]))
        self.gone = frozenset(words.get("gone", []))
        self.editors, self.benches = tuple(words.get("editors", ["\0"])), tuple(words.get("benches", ["\0"]))
        self.opens, self.greeted = frozenset(words.get("opens", "")), re.compile(words.get("greeted", "(?!)"))
        self.court = re.compile(words.get("court", "(?!)"))
        self.others = tuple(data.get("others", ["\0"]))
        self.camps = tuple(data.get("camps", []))
        self.wings, self.put_up = (*data.get("wings", []), *self.camps), tuple(data.get("put_up", []))
        self.leads, self.duty, self.town_name = (re.compile(words.get(key, "(?!)")) for key in ("leads", "duty", "town"))
        self.pairing, self.pair_opens = frozenset(words.get("pairing", "")), frozenset(words.get("pair_opens", ""))
        self.paired = tuple(words.get("paired", ["\0"]))
        self.met = tuple(words.get("met", ["\0"]))
        self.towns: dict[str, str] = words.get("towns", {})
        self.nominated = re.compile(words.get("nominated", "(?!)"))
        self.candidates = tuple(data.get("candidates", ["\0"]))
        self.units: dict[str, str] = words.get("units", {})
        self.taught = tuple(words.get("taught", ["\0"]))
        self.envoys = tuple(words.get("envoys", ["\0"]))
        self.meant: dict[str, str] = data.get("houses", {})
        self.kinds: dict[str, list[str]] = words.get("kinds", {})

    def find(self, page: Page, sentence: Sentence, phrase: Phrase, post: Post) -> tuple[Member, str] | None:
        """The body and the words for it, of a post for which no phrase gives one."""
        start, words = min(post.start, phrase.start), page.folded[post.role_start : post.role_end]
        if page.folded.endswith(self.others, 0, start) and (same := self.another(page, sentence, start, words)) is not None:
            return same
        if (match := self.duty.search(page.folded, max(sentence.start, start - PART_REACH), start)) is not None:
            own = next((p for p in sentence.phrases if p.end == match.start() and p.letter in "OMST" and p.member is not None), None)
            if own is not None and own.member is not None:
                return own.member, pointing.words(page, own)
        if words.endswith(self.taught) and (found := self.school(page, sentence, start)) is not None:
            return found
        if words.endswith(self.envoys) and (match := self.posted.search(page.folded, max(sentence.start, start - POST_REACH), start)):
            state = next((p for p in sentence.phrases if p.end == match.start() and p.letter in "STX" and p.member is not None), None)
            return (state.member, pointing.words(page, state)) if state is not None and state.member is not None else None
        if page.folded[start - 1 : start] in {"：", ":"} and post.kind == "office":
            low = page.folded.rfind("\n", 0, start) + 1
            if (match := self.heading.fullmatch(page.folded, low, start)) is not None:
                return self.member(page, match.start("body"), match.end("body"))
        if (match := self.nominated.search(page.folded, max(sentence.start, start - POST_REACH), start)) is not None:
            party = next((p for p in sentence.phrases if p.end == match.start() and p.letter == "O" and p.member is not None), None)
            if party is not None and party.member is not None and words.endswith(self.candidates):
                return party.member, pointing.words(page, party)
        if (head := next((end for word, end in self.units.items() if words.endswith(word)), "")) and post.kind == "office":
            return self.unit(page, sentence, start, head)
        return self.staff(page, sentence, start, post) or self.house_of(page, sentence, start, words)

    def house_of(self, page: Page, sentence: Sentence, start: int, words: str) -> tuple[Member, str] | None:
        """The paper, court or house of its kind that the sentences around name, and no other of the kind."""
        if words.endswith(self.editors):
            return self.medium(page, sentence)
        return self.bench(page, sentence, start) if words.endswith(self.benches) else self.kind(page, sentence, start, words)

    def medium(self, page: Page, sentence: Sentence) -> tuple[Member, str] | None:
        """The one medium that the sentence or the one before it names: 《橙报》停刊，总编辑甲请辞."""
        near = [s for s in page.sentences[max(0, sentence.number - 1) : sentence.number + 1] if s.block == sentence.block]
        told = [(p.member, pointing.words(page, p)) for s in near for p in s.phrases if p.letter == "M" and p.member is not None]
        told += [(q.organisation, q.organisation_text) for s in near for p in s.phrases for q in p.posts if q.organisation is not None]
        media = {id(m.final): (m, text) for m, text in told[::-1] if m.final.named and m.final.type == "media"}
        return next(iter(media.values())) if len(media) == 1 else None

    def colleague(self, page: Page, sentence: Sentence, start: int, words: str) -> tuple[Member, str] | None:
        """The body of the officer told of last, of who has his office after him (橙党主席甲卸任，由乙接任主席) or follows him."""
        before = [p for p in sentence.phrases if p.end <= start]
        for phrase in reversed(before):
            held = [q for q in phrase.posts if q.organisation is not None and q.kind == "office"]
            same = next((q for q in held if page.folded.endswith(words, q.role_start, q.role_end)), None)
            if same is not None and same.organisation is not None:
                return same.organisation, same.organisation_text
            if phrase.letter in "OMSUT":
                return None
            last = held[-1] if phrase.letter == "P" and held else None
            if last is not None and last.organisation is not None:
                body = last.organisation.final
                his, own = page.folded[start - 1] == HIS, not body.entry and page.folded[start - 1] in self.opens
                fits = body.type in {"organisation", "media"} and (his or own)
                return (body, last.organisation_text) if fits else None
        return None

    def state_of(self, page: Page, sentence: Sentence, limit: int) -> tuple[Member, str] | None:
        """The one state whose officers the sentence has named, of one who takes an office of a state: 甲国总统乙下台，副总统丙就任总统."""
        held = [q for p in sentence.phrases if p.end <= limit for q in p.posts[-1:] if q.organisation is not None]
        states = {id(q.organisation.final): q for q in held if q.organisation is not None and q.organisation.final.type == "state"}
        if len(states) != 1 or self.greeted.search(page.folded, sentence.start, limit) is not None:
            return None
        (post,) = states.values()
        return (post.organisation, post.organisation_text) if post.organisation is not None else None

    def bench(self, page: Page, sentence: Sentence, start: int) -> tuple[Member, str] | None:
        """The one court that the sentence has named: 在岚州法院出庭，被裁判官甲拒绝保释."""
        named = {m.group("body"): m.span("body") for m in self.court.finditer(page.folded, sentence.start, start)}
        courts = {name: span for name, span in named.items() if not any(name != other and other.endswith(name) for other in named)}
        if len(courts) != 1:
            return None
        ((low, end),) = courts.values()
        low = max((cut.end() for cut in self.cut.finditer(page.folded, low, end)), default=low)
        own = next((p for p in sentence.phrases if p.letter == "O" and p.end == end and p.start <= low and p.member is not None), None)
        if own is not None and own.member is not None:
            return own.member, pointing.words(page, own)
        return self.member(page, low, end) if end - low > LEAST_COURT else None

    def subject(self, page: Page, sentence: Sentence, phrase: Phrase) -> tuple[Member, str] | None:
        """The state that the sentence opens with, of an officer of a later clause (甲国…，外长乙), or that he rules (甲国在总统乙治下)."""
        first = sentence.phrases[0]
        opens = first.start == sentence.start and page.folded[min(phrase.start, phrase.posts[0].start) - 1] == "，"
        if page.folded.startswith(self.reigns, phrase.end):
            first = next((p for p in reversed(sentence.phrases) if p.end < phrase.start and p.letter == "S"), first)
            opens = page.folded[first.end : first.end + 1] in {"在", "于"}
        fits = opens and first.letter == "S"
        return (first.member, pointing.words(page, first)) if fits and first.member is not None else None

    def party(self, page: Page, sentence: Sentence, start: int) -> Member | None:
        """The party last named before a 党主席."""
        for earlier in reversed(page.sentences[max(0, sentence.number - PARTY_REACH) : sentence.number + 1]):
            for phrase in reversed(earlier.phrases):
                member = phrase.member.final if phrase.member and phrase.letter != "P" else None
                member = phrase.posts[-1].organisation if phrase.letter == "P" and phrase.posts else member
                if phrase.end <= start and member is not None and member.named and (member.sector == "PTY" or member.name.endswith(PARTY)):
                    return member
        return None

    def council(self, page: Page, tenure: Tenure) -> tuple[Member, str] | None:
        """The house or land that the office's word means without naming it, where the report names it, and its words there."""
        name = next((name for word, name in self.meant.items() if tenure.words.endswith(word)), "")
        if not name or (at := page.folded.find(name)) < 0:
            return None
        known = next((entry for entry in self.index.get(name, ()) if entry.type in {"organisation", "territory"}), None)
        form = page.text[at : at + len(name)]
        return (page.cast.known(known, form), form) if known is not None else None

    def another(self, page: Page, sentence: Sentence, start: int, words: str) -> tuple[Member, str] | None:
        """The body of somebody just told of who holds the same office: 橙果集团董事甲…，另一董事乙."""
        for near in (sentence, page.sentences[max(0, sentence.number - 1)]):
            for phrase in reversed([p for p in near.phrases if p.end <= start]):
                post = next((q for q in phrase.posts if page.folded[q.role_start : q.role_end] == words), None)
                if post is None:
                    continue
                own = next((q for q in phrase.posts if q.organisation is not None), None)
                if own is not None and own.organisation is not None:
                    return own.organisation, own.organisation_text
                return self.find(page, near, phrase, post)
        return None

    def trim(self, page: Page, tenure: Tenure, bodies: frozenset[str]) -> None:
        """Take from the body what is no part of it: a wing, and 前 of an office that is over (前 + 总统府 + 顾问)."""
        text = tenure.organisation_text
        if fold(text[:1]) in self.gone and fold(text[1:]) in bodies:
            tenure.organisation, tenure.organisation_text = self.named(page, text[1:])
            tenure.status = "ended"
        elif tenure.trade and text and page.folded.endswith(self.lives, 0, max(0, page.folded.rfind(fold(text), 0, tenure.spans[0][1]))):
            tenure.organisation, tenure.organisation_text = None, ""
        elif tenure.organisation is not None and not tenure.organisation.entry and (name := self.own_name(text)) != text:
            tenure.organisation, tenure.organisation_text = self.named(page, name)
        elif text and tenure.words in self.councils and page.text.find(text + tenure.post) >= 0:
            # 人权小组 + 委员会主席: the body has the word.
            head = self.councils[tenure.words]
            tenure.organisation, tenure.organisation_text = self.named(page, text + tenure.post[:head])
            tenure.words, tenure.post, tenure.en = tenure.words[head:], tenure.post[head:], "chairman"
        elif text.endswith(self.paired) and (whole := self.pair(page, text, page.folded.rfind(fold(text), 0, tenure.spans[0][1]))):
            tenure.organisation, tenure.organisation_text = self.named(page, whole)
        elif (court := self.of_a_wing(page, text)) is not None:
            tenure.organisation, tenure.organisation_text = court

    def pair(self, page: Page, text: str, start: int) -> str:
        """The name of a house of two lands or matters: 草原与 + 海湾研究所. What stands first is nobody who could act with its man."""
        sentence = page.sentence_at(start) if page.folded[start - 1 : start] in self.pairing else None
        if sentence is None or start - 1 <= sentence.start:
            return ""
        place = next((p for p in sentence.phrases if p.end == start - 1), None)
        token, kind = rjieba.tag(page.folded[max(sentence.start, start - 7) : start - 1])[-1]
        at = place.start if place is not None else start - 1 - len(token)
        fits = place.letter == "L" if place is not None else kind in NOUNS and len(token) > 1
        opens = (
            at == sentence.start or page.folded[at - 1] in self.pair_opens or any(p.letter == "O" and p.end == at for p in sentence.phrases)
        )
        return page.text[at : start + len(text)] if fits and opens else ""

    def own_name(self, text: str) -> str:
        """A body's name without where it sits, what somebody does there, or how great it is: 观察国会的 + 橙果大学, 第二大党 + 橙果党."""
        match = self.leads.match(fold(text)) if len(text) > LEAST_OWN and ("的" in text or "大" in text) else None
        if match is None or len(text) - match.end() < LEAST_OWN or (match.group().endswith("的") and "的" not in rjieba.cut(fold(text))):
            return text
        return text[match.end() :]

    def town(self, page: Page, tenure: Tenure, post: Post) -> None:
        """The town or land that its head's word ends: 前橙湾市 + 市长."""
        end = next((end for word, end in self.towns.items() if tenure.words.endswith(word)), "")
        # 橙湾 + 市委书记: the word itself begins with the name's end.
        stop = post.role_start + tenure.words.startswith(end + "委") if end else 0
        if not end or page.folded[stop - 1] != end:
            return
        match = self.town_name.search(page.folded, max(0, stop - TOWN), stop)
        if match is None:
            return
        gone = page.folded[match.start()] in self.gone
        form = page.text[match.start() + gone : match.end()]
        tenure.organisation, tenure.organisation_text = page.cast.unknown("place", form), form
        tenure.status = "ended" if gone else tenure.status

    def of_a_wing(self, page: Page, text: str) -> tuple[Member, str] | None:
        """The body without the wing that its officer is of (保守派 + 最高法院), or without what it does for him (岚州党 + 提名)."""
        wing = next((word for word in self.wings if fold(text).startswith(word)), "")
        puts_up = next((word for word in self.put_up if fold(text).endswith(word)), "")
        rest = text[len(wing) : len(text) - len(puts_up)]
        least = LEAST_OWN if wing in self.camps else 2
        return self.named(page, rest) if len(rest) >= least and rest != text else None

    def unit(self, page: Page, sentence: Sentence, start: int, head: str) -> tuple[Member, str] | None:
        """The unit of this size told of last in the paragraph: 第九旅…，旅长甲."""
        for earlier in reversed(page.sentences[max(0, sentence.number - UNIT_REACH) : sentence.number + 1]):
            if earlier.block != sentence.block:
                return None
            for p in reversed(earlier.phrases):
                if p.letter == "U" and p.end <= start and p.member is not None and page.folded[p.end - 1] == head and p.member.final.named:
                    return p.member, pointing.words(page, p)
        return None

    def staff(self, page: Page, sentence: Sentence, start: int, post: Post) -> tuple[Member, str] | None:
        """The body whose department or people stand right before the office: 橙果观察中国部主任甲, 橙果集团4名高层，总裁甲."""
        if post.kind != "office" or post.takes not in {"organisation", "either"}:
            return None
        low = max(sentence.start, start - PART_REACH)
        if (match := self.people.search(page.folded, low, start)) is not None:
            begin = max((cut.end() for cut in self.cut.finditer(page.folded, *match.span("body"))), default=match.start())
            return self.member(page, begin, match.end("body")) if match.end("body") - begin > len(match.group("head")) else None
        part = self.part.search(page.folded, low, start)
        own = next((p for p in sentence.phrases if part is not None and p.letter in "OM" and p.end == part.start()), None)
        return (own.member, pointing.words(page, own)) if own is not None and own.member is not None else None

    def school(self, page: Page, sentence: Sentence, start: int) -> tuple[Member, str] | None:
        """The school or house right before the name: 岚州大学的甲教授, 在岚州大学做研究的教授甲."""
        match = self.house.search(page.folded, max(sentence.start, start - HOUSE_REACH), start)
        if match is None:
            return None
        low, end = match.span("body")
        for cut in self.cut.finditer(page.folded, low, end):
            low = cut.end()
        own = next((p for p in sentence.phrases if p.letter == "O" and p.end == end and p.member is not None), None)
        if own is not None and own.member is not None:
            return own.member, pointing.words(page, own)
        return self.member(page, low, end) if end - low > len(match.group("head")) else None

    def member(self, page: Page, start: int, end: int) -> tuple[Member, str]:
        return self.named(page, page.text[start:end])

    def named(self, page: Page, form: str) -> tuple[Member, str]:
        known = next((entry for entry in self.index.get(fold(form), ()) if entry.type in {"organisation", "media"}), None)
        return (page.cast.known(known, form) if known is not None else page.cast.unknown("organisation", form)), form

    def kind(self, page: Page, sentence: Sentence, start: int, words: str) -> tuple[Member, str] | None:
        """The one house of the kind that the office names, told of in the paragraph or the one before: 馆长 of a 博物馆."""
        ends = next((tuple(ends) for word, ends in self.kinds.items() if words.endswith(word)), None)
        if ends is None:
            return None
        low = next((s.start for s in page.sentences[: sentence.number + 1] if s.block > sentence.block - BLOCKS), start)
        named = dict[str, tuple[int, int]]()
        for match in self.houses.finditer(page.folded, low, start):
            if not match.group().endswith(ends):
                continue
            begin = max((cut.end() for cut in self.cut.finditer(page.folded, match.start(), match.end())), default=match.start())
            if match.end() - begin > len(match.group("head")):
                named.setdefault(page.folded[begin : match.end()], (begin, match.end()))
        # 文学馆 beside 岚州文学馆 is the same house.
        longest = max(named, key=len, default="")
        return self.member(page, *named[longest]) if longest and all(longest.endswith(name) for name in named) else None

    def whole(self, page: Page, post: Post, text: str) -> str:
        """A council with the district before it: 东区 + 区议会."""
        match = self.district.search(page.folded, max(0, post.role_start - 4), post.role_start)
        return page.text[match.start() : post.role_start] + text if match is not None and text[:1] in "区區市县縣" else ""
