"""The map of the newest snapshot, held in memory: the overview, neighbours, figures of the home page."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask, current_app

from graph_store.network import MapEdge, MapNode, NetworkMap, load_network_map
from graph_store.snapshots import current_name
from web.labels import predicate_label

EXTENSION = "maillage.atlas"


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
    """Keeps the atlas of the newest snapshot; one thread makes it, those that ask meanwhile wait."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._making = threading.Lock()
        self._atlas: Atlas | None = None

    def attach(self, app: Flask) -> None:
        """Make this the shelf of an application."""
        app.extensions[EXTENSION] = self

    def newest(self) -> Atlas:
        """Return the atlas of the newest snapshot.

        Raises:
            StoreMissing: there is no store.
        """
        atlas = self._atlas
        if atlas is not None and atlas.snapshot == current_name(self._path):
            return atlas
        with self._making:
            if self._atlas is None or self._atlas.snapshot != current_name(self._path):
                self._atlas = Atlas.of(*load_network_map(self._path))
            return self._atlas


def newest() -> Atlas:
    """Return the atlas of the newest snapshot, for the application that answers the current request."""
    shelf = current_app.extensions[EXTENSION]
    assert isinstance(shelf, AtlasShelf)  # noqa: S101 - put there by attach()
    return shelf.newest()


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
