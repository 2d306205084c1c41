"""From mentions to entities: everything in an article that names the same thing is one entity."""

from __future__ import annotations

from ingest.extract.clusters import Cluster, cluster
from ingest.extract.document import Document
from ingest.extract.judges.linear import LinearModel
from ingest.extract.judges.type_judge import NO_NAME, judge_types, types_model
from ingest.extract.laws import short_form
from ingest.extract.mentions import find_mentions
from ingest.extract.same_names import merge_same_names
from ingest.extract.short_forms import key_of, strip_article
from ingest.extract.typing import vote_by_name
from ingest.model import Entity, Span


def read_entities(document: Document, model: LinearModel | None = None) -> tuple[Entity, ...]:
    """Return the named things of a document, in the order in which they are first named.

    ``model`` weighs their types; by default the one that is installed.
    """
    model = model or types_model()
    clusters = find_clusters(document)
    judged = zip(clusters, judge_types(document, clusters, model), strict=True)
    named = [(found, kind, likelihood) for found, (kind, likelihood) in judged if kind != NO_NAME]
    return tuple(_entity(f"e{number}", *one) for number, one in enumerate(named, start=1))


def find_clusters(document: Document) -> list[Cluster]:
    """Return the names of a document, those of one thing together, in the order in which they first stand."""
    mentions, _ = find_mentions(document)
    clusters = cluster(mentions, document.text)
    merge_same_names(clusters)
    vote_by_name(clusters)
    clusters.sort(key=lambda c: min(mention.start for mention in c.mentions))
    return clusters


def _entity(identity: str, found: Cluster, kind: str, likelihood: float) -> Entity:
    spans = sorted({(mention.start, mention.end) for mention in found.mentions})
    return Entity(
        identity, kind, names_of(found, kind), tuple(Span(*span) for span in spans), round(likelihood, 2)
    )


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
