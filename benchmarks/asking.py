"""How fast the demo is asked: the isolated reader beside rdflib's SPARQL engine on the same knowledge."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import rdflib

from graph_store import IsolatedReader, Reader, open_store
from graph_store.export import export
from ingest import DEMO_FOLDER, ingest_files
from ontology import prefix_header

RUNS = 9
QUERIES = {
    "one entity": "SELECT ?p ?o WHERE { ?s rdfs:label 'Occitanie' ; ?p ?o }",
    "two steps": "SELECT ?a ?b WHERE { ?a ?p ?x . ?b ?q ?x . ?a a mlg:Company . ?b a mlg:Incubator }",
    "a path": "SELECT DISTINCT ?x WHERE { ?s rdfs:label 'Occitanie' . ?x (mlg:locatedIn|mlg:partOf)+ ?s }",
    "a count": "SELECT ?t (COUNT(?s) AS ?n) WHERE { ?s a ?t } GROUP BY ?t ORDER BY DESC(?n)",
}


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median wall time of ``RUNS`` calls, in milliseconds, after one call to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * median(times)


def compare(reader: Reader, graph: rdflib.Graph) -> None:
    """Print a line a query: both times and their ratio."""
    print(f"{'query':<12} {'Maillage ms':>12} {'rdflib ms':>12} {'ratio':>8}")
    for name, query in QUERIES.items():
        text = prefix_header() + query
        ours = milliseconds(lambda text=text: reader.query(text))  # type: ignore[misc]
        peer = milliseconds(lambda text=text: list(graph.query(text)))  # type: ignore[misc]
        print(f"{name:<12} {ours:>12.2f} {peer:>12.2f} {peer / ours:>8.1f}")


def main() -> None:
    """Read the demo into a store of its own, load its knowledge into rdflib, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store")
        ingest_files([DEMO_FOLDER], store)
        export(store, Path(folder) / "knowledge.nt")
        graph = rdflib.Graph().parse(Path(folder) / "knowledge.nt")
        print(f"{len(graph):,} triples of knowledge, median of {RUNS} runs")
        with IsolatedReader(store.path) as reader:
            compare(reader, graph)


if __name__ == "__main__":
    main()
