"""The authority data: French regions, present and former, and departments (``authorities/*.ttl``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import MLG
from ontology.turtle import read_turtle

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

_FOLDER = Path(__file__).with_name("authorities")
AUTHORITY_FILES = (_FOLDER / "regions.ttl", _FOLDER / "departments.ttl")

_BASE = "http://base.invalid"  # stands for the store's base while the files' relative addresses are read
_ENTITY = _BASE + "/id/"


@dataclass(frozen=True, slots=True)
class Territory:
    """A region or department of the authority data; ``parents`` and ``predecessors`` are slugs of others.

    ``kind`` is ``region`` or ``department``. ``valid_from`` and ``valid_until`` are ISO days, ``None`` where
    the data has no bound; a former region has an end.
    """

    slug: str
    kind: str
    label: str
    other_names: tuple[str, ...]
    insee: str
    iso: str
    valid_from: str | None
    valid_until: str | None
    parents: tuple[str, ...]
    predecessors: tuple[str, ...]


@cache
def territories() -> tuple[Territory, ...]:
    """Return all territories, regions first, each kind by slug.

    Where a region and a department share a name (overseas), the region comes first: it is the one meant.
    """
    return tuple(
        sorted(
            (territory for kind, graph in _graphs().items() for territory in _territories(kind, graph)),
            key=lambda territory: (territory.kind != "region", territory.slug),
        )
    )


def authority_triples(base: str) -> dict[str, list[Triple]]:
    """Return slug → what the authority says of that territory, addresses under ``base``, in a fixed order."""
    return {
        slug: [
            Triple(_moved(s, base), p, o if isinstance(o, Literal) else _moved(o, base))
            for s, p, o in triples
        ]
        for slug, triples in _triples().items()
    }


@cache
def _graphs() -> Mapping[str, Graph]:
    kinds = (path.stem.removesuffix("s") for path in AUTHORITY_FILES)
    return MappingProxyType(
        {kind: read_turtle(path, _BASE + "/") for kind, path in zip(kinds, AUTHORITY_FILES, strict=True)}
    )


def _entities(graph: Graph) -> list[URIRef]:
    from rdflib import RDF, URIRef  # noqa: PLC0415 - see ontology/turtle.py

    return sorted(s for s in set(graph.subjects(RDF.type)) if isinstance(s, URIRef) and s.startswith(_ENTITY))


def _territories(kind: str, graph: Graph) -> list[Territory]:
    return [_territory(kind, graph, entity) for entity in _entities(graph)]


def _territory(kind: str, graph: Graph, entity: URIRef) -> Territory:
    from rdflib import RDFS, SKOS, URIRef  # noqa: PLC0415 - see ontology/turtle.py

    def texts(predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(value) for value in graph.objects(entity, predicate)))

    def slugs(name: str) -> tuple[str, ...]:
        return tuple(value.removeprefix(_ENTITY) for value in texts(URIRef(MLG + name)))

    def only(name: str) -> str | None:
        return next(iter(texts(URIRef(MLG + name))), None)

    return Territory(
        slug=entity.removeprefix(_ENTITY),
        kind=kind,
        label=texts(RDFS.label)[0],
        other_names=texts(SKOS.altLabel),
        insee=only("inseeCode") or "",
        iso=only("isoCode") or "",
        valid_from=only("validFrom"),
        valid_until=only("validUntil"),
        parents=slugs("partOf"),
        predecessors=slugs("succeeds"),
    )


@cache
def _triples() -> Mapping[str, tuple[tuple[NamedNode, NamedNode, NamedNode | Literal], ...]]:
    return MappingProxyType(
        {
            entity.removeprefix(_ENTITY): tuple(
                (NamedNode(entity), NamedNode(str(p)), _term(o))
                for p, o in sorted(
                    graph.predicate_objects(entity), key=lambda pair: (str(pair[0]), str(pair[1]))
                )
            )
            for graph in _graphs().values()
            for entity in _entities(graph)
        }
    )


def _term(value: object) -> NamedNode | Literal:
    """Turn rdflib's term into pyoxigraph's; strings are plain, dates typed."""
    from rdflib import Literal as RdflibLiteral  # noqa: PLC0415 - see ontology/turtle.py

    if not isinstance(value, RdflibLiteral):
        return NamedNode(str(value))
    if value.datatype is None:
        return Literal(str(value))
    return Literal(str(value), datatype=NamedNode(str(value.datatype)))


def _moved(term: NamedNode, base: str) -> NamedNode:
    return NamedNode(base + term.value.removeprefix(_BASE)) if term.value.startswith(_BASE) else term
