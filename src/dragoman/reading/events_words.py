"""What the event pass knows: trigger words and the grammar file `events`."""

import re
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.events_elsewhere import Elsewhere
from dragoman.reading.events_leaning import Leaning
from dragoman.reading.shadow import class_of, compile_pattern, outside
from dragoman.reading.word_lists import Topics, Words
from dragoman.text.alternatives import either
from dragoman.text.scripts import fold


class Trigger(Struct, frozen=True):
    """One meaning of a trigger word.

    `frame`: v (A V B; also 对 B V), vc (the same, but what follows may be a clause that is wanted or opposed and never a fact),
    va (a clause that the actor alleges), comp (asked, refused, threatened: the mode hangs on what follows), hint (the same, the other
    side comes last), pv (the other side only after a preposition), with (与 B V), from (从 B V), vi (actor only), speaker (who says it)."""

    form: str
    category: str
    mode: str | None
    context: tuple[str, ...]
    frame: str
    strong: bool
    swap: bool
    needs: str
    object: re.Pattern[str] | None
    before: re.Pattern[str] | None
    without: re.Pattern[str] | None
    recipients: str
    actors: str
    passive: bool
    relative: bool


# The word lists of the grammar file.
WORD_LISTS = (
    "adverbs", "modifiers", "connectives", "passive", "gaining", "dative", "together", "agent", "disposal", "source",
    "locative", "causative", "joint", "aspect", "measures", "nouns_after", "doers", "stops", "opening_words", "against", "joining",
    "instrument", "lending", "serial", "attributive", "taking", "visiting", "some_of",
    "when", "unreal", "verbs", "arising", "announcing", "whole_of", "light", "party", "towards", "conjunctions", "resuming",
    "before_place", "owning", "reproach", "instances", "bound_for", "ruling", "alike", "afterwards",
)  # fmt: skip


# Its patterns over shadows, those of them that end where the reader stands, and those over the text.
SHADOWED = (
    "topics", "heading", "circumstance", "handing", "closers", "hollow", "occasion", "described_by", "relative_head", "belongs",
    "with_whom", "led", "behest", "forced", "beyond", "named_last", "joined", "meets", "sought",
    "inside", "held", "followed", "relative_last", "standing", "charged", "timed", "unspoken", "supposing", "threatened", "sequel",
    "concluding", "withheld", "organs",
    "charged_with", "regarded",
    "naming", "further", "item", "one_of", "addressed", "readdressed", "seat", "into", "supplied", "backing", "within",
    "summoned", "blamed", "approached", "proposed", "plotting", "property", "bracketed", "included", "parallel", "told_of",
)  # fmt: skip
SHADOWED_BEFORE = (
    "suffered", "sending", "listed", "far_dative", "described", "suffered_by", "unfinished", "by",
    "cases", "struck", "reproached", "behind", "counting", "blamed_for", "suspected", "including", "headed",
)  # fmt: skip
PLAIN = (
    "people", "counted", "counted_too", "rest", "several", "among", "beside", "grounds", "goes_on", "under", "meanwhile", "article",
    "speaks", "inhabited", "no_surname", "hearing", "some_troops", "garrison", "state_troops",
)  # fmt: skip


FOLDED = ("own_object", "enlisting", "leaving", "coups", "countering", "travelling")


class Modes(Struct, frozen=True):
    """The mode of a request, refusal or threat by the words of what is asked, refused or threatened; the first word found counts."""

    pattern: re.Pattern[str]
    mode_of: dict[str, str]


# A pattern, with the characters of which it begins with one and the one with which it ends, where its form shows them.
Before = tuple[frozenset[str], str, re.Pattern[str]]
_OPENING = re.compile("(?:([\u4e00-\u9fff])|\\(\\?:([\u4e00-\u9fff|?]+)\\))(?![?*{])")
_CLOSING = re.compile("\\[[^\\]]*\\]\\{[0-9,]+\\}([\u4e00-\u9fff])")


