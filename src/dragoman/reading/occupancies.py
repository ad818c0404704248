"""Who holds what office: roles in apposition (扎雷亚总统X), tenures (X担任Y), appointments, dismissals, resignations."""

import re

import ahocorasick_rs

from dragoman.lexicon.model import Lexicon
from dragoman.reading import modality, office_known, timing
from dragoman.reading.cast import Member
from dragoman.reading.drafts import Drafts
from dragoman.reading.office_bodies import UNREAD, OfficeBodies
from dragoman.reading.office_closed import ClosedBodies
from dragoman.reading.office_ends import OfficeEnds
from dragoman.reading.office_heirs import Heirs, OfficePattern, office_pattern
from dragoman.reading.office_lists import OfficeLists
from dragoman.reading.office_times import LONG_AGO, OfficeTimes
from dragoman.reading.office_titles import Titles
from dragoman.reading.page import Page, Phrase, Post, Sentence
from dragoman.reading.shadow import CODE
from dragoman.reading.tenures import Tenure, gather
from dragoman.schema.claims import Occupancy, Status
from dragoman.schema.entities import Entity
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold

APPOSITION, TENURE, ELIDED = 0.9, 0.8, 0.65
# Offices told in passing, with the name.
TITLES = frozenset({"apposition", "beside"})
# How long, in characters, the evidence may be that begins before the holder's name.
EVIDENCE = 60
# How far before an elided clause, in characters, it may be told to be only a dream.
WISH_REACH = 20
# How far behind it, in characters, the date may stand until which an office was held.
UNTIL_REACH = 6
# How far behind it what follows may be told as to come: 当我成为总统时，我们将….
AFTER = 14


