"""The knowledge as a network, and what networkx says of it: who is central, who belongs together.

The map of a snapshot (coordinates of all entities) is computed once and kept beside the snapshot.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_store.indexes import index_file, keep, open_pinned
from graph_store.knowledge import read_entities, read_facts
from graph_store.layout import layout
from graph_store.snapshots import current_name
from graph_store.store import Reader

if TYPE_CHECKING:
    import networkx as nx

_FILE, _FORMAT = "network.json", 2
_SEED = 20131213
_EXACT_BETWEENNESS = 1_000  # nodes; about 1 s
_SAMPLE_COST = 3_000_000  # sources × (nodes + edges) of the sampled betweenness; about 4 s


@dataclass(frozen=True, slots=True)
class MapNode:
    """An entity on the map.

    ``id`` is its slug; ``degree`` counts its facts with others; for ``x`` and ``y`` see ``layout``.
    """

    id: str
    label: str
    type: str
    degree: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapEdge:
    """A fact between two entities (slugs); ``articles`` say it, none if only an authority does."""

    source: str
    target: str
    predicate: str
    articles: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What the analysis says of an entity.

    ``betweenness`` is the share (0 … 1) of shortest paths that lead through it; ``community`` numbers the
    groups, from the largest (0).
    """

    betweenness: float
    community: int


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """All entities, the best connected first, and all facts between them."""

    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]


def network(reader: Reader) -> nx.MultiDiGraph[str]:
    """Return the knowledge as a network: entities (slugs) joined by facts (keys: predicates).

    Nodes carry ``label``, ``type`` (class name), ``degree``, ``iri``; edges ``predicate`` and ``articles``.
    """
    import networkx as nx  # noqa: PLC0415 - slow to import; most commands never need it

    facts = read_facts(reader)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for slug, entity in read_entities(reader, facts).items():
        graph.add_node(slug, label=entity.label, type=entity.type, degree=entity.degree, iri=entity.iri)
    for fact in facts:
        graph.add_edge(
            fact.subject, fact.object, fact.predicate, predicate=fact.predicate, articles=fact.articles
        )
    return graph


def network_map(graph: nx.MultiDiGraph[str]) -> NetworkMap:
    """Compute the coordinates: the same for the same graph, in every run."""
    slugs = sorted(graph)
    places = layout(_simple(graph, slugs))
    nodes = (
        MapNode(slug, data["label"], data["type"], data["degree"], *places[number])
        for number, slug in enumerate(slugs)
        for data in [graph.nodes[slug]]
    )
    edges = (MapEdge(s, o, data["predicate"], data["articles"]) for s, o, data in graph.edges(data=True))
    return NetworkMap(
        tuple(sorted(nodes, key=lambda node: (-node.degree, node.id))),
        tuple(sorted(edges, key=lambda edge: (edge.source, edge.target, edge.predicate))),
    )


def analyse(graph: nx.MultiDiGraph[str]) -> dict[str, Figures]:
    """Return slug → figures: the same for the same graph, in every run.

    Betweenness is exact up to about a thousand entities, and sampled above.
    """
    slugs = sorted(graph)
    simple = _simple(graph, slugs)
    between, community = _betweenness(simple), _communities(simple)
    return {slug: Figures(between[number], community[number]) for number, slug in enumerate(slugs)}


def load_network_map(path: Path) -> tuple[str, NetworkMap]:
    """Return the name and the map of the newest snapshot; compute the map if it is not there yet.

    ``path`` is the data directory.

    Raises:
        StoreMissing: there is no store.
        StoreDamaged: it has no snapshot that can be read.
    """
    name = current_name(path)
    if name and (found := _read(index_file(path, name, _FILE))):
        return name, found
    reader = open_pinned(path)
    computed = network_map(network(reader))
    with suppress(OSError):  # on a full disk, whoever asks next computes it again
        keep(reader, path, _FILE, lambda draft: _write(computed, draft))
    return reader.snapshot.name, computed


def shortest_path(graph: nx.MultiDiGraph[str], start: str, end: str) -> tuple[MapEdge, ...] | None:
    """Return the facts that lead from one entity to another, whichever way each one points.

    Of several facts between two neighbours the one that most articles say is taken. None if no way leads
    there, or if one of the two is not in the network.
    """
    import networkx as nx  # noqa: PLC0415

    try:
        way = nx.shortest_path(graph.to_undirected(as_view=True), start, end)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None
    return tuple(_strongest(graph, a, b) for a, b in pairwise(way))


def _strongest(graph: nx.MultiDiGraph[str], a: str, b: str) -> MapEdge:
    edges = [
        MapEdge(s, o, data["predicate"], data["articles"])
        for s, o in ((a, b), (b, a))
        if graph.has_edge(s, o)
        for data in graph[s][o].values()
    ]
    return min(edges, key=lambda edge: (-edge.articles, edge.predicate, edge.source))


def _simple(graph: nx.MultiDiGraph[str], slugs: list[str]) -> nx.Graph[int]:
    """Return the network without directions, numbered; the more facts and articles, the heavier an edge.

    Numbers, since networkx keeps nodes in sets, and sets of strings change their order from run to run.
    """
    import networkx as nx  # noqa: PLC0415

    number = {slug: place for place, slug in enumerate(slugs)}
    weights: dict[tuple[int, int], int] = {}
    for s, o, data in graph.edges(data=True):
        pair = (min(number[s], number[o]), max(number[s], number[o]))
        if pair[0] != pair[1]:
            weights[pair] = weights.get(pair, 0) + max(1, data["articles"])
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(slugs)))
    simple.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return simple


def _betweenness(graph: nx.Graph[int]) -> dict[int, float]:
    import networkx as nx  # noqa: PLC0415

    size = len(graph)
    if size <= _EXACT_BETWEENNESS:
        return {node: round(share, 6) for node, share in nx.betweenness_centrality(graph).items()}
    sources = max(10, min(size, _SAMPLE_COST // (size + graph.number_of_edges())))
    figures = nx.betweenness_centrality(graph, k=sources, seed=_SEED)
    return {node: round(share, 6) for node, share in figures.items()}


def _communities(graph: nx.Graph[int]) -> dict[int, int]:
    import networkx as nx  # noqa: PLC0415

    found = nx.community.louvain_communities(graph, seed=_SEED)
    ordered = sorted(found, key=lambda nodes: (-len(nodes), min(nodes)))
    return {node: place for place, nodes in enumerate(ordered) for node in nodes}


def _write(computed: NetworkMap, file: Path) -> None:
    content = {
        "format": _FORMAT,
        "nodes": [astuple(node) for node in computed.nodes],
        "edges": [astuple(edge) for edge in computed.edges],
    }
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _read(file: Path) -> NetworkMap | None:
    try:
        content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there yet, or damaged
        return None
    if content.get("format") != _FORMAT:
        return None
    return NetworkMap(
        tuple(MapNode(*node) for node in content["nodes"]), tuple(MapEdge(*edge) for edge in content["edges"])
    )
