"""Noun phrases of a Chinese sentence: apposition (俄罗斯总统普京), bodies of states (英国国防部), possessors (X的派系), glosses."""

import re

from dragoman.lexicon.model import Sense
from dragoman.reading import attributes
from dragoman.reading import roles as posts_of
from dragoman.reading.bodies import KINDS
from dragoman.reading.cast import Member
from dragoman.reading.collectives import Noun
from dragoman.reading.glosses import gloss
from dragoman.reading.naming import LETTERS, Namer
from dragoman.reading.page import Atom, Page, Phrase, Post, Sentence
from dragoman.reading.phrase_grammar import PhraseGrammar, bare_glue, counted_from

# Countries of international bodies, which no state owns.
SHARED = frozenset({None, "IGO", "UNO", "EUR"})
# Between a role and a name: 主持人「阿杰」罗启铭.
_NICKNAME = re.compile("「[^「」，。；：、]{1,5}」|“[^“”，。；：、]{1,5}”")
_OPENED = frozenset("《「“『〈")


class Assembler:
    """Builds the phrases of one sentence from its settled names."""

    def __init__(self, page: Page, grammar: PhraseGrammar, namer: Namer) -> None:
        self.page = page
        self.grammar = grammar
        self.namer = namer
        self.atoms: list[Atom] = []
        self.phrases: list[Phrase] = []
        # First characters of people's names, and who bore each last.
        self.surnames: dict[str, Member] = {}
        self.floor = 0
        # No name follows the roles that are being read.
        self.bare = False

    def build(self, sentence: Sentence, atoms: list[Atom]) -> list[Phrase]:
        """Phrases in order; they do not overlap."""
        self.atoms, self.phrases, self.floor = atoms, [], sentence.start
        at = 0
        while at < len(atoms):
            at = self.step(at, sentence.end)
            while at < len(atoms) and self.phrases and atoms[at].start < self.phrases[-1].end:
                at += 1
        return self.phrases

    def step(self, at: int, limit: int) -> int:
        """Read one phrase from atom `at`; the index of the next atom."""
        atom = self.atoms[at]
        if atom.table == "roles" and (posts_of.within_body(self.page, self.grammar, atom) or self.unowned(at)):
            return at + 1
        self.bare = atom.table == "roles" and not self.named(at)
        sense = self.namer.choose(atom) if atom.table == "actor" else None
        if atom.table == "roles":
            phrase, at = self.role_chain(at)
        elif atom.table == "person" or (sense is not None and sense.actor is not None and sense.actor.type == "person"):
            phrase, at = self.person(at, [], None)
            posts_of.introduced(self.page, self.grammar, self.phrases, phrase)
        elif sense is not None and self.namesake(atom, sense):
            phrase, at = self.composed(at)
        elif sense is not None and sense.table == "demonym":
            phrase, at = self.people(at)
        elif sense is not None:
            member, letter = self.namer.known(atom)
            phrase, at = Phrase(atom.start, atom.end, atom.start, atom.end, letter, member, confidence=atom.confidence), at + 1
        elif atom.table in {"bodies", "groups"}:
            phrase, at = self.noun(at)
        else:
            phrase, at = self.composed(at)
        if phrase is not None:
            attributes.plural(self.page, self.grammar, phrase, limit)
            gloss(self.page, phrase, limit)
            if phrase.letter == "P" and phrase.member is not None:
                self.surnames[self.page.folded[phrase.head_start]] = phrase.member
            self.phrases.append(phrase)
        return at

    def unowned(self, at: int) -> bool:
        """A word that is a role only with its owner: 阿尔瓦尼亚 + 同行, but 与他 + 同行."""
        last = self.phrases[-1] if self.phrases else None
        whose = last is not None and last.letter in "STOM" and self.glue(last.end, self.atoms[at].start) in {"", "的"}
        return self.words(at) in self.grammar.owned_only and not whose

    def namesake(self, atom: Atom, sense: Sense) -> bool:
        """A known body of one state, written after another state, is that one's: 扎雷亚 + 共产党."""
        entry = sense.actor
        last = self.phrases[-1] if self.phrases else None
        if entry is None or entry.type != "organisation" or entry.country in SHARED or last is None or last.member is None:
            return False
        return last.end == atom.start and last.letter == "S" and last.member.country != entry.country

    def is_person(self, atom: Atom) -> bool:
        return getattr(self.namer.choose(atom).actor, "type", "") == "person"

    def glue(self, left: int, right: int) -> str:
        return self.page.folded[left:right]

    def owner_before(self, start: int) -> Phrase | None:
        """The phrase just before `start` that owns what stands there."""
        if not self.phrases:
            return None
        last = self.phrases[-1]
        if last.end > start:
            return None
        glue = bare_glue(self.glue(last.end, start))
        if self.bare and last.letter == "P" and glue in self.grammar.verbal:
            return None
        if glue.startswith("籍") and last.letter == "S" and len(self.phrases) > 1 and self.grammar.linked(glue[1:]):
            # 《橙报》的扎雷亚籍编辑: of the paper, not of the state.
            return self.phrases[-2] if self.grammar.linked(bare_glue(self.glue(self.phrases[-2].end, last.start))) else None
        about = glue.startswith("的") and attributes.clause(self.page, self.grammar, self.floor, last.start) is not None
        return last if not about and self.grammar.linked(glue) else None

    def sender(self, host: Phrase) -> Phrase | None:
        """Whose mission it is that is posted with somebody: 甲 + 驻乙大使馆."""
        if self.glue(host.start - 1, host.start) not in self.grammar.posted:
            return None
        found = self.phrases[self.phrases.index(host) - 1] if host in self.phrases[1:] else None
        return found if found is not None and found.end == host.start - 1 and found.letter in "STO" and found.member else None

    def drop(self, owner: Phrase) -> None:
        """The owner, and what stands after it, go into the phrase that is its."""
        del self.phrases[self.phrases.index(owner) :]

    def prefixed(self, start: int) -> tuple[int, bool, bool]:
        """Where a role begins with 前, 现任, 代理 before it; whether it is former; whether acting."""
        former = acting = False
        while True:
            before = self.page.folded[max(self.floor, start - 4) : start]
            if not before.endswith(self.grammar.prefixes):
                return start, former, acting
            for words, kind in ((self.grammar.former, "former"), (self.grammar.current, "current"), (self.grammar.acting, "acting")):
                word = next((w for w in words if before.endswith(w)), "")
                if self.bare and word in self.grammar.verbal:
                    return start, former, acting
                if word and (len(word) > 1 or self.free(start - 1) or before[-2:-1] in self.grammar.owning):
                    start -= len(word)
                    former, acting = former or kind == "former", acting or kind == "acting"
                    break
            else:
                return start, former, acting

    def free(self, at: int) -> bool:
        """A one-character prefix must begin a word, or follow a body: 前 in 前总统, not in 目前总统."""
        begins = at in self.page.boundaries or self.page.folded[at - 1 : at] == posts_of.ALSO
        return begins or any(atom.end == at and (atom.table in KINDS or atom.table == "actor") for atom in self.atoms)

    def post(self, at: int, owner: Phrase | None) -> Post:
        atom = self.atoms[at]
        start, former, acting = self.prefixed(atom.start)
        kind, takes = atom.get("kind"), atom.get("takes")
        aide = (kin := kind in {"kin", "relation"}) or takes != "state"
        member = owner.member.final if owner and owner.member and (aide or owner.letter != "P") else None
        words = self.page.folded[atom.start : atom.end]
        if member is not None and owner is not None and owner.letter == "S" and (takes != "state" or words in self.grammar.local):
            member = self.namer.city(member, owner, words in self.grammar.local)
        if not kin and len(words) >= 4 and (body := self.namer.body_of_role(words, owner, atom.start)) is not None:
            member = body
        return Post(
            start=owner.start if owner else start,
            end=atom.end,
            role_start=atom.start,
            role_end=atom.end,
            role=self.page.text[start if acting else atom.start : atom.end],
            en=atom.get("en"),
            kind=kind,
            sector=atom.get("sector"),
            organisation=member,
            organisation_text=posts_of.organisation_text(self.page, owner, member),
            former=former,
            acting=acting,
            of_state=takes == "state",
            takes=takes,
            group=atom.get("group") == "yes",
        )

    def role_chain(self, at: int) -> tuple[Phrase | None, int]:
        """Roles, and the person they are given to: 外交部长、联合国前副秘书长 + X."""
        posts: list[Post] = []
        first = None
        owners: list[Phrase] = []
        while True:
            start, _, _ = self.prefixed(self.atoms[at].start)
            owner = self.owner_before(start)
            posted = None
            if owner is not None and self.owns(owner, at):
                self.drop(owner)
                owners.append(owner)
                if self.glue(owner.start - 1, owner.start) in self.grammar.posted:
                    posted, owner = owner, self.owner_before(owner.start - 1)
                    if owner is not None:
                        self.drop(owner)
                        owners.append(owner)
            else:
                owner = None
            post = self.post(at, owner)
            if posted is not None:
                post.role_start = posted.start - 1
                post.start = min(post.start, post.role_start)
                post.former = post.former or self.prefixed(post.role_start)[1]
                post.role = self.page.text[post.role_start : posted.end] + post.role
            if owner is not None:
                opened = self.glue(owner.start - 1, owner.start) in _OPENED
                post.start, former, acting = self.prefixed(owner.start - opened)
                begin = owner.inner[-1].end if owner.inner else owner.start
                camp = owner.letter == "G" and self.page.folded.startswith(self.grammar.former, begin)
                former = former or posts_of.of_former_land(self.phrases, owner, self.prefixed)
                post.former, post.acting = post.former or former or camp, post.acting or acting
            post.former = post.former or self.grammar.over(self.page.folded[max(self.floor, post.start - 12) : post.start])
            if posts and posts[-1].end == post.start and owner is None:
                post = posts_of.joined(self.grammar, self.page, (posts.pop(), post))
            posts.append(post)
            first = min(post.start, first if first is not None else post.start)
            following = self.next_role(at)
            if following is None:
                break
            at = following
        return self.after_roles(at, posts, first, owners)

    def words(self, at: int) -> str:
        return self.page.folded[self.atoms[at].start : self.atoms[at].end]

    def named(self, at: int) -> bool:
        """A person's name follows the roles that begin at `at`."""
        while (following := self.next_role(at)) is not None:
            at = following
        if at + 1 == len(self.atoms):
            return False
        between = self.glue(self.atoms[at].end, self.atoms[at + 1].start).strip()
        if between and _NICKNAME.fullmatch(between) is None:
            return False
        return self.atoms[at + 1].table == "person" or (self.atoms[at + 1].table == "actor" and self.is_person(self.atoms[at + 1]))

    def owns(self, owner: Phrase, at: int) -> bool:
        """Roles that take nothing before them take no owner, but kin and successors take a person."""
        takes = self.atoms[at].get("takes")
        kind = self.atoms[at].get("kind")
        if self.glue(owner.start - 1, owner.start) in self.grammar.attitudes:
            return False
        if owner.letter == "P" and not owner.open_reference:
            linked = self.page.folded[owner.end : owner.end + 1] == "的"
            return kind in {"kin", "relation"} or not linked or (self.bare and self.words(at) in self.grammar.personal)
        return takes != "none" or kind in {"kin", "relation"} or owner.letter in "STOML"

    def next_role(self, at: int) -> int | None:
        """The next role of the same chain: directly after, or after 、 with at most one owner between."""
        end = self.atoms[at].end
        if at + 1 >= len(self.atoms):
            return None
        following = self.atoms[at + 1]
        glue = self.glue(end, following.start)
        if following.table == "roles" and glue == "":
            return at + 1
        return None

    def after_roles(self, at: int, posts: list[Post], first: int | None, owners: list[Phrase]) -> tuple[Phrase | None, int]:
        if self.named(at):
            phrase, after = self.person(at + 1, posts, first)
            phrase.inner = owners + phrase.inner
            posts_of.absorb_earlier(self.page, self.phrases, phrase)
            posts_of.introduced(self.page, self.grammar, self.phrases, phrase)
            return phrase, after
        return self.bare_role(at, posts, first if first is not None else self.atoms[at].start, owners), at + 1

    def bare_role(self, at: int, posts: list[Post], start: int, owners: list[Phrase]) -> Phrase:
        """A role without a name: somebody unnamed (一位议员), or a reference that is resolved later (总统)."""
        atom = self.atoms[at]
        article = self.grammar.article_before(self.page.folded, self.floor, start)
        number = (article.group(1) or article.group(2)) if article is not None else ""
        indefinite = number in self.grammar.indefinite or number[:1].isnumeric()
        if article is not None:
            start = counted_from(self.page.folded, self.floor, article.start())
            owner = self.owner_before(start)
            if owner is not None and not (indefinite and owner.letter == "P" and owner.end == start):  # 给了甲一个……
                self.drop(owner)
                owners = [owner, *owners]
                start = owner.start
        letter = "G" if atom.get("group") == "yes" and not indefinite else "P"
        if (
            letter == "G"
            and not owners
            and (told := attributes.described(self.page, self.grammar, self.phrases, (self.floor, start))) is not None
        ):
            return self.told(atom, told)
        if letter == "G":
            start = min(start, attributes.joint(self.page, self.phrases, owners[0], atom.start) if owners else self.attributed(atom.start))
        phrase = Phrase(start, atom.end, posts[-1].role_start, atom.end, letter, None, posts=posts, inner=owners, indefinite=indefinite)
        phrase.head_start = start if owners or article or posts[-1].former or start < posts[-1].role_start else phrase.head_start
        phrase.open_reference = "indefinite" if indefinite else "definite" if article else "role"
        phrase.possessor = owners[0] if owners else None
        return posts_of.both(self.page, self.grammar, self.phrases, phrase)

    def person(self, at: int, posts: list[Post], first: int | None) -> tuple[Phrase, int]:
        atom = self.atoms[at]
        member = self.namer.bearer(atom, posts, self.grammar.everyday)
        start = atom.start if first is None else first
        phrase = Phrase(start, atom.end, atom.start, atom.end, "P", member, posts=posts, inner=[], confidence=atom.confidence)
        for post in posts:
            posts_of.describe(self.page, member, post)
        after = at + 1
        if after < len(self.atoms):
            role = self.atoms[after]
            beyond = self.atoms[after + 1] if after + 1 < len(self.atoms) else None
            last = beyond is None or beyond.start > role.end or beyond.table not in {"person", "actor"}
            titles = {"office", "rank", "title", "profession"} if posts else {"office", "rank", "title"}
            titled = role.get("kind") in titles or self.words(after) in self.grammar.titles_after
            if role.table == "roles" and role.start == atom.end and titled and last:
                phrase.posts = [*posts, self.post(after, None)]
                phrase.end = role.end
                after += 1
        return phrase, after

    def noun(self, at: int) -> tuple[Phrase | None, int]:
        """A body or collective, with its owner or article."""
        atom = self.atoms[at]
        core = start = self.attributed(self.prefixed(atom.start)[0])
        owner = self.owner_before(start)
        told = attributes.described(self.page, self.grammar, self.phrases, (self.floor, owner.start if owner else start))
        if told is not None:
            return self.told(atom, told), at + 1
        article = None if owner else self.grammar.article_of(atom, self.page.folded, self.floor, start)
        if article is not None:
            start = article.start()
            owner = self.owner_before(start)
        if owner is None and article is None and atom.table == "bodies":
            owner = attributes.ruler(self.page, self.surnames, (self.floor, start))
            start = core = owner.start if owner is not None else start
        elif owner is not None and (sender := self.sender(owner)) is not None and owner.end == atom.start:
            self.drop(sender)
            member = self.namer.mission(atom, sender.member, sender.start)
            return Phrase(sender.start, atom.end, sender.start, atom.end, "O", member, [], sender, inner=[sender, owner]), at + 1
        attitude = owner is not None and self.glue(owner.start - 1, owner.start) in self.grammar.attitudes
        if owner is not None:
            if owner in self.phrases:
                self.drop(owner)
            joint = attributes.joint(self.page, self.phrases, owner, atom.start) if atom.table == "groups" else owner.start
            start, core = joint - attitude, joint - 1 if attitude else core
        owned = self.namer.body(atom, owner, start) if atom.table == "bodies" and not attitude else None
        member, letter = owned or self.group(atom, None if attitude or (owner and start < owner.start) else owner, (start, core))
        phrase = Phrase(start, atom.end, start, atom.end, letter, member, inner=[owner] if owner else [], confidence=0.8)
        phrase.possessor, phrase.posts = owner, owner.posts if letter == "S" and owner is not None else phrase.posts
        return phrase, at + 1

    def told(self, atom: Atom, start: int) -> Phrase:
        """A collective with the words before it that tell for, against or about whom it is."""
        inner = [p for p in self.phrases if p.start >= start]
        if inner:
            self.drop(inner[0])
        member, letter = self.group(atom, None, (start, start))
        phrase = Phrase(start, atom.end, start, atom.end, letter, member, inner=inner, confidence=0.8)
        phrase.possessor = inner[0] if inner else None
        return phrase

    def attributed(self, start: int) -> int:
        """Where the noun begins with its attributes: 俄语 + 媒体, 年轻 + 示威者."""
        floor = max(self.floor, self.phrases[-1].end if self.phrases else 0)
        match = self.grammar.attributes.search(self.page.folded, max(floor, start - 8), start)
        return match.start() if match is not None and match.start() in self.page.boundaries else start

    def people(self, at: int) -> tuple[Phrase, int]:
        """People of a state, with article and attributes: 数以千计的年轻 + 扎雷亚人."""
        atom = self.atoms[at]
        core = start = self.attributed(atom.start)
        article = self.grammar.article_before(self.page.folded, self.floor, start)
        start = article.start() if article is not None else start
        member, letter = self.group(atom, None, (start, core))
        member.country = member.country or getattr(self.namer.choose(atom).actor, "country", None)
        return Phrase(start, atom.end, start, atom.end, letter, member, confidence=atom.confidence), at + 1

    def group(self, atom: Atom, owner: Phrase | None, starts: tuple[int, int]) -> tuple[Member, str]:
        """A collective; `starts`: where its phrase begins, and where its noun does, attributes included."""
        member = owner.member.final if owner and owner.member else None
        told, en = atom.get("type"), atom.get("en")
        kind = told if told in LETTERS else "group"
        start, core = starts
        # 俄语媒 and 俄语媒体 are one word in two lengths; 亲俄政府 and 亲西方政府 are two.
        media = "media" in {told, en}
        noun = self.page.folded[core : atom.start] + (en if media else self.page.folded[atom.start : atom.end])
        form = self.page.text[start : atom.end]
        found = self.namer.collective(Noun(start, form, noun, kind, atom.get("sector")), member)  # type: ignore[arg-type]
        return found, LETTERS[kind]

    def composed(self, at: int) -> tuple[Phrase | None, int]:
        """A composed body, unit or site, with the state before it."""
        atom = self.atoms[at]
        owner = self.owner_before(atom.start)
        own = owner is not None and owner.letter == "P" and not owner.posts and owner.end == atom.start and atom.table == "organisation"
        own = own or (owner is not None and owner.letter == "U" and owner.end == atom.start and atom.table in {"unit", "armed_unit"})
        if owner is not None and (owner.letter in "STLOG" or own) and owner.member is not None:
            self.drop(owner)
            start = owner.start
        else:
            owner, start = None, atom.start
        member, letter = self.namer.composed(atom, owner, start)
        posts_of.kind_before(self.page, self.phrases, start, member)
        phrase = Phrase(start, atom.end, start, atom.end, letter, member, inner=[owner] if owner else [], confidence=atom.confidence)
        phrase.possessor = owner
        return phrase, at + 1
