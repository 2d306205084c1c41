"""The demo articles, read by the real extractor: what every claim in a store promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph_store import EmbeddedStore, Rows, Store, open_store
from ingest import DEMO_FOLDER, article_text, graph_of, ingest_files, list_articles, read
from ingest.extract import RuleExtractor
from ingest.quotations import MAX_LENGTH
from ontology import prefix_header

_QUOTATIONS = """
SELECT ?claim ?article ?start ?end ?exact WHERE {
    GRAPH ?article {
        ?claim a mlg:Claim ; oa:hasTarget [ oa:hasSource ?article ; oa:hasSelector ?selector ] .
        ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
    }
}
"""


@pytest.fixture(scope="module")
def store(demo_store_path: Path) -> EmbeddedStore:
    return open_store(demo_store_path)


def rows(store: Store, text: str) -> list[tuple[str, ...]]:
    answer = store.query(prefix_header() + text)
    assert isinstance(answer, Rows)
    return [
        tuple(term.value if isinstance(term, Literal | NamedNode) else "" for term in row)
        for row in answer.rows
    ]


def test_every_claim_quotes_its_article_exactly_and_briefly(store: EmbeddedStore) -> None:
    texts = {article.slug: article_text(store, article.slug) for article in list_articles(store)}
    quotations = rows(store, _QUOTATIONS)
    assert len(quotations) == sum(article.claims for article in list_articles(store))
    for _, article, start, end, exact in quotations:
        assert texts[article.rpartition("/")[2]][int(start) : int(end)] == exact
        assert 0 < len(exact) <= MAX_LENGTH


def test_every_fact_about_a_thing_is_proved_by_a_claim(store: EmbeddedStore) -> None:
    unproved = f"""SELECT ?s ?p ?o WHERE {{
        GRAPH ?article {{ ?article a mlg:Article . ?s ?p ?o }}
        FILTER (STRSTARTS(STR(?s), "{store.base}/id/"))
        FILTER NOT EXISTS {{
            GRAPH ?article {{ ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }}
        }}
    }}"""
    assert rows(store, unproved) == []


def test_every_thing_that_a_fact_names_has_a_type_and_a_name(store: EmbeddedStore) -> None:
    bare = f"""SELECT DISTINCT ?thing WHERE {{
        {{ ?thing ?p ?o }} UNION {{ ?s ?p ?thing }}
        FILTER (STRSTARTS(STR(?thing), "{store.base}/id/"))
        FILTER NOT EXISTS {{ ?thing a ?type ; rdfs:label ?label }}
    }}"""
    assert rows(store, bare) == []


def test_an_article_by_itself_says_what_a_store_holds_of_it(store: EmbeddedStore) -> None:
    """Persons aside, whose addresses a store's secret keys."""
    file = DEMO_FOLDER / "nouvelles-regions-sept-decrets.txt"
    alone = {str(quad) for quad in graph_of(RuleExtractor().extract(read(file))) if "/id/p-" not in str(quad)}
    snapshot = store.snapshot().store
    graph = NamedNode(next(iter(quad.rsplit(" <", 1)[1].rstrip("> .") for quad in alone)))
    stored = {str(quad) for quad in tuple(snapshot.quads_for_pattern(None, None, None, graph))}
    assert alone
    assert alone == {quad for quad in stored if "/id/p-" not in quad}


def test_the_demos_own_description_is_not_read_as_an_article(store: EmbeddedStore) -> None:
    assert (DEMO_FOLDER / "README.md").exists()
    assert len(list_articles(store)) == len(list(DEMO_FOLDER.glob("*.txt"))) == 19


def test_the_seed_goes_in_whole_and_twice_without_a_change(tmp_path: Path, seed_file: Path) -> None:
    store = open_store(tmp_path / "store")
    first = ingest_files([seed_file], store)
    revision = store.revision()
    again = ingest_files([seed_file], store)
    assert (first.new, again.unchanged, first.faults) == (1, 1, ())
    assert first.claims == again.claims > 0
    assert store.revision() == revision
