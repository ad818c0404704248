"""The words that hold a Chinese noun phrase together, compiled from the grammar file `phrases`."""

import re

from msgspec import Struct

from dragoman.lexicon.model import Lexicon
from dragoman.reading.page import Atom
from dragoman.text.alternatives import either

# How far before a noun its indefinite article may stand: 一位 + 人脉广泛但不愿透露姓名的 + 商人.
FARTHEST_ARTICLE = 24


# A gloss in brackets and closing marks between a body and what is its.
_ASIDE = re.compile(r"^(?:[）)]|[ ]?[（(][^（）()]{1,50}[）)]|[》」”』〉])+")


class PhraseGrammar(Struct):
    """The grammar file `phrases`, compiled."""

    former: tuple[str, ...]
    current: tuple[str, ...]
    acting: tuple[str, ...]
    # Roles of a city or a part of one.
    local: frozenset[str]
    # Roles of everyday work, in which no statesman is meant.
    everyday: frozenset[str]
    # 其 + 前召集人: the prefix begins a word whatever the dictionary says.
    owning: frozenset[str]
    # Clauses before an office that is over: 已被免职的 + 局长.
    once: tuple[str, ...]
    # Before such a clause: it is not over yet: 即将 + 卸任的.
    still: tuple[str, ...]
    # Of them those that are verbs where no name follows: 甲曾任总统.
    verbal: tuple[str, ...]
    # All of the three.
    prefixes: tuple[str, ...]
    # What stands between an owner and what is his, marks and a gloss in brackets left out.
    links: re.Pattern[str]
    indefinite: tuple[str, ...]
    definite: tuple[str, ...]
    article: re.Pattern[str]
    attitudes: frozenset[str]
    attributes: re.Pattern[str]
    posted: frozenset[str]
    body_endings: frozenset[str]
    plural: str
    # Roles only where whose they are is said.
    owned_only: frozenset[str]
    # Between a state and people who come from it.
    descents: frozenset[str]
    # Roles that are a title right after a name.
    titles_after: frozenset[str]
    # What makes a class or force of people of a noun: 劳工 + 阶层.
    classes: re.Pattern[str]
    # Roles that are somebody's: X的发言人.
    personal: frozenset[str]
    # Against or for whom 反, 亲 may be in one word: 反 + 战.
    opposed: frozenset[str]
    # Offices that every state has, so that two states before one are two officers.
    shared_offices: frozenset[str]
    # Verbs and prepositions of a clause that tells about whom somebody is, and the characters that end them.
    telling: re.Pattern[str]
    telling_ends: frozenset[str]
    # Somebody's people or calling right before his name, what stands between an office and the name, and verbs before that office.
    one_of: re.Pattern[str]
    whose: re.Pattern[str]
    holding: re.Pattern[str]

    def article_before(self, folded: str, floor: int, start: int) -> re.Match[str] | None:
        """The article or count that ends where a noun begins; none goes over a mark."""
        low, farthest = start, max(floor, start - FARTHEST_ARTICLE - 8)
        while low > farthest and folded[low - 1] not in _MARKS:
            low -= 1
        return self.article.search(folded, low, start)

    def article_of(self, noun: Atom, folded: str, floor: int, start: int) -> re.Match[str] | None:
        """The article or count before a noun; a force of hundreds is counted by others."""
        found = self.article_before(folded, floor, start)
        many = found is not None and _MANY.search(found.group()) is not None and noun.get("type") == "armed_unit"
        return None if many else found

    def over(self, before: str) -> bool:
        """A clause that ends here says that the office behind it is over; 即将卸任的 does not."""
        if not before.endswith(self.once):
            return False
        word = next((word for word in self.once if before.endswith(word)), "")
        rest = before[: -len(word)] if word else ""
        # 被推翻的总统, but not 不愿判例被推翻的学者: there something else is.
        other = word[:1] in _SUFFERED and "\u4e00" <= rest[-1:] <= "\u9fff" and rest[-1] not in _ITSELF
        return bool(word) and not other and not rest.endswith(self.still)

    def linked(self, glue: str) -> bool:
        """The words may stand between an owner and what is his."""
        return self.links.fullmatch(glue.strip()) is not None


