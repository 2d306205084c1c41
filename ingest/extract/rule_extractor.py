"""The extractor by rules: document, mentions, entities, relations. Each step can be replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol

from ingest.extract.document import Document, read_document
from ingest.extract.entities import read_entities
from ingest.extract.relations import find_relations
from ingest.model import Article, Entity, Extraction, Relation


class EntityReader(Protocol):
    """Finds the named things of a document: names that name the same thing are one entity."""

    def __call__(self, document: Document, /) -> tuple[Entity, ...]:
        """Return the entities in the order in which the text first names them."""
        ...


class RelationReader(Protocol):
    """Finds what a document says about its entities; an end is an ``Entity.id`` or an ISO date."""

    def __call__(self, document: Document, entities: Sequence[Entity], /) -> tuple[Relation, ...]:
        """Return the relations; each with evidence that stands in the article."""
        ...


class RuleExtractor:
    """Reads French by rules and lexicons; no model, no network, and no memory of earlier articles."""

    name = "rules"

    def __init__(
        self,
        entity_reader: EntityReader = read_entities,
        relation_reader: RelationReader = find_relations,
    ) -> None:
        self._read_entities = entity_reader
        self._read_relations = relation_reader

    @property
    def version(self) -> str:
        """A digest of the rules and lexicons: whoever changes one need not remember to count it up."""
        return _digest()

    def extract(self, article: Article) -> Extraction:
        """Everything the rules find in one article, each claim with the words that say it."""
        document = read_document(article)
        entities = self._read_entities(document)
        relations = self._read_relations(document, entities)
        return Extraction(
            article, with_support(entities, relations), relations, f"{self.name}/{self.version}"
        )


@cache
def _digest() -> str:
    own = Path(__file__).parent
    files = [*own.rglob("*.*"), *own.parent.glob("*.py")]
    reading = sorted(file for file in files if file.suffix in {".py", ".tsv", ".rules", ".frames"})
    return hashlib.sha256(b"".join(file.read_bytes() for file in reading)).hexdigest()[:12]


def with_support(entities: Sequence[Entity], relations: Sequence[Relation]) -> tuple[Entity, ...]:
    """Make each entity as sure as the surest relation it is an end of.

    A rule that asks for an incubator and its firm at both ends, and finds them, speaks for both: a doubtful
    name alone may be none, but one that a sure sentence says something of is one.
    """
    support: dict[str, float] = {}
    for relation in relations:
        for end in (relation.subject, relation.object):
            support[end] = max(support.get(end, 0.0), relation.confidence)
    return tuple(
        replace(entity, confidence=max(entity.confidence, support.get(entity.id, 0.0))) for entity in entities
    )
