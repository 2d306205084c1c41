"""The two layers kept in step: what a change of named graphs means for the knowledge, as one SPARQL update.

Knowledge (the default graph) holds each triple of any named graph whose subject is not under
``{base}/claim/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from graph_store.errors import BadChange

DEFAULT_GRAPH = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Plan:
    """What really has to be done: quads present that go, quads absent that come, graphs that end empty."""

    remove: frozenset[Quad]
    add: frozenset[Quad]
    emptied: frozenset[NamedNode]

    def __bool__(self) -> bool:
        return bool(self.remove or self.add)


def plan_change(store: Store, base: str, remove: Iterable[Quad], add: Iterable[Quad]) -> Plan:
    """Compare a wanted change with what is stored, and add what it means for the knowledge.

    A quad that is both removed and added stays.

    Raises:
        BadChange: a quad outside the named graphs, or with a blank node.
    """
    wanted = _canonical(add)
    gone = frozenset(quad for quad in _canonical(remove) - wanted if quad in store)
    new = frozenset(quad for quad in wanted if quad not in store)
    left = {_triple(quad) for quad in gone if is_knowledge(quad, base)}
    come = {_triple(quad) for quad in new if is_knowledge(quad, base)}
    lost = {triple for triple in left - come if not _supported(store, triple, gone)}
    found = {triple for triple in come if _known(triple) not in store}
    return Plan(
        remove=gone | {_known(triple) for triple in lost},
        add=new | {_known(triple) for triple in found},
        emptied=_emptied(store, gone, new),
    )


def is_knowledge(statement: Quad | Triple, base: str) -> bool:
    """Whether a statement belongs to the knowledge, and not only to the proof of a claim."""
    subject = statement.subject
    return not (isinstance(subject, NamedNode) and subject.value.startswith(f"{base}/claim/"))


def as_update(plan: Plan) -> str:
    """Write a plan as one SPARQL update, which the store does whole or not at all."""
    steps = []
    if plan.remove:
        steps.append("DELETE DATA {\n" + _data(plan.remove) + "}")
    steps += [f"DROP SILENT GRAPH {graph}" for graph in sorted(plan.emptied)]
    if plan.add:
        steps.append("INSERT DATA {\n" + _data(plan.add) + "}")
    return " ;\n".join(steps)


def _data(quads: Set[Quad]) -> str:
    lines = []
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {quad.object} ."
        graph = quad.graph_name
        lines.append(triple if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {triple} }}")
    return "\n".join(lines) + "\n"


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _known(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, DEFAULT_GRAPH)


def _supported(store: Store, triple: Triple, gone: frozenset[Quad]) -> bool:
    """Whether a named graph still holds the triple when the quads of ``gone`` are removed."""
    held = tuple(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None))
    return any(quad not in gone and not isinstance(quad.graph_name, DefaultGraph) for quad in held)


def _emptied(store: Store, gone: frozenset[Quad], new: frozenset[Quad]) -> frozenset[NamedNode]:
    """Return the graphs that lose their last quad: Oxigraph would go on listing them."""
    filled = {quad.graph_name for quad in new}
    touched = {quad.graph_name for quad in gone} - filled
    return frozenset(
        graph
        for graph in touched
        if isinstance(graph, NamedNode)
        and gone.issuperset(islice(store.quads_for_pattern(None, None, None, graph), len(gone) + 1))
    )


def _canonical(quads: Iterable[Quad]) -> frozenset[Quad]:
    """Return the quads as the store would hold them: Oxigraph rewrites ``"01"^^xsd:integer`` to ``1``."""
    given = tuple(quads)
    for quad in given:
        _check(quad)
    scratch = Store()
    scratch.extend(given)
    return frozenset(scratch)


def _check(quad: Quad) -> None:
    if not isinstance(quad.graph_name, NamedNode):
        raise BadChange(f"Only named graphs are changed; the knowledge follows by itself. Refused: {quad}")
    if _has_blank_node(_triple(quad)):
        raise BadChange(f"Blank nodes cannot be stored: give the node an IRI. Refused: {quad}")


def _has_blank_node(term: NamedNode | BlankNode | Literal | Triple) -> bool:
    if isinstance(term, Triple):
        return _has_blank_node(term.subject) or _has_blank_node(term.object)
    return isinstance(term, BlankNode)
