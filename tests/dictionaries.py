"""Dictionaries of others in small, with made-up states and people."""

import json
from pathlib import Path

ACTORS = """# made for tests
ALVANIA_  [ALV]  ; from a list of countries
+ALVANIAN_
+ALVANIANS_
+TORVEK_

<!-- several lines
that say nothing -->
BORZIA_ [BRZ] # the neighbour
+BORZIAN_

IVAR_ZARENOV_  ; a leader
+IVAR_ZARYENOV_
\t[ALVELI 620101-950430]
\t[ALVGOV 950430-20100231]
\t[ALVMIL >100301]
\t[ALVELI]
OTTO_VAN_DER_BREK_ [BRZGOV <19991231]
ALVANIAN_LIBERATION_ARMY_\t[ALVREB]
WORLD_HARVEST_UNION_ [IGOUNO]
SHORELINE_TRADING_CO_ [MNCBRZ]
WEEKLY_VARIETY [###]
MISTER_X_
\t[ALVGOV 10-20]
+OLD_MISTER_X_ [AL]
"""
AGENTS = """!PERSON! = MAN, MEN, WOMAN
SHEEP_INSPECTOR [~GOV]
HARBOUR_POLICE {} [~COP]
SEA_GUARDS!PERSON! [~GOVMIL]
SHADOW_FOREIGN_MINISTER {SHADOW_FOREIGN_MINISTERS} [~OPP]
LIGHTHOUSE_CLERGY [~CHR]
WALKER!THING! [~CVL]
NOTHING_AT_ALL
GARDENER [~ZZZ]
ENVOY_TO {} [~GOV]
"""
VERBS = """&FODDER
+HAY
+OAT_CAKE
+BRAN_

---  FODDERIZE   [070]  ---
FODDERIZE {FODDERIZES FODDERIZING FODDEROZE FODDEROZEN }
+DISH_OUT {+DISHES_OUT }
- * &FODDER      [073]  # kept
- * {HARD WORDS}      [111]
- * &NOWHERE      [073]
- * + WITH $      [173]
- * (TO BORDER)      [154]
- HORSES *      [154]
- * SIGHS      [010]
- * GATES      [:173]

HANDCUFFE [173]
LULL [---]
"""


def entity(ident: str, schema: str, **properties: object) -> dict[str, object]:
    """One entity of FollowTheMoney; a single value may stand without its list."""
    return {"id": ident, "schema": schema, "properties": {key: v if isinstance(v, list) else [v] for key, v in properties.items()}}


ENTITIES = [
    entity(
        "Q99999001", "Person", name=["Marta Zelnikova", "玛尔塔·泽尔尼科娃", "Марта Зельникова"], alias=["Zelnikova", "مارتا"],
        country="kz", topics="role.pep",
    ),
    entity("NK-7xyz", "Person", name="Oto Brandis", wikidataId="Q99999002", citizenship="kg", topics=["role.judge", "role.pep"]),
    entity("gov-1", "PublicBody", name=["Harbour Ministry", "港务部"], country="kz", topics="gov.executive"),
    entity("pos-1", "Position", name=["Minister of Harbours", "港务部长"], organization="gov-1", country="kz"),
    entity("occ-1", "Occupancy", holder="Q99999001", post="pos-1", startDate="2024-03", endDate="2029-11-02", status="ended"),
    entity("occ-2", "Occupancy", holder="Q99999001", post="pos-1", startDate="2029", endDate="2024"),
    entity("occ-3", "Occupancy", holder="nobody", post="pos-1"),
    entity("fam-1", "Family", person="Q99999001", relative="NK-7xyz"),
    {
        "id": "nested-1", "schema": "Person",
        "properties": {"name": ["Lena Varga"], "positionOccupancies": [
            {"id": "occ-9", "schema": "Occupancy", "properties": {"startDate": ["2025"], "post": [
                {"id": "pos-9", "schema": "Position", "properties": {"name": ["Governor of the North Shore"], "country": ["kz"]}},
            ]}},
        ]},
    },
]  # fmt: skip


def written(folder: Path, name: str, text: str) -> Path:
    """A file of a dictionary."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def entity_file(folder: Path) -> Path:
    """The entities, one a line, with a line that is none."""
    lines = [json.dumps(one, ensure_ascii=False) for one in ENTITIES]
    return written(folder, "peps.json", "\n".join([*lines[:2], '{"id": 7}', *lines[2:]]) + "\n")
