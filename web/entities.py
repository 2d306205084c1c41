"""One entity as pages and API show it: names, types, facts in both directions, the claims that prove them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph_store import Term
from ontology import CLASSES, DATED, RELATIONS, SYMMETRIC, date_literal, mlg
from web.claims import ArticleLine, Claim, Thing, article_line, claim, thing
from web.context import bound, context, select, text
from web.labels import differing, local_name, predicate_label

MAX_CLAIMS = 20
"""Quotations under one fact."""

FactKey = tuple[str, str, str]
"""Subject, predicate and object as N-Triples terms."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity's own description; ``type`` is the best supported of ``types``."""

    id: str
    iri: str
    label: str
    type: str
    types: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """The names that differ from the preferred one by more than case, accents or apostrophes."""
        return differing(self.label, self.names)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact from an entity's point of view; ``articles`` is how many say it (0: authority data)."""

    predicate: str
    direction: str
    value: Thing
    articles: int
    key: FactKey
    claims: tuple[Claim, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the fact for the API, its label in the request's language."""
        return {
            "predicate": self.predicate,
            "label": predicate_label(self.predicate, self.direction),
            "direction": self.direction,
            "value": self.value.as_json(),
            "articles": self.articles,
        }


@dataclass(frozen=True, slots=True)
class Totals:
    """How many facts and articles there are, beyond those listed."""

    facts: int
    articles: int


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one relation in one direction, as a page lists them."""

    label: str
    facts: tuple[Fact, ...]


def find(slug: str) -> Entity | None:
    """Return the entity of that slug; ``None`` where the store knows none."""
    node = context().entity(slug)
    if node is None:
        return None
    authorities = NamedNode(f"{context().base}/graph/authorities")
    label, names, types = None, [], []
    for row in select("entity", entity=node, authorities=authorities):
        match text(row["kind"]):
            case "label":
                label = label or text(row["value"])
            case "name":
                names.append(text(row["value"]) or "")
            case _:
                types.append((-int(text(row["weight"]) or 0), local_name(text(row["value"]) or "")))
    known = [name for _, name in sorted(types, key=_by_support) if name in CLASSES]
    if label is None and not names and not known:
        return None
    return Entity(slug, node.value, label or slug, known[0] if known else "", tuple(known), tuple(names))


def facts(slug: str) -> list[Fact]:
    """Return the facts that the entity stands in: the 500 best supported, since a region has thousands."""
    node = context().entity(slug)
    if node is None:
        return []
    found = []
    for row in select("facts", entity=node):
        direction, predicate = text(row["direction"]) or "", local_name(text(row["predicate"]) or "")
        key = _key(node, row["predicate"], row["value"], direction)
        value = thing(row["value"], row["label"], (row["type"],))
        found.append(Fact(predicate, direction, value, int(text(row["articles"]) or 0), key))
    return found


def with_claims(slug: str, shown: Sequence[Fact]) -> list[Fact]:
    """Return the facts with the claims that prove them, read in one query."""
    node = context().entity(slug)
    if node is None:
        return list(shown)
    proofs: dict[FactKey, list[Claim]] = defaultdict(list)
    for row in select("entity_claims", entity=node):
        key = (str(row["subject"]), str(row["predicate"]), str(row["object"]))
        if len(proofs[key]) < MAX_CLAIMS:
            proofs[key].append(claim(row, article_line(row)))
    return [
        Fact(fact.predicate, fact.direction, fact.value, fact.articles, fact.key, tuple(proofs[fact.key]))
        for fact in shown
    ]


def grouped(shown: Sequence[Fact]) -> list[Group]:
    """Group facts by relation and direction; relations in the guide's order, others after them."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in shown:
        direction = "out" if fact.predicate in SYMMETRIC else fact.direction
        groups[fact.predicate, direction].append(fact)
    order = {name: place for place, name in enumerate((*DATED, *RELATIONS))}
    keys = sorted(groups, key=lambda key: (key[1] == "in", order.get(key[0], len(order)), key[0]))
    return [Group(predicate_label(*key), tuple(groups[key])) for key in keys]


def articles(slug: str) -> list[ArticleLine]:
    """Return the articles that name the entity, the hundred newest."""
    node = context().entity(slug)
    return [] if node is None else [article_line(row) for row in select("entity_articles", entity=node)]


def totals(slug: str) -> Totals:
    """Count the entity's facts and the articles that name it, listed or not."""
    node = context().entity(slug)
    row = next(select("totals", entity=node), None) if node is not None else None
    if row is None:
        return Totals(0, 0)
    return Totals(int(text(row["facts"]) or 0), int(text(row["articles"]) or 0))


def evidence(subject: str, predicate: str, value: str) -> list[Claim]:
    """Return the claims of one fact; ``value`` is a slug, or an ISO date for a dated predicate.

    A symmetric fact stands once: its claims are found whichever way it is asked.

    Raises:
        BadDate: a dated predicate, and ``value`` is no date.
    """
    first = context().entity(subject)
    second = date_literal(value) if predicate in DATED else context().entity(value)
    if first is None or second is None:
        return []
    pairs: list[tuple[NamedNode, NamedNode | Literal]] = [(first, second)]
    if predicate in SYMMETRIC and isinstance(second, NamedNode):
        pairs.append((second, first))
    return [
        claim(row, article_line(row))
        for one, other in pairs
        for row in select("fact_claims", subject=one, predicate=mlg(predicate), object=other)
    ]


def description_query(slug: str) -> str | None:
    """Return the query for an entity's concise description; ``None`` where the slug is no part of an IRI."""
    node = context().entity(slug)
    return None if node is None else bound("describe_entity", entity=node)


def as_json(entity: Entity, said: Sequence[Fact], named_in: Sequence[ArticleLine]) -> dict[str, Any]:
    """Return an entity for the API."""
    return {
        "id": entity.id,
        "iri": entity.iri,
        "label": entity.label,
        "type": entity.type,
        "types": entity.types,
        "names": entity.names,
        "facts": [fact.as_json() for fact in said],
        "articles": [article.as_json() for article in named_in],
        "degree": sum(fact.value.id is not None for fact in said),
    }


def _key(node: NamedNode, predicate: Term | None, value: Term | None, direction: str) -> FactKey:
    ends = (str(node), str(value)) if direction == "out" else (str(value), str(node))
    return ends[0], str(predicate), ends[1]


def _by_support(entry: tuple[int, str]) -> tuple[int, int]:
    weight, name = entry
    return weight, CLASSES.index(name) if name in CLASSES else len(CLASSES)
