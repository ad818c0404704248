"""Which body an office is of where none stands directly before it: in the role's own word, with another post, or named shortly before."""

import re
from typing import Any

import rjieba

from dragoman.lexicon.model import ActorEntry, Lexicon
from dragoman.reading import pointing
from dragoman.reading.cast import Member
from dragoman.reading.naming import name_index
from dragoman.reading.office_left import PARTY, PARTY_REACH, LeftBodies
from dragoman.reading.office_pointed import PointedBodies
from dragoman.reading.page import Page, Phrase, Post, Sentence, last_mark
from dragoman.reading.tenures import Tenure
from dragoman.text.scripts import fold

# Confidence of an office whose body is not known though something stands before it (not exported), and of one that only the sentence names.
UNREAD, NEAR = 0.45, 0.6
# Bodies whose officers are called by their full office.
PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "SPY", "MIL"})
LANDS = frozenset({"state", "territory", "place", "group"})
# How many phrases before an office in a list its body may stand.
LIST_REACH = 8
_MARKS = re.compile(r"(?:[一二两三四五六七八九十]{1,2}|[0-9]{1,2})[名位个]|[（）()0-9岁、， ]")
# Between a person's name, with its gloss, and the office of somebody of his.
_OF_HIM = re.compile(r"(?:[（(][^（）()。]{1,60}[）)])?的$")


