"""Finds entities by name as people type them: without accents, case or apostrophes, half a name, small slips.

One SQLite file a snapshot. Names are folded in Python before they enter (Debian 12's SQLite 3.40 knows no
``remove_diacritics`` for trigrams). Rows enter by falling degree: their order is rank, and FTS5 stops early.
"""

from __future__ import annotations

import json
import math
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from graph_store.errors import StoreError
from graph_store.indexes import index_file, keep, open_pinned
from graph_store.knowledge import EntityRecord, read_entities, read_facts
from graph_store.snapshots import current_name
from graph_store.store import Reader
from ontology import fold

_FILE = "search.sqlite"
_building = threading.Lock()  # threads of one process need not build the same index at once

_MOST_CHARACTERS, _MOST_WORDS = 200, 12
_NAMES_AN_ENTITY = 8  # rows read per wanted hit, since an entity stands once under each of its names
_ENOUGH = 3  # hits that make a look for similar names needless
_SIMILAR = 0.6  # share of the typed trigrams that a similar name holds; two letters swapped in ten leave 0.6
_CANDIDATES = 4_000  # similar names compared; about 15 ms

_LARGE = 5_000_000  # bytes of an index that takes seconds to build: of 12,000 entities, 2 s

_SCHEMA = """
CREATE TABLE entity(id INTEGER PRIMARY KEY, slug TEXT, label TEXT, type TEXT, names TEXT, degree INTEGER);
CREATE TABLE name(id INTEGER PRIMARY KEY, entity INTEGER, folded TEXT, joined TEXT, is_label INTEGER);
CREATE VIRTUAL TABLE words USING fts5(folded, joined, content='', prefix='1 2 3',
    tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE grams USING fts5(text, content='', detail=none, columnsize=0,
    tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE gram_count USING fts5vocab(grams, row);
"""
_INDEXES = """
CREATE INDEX name_folded ON name(folded);
CREATE INDEX name_joined ON name(joined);
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found. ``names`` are its other names; ``degree`` counts its facts with other entities."""

    slug: str
    label: str
    type: str
    names: tuple[str, ...]
    degree: int


def search(path: Path, text: str, *, limit: int = 10, type: str | None = None) -> list[Hit]:  # noqa: A002
    """Find entities of the newest snapshot by a name or the beginning of one, best match first.

    A label comes before other whole names, these before names that begin with ``text``, these before names
    that hold all its words (or their beginnings), these before names spelled alike; among equals the better
    connected come first.
    ``path`` is the data directory; ``type`` keeps entities of one class (``"Incubator"``).

    Raises:
        StoreMissing: there is no store.
        StoreDamaged: it has no snapshot that can be read.
    """
    words = fold(text[:_MOST_CHARACTERS]).split()[:_MOST_WORDS]
    if not words or limit < 1:
        return []
    index = _at_hand(path)
    try:
        return _find(index, words, limit, type)
    except sqlite3.DatabaseError:  # taken away under our hands, damaged, or of an older version
        index.unlink(missing_ok=True)
        return _find(ensure_index(path), words, limit, type)


def ensure_index(path: Path) -> Path:
    """Return the index of the newest snapshot; build it if it is not there yet.

    Raises:
        StoreError: it cannot be written.
    """
    if newest := _newest(path):
        return newest
    with _building:
        if newest := _newest(path):
            return newest
        reader = open_pinned(path)
        try:
            return keep(reader, path, _FILE, lambda draft: build_index(reader, draft))
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"The search index of {path} cannot be written: {error}.") from error


def _newest(path: Path) -> Path | None:
    """Return the index of the newest snapshot if it is there."""
    name = current_name(path)
    index = index_file(path, name, _FILE) if name else None
    return index if index and index.exists() else None


def _at_hand(path: Path) -> Path:
    """Return the newest index; while that of a large store is being built, the one before it."""
    if newest := _newest(path):
        return newest
    large: list[tuple[float, Path]] = []
    for old in (path / "indexes").glob(f"*/{_FILE}"):
        with suppress(FileNotFoundError):  # a writer sweeps
            found = old.stat()
            if found.st_size > _LARGE:
                large.append((found.st_mtime, old))
    if not large:
        return ensure_index(path)
    if not _building.locked():
        threading.Thread(target=ensure_index, args=(path,), daemon=True).start()
    return max(large)[1]


