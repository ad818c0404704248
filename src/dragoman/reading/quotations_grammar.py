"""The grammar file `quotations`, compiled: how speakers, cues and reported words stand to each other."""

import re
from typing import Any

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.quotations_frame_grammar import Frame, SourceGrammar, frames, hints, sources
from dragoman.reading.shadow import CODE, JOIN, class_of, compile_pattern
from dragoman.text.alternatives import either, optional, sought
from dragoman.text.scripts import fold

_SETS = (
    *("bare", "personal", "going_on", "nesting", "no_label", "feelings", "document_links", "spoken", "colon_only", "dual"),
    *("showing", "sites", "onward", "media_ends", "mentioning", "given", "heard", "announcing", "recounting"),
    *("answers", "followers", "trusting", "no_body", "leads", "joined", "court", "trial", "never_nouns", "no_family"),
    *("claims", "going", "telling", "admitting", "purposes", "topical", "reproving", "evidence", "body_ends", "believing"),
    *("turn_roles", "feeling", "following", "label_cues", "chambers", "publishing", "blaming", "mistaken", "witness", "headless"),
    *(
        "adverbs",
        "pointing_back",
        "issued",
        "declared",
        "official",
        "weighed",
        "heedless",
        "needing",
        "bare_heads",
        "brief",
        "handed",
        "quoted_heads",
        "asking_labels",
        "answering_labels",
    ),
)
# Stands for each character that a stretch does not show: quoted, in brackets, outside.
BLANK = "▢"
# A number of people after a preposition: 向三名官员.
MEASURE = "(?:[一两三四五六七八九十几数多各该这那其全]{1,2}[名位个些家批群]|[这那其该各])"


