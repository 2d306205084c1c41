"""Each format is told by its name, and what is written in it is read back."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, parse

from graph_store import RDF_FORMATS, RESULT_FORMATS, serialise_graph

G = NamedNode("http://x/g")
QUADS = [
    Quad(NamedNode(f"http://x/{n}"), NamedNode("https://w3id.org/maillage#says"), Literal(f"@prefix é{n}"), G)
    for n in range(3)
]


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_a_graph_is_read_back_as_it_was_written(name: str) -> None:
    text = serialise_graph(QUADS, name)
    read = Store()
    read.extend(parse(text, RDF_FORMATS[name].oxigraph))
    if RDF_FORMATS[name].datasets:
        assert set(read) == set(QUADS)
    else:
        assert {quad.triple for quad in read} == {quad.triple for quad in QUADS}
    assert serialise_graph(reversed(QUADS), name) == text


def test_turtle_uses_the_prefixes_of_the_vocabulary_in_order() -> None:
    text = serialise_graph([quad.triple for quad in QUADS], "turtle")
    header = [line for line in text.splitlines() if line.startswith("@prefix ")]
    assert header == sorted(header)
    assert "mlg:says" in text


@pytest.mark.parametrize("table", [RDF_FORMATS, RESULT_FORMATS])
def test_no_media_type_means_two_formats(table: dict[str, object]) -> None:
    types = [kind for form in table.values() for kind in form.media_types]  # type: ignore[attr-defined]
    assert len(types) == len(set(types))
    assert all(name == form.name for name, form in table.items())  # type: ignore[attr-defined]
