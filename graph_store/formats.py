"""The formats in which answers leave the store: one table for results, one for graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, Triple, serialize

from ontology import PREFIXES


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format for the answer of SELECT and ASK; the first media type is the one that is sent."""

    name: str
    media_types: tuple[str, ...]
    extension: str
    oxigraph: QueryResultsFormat


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A format for triples: the answer of CONSTRUCT and DESCRIBE, exports."""

    name: str
    media_types: tuple[str, ...]
    extension: str
    oxigraph: RdfFormat

    @property
    def datasets(self) -> bool:
        """Whether the format holds named graphs."""
        return self.oxigraph.supports_datasets


RESULT_FORMATS: Mapping[str, ResultFormat] = MappingProxyType(
    {
        format_.name: format_
        for format_ in (
            ResultFormat(
                "json",
                ("application/sparql-results+json", "application/json"),
                "srj",
                QueryResultsFormat.JSON,
            ),
            ResultFormat(
                "xml",
                ("application/sparql-results+xml", "application/xml", "text/xml"),
                "srx",
                QueryResultsFormat.XML,
            ),
            ResultFormat("csv", ("text/csv",), "csv", QueryResultsFormat.CSV),
            ResultFormat("tsv", ("text/tab-separated-values",), "tsv", QueryResultsFormat.TSV),
        )
    }
)
"""Name → format, in the order of preference where anything is accepted."""

RDF_FORMATS: Mapping[str, GraphFormat] = MappingProxyType(
    {
        format_.name: format_
        for format_ in (
            GraphFormat("turtle", ("text/turtle", "application/x-turtle"), "ttl", RdfFormat.TURTLE),
            GraphFormat("ntriples", ("application/n-triples",), "nt", RdfFormat.N_TRIPLES),
            GraphFormat("rdfxml", ("application/rdf+xml",), "rdf", RdfFormat.RDF_XML),
            GraphFormat("jsonld", ("application/ld+json",), "jsonld", RdfFormat.JSON_LD),
            GraphFormat("trig", ("application/trig",), "trig", RdfFormat.TRIG),
            GraphFormat("nquads", ("application/n-quads",), "nq", RdfFormat.N_QUADS),
            GraphFormat("n3", ("text/n3",), "n3", RdfFormat.N3),
        )
    }
)
"""Name → format, in the order of preference where anything is accepted."""


def serialise_graph(statements: Iterable[Quad | Triple], name: str) -> str:
    """Write statements in one of ``RDF_FORMATS``, with the vocabulary's prefixes, in a fixed order.

    A format that holds no named graphs gets the triples alone.
    """
    format_ = RDF_FORMATS[name]
    quads = {item if isinstance(item, Quad) else Quad(*item) for item in statements}
    in_order = sorted(quads, key=str)
    prefixes = dict(PREFIXES)
    if format_.datasets:
        content = serialize(in_order, format=format_.oxigraph, prefixes=prefixes)
    else:
        content = serialize((quad.triple for quad in in_order), format=format_.oxigraph, prefixes=prefixes)
    lines = (content or b"").decode().splitlines(keepends=True)
    # Oxigraph writes the prefixes in another order in every run.
    header = sorted(line for line in lines if line.startswith("@prefix "))
    return "".join([*header, *(line for line in lines if not line.startswith("@prefix "))])