class Occupancies:
    """The occupancy pass."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        data = lexicon.grammar("occupancies", language)
        self.kinds = frozenset(data.get("kinds", []))
        self.not_posts = frozenset(data.get("not_posts", []))
        self.not_post_ends = tuple(data.get("not_post_ends", ["\0"]))
        self.firsts = tuple(data.get("firsts", ["\0"]))
        self.titles = Titles(data)
        self.set_off = frozenset(data.get("set_off", []))
        self.bodies = OfficeBodies(lexicon, language, data)
        self.times = OfficeTimes(lexicon, language, data)
        self.ends = OfficeEnds(data)
        self.lists = OfficeLists(data)
        self.heirs = Heirs(data)
        self.candidates = tuple(data.get("candidates", ["\0"]))
        self.bygone_states = frozenset(data.get("bygone_states", []))
        self.during = re.compile(either(data.get("while", [])))
        self.modality = self.times.modality
        self.closed = ClosedBodies(data, self.modality)
        self.acting: str = data.get("acting_en", "")
        lists: dict[str, list[str]] = {k: v for k, v in data.items() if isinstance(v, list) and k != "pattern"}
        self.patterns = [office_pattern(row, lists) for row in data.get("pattern", [])]
        self.by_classes: dict[frozenset[str], frozenset[int]] = {}
        self.verbs = sorted({*(verb for pattern in self.patterns for verb in pattern.verbs), *lists.get("triggers", ())})
        self.scan = ahocorasick_rs.AhoCorasick(self.verbs)
        self.told: dict[int, set[int]] = {}
        # Which patterns each verb may stand in, and which need none.
        self.users = [[at for at, pattern in enumerate(self.patterns) if verb in pattern.verbs] for verb in self.verbs]
        self.verbless = frozenset(at for at, pattern in enumerate(self.patterns) if not pattern.verbs)
        # 甲（时任外相）: an office in brackets, which is one character of the shadow, needs no word.
        role, land, count = (CODE["G"] + CODE["P"], CODE["G"] + CODE["S"], CODE["D"] + CODE["N"])
        openings = data.get("openings", "")
        self.bracketed = re.compile(f"[（(][{role}]|[{role}]、[{land}{count}{openings}]|在[{land}]|[{role}]的[{role}]")
        self.to_come = re.compile(data.get("to_come", "(?!)"))
        self.once_was = re.compile(data.get("once_was", "(?!)"))
        self.until = re.compile(data.get("until", "(?!)"))
        self.wished = re.compile(either(data.get("wished", [])))
        self.dreamt = re.compile(either(data.get("dreamt", [])))
        self.elect = re.compile(either(data.get("elect", [])))
        self.past = re.compile(either(data.get("past", [])))

    def read(self, page: Page, drafts: Drafts) -> None:
        """Add the occupancies of one page."""
        found: list[Tenure] = []
        self.told = page.words(self.scan)
        self.times.begin(page)
        self.closed.begin(page)
        for sentence in page.sentences:
            changed = self.changes(page, sentence)
            plain = [tenure for phrase in sentence.phrases if phrase.posts for tenure in self.apposition(page, sentence, phrase)]
            for tenure in plain:
                tenure.anchor = tenure.spans[0][0]
            for tenure in (*changed, *plain):
                if fold(tenure.organisation_text) in self.bygone_states or self.wound_up(tenure):
                    tenure.status = "ended"
                chains = self.tellers(drafts, tenure)
                tenure.voice = tuple(tuple(who.id or who.text for who in chain) for chain in chains)
            found.extend((*changed, *plain))
        for tenure in gather(found):
            self.emit(page, drafts, tenure)

    def tellers(self, drafts: Drafts, tenure: Tenure) -> list[tuple[Entity, ...]]:
        """Who tells of it: a title in passing is the author's, how an office was lost is whoever's words it stands in."""
        return drafts.titlers(tenure.anchor) if tenure.rule in TITLES else drafts.claimants(tenure.anchor)

    def wound_up(self, tenure: Tenure) -> bool:
        """Its body is no more; who founded that has done so still."""
        return not tenure.words.endswith(self.bodies.founders) and not tenure.auxiliary and self.closed.over(tenure)

    def apposition(self, page: Page, sentence: Sentence, phrase: Phrase) -> list[Tenure]:
        """Each post that stands with a person's name, or with somebody whom the report names later."""
        member = phrase.member
        if member is None or phrase.open_reference in {"role", "definite"}:
            return []
        if (phrase.open_reference == "indefinite" and member.became is None) or self.titles.idle(page, sentence, phrase):
            return []
        sure = APPOSITION if member.entry or phrase.confidence > 0.7 else TENURE
        posts = [post for post in phrase.posts if self.is_post(page, post) and not self.titles.serves(page, phrase, post)]
        if any(post.kind == "office" for post in posts):
            # 副司令X少将: what he is beside his office is his rank.
            posts = [post for post in posts if post.kind != "rank"]
        held = [(_tenure(page, member, phrase, post, "apposition"), post) for post in posts]
        others = self.lists.listed(page, sentence, phrase) if held else []
        over = bool(held) and self.ends.over(page, sentence, phrase, others[-1].end if others else phrase.end)
        for tenure, post in held:
            tenure.confidence = sure
            tenure.status = self.known_status(page, tenure, sentence, (phrase.start, post.kind))
            if tenure.status == "unknown" and self.times.at_present(page, sentence, post.role_start):
                tenure.status = "current"
            if post.start < phrase.head_start and self.once_was.search(page.folded, max(sentence.start, post.start - 20), post.start):
                tenure.status = "ended"
            if (over and (not tenure.trade or tenure.words.endswith(self.bodies.staff))) or (
                (tenure.trade or tenure.words.endswith(self.candidates)) and self.outgrown(page, sentence, phrase, tenure)
            ):
                tenure.status = "ended"
                tenure.change = self.ends.how(page, sentence, phrase, others[-1].end if others else phrase.end) if over else None
                tenure.rule = "ends" if tenure.change is not None else tenure.rule
            elif post.former:
                tenure.change = self.ends.gone(page, post.start)
        self.bodies.settle(page, sentence, phrase, held)
        for tenure, post in held:
            self.titles.widen(page, sentence, phrase, (tenure, post))
        tenures = [tenure for tenure, _ in held]
        return [*tenures, *self.lists.shared(page, sentence, phrase, tenures)]

    def known_status(self, page: Page, tenure: Tenure, sentence: Sentence, where: tuple[int, str]) -> Status:
        """Whether an office is still held: by the lexicon's dates, else over where the tale is of times long past."""
        offset, kind = where
        held = office_known.listed_now(page, tenure)
        if held is False or office_known.of_old(page, tenure):
            return "ended"
        if held or tenure.status != "current" or tenure.words.endswith(self.bodies.founders):
            return tenure.status
        told = self.times.status(page, sentence, offset, (tenure.words, kind))
        if told == "current" and held is None and not tenure.trade and self.times.of_that_time(page, sentence, tenure.spans[0][1]):
            return "unknown"
        if told == "unknown" and tenure.words.endswith(self.candidates):
            return "ended"
        return told

    def outgrown(self, page: Page, sentence: Sentence, phrase: Phrase, tenure: Tenure) -> bool:
        """An actor who, a while ago, was elected president has left the stage; who is elected is no candidate any more."""
        elected = self.elect.search(page.folded, phrase.end, sentence.end)
        if elected is None or any(p.letter == "P" and phrase.end <= p.start < elected.start() for p in sentence.phrases):
            return False
        return not tenure.trade or modality.is_history(timing.date_at(page, sentence, phrase.start), page.reference)

    def is_post(self, page: Page, post: Post) -> bool:
        words = page.folded[post.role_start : post.role_end]
        return post.kind in self.kinds and words not in self.not_posts and not words.endswith(self.not_post_ends)

    def of(self, classes: frozenset[str]) -> frozenset[int]:
        """The patterns that may match where phrases of these classes stand."""
        if classes not in self.by_classes:
            fits = (at for at, p in enumerate(self.patterns) if not any(need.isdisjoint(classes) for need in p.classes))
            self.by_classes[classes] = frozenset(fits)
        return self.by_classes[classes]

    def changes(self, page: Page, sentence: Sentence) -> list[Tenure]:
        """Tenures and changes that verbs tell."""
        shadow = sentence.fine
        fits = self.of(sentence.classes)
        told = fits and sentence.number in self.told
        verbs = {word for word, _, _ in self.scan.find_matches_as_indexes(shadow.text, overlapping=True)} if told else set[int]()
        if not verbs and self.bracketed.search(shadow.text) is None:
            return []
        found: list[Tenure] = []
        taken: set[tuple[int, int]] = set()
        for at in sorted(self.verbless.union(*(self.users[verb] for verb in verbs)) & fits):
            pattern = self.patterns[at]
            if pattern.needs not in shadow.text:
                continue
            for match in pattern.regex.finditer(shadow.text):
                # One telling for each office that ends at one place.
                place = (match.end(), match.start("R") if "R" in pattern.regex.groupindex else -1 - pattern.inherits)
                if place in taken or not self.heirs.fits(page, shadow, pattern, match):
                    continue
                made = self.change(page, sentence, pattern, match)
                if made:
                    taken.add(place)
                    found.extend(made)
        return found

    def change(self, page: Page, sentence: Sentence, pattern: OfficePattern, match: re.Match[str]) -> list[Tenure]:
        shadow = sentence.fine
        groups = match.groupdict()
        by = next(iter(shadow.phrases(match, "B")), None) if groups.get("B") else None
        role = next(iter(shadow.phrases(match, "R")), None) if groups.get("R") else None
        holder = next(iter(shadow.phrases(match, "P")), None) if groups.get("P") else None
        start, end = shadow.span(match.start(), match.end())
        holder = self.subject(page, sentence, start) if pattern.elided else holder
        by = self.subject(page, sentence, start) if pattern.elided_by else by
        away = holder is not (holder := self.heirs.meant(page, sentence, (holder, by), start)) or pattern.elided
        if pattern.possessor and role is not None:
            holder = role.possessor
        if holder is None or holder.member is None or holder.member.type not in {"person", "group"} or holder is role:
            return []
        if holder.open_reference == "role" and not pattern.possessor:
            return []
        posts = self.told_posts(page, sentence, (pattern, match), (role, holder))
        # Who stands last is told of by what stands before him.
        opens = start if holder.end == end and end - start < EVIDENCE else holder.start
        start = start if away else holder.start
        verb = shadow.span(match.end() - 1, match.end())[0] if role is None else role.start
        modes = modality.auxiliary(page, sentence, verb, self.modality) - {"historical"}
        denied = "negation" in modes or ("hypothetical" in modes and pattern.change is None)
        between = groups.get("between") or ""
        lead = page.folded[modality.clause_start(page, sentence, start, self.modality) : start]
        before = page.folded[max(sentence.start, start - WISH_REACH) : start] if pattern.elided else ""
        if denied or self.wished.search(between) or self.wished.search(lead) or self.dreamt.search(before):
            return []
        if past := bool(self.past.search(between)) or (pattern.unnamed and self.was(page, sentence, role)):
            modes.add("historical")
        if self.to_come.search(page.folded[start - 1 : end + AFTER]):
            modes.add("future")
        when = self.when(page, sentence, verb, pattern.change is not None)
        made = []
        for post in posts:
            tenure = _tenure(page, holder.member, holder, post, pattern.rule)
            self.bodies.tidy(tenure, post)
            tenure.confidence = ELIDED if pattern.elided else TENURE
            self.bodies.doubt(page, tenure)
            tenure.by = by
            self.bodies.taken(page, sentence, verb, (tenure, post))
            tenure.spans, tenure.anchor = [(min(start, end if away else opens, end), end)], min(start, end)
            tenure.change = pattern.change
            self.placed(page, tenure, (role, post))
            tenure.date = when
            tenure.auxiliary = set(modes)
            tenure.status = "current" if "future" in modes and not post.former else self.status(page, pattern, post, past, when)
            self.close(page, sentence, tenure)
            self.date(page, sentence, verb, (tenure, post.kind))
            made.append(tenure)
        return [*made, *self.lists.together(page, made, self.lists.beside(page, sentence, holder))] if pattern.spreads else made

    def was(self, page: Page, sentence: Sentence, role: Phrase | None) -> bool:
        """Before an office whose body no phrase takes in stands 曾任."""
        return role is not None and self.once_was.search(page.folded, max(sentence.start, role.start - WISH_REACH), role.start) is not None

    def told_posts(
        self, page: Page, sentence: Sentence, told: tuple[OfficePattern, re.Match[str]], who: tuple[Phrase | None, Phrase]
    ) -> list[Post]:
        """The posts that a match tells of: those of its role, of the holder, or of whom he follows."""
        (pattern, match), (role, holder) = told, who
        if pattern.inherits or pattern.heads:
            return [post for post in self.heirs.posts(page, sentence, pattern, match) if pattern.heads or self.is_post(page, post)]
        # 他是一位重视改革的主席 says what he is like.
        if role is not None and role.open_reference == "indefinite" and pattern.rule in {"as", "is"}:
            return []
        told_of = [*(sentence.fine.phrases(match, "Q") if match.groupdict().get("Q") else ()), role]
        return [post for one in told_of for post in self.posts(page, one, holder)]

    def placed(self, page: Page, tenure: Tenure, what: tuple[Phrase | None, Post]) -> None:
        """Doubt an office told by a verb that is one of some body, where none was found."""
        role, post = what
        if role is not None and tenure.organisation is None and tenure.change is None:
            lacks = tenure.words.endswith(self.bodies.seats) or self.bodies.wants(page, tenure, post)
            tenure.confidence = UNREAD if lacks else tenure.confidence

    def date(self, page: Page, sentence: Sentence, verb: int, what: tuple[Tenure, str]) -> None:
        """Over where it is told of a time when it was held (任主席时), or of times past; `what`: the tenure, and the kind of the post."""
        tenure, kind = what
        if self.bodies.idle(tenure):
            tenure.confidence = UNREAD
        held = office_known.listed_now(page, tenure)
        if {"future", "hypothetical"} & tenure.auxiliary or held:
            return
        if held is False and tenure.change != "resigned":
            tenure.status = "ended"
        if tenure.change is None and self.during.match(page.folded, tenure.spans[0][1]):
            tenure.status = "ended"
        if tenure.status == "current":
            tenure.status = self.times.status(page, sentence, verb, (tenure.words, kind))

    def close(self, page: Page, sentence: Sentence, tenure: Tenure) -> None:
        """Held until the date behind the words that tell of it: 从1980年开始，担任院长，直至1986年."""
        start, end = tenure.spans[0]
        behind = (d.edtf for d in sentence.dates if end <= d.start <= end + UNTIL_REACH and self.until.fullmatch(page.folded, end, d.start))
        until = next((when for when in behind if when and when.startswith("/")), None)
        if until is not None:
            since = [d.edtf for d in sentence.dates if d.start < start and d.edtf and d.edtf.endswith("/..")]
            tenure.status, tenure.date = "ended", timing.spanned(tenure.date or (since[-1] if since else None), until)

    def posts(self, page: Page, role: Phrase | None, holder: Phrase) -> list[Post]:
        if role is not None:
            # 哈萨克斯坦总统 without a name is a role here, not somebody.
            return [post for post in role.posts if self.is_post(page, post)]
        own = [post for post in holder.posts if self.is_post(page, post)]
        held = own or [post for p in page.phrases() if p.member is holder.member for post in p.posts if self.is_post(page, post)]
        # 旅长甲上校被解职: a rank is not what he loses.
        return ([post for post in held if post.kind != "rank"] or held)[-1:]

    def subject(self, page: Page, sentence: Sentence, offset: int) -> Phrase | None:
        """Who the clause before, or the sentence before, was about."""
        own = [p for p in sentence.phrases if p.end <= offset and p.letter == "P" and p.member is not None]
        if own:
            # 连乙，也当选委员: whom the clause before sets off.
            set_off = page.folded[offset : offset + 2] in self.set_off and own[-1].end == offset
            lead = own[-1] if set_off else own[0]
            return lead if page.folded[lead.end : lead.end + 1] != "的" else None
        if sentence.number == 0:
            return None
        earlier = page.sentences[sentence.number - 1]
        if earlier.block < sentence.block - 1:
            return None
        return next((p for p in earlier.phrases if p.letter == "P" and p.member is not None), None)

    def when(self, page: Page, sentence: Sentence, verb: int, change: bool) -> str | None:
        """A tenure has the date of its own clause; a change may have that of its sentence, or of the tale so far."""
        start = modality.clause_start(page, sentence, verb, self.modality)
        own = [d.edtf for d in sentence.dates if start <= d.start <= verb]
        if own or not change:
            return own[-1] if own else None
        dated = timing.date_at(page, sentence, verb)
        if dated is None or "/" in dated:
            dated = timing.carried(page, sentence)
        return dated if dated is None or "/" not in dated else None

    def status(self, page: Page, pattern: OfficePattern, post: Post, past: bool, when: str | None) -> Status:
        former = post.former and not page.folded.startswith(self.firsts, post.start)
        if pattern.change in {"dismissed", "resigned"} or former or past or pattern.over:
            return "ended"
        if modality.is_history(when, page.reference - LONG_AGO):
            return "ended"
        closed = when is not None and "/" in when and not when.endswith("..")
        return "ended" if closed else "current"

    def emit(self, page: Page, drafts: Drafts, tenure: Tenure) -> None:
        organisation = tenure.organisation.entity(tenure.organisation_text) if tenure.organisation and tenure.organisation_text else None
        if organisation is None:
            organisation = office_known.listed(page, tenure) or (office_known.state(page, tenure.holder.final) if tenure.of_state else None)
        spans = sorted(dict.fromkeys(tenure.spans))
        drafts.emit(
            Occupancy,
            spans,
            rule=f"occupancy.{tenure.rule}",
            confidence=tenure.confidence,
            date=tenure.date,
            auxiliary=tenure.auxiliary,
            claimants=self.tellers(drafts, tenure),
            scoped=tenure.rule not in TITLES,
            holder=tenure.holder.entity(tenure.holder_text),
            post=tenure.post,
            post_en=self.english(tenure),
            organisation=organisation,
            status=tenure.status,
            by=page.entity(tenure.by) if tenure.by else None,
            change=tenure.change,
        )

    def english(self, tenure: Tenure) -> str | None:
        """The post in English, with the body's English name where it has one."""
        if not tenure.en:
            return None
        acts = self.acting and tenure.words.startswith(self.times.acting) and self.acting not in tenure.en
        post = f"{self.acting} {tenure.en}" if acts else tenure.en
        entry = tenure.organisation.entry if tenure.organisation else None
        name = next((n.text for n in entry.names if n.language == "en"), None) if entry else None
        return f"{post} of {name}" if name and not post.endswith(name) else post


def _tenure(page: Page, member: Member, phrase: Phrase, post: Post, rule: str) -> Tenure:
    return Tenure(
        holder=member,
        holder_text=page.text[phrase.head_start : phrase.head_end],
        words=fold(post.role),
        post=post.role,
        en=post.en,
        organisation=post.organisation,
        organisation_text=post.organisation_text,
        status="ended" if post.former else "current",
        of_state=post.of_state,
        spans=[(min(post.start, phrase.start) if post.start < phrase.head_start else phrase.start, max(post.end, phrase.end))],
        rule=rule,
        confidence=TENURE,
        auxiliary=set(),
        trade=post.kind == "profession",
        rank=post.kind == "rank",
    )
