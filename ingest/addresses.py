"""The addresses of articles, entities, claims and graphs: functions of what is known, never of an order."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from pyoxigraph import NamedNode

from ontology import slug

_READABLE = 60  # characters of an article's own words in its address: enough to know it by
_HASH = 8  # hex digits behind them: two articles of the same words are still two


def canonical_address(url: str | None) -> str | None:
    """Return a web address in one form (host in lower case, no fragment), or ``None`` for others."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    safe = "/:@!$&'()*+,;=~%-._?"
    path, query = quote(parts.path or "/", safe), quote(parts.query, safe)
    address = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, query, ""))
    try:
        return NamedNode(address).value  # what RDF cannot name would keep the article from being stored
    except ValueError:
        return None


def file_identity(path: Path) -> str:
    """Return a file's resolved path, by which its article is known when it has no address on the web."""
    return shown(Path(os.path.realpath(path)))  # never stumbles over a loop of links


def shown(path: Path) -> str:
    """Return a path as text that can be stored and printed: a file name need not be valid UTF-8."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def article_slug(identity: str) -> str:
    """Return the last part of an article's address: words of its file or page, and a hash of its identity.

    It depends on the identity alone: an article whose title changes keeps its address.
    """
    digest = hashlib.sha256(identity.encode()).hexdigest()[:_HASH]
    words = slug(_last_words(identity))[:_READABLE].strip("-")
    return f"{words}-{digest}" if words else digest


def article_graph(base: str, article: str) -> NamedNode:
    """Return an article's IRI, which also names its graph."""
    return NamedNode(f"{base}/article/{article}")


def entity_iri(base: str, entity: str) -> NamedNode:
    """Return the IRI of an entity."""
    return NamedNode(f"{base}/id/{entity}")


def claim_iri(base: str, digest: str, part: str = "") -> NamedNode:
    """Return the IRI of a claim, or of a ``part`` of it (``target``, ``selector``)."""
    return NamedNode(f"{base}/claim/{digest}" + (f"#{part}" if part else ""))


def names_graph(base: str) -> NamedNode:
    """Return the graph that holds each entity's preferred name."""
    return NamedNode(f"{base}/graph/names")


def authorities_graph(base: str) -> NamedNode:
    """Return the graph that holds what authorities say of the entities that articles name."""
    return NamedNode(f"{base}/graph/authorities")


def _last_words(identity: str) -> str:
    if not identity.startswith(("http://", "https://")):
        return PurePath(identity).stem
    parts = urlsplit(identity)
    segments = [part for part in unquote(parts.path).split("/") if part]
    if not segments:
        return parts.netloc
    stem, dot, ending = segments[-1].rpartition(".")
    return stem if dot and len(ending) <= 5 else segments[-1]
