"""From names and nouns of the text to members of the cast: known actors, unknown people, bodies of a state, collectives."""

import re
from difflib import SequenceMatcher

from msgspec import Struct

from dragoman.lexicon.model import ActorEntry, Lexicon, Sense
from dragoman.reading.cast import Member, add_name
from dragoman.reading.collectives import Crowd, Noun
from dragoman.reading.page import Atom, Page, Phrase, Post
from dragoman.schema.actor import ActorType
from dragoman.text.languages.zh import names as zh_names
from dragoman.text.scripts import fold, fold_all

LETTERS: dict[str, str] = {
    "person": "P", "state": "S", "territory": "T", "organisation": "O", "armed_unit": "U", "media": "M", "group": "G", "place": "L",
}  # fmt: skip
_PREFERENCE = ("state", "person", "territory", "organisation", "armed_unit", "media", "place", "group")
_COMPOSED: dict[str, ActorType] = {"unit": "armed_unit", "armed_unit": "armed_unit", "place": "place", "media": "media"}
# Longest Han name that several people may well bear.
SHORT_NAME = 3
# A name of two words in Latin letters, in brackets; from what likeness on two spellings are one name.
_SPELT = re.compile(r"[ ]?[（(]([a-z][a-z.'’-]+ [a-z .'’-]*[a-z])[）)]")
ALIKE = 0.67
_SLUG = re.compile(r"[^a-z0-9]+")
# A gloss inside a name: 岚州观察（Watch）+ 东方部.
_GLOSS = re.compile(r"[ ]?[（(][^（）()]*[）)]")


# How far, in characters, a body that every state has may stand from its name with the owner.
COMMON_REACH = 300
# How far, in characters, the defenders may be spoken of before the word alone means them.
SAME_FORCE = 300


class NamingKnowledge(Struct):
    """What the lexicon knows of names and the words they are made of, made once."""

    # Folded Chinese name → the actors that bear it.
    index: dict[str, tuple[ActorEntry, ...]]
    before_place: tuple[str, ...]
    after_place: tuple[str, ...]
    bodies: dict[str, Sense]
    roles: frozenset[str]
    # Characters that make a land's name of a land's name: 州, 省.
    ranks: frozenset[str]
    # Characters that end the names of offices: 局, 署.
    offices: frozenset[str]
    # What such a name may begin with without being another office's: 国家.
    whose: tuple[str, ...]
    # Bodies that every state has: 军队, 部队.
    common: frozenset[str]
    # Before a noun for many, so that it is no longer the bare noun: 大批, 所有.
    articles: frozenset[str]


def knowledge(lexicon: Lexicon) -> NamingKnowledge:
    """What the actors and the tables bodies and roles say."""
    return NamingKnowledge(
        index=name_index(list(lexicon.actors.values())),
        before_place=tuple(lexicon.grammar("names", "zh").get("before_place", [])),
        after_place=tuple(lexicon.grammar("names", "zh").get("after_place", [])),
        bodies={row["form"]: Sense("bodies", None, row) for row in lexicon.words("bodies", "zh")},
        roles=frozenset(row["form"] for row in lexicon.words("roles", "zh")),
        ranks=frozenset(lexicon.grammar("names", "zh").get("ranks_of_lands", "")),
        offices=frozenset(lexicon.grammar("names", "zh").get("departments", "")),
        whose=tuple(lexicon.grammar("names", "zh").get("whose", ["\n"])),
        common=frozenset(lexicon.grammar("names", "zh").get("common_bodies", [])),
        articles=frozenset(fold(word) for key in ("indefinite", "definite") for word in lexicon.grammar("phrases", "zh").get(key, [])),
    )


