"""What the steps of reading hand to each other: plain, frozen values (see docs/extraction.md).

Offsets count Unicode code points in ``Article.text``; ``end`` is exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

NO_DETAILS: Mapping[str, str] = MappingProxyType({})
NO_COUNTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from its source, before anything is understood.

    ``identity`` is its canonical address, else its resolved path: the same article when read again.
    ``date`` is ISO 8601, as precise as known (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``). ``language`` is the
    ISO 639 code of what its prose is written in, whatever its source declares (``ingest/language.py``).
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

    ``type`` is one of ``ontology.CLASSES``; ``names`` are verbatim, fullest first; ``mentions`` in order.
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
    """All that one extractor read out of one article, before it is known what is the same as elsewhere.

    ``unread``: the article is in a language that the extractor does not read; nothing was taken from it.
    ``left_out`` tells how often the extractor threw away what it found, for which reason.
    """

    article: Article
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    extractor: str
    unread: bool = False
    left_out: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)


class Extractor(Protocol):
    """Reads one article. ``name`` and ``version`` tell which reading a claim came from."""

    @property
    def name(self) -> str:
        """The extractor's name, as in ``rules/1``."""
        ...

    @property
    def version(self) -> str:
        """What changes when it reads differently: articles are then read again."""
        ...

    def extract(self, article: Article) -> Extraction:
        """Return all that the article says, each relation with its evidence."""
        ...


@dataclass(frozen=True, slots=True)
class Fault:
    """A source that was not ingested, and the sentence that says why."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """One source of a run is settled. ``state`` is ``new``, ``changed``, ``unchanged`` or ``fault``."""

    done: int
    total: int
    source: str
    state: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: articles now in the store (new, changed or unchanged), what they hold, what failed.

    ``entities`` (each once) and ``claims`` are those of the run's articles, unchanged ones too. ``left_out``
    counts what was extracted but is no claim: it does not fit the vocabulary, repeats another, or lacks its
    quotation. ``unread`` holds the language of each article that was kept without being read, sorted;
    ``refused`` how often an extractor threw away what it found in this run, by reason.
    """

    articles: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    entities: int = 0
    claims: int = 0
    left_out: int = 0
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()
    refused: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
