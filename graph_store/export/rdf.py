"""RDF files: the knowledge (.ttl .nt .rdf), or everything with its named graphs (.nq .trig .jsonld)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from graph_store.export.xml_text import xml_text
from graph_store.formats import RDF_FORMATS, GraphFormat
from graph_store.knowledge import select, value
from graph_store.store import Reader, Term, Triples
from graph_store.whole_files import replacing
from ontology import PREFIXES

_BY_ENDING = {f".{format_.extension}": format_ for format_ in RDF_FORMATS.values()}
_HEADERS = {
    RdfFormat.TURTLE: re.compile(rb"\A(?:@prefix [^\n]*\n)+"),
    RdfFormat.TRIG: re.compile(rb"\A(?:@prefix [^\n]*\n)+"),
    RdfFormat.RDF_XML: re.compile(rb"(?<=<rdf:RDF)(?: xmlns:[^\s>]+)+"),
}
_TYPE = NamedNode(PREFIXES["rdf"] + "type")


def write_rdf(reader: Reader, path: Path) -> tuple[Path, ...]:
    """Write the RDF format that the ending names, sorted, with prefixes where the format has them."""
    format_ = _BY_ENDING[path.suffix.lower()]
    with replacing(path) as draft:
        serialize(
            _content(reader, format_), draft, format_.oxigraph, prefixes=_prefixes(reader, format_.oxigraph)
        )
        if header := _HEADERS.get(format_.oxigraph):
            _sort_header(draft, header)
    return (path,)


def _content(reader: Reader, format_: GraphFormat) -> Iterator[Quad] | Iterator[Triple]:
    if format_.datasets:
        return _quads(reader)
    triples = _sorted(reader, "?s ?p ?o")
    if format_.oxigraph != RdfFormat.RDF_XML:
        return iter(triples)
    return (Triple(s, p, _fit_for_xml(o)) for s, p, o in triples)


def _quads(reader: Reader) -> Iterator[Quad]:
    """Yield the knowledge, then each named graph, one query a graph: so memory holds one graph at a time."""
    for triple in _sorted(reader, "?s ?p ?o"):
        yield Quad(triple.subject, triple.predicate, triple.object, DefaultGraph())
    graphs = select(reader, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    for graph in sorted(NamedNode(value(graph)) for (graph,) in graphs):
        for triple in _sorted(reader, f"GRAPH {graph} {{ ?s ?p ?o }}"):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _sorted(reader: Reader, pattern: str) -> list[Triple]:
    answer = reader.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}")
    assert isinstance(answer, Triples)  # noqa: S101 - a CONSTRUCT
    return sorted(answer.triples, key=_order)


def _fit_for_xml(term: Term) -> Term:
    """Return the term; of a text with characters that XML cannot hold, what is left without them."""
    if not isinstance(term, Literal) or xml_text(term.value) == term.value:
        return term
    if term.language:
        return Literal(xml_text(term.value), language=term.language)
    return Literal(xml_text(term.value), datatype=term.datatype)


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    """Order by subject, its type first, as people read Turtle."""
    return str(triple.subject), triple.predicate != _TYPE, str(triple.predicate), str(triple.object)


def _prefixes(reader: Reader, format_: RdfFormat) -> dict[str, str]:
    """Return the vocabulary's prefixes; for those who read Turtle, also the store's own addresses."""
    own = {name: f"{reader.base}/{name}/" for name in ("id", "article", "claim")}
    return {**PREFIXES, **(own if format_ in (RdfFormat.TURTLE, RdfFormat.TRIG) else {})}


def _sort_header(file: Path, header: re.Pattern[bytes]) -> None:
    """Sort the prefixes in place: pyoxigraph writes them in another order in every run."""
    with file.open("r+b") as stream:
        if found := header.search(stream.read(1 << 14)):
            stream.seek(found.start())
            stream.write(b"".join(sorted(re.findall(rb"@prefix [^\n]*\n| xmlns:[^\s>]+", found[0]))))
