"""Links between actors of different reports and scripts, and what speaks for and against each."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from dragoman.resolving.evidence import Evidence, Mention, Profile, mention_of
from dragoman.resolving.names import PersonName, is_known
from dragoman.resolving.phonetics import Sounds
from dragoman.schema.actor import Actor

# A link is made at ENOUGH and shown as doubtful at OPEN. The weights are set so that a full name of a person is enough unless something
# speaks against it; a surname wants a country, a post or a body; likeness of sound wants two of them; a body's name wants its country.
ENOUGH, OPEN = 0.7, 0.5
NAME_WEIGHTS = {
    "full name": 0.75,
    "long name": 0.65,
    "Chinese name": 0.65,
    "short name": 0.55,
    "surname": 0.55,
    "name of a body": 0.5,
    "name of a medium": 0.6,
}
SOUND_WEIGHTS = {"sound of the full name": 0.6, "sound of the surname": 0.45}
EVIDENCE_WEIGHTS = {"posts": 0.2, "bodies": 0.2, "company": 0.05}
EVIDENCE_WORDS = {"posts": "same post", "bodies": "same body", "company": "same company"}
COUNTRY, OTHER_POSTS, DISTINCT, MOST_COMPANY = 0.15, -0.15, 0.2, 3
BODY_COUNTRY = 0.25
# A whole Chinese name in two reports that share so many known people and bodies is one person's, where no other post speaks against it.
CHINESE_NAME, LEAST_SCENE, SCENE = 3, 2, 0.1
# Two given names are spellings of one where half of their letters agree: 卡马拉 and 卡玛拉, not Ivan and Igor.
SAME_GIVEN = 0.5
_DISTINCT_LENGTH = {"han": 8, "latin": 24, "cyrillic": 24}
# The rounds in which links are taken: which first reasons, and whether a link's ends must have no other set to go to.
ROUNDS = (
    (frozenset(NAME_WEIGHTS) - {"surname"}, False),
    (frozenset({"sound of the full name"}), True),
    (frozenset({"surname", "sound of the surname"}), True),
)


class Feature(Struct, frozen=True):
    """One reason for or against a link: what agrees or differs, in which value, what it weighs, and the claims that say so."""

    name: str
    value: str
    weight: float
    claims: tuple[str, ...] = ()


class ActorLink(Struct, frozen=True, kw_only=True):
    """Two mentions that may be one actor. `accepted` once it was taken; else it is doubtful."""

    left: Mention
    right: Mention
    score: float
    accepted: bool
    features: tuple[Feature, ...]


class Linked(Struct, frozen=True):
    """Who is who: the id each mention goes by, the record of each actor under that id, and the links with their reasons."""

    ids: dict[Mention, str]
    actors: dict[str, Actor]
    links: tuple[ActorLink, ...]

    def of(self, report: str, actor: str | None) -> str | None:
        """The id of the day of an actor that a claim of this report names."""
        return None if actor is None else self.ids.get(mention_of(report, actor), actor)

    def members(self) -> dict[str, list[Mention]]:
        """The mentions that go by each id, sorted."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(self.ids):
            found[self.ids[mention]].append(mention)
        return dict(found)


def candidate_keys(profile: Profile) -> Iterable[tuple[str, str]]:
    """What a mention shares with those it may be: a name or a surname; of a person a country, a post or a body as well."""
    yield from (("name", key) for key in profile.keys)
    if profile.actor.type == "person":
        yield from (("evidence", key) for key in (profile.country, *profile.posts, *profile.bodies) if key)


def propose(one: Profile, other: Profile, sounds: Sounds) -> ActorLink | None:
    """The link between two mentions, with its reasons; None where nothing speaks for it, or what must not be speaks against it."""
    left, right = one.mention, other.mention
    if one.actor.type != other.actor.type or (is_known(left.actor) and is_known(right.actor)) or left.report == right.report:
        return None  # two whom the reader of one report kept apart, too
    if one.keys.isdisjoint(other.keys) and not one.scripts.isdisjoint(other.scripts):
        return None  # both have a name in one script, and it is not the same
    if one.country and other.country and one.country != other.country:
        return None
    alike = _name_feature(one, other, sounds)
    if alike is None:
        return None
    features = (alike, *_evidence(one, other), *(_scene(one, other) if alike.name == "Chinese name" else ()))
    score = round(sum(feature.weight for feature in features), 3)
    return ActorLink(left=left, right=right, score=score, accepted=False, features=features) if score >= OPEN else None


