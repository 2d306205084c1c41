"""From mentions to entities: everything in an article that names the same thing is one entity."""

from __future__ import annotations

from ingest.extract.document import Document
from ingest.model import Entity


def read_entities(document: Document) -> tuple[Entity, ...]:
    """The named things of a document, in the order in which they are first named."""
    return ()