class EventGrammar(Struct):
    """The grammar file `events`, compiled."""

    adverbs: Words
    modifiers: Words
    connectives: Words
    passive: Words
    gaining: Words
    dative: Words
    together: Words
    agent: Words
    disposal: Words
    source: Words
    locative: Words
    bound_for: Words
    causative: Words
    joint: Words
    aspect: Words
    measures: Words
    nouns_after: Words
    doers: Words
    stops: Words
    before: list[Before]
    # All characters with which one of them begins.
    begins: frozenset[str]
    openings: re.Pattern[str]
    closers: re.Pattern[str]
    opening_words: Words
    against: Words
    joining: Words
    instrument: Words
    lending: Words
    serial: Words
    attributive: Words
    taking: Words
    visiting: Words
    some_of: Words
    when: Words
    unreal: Words
    verbs: Words
    arising: Words
    announcing: Words
    whole_of: Words
    before_place: Words
    light: Words
    party: Words
    towards: Words
    conjunctions: Words
    # Between an owner and what is his: 的, 等国的.
    owning: Words
    resuming: Words
    topics: re.Pattern[str]
    suffered: re.Pattern[str]
    listing: re.Pattern[str]
    handing: re.Pattern[str]
    heading: re.Pattern[str]
    circumstance: re.Pattern[str]
    marks: re.Pattern[str]
    own_object: frozenset[str]
    given: frozenset[str]
    waters: tuple[str, ...]
    # After a place: what lies in it is met.
    inhabited: re.Pattern[str]
    # How those are called who attack only with words, who visit as no side, and who take nobody into custody.
    wordy: tuple[str, ...]
    # Who goes somewhere to talk, though he is of a force.
    envoys: tuple[str, ...]
    sightseers: tuple[str, ...]
    civil: tuple[str, ...]
    civilians: tuple[str, ...]
    # Cues of reproach; what begins a clause that only gives an instance; cues of judges.
    reproach: Words
    instances: Words
    ruling: Words
    # Joins two verbs with one object: 拘捕或通缉A. Begins what the subject of the whole sentence does.
    alike: Words
    afterwards: Words
    # Who speaks in a hearing; on whose orders it is done.
    hearing: re.Pattern[str]
    behind: re.Pattern[str]
    # What ends a name of several states.
    nations: tuple[str, ...]
    people_only: frozenset[str]
    # Verbs of calling up so many.
    enlisting: frozenset[str]
    # After a power: by what it acts: A的黑手.
    organs: re.Pattern[str]
    # Around `@` a land that others have left: it is not who withdraws.
    leaving: frozenset[str]
    modes: dict[str, Modes]
    contexts: Topics
    defaults: dict[str, str]
    people: re.Pattern[str]
    # After a number: so many persons.
    counted: re.Pattern[str]
    # What else is counted with them: 172人及5间公司.
    counted_too: re.Pattern[str]
    # Several persons, uncounted.
    several: re.Pattern[str]
    # Between some of those persons and their number.
    among: re.Pattern[str]
    # After a verb and its object: the act is only what a power, a plan or a risk is of.
    hollow: re.Pattern[str]
    # Begins a section of a law or treaty.
    article: re.Pattern[str]
    # Before those who are sent: 派出了一支 + 部队.
    sending: re.Pattern[str]
    # The member of a list before the one at hand, with what may stand between.
    listed: re.Pattern[str]
    # After a trigger that is only a noun of time: 冲击X + 事件后.
    occasion: re.Pattern[str]
    # After 以 and its verb: the verb only tells the grounds.
    grounds: re.Pattern[str]
    # After a phrase that only begins a name: 欧洲 + 企业.
    goes_on: re.Pattern[str]
    # A preposition with a description of the phrase at hand behind it: 对A仅有的 + 守军.
    far_dative: re.Pattern[str]
    # A preposition and no phrase after it; and what follows where the words after it describe a phrase.
    described: re.Pattern[str]
    described_by: re.Pattern[str]
    # After the phrase that a verb meets: a noun that the verb describes, and its own predicate.
    relative_head: re.Pattern[str]
    # Between a body and those of it in one place.
    belongs: re.Pattern[str]
    # Right after a verb: with whom the thing is done that is asked for or ended.
    with_whom: re.Pattern[str]
    # Who does it where somebody suffers it: 遭到A的顽强.
    suffered_by: re.Pattern[str]
    # After a place that only says where: X周边的驻军.
    beside: re.Pattern[str]
    # After a verb of protest: whom a long noun phrase says it is against (group `whom`).
    opposed: re.Pattern[str]
    # So ends a clause that only says when; a whole clause that does, with its subject.
    unfinished: re.Pattern[str]
    # Between a force and some of its troops; troops that only hold a place.
    some_troops: re.Pattern[str]
    garrison: re.Pattern[str]
    state_troops: re.Pattern[str]
    # Begins a clause that goes on with what is asked for.
    sequel: re.Pattern[str]
    timed: re.Pattern[str]
    # Before an act of speech without a subject: not the speaker's own. Begins a condition; what the speaker says to that.
    unspoken: re.Pattern[str]
    supposing: re.Pattern[str]
    threatened: re.Pattern[str]
    concluding: re.Pattern[str]
    # Before 的: who leads those that follow: 以A为首的 + B.
    led: re.Pattern[str]
    # A passive in the written style: 为A所.
    by: re.Pattern[str]
    # At somebody's request: 应A请求.
    behest: re.Pattern[str]
    # Holds an unreal word and says that it is done: 不得不.
    forced: re.Pattern[str]
    # After a verb: it is done by whom 在 stands before: 在A打击 + 下.
    under: re.Pattern[str]
    # After a place: it says where those are whom an act meets. After a verb: the town is named at the end of a long phrase.
    beyond: re.Pattern[str]
    named_last: re.Pattern[str]
    # After a verb and whom it meets: its clause only says when.
    meanwhile: re.Pattern[str]
    # After a verb of asking: what the other side is asked to let in: 申请加入 + A.
    joined: re.Pattern[str]
    # After whom one visits: with whom one meets is no host. In a clause before a refusal: of whom something is wanted.
    meets: re.Pattern[str]
    # In the clause before a request: to whom it goes.
    addressed: re.Pattern[str]
    # The same in the clause after it.
    readdressed: re.Pattern[str]
    # The office before which people protest, and how such offices end; where those go who are sent; to whom goes what is cut off.
    seat: re.Pattern[str]
    # In the clause before: who is called in to be reproached.
    summoned: re.Pattern[str]
    # In the clause before a request: who is reproached. In the one before a refusal: whose wish is refused.
    blamed: re.Pattern[str]
    approached: re.Pattern[str]
    # After the subject of a passive: a thing of his is met. After whom one blames and another: what both are said to do.
    proposed: re.Pattern[str]
    plotting: re.Pattern[str]
    seats: tuple[str, ...]
    into: re.Pattern[str]
    supplied: re.Pattern[str]
    # Verbs of travelling, a visit only of those of such sectors.
    travelling: frozenset[str]
    official: frozenset[str]
    # Done to the land where they are done; attacks that answer one; after a force that only helps.
    coups: frozenset[str]
    countering: frozenset[str]
    backing: re.Pattern[str]
    # After a place: those in it are whom an act meets.
    within: re.Pattern[str]
    # After a family name that stands alone: somebody speaks; or it is no name.
    speaks: re.Pattern[str]
    no_surname: re.Pattern[str]
    sought: re.Pattern[str]
    withheld: re.Pattern[str]
    # So ends a clause that only names a case: 审理甲的砍人案. Before a verb: a thing of those whom the act meets: 对甲的补给线.
    cases: re.Pattern[str]
    struck: re.Pattern[str]
    property: re.Pattern[str]
    # Before what is expressed: of whose deed, behind 对.
    reproached: re.Pattern[str]
    # After a place that is met: those there follow. After a verb: words that only describe its object, at the end of the clause or at hand.
    inside: re.Pattern[str]
    # Between those who suffer it and what they suffer: for what.
    charged: re.Pattern[str]
    held: re.Pattern[str]
    followed: re.Pattern[str]
    relative_last: re.Pattern[str]
    standing: re.Pattern[str]
    # After persons who are counted: some of them are named. Between the names of a list; and what may stand after one.
    naming: re.Pattern[str]
    told_of: re.Pattern[str]
    # Before somebody whom another is taken for having met: A涉嫌袭击B被捕. Before a verb: what somebody is blamed for.
    suspected: re.Pattern[str]
    blamed_for: re.Pattern[str]
    # Before such a count: they are some of them.
    counting: re.Pattern[str]
    further: re.Pattern[str]
    charged_with: re.Pattern[str]
    regarded: re.Pattern[str]
    rest: re.Pattern[str]
    item: re.Pattern[str]
    # After an owner: another follows whose thing is met too.
    parallel: re.Pattern[str]
    # Around a collective: members of it are named behind it, or before it; who heads it. What members are, by how its noun ends.
    bracketed: re.Pattern[str]
    including: re.Pattern[str]
    included: re.Pattern[str]
    headed: re.Pattern[str]
    members: list[tuple[re.Pattern[str], str]]
    # After people: one of them is named next.
    one_of: re.Pattern[str]
    elsewhere: Elsewhere
    leaning: Leaning
    # Lists asked for together: what may stand between a verb and its object, and before a noun that it describes.
    passed: Words
    describing: Words

    def ending(self, text: str, low: int, at: int) -> list[re.Pattern[str]]:
        """The patterns `before` that may match what ends at `at`, by the characters there."""
        near, last = self.begins.intersection(text[low:at]), text[at - 1 : at]
        return [
            regex
            for begins, ends, regex in self.before
            if (not begins or (near and not begins.isdisjoint(near))) and (not ends or ends == last)
        ]


