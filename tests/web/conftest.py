"""A small graph written by hand, in the form that ingest writes, and an application over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Quad, RdfFormat, parse
from werkzeug.test import TestResponse

from graph_store import open_store
from web import Settings, create_app
from web.context import EXTENSION

BASE = "http://localhost:8000"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
HOSTILE = '<script>alert("née")</script> & \' {{ 7*7 }} {percent}'
LONG = "mot " * 200

PREFIXES = f"""
PREFIX mlg: <https://w3id.org/maillage#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX id: <{BASE}/id/>
PREFIX article: <{BASE}/article/>
PREFIX graph: <{BASE}/graph/>
"""


def claim(name: str, fact: str, quotation: str, details: str = "mlg:confidence 0.9") -> str:
    """Write one claim; ``fact`` is ``subject predicate object``. It stands in article:lancement."""
    subject, predicate, value = fact.split(" ", 2)
    node = f"<{BASE}/claim/{name}>"
    return f"""
    {node} a mlg:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value} ;
        {details} ; mlg:rule "by-hand" ; oa:hasTarget <{BASE}/claim/{name}#target> .
    <{BASE}/claim/{name}#target> a oa:SpecificResource ; oa:hasSource article:lancement ;
        oa:hasSelector <{BASE}/claim/{name}#selector> .
    <{BASE}/claim/{name}#selector> a oa:TextPositionSelector, oa:TextQuoteSelector ;
        oa:start 12 ; oa:end 40 ; oa:exact \"\"\"{quotation}\"\"\" .
    """


TRIG = f"""
GRAPH article:lancement {{
    article:lancement a mlg:Article ; dcterms:title "Un incubateur se lance à Cahors" ;
        dcterms:language "fr" ;
        dcterms:issued "2021-03-04"^^xsd:date ; dcterms:source <https://journal.example/lancement> ;
        dcterms:publisher "Le Journal" ;
        mlg:mentions id:incub-du-lot, id:region-test-organisation, id:p-0123456789abcdef, id:occitanie,
            id:cafe .
    id:incub-du-lot a mlg:Incubator ; skos:altLabel "Incub'du Lot", "l'incubateur du Lot" .
    id:region-test-organisation a mlg:PublicBody ; skos:altLabel "Région Test" .
    id:p-0123456789abcdef a mlg:Person ; skos:altLabel "Ève Essai" .
    id:cafe a mlg:Company ; skos:altLabel \"\"\"{HOSTILE}\"\"\" .
    id:region-test-organisation mlg:supports id:incub-du-lot .
    id:p-0123456789abcdef mlg:directs id:incub-du-lot .
    id:p-0123456789abcdef mlg:partnerOf id:cafe .
    id:incub-du-lot mlg:activeIn id:occitanie ; mlg:foundedOn "2019"^^xsd:gYear .
    {
    claim(
        "c1",
        "id:region-test-organisation mlg:supports id:incub-du-lot",
        "La Région Test finance Incub’du Lot.",
        'mlg:confidence 0.9 ; mlg:amount "50 000 euros"',
    )
}
    {
    claim(
        "c2",
        "id:p-0123456789abcdef mlg:directs id:incub-du-lot",
        "Ève Essai, sa directrice",
        'mlg:role "directrice"',
    )
}
    {claim("c3", "id:p-0123456789abcdef mlg:partnerOf id:cafe", LONG)}
    {claim("c4", 'id:incub-du-lot mlg:foundedOn "2019"^^xsd:gYear', "Né en 2019, l’incubateur")}
    {claim("c5", "id:cafe mlg:memberOf id:incub-du-lot", "serait membre", "mlg:confidence 0.3")}
    {claim("c6", "id:incub-du-lot mlg:activeIn id:occitanie", "actif en Occitanie")}
}}
GRAPH article:encore {{
    article:encore a mlg:Article ; dcterms:title "Encore lui" ; dcterms:source <file:///home/ana/encore.txt> ;
        mlg:mentions id:incub-du-lot .
    id:region-test-organisation mlg:supports id:incub-du-lot .
    id:incub-du-lot a mlg:Organization .
}}
GRAPH graph:names {{
    id:incub-du-lot rdfs:label "Incub'du Lot" . id:region-test-organisation rdfs:label "Région Test" .
    id:p-0123456789abcdef rdfs:label "Ève Essai" . id:cafe rdfs:label \"\"\"{HOSTILE}\"\"\" .
}}
GRAPH graph:authorities {{
    id:occitanie a mlg:Region ; rdfs:label "Occitanie" ; mlg:inseeCode "76" ;
        mlg:validFrom "2016-01-01"^^xsd:date ; mlg:succeeds id:midi-pyrenees .
    id:midi-pyrenees a mlg:Region ; rdfs:label "Midi-Pyrénées" .
}}
GRAPH <http://x/caf%C3%A9> {{ <http://x/s> <http://x/p> "tea" . }}
"""


def quads() -> list[Quad]:
    """Read the graph."""
    return list(parse(f"{PREFIXES}{TRIG}".encode(), RdfFormat.TRIG))


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a store with the small graph. Only to be read."""
    path = tmp_path_factory.mktemp("small") / "store"
    with open_store(path).writing() as writer:
        writer.change([], quads())
    return path


@pytest.fixture(scope="session")
def app(small_store: Path) -> Iterator[Flask]:
    """The application over the small graph."""
    made = create_app(Settings(small_store, query_timeout=10))
    yield made
    made.extensions[EXTENSION].reader.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A program: it says nothing of what it accepts unless a test does."""
    return app.test_client()


class Person:
    """A person with a browser, who reads French unless told otherwise."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str, language: str = "fr-FR,fr;q=0.9,en;q=0.5", **options: Any) -> TestResponse:
        """Open a page."""
        return self.client.get(address, headers={"Accept": BROWSER, "Accept-Language": language}, **options)


@pytest.fixture
def person(client: FlaskClient) -> Person:
    """A person with a browser."""
    return Person(client)


@pytest.fixture
def hostile_name() -> str:
    """A name that tries to become markup, a template and a format; an entity has it (``cafe``)."""
    return HOSTILE
