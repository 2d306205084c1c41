"""From mentions to entities: everything in an article that names the same thing is one entity."""

from __future__ import annotations

from ingest.extract.clusters import Cluster, cluster
from ingest.extract.document import Document
from ingest.extract.laws import short_form
from ingest.extract.mentions import find_mentions
from ingest.extract.same_names import merge_same_names
from ingest.extract.short_forms import key_of, strip_article
from ingest.extract.typing import type_of
from ingest.model import Entity, Span


def read_entities(document: Document) -> tuple[Entity, ...]:
    """Return the named things of a document, in the order in which they are first named."""
    mentions, _ = find_mentions(document)
    clusters = cluster(mentions, document.text)
    merge_same_names(clusters)
    clusters.sort(key=lambda c: min(mention.start for mention in c.mentions))
    return tuple(_entity(f"e{number}", found) for number, found in enumerate(clusters, start=1))


def _entity(identity: str, found: Cluster) -> Entity:
    kind, clarity = type_of(found)
    spans = sorted({(mention.start, mention.end) for mention in found.mentions})
    strongest = max(mention.confidence for mention in found.mentions)
    confidence = round(strongest * (0.6 + 0.4 * clarity), 2)
    return Entity(identity, kind, names_of(found, kind), tuple(Span(*span) for span in spans), confidence)


def names_of(found: Cluster, kind: str) -> tuple[str, ...]:
    """Return the forms of a name, fullest first, each once but for case, accents and leading article."""
    forms = {strip_article(name): None for name in sorted(found.names, key=lambda name: (-len(name), name))}
    if kind == "Law":
        for name in list(forms):
            shorter = short_form(name)
            if shorter is not None:
                forms[shorter] = None
    unique: dict[str, str] = {}
    for name in forms:
        unique.setdefault(key_of(name), name)
    return tuple(unique.values())