_SUFFERED, _ITSELF = frozenset("被遭"), frozenset("的位名已刚日月年今前中")
_DIGITS = "一二三四五六七八九十百千万"
_MARKS = "，。；：、“”「」"
_MANY = re.compile(r"\d\d\d|[百千万]")
# So many people, or of what age and name: 逾1,200多名, 50岁姓刘; and what may stand before.
_FIGURE = r"(?<![\d,.至到~-])(?:\d{1,3}(?:,\d{3})+|\d{1,6})[余多]?[名位所]"
_NUMERAL = r"(?<![第周期统唯同一二三四五六七八九十百千万零两几数])[一二三四五六七八九十百千万零两]{2,7}[余多]?[名位]"
_COUNT = rf"{_FIGURE}|{_NUMERAL}|\d{{1,2}}岁的?姓[\u4e00-\u9fff]"
_TENS = r"(?<![周期统唯同])[一二三四五六七八九十百千万两几数]{1,4}(?=[多余]|[一二三四五六七八九十百千万][名位])"
_ABOUT = rf"(?<![第\d])(?:{_TENS}|(?:逾|约|近|超过|至少|多达)(?=\d))?"


def counted_from(folded: str, floor: int, start: int) -> int:
    """Where a count begins of which the article at `start` is only the end: 十 + 七名."""
    while start > floor and folded[start] in _DIGITS and folded[start - 1] in _DIGITS:
        start -= 1
    return start


def bare_glue(glue: str) -> str:
    """What stands between two phrases, without closing marks and glosses at its beginning."""
    return _ASIDE.sub("", glue)


def compile_grammar(lexicon: Lexicon) -> PhraseGrammar:
    """Word lists of `phrases.zh.toml`, the longest first."""
    data = lexicon.grammar("phrases", "zh")

    def listed(key: str) -> tuple[str, ...]:
        return tuple(sorted(data.get(key, []), key=len, reverse=True))

    articles = either((*listed("indefinite"), *listed("definite")))
    far = either(listed("far")) + "|" + _NUMERAL
    return PhraseGrammar(
        former=listed("former"),
        current=listed("current"),
        acting=listed("acting"),
        verbal=listed("verbal"),
        prefixes=listed("former") + listed("current") + listed("acting"),
        links=re.compile(rf"的?(?:{either(data.get('links', []))}){{0,2}}"),
        once=listed("once"),
        still=listed("still") or ("\0",),
        local=frozenset(data.get("local_roles", [])),
        everyday=frozenset(data.get("everyday", [])),
        owning=frozenset(data.get("owning", "")),
        indefinite=listed("indefinite"),
        definite=listed("definite"),
        article=re.compile(
            rf"(?:({far})(?:(?!被身份|被不明|被来历)[^{_MARKS}遭]){{0,{FARTHEST_ARTICLE}}}的|{_ABOUT}((?!(?<=[拥所持享具没])有的)(?:{articles})|{_COUNT})"
            rf"(?:{data.get('looks', '(?!)')})?[^{_MARKS}的以对由把在向被和与跟]{{0,2}})$"
        ),
        attitudes=frozenset(data.get("attitudes", [])),
        posted=frozenset(data.get("posted", [])),
        body_endings=frozenset(data.get("body_endings", "")),
        plural=data.get("plural", ""),
        descents=frozenset(data.get("descents", [])),
        titles_after=frozenset(data.get("titles_after", [])),
        owned_only=frozenset(data.get("owned_only", [])),
        classes=re.compile(data.get("classes", "(?!)")),
        shared_offices=frozenset(data.get("shared_offices", [])),
        personal=frozenset(data.get("personal", [])),
        opposed=frozenset(data.get("opposed", "")),
        telling=re.compile(
            rf"(?:({either(data.get('about', ['(?!)']))})|(?:[\n，。；：、！？\s]|{either(data.get('indefinite', []))})"
            rf"({either(data.get('stances', []))}))$"
        ),
        telling_ends=frozenset(word[-1] for word in (*data.get("about", []), *data.get("stances", []))),
        one_of=re.compile(data.get("one_of", "(?!)")),
        whose=re.compile(data.get("whose_office", "(?!)")),
        holding=re.compile(f"(?:(?P<over>{either(data.get('held_once', ['-']))})|{either(data.get('held_now', ['-']))})$"),
        attributes=re.compile(f"(?:{data.get('attributes', '(?!)')})+$"),
    )
