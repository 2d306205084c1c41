"""From an extraction to what a store holds of the article: resolution, then claims, then triples."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from graph_store import DEFAULT_THRESHOLD
from ingest.addresses import article_graph, article_slug
from ingest.article_graph import article_triples
from ingest.claims import Claims, claims_of
from ingest.model import Extraction
from ingest.resolve import resolve
from ontology import territories

DEFAULT_BASE = "http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Understood:
    """What an article says, ready to be written to the named graph ``graph``."""

    slug: str
    graph: NamedNode
    claims: Claims
    triples: frozenset[Triple]


def understand(extraction: Extraction, *, base: str, secret: str, threshold: float) -> Understood:
    """Return what a store with these settings holds of an article. It depends on nothing else."""
    slug = article_slug(extraction.article.identity)
    graph = article_graph(base, slug)
    things = resolve(extraction, secret=secret, authorities=territories())
    claims = claims_of(extraction, things, article=graph.value, threshold=threshold)
    triples = article_triples(extraction.article, claims, base=base, slug=slug, unread=extraction.unread)
    return Understood(slug, graph, claims, triples)


def graph_of(extraction: Extraction, *, base: str = DEFAULT_BASE) -> frozenset[Quad]:
    """Return an article's named graph as a store would hold it.

    Only persons have other addresses there: those are keyed by a store's secret, and here is no store.
    """
    made = understand(extraction, base=base, secret="", threshold=DEFAULT_THRESHOLD)
    return frozenset(
        Quad(triple.subject, triple.predicate, triple.object, made.graph) for triple in made.triples
    )
