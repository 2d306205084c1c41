"""The data directory of a store: where its files are, and the settings that were fixed when it was made."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from graph_store.errors import StoreDamaged, StoreError, StoreMissing, StoreTooNew
from graph_store.whole_files import sync_folder

FORMAT = 1
DEFAULT_BASE = "http://localhost:8000"
DEFAULT_THRESHOLD = 0.4  # on unseen articles, about seven in ten claims above it are right (docs/quality.md)


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """The paths of a store's files, and what ``store.json`` says.

    ``path`` is absolute, so that a store stays the same one when the program changes its working directory;
    ``base`` begins every IRI that the store makes; ``secret`` keys the addresses of persons; a claim whose
    confidence is below ``threshold`` stands without its plain fact.
    """

    path: Path
    base: str
    secret: str
    threshold: float

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.path / "writer.lock"

    @property
    def database(self) -> Path:
        """The writer's own database."""
        return self.path / "db"

    @property
    def revision(self) -> Path:
        """The file with the number of the newest state of the database."""
        return self.path / "revision"


def open_directory(path: Path, *, create: bool, base: str | None) -> DataDirectory:
    """Read the settings of the store at ``path``; make them first where there are none and ``create`` is set.

    Raises:
        StoreMissing: there is no store, and none is to be made.
        StoreTooNew: a newer version of Maillage made it.
        StoreError: the place cannot hold a store, or holds one with another ``base``.
    """
    wanted = None if base is None else _checked_base(base)
    settings = path / "store.json"
    if not settings.exists():
        if not create:
            raise StoreMissing(
                f"There is no store at {path}. "
                "Make one with `maillage ingest`, or say where it is with --store."
            )
        _make(path, settings, wanted or DEFAULT_BASE)
    directory = _read(path, settings)
    if wanted is not None and wanted != directory.base:
        raise StoreError(
            f"The store {path} was made with the base {directory.base}, not {wanted}. "
            "A store keeps its base: leave it out, or make another store."
        )
    return directory


def _checked_base(base: str) -> str:
    trimmed = base.rstrip("/")
    try:
        NamedNode(trimmed)
    except ValueError as error:
        raise StoreError(f"The base {base!r} is not an IRI: {error}.") from error
    if not trimmed.startswith(("http://", "https://")) or "?" in trimmed or "#" in trimmed:
        raise StoreError(f"The base {base!r} must be an http or https address without query or fragment.")
    return trimmed


def _make(path: Path, settings: Path, base: str) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
        _refuse_foreign_folder(path, settings)
        content = {
            "format": FORMAT,
            "base": base,
            "secret": secrets.token_hex(32),
            "threshold": DEFAULT_THRESHOLD,
        }
        draft = path / f"store.json.{secrets.token_hex(4)}.tmp"
        # Written whole under another name, then linked: of two processes that make the store at the same
        # moment one wins, and both read the same secret.
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        try:
            # The winner may have swept the other's draft already.
            with suppress(FileExistsError, FileNotFoundError):
                settings.hardlink_to(draft)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path)
    except OSError as error:
        raise StoreError(f"No store can be made at {path}: {error.strerror}.") from error


def _refuse_foreign_folder(path: Path, settings: Path) -> None:
    foreign = [entry.name for entry in path.iterdir() if not entry.name.startswith("store.json")]
    if foreign and not settings.exists():
        raise StoreError(
            f"The folder {path} is not a store and not empty (it holds {sorted(foreign)[0]!r}). "
            "Name an empty or a new folder."
        )


def _read(path: Path, settings: Path) -> DataDirectory:
    try:
        content: Any = json.loads(settings.read_text("utf-8"))
        number = content["format"]
        if isinstance(number, int) and number > FORMAT:
            raise StoreTooNew(
                f"The store {path} was made by a newer version of Maillage (format {number}; "
                f"this version reads format {FORMAT}). Install the newer version to open it."
            )
        return DataDirectory(
            path.absolute(), str(content["base"]), str(content["secret"]), float(content["threshold"])
        )
    except OSError as error:
        raise StoreError(f"The settings {settings} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(
            f"The settings {settings} are damaged ({error}). Restore the file from a backup."
        ) from error
