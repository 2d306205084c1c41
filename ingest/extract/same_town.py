"""A town named in full and in short: "Lons-le-Saunier" and "Lons"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.towns import is_sure_town
from ontology import fold

if TYPE_CHECKING:
    from ingest.extract.clusters import Cluster

_ARTICLE = re.compile(r"^(?:le|la|les|l) ")
_REST = re.compile(r" (?:en|sur|sous|les|lez|le|la|de|du|des|d|aux|et|pres) ")


def merge_towns(clusters: list[Cluster]) -> None:
    """Merge a town's short name into the one town of the article that is called so and goes on."""
    long = {name: found for found in clusters if found.kind == "Place" for name in map(_key, found.names)}
    by_first: dict[str, list[str]] = {}
    for name in long:
        by_first.setdefault(name.split(" ", 1)[0], []).append(name)
    gone: set[int] = set()
    for short in clusters:
        if short.kind not in ("Place", ""):
            continue
        name = _key(short.longest)
        owners = {
            id(long[other]): long[other]
            for other in by_first.get(name.split(" ", 1)[0], ())
            if other.startswith(name) and _REST.match(other, len(name)) and long[other] is not short
        }
        # A well-known "Lons" after "Lons-le-Saunier" is meant so too; saints have many towns each.
        known = is_sure_town(short.longest) and name.startswith("saint")
        if len(owners) == 1 and not known:
            owner = next(iter(owners.values()))
            if id(owner) not in gone and (not is_sure_town(short.longest) or _starts(owner) < _starts(short)):
                owner.merge(short)
                gone.add(id(short))
    clusters[:] = [found for found in clusters if id(found) not in gone]


def _key(name: str) -> str:
    return _ARTICLE.sub("", fold(name))


def _starts(found: Cluster) -> int:
    return min(mention.start for mention in found.mentions)
