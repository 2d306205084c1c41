from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from ingest import Article, Entity, Extraction, Relation
from ingest.article_graph import article_triples, decimal
from ingest.claims import NAME, TYPE, Claim, Claims, claims_of
from ingest.model import Evidence, Span
from ingest.quotations import MAX_LENGTH, Quotations
from ingest.resolve import resolve
from ontology import mlg, territories

BASE = "http://localhost:8000"
GRAPH = f"{BASE}/article/a-1"
TEXT = (
    "Un titre\n\nAnne Dupont dirige Loopeat. Loopeat travaille avec Biosud depuis 2012.\n"
    "Biosud travaille avec Loopeat. La Bretagne aide la Bretagne.\n"
)


def entity(type_: str, *names: str, id_: str = "", confidence: float = 0.9) -> Entity:
    start = TEXT.find(names[0])
    return Entity(id_ or names[0], type_, names, (Span(start, start + len(names[0])),), confidence)


def relation(
    subject: str, predicate: str, target: str, words: str, details: Mapping[str, str] | None = None
) -> Relation:
    start = TEXT.index(words)
    evidence = Evidence(start, start + len(words), words)
    return Relation(subject, predicate, target, 0.8, "test", evidence, details or {})


ENTITIES = (entity("Person", "Anne Dupont"), entity("Company", "Loopeat"), entity("Company", "Biosud"))
DIRECTS = relation("Anne Dupont", "directs", "Loopeat", "Anne Dupont dirige Loopeat.", {"role": "dirige"})
WORKS = relation("Loopeat", "partnerOf", "Biosud", "Loopeat travaille avec Biosud depuis 2012.")
WORKS_BACK = relation("Biosud", "partnerOf", "Loopeat", "Biosud travaille avec Loopeat.")


def claims(*relations: Relation, entities: tuple[Entity, ...] = ENTITIES, threshold: float = 0.5) -> Claims:
    extraction = Extraction(Article("/a.txt", TEXT, "Un titre"), entities, relations, "test/1")
    things = resolve(extraction, secret="s", authorities=territories())
    return claims_of(extraction, things, article=GRAPH, threshold=threshold)


def triples(*relations: Relation, entities: tuple[Entity, ...] = ENTITIES) -> frozenset[Triple]:
    article = Article(
        "/a.txt", TEXT, "Un titre", date="2013-12", url="https://exemple.fr/a", publisher="Port"
    )
    return article_triples(article, claims(*relations, entities=entities), base=BASE, slug="a-1")


def only(made: Claims, predicate: str) -> Claim:
    (claim,) = [claim for claim in made.claims if claim.predicate == predicate]
    return claim


def test_a_relation_is_a_claim_with_its_quotation_and_a_plain_fact() -> None:
    graph = triples(DIRECTS)
    claim = only(claims(DIRECTS), "directs")
    node = NamedNode(f"{BASE}/claim/{claim.digest}")
    subject, target = NamedNode(f"{BASE}/id/{claim.subject}"), NamedNode(f"{BASE}/id/loopeat")
    assert Triple(subject, mlg("directs"), target) in graph
    assert Triple(node, mlg("role"), Literal("dirige")) in graph
    selector = NamedNode(f"{node.value}#selector")
    exact = NamedNode("http://www.w3.org/ns/oa#exact")
    assert Triple(selector, exact, Literal("Anne Dupont dirige Loopeat.")) in graph


def test_types_and_names_are_claims_proved_by_the_first_sentence_that_mentions_them() -> None:
    made = claims(entities=(entity("Company", "Biosud"),))
    assert {claim.predicate for claim in made.claims} == {TYPE, NAME}
    assert {claim.evidence.text for claim in made.claims} == {"Loopeat travaille avec Biosud depuis 2012."}


def test_a_claim_is_known_by_article_predicate_names_and_words_alone() -> None:
    (first,) = [claim for claim in claims(DIRECTS).claims if claim.predicate == "directs"]
    surer = Relation("Anne Dupont", "directs", "Loopeat", 0.99, "other", DIRECTS.evidence)
    other_type = (ENTITIES[0], entity("Organization", "Loopeat"), ENTITIES[2])
    assert only(claims(surer), "directs").digest == first.digest
    assert only(claims(DIRECTS, entities=other_type), "directs").digest == first.digest


def test_a_symmetric_fact_stands_once_whichever_way_it_is_said() -> None:
    facts = {t for t in triples(WORKS, WORKS_BACK) if t.predicate == mlg("partnerOf")}
    assert len(facts) == 1
    assert len([claim for claim in claims(WORKS, WORKS_BACK).claims if claim.predicate == "partnerOf"]) == 2


