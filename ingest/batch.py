"""Ingests many files: each is understood on its own, and written with a few others in one short turn.

Reading and extraction, which take the time, happen outside the writer's lock. A file that fails is a fault of
the report and stops no other; what was written stays when the run is interrupted, and the next does the rest.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from graph_store import rows_of
from ingest import records
from ingest.addresses import article_slug, file_identity, shown
from ingest.errors import STUMBLES, ExtractionFailed, IngestError, SourceRepeated
from ingest.extractors import choose
from ingest.json_form import to_json
from ingest.library import ArticleStore
from ingest.model import Article, Extraction, Extractor, Fault, Progress, Report
from ingest.readers import Source, find_sources, load, parse
from ingest.records import Record
from ingest.understanding import Understood, understand
from ingest.writing import replace_articles
from ontology import prefix_header, territories

GROUP_SIZE = 20
"""The most articles that are written in one turn: a few hundred milliseconds of the writer's lock."""

GROUP_SECONDS = 1.0
"""How long an article waits for others to be written with: what is ingested shows within two seconds."""

_RULES = "2"
"""Raised when the way from an extraction to triples changes: stored articles are then written anew."""

_KNOWN = "SELECT ?article WHERE { ?article a mlg:Article }"


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article that is ready to be written."""

    source: Path
    made: Understood
    record: Record


def ingest_files(
    paths: Iterable[str | Path],
    store: ArticleStore,
    *,
    extractor: Extractor | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Ingest files, and the articles in folders, and report what came of it.

    ``extractor`` reads French and English by rules unless another is given. ``progress`` is called once for
    each source, when it is settled. Raises ``StoreError`` when the store fails; a source's failure is in the
    report.
    """
    run = _Run(store, extractor or choose(), progress or (lambda _: None))
    return run.over([Path(path) for path in paths])


class _Run:
    """One call of ``ingest_files``."""

    def __init__(
        self, store: ArticleStore, extractor: Extractor, progress: Callable[[Progress], None]
    ) -> None:
        self._store = store
        self._extractor = extractor
        self._progress = progress
        self._state = _state(store, extractor)
        self._known: frozenset[str] = frozenset()
        self._digests: dict[str, tuple[Path, str]] = {}
        self._group: list[_Prepared] = []
        self._group_since = 0.0
        self._settled: list[tuple[str, Record | None]] = []
        self._faults: list[Fault] = []
        self._refused: Counter[str] = Counter()
        self._total = 0

    def over(self, paths: list[Path]) -> Report:
        files, self._faults = find_sources(paths)
        self._total = len(files)
        self._known = _known_articles(self._store)
        records.sweep(self._store.path)
        for file in files:
            try:
                self._take(file)
            except IngestError as exc:
                self._faults.append(Fault(shown(file), str(exc)))
                self._settle(file, "fault", None)
            if len(self._group) >= GROUP_SIZE or (
                self._group and time.monotonic() - self._group_since >= GROUP_SECONDS
            ):
                self._write()
        self._write()
        return self._report()

    def _take(self, file: Path) -> None:
        """Read one file; if it says anything new, extract it and put it in the group."""
        source = load(file)
        article = parse(source)
        slug = article_slug(article.identity)
        first, digest = self._digests.setdefault(slug, (file, source.digest))
        if first != file:
            if digest != source.digest:
                raise SourceRepeated(
                    f"This is another copy of the article in {shown(first)}, which was read. Remove one."
                )
            self._settle(file, "unchanged", None)
            return
        record = records.load(self._store.path, slug)
        if self._is_up_to_date(slug, source, record):
            self._settle(file, "unchanged", record)
            return
        if not self._group:
            self._group_since = time.monotonic()
        self._group.append(self._prepare(article, source))

    def _is_up_to_date(self, slug: str, source: Source, record: Record | None) -> bool:
        return (
            record is not None
            and record.digest == source.digest
            and record.state == self._state
            and slug in self._known
        )

    def _prepare(self, article: Article, source: Source) -> _Prepared:
        extraction, made = _understand(self._extractor, article, self._store)
        self._refused.update(extraction.left_out)
        record = Record(
            path=file_identity(source.path),
            digest=source.digest,
            state=self._state,
            entities=tuple(sorted(made.claims.standing)),
            claims=len(made.claims.claims),
            left_out=made.claims.left_out + sum(extraction.left_out.values()),
            extraction=to_json(extraction),
        )
        return _Prepared(source.path, made, record)

    def _write(self) -> None:
        """Write the group: first its graphs, published, then its records."""
        if not self._group:
            return
        with self._store.writing() as writer:
            states = replace_articles(
                writer, {prepared.made.graph: prepared.made.triples for prepared in self._group}
            )
        for prepared in self._group:
            records.save(self._store.path, prepared.made.slug, prepared.record)
            self._settle(prepared.source, states[prepared.made.graph], prepared.record)
        self._group = []

    def _settle(self, source: Path, state: str, record: Record | None) -> None:
        self._settled.append((state, record))
        self._progress(Progress(len(self._settled), self._total, shown(source), state))

    def _report(self) -> Report:
        kept = [(state, record) for state, record in self._settled if record is not None]
        return Report(
            articles=len(kept),
            new=sum(state == "new" for state, _ in kept),
            changed=sum(state == "changed" for state, _ in kept),
            unchanged=sum(state == "unchanged" for state, _ in kept),
            entities=len({entity for _, record in kept for entity in record.entities}),
            claims=sum(record.claims for _, record in kept),
            left_out=sum(record.left_out for _, record in kept),
            faults=tuple(self._faults),
            refused=dict(sorted(self._refused.items())),
            unread=tuple(sorted(record.unread for _, record in kept if record.unread)),
        )


def _understand(extractor: Extractor, article: Article, store: ArticleStore) -> tuple[Extraction, Understood]:
    """Extract an article. What the extractor stumbles over must not stop the other articles."""
    try:
        extraction = extractor.extract(article)
        return extraction, understand(
            extraction, base=store.base, secret=store.secret, threshold=store.threshold
        )
    except STUMBLES as exc:
        raise ExtractionFailed(
            f"The extractor “{extractor.name}” stumbled over this article ({type(exc).__name__}: {exc})."
            " Please report it with the article."
        ) from exc


def _state(store: ArticleStore, extractor: Extractor) -> str:
    """Return what else decides an article's graph: when any of it changes, articles are read again."""
    parts = (
        _RULES,
        extractor.name,
        extractor.version,
        store.base,
        store.threshold,
        territories(),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _known_articles(store: ArticleStore) -> frozenset[str]:
    rows = rows_of(store.query(prefix_header() + _KNOWN))
    return frozenset(row[0].value.rpartition("/")[2] for row in rows if isinstance(row[0], NamedNode))
