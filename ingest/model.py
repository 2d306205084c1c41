"""What the steps of reading hand to each other: plain, frozen values (see the extraction guide in docs/extraction.md).

Offsets count Unicode code points in ``Article.text``; ``end`` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NO_DETAILS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from its source, before anything is understood.

    ``identity`` is its canonical address, else its resolved path: what makes it the same article when read again.
    ``date`` is ISO 8601, as precise as known (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``).
    """

    identity: str
    text: str
    title: str
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a claim: ``text`` stands in the article at ``start:end``, exactly."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of one article: everything in it that names the same thing.

    ``type`` is one of ``ontology.CLASSES``; ``names`` are verbatim, fullest first; ``mentions`` are in text order.
    """

    id: str
    type: str
    names: tuple[str, ...]
    mentions: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim of one article, between two of its entities or an entity and a date.

    ``subject`` is an ``Entity.id``; ``object`` an ``Entity.id``, or an ISO date for a dated predicate.
    ``details`` may hold ``since``, ``until``, ``ended``, ``amount`` and ``role``.
    """

    subject: str
    predicate: str
    object: str
    confidence: float
    rule: str
    evidence: Evidence
    details: Mapping[str, str] = field(default_factory=lambda: NO_DETAILS)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one extractor read out of one article, before it is known what is the same as elsewhere."""

    article: Article
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    extractor: str