def test_below_the_threshold_a_claim_stands_without_its_fact() -> None:
    made = claims(DIRECTS, threshold=0.85)
    assert not only(made, "directs").stands
    assert made.standing  # the entities are surer than that


def test_a_fact_about_a_doubtful_thing_does_not_stand() -> None:
    doubtful = (ENTITIES[0], entity("Company", "Loopeat", confidence=0.2))
    graph = triples(DIRECTS, entities=doubtful)
    loopeat = NamedNode(f"{BASE}/id/loopeat")
    assert not [t for t in graph if t.predicate in {mlg("directs"), mlg("mentions")} and t.object == loopeat]
    assert not [t for t in graph if t.subject == loopeat]


@pytest.mark.parametrize(
    "bad",
    [
        relation("Loopeat", "directs", "Biosud", "Loopeat travaille"),  # a company heads nothing
        relation("Loopeat", "admires", "Biosud", "Loopeat travaille"),  # not in the vocabulary
        relation("Loopeat", "partnerOf", "Loopeat", "Loopeat travaille"),  # with itself
        relation("Loopeat", "partnerOf", "nobody", "Loopeat travaille"),
        relation("nobody", "partnerOf", "Loopeat", "Loopeat travaille"),
        relation("Loopeat", "foundedOn", "jadis", "Loopeat travaille"),
        Relation("Loopeat", "partnerOf", "Biosud", 0.8, "test", Evidence(0, 5, "autre")),
        Relation("Loopeat", "partnerOf", "Biosud", 0.8, "test", Evidence(3, 3, "")),
    ],
)
def test_what_does_not_fit_vocabulary_things_or_text_is_left_out_and_counted(bad: Relation) -> None:
    made = claims(DIRECTS, bad)
    assert made.claims == claims(DIRECTS).claims
    assert made.left_out == 1


def test_a_date_is_as_precise_as_the_article_says() -> None:
    founded = relation("Loopeat", "foundedOn", "2012", "Loopeat travaille avec Biosud depuis 2012.")
    (fact,) = [t for t in triples(founded) if t.predicate == mlg("foundedOn")]
    assert fact.object == Literal("2012", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))


def test_a_territory_and_its_council_of_the_same_name_are_both_named() -> None:
    both = (entity("Region", "Bretagne", id_="r"), entity("PublicBody", "Bretagne", id_="b"))
    named = {claim.subject for claim in claims(entities=both).claims if claim.predicate == NAME}
    assert named == {"bretagne", "bretagne-organisation"}


def test_every_claim_quotes_the_article_exactly() -> None:
    for claim in claims(DIRECTS, WORKS, WORKS_BACK).claims:
        assert TEXT[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_the_store_gives_triples_back_as_they_were_made() -> None:
    """Else an unchanged article would look changed."""
    graph = triples(DIRECTS, WORKS, relation("Loopeat", "foundedOn", "2012", "Loopeat travaille"))
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, NamedNode(GRAPH)) for t in graph)
    assert {Triple(q.subject, q.predicate, q.object) for q in tuple(store)} == graph


@pytest.mark.parametrize(("value", "text"), [(0.8, "0.8"), (1.0, "1"), (0.0, "0"), (1 / 3, "0.3333")])
def test_a_confidence_is_a_short_decimal(value: float, text: str) -> None:
    assert decimal(value).value == text


@given(st.permutations([DIRECTS, WORKS, WORKS_BACK, WORKS]), st.permutations(ENTITIES))
def test_claims_do_not_depend_on_the_order_of_extraction(
    relations: list[Relation], entities: list[Entity]
) -> None:
    assert claims(*relations, entities=tuple(entities)).claims == claims(DIRECTS, WORKS, WORKS_BACK).claims


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=1, max_value=120))
def test_a_long_sentence_is_cut_at_words_around_what_it_is_quoted_for(seed: int, length: int) -> None:
    dice = random.Random(seed)
    text = " ".join("x" * dice.randint(1, 12) for _ in range(length)) + "."
    start = dice.randrange(len(text))
    mention = Span(start, min(len(text), start + dice.randint(1, 40)))
    evidence = Quotations(text).of_mention(mention)
    assert text[evidence.start : evidence.end] == evidence.text
    assert 0 < len(evidence.text) <= MAX_LENGTH
    assert evidence.start <= mention.start
    assert evidence.end >= mention.end or text[mention.start : mention.end].endswith(" ")
