"""The JSON that the explorer and programs rely on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad

from graph_store import open_store
from web import Settings, create_app

NODE = {"id", "label", "type", "degree", "x", "y"}
EDGE = {"id", "source", "target", "predicate", "label", "articles"}


def get(client: FlaskClient, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/json"
    return response.json


def test_search_finds_without_accents_case_or_apostrophes(client: FlaskClient) -> None:
    found = get(client, "/api/search?q=INCUB+DU+LOT")["results"][0]
    assert set(found) == {"id", "iri", "label", "type", "names", "degree"}
    assert (found["id"], found["type"]) == ("incub-du-lot", "Incubator")


def test_search_keeps_to_a_type_and_a_limit(client: FlaskClient) -> None:
    assert not get(client, "/api/search?q=incub&type=Person")["results"]
    assert len(get(client, "/api/search?q=e&limit=1")["results"]) <= 1


def test_overview_gives_nodes_edges_and_figures(client: FlaskClient) -> None:
    seen = get(client, "/api/overview?limit=120")
    assert set(seen) == {"nodes", "edges", "total", "types"}
    assert all(set(node) == NODE for node in seen["nodes"])
    assert all(set(edge) == EDGE for edge in seen["edges"])
    assert seen["total"]["nodes"] == len(seen["nodes"]) == 6
    assert seen["types"]["Incubator"] == 1


def test_overview_cut_short_has_no_edge_into_the_void(client: FlaskClient) -> None:
    seen = get(client, "/api/overview?limit=2")
    ids = {node["id"] for node in seen["nodes"]}
    assert len(ids) == 2
    assert all({edge["source"], edge["target"]} <= ids for edge in seen["edges"])
    assert seen["total"]["nodes"] == 6


def test_entity_has_facts_in_both_directions(client: FlaskClient) -> None:
    seen = get(client, "/api/entity/incub-du-lot?lang=en")
    assert set(seen) == {
        "id",
        "iri",
        "label",
        "type",
        "types",
        "names",
        "facts",
        "articles",
        "degree",
        "total",
    }
    facts = {(fact["predicate"], fact["direction"]): fact for fact in seen["facts"]}
    supports = facts["supports", "in"]
    assert supports["label"] == "Is supported by"
    assert supports["articles"] == 2
    assert supports["value"] == {
        "id": "region-test-organisation",
        "label": "Région Test",
        "type": "PublicBody",
    }
    assert facts["foundedOn", "out"]["value"] == {"date": "2019"}
    assert set(seen["articles"][0]) >= {"id", "title", "date", "url"}


def test_neighbours_come_with_the_edges_among_them(client: FlaskClient) -> None:
    seen = get(client, "/api/neighbours/incub-du-lot?limit=50")
    assert {node["id"] for node in seen["nodes"]} == {
        "incub-du-lot",
        "region-test-organisation",
        "p-0123456789abcdef",
        "occitanie",
    }
    assert (seen["total"]["nodes"], seen["shown"]) == (3, 3)
    assert len(seen["edges"]) == 3


def test_neighbours_by_relation_type_and_limit(client: FlaskClient) -> None:
    by_relation = get(client, "/api/neighbours/incub-du-lot?predicate=supports")
    assert [node["id"] for node in by_relation["nodes"][1:]] == ["region-test-organisation"]
    by_type = get(client, "/api/neighbours/incub-du-lot?type=Region")
    assert [node["id"] for node in by_type["nodes"][1:]] == ["occitanie"]
    cut = get(client, "/api/neighbours/incub-du-lot?limit=1")
    assert (cut["shown"], cut["total"]["nodes"]) == (1, 3)
    # The best supported neighbour comes first.
    assert cut["nodes"][1]["id"] == "region-test-organisation"


def test_evidence_leads_from_a_fact_to_its_sentences(client: FlaskClient) -> None:
    address = "/api/evidence?subject=region-test-organisation&predicate=supports&object=incub-du-lot"
    seen = get(client, address)
    assert seen["subject"]["label"] == "Région Test"
    assert seen["object"] == {"id": "incub-du-lot", "label": "Incub'du Lot", "type": "Incubator"}
    (claim,) = seen["claims"]
    assert claim["quotation"] == "La Région Test finance Incub’du Lot."
    assert (claim["start"], claim["end"], claim["confidence"], claim["rule"]) == (12, 40, 0.9, "by-hand")
    assert claim["amount"] == "50 000 euros"
    assert claim["article"] == {
        "id": "lancement",
        "title": "Un incubateur se lance à Cahors",
        "date": "2021-03-04",
        "url": "https://journal.example/lancement",
        "publisher": "Le Journal",
    }


def test_evidence_of_a_date(client: FlaskClient) -> None:
    seen = get(client, "/api/evidence?subject=incub-du-lot&predicate=foundedOn&object=2019")
    assert seen["object"] == {"date": "2019"}
    assert [claim["id"] for claim in seen["claims"]] == ["c4"]


def test_evidence_of_a_symmetric_fact_is_found_both_ways(client: FlaskClient) -> None:
    ends = ("p-0123456789abcdef", "cafe")
    for subject, value in (ends, ends[::-1]):
        seen = get(client, f"/api/evidence?subject={subject}&predicate=partnerOf&object={value}")
        assert [claim["id"] for claim in seen["claims"]] == ["c3"]


def test_quotations_are_short(client: FlaskClient) -> None:
    seen = get(client, "/api/evidence?subject=p-0123456789abcdef&predicate=partnerOf&object=cafe")
    assert len(seen["claims"][0]["quotation"]) <= 300


def test_vocabulary_has_every_type_with_colour_and_shape(client: FlaskClient) -> None:
    seen = get(client, "/api/vocabulary?lang=fr")
    assert len(seen["classes"]) == 13
    assert set(seen["classes"][0]) == {"name", "label", "comment", "color", "shape"}
    assert {"name": "Incubator", "label": "Incubateur"}.items() <= seen["classes"][3].items()
    assert {relation["name"] for relation in seen["relations"]} >= {"supports", "partnerOf", "foundedOn"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/search?limit=0", 400),
        ("/api/search?limit=many", 400),
        ("/api/search?limit=" + "9" * 5000, 400),
        ("/api/search?type=Robot", 400),
        ("/api/overview?limit=1000000", 400),
        ("/api/entity/nobody", 404),
        ("/api/neighbours/nobody", 404),
        ("/api/neighbours/incub-du-lot?predicate=hates", 400),
        ("/api/evidence", 400),
        ("/api/evidence?subject=incub-du-lot&predicate=supports", 400),
        ("/api/evidence?subject=incub-du-lot&predicate=foundedOn&object=yesterday", 400),
        ("/api/evidence?subject=incub-du-lot&predicate=supports&object=nobody", 404),
        ("/api/nothing", 404),
    ],
)
def test_what_is_wrong_is_a_problem_body(person: Any, address: str, status: int) -> None:
    response = person.get(address)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert set(response.json) >= {"type", "title", "status", "detail"}
    assert response.json["status"] == status
    assert response.json["detail"].endswith((".", "…"))


def test_every_route_of_the_api_answers_a_wrong_method_with_a_problem_body(
    app: Flask, client: FlaskClient
) -> None:
    routes = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")]
    assert len(routes) >= 6
    for rule in routes:
        response = client.delete(rule.rule.replace("<slug>", "incub-du-lot"))
        assert response.status_code == 405
        assert response.mimetype == "application/problem+json"
        assert "GET" in response.headers["Allow"]
        assert set(response.json or {}) == {"type", "title", "status", "detail"}


def test_every_origin_may_read(client: FlaskClient) -> None:
    assert client.get("/api/vocabulary").headers["Access-Control-Allow-Origin"] == "*"


def test_what_is_written_while_serving_shows_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    client = create_app(Settings(tmp_path / "store")).test_client()
    assert get(client, "/api/overview")["total"] == {"nodes": 0, "edges": 0}
    graph = NamedNode("http://localhost:8000/article/new")
    entity = NamedNode("http://localhost:8000/id/new-here")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    with store.writing() as writer:
        writer.change([], [Quad(entity, kind, NamedNode("https://w3id.org/maillage#Company"), graph)])
    assert get(client, "/api/entity/new-here")["type"] == "Company"
    assert get(client, "/api/neighbours/new-here")["nodes"][0]["id"] == "new-here"
    assert get(client, "/api/overview")["total"] == {"nodes": 1, "edges": 0}


def test_description_names_every_route_and_every_field(app: Flask, client: FlaskClient) -> None:
    described = get(client, "/api/openapi.json")
    routes = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert set(described["paths"]) == {route.replace("<slug>", "{slug}") for route in routes}
    schemas = described["components"]["schemas"]
    answers = {
        "Node": get(client, "/api/overview")["nodes"][0],
        "Edge": get(client, "/api/overview")["edges"][0],
        "Entity": get(client, "/api/entity/incub-du-lot"),
        "Hit": get(client, "/api/search?q=incub")["results"][0],
        "Fact": get(client, "/api/entity/incub-du-lot")["facts"][0],
    }
    for name, answer in answers.items():
        assert set(answer) == set(schemas[name]["properties"])
    fact = "subject=region-test-organisation&predicate=supports&object=incub-du-lot"
    (claim,) = get(client, f"/api/evidence?{fact}")["claims"]
    assert set(schemas["Claim"]["required"]) <= set(claim) <= set(schemas["Claim"]["properties"])
