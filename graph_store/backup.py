"""A copy of a store that is a store in itself, made while others read and write."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from graph_store.errors import StoreError
from graph_store.snapshots import Snapshot, number_of
from graph_store.whole_files import sync_folder, write_durably


def back_up(path: Path, newest: Callable[[], Snapshot], target: Path) -> None:
    """Copy the data directory ``path`` to the new folder ``target``, which is removed again on failure.

    Raises:
        StoreError: ``target`` exists, or cannot be written.
    """
    try:
        target.mkdir(parents=True)
        with ExitStack() as unfinished:
            unfinished.callback(shutil.rmtree, target, ignore_errors=True)
            _copy(path, newest, target)
            unfinished.pop_all()
    except FileExistsError as error:
        raise StoreError(f"{target} exists already: name a new folder for the backup.") from error
    except OSError as error:
        raise StoreError(f"The backup to {target} failed: {error.strerror}.") from error


def _copy(path: Path, newest: Callable[[], Snapshot], target: Path) -> None:
    # An article's record is written after its graph is published: copied before the snapshot, no record is
    # newer than the graph, and reading the article again would notice what is missing.
    (target / "articles").mkdir()
    for record in (path / "articles").glob("*.json"):
        with suppress(FileNotFoundError):  # the article is being removed
            shutil.copy2(record, target / "articles")
    snapshot = newest()
    (target / "db").mkdir()
    for file in (path / "snapshots" / snapshot.name).iterdir():
        shutil.copy2(file, target / "db")
    write_durably(target / "revision", f"{number_of(snapshot.name)}\n")
    # Last, since it is what makes the folder a store.
    shutil.copy2(path / "store.json", target / "store.json")
    sync_folder(target)
