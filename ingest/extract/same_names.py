"""Names that differ by a legal form, a head noun, a year or their last words: "Alpi Sàrl", "Pôle Alpi"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.extract.clusters import Cluster, compatible
from ingest.extract.lexicon import lexicon, word_set
from ingest.extract.short_forms import key_of
from ingest.extract.vocabulary import is_common

_LEGAL_FORMS = word_set("legal-forms")
# What bears its name with or without these: a foundation, a prize or a town hall does not.
_TITLES = frozenset(
    (
        "technopole", "technopôle", "pole", "association", "reseau", "collectif", "incubateur",
        "pepiniere", "accelerateur", "programme", "concours", "salon", "societe", "entreprise",
        "cluster", "club", "agence", "cabinet", "studio", "cooperative", "fablab", "syndicat",
        "plateforme", "compagnie", "groupement", "forum", "festival", "dispositif", "hackathon",
        "projet", "communaute", "agglomeration", "communes", "consortium", "federation", "tiers",
        "lieu", "labcom", "revue", "journal", "editions", "librairie",
    )
)  # fmt: skip
_BETWEEN = frozenset(("d", "de", "le", "la", "les", "l", "du"))
_OPEN = frozenset(("", "Company", "Organization"))
_INSTITUTIONS = frozenset(("University", "ResearchOrganization", "Organization", "PublicBody", "Incubator"))
_BOUND_RULES = frozenset(("gazetteer", "known-body"))
_SHORTEST = 4  # letters: a shorter word may open many names


def merge_same_names(clusters: list[Cluster]) -> None:
    """Merge, in place, each name into the only longer one that it is a plain shortening of."""
    by_key: dict[str, Cluster] = {}
    for found in clusters:
        for name in found.names:
            by_key.setdefault(key_of(name), found)
    owners: defaultdict[int, dict[int, Cluster]] = defaultdict(dict)
    shorts: dict[int, Cluster] = {}
    for long in clusters:
        if long.kind in ("Person", "Region", "Place", "Law"):
            continue
        for name in long.names:
            for key, only_open in _shorter_keys(name):
                short = by_key.get(key)
                if short is not None and short is not long and _may_merge(short, long, only_open=only_open):
                    owners[id(short)][id(long)] = long
                    shorts[id(short)] = short
    gone: set[int] = set()
    for identity, longs in owners.items():
        (target, *others) = longs.values()
        if not others and id(target) not in owners:
            target.merge(shorts[identity])
            gone.add(identity)
    clusters[:] = [found for found in clusters if id(found) not in gone]


def _may_merge(short: Cluster, long: Cluster, *, only_open: bool) -> bool:
    if short.kind in ("Person", "Region", "Law") or (
        short.kind == "Place" and any(m.rule in _BOUND_RULES for m in short.mentions)
    ):
        return False
    known = any(m.rule == "known-body" for m in short.mentions)
    alike = short.kind == long.kind and short.kind in _INSTITUTIONS and " " in short.longest
    if only_open and (known or not (short.kind in _OPEN or alike)):
        return False
    if short.kind == "PublicBody" and long.kind != "PublicBody":
        return False  # "Grand Poitiers" and its technopole
    return short.kind in ("", "Place", "Company") or not long.kind or compatible(short.kind, long.kind)


def _shorter_keys(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the keys of plain shortenings of a name, and whether only a name of open type may be meant."""
    words = key_of(name).split()
    if len(words) < 2:
        return
    first, last = 0, len(words)
    while first < last - 1 and words[first] in _LEGAL_FORMS:
        first += 1
    while last > first + 1 and words[last - 1] in _LEGAL_FORMS:
        last -= 1
    if (first, last) != (0, len(words)):
        yield " ".join(words[first:last]), False
    titled = 0
    while titled < len(words) - 1 and (words[titled] in _TITLES or (titled and words[titled] in _BETWEEN)):
        titled += 1
    if titled and words[titled - 1] not in ("d", "de", "du"):
        yield " ".join(words[titled:]), False
    if words[-1].isdigit() and len(words[-1]) == 4:
        yield " ".join(words[:-1]), True
    yield from _openings(words)


def _openings(words: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield what a name begins with, where that alone is no common word, town or head noun."""
    tables = lexicon()
    brand = words[0]
    plain = (
        is_common(brand)
        or brand in tables.cities
        or brand in tables.upper_heads
        or brand in tables.lower_heads
    )
    if len(brand) >= _SHORTEST and not plain and brand not in tables.first_names:
        yield brand, True
    if len(words) > 2 and brand not in tables.cities:
        for length in range(2, len(words)):
            if words[length - 1] not in _BETWEEN and not words[length].isdigit():
                yield " ".join(words[:length]), True
