"""The graphs that are functions of all articles: preferred names, and what authorities say of things named.

Both are worked out for a change before it is made, so that they change with it, in one transaction.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_store import Writer, rows_of
from ingest.addresses import authorities_graph, entity_iri, names_graph
from ingest.article_graph import ALT_LABEL, MENTIONS
from ingest.names import preferred_name
from ontology import PREFIXES, Territory, authority_triples, prefix_header, territories

LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_CHUNK = 500  # entities a query: its text stays below 100 kB

Graphs = Mapping[NamedNode, frozenset[Triple]]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A change of articles' graphs: what each held, and what each will hold (nothing, when it is removed)."""

    before: Graphs
    after: Graphs


def names_change(writer: Writer, change: Replacement) -> tuple[set[Quad], set[Quad]]:
    """Return the quads of the names' graph that go and come with a change of articles."""
    base = writer.base
    graph = names_graph(base)
    authorities = {entity_iri(base, territory.slug) for territory in territories()}
    touched = {
        entity for graphs in (change.before, change.after) for entity, _ in _names(graphs)
    } - authorities
    counts = _counted(writer, touched, change)
    wanted = {
        Quad(entity, LABEL, Literal(preferred_name(names)), graph)
        for entity, names in counts.items()
        if names
    }
    present = set(_labels(writer, touched, graph))
    return present - wanted, wanted - present


def authorities_change(writer: Writer, change: Replacement) -> tuple[set[Quad], set[Quad]]:
    """Return the quads of the authorities' graph that go and come with a change of articles."""
    base = writer.base
    graph = authorities_graph(base)
    said = authority_triples(base)
    named = _authorities_named(writer, change)
    wanted = {
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for territory in closure(named, territories())
        for triple in said[territory]
    }
    present = {Quad(triple.subject, triple.predicate, triple.object, graph) for triple in writer.graph(graph)}
    return present - wanted, wanted - present


def closure(named: Iterable[str], authorities: Iterable[Territory]) -> frozenset[str]:
    """Return the addresses of territories, what they are part of, what they succeeded and became."""
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for territory in authorities:
        leads[territory.slug] |= {*territory.parents, *territory.predecessors}
        for predecessor in territory.predecessors:
            leads[predecessor].add(territory.slug)
    found: set[str] = set()
    waiting = list(named)
    while waiting:
        territory_slug = waiting.pop()
        if territory_slug not in found:
            found.add(territory_slug)
            waiting += leads[territory_slug]
    return frozenset(found)


def _counted(writer: Writer, touched: set[NamedNode], change: Replacement) -> dict[NamedNode, Counter[str]]:
    """Return for each thing how many articles use each of its names, after the change.

    Counted as it is now, then corrected by the change: leaving its articles out of the query would cost four
    times as much, half a microsecond a name becoming two, which counts for a name in 100,000 articles.
    """
    counts: dict[NamedNode, Counter[str]] = {entity: Counter() for entity in touched}
    for values in _chunks(touched):
        answer = writer.query(
            f"""{prefix_header()}
            SELECT ?entity ?name (COUNT(?article) AS ?articles) WHERE {{
                VALUES ?entity {{ {values} }}
                GRAPH ?article {{ ?entity skos:altLabel ?name }}
            }} GROUP BY ?entity ?name"""
        )
        for thing, stored, articles in rows_of(answer):
            if isinstance(thing, NamedNode) and isinstance(stored, Literal) and isinstance(articles, Literal):
                counts[thing][stored.value] += int(articles.value)
    for graphs, step in ((change.before, -1), (change.after, 1)):
        for entity, name in _names(graphs):
            if entity in touched:
                counts[entity][name] += step
    return {entity: +names for entity, names in counts.items()}


def _names(graphs: Graphs) -> Iterator[tuple[NamedNode, str]]:
    """Yield each thing with each of its names, once for each article that uses it."""
    for triples in graphs.values():
        for triple in triples:
            entity, name = triple.subject, triple.object
            if triple.predicate == ALT_LABEL and isinstance(entity, NamedNode) and isinstance(name, Literal):
                yield entity, name.value


def _labels(writer: Writer, touched: set[NamedNode], graph: NamedNode) -> Iterator[Quad]:
    for values in _chunks(touched):
        answer = writer.query(
            f"""{prefix_header()}
            SELECT ?entity ?label WHERE {{
                VALUES ?entity {{ {values} }}
                GRAPH {graph} {{ ?entity rdfs:label ?label }}
            }}"""
        )
        for entity, label in rows_of(answer):
            if isinstance(entity, NamedNode) and isinstance(label, Literal):
                yield Quad(entity, LABEL, label, graph)


def _authorities_named(writer: Writer, change: Replacement) -> set[str]:
    """Return the addresses of the territories that some article names, after the change."""
    base = writer.base
    address = {entity_iri(base, territory.slug): territory.slug for territory in territories()}
    answer = writer.query(
        f"""{prefix_header()}
        SELECT ?entity WHERE {{
            VALUES ?entity {{ {" ".join(map(str, address))} }}
            FILTER EXISTS {{
                GRAPH ?article {{ ?article mlg:mentions ?entity }}
                FILTER (?article NOT IN ({_listed(change.after)}))
            }}
        }}"""
    )
    elsewhere = {address[row[0]] for row in rows_of(answer) if isinstance(row[0], NamedNode)}
    here = {
        address[thing]
        for triples in change.after.values()
        for triple in triples
        if triple.predicate == MENTIONS and isinstance(thing := triple.object, NamedNode) and thing in address
    }
    return elsewhere | here


def _chunks(entities: set[NamedNode]) -> Iterator[str]:
    ordered = sorted(map(str, entities))
    for start in range(0, len(ordered), _CHUNK):
        yield " ".join(ordered[start : start + _CHUNK])


def _listed(graphs: Graphs) -> str:
    return ", ".join(sorted(map(str, graphs)))
