"""Which things an article speaks of: each of its entities gets the address that it has in every article.

The address is made of the thing's fullest name and its kind, or is an authority's; two articles that write
the same name mean the same thing. Nothing here depends on what was read before.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.model import Entity, Extraction
from ingest.names import is_relative, proper_name
from ontology import ACTORS, Territory, fold, slug

SUFFIXES: Mapping[str, str] = {
    "Region": "lieu",
    "Place": "lieu",
    "Law": "texte",
    "Event": "evenement",
    "Programme": "programme",
    "Publication": "publication",
}
"""What tells a thing from an actor of the same name, by its type; actors have none."""

_ACTOR_SUFFIX = "organisation"
_TERRITORIES = frozenset({"Region", "Place"})
_TYPE_OF_KIND = {"region": "Region", "department": "Place"}
_RESERVED = re.compile(r"-(?:lieu|texte|evenement|programme|publication)$|^p-[0-9a-f]{16}$")
_GENERIC = re.compile(  # folded
    r"^(?:(?:l|la|le|les)\s+)?(?:(?:ex|ancienne)\s+)?(?P<kind>region|departement)\s+(?:(?:de|du|des|d)\s+)?"
)
_ARTICLE = re.compile(r"^(?:l|la|le|les|ex)\s+")
_HOMONYM = "-departement"  # how the authority data marks a department that bears its region's name


@dataclass(frozen=True, slots=True)
class Resolved:
    """One thing of an article: the entities that name it, and its authority if it has one."""

    slug: str
    entities: tuple[Entity, ...]
    authority: Territory | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """Its types, each once; an authority knows better than an article."""
        if self.authority:
            return (_TYPE_OF_KIND[self.authority.kind],)
        return tuple(dict.fromkeys(entity.type for entity in self.entities))


def resolve(
    extraction: Extraction, *, secret: str, authorities: tuple[Territory, ...]
) -> tuple[Resolved, ...]:
    """Return the things of an article, by address. ``secret`` keys the addresses of persons."""
    index = _index(authorities)
    found: dict[str, tuple[list[Entity], Territory | None]] = {}
    for entity in extraction.entities:
        authority = _authority(entity, index)
        address = authority.slug if authority else _slug(entity, secret, index)
        if all(is_relative(name) for name in entity.names):
            address = f"{address}-{_article_mark(extraction)}"
        found.setdefault(address, ([], authority))[0].append(entity)
    return tuple(
        Resolved(address, tuple(entities), authority)
        for address, (entities, authority) in sorted(found.items())
    )


def _article_mark(extraction: Extraction) -> str:
    """Return what tells a thing without a name of its own from those of other articles."""
    return hashlib.sha256(extraction.article.identity.encode()).hexdigest()[:6]


def person_slug(name: str, secret: str) -> str:
    """Return a person's address, which does not tell the name to whom does not know the store's secret."""
    return "p-" + hmac.new(secret.encode(), fold(name).encode(), hashlib.sha256).hexdigest()[:16]


def _slug(entity: Entity, secret: str, index: _Index) -> str:
    name = entity.names[0]
    if entity.type == "Person":
        return person_slug(name, secret)
    if entity.type in ACTORS or entity.type == "Programme":
        name = proper_name(name)
    words = slug(name) or "n-" + hashlib.sha256(name.encode()).hexdigest()[:16]
    if entity.type not in ACTORS:
        return f"{words}-{SUFFIXES[entity.type]}"
    # An actor keeps its plain name unless that is a territory's, or would look like another kind's address.
    is_taken = fold(name) in index.bearers or words.removesuffix(f"-{_ACTOR_SUFFIX}") in index.slugs
    return f"{words}-{_ACTOR_SUFFIX}" if is_taken or _RESERVED.search(words) else words


def _authority(entity: Entity, index: _Index) -> Territory | None:
    if entity.type not in _TERRITORIES:
        return None
    for name in entity.names:
        folded = fold(name)
        generic = _GENERIC.match(folded)
        said = generic["kind"] if generic else None
        bare = folded[generic.end() :] if generic else folded
        forms = (folded, _ARTICLE.sub("", folded), bare, _ARTICLE.sub("", bare))
        candidates = next((index.bearers[form] for form in forms if form in index.bearers), ())
        for kind, homonyms in _preferences(entity.type, said):
            for territory in candidates:
                if territory.kind == kind and (homonyms or not territory.slug.endswith(_HOMONYM)):
                    return territory
    return None


def _preferences(entity_type: str, said: str | None) -> tuple[tuple[str, bool], ...]:
    """Return the kinds of territory that are meant, likeliest first, and whether homonyms of a region count.

    "La Réunion" alone is the region, whatever its type; only "département de La Réunion" is the department.
    """
    if said == "departement":
        return (("department", True),)
    if said == "region":
        return (("region", False),)
    kinds = ("region", "department") if entity_type == "Region" else ("department", "region")
    return tuple((kind, False) for kind in kinds)


@dataclass(frozen=True, slots=True)
class _Index:
    """Folded name → the territories that bear it; and the addresses of all of them."""

    bearers: Mapping[str, tuple[Territory, ...]]
    slugs: frozenset[str]


@lru_cache(maxsize=4)
def _index(authorities: tuple[Territory, ...]) -> _Index:
    bearers: dict[str, tuple[Territory, ...]] = {}
    for territory in authorities:
        for name in sorted({fold(name) for name in (territory.label, *territory.other_names)}):
            bearers[name] = (*bearers.get(name, ()), territory)
    return _Index(bearers, frozenset(territory.slug for territory in authorities))
