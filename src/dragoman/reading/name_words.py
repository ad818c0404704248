"""Characters and words of which names of people are made, and those beside them, compiled once."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.text.alternatives import any_char, either, sought
from dragoman.text.scripts import fold_all


class NameKnowledge(Struct):
    """Character sets of the lexicon, made once."""

    translit: frozenset[str]
    weight: dict[str, int]
    surnames: frozenset[str]
    # How common each family name is, 1 to 3.
    common: dict[str, int]
    # What finds those of one character.
    family: re.Pattern[str]
    given: frozenset[str]
    never: frozenset[str]
    # Characters with which no name begins: 当, 惟.
    never_first: frozenset[str]
    place_endings: tuple[str, ...]
    # Words of grammar and parts of names: no names, though a family name may begin them.
    plain: frozenset[str]
    place_heads: re.Pattern[str]
    # Of them those of places, of two characters at least.
    sites: re.Pattern[str]
    before_place: frozenset[str]
    # Words of time and the like that a family name may stand before.
    not_given: tuple[str, ...]
    # Adverbs of characters that foreign names hold too: 戈尔科夫 + 强烈.
    adverbs: tuple[str, ...]
    # Characters that end the name of a town; what stands right after a place, and the dashes that join two.
    town_heads: frozenset[str]
    place_beside: re.Pattern[str]
    dashes: frozenset[str]
    # A character that ends names and begins a count: 共有225人.
    counts: re.Pattern[str]
    # Roles that are a title right after a name: 扎雷诺夫法官; offices that are one after a foreign name.
    titles: frozenset[str]
    # Verbs and the like behind which a list of names may begin.
    openers: re.Pattern[str]
    offices: tuple[str, ...]
    # What only somebody with an office does: 出任, 辞去.
    holds: re.Pattern[str]
    # What wraps a name so that nobody is meant: 去甲化.
    undone: tuple[str, str]
    # What ends a name whatever its characters are; words before 的 and a name: 退休的 + 甲.
    ends_name: re.Pattern[str]
    freed: re.Pattern[str] | None
    # Family names that are everyday words too.
    worded: frozenset[str]
    vessel: re.Pattern[str]
    # Words behind a foreign name that may be taken for one with its end.
    glued: frozenset[str]
    # How a foreign name may go on that begins like a known one.
    onward: re.Pattern[str]
    world_body: str


def knowledge(lexicon: Lexicon) -> NameKnowledge:
    """What the tables translit, surnames and heads say."""
    never = set(lexicon.grammar("names", "zh").get("never_in_names", ""))
    rows = [r for r in lexicon.words("translit", "zh") if r["form"] not in never]
    kinds = {"place", "organisation", "armed_unit", "event", "media"}
    heads = [r["form"] for r in lexicon.words("heads", "zh") if r.get("kind") in kinds]
    grammar = lexicon.grammar("names", "zh")
    return NameKnowledge(
        translit=frozenset(r["form"] for r in rows),
        weight={r["form"]: int(r.get("weight") or 1) for r in rows},
        surnames=frozenset(r["form"] for r in lexicon.words("surnames", "zh")),
        common={r["form"]: int(r.get("weight") or 1) for r in lexicon.words("surnames", "zh")},
        family=re.compile(any_char(r["form"] for r in lexicon.words("surnames", "zh") if len(r["form"]) == 1)),
        given=frozenset(r["form"] for r in lexicon.words("given", "zh")),
        never=frozenset(never),
        adverbs=tuple(lexicon.grammar("names", "zh").get("adverbs", [])),
        never_first=frozenset(lexicon.grammar("names", "zh").get("never_first", "")),
        place_endings=tuple(lexicon.grammar("names", "zh").get("place_endings", [])),
        plain=frozenset(fold_all([r["form"] for table in ("function", "parts") for r in lexicon.words(table, "zh")])),
        place_heads=re.compile(either(heads)),
        sites=re.compile(either(r["form"] for r in lexicon.words("heads", "zh") if r.get("kind") == "place" and len(r["form"]) > 1)),
        before_place=frozenset(grammar.get("before_place", [])),
        not_given=tuple(grammar.get("not_given", ["\n"])),
        town_heads=frozenset(grammar.get("town_heads", "")),
        place_beside=re.compile(either(grammar.get("place_beside", ["\n"]))),
        dashes=frozenset(grammar.get("dashes", "")),
        counts=re.compile(grammar.get("counts", "(?!)")),
        openers=re.compile(sought(grammar.get("list_openers", ["\n"]))),
        titles=frozenset(lexicon.grammar("phrases", "zh").get("titles_after", [])),
        holds=re.compile(sought(lexicon.grammar("phrases", "zh").get("holds_office", ["\n"]))),
        offices=tuple(lexicon.grammar("phrases", "zh").get("offices_after", ["\n"])),
        undone=tuple(grammar.get("undone", ["\n", "\n"])),
        ends_name=re.compile(grammar.get("ends_name", "(?!)")),
        freed=re.compile(sought(grammar["freed"])) if "freed" in grammar else None,
        worded=frozenset(grammar.get("worded_surnames", "")),
        vessel=re.compile(grammar.get("vessel", "(?!)")),
        glued=frozenset(grammar.get("glued", "")),
        onward=re.compile(grammar.get("onward", "(?!)")),
        world_body=grammar.get("world_body", ""),
    )
