"""The SPARQL 1.1 Protocol at /sparql, named after the checklist of other servers' tests."""

from __future__ import annotations

import csv
import io
import json
import threading
from typing import Any

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from werkzeug.test import TestResponse

from web.context import EXTENSION
from web.sparql import EXTENSION as SLOTS

BASE = "http://localhost:8000"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
TEA = "SELECT ?o WHERE { <http://x/s> <http://x/p> ?o }"
ONE = "SELECT (1 AS ?one) WHERE {}"


def get(client: FlaskClient, query: str, accept: str | None = None, **more: Any) -> TestResponse:
    headers = {} if accept is None else {"Accept": accept}
    return client.get("/sparql", query_string={"query": query, **more}, headers=headers)


def rows(response: TestResponse) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = json.loads(response.data)["results"]["bindings"]
    return found


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("text/*", "text/csv"),
    ],
)
def test_get_query_select_accept(client: FlaskClient, accept: str | None, media_type: str) -> None:
    response = get(client, ONE, accept)
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert response.content_length == len(response.data)
    assert "Accept" in response.vary


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        (None, "text/turtle", RdfFormat.TURTLE),
        ("text/turtle", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        (
            "application/sparql-results+json, application/n-triples;q=0.5",
            "application/n-triples",
            RdfFormat.N_TRIPLES,
        ),
    ],
)
def test_get_query_construct_accept(
    client: FlaskClient, accept: str | None, media_type: str, form: RdfFormat
) -> None:
    response = get(client, "CONSTRUCT WHERE { <http://x/s> ?p ?o }", accept)
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert [quad.object.value for quad in parse(response.data, form)] == ["tea"]


def test_get_query_ask(client: FlaskClient) -> None:
    assert get(client, "ASK { ?s ?p ?o }", "application/sparql-results+json").json == {
        "head": {},
        "boolean": True,
    }
    assert b"<boolean>true</boolean>" in get(client, "ASK { ?s ?p ?o }", "application/xml").data


def test_get_query_describe(client: FlaskClient) -> None:
    response = get(client, "DESCRIBE <http://x/s>", "text/turtle")
    assert b'"tea"' in response.data


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "application/sparql-results+json;q=0"])
def test_get_query_accept_bad(client: FlaskClient, accept: str) -> None:
    response = get(client, ONE, accept)
    assert (response.status_code, response.mimetype) == (406, "application/problem+json")
    assert "csv" in response.json["detail"]  # type: ignore[index]


def test_get_query_accept_wildcard_exclusion(client: FlaskClient) -> None:
    accept = "*/*, application/sparql-results+json;q=0, application/json;q=0"
    assert get(client, ONE, accept).mimetype == "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("name", "media_type"), [("csv", "text/csv"), ("xml", "application/sparql-results+xml")]
)
def test_get_query_format_parameter(client: FlaskClient, name: str, media_type: str) -> None:
    assert get(client, ONE, "application/json", format=name).mimetype == media_type


def test_get_query_format_parameter_bad(client: FlaskClient) -> None:
    assert get(client, ONE, format="pdf").status_code == 406


def test_post_query_form(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"query": TEA, "named-graph-uri": "http://x/caf%C3%A9"})
    assert rows(response) == []
    response = client.post("/sparql", data={"query": TEA, "default-graph-uri": "http://x/caf%C3%A9"})
    assert rows(response)[0]["o"]["value"] == "tea"


def test_post_query_body(client: FlaskClient) -> None:
    response = client.post("/sparql", data=TEA, content_type="application/sparql-query; charset=utf-8")
    assert len(rows(response)) == 1


def test_percent_encoded_iris_are_decoded_once(client: FlaskClient) -> None:
    query = "SELECT ?o WHERE { GRAPH <http://x/caf%C3%A9> { ?s ?p ?o } }"
    assert len(rows(get(client, query))) == 1
    assert len(rows(client.post("/sparql", data={"query": query}))) == 1
    assert len(rows(client.post("/sparql", data=query, content_type="application/sparql-query"))) == 1


def test_accents_and_plus_signs_arrive_in_every_form(client: FlaskClient) -> None:
    query = "SELECT ('é+ô' AS ?text) WHERE {}"
    for response in (
        get(client, query),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", data=query.encode(), content_type="application/sparql-query"),
    ):
        assert rows(response)[0]["text"]["value"] == "é+ô"


def test_several_default_graphs_are_read_together(client: FlaskClient) -> None:
    query = "SELECT ?g WHERE { ?g a <https://w3id.org/maillage#Article> }"
    graphs = [f"{BASE}/article/lancement", f"{BASE}/article/encore"]
    response = client.get("/sparql", query_string={"query": query, "default-graph-uri": graphs})
    assert len(rows(response)) == 2


