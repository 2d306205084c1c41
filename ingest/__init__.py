"""From file to triples: readers, extraction, resolution, claims to quads, batch runs.

Imports ``ontology``, ``graph_store`` and ``queries``. The extractor, slow to load, is ``ingest.extract``.
"""

from pathlib import Path

from ingest.batch import ingest_files
from ingest.errors import ArticleAmbiguous, ArticleError, ArticleUnknown, IngestError, SourceError
from ingest.library import ArticleStore, ArticleSummary, article_text, list_articles, remove_article
from ingest.model import Article, Entity, Extraction, Extractor, Fault, Progress, Relation, Report
from ingest.readers import read
from ingest.understanding import graph_of

DEMO_FOLDER = Path(__file__).parent / "demo"
"""Articles that show what Maillage does; ``README.md`` there says what they are."""

__all__ = [
    "DEMO_FOLDER",
    "Article",
    "ArticleAmbiguous",
    "ArticleError",
    "ArticleStore",
    "ArticleSummary",
    "ArticleUnknown",
    "Entity",
    "Extraction",
    "Extractor",
    "Fault",
    "IngestError",
    "Progress",
    "Relation",
    "Report",
    "SourceError",
    "article_text",
    "graph_of",
    "ingest_files",
    "list_articles",
    "read",
    "remove_article",
]
