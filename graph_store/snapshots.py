"""Published snapshots: hard-linked copies of the database that any number of processes read while one writes.

A snapshot is never changed and its name never used again. ``current`` is a link that publishing replaces by
rename. Readers hold a shared lock on the snapshot's folder; only a folder that nobody holds is deleted.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

from pyoxigraph import Store

from graph_store.errors import StoreDamaged
from graph_store.locking import exclusive_folder, share_folder

# A reader that finds its snapshot deleted under its hands looks again: the writer has published a newer one.
_ATTEMPTS = 50


class Snapshot:
    """One published state, open for reading: it cannot be deleted as long as this object lives."""

    def __init__(self, name: str, store: Store, handle: int) -> None:
        self.name = name
        self.store = store
        self._handle = handle

    def __del__(self) -> None:
        # The database first, then the lock that keeps its files.
        with suppress(AttributeError):
            del self.store
        os.close(self._handle)


def current_name(path: Path) -> str | None:
    """Return the name of the newest snapshot of the data directory ``path``, or None before the first."""
    try:
        return (path / "current").readlink().name
    except OSError as error:
        # A copy that follows links (scp -r, many a cloud folder) makes a folder of it.
        if error.errno in {errno.ENOENT, errno.EINVAL}:
            return None
        raise


def number_of(name: str) -> int:
    """Return the revision that a snapshot's name begins with."""
    return int(name.partition("-")[0])


def open_current(path: Path) -> Snapshot:
    """Open the newest snapshot of the data directory ``path``.

    Raises:
        StoreDamaged: there is none, or its files cannot be read.
    """
    for _ in range(_ATTEMPTS):
        name = current_name(path)
        if name is None:
            break
        folder = path / "snapshots" / name
        try:
            handle = share_folder(folder)
            if handle is None:
                continue
            with ExitStack() as unfinished:
                unfinished.callback(os.close, handle)
                store = Store.read_only(str(folder))
                unfinished.pop_all()
        except OSError as error:
            raise StoreDamaged(f"The snapshot {folder} cannot be read: {error}.") from error
        return Snapshot(name, store, handle)
    raise StoreDamaged(
        f"The store {path} has no published snapshot. Open it again (`maillage status`) to publish one."
    )


def publish(database: Store, path: Path, revision: int) -> str:
    """Make the state of ``database`` the newest snapshot, and return its name; needs the writer's lock."""
    snapshots = path / "snapshots"
    snapshots.mkdir(exist_ok=True)
    name = f"{revision}-{secrets.token_hex(4)}"
    database.backup(snapshots / name)
    link = path / f"current.{secrets.token_hex(4)}.tmp"
    link.symlink_to(Path("snapshots") / name)
    current = path / "current"
    if current.is_dir() and not current.is_symlink():
        shutil.rmtree(current)  # a copy that follows links made a folder of it
    link.replace(current)
    return name


def is_published(path: Path) -> bool:
    """Whether the data directory ``path`` has a newest snapshot, and it is there."""
    link = path / "current"
    return link.is_symlink() and link.is_dir()


def sweep(path: Path) -> None:
    """Delete the snapshots that are neither the newest nor being read, and what was computed for them.

    The writer's lock must be held: so whatever is not ``current`` is old, or left by a crash.
    """
    snapshots = path / "snapshots"
    kept = current_name(path)
    # What a crash left in the middle of a rename; and RocksDB's old logs, of which it would keep a thousand.
    for pattern in ("*.tmp", "db/LOG.old.*"):
        for left in path.glob(pattern):
            left.unlink(missing_ok=True)
    for folder in list(snapshots.iterdir()) if snapshots.is_dir() else []:
        if folder.name == kept:
            continue
        with exclusive_folder(folder) as free:
            if not free:
                continue
            # Out of the readers' sight first: a crash in the middle leaves nothing half deleted under a name.
            doomed = folder if folder.name.startswith(".") else folder.rename(snapshots / f".{folder.name}")
            shutil.rmtree(doomed, ignore_errors=True)
    sweep_indexes(path)


def sweep_indexes(path: Path) -> None:
    """Delete what was computed for snapshots that are gone, once the same is there for the newest.

    Until then searching goes on with the old one. Whoever computes holds its snapshot open, so that nothing
    is deleted under its hands; files that are being read stay readable.
    """
    indexes = path / "indexes"
    newest = indexes / (current_name(path) or "none")
    for folder in list(indexes.iterdir()) if indexes.is_dir() else []:
        finished = [file.name for file in folder.glob("[!.]*")]
        if not (path / "snapshots" / folder.name).exists() and all((newest / n).exists() for n in finished):
            shutil.rmtree(folder, ignore_errors=True)
