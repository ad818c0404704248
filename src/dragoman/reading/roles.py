"""Words for roles: which are part of a body's name, how two that stand side by side are one, and the body that they are of."""

from collections.abc import Callable

from dragoman.lexicon.model import OfficeEntry
from dragoman.reading.cast import Member
from dragoman.reading.page import Atom, Page, Phrase, Post
from dragoman.reading.phrase_grammar import PhraseGrammar

# Sectors whose people are of the state they serve.
PUBLIC = frozenset({"GOV", "LEG", "MIL", "SPY", "COP", "JUD", "PTY"})
# Between two roles of one person.
ALSO = "兼"
# Before the one that he holds at present; and before what he held.
NOW, ONCE = "现", ("前", "原", "时任", "曾任")
# Marks in which names stand; several of a kind are not one in marks.
OPENED, SEVERAL = frozenset("“「『《"), ("多", "数", "两", "各", "众", "一些", "部分", "许多", "不少", "所有")
# Says of a verb behind it that what it tells is over, and how far before the verb it may stand.
PAST, CLAUSE = "曾", 18
# Before those who stand with whose they are: 甲及其 + 盟友.
WITH = tuple(join + whose for join in ("和", "与", "及", "以及", "连同") for whose in ("其", "他的", "她的", "他们的"))
# Between two states of which each has one: 甲和乙 + 外长.
SIDE_BY_SIDE = frozenset(("", "、", "和", "及", "以及"))
JOINED = frozenset({"、", ALSO})


def within_body(page: Page, grammar: PhraseGrammar, atom: Atom) -> bool:
    """The role word is part of a body's name: 委员 in 资格审查委员会."""
    following = page.folded[atom.end : atom.end + 1]
    return following in grammar.body_endings and atom.end + 1 in page.boundaries and atom.end not in page.boundaries


def joined(grammar: PhraseGrammar, page: Page, pair: tuple[Post, Post]) -> Post:
    """总统 + 发言人 is one role; 前任 + 总统 is a former one."""
    left, right = pair
    word = page.folded[left.role_start : left.role_end]
    if word in grammar.former or word in grammar.current:
        right.start = min(left.start, right.start)
        right.former = right.former or word in grammar.former
        right.organisation, right.organisation_text = left.organisation, left.organisation_text
        return right
    if right.kind == "title":
        # 主席 + 拿督: who is so addressed is chairman.
        left.end = right.end
        return left
    if left.kind in {"kin", "relation"}:
        return right
    right.start, right.role_start = left.start, left.role_start
    right.role = left.role + right.role
    right.en = f"{left.en} {right.en}".strip()
    right.organisation, right.organisation_text = left.organisation, left.organisation_text
    right.former = left.former
    return right


def organisation_text(page: Page, owner: Phrase | None, member: Member | None) -> str:
    """The report's words for the body."""
    if member is None:
        return ""
    if owner is not None and owner.member is not None and owner.member.final is member.final:
        return page.text[owner.start : owner.end]
    return member.names[-1] if member.names else member.name


def describe(page: Page, member: Member, post: Post) -> None:
    """What a role tells of the person: country and sector, and that the role may stand for the name."""
    if post.kind in {"kin", "relation"}:
        return
    owner = post.organisation
    # An analyst of a foreign institute is not of its country; a minister is.
    if owner is not None and (owner.type in {"state", "territory", "place"} or owner.sector in PUBLIC):
        member.country = member.country or owner.country
    member.sector = member.sector or ("ELI" if post.former and post.sector == "GOV" else post.sector or None)
    member.roles.add(page.folded[post.role_start : post.role_end])


def absorb_earlier(page: Page, phrases: list[Phrase], phrase: Phrase) -> None:
    """外交部长、联合国前副秘书长X: the role before 、 is X's too."""
    _now(page, phrases, phrase)
    while phrases:
        left = phrases[-1]
        also = page.folded[left.end : phrase.start] == ALSO and left.letter == "G"
        named = not left.posts or not (left.letter == "P" or also) or left.open_reference in {"", "indefinite"}
        glue = page.folded[left.end : phrase.start]
        # 参谋长联席会议主席，陆军上将 + X: a rank begins nobody new.
        ranked = glue == "，" and all(post.kind == "rank" for post in phrase.posts)
        if named or not (glue in JOINED or ranked):
            return
        phrases.pop()
        phrase.posts = left.posts + phrase.posts
        phrase.start = left.start
        phrase.inner = left.inner + phrase.inner


