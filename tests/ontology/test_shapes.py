"""The shapes: a sound claim passes, and each thing that can be wrong with it is said in a sentence."""

import pyoxigraph as ox
import pytest

from ontology import prefix_header, violations

SOUND = """
<http://x/article/a> a mlg:Article ; dcterms:title "Un titre" ; dcterms:issued "2013-12"^^xsd:gYearMonth ; mlg:mentions <http://x/id/p>, <http://x/id/i> .
<http://x/id/p> a mlg:Person ; rdfs:label "Awa Diallo" ; mlg:directs <http://x/id/i> .
<http://x/id/i> a mlg:Incubator ; rdfs:label "Le Nid" ; mlg:foundedOn "2007"^^xsd:gYear .
<http://x/claim/1> a mlg:Claim ; rdf:subject <http://x/id/p> ; rdf:predicate mlg:directs ; rdf:object <http://x/id/i> ;
    mlg:confidence 0.8 ; mlg:rule "head-noun" ; oa:hasTarget <http://x/claim/1#target> .
<http://x/claim/1#target> a oa:SpecificResource ; oa:hasSource <http://x/article/a> ; oa:hasSelector <http://x/claim/1#selector> .
<http://x/claim/1#selector> a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start 12 ; oa:end 30 ; oa:exact "Awa Diallo dirige" .
"""  # noqa: E501 - Turtle reads better whole


def wrongs(turtle: str) -> list[str]:
    triples = ox.parse(prefix_header() + turtle, format=ox.RdfFormat.TURTLE)
    return [violation.message_en for violation in violations(quad.triple for quad in triples)]


def test_a_sound_article_with_its_claim_passes() -> None:
    assert wrongs(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (' ; rdfs:label "Le Nid"', "", "An entity has exactly one preferred name"),
        ('"Le Nid"', '"Le Nid", "Nid"', "An entity has exactly one preferred name"),
        ('; dcterms:title "Un titre"', "", "An article has exactly one title"),
        ("a mlg:Article", "a mlg:Article ; mlg:unread true", "An unread article mentions nothing"),
        ('"2013-12"^^xsd:gYearMonth', '"2013-12"', "The date of an article is a year, a month or a day"),
        ("rdf:subject <http://x/id/p> ;", "", "A claim has exactly one subject"),
        ("rdf:object <http://x/id/i> ;", "", "A claim has exactly one object"),
        ("mlg:confidence 0.8", "mlg:confidence 1.2", "from 0 to 1"),
        ("mlg:confidence 0.8", 'mlg:confidence "high"', "from 0 to 1"),
        (" ; oa:hasTarget <http://x/claim/1#target>", "", "A claim has its evidence"),
        ('"Awa Diallo dirige"', '""', "Evidence quotes the exact words"),
        ("oa:end 30", "oa:end 12", "before its end"),
        ("oa:start 12", "oa:start -1", "from 0 on"),
        ("a mlg:Person", "a mlg:Event", "The subject of “directs” is a person."),
        ("a mlg:Incubator", "a mlg:Place", "The object of “directs” is an organisation or a programme."),
        ('"2007"^^xsd:gYear', '"2007"', "The object of “founded on” is a year, a month or a day."),
    ],
)
def test_each_fault_is_named(old: str, new: str, message: str) -> None:
    assert old in SOUND
    assert any(message in wrong for wrong in wrongs(SOUND.replace(old, new)))