def _name_feature(one: Profile, other: Profile, sounds: Sounds) -> Feature | None:
    """The strongest way in which two actors' names agree; None where they do not."""
    person = one.actor.type == "person"
    theirs = {name.key: name for name in other.names}
    if person and _other_given_names(one, other):
        return None
    shared = sorted((name for name in one.names if name.key in theirs), key=lambda name: (-len(name.key), name.key))
    if shared and not person:
        return Feature(
            f"name of a {'medium' if one.actor.type == 'media' else 'body'}",
            shared[0].text,
            NAME_WEIGHTS[f"name of a {'medium' if one.actor.type == 'media' else 'body'}"],
        )
    if shared:
        full = next((name for name in shared if not name.short and not theirs[name.key].short), None)
        kind = "full name" if full else _kind_of(shared[0], sounds)
        return Feature(kind, (full or shared[0]).text, NAME_WEIGHTS[kind])
    if not person:
        return None
    for name in (*one.names, *other.names):
        against = other.names if name in one.names else one.names
        if name.short and any(name.key == full.surname for full in against):
            return Feature("surname", name.text, NAME_WEIGHTS["surname"])
    return _sound_feature(one, other, sounds)


def _kind_of(name: PersonName, sounds: Sounds) -> str:
    """What a name of one part is: three characters and more that cannot all write foreign sounds are a family name with a given name."""
    if name.script == "han" and len(name.key) >= CHINESE_NAME and not sounds.writes(name):
        return "Chinese name"
    return "long name" if name.long else "short name"


def _other_given_names(one: Profile, other: Profile) -> bool:
    """Whether both have full names in one script, and in none of them given names that could be two spellings of one."""
    pairs = [(mine.given, theirs.given) for mine in one.names for theirs in other.names if mine.script == theirs.script]
    full = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    return bool(full) and not any(
        mine.startswith(theirs) or theirs.startswith(mine) or Levenshtein.normalized_similarity(mine, theirs) >= SAME_GIVEN
        for mine, theirs in full
    )


def _sound_feature(one: Profile, other: Profile, sounds: Sounds) -> Feature | None:
    if one.scripts & other.scripts:
        return None  # both have a name in one script, and it is not the same
    pairs = [(sounds.alike(mine, theirs), mine, theirs) for mine in one.names for theirs in other.names]
    ranked = [
        (-(SOUND_WEIGHTS[_sound_kind(mine.short or theirs.short)] * alike), mine.text, theirs.text, mine.short or theirs.short)
        for alike, mine, theirs in pairs
        if alike > 0
    ]
    if not ranked:
        return None
    weight, mine_text, their_text, short = min(ranked)
    return Feature(_sound_kind(short), f"{mine_text} ~ {their_text}", round(-weight, 3))


def _sound_kind(short: bool) -> str:
    return "sound of the surname" if short else "sound of the full name"


def _evidence(one: Profile, other: Profile) -> Iterable[Feature]:
    person = one.actor.type == "person"
    if one.country and one.country == other.country:
        yield Feature("same country", one.country, COUNTRY if person else BODY_COUNTRY)
    for kind, weight in EVIDENCE_WEIGHTS.items():
        mine: Evidence = getattr(one, kind)
        theirs: Evidence = getattr(other, kind)
        shared = sorted(mine.keys() & theirs.keys())
        for value in shared[: MOST_COMPANY if kind == "company" else 1]:
            yield Feature(EVIDENCE_WORDS[kind], value, weight, tuple(sorted({*mine[value], *theirs[value]})))
    if one.posts and other.posts and not set(one.posts) & set(other.posts):
        yield Feature("other posts", f"{min(one.posts)} / {min(other.posts)}", OTHER_POSTS)
    if not person and any(_distinct(name.key, name.script) for name in one.names if name.key in {n.key for n in other.names}):
        yield Feature("a name nobody else has", max((name.text for name in one.names), key=len), DISTINCT)


def _scene(one: Profile, other: Profile) -> Iterable[Feature]:
    shared = sorted(one.scene & other.scene)
    if len(shared) >= LEAST_SCENE:
        yield Feature("same people in both reports", ", ".join(shared[:LEAST_SCENE]), SCENE)


def _distinct(key: str, script: str) -> bool:
    return any(char.isdigit() for char in key) or len(key) >= _DISTINCT_LENGTH[script]
