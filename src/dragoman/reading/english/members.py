"""From English names and nouns to members of the cast."""

import re

from dragoman.lexicon.holders import holder_on
from dragoman.lexicon.model import ActorEntry
from dragoman.reading.cast import Member, add_name
from dragoman.reading.english.names import choose
from dragoman.reading.english.words import English
from dragoman.reading.naming import LETTERS
from dragoman.reading.page import Atom, Page
from dragoman.schema.actor import ActorType

_SLUG = re.compile(r"[^a-z0-9]+")


class Members:
    """Makes members and remembers those of the report, so that a surname, an acronym or a bare body finds its owner."""

    def __init__(self, page: Page, known: English, names: list[Atom]) -> None:
        self.page = page
        self.known = known
        # Known people of the report by surname: another spelling of the given name is no other person.
        self.listed_people: dict[str, ActorEntry] = {}
        for atom in names:
            for sense in atom.senses:
                if sense.actor is not None and sense.actor.type == "person":
                    self.listed_people.setdefault(page.folded[atom.start : atom.end].split()[-1], sense.actor)
        self.surnames: dict[str, Member] = {}
        self.acronyms: dict[str, Member] = {}
        self.bodies: list[tuple[str, Member]] = []
        self.collectives: dict[tuple[str, str], Member] = {}

    def form(self, atom: Atom) -> str:
        return self.page.text[atom.start : atom.end]

    def actor(self, atom: Atom) -> Member:
        """A name of the lexicon."""
        entry = choose(self.page, atom, self.known).actor
        if entry is None:
            raise ValueError("a known name has an actor")
        member = self.page.cast.known(entry, self.form(atom))
        if entry.type == "person":
            self.surnames.setdefault(self.page.folded[atom.start : atom.end].split()[-1], member)
        return member

    def person(self, atom: Atom) -> Member:
        """An unknown person; a surname alone goes to the full name that the report gave."""
        form, folded = self.form(atom), self.page.folded[atom.start : atom.end]
        entry = self.listed(folded, "person")
        if entry is not None:
            member = self.page.cast.known(entry, form)
        elif (known := self.surnames.get(folded.split()[-1])) is not None and self.agree(known, folded):
            add_name(known, form)
            return known
        elif (near := self.listed_people.get(folded.split()[-1])) is not None and _alike(near, folded):
            member = self.page.cast.known(near, form)
        else:
            member = self.page.cast.unknown("person", form)
        if " " in folded or folded not in self.surnames:
            self.surnames[folded.split()[-1]] = member
        return member

    def agree(self, member: Member, folded: str) -> bool:
        """The words can be the same person's: a surname alone, or a given name that begins alike."""
        if member.entry is not None:
            return _alike(member.entry, folded)
        words = folded.split()
        given = {name.lower().split()[0] for name in member.names if " " in name}
        return len(words) == 1 or not given or any(words[0][:3] == g[:3] for g in given)

    def named(self, start: int, atom: Atom, owner: Member | None) -> Member:
        """A body, unit, site or medium put together from name words; its short form later in the report is the same one."""
        form, folded = self.page.text[start : atom.end], self.page.folded[start : atom.end]
        own = self.page.folded[atom.start : atom.end]
        kind: ActorType = atom.table  # type: ignore[assignment]
        for words in (folded, own):
            if (entry := self.listed(words, "")) is not None and entry.type == kind:
                return self.page.cast.known(entry, form)
        if owner is not None and (entry := self.of_state(owner, own)) is not None:
            return self.page.cast.known(entry, form)
        for full, member in reversed(self.bodies):
            if full == folded or full.endswith(" " + own) or (len(own) > 8 and full.startswith(own + " ")):
                add_name(member, form)
                return member
        member = self.page.cast.unknown(kind, form)
        add_name(member, self.form(atom))
        self.owned(member, owner, "")
        self.bodies.append((folded, member))
        return member

    def is_known(self, folded: str) -> bool:
        """A person of this surname was named before."""
        return folded.split()[-1] in self.surnames

    def acronym(self, atom: Atom) -> Member | None:
        """A short form that the report explained, or an organisation that goes by it alone."""
        form = self.form(atom)
        if form in self.acronyms:
            return self.acronyms[form]
        member = self.page.cast.unknown("organisation", form)
        self.acronyms[form] = member
        return member

    def explain(self, form: str, member: Member) -> None:
        """The report gives a short form in brackets."""
        self.acronyms[form] = member
        add_name(member, form)

    def body(self, atom: Atom, owner: Member | None, start: int) -> Member | None:
        """A body of a state (British Defence Ministry), or the state itself where the body stands for it."""
        form, noun = self.page.text[start : atom.end], self.page.folded[atom.start : atom.end]
        kind: ActorType = atom.get("type") or "organisation"  # type: ignore[assignment]
        state = owner.final if owner else None
        if state is None:
            return None
        if state.type == "organisation" and atom.get("stands_for") == "army":
            return self.collective(start, form, noun, state, ("armed_unit", "MIL"))
        if atom.get("stands_for") == "state":
            if state.type == "state":
                add_name(state, form)
            return state
        if kind == "group" or state.type not in {"state", "territory", "place"}:
            return self.collective(start, form, noun, state, (kind, atom.get("sector")))
        if (entry := self.of_state(state, noun)) is not None:
            member = self.page.cast.known(entry, form)
        else:
            slug = "armed-forces" if atom.get("stands_for") == "army" else _SLUG.sub("-", atom.get("en").lower()).strip("-")
            member = self.page.cast.unknown(kind, form, form, f"{state.id}/{slug}")
            self.owned(member, state, atom.get("sector"))
        self.bodies.append((noun, member))
        return member

    def embassy(self, sender: Member, host: Member, form: str) -> Member:
        """The embassy of one state in another."""
        member = self.page.cast.unknown("organisation", form, form, f"{sender.id}/in/{host.id}")
        self.owned(member, sender.owner or sender, "GOV")
        return member

    def earlier(self, atom: Atom) -> Member | None:
        """A body without its owner is the one that the report last named with him."""
        form, noun = self.form(atom), self.page.folded[atom.start : atom.end]
        for full, member in reversed(self.bodies):
            if full == noun or full.endswith(" " + noun):
                return member
        if atom.get("stands_for") == "state":
            return None
        kind: ActorType = "armed_unit" if atom.get("type") == "armed_unit" else "group"
        return self.collective(atom.start, form, noun, None, (kind, atom.get("sector")))

    def of_state(self, state: Member, noun: str) -> ActorEntry | None:
        """A body that the lexicon lists under one of the state's names or adjectives."""
        if state.entry is None:
            return None
        names = [n.text for n in state.entry.names if n.language == "en"] + list(state.entry.demonyms)
        for name in names:
            for words in (f"{name} {noun}", f"{noun} of {name}", f"{noun} of the {name}"):
                if (entry := self.listed(words.lower(), "")) is not None:
                    return entry
        return None

    def listed(self, words: str, kind: str) -> ActorEntry | None:
        return next((e for e in self.known.index.get(words, ()) if not kind or e.type == kind), None)

    def owned(self, member: Member, owner: Member | None, sector: str) -> None:
        if owner is not None:
            member.owner = member.owner or owner
            member.country = member.country or owner.country
        member.sector = member.sector or sector or None

    def collective(self, start: int, form: str, noun: str, owner: Member | None, sort: tuple[ActorType, str]) -> Member:
        """The same noun with the same owner is the same collective throughout the report. `sort`: type and sector."""
        key = (noun, owner.id if owner else "")
        member = self.collectives.get(key)
        if member is None:
            member = self.page.cast.unnamed(start, sort[0], form)
            self.owned(member, owner, sort[1])
            self.collectives[key] = member
        add_name(member, form)
        return member

    def holder(self, role: str, owner: Member | None, former: bool) -> Member | None:
        """Who is known to hold the office of that body on the report's date."""
        if owner is None or former:
            return None
        known = self.page.lexicon
        offices = [one for one in known.offices if one.organisation == owner.id and role in one.post_en.lower().split("|")]
        held = holder_on(offices, self.page.reference)
        entry = known.actors.get(held.holder) if held else None
        return self.page.cast.known(entry, entry.name) if entry else None


def _alike(entry: ActorEntry, folded: str) -> bool:
    words = folded.split()
    given = {n.text.lower().split()[0] for n in entry.names if n.language == "en" and " " in n.text}
    return len(words) == 1 or not given or any(words[0][:3] == g[:3] for g in given)


def letter(member: Member) -> str:
    """Class of a member in shadows."""
    return LETTERS[member.final.type]
