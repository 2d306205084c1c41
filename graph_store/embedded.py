"""The embedded store: Oxigraph in a data directory, short-lived writers, readers on published snapshots."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple
from pyoxigraph import Store as Database

from graph_store.answers import ask, read_whole
from graph_store.backup import back_up
from graph_store.directory import DataDirectory, open_directory
from graph_store.errors import StoreDamaged, StoreError, StoreInUse
from graph_store.layers import as_update, plan_change
from graph_store.locking import writer_lock
from graph_store.snapshots import (
    Snapshot,
    current_name,
    is_published,
    number_of,
    open_current,
    publish,
    sweep,
)
from graph_store.sparql_text import refuse_service
from graph_store.store import Answer, rows_of
from graph_store.whole_files import write_durably

DEFAULT_WAIT = 60.0
_CLOSING_SECONDS = 2.0

_COUNTS = """
PREFIX mlg: <https://w3id.org/maillage#>
SELECT (COUNT(*) AS ?articles) WHERE { ?article a mlg:Article }
"""


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds: ``size`` in bytes on disk, each file counted once."""

    path: Path
    base: str
    revision: int
    snapshot: str
    quads: int
    articles: int
    size: int


def open_store(
    path: str | os.PathLike[str], *, create: bool = True, base: str | None = None
) -> EmbeddedStore:
    """Open the store in the data directory ``path``; make it first if there is none and ``create`` is set.

    ``base`` (``http://localhost:8000`` by default) is fixed when the store is made.

    Raises:
        StoreMissing: there is no store, and none is to be made.
        StoreTooNew: a newer version of Maillage made it.
        StoreError: the place cannot hold a store, or holds one with another ``base``.
    """
    store = EmbeddedStore(open_directory(Path(path), create=create, base=base))
    store.ensure_published()
    return store


