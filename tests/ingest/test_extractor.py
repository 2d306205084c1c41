"""The extractor as a whole: replaceable steps, and the JSON that the scorer reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.extract import RuleExtractor, to_json
from ingest.extract.document import Document
from ingest.extract.rule_extractor import with_support
from ingest.model import Article, Entity, Evidence, Relation, Span
from ontology import fold

SHARED = Path(__file__).parents[2].parent / "shared"
SEED = SHARED / "articles" / "seed.txt"

TEXT = "Sylvie Kerbrat dirige l'incubateur Kervalo à Brest."


def test_each_step_can_be_replaced() -> None:
    def one_entity(document: Document) -> tuple[Entity, ...]:
        return (Entity("e1", "Place", ("Brest",), (Span(45, 50),)),)

    def no_relation(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
        assert [entity.id for entity in entities] == ["e1"]
        return ()

    extraction = RuleExtractor(one_entity, no_relation).extract(Article("test", TEXT, "test"))
    assert [entity.names for entity in extraction.entities] == [("Brest",)]
    assert extraction.relations == ()


def test_the_same_article_is_read_the_same_way_twice() -> None:
    article = Article("test", TEXT, "test")
    assert RuleExtractor().extract(article) == RuleExtractor().extract(article)


def test_the_json_form_holds_text_entities_and_offsets() -> None:
    form = json.loads(json.dumps(to_json(RuleExtractor().extract(Article("test", TEXT, "test")))))
    assert form["article"]["text"] == TEXT
    assert {entity["type"] for entity in form["entities"]} == {"Person", "Incubator", "Place"}
    for entity in form["entities"]:
        for mention in entity["mentions"]:
            assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    for relation in form["relations"]:
        evidence = relation["evidence"]
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]


def test_an_empty_article_says_nothing() -> None:
    extraction = RuleExtractor().extract(Article("test", "", "test"))
    assert (extraction.entities, extraction.relations) == ((), ())


@pytest.mark.skipif(not SEED.exists(), reason="the shared seed article is not here")
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nadine Richez-Battesti", "Person"),
        ("Delphine Vallade", "Person"),
        ("Laboratoire d’économie et de sociologie du travail", "ResearchOrganization"),
        ("master 2 RH ESS", "Programme"),
        ("Université Montpellier 3", "University"),
        ("Université Aix-Marseille", "University"),
        ("Cnrs", "ResearchOrganization"),
        ("Alter’Incub", "Incubator"),
        ("Languedoc-Roussillon", "Region"),
        ("Région Languedoc-Roussillon", "PublicBody"),
        ("Rhône-Alpes", "Region"),
        ("Poitou-Charentes", "Region"),
        ("1ères Rencontres internationales de l’innovation sociale", "Event"),
        ("Montpellier", "Place"),
        ("Union régionale des Scop Languedoc-Roussillon", "Organization"),
        ("Urscop Languedoc-Roussillon", "Organization"),
        ("Avise", "Organization"),
        ("Maison des Sciences de l’Homme de Montpellier", "ResearchOrganization"),
    ],
)
def test_the_seed_article_names_its_actors(name: str, kind: str) -> None:
    entities = _seed_entities()
    assert [entity.type for entity in entities if fold(name) in map(fold, entity.names)] == [kind]


def _seed_entities() -> tuple[Entity, ...]:
    return RuleExtractor().extract(Article("seed", SEED.read_text(encoding="utf-8"), "seed")).entities


def test_a_doubtful_name_is_as_sure_as_what_is_surely_said_of_it() -> None:
    doubtful = Entity("e1", "Company", ("Brasurio",), (Span(0, 8),), confidence=0.4)
    alone = Entity("e2", "Company", ("Loopeat",), (Span(9, 16),), confidence=0.4)
    founded = Relation("e1", "foundedOn", "2019", 0.8, "born", Evidence(0, 8, "Brasurio"))
    supported = {entity.id: entity.confidence for entity in with_support((doubtful, alone), (founded,))}
    assert supported == {"e1": 0.8, "e2": 0.4}


def test_the_version_is_the_same_for_the_same_rules() -> None:
    assert RuleExtractor().version == RuleExtractor().version
    assert len(RuleExtractor().version) == 12
