"""The knowledge holds each fact of the named graphs once, whatever was written and removed before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from graph_store.errors import BadChange
from graph_store.layers import as_update, is_knowledge, plan_change

BASE = "http://localhost:8000"
XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPHS = [NamedNode(f"{BASE}/article/{name}") for name in "abc"]
SUBJECTS = [NamedNode(f"{BASE}/{path}") for path in ("id/x", "id/y", "claim/1", "claim/1#target")]
OBJECTS: list[NamedNode | Literal] = [
    NamedNode(f"{BASE}/id/z"),
    Literal('L\'« été » "cité"\n\t\\ } ; DROP ALL #'),
    Literal("été", language="fr"),
    # The same number, as the store sees it.
    Literal("1", datatype=NamedNode(XSD + "integer")),
    Literal("01", datatype=NamedNode(XSD + "integer")),
    Literal("2013", datatype=NamedNode(XSD + "gYear")),
]

quads = st.builds(
    Quad,
    st.sampled_from(SUBJECTS),
    st.just(NamedNode("https://w3id.org/maillage#says")),
    st.sampled_from(OBJECTS),
    st.sampled_from(GRAPHS),
)
changes = st.lists(st.tuples(st.lists(quads, max_size=6), st.lists(quads, max_size=6)), max_size=6)


def apply(store: Store, remove: list[Quad], add: list[Quad]) -> bool:
    plan = plan_change(store, BASE, remove, add)
    if plan:
        store.update(as_update(plan))
    return bool(plan)


def knowledge(store: Store) -> set[Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())}


def recomputed(store: Store) -> set[Triple]:
    return {
        quad.triple
        for quad in store
        if not isinstance(quad.graph_name, DefaultGraph) and is_knowledge(quad, BASE)
    }


@settings(deadline=None)
@given(changes)
def test_the_knowledge_equals_its_recomputation_from_the_named_graphs(
    history: list[tuple[list[Quad], list[Quad]]],
) -> None:
    store = Store()
    for remove, add in history:
        before = set(store)
        changed = apply(store, remove, add)
        assert changed == (set(store) != before)
        assert knowledge(store) == recomputed(store)
        assert set(store.named_graphs()) == {
            quad.graph_name for quad in store if quad.graph_name != DefaultGraph()
        }


@settings(deadline=None)
@given(st.lists(quads), st.lists(quads))
def test_after_a_change_what_was_added_is_there_and_what_was_only_removed_is_not(
    remove: list[Quad], add: list[Quad]
) -> None:
    store = Store()
    apply(store, [], remove)
    apply(store, remove, add)
    assert all(quad in store for quad in add)
    wanted = Store()
    wanted.extend(add)
    assert not any(quad in store for quad in remove if quad not in wanted)


def test_doing_a_change_again_plans_nothing() -> None:
    store = Store()
    quad = Quad(SUBJECTS[0], NamedNode("http://x/p"), OBJECTS[4], GRAPHS[0])
    assert apply(store, [], [quad])
    assert not plan_change(store, BASE, [], [quad])
    assert not plan_change(store, BASE, [quad], [quad])


@pytest.mark.parametrize(
    "quad",
    [
        Quad(BlankNode("b"), NamedNode("http://x/p"), Literal("o"), GRAPHS[0]),
        Quad(SUBJECTS[0], NamedNode("http://x/p"), BlankNode("b"), GRAPHS[0]),
        Quad(SUBJECTS[0], NamedNode("http://x/p"), Literal("o"), BlankNode("g")),
        Quad(SUBJECTS[0], NamedNode("http://x/p"), Literal("o"), DefaultGraph()),
        Quad(
            SUBJECTS[0],
            NamedNode("http://x/p"),
            Triple(SUBJECTS[0], NamedNode("http://x/p"), BlankNode("b")),
            GRAPHS[0],
        ),
    ],
)
def test_what_the_layers_cannot_hold_is_refused_with_the_quad_named(quad: Quad) -> None:
    with pytest.raises(BadChange, match="Refused: "):
        plan_change(Store(), BASE, [], [quad])
