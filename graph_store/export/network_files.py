"""Network files for Gephi and its kin: GraphML and GEXF, with colours, sizes and coordinates ready."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_store.export.xml_text import xml_text
from graph_store.network import MapNode, analyse, network, network_map
from graph_store.palette import OTHER_COLOUR, PALETTE
from graph_store.store import Reader
from graph_store.whole_files import replacing

if TYPE_CHECKING:
    import networkx as nx

_SPACING = 40  # Gephi draws entities about ten wide


def write_graphml(reader: Reader, path: Path) -> tuple[Path, ...]:
    """Write GraphML: Gephi takes ``r``, ``g``, ``b``, ``x``, ``y`` and ``size`` from the attributes."""
    import networkx as nx  # noqa: PLC0415

    graph = _dressed(reader)
    for _, data in graph.nodes(data=True):
        look = data.pop("viz")
        data.update(look["color"], x=look["position"]["x"], y=look["position"]["y"], size=look["size"])
    with replacing(path) as draft:
        nx.write_graphml_xml(graph, draft, prettyprint=True)
    return (path,)


def write_gexf(reader: Reader, path: Path) -> tuple[Path, ...]:
    """Write GEXF 1.2 with its visual attributes."""
    import networkx as nx  # noqa: PLC0415

    text = "\n".join(nx.generate_gexf(_dressed(reader)))
    with replacing(path) as draft:
        # networkx stamps the day of writing; the same graph should give the same file.
        undated = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
        draft.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{undated}\n', encoding="utf-8")
    return (path,)


def _dressed(reader: Reader) -> nx.MultiDiGraph[str]:
    """Return the network with figures and looks, each edge under a key that no other edge of the file has."""
    import networkx as nx  # noqa: PLC0415

    plain = network(reader)
    computed, figures = network_map(plain), analyse(plain)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in computed.nodes:
        graph.add_node(
            node.id,
            label=xml_text(node.label),
            type=node.type,
            iri=plain.nodes[node.id]["iri"],
            degree=node.degree,
            betweenness=figures[node.id].betweenness,
            community=figures[node.id].community,
            viz=_looks(node),
        )
    for edge in computed.edges:
        key = f"{edge.source} {edge.predicate} {edge.target}"
        # A fact that only an authority states counts as one article: Gephi has no use for a weight of zero.
        weight = float(max(1, edge.articles))
        graph.add_edge(
            edge.source, edge.target, key, id=key, label=edge.predicate, articles=edge.articles, weight=weight
        )
    return graph


def _looks(node: MapNode) -> dict[str, Any]:
    colour = PALETTE.get(node.type, OTHER_COLOUR)
    return {
        "color": {name: int(colour[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))},
        "position": {"x": round(node.x * _SPACING, 1), "y": round(node.y * _SPACING, 1), "z": 0.0},
        "size": round(6 + 4 * node.degree**0.5, 2),
    }
