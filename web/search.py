"""Searching by name for the pages: the label index of the newest snapshot, or all entities of one type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_store.search_index import search
from web.context import context
from web.labels import differing
from web.network import newest


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a search found; ``others`` are its names beside the label."""

    id: str
    label: str
    type: str
    names: tuple[str, ...]
    degree: int

    @property
    def others(self) -> tuple[str, ...]:
        """A few of the names that differ from the label."""
        return differing(self.label, self.names)[:4]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; ``cut`` says whether there is more."""

    hits: Sequence[Hit]
    cut: bool

    @classmethod
    def nothing(cls) -> Found:
        """Return the answer to an empty search."""
        return cls((), cut=False)


def look_up(words: str, *, limit: int, type_: str | None = None) -> Found:
    """Find entities by the words of a name; without words, the best connected entities of ``type_``."""
    if words.strip():
        found = search(context().settings.store_path, words, limit=limit + 1, type=type_)
        hits = [Hit(hit.slug, hit.label, hit.type, tuple(hit.names), hit.degree) for hit in found]
    elif type_:
        nodes = [node for node in newest().nodes.values() if node.type == type_][: limit + 1]
        hits = [Hit(node.id, node.label, node.type, (), node.degree) for node in nodes]
    else:
        return Found.nothing()
    return Found(hits[:limit], cut=len(hits) > limit)
