"""The demo articles' graph, as ingest writes it, keeps every shape."""

from graph_store import Store, Triples
from ontology import violations


def test_the_demo_graph_keeps_the_shapes(demo_store: Store) -> None:
    answer = demo_store.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(answer, Triples)
    assert len(answer.triples) > 10_000
    assert violations(answer.triples) == ()