class Grammar(Struct):
    """Word lists as regular expressions; those with $ are searched for in what stands before."""

    speakers: re.Pattern[str]
    letters: frozenset[str]
    preposition: re.Pattern[str]
    prepositions: frozenset[str]
    glue: re.Pattern[str]
    sober: re.Pattern[str]
    lead: re.Pattern[str]
    adverbs: re.Pattern[str]
    document: re.Pattern[str]
    denied: re.Pattern[str]
    dead_before: re.Pattern[str]
    dead_after: re.Pattern[str]
    still: re.Pattern[str]
    supposed: re.Pattern[str]
    supposing: re.Pattern[str]
    crowd: re.Pattern[str]
    trusted: re.Pattern[str]
    feelings_shown: re.Pattern[str]
    wondered: re.Pattern[str]
    believed: re.Pattern[str]
    turned_at_once: re.Pattern[str]
    own_again: re.Pattern[str]
    blamed: re.Pattern[str]
    questioned: re.Pattern[str]
    strangers: re.Pattern[str]
    received: re.Pattern[str]
    gesture: re.Pattern[str]
    meanwhile: re.Pattern[str]
    pointed_at: re.Pattern[str]
    occasion: re.Pattern[str]
    claimed_noun: re.Pattern[str]
    disputing: re.Pattern[str]
    led_up: re.Pattern[str]
    described: re.Pattern[str]
    described_noun: re.Pattern[str]
    trailing: re.Pattern[str]
    unnamed_people: re.Pattern[str]
    hosts: re.Pattern[str]
    unnamed_bodies: re.Pattern[str]
    body_behind: re.Pattern[str]
    head_behind: re.Pattern[str]
    named_body: re.Pattern[str]
    surnames: frozenset[str]
    translit: frozenset[str]
    unnamed_documents: re.Pattern[str]
    voiced: re.Pattern[str]
    noun: re.Pattern[str]
    noun_after: re.Pattern[str]
    not_held: re.Pattern[str]
    meeting: re.Pattern[str]
    passive: re.Pattern[str]
    imagined: re.Pattern[str]
    topic: re.Pattern[str]
    planned: re.Pattern[str]
    turn: re.Pattern[str]
    turn_bare: re.Pattern[str]
    turn_claimed: re.Pattern[str]
    turn_narrated: re.Pattern[str]
    admitted: re.Pattern[str]
    dangling: re.Pattern[str]
    paired: re.Pattern[str]
    occasioned: re.Pattern[str]
    stood_for: re.Pattern[str]
    topic_only: re.Pattern[str]
    announced: re.Pattern[str]
    one_hand: re.Pattern[str]
    other_hand: re.Pattern[str]
    shares: re.Pattern[str]
    manner: re.Pattern[str]
    proposed: re.Pattern[str]
    regarded: re.Pattern[str]
    recounted: re.Pattern[str]
    within: re.Pattern[str]
    negated: re.Pattern[str]
    shown: re.Pattern[str]
    same_occasion: re.Pattern[str]
    naming: re.Pattern[str]
    polled: re.Pattern[str]
    coloured: re.Pattern[str]
    mission: re.Pattern[str]
    leaning: re.Pattern[str]
    platform: re.Pattern[str]
    glossing: re.Pattern[str]
    still_said: re.Pattern[str]
    no_name: re.Pattern[str]
    acted_on: re.Pattern[str]
    authored: re.Pattern[str]
    told_end: re.Pattern[str]
    owned: re.Pattern[str]
    not_mentioned: re.Pattern[str]
    attitude: re.Pattern[str]
    governs: re.Pattern[str]
    answering: re.Pattern[str]
    bearing: re.Pattern[str]
    closing: re.Pattern[str]
    interviewed: re.Pattern[str]
    in_title: re.Pattern[str]
    media_title: re.Pattern[str]
    # Whose a document is, and who is no part of a phrase or no subject of his own.
    issuing: re.Pattern[str]
    spoke: re.Pattern[str]
    conjoined: re.Pattern[str]
    organ: re.Pattern[str]
    department: re.Pattern[str]
    owed: re.Pattern[str]
    asked_of: re.Pattern[str]
    causing: re.Pattern[str]
    glossed: re.Pattern[str]
    things: re.Pattern[str]
    condition: re.Pattern[str]
    predicate: re.Pattern[str]
    verdict: re.Pattern[str]
    topical_clause: re.Pattern[str]
    came_of: re.Pattern[str]
    counted: re.Pattern[str]
    spoken_of: re.Pattern[str]
    onward_adverbs: re.Pattern[str]
    held_as: re.Pattern[str]
    made_say: re.Pattern[str]
    others_meant: re.Pattern[str]
    undenied: re.Pattern[str]
    next_point: re.Pattern[str]
    but: re.Pattern[str]
    although: re.Pattern[str]
    aside: re.Pattern[str]
    recognised: re.Pattern[str]
    published: re.Pattern[str]
    blamed_only: re.Pattern[str]
    others_turn: re.Pattern[str]
    this_saying: re.Pattern[str]
    claimed_thing: re.Pattern[str]
    stressed: re.Pattern[str]
    labelled: re.Pattern[str]
    dated: re.Pattern[str]
    qualified: re.Pattern[str]
    hanging: re.Pattern[str]
    undeceived: re.Pattern[str]
    first_person: re.Pattern[str]
    when: re.Pattern[str]
    venue: re.Pattern[str]
    addressee_before: re.Pattern[str]
    addressee_after: re.Pattern[str]
    positions: re.Pattern[str]
    thinking: re.Pattern[str]
    assessments: re.Pattern[str]
    favour: re.Pattern[str]
    disfavour: re.Pattern[str]
    frames: tuple[Frame, ...]
    frame_words: re.Pattern[str]
    sources: SourceGrammar
    words: dict[str, frozenset[str]]