def _template(template: str) -> re.Pattern[str]:
    """A pattern in which `@` is any phrase, for use inside a character set."""
    return compile_pattern(template.replace("@", class_of("any")))


def _before(template: str) -> Before:
    opening, closing = _OPENING.match(template), _CLOSING.fullmatch(template)
    words = (opening[1] or opening[2]).split("|") if opening is not None else []
    sure = "|" not in outside(template) and all(word[1:2] != "?" for word in words)
    return frozenset(word[0] for word in words if sure), closing[1] if closing is not None else "", _template(template + "$")


def _modes(listed: dict[str, list[str]]) -> Modes:
    mode_of = {fold(word): mode for mode, words in listed.items() for word in words}
    return Modes(re.compile(either(mode_of)), mode_of)


def _table(data: dict[str, Any], table: str, names: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    return {name: _template(data.get(table, {}).get(name, "(?!)")) for name in names}


def event_grammar(lexicon: Lexicon, language: str = "zh") -> EventGrammar:
    """Compiled once for many reports."""
    data: dict[str, Any] = lexicon.grammar("events", language)
    made: dict[str, Any] = {name: Words(data.get(name, [])) for name in WORD_LISTS}
    made["passed"] = Words(word for name in ("aspect", "measures", "modifiers") for word in data.get(name, []))
    made["describing"] = Words(word for name in ("before_place", "attributive") for word in data.get(name, []))
    made |= {name: _template(data.get(name, "(?!)")) for name in SHADOWED}
    made |= {name: _template(data.get(name, "(?!)") + "$") for name in SHADOWED_BEFORE}
    made |= {name: re.compile(data.get(name, "(?!)")) for name in PLAIN}
    made |= {name: frozenset(data.get(name, [])) for name in ("given", "people_only", "official")}
    made |= {name: frozenset(map(fold, data.get(name, []))) for name in FOLDED}
    before = [_before(template) for template in data.get("before", [])]
    return EventGrammar(
        **made,
        elsewhere=Elsewhere(**_table(data, "elsewhere", Elsewhere.__struct_fields__)),
        leaning=Leaning(**_table(data, "leaning", Leaning.__struct_fields__)),
        before=before,
        begins=frozenset(char for begins, _, _ in before for char in begins),
        openings=_template("|".join(f"(?:{form})" for form in data.get("openings", ["(?!)"]))),
        listing=_template(data.get("listing", "") + "(?=[@])"),
        opposed=_template(data.get("opposed", "(?P<whom>)(?P<body>)(?!)")),
        marks=re.compile(f"[{re.escape(data.get('marks', '，；。'))} ]"),
        seats=tuple(map(fold, data.get("seats", ["\n"]))),
        nations=tuple(map(fold, data.get("nations", ["\n"]))),
        waters=tuple(data.get("waters", "\n")),
        wordy=tuple(map(fold, data.get("wordy", ["\n"]))),
        envoys=tuple(map(fold, data.get("envoys", ["\n"]))),
        civil=tuple(map(fold, data.get("civil", ["\n"]))),
        sightseers=tuple(map(fold, data.get("sightseers", ["\n"]))),
        civilians=tuple(map(fold, data.get("civilians", ["\n"]))),
        modes={category: _modes(listed) for category, listed in data.get("modes", {}).items()},
        contexts=Topics(data.get("contexts", {})),
        members=[(re.compile(f"(?:{ends})$"), letters) for ends, letters in data.get("members", {}).items()],
        defaults=data.get("defaults", {}),
    )
