"""Who appears in one report: one member for each actor, under every name the report gives it."""

from msgspec import Struct

from dragoman.lexicon.model import ActorEntry, Lexicon
from dragoman.schema.actor import Actor, ActorType, Name
from dragoman.schema.entities import Entity
from dragoman.schema.ids import unknown_actor_id, unnamed_actor_id
from dragoman.text.scripts import fold


class Member(Struct, eq=False):
    """An actor of this report while it is being read. `names` are the report's own forms, the fullest first."""

    id: str
    type: ActorType
    names: list[str]
    language: str
    entry: ActorEntry | None = None
    country: str | None = None
    sector: str | None = None
    description: str | None = None
    named: bool = True
    # Folded role words that this report gives the actor: "总统" alone may then point at it.
    roles: set[str] = set()
    owner: "Member | None" = None
    # f or m, where a pronoun of the report told it.
    sex: str = ""
    # An unnamed actor whose name a later sentence gives.
    became: "Member | None" = None

    @property
    def final(self) -> "Member":
        """Whom this member turned out to be."""
        member = self
        while member.became is not None:
            member = member.became
        return member

    @property
    def name(self) -> str:
        """The canonical name: the lexicon's, else the fullest of the report."""
        return self.entry.name if self.entry else self.names[0]

    def entity(self, text: str) -> Entity:
        """This actor in a slot, as the report words it there."""
        final = self.final
        return Entity(id=final.id, name=final.name, text=text)


class Cast:
    """All members of one report."""

    def __init__(self, report: str, language: str, lexicon: Lexicon) -> None:
        self.report = report
        self.language = language
        self.lexicon = lexicon
        self.members: dict[str, Member] = {}

    def known(self, entry: ActorEntry, form: str) -> Member:
        """The member for an actor of the lexicon, met here as `form`."""
        member = self.members.get(entry.id)
        if member is None:
            roles = set(self.lexicon.roles_of.get(entry.id, ()))
            member = Member(entry.id, entry.type, [], self.language, entry, entry.country, entry.sector, entry.description, roles=roles)
            self.members[entry.id] = member
        add_name(member, form)
        return member

    def unknown(self, kind: ActorType, name: str, form: str | None = None, key: str | None = None) -> Member:
        """The member for a named actor that no pack holds; `name` is its fullest name, `form` the words met here."""
        ident = key or unknown_actor_id(kind, fold(name))
        member = self.members.get(ident)
        if member is None:
            member = Member(ident, kind, [name], self.language, roles=set())
            self.members[ident] = member
        add_name(member, form or name)
        return member

    def unnamed(self, start: int, kind: ActorType, form: str) -> Member:
        """A collective or an unnamed person first met at `start`."""
        at = start
        while (member := self.members.get(ident := unnamed_actor_id(self.report, at))) is not None and not _same(member, kind, form):
            at += 1
        if member is None:
            member = Member(ident, kind, [form], self.language, named=False, roles=set())
            self.members[ident] = member
        return member

    def by_id(self, ident: str, form: str) -> Member | None:
        """A lexicon actor by its id, brought in as `form`; None where no pack has it."""
        entry = self.lexicon.actors.get(ident)
        return self.known(entry, form) if entry else None

    def actor(self, member: Member) -> Actor:
        """The record of a member: the lexicon's names, then the report's own."""
        listed = list(member.entry.names) if member.entry else []
        seen = {name.text for name in listed}
        own = [Name(text=text, language=self.language) for text in dict.fromkeys(member.names) if text not in seen]
        return Actor(
            id=member.id,
            type=member.type,
            names=tuple(listed + own),
            country=member.country,
            sector=member.sector,
            description=member.description,
        )


def _same(member: Member, kind: ActorType, form: str) -> bool:
    """The member who begins here is the one meant: 内务部一名官员 is not the ministry, 工会成员 not the union, though both begin here."""
    if member.type != kind and kind in {"person", "group"}:
        return False
    return form in member.names or not any(form.startswith(name) for name in member.names)


def add_name(member: Member, form: str) -> None:
    """Note a form of the name once."""
    if form not in member.names:
        member.names.append(form)