class _Shapes:
    """Shapes that several patterns are made of."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        speaker = f"[{class_of('speaker')}]"
        self.chain = f"{speaker}(?:{BLANK}?{JOIN}{BLANK}?{speaker})*"
        self.date = f"[{CODE['D']}]"
        self.plain = f"{self.either('adverbs')}|{self.date}|\\s|{BLANK}|、|，(?=[{class_of('any')}])"
        self.adverb = f"(?:{self.plain}|[^，。；：“”的]{{1,6}}地)"
        self.phrase = f"(?!对[方手象立])(?:{self.either('phrase_heads')})[^，。；：“”]{{1,30}}?"

    def either(self, key: str) -> str:
        """Any word of a list of the grammar file."""
        return either(self.data.get(key, []))


def compile_grammar(lexicon: Lexicon, language: str) -> Grammar:
    """All patterns of `quotations`, once for many reports."""
    data = lexicon.grammar("quotations", language)
    shape = _Shapes(data)
    return Grammar(
        **_subjects(shape),
        **_no_speech(shape),
        **_turns(shape),
        **_slots(shape),
        **_unnamed(shape),
        **_owners(data),
        surnames=frozenset(row["form"] for row in lexicon.words("surnames", language)),
        translit=frozenset(fold(row["form"]) for row in lexicon.words("translit", language)),
        frames=frames(data),
        frame_words=re.compile(sought(hints(data))),
        sources=sources(lexicon.grammar("sources", language)),
        words={key: frozenset(data.get(key, [])) for key in _SETS},
    )


def _subjects(shape: "_Shapes") -> dict[str, Any]:
    """Who speaks, and what may stand between him and the cue."""
    data, either, chain, date = shape.data, shape.either, shape.chain, shape.date
    plain, adverb, phrase = shape.plain, shape.adverb, shape.phrase
    return {
        "speakers": re.compile(f"{chain}(?:等(?={BLANK}|[^级于同待]))?"),
        "letters": frozenset(class_of("speaker")),
        "preposition": re.compile(
            f"(?:(?:{either('prepositions')})(?:了|过|着)?|{data.get('pivots', '(?!)')})(?:{CODE['N']}|{MEASURE})?{BLANK}*$"
            f"|(?:{either('likened')}){date}$|{data.get('hearer_before', '(?!)')}$"
        ),
        "prepositions": frozenset(data.get("prepositions", [])),
        "glue": re.compile(f"(?:{adverb}|{phrase})*"),
        "sober": re.compile(f"(?:{plain}|[^，。；：“”的]{{1,3}}地|{phrase})*"),
        "lead": re.compile(f"(?:{adverb})*"),
        "adverbs": re.compile(f"(?:{either('adverbs')})+"),
        "document": re.compile(f"(?P<D>{either('documents')})(?:中|里|内)?(?:还|也|则|又|更|亦|进一步|同时|并)?$"),
        "media_title": re.compile(f"《{BLANK}+》(?:(?:、|和|与|及)?《{BLANK}+》)*(?:{adverb})*$"),
        "naming": re.compile(f"[^，。；：没不了过是要会把被将]{{2,12}}(?:{either('naming')})$"),
        "owned": compile_pattern(data.get("owned", "(?!)")),
        "not_mentioned": compile_pattern(data.get("not_mentioned", "(?!)")),
        "passive": re.compile(f"(?:{either('passive')}){chain}{BLANK}*(?:{either('adverbs')})*$"),
        "attitude": re.compile(f"{BLANK}*的(?:[^，。；的]{{0,4}})(?:{either('attitudes')})"),
        "within": re.compile(f"(?:{either('within')})(?:[{class_of('speaker')}]|{JOIN}|{BLANK})+(?:{plain})*$"),
        "manner": re.compile(data.get("manner", "(?!)")),
        "first_person": re.compile(data.get("first_person", "(?!)")),
        "in_title": re.compile(data.get("in_title", "(?!)")),
        "shares": compile_pattern(data.get("shares", "(?!)")),
        "governs": re.compile(either("governs")),
        "bearing": re.compile(data.get("bearing", "(?!)")),
        "closing": re.compile(data.get("closing", "(?!)(?P<C>)")),
        "interviewed": re.compile(data.get("interviewed", "(?!)")),
        "answering": re.compile(f"(?:{either('answering_adverbs')})?(?:{either('answering')})"),
    }


def _no_speech(shape: "_Shapes") -> dict[str, Any]:
    """What is no speech, though a cue stands there."""
    data, either, plain, adverb, phrase = shape.data, shape.either, shape.plain, shape.adverb, shape.phrase
    return {
        "denied": re.compile(f"(?:{either('denied')})(?:{either('adverbs')}|[^，。；：“”的]{{1,6}}地)?$"),
        "dead_before": re.compile(f"(?:{either('dead_before')})$"),
        "dead_after": re.compile(f"{either('dead_after')}|{data.get('tongues', '(?!)')}|了{CODE['N']}[个句遍次声]"),
        "supposed": re.compile(f"{either('supposed')}|(?:{either('among')})(?![{class_of('PGM')}])"),
        "supposing": re.compile(data.get("supposing", "(?!)")),
        "crowd": re.compile(data.get("crowd", "(?!)")),
        "described_noun": re.compile(data.get("described_noun", "(?!)")),
        "described": re.compile(data.get("described", "(?!)")),
        "questioned": re.compile(data.get("questioned", "(?!)")),
        "strangers": re.compile(data.get("strangers", "(?!)")),
        "received": re.compile(data.get("received", "(?!)")),
        "meanwhile": re.compile(data.get("meanwhile", "(?!)")),
        "pointed_at": compile_pattern(data.get("pointed_at", "(?!)")),
        "occasion": re.compile(data.get("occasion", "(?!)")),
        "gesture": re.compile(data.get("gestures", "(?!)")),
        "claimed_noun": re.compile(data.get("claimed_noun", "(?!)")),
        "trusted": compile_pattern(data.get("trusted", "(?!)")),
        "feelings_shown": re.compile(data.get("feelings_shown", "(?!)")),
        "wondered": re.compile(data.get("wondered", "(?!)")),
        "believed": re.compile(data.get("believed", "(?!)")),
        "turned_at_once": re.compile(data.get("turned_at_once", "(?!)")),
        "own_again": re.compile(data.get("own_again", "(?!)")),
        "meeting": re.compile(data.get("meeting", "(?!)")),
        "not_held": re.compile(data.get("not_held", "(?!)")),
        "noun_after": re.compile(f"(?!对[方手象立岸])(?:{either('noun_after')})"),
        "imagined": re.compile(f"(?:{either('imagined')})[^，]{{0,3}}$"),
        "topic": re.compile(data.get("topic", "(?!)")),
        "noun": re.compile(f"(?:{either('noun_before')})$"),
        "still": re.compile(data.get("still", "(?!)")),
        "occasioned": re.compile(data.get("occasioned", "(?!)")),
        "stood_for": re.compile(data.get("stood_for", "(?!)")),
        "topic_only": re.compile(data.get("topic_only", "(?!)")),
        "planned": re.compile(f"(?:{either('planned')})(?:{adverb}|{phrase})*$"),
        "recounted": re.compile(data.get("recounted", "(?!)")),
        "regarded": re.compile(data.get("regarded", "(?!)")),
        "proposed": re.compile(data.get("proposed", "(?!)")),
        "negated": re.compile(f"(?:{plain})*{data.get('negated', '(?!)')}"),
        "shown": re.compile(either("shown")),
        "announced": re.compile(data.get("announced", "(?!)")),
        "recognised": re.compile(data.get("recognised", "(?!)")),
        "published": re.compile(data.get("published", "(?!)")),
        "qualified": re.compile(data.get("qualified", "(?!)")),
        "blamed_only": re.compile(data.get("blamed_only", "(?!)")),
    }


def _turns(shape: "_Shapes") -> dict[str, Any]:
    """Where the words end and the narrator speaks again."""
    data, either = shape.data, shape.either
    return {
        "turn": compile_pattern("|".join([*data.get("turns", []), *data.get("turns_always", [])]) or "(?!)"),
        "turn_bare": compile_pattern("|".join(data.get("turns_bare", [])) or "(?!)"),
        "turn_claimed": re.compile("|".join(data.get("turns_claimed", [])) or "(?!)"),
        "turn_narrated": re.compile("|".join(data.get("turns_narrated", [])) or "(?!)"),
        "admitted": re.compile(data.get("admitted", "(?!)")),
        "dangling": re.compile(data.get("dangling", "(?!)")),
        "paired": re.compile(data.get("paired", "(?!)")),
        "one_hand": re.compile(data.get("one_hand", "(?!)")),
        "other_hand": re.compile(data.get("other_hand", "(?!)")),
        "but": compile_pattern(data.get("but", "(?!)")),
        "although": re.compile(f"(?:^|[，。；])[^，。；]{{0,2}}(?:{either('although')})"),
        "aside": compile_pattern(data.get("aside", "(?!)")),
        "blamed": re.compile(data.get("blamed", "(?!)")),
        "disputing": re.compile(data.get("disputing", "(?!)")),
        "led_up": compile_pattern(data.get("led_up", "(?!)")),
        "same_occasion": re.compile(data.get("same_occasion", "(?!)")),
        "when": re.compile(data.get("when", "(?!)")),
        "undeceived": re.compile(data.get("undeceived", "(?!)")),
        "this_saying": re.compile(data.get("this_saying", "(?!)")),
        "claimed_thing": re.compile(data.get("claimed_thing", "(?!)")),
        "others_turn": re.compile(data.get("others_turn", "(?!)")),
        "stressed": re.compile(data.get("stressed", "(?!)")),
        "dated": re.compile(data.get("dated", "(?!)")),
        "labelled": re.compile(data.get("labelled", "(?!)")),
        "hanging": re.compile(data.get("hanging", "(?!)")),
    }


def _slots(shape: "_Shapes") -> dict[str, Any]:
    """Venue, hearer, stance, assessment."""
    either, chain = shape.either, shape.chain
    return {
        "venue": re.compile(f"在([^，。；：“”]{{0,30}}?(?:{either('venues')})|[{class_of('OLM')}])(?:中|上|里|时|期间|内|，|过程中|会上)"),
        "addressee_before": re.compile(f"(?:{either('hearer_heads')})(?P<A>{chain})[^，。；：“”]{{0,12}}$"),
        "addressee_after": re.compile(
            f"(?:给|了)?(?P<A>{chain}|{CODE['L']}(?=[，：“])){BLANK}*(?P<T>(?:{either('hearer_tails')})(?=[说称，：“]))?(?P<V>说|称|道|表示|指|：|，|“)?"
        ),
        "positions": re.compile(either("positions")),
        "thinking": re.compile(either("thinking")),
        "assessments": re.compile(either("assessments")),
        "favour": re.compile(either("favour")),
        "disfavour": re.compile(either("disfavour")),
    }


def _owners(data: dict[str, Any]) -> dict[str, Any]:
    """Whose words a document or an organ hands on, and what is no words of anybody's."""
    plain = (
        "spoke conjoined organ department owed asked_of causing glossed came_of held_as made_say others_meant undenied "
        "spoken_of onward_adverbs polled coloured mission leaning platform glossing still_said no_name acted_on "
        "authored told_end predicate verdict "
    ).split()
    shadowed = ("condition", "topical_clause", "issuing", "glossed", "conjoined", "things", "counted", "next_point")
    return optional(data, *plain) | {key: compile_pattern(data.get(key, "(?!)")) for key in shadowed}


def _unnamed(shape: "_Shapes") -> dict[str, Any]:
    """Speakers that stand in no lexicon."""
    data, either = shape.data, shape.either
    return {
        "trailing": re.compile(f"(?:{either('adverbs')})+$"),
        "unnamed_people": re.compile(data.get("unnamed_people", "(?!)")),
        "hosts": re.compile(data.get("hosts", "(?!)")),
        "unnamed_bodies": re.compile(f"{data.get('unnamed_body', '(?!)')}(?:{either('body_ends')})"),
        "body_behind": re.compile(f"[^，。；：“”‘’、的了是在把被对向说称指为与和及并但而]{{0,6}}(?:{either('body_ends')})"),
        "head_behind": re.compile(f"的?(?P<B>{either('bodies_behind')})|(?:{either('people_behind')})|[{class_of('speaker')}]人"),
        "named_body": re.compile(f"{data.get('unnamed_body', '(?!)')}(?:{either('body_ends')}|会(?![议谈见晤员场]))"),
        "unnamed_documents": re.compile(data.get("unnamed_documents", "(?!)")),
        "voiced": re.compile(data.get("voiced", "(?!)")),
    }
