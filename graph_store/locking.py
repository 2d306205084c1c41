"""File locks: one writer at a time, and snapshots that nobody deletes under a reader.

All are ``flock`` locks: the kernel lets go of them when their process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from graph_store.errors import StoreError, StoreInUse

_POLL_SECONDS = 0.05


@contextmanager
def writer_lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the writer's lock file ``path``; wait up to ``wait`` seconds for it.

    The file holds the process id of its holder, for the message that others get.

    Raises:
        StoreInUse: another writer still holds it after ``wait`` seconds.
        StoreError: the file cannot be written.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"The store {path.parent} cannot be written: {error.strerror}.") from error
    try:
        _acquire(handle, path, wait)
        with suppress(OSError):  # a full disk: the name is for a message only
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)  # lets go of the lock too


def _acquire(handle: int, path: Path, wait: float) -> None:
    deadline = time.monotonic() + wait
    while not _try_lock(handle, fcntl.LOCK_EX):
        if time.monotonic() >= deadline:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise StoreInUse(
                f"The store {path.parent} is being written by another process (pid {holder}); "
                f"waited {wait:g} seconds. Try again when it has ended."
            )
        time.sleep(_POLL_SECONDS)


def _try_lock(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def share_folder(folder: Path) -> int | None:
    """Take a shared lock on a folder and return its handle (to be closed), or None if the folder is gone.

    May wait for a moment while somebody deletes the folder.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with ExitStack() as unwanted:
        unwanted.callback(os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_SH)
        # Between opening and locking, a sweep may have moved it away: then the name is gone for ever.
        if folder.exists():
            unwanted.pop_all()
            return handle
    return None


@contextmanager
def exclusive_folder(folder: Path) -> Iterator[bool]:
    """Say whether it is a folder that nobody reads; while inside, nobody can begin to."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        yield False
        return
    try:
        yield _try_lock(handle, fcntl.LOCK_EX)
    finally:
        os.close(handle)
