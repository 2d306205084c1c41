"""A small hand-made graph in the form the store keeps, and the least that can be asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    parse,
)
from pyoxigraph import Store as Oxigraph

from graph_store.store import Answer, Rows, Triples, Truth

BASE = "http://localhost:8000"
CLAIM = f"{BASE}/claim/"

HAND_MADE = Path(__file__).with_name("hand_made.trig")


@dataclass(frozen=True)
class TinyReader:
    """Answers queries over a store in memory, as the protocol says."""

    store: Oxigraph
    base: str = BASE

    def query(
        self, text: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answer:
        del default_graphs, named_graphs
        result = self.store.query(text)
        if isinstance(result, QueryBoolean):
            return Truth(bool(result))
        if isinstance(result, QuerySolutions):
            variables = tuple(variable.value for variable in result.variables)
            return Rows(variables, tuple(tuple(row) for row in result))
        return Triples(tuple(result))


def filled(trig: str | bytes) -> Oxigraph:
    """Return a store in memory that holds the named graphs and the knowledge that follows from them."""
    store = Oxigraph()
    quads = list(parse(trig, format=RdfFormat.TRIG))
    store.extend(quads)
    store.extend(
        Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
        for quad in quads
        if not (isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(CLAIM))
    )
    return store


@pytest.fixture
def reader() -> TinyReader:
    """The hand-made graph."""
    return TinyReader(filled(HAND_MADE.read_bytes()))