def test_dataset_of_the_protocol_overrides_from(client: FlaskClient) -> None:
    query = "SELECT ?s FROM <http://x/nothing> WHERE { ?s ?p ?o }"
    response = client.get("/sparql", query_string={"query": query, "default-graph-uri": "http://x/caf%C3%A9"})
    assert len(rows(response)) == 1


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_graph_that_is_no_iri(client: FlaskClient, name: str) -> None:
    assert get(client, COUNT, **{name: "not an iri"}).status_code == 400


def test_syntax_error_says_line_and_column(client: FlaskClient, person: Any) -> None:
    response = get(client, "SELECT ?s WHERE {\n  ?s ?p ?o ;; . FILTR(1)\n}")
    assert response.status_code == 400
    assert response.json is not None
    assert response.json["line"] == 2
    assert response.json["column"] > 1
    page = person.get("/sparql?query=SELECT+nothing")
    assert page.status_code == 400
    assert "ligne 1" in page.text
    assert "SELECT nothing" in page.text


def test_missing_query(client: FlaskClient) -> None:
    assert client.post("/sparql", data={"q": "x"}).status_code == 400
    assert client.post("/sparql", data="  ", content_type="application/sparql-query").status_code == 400


def test_doubled_query(client: FlaskClient) -> None:
    assert client.get("/sparql", query_string={"query": [ONE, ONE]}).status_code == 400


@pytest.mark.parametrize("media_type", ["text/plain", "application/json", "application/sparql-update"])
def test_post_wrong_content_type(client: FlaskClient, media_type: str) -> None:
    assert client.post("/sparql", data="SELECT", content_type=media_type).status_code == 415


def test_post_update_is_refused(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert response.status_code == 400
    assert response.json is not None
    assert response.json["type"].endswith("no-update")


def test_body_that_is_no_text(client: FlaskClient) -> None:
    assert (
        client.post("/sparql", data=b"\xff\xfe", content_type="application/sparql-query").status_code == 400
    )


def test_other_methods_are_refused_with_what_is_allowed(client: FlaskClient) -> None:
    response = client.put("/sparql", data="x")
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


def test_body_above_the_limit(client: FlaskClient) -> None:
    query = "#" + "x" * 2_000_000
    assert client.post("/sparql", data=query, content_type="application/sparql-query").status_code == 413
    assert client.post("/sparql", data={"query": query}).status_code == 413


def test_service_is_refused(client: FlaskClient) -> None:
    query = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert get(client, query).status_code == 403


def test_query_that_takes_too_long_says_when_to_come_back(client: FlaskClient, app: Any) -> None:
    reader = app.extensions[EXTENSION].reader
    whole, reader.timeout = reader.timeout, 0.5
    try:
        endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
        response = get(client, endless)
    finally:
        reader.timeout = whole
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert rows(get(client, ONE))


def test_every_origin_may_ask(client: FlaskClient) -> None:
    assert get(client, ONE).headers["Access-Control-Allow-Origin"] == "*"
    assert get(client, "SELECT").headers["Access-Control-Allow-Origin"] == "*"
    preflight = client.options("/sparql", headers={"Origin": "https://a.example"})
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]


def test_person_gets_the_editor(person: Any) -> None:
    page = person.get("/sparql")
    assert page.status_code == 200
    assert page.mimetype == "text/html"
    assert "/sparql" in page.text


def test_program_without_a_query_gets_the_description_of_the_service(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    described = {str(quad.predicate) for quad in parse(response.data, RdfFormat.TURTLE)}
    assert "<http://www.w3.org/ns/sparql-service-description#endpoint>" in described


def test_person_without_javascript_gets_a_table(person: Any) -> None:
    page = person.get("/sparql?query=" + "SELECT ?s WHERE { ?s a <https://w3id.org/maillage%23Incubator> }")
    assert 'href="/page/incub-du-lot"' in page.text
    assert "format=csv" in page.text


def test_hostile_values_stay_text_in_the_table(person: Any) -> None:
    page = person.get(
        "/sparql?query=SELECT ?o WHERE { ?s <http://www.w3.org/2000/01/rdf-schema%23label> ?o }"
    )
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


def test_csv_holds_the_values_as_they_are(client: FlaskClient, hostile_name: str) -> None:
    query = "SELECT ?o WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
    table = list(csv.reader(io.StringIO(get(client, query, "text/csv").text)))
    assert [hostile_name] in table


def test_queries_beyond_the_slots_are_told_when_to_come_back_and_pages_go_on(app: Any, person: Any) -> None:
    slots = threading.BoundedSemaphore(1)
    kept = app.extensions.get(SLOTS)
    app.extensions[SLOTS] = slots
    try:
        with slots:
            response = get(app.test_client(), ONE)
            assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
            assert person.get("/page/incub-du-lot").status_code == 200
    finally:
        app.extensions[SLOTS] = kept
    if kept is None:
        del app.extensions[SLOTS]
