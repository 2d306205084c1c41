"""The map of the newest snapshot, held in memory: the overview, neighbours, figures of the home page."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask, current_app

from graph_store.network import MapEdge, MapNode, NetworkMap, load_network_map
from graph_store.search_index import ensure_index
from graph_store.snapshots import current_name
from web.labels import predicate_label

EXTENSION = "maillage.atlas"
MOST_COMPANY = 12
"""Neighbours that come with a node of the overview: one hub must not fill it."""

PATIENCE = 1.0
"""Seconds: so that what is ingested shows within two, where the store is small enough."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """A network map with what is looked up in it; ``ranks`` are the nodes' places, best connected first."""

    snapshot: str
    nodes: Mapping[str, MapNode]
    edges: Sequence[MapEdge]
    at: Mapping[str, Sequence[MapEdge]]
    types: Mapping[str, int]
    ranks: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, snapshot: str, found: NetworkMap) -> Atlas:
        """Index a network map."""
        at: dict[str, list[MapEdge]] = defaultdict(list)
        for edge in found.edges:
            at[edge.source].append(edge)
            if edge.target != edge.source:
                at[edge.target].append(edge)
        return cls(
            snapshot,
            nodes={node.id: node for node in found.nodes},
            edges=found.edges,
            at=at,
            types=Counter(node.type for node in found.nodes if node.type),
            ranks={node.id: place for place, node in enumerate(found.nodes)},
        )

    def between(self, ids: Iterable[str]) -> list[MapEdge]:
        """Return the edges whose two ends are both among ``ids``, each once."""
        chosen = set(ids)
        return [
            edge
            for node in sorted(chosen)
            for edge in self.at.get(node, ())
            if edge.source == node and edge.target in chosen
        ]

    def overview(self, limit: int) -> list[MapNode]:
        """Return up to ``limit`` nodes to begin with: the best connected, each with those it is linked to.

        The best connected alone would mostly stand beside each other unlinked, and say little.
        Where nothing is linked, the first nodes.
        """
        chosen: dict[str, None] = {}
        for slug in self.ranks:
            company = self.neighbours(slug)[:MOST_COMPANY]
            if not company or len(chosen) >= limit:
                break
            chosen |= dict.fromkeys([slug, *(node.id for node in company)])
        ids = sorted(list(chosen)[:limit] or list(self.ranks)[:limit], key=self.ranks.__getitem__)
        return [self.nodes[slug] for slug in ids]

    def neighbours(self, slug: str, predicate: str | None = None, type_: str | None = None) -> list[MapNode]:
        """Return the nodes linked to one: most articles on the link first, then the best connected."""
        support: Counter[str] = Counter()
        for edge in self.at.get(slug, ()):
            other = edge.target if edge.source == slug else edge.source
            if other == slug or predicate not in {None, edge.predicate}:
                continue
            if type_ in {None, self.nodes[other].type}:
                support[other] += max(1, edge.articles)
        ordered = sorted(support, key=lambda other: (-support[other], self.ranks[other]))
        return [self.nodes[other] for other in ordered]


class AtlasShelf:
    """Keeps the atlas of the newest snapshot.

    Drawing the map of a large store takes many seconds: who asks meanwhile soon gets the one before.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._drawing = ThreadPoolExecutor(1, "atlas")
        self._lock = threading.Lock()
        self._wanted: tuple[str | None, Future[Atlas]] | None = None
        self._atlas: Atlas | None = None

    def attach(self, app: Flask) -> None:
        """Make this the shelf of an application."""
        app.extensions[EXTENSION] = self

    def newest(self, patience: float | None = PATIENCE) -> Atlas:
        """Return the atlas of the newest snapshot, or the one before if that takes longer than ``patience``.

        The first atlas is waited for, and with ``patience=None`` each.

        Raises:
            StoreMissing: there is no store.
        """
        atlas = self._atlas
        if atlas is not None and atlas.snapshot == current_name(self._path):
            return atlas
        drawn = self._draw()
        try:
            self._atlas = drawn.result(patience if atlas is not None else None)
        except TimeoutError:
            assert atlas is not None  # noqa: S101 - else it was waited for
            return atlas
        return self._atlas

    def prepare(self) -> None:
        """Begin to draw the map and to build the search index, so that the first visitor waits less."""
        self._draw()
        self._drawing.submit(ensure_index, self._path)

    def _draw(self) -> Future[Atlas]:
        """Begin to draw the newest snapshot's map, unless that is under way."""
        name = current_name(self._path)
        with self._lock:
            if self._wanted is None or self._wanted[0] != name:
                self._wanted = name, self._drawing.submit(lambda: Atlas.of(*load_network_map(self._path)))
            return self._wanted[1]


def newest(patience: float | None = PATIENCE) -> Atlas:
    """Return the atlas for the current request; see ``AtlasShelf.newest``."""
    shelf = current_app.extensions[EXTENSION]
    assert isinstance(shelf, AtlasShelf)  # noqa: S101 - put there by attach()
    return shelf.newest(patience)


def node_json(node: MapNode) -> dict[str, Any]:
    """Return a node for the API."""
    return {
        "id": node.id,
        "label": node.label,
        "type": node.type,
        "degree": node.degree,
        "x": node.x,
        "y": node.y,
    }


def edge_json(edge: MapEdge) -> dict[str, Any]:
    """Return an edge for the API, its label in the request's language."""
    return {
        "id": f"{edge.source} {edge.predicate} {edge.target}",
        "source": edge.source,
        "target": edge.target,
        "predicate": edge.predicate,
        "label": predicate_label(edge.predicate),
        "articles": edge.articles,
    }
