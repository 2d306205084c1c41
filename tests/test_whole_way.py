"""The whole way, with the real command line and server: from an article to answers over HTTP."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology import prefix_header

Command = Callable[..., subprocess.CompletedProcess[str]]
PATIENCE_SECONDS = 60


def ask(address: str, query: str) -> bool | list[dict[str, str]]:
    """Ask SPARQL over HTTP: the truth of an ASK, or the rows of a SELECT."""
    url = f"{address}/sparql?{urllib.parse.urlencode({'query': prefix_header() + query})}"
    request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:
        answer = json.load(response)
    if "boolean" in answer:
        return bool(answer["boolean"])
    return [{name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]]


@pytest.fixture(scope="module")
def seed_site(
    seed_file: Path,
    maillage: Command,
    serve_store: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """Serve a store that holds the seed article only."""
    store = tmp_path_factory.mktemp("seed") / "store"
    done = maillage("ingest", seed_file, store=store)
    assert done.returncode == 0, done.stderr
    return serve_store(store)


def named(variable: str, *names: str) -> str:
    """Say in SPARQL that a variable bears one of these names (apostrophes as typed or as printed)."""
    values = " ".join(f'"{form}"' for name in names for form in {name, name.replace("'", "’")})
    return f"?{variable} skos:altLabel|rdfs:label ?{variable}Name . VALUES ?{variable}Name {{ {values} }} "


SEED_FACTS = {
    "the researcher belongs to her laboratory": (
        named("s", "Nadine Richez-Battesti")
        + named("o", "Laboratoire d'économie et de sociologie du travail")
        + "?s mlg:affiliatedWith ?o"
    ),
    "she heads the master": (
        named("s", "Nadine Richez-Battesti") + named("o", "master 2 RH ESS") + "?s mlg:directs ?o"
    ),
    "she works with her colleague": (
        named("s", "Nadine Richez-Battesti")
        + named("o", "Delphine Vallade")
        + "?s mlg:partnerOf|^mlg:partnerOf ?o"
    ),
    "the colleague is of Montpellier 3": (
        named("s", "Delphine Vallade") + named("o", "Université Montpellier 3") + "?s mlg:affiliatedWith ?o"
    ),
    "the meeting was held on a day": (
        '?s a mlg:Event ; mlg:heldOn "2013-12-13"^^xsd:date ; skos:altLabel ?name '
        'FILTER(CONTAINS(?name, "Rencontres internationales de l"))'
    ),
    "the meeting was held in Montpellier": (
        '?s a mlg:Event ; mlg:heldOn "2013-12-13"^^xsd:date ; mlg:locatedIn ?o . ' + named("o", "Montpellier")
    ),
    "the incubator is active in its region": (
        named("s", "Alter'Incub") + named("o", "Languedoc-Roussillon") + "?s mlg:activeIn ?o"
    ),
    "the incubator has spread to Rhône-Alpes": (
        named("s", "Alter'Incub") + named("o", "Rhône-Alpes") + "?s mlg:activeIn ?o"
    ),
    "the incubator has spread to Poitou-Charentes": (
        named("s", "Alter'Incub") + named("o", "Poitou-Charentes") + "?s mlg:activeIn ?o"
    ),
    "Occitanie succeeded two regions on a day": (
        '<http://localhost:8000/id/occitanie> mlg:validFrom "2016-01-01"^^xsd:date ; '
        "mlg:succeeds <http://localhost:8000/id/languedoc-roussillon>, <http://localhost:8000/id/midi-pyrenees>"
    ),
}


@pytest.mark.parametrize("fact", SEED_FACTS)
def test_the_graph_says_of_the_seed_that(fact: str, seed_site: str) -> None:
    assert ask(seed_site, f"ASK {{ {SEED_FACTS[fact]} }}") is True


def test_the_meeting_of_the_seed_has_four_organisers(seed_site: str) -> None:
    organisers = ask(
        seed_site,
        'SELECT DISTINCT ?label { ?e a mlg:Event ; mlg:heldOn "2013-12-13"^^xsd:date . '
        "?o mlg:organizes ?e ; rdfs:label ?label }",
    )
    assert isinstance(organisers, list)
    assert len(organisers) == 4
    assert any("Avise" in row["label"] for row in organisers)


def test_every_fact_of_the_seed_leads_to_a_sentence_that_stands_in_it(
    seed_site: str, seed_file: Path
) -> None:
    rows = ask(
        seed_site,
        "SELECT ?s ?p ?o ?exact { ?s ?p ?o . FILTER(STRSTARTS(STR(?p), STR(mlg:)) && ?p != mlg:mentions) "
        "FILTER NOT EXISTS { GRAPH <http://localhost:8000/graph/authorities> { ?s ?p ?o } } "
        "OPTIONAL { GRAPH ?g { ?c a mlg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; "
        "oa:hasTarget/oa:hasSelector/oa:exact ?exact } } }",
    )
    text = seed_file.read_text(encoding="utf-8")
    assert isinstance(rows, list)
    assert len(rows) > 10
    assert all(row["exact"] in text for row in rows)


def test_what_is_ingested_while_serving_is_seen_by_the_next_questions(
    maillage: Command, serve_store: Callable[[Path], str], tmp_path: Path
) -> None:
    store, article = tmp_path / "store", tmp_path / "article.txt"
    assert maillage("status", store=store).returncode != 0
    address = serve_store(store)
    assert ask(address, "ASK { ?s a mlg:Incubator }") is False
    article.write_text(
        "Un incubateur ouvre à Nîmes\n\nNîmes, le 3 mars 2021\n\n"
        "L'incubateur Garrigue Lab a été créé en 2019 par la Région Occitanie.\n",
        encoding="utf-8",
    )
    assert maillage("ingest", article, store=store).returncode == 0
    until = time.monotonic() + PATIENCE_SECONDS
    while not ask(address, "ASK { ?s a mlg:Incubator ; rdfs:label 'Garrigue Lab' }"):
        assert time.monotonic() < until
        time.sleep(0.1)