class Namer:
    """Makes members; remembers the full names of the report so that a surname finds its owner."""

    def __init__(self, page: Page, atoms: list[Atom], known: NamingKnowledge) -> None:
        self.page = page
        self.known_names = known
        self.index = known.index
        self.full: dict[str, str] = {}
        self.chosen: dict[Atom, Sense] = {}
        # Senses, and whether a place is told of, with the likeliest; the senses are kept, so that no others get their id.
        self.ranked: dict[tuple[int, bool], tuple[tuple[Sense, ...], Sense]] = {}
        self.collectives: dict[tuple[str, str], Crowd] = {}
        # Full name, member, and where it was named.
        self.bodies: list[tuple[str, Member, int]] = []
        for atom in atoms:
            name = page.folded[atom.start : atom.end]
            if atom.table == "person" and zh_names.is_dotted(name):
                self.full.setdefault(zh_names.parts(name)[-1], name)
        for name in list(self.full.values()):
            self.full.setdefault(zh_names.parts(name)[0], name)

    def choose(self, atom: Atom) -> Sense:
        """The sense of a known name that its place in the sentence makes likely."""
        if len(atom.senses) == 1 and atom.senses[0].actor is not None:
            return atom.senses[0]
        if (sense := self.chosen.get(atom)) is None:
            sense = self.chosen[atom] = self.likeliest(atom)
        return sense

    def likeliest(self, atom: Atom) -> Sense:
        senses = [s for s in atom.senses if s.actor is not None]
        if len(senses) == 1:
            return senses[0]
        before = self.page.folded[max(0, atom.start - 3) : atom.start]
        local = before.endswith(self.known_names.before_place) or self.page.folded.startswith(self.known_names.after_place, atom.end)

        if (known := self.ranked.get((id(atom.senses), local))) is not None:
            return known[1]

        def rank(sense: Sense) -> tuple[int, int, int]:
            entry = sense.actor
            kind = entry.type if entry else "group"
            placed = kind == "place" and local
            # A name the report gives in full is that person; a city of the same name is not meant.
            demoted = 3 if sense.table == "demonym" else 0
            return (0 if placed else 1, _PREFERENCE.index(kind) + demoted, -(entry.population if entry else 0))

        best = min(senses, key=rank)
        self.ranked[id(atom.senses), local] = atom.senses, best
        return best

    def known(self, atom: Atom) -> tuple[Member, str]:
        """Member and letter of a name of the lexicon."""
        sense = self.choose(atom)
        entry = sense.actor
        if entry is None:
            raise ValueError("a known name has an actor")
        form = self.page.text[atom.start : atom.end]
        if entry.type == "place" and self.named_so(atom):
            return self.person(atom), LETTERS["person"]
        return self.page.cast.known(entry, form), LETTERS[entry.type]

    def named_so(self, atom: Atom) -> bool:
        """卡塞雷: the end of a name that the report gives in full before (玛丽亚·卡塞雷) is that person, and no town."""
        full = self.full.get(self.page.folded[atom.start : atom.end])
        if full is None or not zh_names.is_dotted(full) or self.page.folded.find(full, 0, atom.start) < 0:
            return False
        words = self.page.folded
        placed = words[max(0, atom.start - 3) : atom.start].endswith(self.known_names.before_place)
        return words.endswith(zh_names.parts(full)[-1], atom.start, atom.end) and not (
            placed or words.startswith(self.known_names.after_place, atom.end)
        )

    def city(self, state: Member, owner: Phrase, local: bool) -> Member:
        """The city whose name may stand for a government, where an office is one of the city's: 扎雷格勒 + 总主教."""
        form, folded = self.page.text[owner.head_start : owner.head_end], self.page.folded[owner.head_start : owner.head_end]
        place = next((e for e in self.index.get(folded, ()) if e.type == "place"), None)
        if place is not None:
            return self.page.cast.known(place, form)
        known = state.entry is not None and any(fold(name) == folded for name in state.entry.metonyms)
        return self.page.cast.unknown("place", form) if known and local else state

    def bearer(self, atom: Atom, posts: list[Post], everyday: frozenset[str]) -> Member:
        """Who is meant by a person's name that stands with these posts."""
        if atom.table != "actor":
            return self.person(atom)
        if self.other_bearer(atom, posts, everyday) or self.spelt_apart(atom) or self.elsewhere(atom, posts):
            return self.page.cast.unknown("person", self.page.text[atom.start : atom.end])
        return self.known(atom)[0]

    def elsewhere(self, atom: Atom, posts: list[Post]) -> bool:
        """The office is one of a part of a land, and the known person's offices are none of it: 扎雷州州长 + a general's name."""
        entry = self.choose(atom).actor
        held = self.page.lexicon.offices_of.get(entry.id, []) if entry else []
        lands = [p.organisation.final for p in posts if not p.former and p.of_state and p.organisation is not None]
        parts = [land for land in lands if land.type == "territory" and land.entry is not None]
        return bool(held) and bool(parts) and not any(office.organisation == part.id for office in held for part in parts)

    def spelt_apart(self, atom: Atom) -> bool:
        """The report spells the name in Latin letters, and not as the known person's is: 格兰迪（Tom Grundy）."""
        entry = self.choose(atom).actor
        match = _SPELT.match(self.page.folded, atom.end)
        if match is None or entry is None:
            return False
        known = [set(name.text.lower().split()) for name in entry.names if name.language == "en" and " " in name.text]
        words = match.group(1).split()
        return bool(known) and not any(all(_alike(word, tokens) for word in (words[0], words[-1])) for tokens in known)

    def other_bearer(self, atom: Atom, posts: list[Post], everyday: frozenset[str]) -> bool:
        """A short name that a statesman bears too, here of somebody in everyday work: 负责人 + 李强."""
        entry = self.choose(atom).actor
        if entry is None or not posts or atom.end - atom.start > SHORT_NAME or not self.page.lexicon.offices_of.get(entry.id):
            return False
        words = [self.page.folded[post.role_start : post.role_end] for post in posts if not post.former]
        return bool(words) and all(word in everyday for word in words)

    def person(self, atom: Atom) -> Member:
        """An unknown person; a surname alone goes to the full name that the report gives."""
        form = self.page.text[atom.start : atom.end]
        folded = self.page.folded[atom.start : atom.end]
        entries = [e for e in self.index.get(folded, ()) if e.type == "person"]
        if entries:
            return self.page.cast.known(entries[0], form)
        full = self.full.get(folded, folded)
        if full != folded and (entries := [e for e in self.index.get(full, ()) if e.type == "person"]):
            return self.page.cast.known(entries[0], form)
        if zh_names.is_dotted(full) and (entry := self._spelt_otherwise(full)) is not None:
            return self.page.cast.known(entry, form)
        member = self.page.cast.unknown("person", form if full == folded else full, form)
        if len(form) > len(member.names[0]) and zh_names.is_dotted(folded):
            member.names.insert(0, member.names.pop(member.names.index(form)))
        return member

    def _spelt_otherwise(self, full: str) -> ActorEntry | None:
        """The one known person with this surname whose given name begins alike: given names are spelt in many ways."""
        first, last = full[0], zh_names.parts(full)[-1]
        bearers = [e for e in self.index.get(last, ()) if e.type == "person"]
        alike = [e for e in bearers if any(n.language == "zh" and "·" in n.text and fold(n.text)[0] == first for n in e.names)]
        return alike[0] if len(alike) == 1 and len(bearers) == 1 else None

    def body(self, atom: Atom, owner: Phrase | None, start: int) -> tuple[Member, str] | None:
        """A body of a state (英国国防部), or the state itself where the body stands for it (俄国官方)."""
        state = owner.member.final if owner and owner.member else None
        form = self.page.text[start : atom.end]
        noun = self.page.folded[atom.start : atom.end]
        kind: ActorType = atom.get("type") or "organisation"  # type: ignore[assignment]
        if state is None:
            # 傀儡军: of somebody unnamed, not the army named last.
            return self._earlier(noun, form, start) if owner is None or kind != "armed_unit" else None
        if state.type == "organisation":
            state = self._state_of(state)
        if state.type not in {"state", "territory", "place", "organisation"} or (state.type == "organisation" and kind != "armed_unit"):
            return None
        if atom.get("stands_for") == "state" and state.type == "state":
            return state, "S"
        if known := self._listed(state, noun):
            add_name(known, form)
            self.bodies.append((fold(form), known, start))
            return known, LETTERS[known.type]
        if kind == "group":
            return self.collective(Noun(start, form, noun, kind, atom.get("sector")), state), "G"
        slug = "armed-forces" if atom.get("stands_for") == "army" else _SLUG.sub("-", atom.get("en").lower()).strip("-")
        member = self.page.cast.unknown(kind, form, form, f"{state.id}/{slug or noun}")
        self._owned(member, state, atom.get("sector"))
        self.bodies.append((fold(form), member, start))
        return member, LETTERS[kind]

    def mission(self, atom: Atom, sender: Member | None, start: int) -> Member:
        """A state's mission with another: 甲驻乙大使馆."""
        form = self.page.text[start : atom.end]
        member = self.page.cast.unknown("organisation", form)
        self._owned(member, sender.final if sender else None, atom.get("sector"))
        self.bodies.append((fold(form), member, start))
        return member

    def body_of_role(self, role: str, owner: Phrase | None, start: int) -> Member | None:
        """The body that a role names itself: 国安会 in 国安会主席. A ministry is left out where the minister is the state's (外交部长)."""
        for length in range(len(role) - 1, 1, -1):
            sense = self.known_names.bodies.get(role[:length])
            if sense is not None and role[length:] in self.known_names.roles:
                found = self.body(Atom(start, start + length, "bodies", (sense,)), owner, start)
                return found[0] if found else None
        return None

    def _state_of(self, body: Member) -> Member:
        """The state whose government a body is; other bodies stand for themselves."""
        entry = self.page.lexicon.states.get(body.country or "") if body.sector == "GOV" else None
        return self.page.cast.known(entry, entry.name) if entry else body

    def _earlier(self, noun: str, form: str, start: int) -> tuple[Member, str] | None:
        """A body without its owner is the one that the report last named with him; what every state has (军队), only from near."""
        for full, member, at in reversed(self.bodies):
            if full.endswith(noun):
                if noun in self.known_names.common and start - at > COMMON_REACH:
                    return None
                add_name(member, form)
                return member, LETTERS[member.type]
        return None

    def _land(self, folded: str) -> ActorEntry | None:
        """A known land with the word for its rank: 岚州 + 自治区."""
        for length in range(len(folded) - 1, 1, -1):
            lands = [e for e in self.index.get(folded[:length], ()) if e.type == "territory"]
            if lands and folded[-1] in self.known_names.ranks:
                return lands[0]
        return None

    def _listed(self, state: Member, noun: str) -> Member | None:
        """A body that the lexicon lists under one of the state's names."""
        if state.entry is None:
            return None
        for name in state.entry.names:
            for entry in self.index.get(fold(name.text) + noun, ()):
                return self.page.cast.known(entry, entry.name)
        return None

    def _owned(self, member: Member, owner: Member | None, sector: str | None) -> None:
        if owner is not None:
            member.owner = member.owner or owner
            member.country = member.country or owner.country
        member.sector = member.sector or (sector or None)

    def composed(self, atom: Atom, owner: Phrase | None, start: int) -> tuple[Member, str]:
        """A body, unit, site or medium put together from name words; its short form later in the report is the same one."""
        kind: ActorType = _COMPOSED.get(atom.table, "organisation")
        state = owner.member.final if owner and owner.member else None
        own = start
        if state is not None and state.type == "armed_unit":
            state, own = state.owner or state, atom.start
        end = atom.end + atom.tail
        form = _GLOSS.sub("", self.page.text[start:end])
        folded = _GLOSS.sub("", self.page.folded[start:end])
        noun = self.page.folded[atom.start : end]
        for name in (folded, noun) if atom.table != "actor" else (folded,):
            if entries := self.index.get(name):
                return self.page.cast.known(entries[0], form), LETTERS[entries[0].type]
        if state is not None and (known := self._listed(state, noun)):
            add_name(known, form)
            return known, LETTERS[known.type]
        if kind == "place" and (land := self._land(folded)) is not None:
            return self.page.cast.known(land, form), LETTERS[land.type]
        # A town that nobody knows is no short form of a longer name.
        town = kind == "place" and atom.confidence < 1
        for full, member, _ in self.bodies:
            if (town and full != folded) or self.of_another(full, (folded, noun), owner):
                continue
            if member.type == kind and full.endswith((folded, noun)) and not (owner is None and self.other_office(full, noun)):
                add_name(member, form)
                return member, LETTERS[kind]
        member = self.page.cast.unknown(kind, self.page.text[own:end] if own > start else form, form)
        self._owned(member, state, None)
        if kind == "place" and member.country is None:
            member.country = next((land.country for n in range(len(folded) - 1, 1, -1) for land in self.index.get(folded[:n], ())), None)
        self.bodies.append((folded, member, start))
        return member, LETTERS[kind]

    def of_another(self, full: str, names: tuple[str, str], owner: Phrase | None) -> bool:
        """The name found before has an owner or place of its own, and so has this one: 岚州文学馆 is not 扎雷格勒文学馆."""
        folded, noun = names
        lead = full.removesuffix(noun)
        if owner is None or owner.letter not in "LT" or full.endswith(folded) or lead not in self.index:
            return False
        return not lead.startswith(folded.removesuffix(noun))

    def other_office(self, full: str, noun: str) -> bool:
        """The longer name is of an office with a task of its own: 艺术发展局 is not 发展局, the 发展局 of a land is."""
        lead = full.removesuffix(noun)
        return bool(lead) and noun[-1] in self.known_names.offices and lead not in self.index and not lead.endswith(self.known_names.whose)

    def collective(self, noun: Noun, owner: Member | None) -> Member:
        """A collective: the same noun with the same owner is the same one throughout the report; so many are not so many others."""
        known = self.collectives.setdefault((noun.word, owner.id if owner else ""), Crowd())
        member = known.meant(noun)
        if noun.kind == "armed_unit" and owner is None:
            near = (m for full, m, at in reversed(self.bodies) if full.endswith(noun.word) and noun.start - at <= SAME_FORCE)
            member = next(near, member)  # 乌克兰守军…，守军
        if member is None:
            member = self.page.cast.unnamed(noun.start, noun.kind, noun.form)
            self._owned(member, owner, noun.sector)
        known.note(noun, member, self.known_names.articles)
        return member


def _alike(word: str, tokens: set[str]) -> bool:
    """One of the tokens is spelt more or less like the word."""
    return any(SequenceMatcher(None, word, token).ratio() >= ALIKE for token in tokens)


def name_index(entries: list[ActorEntry]) -> dict[str, tuple[ActorEntry, ...]]:
    """Folded Chinese name → the actors that bear it."""
    listed = [(name.text, entry) for entry in entries for name in entry.names if name.language == "zh"]
    found: dict[str, tuple[ActorEntry, ...]] = {}
    for key, (_, entry) in zip(fold_all([text for text, _ in listed]), listed, strict=True):
        found[key] = (*found.get(key, ()), entry)
    return found
