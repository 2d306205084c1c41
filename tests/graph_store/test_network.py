"""The knowledge as a network: entities, facts with their support, figures, coordinates, paths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, parse

from graph_store import open_store
from graph_store.layout import layout
from graph_store.network import MapEdge, analyse, load_network_map, network, network_map, shortest_path
from graph_store.store import Reader

HAND_MADE = Path(__file__).with_name("hand_made.trig")


@pytest.fixture
def graph(reader: Reader) -> nx.MultiDiGraph[str]:
    return network(reader)


def test_entities_carry_label_type_and_degree(graph: nx.MultiDiGraph[str]) -> None:
    assert graph.nodes["alter-incub"] == {
        "label": "Alter'Incub",
        "type": "Incubator",
        "degree": 4,
        "iri": "http://localhost:8000/id/alter-incub",
    }
    assert graph.nodes["occitanie"]["label"] == "Occitanie"


def test_facts_carry_the_number_of_articles_that_say_them(graph: nx.MultiDiGraph[str]) -> None:
    articles = {(s, p, o): data["articles"] for s, o, p, data in graph.edges(keys=True, data=True)}
    assert articles["urscop", "supports", "alter-incub"] == 2
    assert articles["p-0123456789abcdef", "directs", "alter-incub"] == 1
    assert articles["occitanie", "succeeds", "midi-pyrenees"] == 0, "the authority's word is no article's"


def test_a_claim_below_the_threshold_is_no_edge(graph: nx.MultiDiGraph[str]) -> None:
    assert not graph.has_edge("urscop", "alter-incub", "runs")


def test_dates_are_no_entities(graph: nx.MultiDiGraph[str]) -> None:
    assert all(data["label"] != "2007" for _, data in graph.nodes(data=True))


def test_the_map_puts_the_best_connected_first_and_nobody_on_anothers_place(
    graph: nx.MultiDiGraph[str],
) -> None:
    computed = network_map(graph)
    assert computed.nodes[0].id == "alter-incub"
    assert len({(node.x, node.y) for node in computed.nodes}) == len(computed.nodes)


def test_the_analysis_says_who_stands_between_and_who_belongs_together(graph: nx.MultiDiGraph[str]) -> None:
    figures = analyse(graph)
    assert max(figures, key=lambda slug: figures[slug].betweenness) == "alter-incub"
    assert figures["occitanie"].community == figures["midi-pyrenees"].community
    assert {each.community for each in figures.values()} == set(
        range(1 + max(f.community for f in figures.values()))
    )


def test_the_map_is_the_same_in_every_run() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests/graph_store')\n"
        "from conftest import HAND_MADE, TinyReader, filled\n"
        "from graph_store.network import analyse, network, network_map\n"
        "graph = network(TinyReader(filled(HAND_MADE.read_bytes())))\n"
        "print(network_map(graph), analyse(graph))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_path_leads_along_the_facts_whichever_way_they_point(graph: nx.MultiDiGraph[str]) -> None:
    assert shortest_path(graph, "urscop", "occitanie") == (
        MapEdge("urscop", "alter-incub", "supports", 2),
        MapEdge("alter-incub", "languedoc-roussillon", "activeIn", 1),
        MapEdge("occitanie", "languedoc-roussillon", "succeeds", 0),
    )
    assert shortest_path(graph, "urscop", "urscop") == ()
    assert shortest_path(graph, "urscop", "nobody") is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_everybody_has_a_place_whatever_the_network_looks_like(pairs: list[tuple[int, int]]) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(31))
    graph.add_edges_from(pair for pair in pairs if pair[0] != pair[1])
    places = layout(graph)
    assert set(places) == set(graph)
    assert len(set(places.values())) == len(graph)


def test_a_component_larger_than_the_core_is_placed_whole() -> None:
    star = nx.star_graph(700)
    assert len(set(layout(star).values())) == 701


def test_a_map_that_cannot_be_kept_is_still_given(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    (store.path / "indexes").touch()
    assert load_network_map(store.path)[0] == store.revision()


def test_the_map_of_a_store_is_kept_for_the_newest_snapshot_only(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    first, empty = load_network_map(store.path)
    assert empty.nodes == ()
    with store.writing() as writer:
        quads: list[Quad] = list(parse(HAND_MADE.read_bytes(), format=RdfFormat.TRIG))
        writer.change((), quads)
    second, computed = load_network_map(store.path)
    assert second == store.revision() != first
    assert len(computed.nodes) == 7
    assert [folder.name for folder in (store.path / "indexes").iterdir()] == [second]
    assert load_network_map(store.path) == (second, computed), "read back as it was computed"
