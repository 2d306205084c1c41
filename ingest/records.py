"""What is kept of an article beside the graph: its text, its source, and what was extracted from it.

One JSON file an article, under ``articles/`` in the data directory: a public endpoint must not leak the
press, and times of reading must not change the graph. A record is written after the article's graph is
published: where it is missing or speaks of another state, the article is simply read again.
"""

from __future__ import annotations

import json
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_FORMAT = 1
_STALE = 3600  # seconds after which a draft belongs to no living process


@dataclass(frozen=True, slots=True)
class Record:
    """One article's record.

    ``digest`` is its source's SHA-256; ``state`` names all else that decides its graph (extractor, base,
    authority data …). ``entities`` are addresses of what it names; ``extraction`` is the extractor's JSON,
    with the article.
    """

    path: str
    digest: str
    state: str
    entities: tuple[str, ...]
    claims: int
    left_out: int
    extraction: dict[str, Any]
    read_at: str = ""

    @property
    def text(self) -> str:
        """The article's text."""
        return str(self.extraction["article"]["text"])

    @property
    def unread(self) -> str:
        """The article's language if it was kept without being read, else nothing."""
        return str(self.extraction["article"]["language"]) if self.extraction.get("unread") else ""


def load(store_path: Path, slug: str) -> Record | None:
    """Return an article's record, or ``None`` where there is none that can be read."""
    try:
        content = json.loads(_file(store_path, slug).read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            return None
        return Record(
            path=content["source"]["path"],
            digest=content["source"]["sha256"],
            state=content["state"],
            entities=tuple(content["entities"]),
            claims=content["claims"],
            left_out=content["left_out"],
            extraction=content["extraction"],
            read_at=content["read_at"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(store_path: Path, slug: str, record: Record) -> None:
    """Write an article's record, whole or not at all."""
    content = {
        "format": _FORMAT,
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "source": {"path": record.path, "sha256": record.digest},
        "state": record.state,
        "entities": record.entities,
        "claims": record.claims,
        "left_out": record.left_out,
        "extraction": record.extraction,
    }
    file = _file(store_path, slug)
    file.parent.mkdir(exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}.tmp")
    draft.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    draft.replace(file)


def delete(store_path: Path, slug: str) -> None:
    """Forget an article's record, text included."""
    _file(store_path, slug).unlink(missing_ok=True)


def find_by_source(store_path: Path, path: str) -> list[str]:
    """Return the addresses of the articles that were read from the file ``path``."""
    slugs = sorted(file.stem for file in (store_path / "articles").glob("*.json"))
    return [slug for slug in slugs if (record := load(store_path, slug)) is not None and record.path == path]


def sweep(store_path: Path) -> None:
    """Delete the drafts that a process ended by force has left."""
    for draft in (store_path / "articles").glob("*.tmp"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _STALE:
                draft.unlink()


def _file(store_path: Path, slug: str) -> Path:
    return store_path / "articles" / f"{slug}.json"
