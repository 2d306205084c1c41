"""The extractor by rules: document, mentions, entities, relations. Each step can be replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from ingest.extract.document import read_document
from ingest.extract.languages import EntityReader, RelationReader, reading_of
from ingest.model import Article, Entity, Extraction, Relation


class RuleExtractor:
    """Reads French and English by rules and lexicons; no network, and no memory of earlier articles.

    A step that is given replaces that of the article's language.
    """

    name = "rules"

    def __init__(
        self,
        entity_reader: EntityReader | None = None,
        relation_reader: RelationReader | None = None,
    ) -> None:
        self._read_entities = entity_reader
        self._read_relations = relation_reader

    @property
    def version(self) -> str:
        """A digest of the rules and lexicons: whoever changes one need not remember to count it up."""
        return _digest()

    def extract(self, article: Article) -> Extraction:
        """Everything the rules find in one article, each claim with the words that say it.

        An article in another language than those of ``languages.py`` is left unread.
        """
        made_by = f"{self.name}/{self.version}"
        reading = reading_of(article.language)
        if reading is None:
            return Extraction(article, (), (), made_by, unread=True)
        document = read_document(article)
        entities = (self._read_entities or reading.entities)(document)
        relations = (self._read_relations or reading.relations)(document, entities)
        return Extraction(article, with_support(entities, relations), relations, made_by)


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
