"""Writes articles' graphs, and what follows from them, in one transaction: the one place that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad, Triple

from graph_store import Writer
from ingest.derived import Replacement, authorities_change, names_change


def replace_articles(writer: Writer, articles: Mapping[NamedNode, frozenset[Triple]]) -> dict[NamedNode, str]:
    """Give each article's graph its new triples (none removes it), all of them or, if anything fails, none.

    Returns what each article is by it: ``new``, ``changed`` or ``unchanged``.
    """
    change = Replacement({graph: writer.graph(graph) for graph in articles}, articles)
    remove: set[Quad] = set()
    add: set[Quad] = set()
    states = {}
    for graph, after in change.after.items():
        before = change.before[graph]
        remove |= _quads(before - after, graph)
        add |= _quads(after - before, graph)
        states[graph] = "unchanged" if before == after else "changed" if before else "new"
    for gone, come in (names_change(writer, change), authorities_change(writer, change)):
        remove |= gone
        add |= come
    writer.change(remove, add)
    return states


def _quads(triples: Iterable[Triple], graph: NamedNode) -> set[Quad]:
    return {Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples}
