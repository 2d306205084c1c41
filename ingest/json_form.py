"""An extraction as plain JSON values: what ``maillage extract --format json`` prints and score.py reads."""

from __future__ import annotations

from typing import Any

from ingest.model import Article, Entity, Extraction, Relation


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as dicts and lists. Offsets count code points in its text; ends are exclusive."""
    return {
        "article": _article(extraction.article),
        "extractor": extraction.extractor,
        **({"unread": True} if extraction.unread else {}),
        **({"left_out": dict(extraction.left_out)} if extraction.left_out else {}),
        "entities": [_entity(entity, extraction.article.text) for entity in extraction.entities],
        "relations": [_relation(relation) for relation in extraction.relations],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "identity": article.identity,
        "title": article.title,
        "date": article.date,
        "url": article.url,
        "publisher": article.publisher,
        "author": article.author,
        "language": article.language,
        "text": article.text,
    }


def _entity(entity: Entity, text: str) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "names": list(entity.names),
        "confidence": entity.confidence,
        "mentions": [
            {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
            for span in entity.mentions
        ],
    }


def _relation(relation: Relation) -> dict[str, Any]:
    evidence = relation.evidence
    return {
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "confidence": relation.confidence,
        "rule": relation.rule,
        "evidence": {"start": evidence.start, "end": evidence.end, "text": evidence.text},
        **dict(relation.details),
    }