class OfficeBodies:
    """Word lists of the grammar files `occupancies` and `names`."""

    def __init__(self, lexicon: Lexicon, language: str, data: dict[str, Any]) -> None:
        names = lexicon.grammar("names", language)
        self.joins = frozenset(data.get("joins", []))
        self.listing = frozenset(data.get("listing", []))
        self.possessive = tuple(data.get("possessive", ["\0"]))
        self.index: dict[str, tuple[ActorEntry, ...]] = name_index(list(lexicon.actors.values()))
        self.roles = {row["form"]: row.get("en", "") for row in lexicon.words("roles", language)}
        self.bodies = frozenset(row["form"] for row in lexicon.words("bodies", language))
        self.heads = frozenset(row["form"] for row in lexicon.words("heads", language) if row.get("kind") in {"organisation", "media"})
        self.endings = frozenset(names.get("body_endings", "") + names.get("office_endings", ""))
        self.mere = frozenset(names.get("personal_heads", [])) | frozenset(names.get("generic_heads", []))
        self.staff = tuple(data.get("staff", ["\0"]))
        self.of_party = frozenset(data.get("of_party", []))
        self.of_a_land = frozenset(data.get("of_a_land", []))
        self.deputies = tuple(data.get("of_the_people", ["\0"]))
        self.plain = frozenset(names.get("no_bodies", []))
        self.before = frozenset(data.get("before_bare", []))
        self.editions: dict[str, str] = data.get("editions", {})
        self.own_bodies = tuple(data.get("own_bodies", ["\0"]))
        self.house_ends = tuple(data.get("house_ends", [""]))
        self.bodiless = frozenset(data.get("bodiless", []))
        self.with_his = tuple(data.get("with_his", ["\0"]))
        self.the_other = tuple(data.get("the_other", ["\0"]))
        self.districts = tuple(data.get("districts", ["\0"]))
        self.helpers = tuple(data.get("helpers", ["\0"]))
        self.heads_of_state = tuple(data.get("heads_of_state", ["\0"]))
        self.heads_of = frozenset(data.get("heads_of", []))
        self.regimes = tuple(data.get("regimes", ["\0"]))
        self.founders = tuple(data.get("founders", ["\0"]))
        self.seats, self.chairs = (tuple(data.get(key, ["\0"])) for key in ("seats", "chairs"))
        self.benches = tuple(data.get("benches", ["\0"]))
        self.left = LeftBodies(data, self.index)
        self.pointed = PointedBodies(lexicon, language, data)

    def settle(self, page: Page, sentence: Sentence, phrase: Phrase, held: list[tuple[Tenure, Post]]) -> None:
        """Give each tenure of one phrase its body, or less confidence where there is one that was not read."""
        last: Tenure | None = None
        for tenure, post in held:
            part = tenure.organisation is not None
            self.tidy(tenure, post)
            owner = self.owner(phrase, post) if tenure.organisation is None else None
            if owner is not None and not self.none(tenure, owner, owner.name):
                tenure.organisation, tenure.organisation_text = owner.final, owner.names[-1] if owner.names else owner.name
            found = self.pointed.settle(page, sentence, tenure, post)
            self.left.trim(page, tenure, self.bodies)
            if self.of_the_former(page, sentence, phrase):
                tenure.status = "ended"
            if tenure.words in self.of_party and self.misread(page, tenure):
                tenure.organisation, tenure.organisation_text = None, ""
            if tenure.organisation is None and post.kind == "profession" and (own := self.within(page, post, tenure.holder)) is not None:
                tenure.organisation, tenure.organisation_text = own, own.names[-1]
            if tenure.organisation is None and post.kind != "profession" and found:
                self.find(page, sentence, phrase, (tenure, post, last))
            if tenure.organisation is None:
                self.left.town(page, tenure, post)
            if tenure.organisation is None and found and (left := self.left.find(page, sentence, phrase, post)) is not None:
                tenure.organisation, tenure.organisation_text = left
            if tenure.organisation is not None and tenure.organisation.final.name in self.mere:
                tenure.organisation, tenure.organisation_text, tenure.confidence = None, "", UNREAD
            if part and post.organisation is not None and fold(post.organisation_text) in self.editions:
                self.edit(tenure, post)
            if tenure.organisation is None and self.asks(page, post) and self.possessed(page, sentence, phrase, post):
                tenure.confidence = UNREAD
            if tenure.organisation is None and (tenure.words in self.heads_of or not found):
                tenure.confidence = UNREAD
            self.doubt(page, tenure)
            if (tenure.organisation is None and self.asks(page, post) and self.unread(page, phrase, post)) or (
                tenure.organisation is None and self.wants(page, tenure, post)
            ):
                tenure.confidence = UNREAD
            if self.idle(tenure):
                tenure.confidence = UNREAD
            last = tenure if tenure.organisation else last

    def idle(self, tenure: Tenure) -> bool:
        """What somebody does for a living is no office, but at some body or on a bench."""
        if (tenure.organisation is None or tenure.organisation.final.type in LANDS) and tenure.words.endswith(self.founders):
            return True
        return tenure.trade and tenure.organisation is None and not tenure.words.endswith(self.benches)

    def possessed(self, page: Page, sentence: Sentence, phrase: Phrase, post: Post) -> bool:
        """Somebody's, or of a body whose doings are told before 的: 在岚州大学做研究的教授, 前者的负责人."""
        start = min(post.start, phrase.start)
        if (
            page.folded[start - 1 : start] != "的"
            or post.role_start >= phrase.head_end
            or page.folded.endswith(self.own_bodies, start, post.role_end)
        ):
            return False
        if page.folded.endswith(self.the_other, sentence.start, start - 1):
            return True
        low = last_mark(page.folded, "，；：。", sentence.start, start)
        return any(p.letter in "OM" and low < p.start and p.end < start for p in sentence.phrases)

    def doubt(self, page: Page, tenure: Tenure) -> None:
        """Less confidence, and no body, where the one that was read cannot be."""
        if self.misread(page, tenure):
            tenure.organisation, tenure.organisation_text, tenure.confidence = None, "", UNREAD

    def misread(self, page: Page, tenure: Tenure) -> bool:
        """A party leader's body that is no party, or a place that is the last name of somebody in the report."""
        body, text = tenure.organisation.final if tenure.organisation else None, tenure.organisation_text
        if body is None:
            return False
        if tenure.words in self.of_party:
            return (
                body.type == "organisation"
                and not body.entry
                and not any(mark in text for mark in PARTY)
                and text[-1:] not in {"盟", "阵", "陣"}
            )
        return body.type == "place" and any(m.type == "person" and m.name.endswith("·" + text) for m in page.cast.members.values())

    def of_the_former(self, page: Page, sentence: Sentence, phrase: Phrase) -> bool:
        """Listed with the officer whose man he was: 时任总统A及其顾问B."""
        at = sentence.phrases.index(phrase)
        before = next((p for p in reversed(sentence.phrases[:at]) if p.letter == "P" and p.posts), None)
        return before is not None and before.posts[-1].former and page.folded.startswith(self.with_his, before.end)

    def wants(self, page: Page, tenure: Tenure, post: Post) -> bool:
        """An office of some body, of a person of whom the lexicon lists none."""
        if tenure.words in self.bodiless or tenure.words.endswith(self.benches):
            return False
        return post.takes == "organisation" and post.kind == "office" and not page.lexicon.offices_of.get(tenure.holder.final.id)

    def tidy(self, tenure: Tenure, post: Post) -> None:
        """An artist of a country is nobody's officer, nor are the opposition, the right wing, an edition, a lawmaker's party bodies."""
        body = tenure.organisation.final if tenure.organisation else None
        if (
            body is not None
            and tenure.organisation is not None
            and (
                (body.type == "group" and not fold(tenure.organisation_text).endswith(self.regimes))
                or (post.kind == "profession" and body.type in LANDS)
                or self.none(tenure, tenure.organisation, tenure.organisation_text)
            )
        ):
            tenure.organisation, tenure.organisation_text = None, ""

    def none(self, tenure: Tenure, body: Member, text: str) -> bool:
        """What cannot be the office's body: an edition, a lawmaker's party, or that of who is head of a state."""
        party = body.final.sector == "PTY" or text.endswith(PARTY)
        if fold(text) in self.editions or (tenure.of_state and party and tenure.words.endswith(self.heads_of_state)):
            return True
        if text.endswith(PARTY) and fold(text) in self.plain:
            return True
        if text.endswith(self.left.constituencies) and tenure.words.endswith(self.left.lawmakers):
            return True
        return tenure.words.endswith(self.own_bodies) and body.final.type not in LANDS and not fold(text).endswith(self.house_ends)

    def asks(self, page: Page, post: Post) -> bool:
        """The office is one of a body, and the words before it name that: a painter of murals is of none."""
        words = page.folded[post.role_start : post.role_end]
        return post.takes in {"organisation", "either"} and (post.kind == "office" or words.endswith(self.staff))

    def owner(self, phrase: Phrase, post: Post) -> Member | None:
        """The body that a pronoun before the office turned out to mean: 该组织的 + 副主席."""
        inner = [
            p for p in phrase.inner if p.letter in "OMU" and p.member is not None and post.start <= p.start and p.end <= post.role_start
        ]
        return inner[-1].member if inner and post.kind in {"office", "profession"} else None

    def find(self, page: Page, sentence: Sentence, phrase: Phrase, what: tuple[Tenure, Post, Tenure | None]) -> None:
        """The role's own body, else that of the post before, of a list, of 其, of the clause."""
        tenure, post, last = what
        if post.kind == "rank":
            if last is not None and last.organisation is not None:
                tenure.organisation, tenure.organisation_text = last.organisation, last.organisation_text
            return
        member = self.within(page, post, tenure.holder)
        if member is None and (house := self.left.council(page, tenure)) is not None:
            tenure.organisation, tenure.organisation_text = house
            return
        if member is not None:
            tenure.organisation, tenure.organisation_text = member, member.names[-1]
            if not member.entry and (whole := self.left.whole(page, post, member.names[-1])):
                tenure.organisation, tenure.organisation_text = page.cast.unknown("organisation", whole), whole
            self.cut(tenure, post, member)
            return
        if district := self.district(tenure, post):
            tenure.organisation, tenure.organisation_text = page.cast.unknown("place", district), district
            return
        if post.role_start >= phrase.head_end and not page.folded.startswith(self.left.reigns, phrase.end):
            return
        if post.of_state:
            if not self.share(page, sentence, phrase, tenure):
                self.same_state(page, sentence, phrase, (tenure, post))
            return
        if tenure.words in self.of_party and (member := self.left.party(page, sentence, post.start)) is not None:
            tenure.organisation, tenure.organisation_text = member, member.names[-1]
            return
        fits = last is not None and last.organisation is not None and not self.none(tenure, last.organisation, last.organisation_text)
        if last is not None and fits and post.start > last.spans[0][0] - 1:
            tenure.organisation, tenure.organisation_text = last.organisation, last.organisation_text
            return
        if self.unread(page, phrase, post):
            return
        before = next((p for p in reversed(sentence.phrases) if p.end <= post.start), None)
        beside = before is not None and before.letter in "OM" and page.folded[before.end : post.start] in {"", "的"}
        text = pointing.words(page, before) if before is not None else ""
        whose = before is not None and before.letter == "P" and _OF_HIM.fullmatch(page.folded, before.end, min(post.start, phrase.start))
        if before is not None and whose and before.posts and before.posts[-1].organisation and tenure.words.endswith(self.helpers):
            tenure.organisation, tenure.organisation_text = before.posts[-1].organisation, before.posts[-1].organisation_text
        elif (
            before is not None
            and beside
            and before.member is not None
            and before.member.final.named
            and not self.none(tenure, before.member, text)
        ):
            tenure.organisation, tenure.organisation_text = before.member, text
        elif not self.share(page, sentence, phrase, tenure):
            self.near(page, sentence, phrase, (tenure, post))

    def cut(self, tenure: Tenure, post: Post, body: Member) -> None:
        """The office without the body that its word holds: 主任 of 港澳办; what a lawmaker or a judge is called stays whole."""
        rest = tenure.words[len(fold(body.names[-1])) :]
        if rest not in self.roles or rest.endswith(self.own_bodies + self.deputies) or tenure.words.endswith(self.own_bodies):
            return
        tenure.words, tenure.post = rest, post.role[-len(rest) :]
        if body.final.entry and any(name.language == "en" for name in body.final.entry.names):
            head, of, _ = tenure.en.partition(" of ")
            tenure.en = head if of else self.roles[rest]

    def edit(self, tenure: Tenure, post: Post) -> None:
        """Of one edition, which is no body: 英文版总编辑 is another than the 总编辑; doubtful where the paper is not known."""
        edition = self.editions[fold(post.organisation_text)]
        if tenure.organisation is None:
            tenure.confidence = UNREAD
        tenure.words, tenure.post = fold(post.organisation_text) + tenure.words, post.organisation_text + tenure.post
        tenure.en = f"{tenure.en} ({edition})" if edition and tenure.en else tenure.en

    def district(self, tenure: Tenure, post: Post) -> str:
        """Where a councillor of a party sits: 橙果党 + 东区 + 区议员."""
        if not tenure.words.endswith(self.own_bodies):
            return ""
        at = max(post.organisation_text.rfind(mark) for mark in PARTY)
        rest = post.organisation_text[at + 1 :] if at > 0 else ""
        return rest if rest.endswith(self.districts) else ""

    def within(self, page: Page, post: Post, holder: Member) -> Member | None:
        """The body that the role's word holds: 保安局 in 保安局局长, 联合国 in 联合国秘书长."""
        words = page.folded[post.role_start : post.role_end]
        for length in range(len(words) - 2 if words not in self.bodiless else 0, 1, -1):
            name, rest = words[:length], words[length:]
            if rest not in self.roles:
                continue
            form = page.text[post.role_start : post.role_start + length]
            known = next((entry for entry in self.index.get(name, ()) if entry.type in {"organisation", "media"}), None)
            if known is not None:
                return page.cast.known(known, form)
            if post.of_state and holder.final.country in page.lexicon.states:
                return None
            if name in self.heads or name in self.bodies or (name[-1] in self.endings and len(words) > 4):
                return page.cast.unknown("organisation", form)
        return None

    def unread(self, page: Page, phrase: Phrase, post: Post) -> bool:
        """A noun stands directly before the post that no phrase has taken in."""
        if post.role_start >= phrase.head_end:
            return False
        at = min(post.start, phrase.start) if post is phrase.posts[0] else post.start
        before = page.folded[max(0, at - 8) : at]
        if not before or not "\u4e00" <= before[-1] <= "\u9fff":
            return False
        sentence = page.sentence_at(at - 1)
        if sentence is None or any(p.end == at for p in sentence.phrases) or any(d.end == at for d in sentence.dates):
            return False
        token, kind = rjieba.tag(before)[-1]
        return token not in self.plain and token not in self.before and kind[:1] in "nabjzlsg"

    def share(self, page: Page, sentence: Sentence, phrase: Phrase, tenure: Tenure) -> bool:
        """The body of somebody listed before, where nothing but names and marks lies between: 《橙报》社长A、副社长B以及主笔C."""
        right, at = phrase, sentence.phrases.index(phrase)
        for before in reversed(sentence.phrases[max(0, at - LIST_REACH) : at]):
            glue = _MARKS.sub("", page.folded[before.end : right.start])
            if before.letter != "P" or before.member is None or (glue and glue not in self.joins and glue not in self.listing):
                return False
            listed = next((post for post in reversed(before.posts) if post.organisation), None)
            right = before
            if listed is None or listed.organisation is None:
                continue
            if listed.of_state != tenure.of_state or listed.kind != "office" or tenure.words in self.of_a_land:
                return False
            if listed.organisation.final.type in LANDS and not (listed.of_state and before is sentence.phrases[at - 1]):
                return False
            tenure.organisation, tenure.organisation_text = listed.organisation, listed.organisation_text
            if listed.former:
                tenure.status = "ended"
            return True
        return False

    def same_state(self, page: Page, sentence: Sentence, phrase: Phrase, what: tuple[Tenure, Post]) -> None:
        """The one state whose officers the sentence has named so far, or with which it opens, of an officer of no other country."""
        tenure, post = what
        bodies = [(p.posts[-1].organisation, p.posts[-1].organisation_text) for p in sentence.phrases if p.end <= post.start and p.posts]
        states = {member.final.id: (member, text) for member, text in bodies if member is not None and member.final.type == "state"}
        if page.folded.endswith(self.left.met, sentence.start, phrase.start):
            return
        if len(states) == 1 and not tenure.holder.final.country and tenure.words not in self.of_a_land:
            tenure.organisation, tenure.organisation_text = next(iter(states.values()))
            tenure.confidence = min(tenure.confidence, NEAR)
        elif not states and not tenure.holder.final.country and (own := self.left.subject(page, sentence, phrase)):
            tenure.organisation, tenure.organisation_text = own

    def near(self, page: Page, sentence: Sentence, phrase: Phrase, what: tuple[Tenure, Post]) -> None:
        """The one body that the sentence, or the one before it, has named so far; 其 means it too."""
        tenure, post = what
        start = min(post.start, phrase.start)
        opens = not "\u4e00" <= page.folded[start - 1 : start] <= "\u9fff" or page.folded.endswith(self.possessive, 0, start)
        if post.kind != "office" or post.takes not in {"organisation", "either"} or not opens or tenure.words.endswith(self.deputies):
            return
        found = self.named(sentence, start)
        if not found and sentence.number:
            earlier = page.sentences[sentence.number - 1]
            # What another sentence is about it begins with; its last word is only named.
            first = next((p for p in earlier.phrases if p.letter != "T"), None)
            about = first is not None and first.letter == "O" and first.end < earlier.end - 2 and earlier.block == sentence.block
            found = self.named(earlier, earlier.end) if about else self.paragraphs(page, sentence, tenure)
        if len(found) == 1 and not self.none(tenure, found[0], found[0].name):
            tenure.organisation, tenure.organisation_text = found[0], found[0].names[-1] if found[0].names else found[0].name
            tenure.confidence = min(tenure.confidence, NEAR)
        elif not found and (body := self.left.colleague(page, sentence, start, tenure.words)) is not None:
            tenure.organisation, tenure.organisation_text = body

    def paragraphs(self, page: Page, sentence: Sentence, tenure: Tenure) -> list[Member]:
        """For a head of a union or the like that opens its sentence: the bodies that the paragraph has named."""
        if not tenure.words.endswith(self.chairs):
            return []
        low = max(0, sentence.number - PARTY_REACH)
        told = [m for s in page.sentences[low : sentence.number] if s.block == sentence.block for m in self.named(s, s.end)]
        return list({id(m): m for m in told if m.sector != "IGO"}.values())

    def taken(self, page: Page, sentence: Sentence, verb: int, what: tuple[Tenure, Post]) -> None:
        """The one body that the sentence has named before a bare office is taken: 委员会成立，由A担任主席; the house of its kind."""
        tenure, post = what
        self.hired(tenure, post)
        if not self.pointed.settle(page, sentence, tenure, post):
            tenure.confidence = UNREAD
            return
        if tenure.organisation is None and post.kind == "office" and (own := self.within(page, post, tenure.holder)) is not None:
            tenure.organisation, tenure.organisation_text = own, own.names[-1]
            self.cut(tenure, post, own)
        if tenure.organisation is None and post.of_state and not tenure.holder.final.country:
            tenure.organisation, tenure.organisation_text = self.left.state_of(page, sentence, verb) or (None, "")
        if tenure.organisation is not None or post.of_state or post.kind != "office" or post.takes not in {"organisation", "either"}:
            return
        if (body := self.left.colleague(page, sentence, verb, tenure.words)) is not None:
            tenure.organisation, tenure.organisation_text = body
        elif len(found := self.named(sentence, verb)) == 1 and not self.none(tenure, found[0], found[0].name):
            tenure.organisation, tenure.organisation_text = found[0], found[0].names[-1] if found[0].names else found[0].name
            tenure.confidence = min(tenure.confidence, NEAR)
        elif (house := self.left.house_of(page, sentence, verb, tenure.words)) is not None:
            tenure.organisation, tenure.organisation_text = house

    def hired(self, tenure: Tenure, post: Post) -> None:
        """Of the body that takes somebody on: 被橙果大学聘为讲师."""
        by = tenure.by.member if tenure.by is not None and tenure.by.letter in "OM" else None
        if by is not None and post.takes in {"organisation", "either"} and tenure.organisation is None and not post.of_state:
            tenure.organisation, tenure.organisation_text = by, by.names[-1] if by.names else by.name

    def named(self, sentence: Sentence, limit: int) -> list[Member]:
        """Bodies and media with names of their own, once each."""
        own = [p.possessor or p if p.letter == "G" else p for p in sentence.phrases if p.end <= limit and not p.posts]
        bodies = [p.member.final for p in own if p.letter == "O" and p.member is not None]
        return list({id(m): m for m in bodies if m.named and m.sector not in PUBLIC}.values())