def _find(index: Path, words: list[str], limit: int, wanted: str | None) -> list[Hit]:
    with closing(sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        found: dict[int, Hit] = {}
        for identity, hit in _matches(database, words, limit, wanted):
            found.setdefault(identity, hit)
            if len(found) >= limit:
                break
    return list(found.values())


def build_index(reader: Reader, file: Path) -> None:
    """Write the index of all entities that ``reader`` knows to the new file ``file``."""
    entities = read_entities(reader, read_facts(reader, support=False)).values()
    ranked = list(enumerate(sorted(entities, key=lambda entity: (-entity.degree, entity.slug)), start=1))
    named = ((rank, each, name) for rank, entity in ranked for each, name in enumerate(_folded(entity)))
    names = [
        (row, rank, name, name.replace(" ", ""), not each) for row, (rank, each, name) in enumerate(named, 1)
    ]
    with closing(sqlite3.connect(file)) as database:
        # The file is renamed into place when it is whole, so a journal would only cost time.
        database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
        database.executemany(
            "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)",
            (
                (rank, e.slug, e.label, e.type, json.dumps(e.names, ensure_ascii=False), e.degree)
                for rank, e in ranked
            ),
        )
        database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", names)
        database.execute(
            "INSERT INTO words(rowid, folded, joined) SELECT id, folded, joined FROM name ORDER BY id"
        )
        database.executemany(
            "INSERT INTO grams(rowid, text) VALUES (?, ?)",
            ((row, " ".join(sorted(_grams(joined)))) for row, _, _, joined, _ in names),
        )
        database.executescript(_INDEXES)
        database.commit()


def _folded(entity: EntityRecord) -> list[str]:
    return [name for name in dict.fromkeys(map(fold, (entity.label, *entity.names))) if name]


def _matches(
    database: sqlite3.Connection, words: list[str], limit: int, wanted: str | None
) -> Iterator[tuple[int, Hit]]:
    """Yield entities from the best kind of match to the weakest; one may come several times."""
    folded, joined = " ".join(words), "".join(words)
    bound = {"folded": folded, "joined": joined, "type": wanted, "rows": limit * _NAMES_AN_ENTITY}
    seen: set[int] = set()
    for query, pattern in (
        (_WHOLE_NAME, ""),
        (_BY_WORDS, f'folded : ^"{folded}" * OR joined : ^"{joined}" *'),
        (_BY_WORDS, f"folded : ({_and(words)})"),
    ):
        for row in database.execute(query, {**bound, "pattern": pattern}):
            seen.add(row[0])
            yield row[0], _hit(row)
    if len(seen) < _ENOUGH:
        for identity in _similar(database, joined, wanted)[:limit]:
            yield identity, _hit(database.execute(_BY_IDENTITY, (identity,)).fetchone())


def _and(words: list[str]) -> str:
    return " AND ".join(f'"{word}" *' for word in words)


def _hit(row: tuple[int, str, str, str, str, int]) -> Hit:
    _, slug, label, type_, names, degree = row
    return Hit(slug, label, type_, tuple(json.loads(names)), degree)


def _similar(database: sqlite3.Connection, joined: str, wanted: str | None) -> list[int]:
    """Return the entities whose names hold most of the typed trigrams, the most alike first.

    A name that holds the share ``_SIMILAR`` of them holds one of the rarest few: only those are looked up.
    """
    typed = _grams(joined)
    needed = math.ceil(_SIMILAR * len(typed))
    if not typed:
        return []
    found = (database.execute(_COUNT, (gram,)).fetchone() for gram in typed)
    counts: dict[str, int] = dict(row for row in found if row)
    rarest = sorted(typed, key=lambda gram: (counts.get(gram, 0), gram))[: len(typed) - needed + 1]
    pattern = " OR ".join(f'"{gram}"' for gram in rarest)
    scores: dict[int, tuple[float, int]] = {}
    for entity, name in database.execute(
        _BY_GRAMS, {"pattern": pattern, "type": wanted, "rows": _CANDIDATES}
    ):
        shared = len(typed & _grams(name))
        if shared >= needed:
            score = (-shared / len(typed), abs(len(name) - len(joined)))
            scores[entity] = min(score, scores.get(entity, score))
    return sorted(scores, key=lambda entity: (*scores[entity], entity))


def _grams(joined: str) -> set[str]:
    return {joined[start : start + 3] for start in range(len(joined) - 2)}


_FOUND = "SELECT entity.id, slug, label, type, names, degree FROM"
_RANKED = "AND (:type IS NULL OR type = :type) ORDER BY name.id LIMIT :rows"
_WHOLE_NAME = f"""{_FOUND} name JOIN entity ON entity.id = entity
WHERE (folded = :folded OR joined = :joined) {_RANKED.replace("name.id", "is_label DESC, name.id")}"""
_BY_WORDS = f"""{_FOUND} words JOIN name ON name.id = words.rowid JOIN entity ON entity.id = entity
WHERE words MATCH :pattern {_RANKED.replace("name.id", "words.rowid")}"""
_BY_GRAMS = """SELECT entity, joined FROM grams JOIN name ON name.id = grams.rowid
JOIN entity ON entity.id = entity
WHERE grams MATCH :pattern AND (:type IS NULL OR type = :type) ORDER BY grams.rowid LIMIT :rows"""
_COUNT = "SELECT term, doc FROM gram_count WHERE term = ?"
_BY_IDENTITY = f"{_FOUND} entity WHERE id = ?"
