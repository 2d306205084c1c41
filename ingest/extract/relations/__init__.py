"""What an article says about its entities: rules over sentences in which names stand as typed slots."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extract.document import Document
from ingest.model import Entity, Relation


def find_relations(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Find the claims of one article about its entities, best first."""
    return ()