def introduced(page: Page, grammar: PhraseGrammar, phrases: list[Phrase], phrase: Phrase) -> None:
    """What somebody is, directly before his name, is his: 主席、扎雷亚人 + X; 前大使、现任主任的 + X."""
    left = phrases[-1] if phrases else None
    glue = page.folded[left.end : phrase.start] if left is not None else "-"
    if left is None or left.member is phrase.member:
        return
    if glue == "" and left.letter == "G" and not left.posts and grammar.one_of.fullmatch(page.folded, left.start, left.end) is not None:
        if left.member is not None and phrase.member is not None:
            phrase.member.country = phrase.member.country or left.member.country
    elif left.open_reference == "role" and left.posts and grammar.whose.fullmatch(glue) is not None:
        held = grammar.holding.search(page.folded, max(0, left.start - 3), left.start)
        if held is None:
            return
        clause = page.folded[max(0, held.start() - CLAUSE) : held.start()].rpartition("，")[2].rpartition("、")[2]
        for post in left.posts:
            post.former = post.former or held.group("over") is not None or PAST in clause
        phrase.posts = left.posts + phrase.posts
        left.start = held.start()
    else:
        return
    phrases.pop()
    phrase.start, phrase.inner = left.start, left.inner + phrase.inner
    absorb_earlier(page, phrases, phrase)


def kind_before(page: Page, phrases: list[Phrase], start: int, member: Member) -> None:
    """What a body in marks is, directly before them, is nobody else: 民族武装 + “甲军”."""
    left = phrases[-1] if phrases else None
    if left is None or left.end != start - 1 or page.folded[left.end] not in OPENED or left.member is None or left.member.named:
        return
    several = page.folded.startswith(SEVERAL, left.start) or page.folded[left.end - 1] == "们"
    if left.letter in "GUOM" and not left.posts and not several:
        member.country = member.country or left.member.country
        left.member = member


def of_former_land(phrases: list[Phrase], owner: Phrase, prefixed: Callable[[int], tuple[int, bool, bool]]) -> bool:
    """前 + 扎雷亚 + 工盟 + 主席: what stands before the land of a body is said of the office."""
    land = phrases[-1] if phrases else None
    return land is not None and land.letter in "ST" and land.end == owner.start and prefixed(land.start)[1]


def beside(page: Page, phrase: Phrase) -> bool:
    """甲及其 + 盟友: who is so called stands with somebody named right before."""
    sentence, folded = page.sentence_at(phrase.start), page.folded
    words = next((word for word in sorted(WITH, key=len, reverse=True) if folded.endswith(word, 0, phrase.start)), "")
    return bool(words) and sentence is not None and any(p.end == phrase.start - len(words) for p in sentence.phrases)


def both(page: Page, grammar: PhraseGrammar, phrases: list[Phrase], phrase: Phrase) -> Phrase:
    """甲、乙 + 外长: of each of the states one; those of the states before go along with the last's."""
    owner, post = phrase.possessor, phrase.posts[-1]
    word = page.folded[post.role_start : post.role_end]
    if owner is None or owner.letter != "S" or phrase.start != owner.start or word not in grammar.shared_offices:
        return phrase
    if page.folded[owner.end : post.role_start] not in {"", "的"}:
        return phrase
    while phrases and phrases[-1].letter == "S" and phrases[-1].member is not None:
        left = phrases[-1]
        if left.member is None or page.folded[left.end : phrase.start] not in SIDE_BY_SIDE:
            break
        member = page.cast.unnamed(left.start + 1, "group", page.text[left.start : left.end] + post.role)
        member.country, member.sector = left.member.final.country, post.sector
        phrase.start = left.start
        phrase.also, phrase.inner = [member, *phrase.also], [phrases.pop(), *phrase.inner]
    return phrase


def others(page: Page, phrase: Phrase, holder: Callable[[Phrase, str, Member | None, bool], OfficeEntry | None]) -> None:
    """甲、乙 + 外长: who is known to hold the office of a state before is meant."""
    if not phrase.also or not phrase.posts:
        return
    post = phrase.posts[-1]
    word = page.folded[post.role_start : post.role_end]
    for at, state in enumerate(phrase.inner[: len(phrase.also)]):
        office = holder(phrase, word, state.member.final, post.former) if state.member is not None else None
        entry = page.lexicon.actors.get(office.holder) if office is not None else None
        if entry is not None:
            phrase.also[at] = page.cast.known(entry, page.text[phrase.head_start : phrase.head_end])


def _now(page: Page, phrases: list[Phrase], phrase: Phrase) -> None:
    """前总统、总理，现议长X: what he was before stands there without his name."""
    if not page.folded.startswith(NOW, phrase.start) or not phrase.posts:
        return
    at, right = len(phrases), phrase
    while at and phrases[at - 1].open_reference == "role" and page.folded[phrases[at - 1].end : right.start] in {"、", "，"}:
        at -= 1
        right = phrases[at]
    former = phrases[at:]
    if former and page.folded.startswith(ONCE, former[0].start) and all(p.posts for p in former):
        for left in former:
            for post in left.posts:
                post.former = True
        phrase.posts = [post for left in former for post in left.posts] + phrase.posts
        phrase.inner = [inner for left in former for inner in left.inner] + phrase.inner
        phrase.start = former[0].start
        del phrases[at:]