class EmbeddedStore:
    """A store in a data directory: see the module. May be shared by threads."""

    def __init__(self, directory: DataDirectory) -> None:
        self.path = directory.path
        self.base = directory.base
        self.secret = directory.secret
        self.threshold = directory.threshold
        self._directory = directory
        self._snapshot: Snapshot | None = None
        self._opening = threading.Lock()

    def revision(self) -> str:
        """Return the name of the newest snapshot: it changes with the content, and never comes back."""
        return current_name(self.path) or ""

    def snapshot(self) -> Snapshot:
        """Return the newest snapshot, open for reading; it stays as it is as long as the object is held."""
        with self._opening:
            if self._snapshot is None or self._snapshot.name != current_name(self.path):
                self._snapshot = open_current(self.path)
            return self._snapshot

    def query(
        self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        """Answer a query over the newest snapshot, in this process: trusted text only (see ``isolated``).

        Raises:
            QuerySyntax: not valid SPARQL.
            ServiceRefused: the query asks another server.
        """
        refuse_service(text)
        snapshot = self.snapshot()
        return read_whole(ask(snapshot.store, text, default_graphs, named_graphs))

    @contextmanager
    def writing(self, wait: float = DEFAULT_WAIT) -> Iterator[EmbeddedWriter]:
        """Wait up to ``wait`` seconds for the writer's lock, open for writing, and publish at the end.

        What ``change`` has written is published even if the block fails later: each change is whole.

        Raises:
            StoreInUse: another writer goes on longer than ``wait`` seconds.
        """
        deadline = time.monotonic() + wait
        with writer_lock(self._directory.lock, wait):
            # Whoever waited long for the lock still gives what closes just now the time to close.
            until = max(deadline, time.monotonic() + _CLOSING_SECONDS)
            writer = EmbeddedWriter(self._directory, _open_database(self._directory, until))
            try:
                yield writer
            finally:
                writer.end()

    def recover(self) -> bool:
        """Publish what a writer wrote but, ended by force, did not publish; sweep what it left.

        Does nothing while somebody writes: that writer will publish. Returns whether it published.
        """
        before = self.revision()
        try:
            with self.writing(wait=0):
                pass
        except StoreInUse:
            return False
        return self.revision() != before

    def ensure_published(self) -> None:
        """Publish the first snapshot of a new or restored store."""
        if not is_published(self.path):
            with self.writing():
                pass

    def status(self) -> Status:
        """Count what the newest snapshot holds."""
        snapshot = self.snapshot()
        ((articles,),) = rows_of(read_whole(ask(snapshot.store, _COUNTS)))
        return Status(
            path=self.path,
            base=self.base,
            revision=number_of(snapshot.name),
            snapshot=snapshot.name,
            quads=len(snapshot.store),
            articles=int(getattr(articles, "value", "0")),
            size=_size(self.path),
        )

    def backup(self, target: str | os.PathLike[str]) -> None:
        """Copy the newest snapshot and what stands beside it to the new folder ``target``: a store in itself.

        Raises:
            StoreError: ``target`` exists, or cannot be written.
        """
        back_up(self.path, self.snapshot, Path(target))


class EmbeddedWriter:
    """The one writer of a store, from ``EmbeddedStore.writing``. Not to be used after its block."""

    def __init__(self, directory: DataDirectory, database: Database) -> None:
        self.base = directory.base
        self._directory = directory
        self._database: Database | None = database
        self._stored = _stored_revision(directory)
        self._changed = False

    def query(self, text: str) -> Answer:
        """Answer a query over what is written so far."""
        refuse_service(text)
        return read_whole(ask(self._open(), text))

    def graph(self, graph: NamedNode) -> frozenset[Triple]:
        """Return the triples of one named graph."""
        quads = tuple(self._open().quads_for_pattern(None, None, None, graph))
        return frozenset(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)

    def change(self, remove: Iterable[Quad], add: Iterable[Quad]) -> bool:
        """Remove and add quads of named graphs in one transaction, the knowledge with them.

        A quad that is both removed and added stays. Returns whether anything changed.

        Raises:
            BadChange: a quad outside the named graphs, or with a blank node.
        """
        plan = plan_change(self._open(), self.base, remove, add)
        if not plan:
            return False
        try:
            self._count()
            if plan.remove:
                self._open().update(as_update(plan))
            else:
                self._open().extend(plan.add)  # as atomic as an update, without the way through text
        except OSError as error:
            raise StoreError(f"The store {self._directory.path} could not be written: {error}.") from error
        return True

    def end(self) -> None:
        """Publish what no snapshot has yet, and close the database."""
        database = self._open()
        self._database = None
        try:
            if not self._is_published():
                publish(database, self._directory.path, self._stored)
        except OSError as error:
            raise StoreError(
                f"What was written could not be published: {error}. It is kept; the next writer publishes it."
            ) from error
        finally:
            # `Store` has no close(): it closes when the last reference goes.
            del database
            gc.collect(0)
            with suppress(OSError):  # what cannot be swept now is swept by the next writer
                sweep(self._directory.path)

    def _is_published(self) -> bool:
        path = self._directory.path
        return is_published(path) and number_of(current_name(path) or "") == self._stored

    def _open(self) -> Database:
        if self._database is None:
            raise StoreError("This writer has ended: use it inside its `with` block only.")
        return self._database

    def _count(self) -> None:
        """Count the revision up before the first change: so a crash after the change shows as unpublished."""
        if not self._changed:
            write_durably(self._directory.revision, f"{self._stored + 1}\n")
            self._stored += 1
            self._changed = True


def _open_database(directory: DataDirectory, deadline: float) -> Database:
    """Open the database, waiting until ``deadline`` for whoever holds it without our lock."""
    path = directory.database
    if directory.revision.exists() and not (path / "CURRENT").exists():
        raise StoreDamaged(
            f"The database {path} is gone, though the store was written before. Restore it from a backup, "
            f"or copy there the folder that {directory.path / 'current'} points to."
        )
    while True:
        try:
            return Database(path)
        except OSError as error:
            if "lock" not in str(error).lower():
                raise StoreDamaged(f"The database {path} cannot be opened: {error}.") from error
            if time.monotonic() >= deadline:
                raise StoreInUse(
                    f"The database {path} is held open by another program. Close it, and try again."
                ) from error
        gc.collect()  # an unread answer somewhere in this process may hold it
        time.sleep(0.05)


def _stored_revision(directory: DataDirectory) -> int:
    try:
        return int(directory.revision.read_text("ascii"))
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise StoreDamaged(f"The file {directory.revision} is damaged. Restore it from a backup.") from error


def _size(path: Path) -> int:
    sizes: dict[tuple[int, int], int] = {}
    for folder, _, names in os.walk(path):
        for name in names:
            with suppress(FileNotFoundError):  # a writer beside us sweeps
                file = Path(folder, name).lstat()
                sizes[file.st_dev, file.st_ino] = file.st_size
    return sum(sizes.values())
