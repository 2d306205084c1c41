"""Where what is computed for a snapshot is kept: ``indexes/<snapshot>/``, until a newer one has the same.

Each file is written whole under a passing name and renamed: whoever finds it may read it, and two processes
that compute the same one at the same time only waste each other's work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from graph_store.answers import ask, read_whole
from graph_store.directory import open_directory
from graph_store.embedded import EmbeddedStore
from graph_store.snapshots import Snapshot, open_current, sweep_indexes
from graph_store.store import Answer, Reader
from graph_store.whole_files import replacing


class PinnedReader:
    """A reader that stays on one snapshot, so that many queries see the same state. Trusted text only."""

    def __init__(self, snapshot: Snapshot, base: str) -> None:
        self.snapshot = snapshot
        self.base = base

    def query(
        self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        """Answer a query over that snapshot."""
        return read_whole(ask(self.snapshot.store, text, default_graphs, named_graphs))


def open_pinned(path: Path) -> PinnedReader:
    """Open the newest snapshot of the data directory ``path``.

    Raises:
        StoreMissing: there is no store.
        StoreDamaged: it has no snapshot that can be read.
    """
    base = open_directory(path, create=False, base=None).base
    return PinnedReader(open_current(path), base)


def pinned(reader: Reader) -> Reader:
    """Hold an embedded store to its newest snapshot; any other reader is returned as it is."""
    return PinnedReader(reader.snapshot(), reader.base) if isinstance(reader, EmbeddedStore) else reader


def index_file(path: Path, snapshot: str, name: str) -> Path:
    """Return where the file ``name`` computed for ``snapshot`` stands, in the data directory ``path``."""
    return path / "indexes" / snapshot / name


def keep(reader: PinnedReader, path: Path, name: str, write: Callable[[Path], None]) -> Path:
    """Keep what was computed for the snapshot of ``reader``: ``write`` writes it to the file it is given.

    Raises:
        OSError: the disk is full or cannot be written.
    """
    target = index_file(path, reader.snapshot.name, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as draft:
        write(draft)
    sweep_indexes(path)
    return target
