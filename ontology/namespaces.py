"""Namespaces and their prefixes: one table for queries, files and pages."""

from types import MappingProxyType

MLG = "https://w3id.org/maillage#"
"""The namespace of Maillage's own classes and properties."""

PREFIXES = MappingProxyType(
    {
        "mlg": MLG,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "org": "http://www.w3.org/ns/org#",
        "eli": "http://data.europa.eu/eli/ontology#",
        "bibo": "http://purl.org/ontology/bibo/",
    }
)
"""Prefix → namespace, in the order in which headers are written."""


def prefix_header() -> str:
    """Return the ``PREFIX`` lines that open a SPARQL query, ending in a newline."""
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
