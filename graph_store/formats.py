"""The formats in which answers leave the store: one table for results, one for graphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import QueryResultsFormat, RdfFormat


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
