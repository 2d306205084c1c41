"""Network files for Gephi, and the page that opens offline."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph_store.export import export
from graph_store.export.page import write_page
from graph_store.palette import PALETTE

HOSTILE = "</script><img src=x onerror=alert(1) href=x>"


@pytest.fixture
def page(reader: Any, tmp_path: Path) -> str:
    """The page of the hand-made graph."""
    (file,) = export(reader, tmp_path / "graph.html")
    return file.read_text(encoding="utf-8")


def data(page: str, name: str) -> Any:
    """Return what the page's script holds under a name."""
    found = re.search(rf"const {name} = (?:new vis\.DataSet\()?(\[.*?\])\)?;\n", page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize(("ending", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_a_network_file_comes_back_with_names_types_and_weights(
    reader: Any, tmp_path: Path, ending: str, read: Any
) -> None:
    (file,) = export(reader, tmp_path / f"graph{ending}")
    graph = read(file)
    assert graph.is_directed()
    assert len(graph) == 7
    assert graph.number_of_edges() == 6
    assert graph.nodes["alter-incub"]["label"] == "Alter'Incub"
    assert graph.nodes["alter-incub"]["type"] == "Incubator"
    assert graph.nodes["hostile"]["label"] == HOSTILE
    supports = graph.get_edge_data("urscop", "alter-incub")
    edge = supports if "weight" in supports else next(iter(supports.values()))
    assert (edge["weight"], edge["articles"], edge["label"]) == (2.0, 2, "supports")


def test_gephi_finds_colours_places_and_sizes(reader: Any, tmp_path: Path) -> None:
    (gexf,) = export(reader, tmp_path / "graph.gexf")
    look = nx.read_gexf(gexf).nodes["alter-incub"]["viz"]
    red, green, blue = (int(PALETTE["Incubator"][at : at + 2], 16) for at in (1, 3, 5))
    assert {name: look["color"][name] for name in "rgb"} == {"r": red, "g": green, "b": blue}
    assert look["size"] > 6
    assert set(look["position"]) == {"x", "y", "z"}
    (graphml,) = export(reader, tmp_path / "graph.graphml")
    node = nx.read_graphml(graphml).nodes["alter-incub"]
    assert (node["r"], node["g"], node["b"]) == (red, green, blue)
    assert (node["x"], node["y"]) == (look["position"]["x"], look["position"]["y"])


def test_no_two_edges_of_a_file_share_an_identity(reader: Any, tmp_path: Path) -> None:
    (file,) = export(reader, tmp_path / "graph.graphml")
    identities = re.findall(r'<edge [^>]*id="([^"]*)"', file.read_text(encoding="utf-8"))
    assert len(set(identities)) == len(identities) == 6


class Addresses(HTMLParser):
    """Collects whatever an HTML page would fetch, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str | None] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.fetched += [
            value for name, value in attrs if name in {"src", "href", "srcset", "data", "action"}
        ]


def test_the_page_asks_no_host_for_anything(page: str) -> None:
    parser = Addresses()
    parser.feed(page)
    assert parser.fetched == []
    assert not {"link", "iframe", "img", "object", "embed"} & set(parser.elements)
    assert "@import" not in page
    assert not re.search(r"url\(\s*['\"]?https?:", page)
    assert "default-src 'none'" in page, "and the browser would refuse it"


def test_a_hostile_name_stays_text(page: str) -> None:
    assert HOSTILE not in page
    assert "<img" not in page.replace("document", "")
    node = next(node for node in data(page, "nodes") if node["id"] == "hostile")
    assert node["label"] == HOSTILE
    assert page.count("</script>") == 2


def test_nothing_moves_and_everything_has_its_colour_and_place(page: str) -> None:
    assert '"physics": {"enabled": false}' in page
    nodes = data(page, "nodes")
    assert len(nodes) == 7
    assert all({"x", "y", "color", "shape", "label"} <= set(node) for node in nodes)
    assert {node["color"] for node in nodes if node["type"] == "Region"} == {PALETTE["Region"]}


def test_each_link_leads_to_its_sentences(page: str) -> None:
    edge = next(edge for edge in data(page, "edges") if edge["predicate"] == "supports")
    assert [(q["text"], q["date"]) for q in data(page, "evidence")[edge["id"]]] == [
        ("L'Urscop soutient Alter'Incub.", "2013-12-10"),
        ("+ L'Urscop, fidèle soutien d'Alter'Incub", "2014"),
    ]


def test_the_page_says_what_it_shows_and_where_it_comes_from(page: str) -> None:
    assert "7 entities; 6 links" in page
    assert "Read by Maillage from 2 articles of 2013 to 2014 (Le Journal)" in page
    for name in ("Incubator", "Person", "Region"):
        assert f'data-type="{name}"' in page


def test_a_large_network_is_cut_to_the_best_connected_and_says_so(reader: Any, tmp_path: Path) -> None:
    write_page(reader, tmp_path / "graph.html", most=3)
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "3 of 7 entities shown" in page
    assert {node["id"] for node in data(page, "nodes")} == {
        "alter-incub",
        "languedoc-roussillon",
        "occitanie",
    }
