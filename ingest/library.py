"""The articles of a store: listed, shown, removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from graph_store import Store, rows_of
from ingest import records
from ingest.addresses import article_graph, article_slug, canonical_address, file_identity
from ingest.errors import ArticleAmbiguous, ArticleUnknown
from ingest.writing import replace_articles
from ontology import fold, prefix_header

_SHOWN = 5  # articles named in a message

_LIST = """
SELECT ?article ?title (MIN(?date) AS ?issued) (MIN(?url) AS ?source)
       (COUNT(DISTINCT ?entity) AS ?entities) (COUNT(DISTINCT ?claim) AS ?claims) (MIN(?code) AS ?unread)
WHERE {
    GRAPH ?article {
        ?article a mlg:Article ; dcterms:title ?title .
        OPTIONAL { ?article dcterms:issued ?date }
        OPTIONAL { ?article dcterms:source ?url }
        OPTIONAL { ?article mlg:unread true ; dcterms:language ?code }
        { ?article mlg:mentions ?entity } UNION { ?claim a mlg:Claim } UNION {}
    }
} GROUP BY ?article ?title
"""


class ArticleStore(Store, Protocol):
    """A store with a data directory: the articles' records stand beside the graph."""

    path: Path
    secret: str
    threshold: float


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One article of a store. ``source`` is its address on the web, else the file that it was read from.

    ``unread`` is the language of one that was kept without being read.
    """

    slug: str
    title: str
    date: str | None
    source: str
    entities: int
    claims: int
    unread: str | None = None


def list_articles(store: ArticleStore) -> tuple[ArticleSummary, ...]:
    """Return the store's articles, the latest first, those without a date last."""
    found = []
    for article, title, issued, source, *counts, unread in rows_of(store.query(prefix_header() + _LIST)):
        if not isinstance(article, NamedNode):
            continue
        slug = article.value.rpartition("/")[2]
        url = source.value if isinstance(source, NamedNode) else None
        record = None if url else records.load(store.path, slug)
        found.append(
            ArticleSummary(
                slug=slug,
                title=_text(title) or slug,
                date=_text(issued),
                source=url or (record.path if record else ""),
                entities=int(_text(counts[0]) or 0),
                claims=int(_text(counts[1]) or 0),
                unread=_text(unread),
            )
        )
    by_name = sorted(found, key=lambda article: (fold(article.title), article.slug))
    return tuple(sorted(by_name, key=lambda article: article.date or "", reverse=True))


def article_text(store: ArticleStore, slug: str) -> str:
    """Return an article's text. Raises ``ArticleUnknown``."""
    record = records.load(store.path, slug)
    if record is None:
        raise ArticleUnknown(f"The text of “{slug}” is not in the store. Ingest its file again.")
    return record.text


def remove_article(store: ArticleStore, name: str) -> ArticleSummary:
    """Remove an article, found by slug, IRI, title, file or web address, with all that it alone says.

    Returns what was removed. Raises ``ArticleUnknown`` and ``ArticleAmbiguous``.
    """
    article = _find(store, name)
    with store.writing() as writer:
        # The record goes first: ended in between, the article would be read again rather than forgotten.
        records.delete(store.path, article.slug)
        replace_articles(writer, {article_graph(store.base, article.slug): frozenset()})
    return article


def _find(store: ArticleStore, name: str) -> ArticleSummary:
    articles = {article.slug: article for article in list_articles(store)}
    iri = name.removeprefix(f"{store.base}/article/")
    path = file_identity(Path(name))
    for slug in (iri, article_slug(canonical_address(name) or path)):
        if slug in articles:
            return articles[slug]
    titled = [article for article in articles.values() if fold(article.title) == fold(name)]
    found = titled or [
        articles[slug] for slug in records.find_by_source(store.path, path) if slug in articles
    ]
    if not found:
        raise ArticleUnknown(f"There is no article “{name}” in the store. `maillage articles` lists them.")
    if len(found) > 1:
        slugs = ", ".join(article.slug for article in found[:_SHOWN])
        raise ArticleAmbiguous(f"{len(found)} articles are called “{name}”. Name one by its slug: {slugs}.")
    return found[0]


def _text(term: object) -> str | None:
    return term.value if isinstance(term, Literal) else None
