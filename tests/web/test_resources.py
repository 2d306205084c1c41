"""Linked data: 303 by the Accept header, endings, pages with evidence, unknown addresses."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, Triple, parse

BASE = "http://localhost:8000"
IRI = f"<{BASE}/id/incub-du-lot>"


def triples(data: bytes, form: RdfFormat) -> set[Triple]:
    return {quad.triple for quad in parse(data, form)}


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/incub-du-lot"),
        ("*/*", "/page/incub-du-lot"),
        ("text/turtle", "/data/incub-du-lot"),
        ("application/ld+json", "/data/incub-du-lot"),
        ("text/html;q=0.2, application/rdf+xml", "/data/incub-du-lot"),
        ("text/turtle;q=0.2, text/html", "/page/incub-du-lot"),
    ],
)
def test_identity_leads_to_page_or_data_by_accept(client: FlaskClient, accept: str, target: str) -> None:
    response = client.get("/id/incub-du-lot", headers={"Accept": accept})
    assert (response.status_code, response.headers["Location"]) == (303, target)
    assert "Accept" in response.vary


def test_identity_in_no_acceptable_form_is_406(client: FlaskClient) -> None:
    assert client.get("/id/incub-du-lot", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/data/incub-du-lot", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("ending", "target"),
    [
        ("ttl", "/data/incub-du-lot.ttl"),
        ("jsonld", "/data/incub-du-lot.jsonld"),
        ("nt", "/data/incub-du-lot.nt"),
        ("rdf", "/data/incub-du-lot.rdf"),
        ("html", "/page/incub-du-lot"),
    ],
)
def test_endings_choose_whatever_is_accepted(client: FlaskClient, ending: str, target: str) -> None:
    response = client.get(f"/id/incub-du-lot.{ending}", headers={"Accept": "image/png"})
    assert (response.status_code, response.headers["Location"]) == (303, target)
    assert client.get(target).status_code == 200


@pytest.mark.parametrize(
    ("ending", "media_type", "form"),
    [
        ("ttl", "text/turtle", RdfFormat.TURTLE),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        ("nt", "application/n-triples", RdfFormat.N_TRIPLES),
        ("rdf", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_data_says_the_same_in_every_form(
    client: FlaskClient, ending: str, media_type: str, form: RdfFormat
) -> None:
    response = client.get(f"/data/incub-du-lot.{ending}")
    assert response.mimetype == media_type
    plain = triples(client.get("/data/incub-du-lot.nt").data, RdfFormat.N_TRIPLES)
    assert triples(response.data, form) == plain
    negotiated = client.get("/data/incub-du-lot", headers={"Accept": media_type})
    assert triples(negotiated.data, form) == plain


def test_data_holds_facts_in_both_directions_and_the_names_of_their_ends(client: FlaskClient) -> None:
    said = client.get("/data/incub-du-lot.nt").text
    supports = f"<{BASE}/id/region-test-organisation> <https://w3id.org/maillage#supports> {IRI}"
    assert supports in said
    assert f"{IRI} <https://w3id.org/maillage#activeIn> <{BASE}/id/occitanie>" in said
    assert '"Occitanie"' in said
    assert '"Région Test"' in said


def test_page_groups_facts_and_shows_the_sentence_behind_each(person: Any) -> None:
    page = person.get("/page/incub-du-lot").text
    assert "Incub&#39;du Lot" in page
    assert "Est soutenu par" in page
    assert "La Région Test finance Incub’du Lot." in page
    assert "montant : 50 000 euros" in page
    assert "Un incubateur se lance à Cahors" in page
    assert "2 articles" in page
    assert "4 mars 2021" in page


def test_page_names_its_data_in_link_headers(person: Any) -> None:
    links = ", ".join(person.get("/page/incub-du-lot").headers.getlist("Link"))
    assert '</data/incub-du-lot.ttl>; rel="alternate"; type="text/turtle"' in links
    assert '</id/incub-du-lot>; rel="describes"' in links


def test_claim_below_the_threshold_is_no_fact_of_the_page_but_waits_with_its_article(person: Any) -> None:
    assert "serait membre" not in person.get("/page/incub-du-lot").text
    article = person.get("/article/lancement").text
    assert "serait membre" in article
    assert "à confirmer" in article


def test_best_supported_type_comes_first(client: FlaskClient) -> None:
    assert client.get("/api/entity/incub-du-lot").json["types"] == ["Incubator", "Organization"]  # type: ignore[index]


def test_authority_data_says_that_it_is_no_article_that_says_it(person: Any) -> None:
    page = person.get("/page/occitanie").text
    assert "Midi-Pyrénées" in page
    assert "donnée de référence" in page
    assert "1er janvier 2016" in page


@pytest.mark.parametrize("address", ["/id/inkub-du-lot", "/page/inkub-du-lot", "/data/inkub-du-lot"])
def test_unknown_entity_offers_a_search_and_names_near_it(person: Any, address: str) -> None:
    page = person.get(address)
    assert page.status_code == 404
    assert 'name="q" value="inkub du lot"' in page.text
    assert 'href="/page/incub-du-lot"' in page.text


@pytest.mark.parametrize("slug", ["%3Cscript%3E", "a%20b", "..%2f..%2fetc", "%22%3E", "x" * 3000, "%00", "é"])
def test_any_slug_is_answered_in_order(person: Any, slug: str) -> None:
    for folder in ("id", "page", "data", "article", "claim", "api/entity", "api/neighbours"):
        response = person.get(f"/{folder}/{slug}")
        assert response.status_code == 404
        assert response.mimetype != "text/html" or "<script>" not in response.text


def test_hostile_names_stay_text(person: Any) -> None:
    for address in ("/page/cafe", "/search?q=script", "/article/lancement", "/"):
        page = person.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
        assert "{{ 7*7 }}" in page
        assert "{percent}" in page


def test_article_shows_quotations_and_not_more_than_300_characters_of_each(person: Any) -> None:
    page = person.get("/article/lancement").text
    assert "mot mot" in page
    assert "mot " * 76 not in page


def test_article_read_from_a_file_shows_no_path_of_this_machine(person: Any, client: FlaskClient) -> None:
    assert "/home/ana" not in person.get("/article/encore").text
    assert "/home/ana" not in person.get("/page/incub-du-lot").text
    assert "/home/ana" not in client.get("/api/entity/incub-du-lot").text


def test_article_is_answered_as_data_at_its_own_address(client: FlaskClient) -> None:
    for response in (
        client.get("/article/lancement", headers={"Accept": "text/turtle"}),
        client.get("/article/lancement.ttl"),
    ):
        assert (response.status_code, response.mimetype) == (200, "text/turtle")
        assert b"Claim" in response.data


def test_claim_leads_to_its_place_in_its_article(client: FlaskClient, person: Any) -> None:
    response = client.get("/claim/c1")
    assert (response.status_code, response.headers["Location"]) == (303, "/article/lancement#c-c1")
    assert 'id="c-c1"' in person.get("/article/lancement").text
    assert client.get("/claim/none").status_code == 404
