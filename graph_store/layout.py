"""Where things stand on the map: coordinates computed beforehand, the same in every run.

ForceAtlas2 moves the large connected components, islands of one map, as far as ``CORE`` goes; the rest of a
component too large for that stands around its neighbours there. Small components and lone entities stand in
rows below. x grows to the right, y upwards; one unit is about the room that one entity needs.
"""

from __future__ import annotations

import heapq
import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import networkx as nx

Points = NDArray[np.float64]

CORE = 350
"""Entities that the forces move: half a second; the work grows with the square."""

_SEED = 20131213
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_ROUNDS, _ROUNDS_OF_PUSHING = 90, 40
_GAP = 1.5


def layout(graph: nx.Graph[int]) -> dict[int, tuple[float, float]]:
    """Return node → (x, y). The nodes must be 0 … n-1: sets of numbers keep their order in every run."""
    import networkx as nx  # noqa: PLC0415 - slow to import; most commands never need it

    components = sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))
    parts = _parts([sorted(nodes) for nodes in components])
    packed = _pack([_laid_out(graph, nodes) for nodes in parts])
    return {
        node: (round(float(x), 3), round(float(y), 3))
        for nodes, points in zip(parts, packed, strict=True)
        for node, (x, y) in zip(nodes, points, strict=True)
    }


def _parts(components: list[list[int]]) -> list[list[int]]:
    """Join the largest components to one part, as many as the forces can move; the others stay apart."""
    joined, size = 0, 0
    for nodes in components:
        if joined and (len(nodes) == 1 or size + len(nodes) > CORE):
            break
        joined, size = joined + 1, size + len(nodes)
    return [[node for nodes in components[:joined] for node in nodes], *components[joined:]]


def _laid_out(graph: nx.Graph[int], nodes: list[int]) -> Points:
    """Lay out one part; the points are in the order of ``nodes``."""
    if len(nodes) < 2:
        return np.zeros((len(nodes), 2))
    core, rest = _grow_core(graph, nodes)
    positions = dict(zip(core, _forces(graph, core), strict=True))
    _place_rest(graph, rest, positions)
    return np.array([positions[node] for node in nodes])


def _grow_core(graph: nx.Graph[int], nodes: list[int]) -> tuple[list[int], list[int]]:
    """Return what the forces move, grown from the best connected entities so that each island hangs together.

    The second list is the others, in the order in which they can be placed beside their neighbours.
    """
    import networkx as nx  # noqa: PLC0415

    islands = nx.connected_components(graph.subgraph(nodes))
    frontier = sorted(min((-graph.degree(node), node) for node in island) for island in islands)
    reached, seen = [], {node for _, node in frontier}
    while frontier:
        _, node = heapq.heappop(frontier)
        reached.append(node)
        for neighbour in graph.neighbors(node):
            if neighbour not in seen:
                seen.add(neighbour)
                heapq.heappush(frontier, (-graph.degree(neighbour), neighbour))
    return sorted(reached[:CORE]), reached[CORE:]


def _forces(graph: nx.Graph[int], nodes: list[int]) -> Points:
    import networkx as nx  # noqa: PLC0415

    part: nx.Graph[int] = nx.Graph()
    part.add_nodes_from(nodes)  # in order, which the subgraph view does not promise
    part.add_edges_from(sorted(graph.subgraph(nodes).edges()))
    positions = nx.forceatlas2_layout(
        part, max_iter=_ROUNDS, scaling_ratio=4.0, gravity=0.08, strong_gravity=True, seed=_SEED
    )
    points = np.array([positions[node] for node in nodes], dtype=np.float64)
    return _push_apart(_to_units(points))


def _to_units(points: Points) -> Points:
    """Scale so that the median distance to the nearest neighbour is a little below one unit."""
    nearest = np.median(np.where(np.eye(len(points)) > 0, np.inf, _distances(points)).min(axis=1))
    scaled: Points = points / max(float(nearest), 1e-9) * 0.8
    return scaled


def _push_apart(points: Points) -> Points:
    """Move points that stand closer than a unit away from each other, each by half of what is missing."""
    for _ in range(_ROUNDS_OF_PUSHING):
        differences = points[:, None] - points[None]
        distances = np.maximum(_distances(points), 1e-6)
        missing = np.where(distances < 1, (1 - distances) / 2, 0)
        np.fill_diagonal(missing, 0)
        if not missing.any():
            break
        points = points + np.einsum("ijk,ij->ik", differences, missing / distances)
    return points


def _distances(points: Points) -> Points:
    distances: Points = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return distances


def _place_rest(graph: nx.Graph[int], rest: list[int], positions: dict[int, Points]) -> None:
    """Place each remaining entity beside a neighbour that stands already, in a sunflower's spiral."""
    guests: dict[int, int] = {}
    for node in rest:
        hosts = [neighbour for neighbour in graph.neighbors(node) if neighbour in positions]
        host = max(hosts, key=lambda node: (graph.degree(node), -node))
        guests[host] = guests.get(host, 0) + 1
        turn, distance = guests[host] * _GOLDEN_ANGLE, 0.6 * math.sqrt(guests[host] + 1)
        positions[node] = positions[host] + distance * np.array([math.cos(turn), math.sin(turn)])


def _pack(parts: list[Points]) -> list[Points]:
    """Move the parts so that the first is in the middle, the others in rows under it."""
    main = parts[0]
    if not len(main):
        return parts
    main = main - (main.max(axis=0) + main.min(axis=0)) / 2
    room = sum(float(np.prod(np.ptp(part, axis=0) + _GAP)) for part in parts[1:])
    width = max(float(np.ptp(main[:, 0])), math.sqrt(2 * room))
    left, top = -width / 2, float(main[:, 1].min()) - 2 * _GAP
    placed, x, height = [main], left, 0.0
    for part in parts[1:]:
        size = np.ptp(part, axis=0)
        if x > left and x + float(size[0]) > -left:
            x, top, height = left, top - height - _GAP, 0.0
        placed.append(part - [part[:, 0].min(), part[:, 1].max()] + [x, top])
        x, height = x + float(size[0]) + _GAP, max(height, float(size[1]))
    return placed
