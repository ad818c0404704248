"""Whom 他 and whom 她 may mean, by what is known of people, by their roles and by the characters of their names."""

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.cast import Member
from dragoman.text.scripts import fold


class GenderKnowledge(Struct):
    """The table `gender` of the grammar file `phrases`."""

    women: frozenset[str]
    pronouns: dict[str, str]
    roles: dict[str, str]
    # Characters that only women's names hold, mostly.
    characters: frozenset[str]


def knowledge(lexicon: Lexicon) -> GenderKnowledge:
    """Compiled once."""
    data = lexicon.grammar("phrases", "zh").get("gender", {})
    sexes = {"f": "female", "m": "male"}
    return GenderKnowledge(
        women=frozenset("person:" + name for name in data.get("women", [])),
        pronouns={word: sex for sex, key in sexes.items() for word in data.get(key + "_pronouns", [])},
        roles={fold(word): sex for sex, key in sexes.items() for word in data.get(key + "_roles", [])},
        characters=frozenset(fold(data.get("female_characters", ""))),
    )


def of(member: Member, known: GenderKnowledge) -> str:
    """f, m, or nothing where neither is known."""
    final = member.final
    if final.entry is not None and final.entry.type == "person":
        return "f" if final.id in known.women else "m"
    if final.sex:
        return final.sex
    words = [*final.roles, *(() if final.named else map(fold, final.names))]
    told = {sex for word in words for role, sex in known.roles.items() if word.endswith(role)}
    if len(told) == 1:
        return told.pop()
    return "f" if final.named and not known.characters.isdisjoint(fold(final.name)) else ""


def fits(member: Member, pronoun: str, known: GenderKnowledge) -> bool:
    """The member is known to be of the pronoun's sex."""
    return pronoun in known.pronouns and of(member, known) == known.pronouns[pronoun]


def agrees(member: Member, pronoun: str, known: GenderKnowledge) -> bool:
    """Nothing speaks against the pronoun's meaning the member."""
    wanted = known.pronouns.get(pronoun, "")
    return not wanted or of(member, known) in {"", wanted}
