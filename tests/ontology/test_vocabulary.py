"""The vocabulary: the Turtle defines what Python names, and every term explains itself in both languages."""

import json
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

import ontology
from ontology import CLASSES, DATED, MLG, RELATIONS, SYMMETRIC, UnknownTerm

EXTRA = {
    "Entity", "Actor", "Article", "Claim", "mentions", "unread", "confidence", "rule", "role", "since",
    "until", "ended", "amount", "inseeCode", "isoCode", "validFrom", "validUntil", "inverseLabel",
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(ontology.VOCABULARY_FILE)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(ontology.SHAPES_FILE)


def term(name: str) -> URIRef:
    return URIRef(MLG + name)


def local_names(nodes: Iterable[Node | None]) -> set[str]:
    return {str(node).removeprefix(MLG) for node in nodes if str(node).startswith(MLG)}


def classes_of(vocabulary: Graph, node: Node | None) -> frozenset[str]:
    """The entity classes that a domain or range lets in: unions opened, superclasses followed down."""
    if node is None:
        return frozenset()
    union = vocabulary.value(node, OWL.unionOf)
    if union is not None:
        return frozenset().union(*(classes_of(vocabulary, part) for part in Collection(vocabulary, union)))
    below = local_names(vocabulary.transitive_subjects(RDFS.subClassOf, node))
    return frozenset(below & set(CLASSES))


def test_python_and_turtle_name_the_same_terms(vocabulary: Graph) -> None:
    assert local_names(vocabulary.subjects(RDF.type)) == {*CLASSES, *RELATIONS, *DATED, *EXTRA}
    assert set(CLASSES) <= local_names(vocabulary.subjects(RDF.type, OWL.Class))
    assert set(RELATIONS) | {"mentions"} == local_names(vocabulary.subjects(RDF.type, OWL.ObjectProperty))
    assert set(DATED) < local_names(vocabulary.subjects(RDF.type, OWL.DatatypeProperty))
    assert local_names(vocabulary.subjects(RDF.type, OWL.SymmetricProperty)) == SYMMETRIC


def test_the_guide_has_thirteen_classes_and_twentyone_predicates() -> None:
    assert (len(CLASSES), len(RELATIONS), len(DATED)) == (13, 18, 3)


def test_actors_are_the_subclasses_of_actor(vocabulary: Graph) -> None:
    assert local_names(vocabulary.subjects(RDFS.subClassOf, term("Actor"))) == ontology.ACTORS


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", sorted({*CLASSES, *RELATIONS, *DATED, *EXTRA}))
def test_every_term_has_a_label_and_a_comment(name: str, lang: str) -> None:
    assert ontology.term_label(name, lang)
    assert ontology.term_comment(name, lang).endswith(".")


@pytest.mark.parametrize("name", RELATIONS + DATED)
def test_every_predicate_can_be_read_backwards(name: str) -> None:
    assert ontology.term_inverse_label(name, "fr")
    assert ontology.term_inverse_label(name, "en")


def test_no_term_has_two_labels_in_one_language(vocabulary: Graph) -> None:
    for predicate in (RDFS.label, RDFS.comment, term("inverseLabel")):
        texts = [(s, o.language) for s, o in vocabulary.subject_objects(predicate) if isinstance(o, Literal)]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", RELATIONS + DATED)
def test_domains_and_ranges_let_in_the_signature(vocabulary: Graph, name: str) -> None:
    subjects, objects = ontology.signature(name)
    assert classes_of(vocabulary, vocabulary.value(term(name), RDFS.domain)) == subjects
    extra = {"Programme"} if name == "affiliatedWith" else set()  # its subproperty directs may run to one
    assert classes_of(vocabulary, vocabulary.value(term(name), RDFS.range)) == objects | extra


def test_subproperties_stay_within_their_superproperty(vocabulary: Graph) -> None:
    for below, above in vocabulary.subject_objects(RDFS.subPropertyOf):
        if str(below).startswith(MLG) and str(above).startswith(MLG):
            for side in (RDFS.domain, RDFS.range):
                assert classes_of(vocabulary, vocabulary.value(below, side)) <= classes_of(
                    vocabulary, vocabulary.value(above, side)
                )


def allowed(vocabulary: Graph, shapes: Graph, node: Node | None) -> frozenset[str]:
    single = shapes.value(node, SH["class"])
    if single is not None:
        return classes_of(vocabulary, single)
    either = shapes.value(node, SH["or"])
    assert either is not None
    choices = [choice for choice in Collection(shapes, either) if shapes.value(choice, SH["class"])]
    return frozenset().union(
        *(classes_of(vocabulary, shapes.value(choice, SH["class"])) for choice in choices)
    )


@pytest.mark.parametrize("name", RELATIONS + DATED)
def test_shapes_ask_for_the_signature(vocabulary: Graph, shapes: Graph, name: str) -> None:
    shape = shapes.value(predicate=SH.targetSubjectsOf, object=term(name))
    assert shape is not None
    subjects, objects = ontology.signature(name)
    assert allowed(vocabulary, shapes, shape) == subjects
    assert allowed(vocabulary, shapes, shapes.value(shape, SH.property)) == objects


def test_every_shape_speaks_both_languages(shapes: Graph) -> None:
    for holder in set(shapes.subjects(SH.message)):
        languages = sorted(
            str(m.language) for m in shapes.objects(holder, SH.message) if isinstance(m, Literal)
        )
        assert languages == ["en", "fr"]


def test_the_context_gives_each_term_its_short_name() -> None:
    context = json.loads(ontology.CONTEXT_FILE.read_text(encoding="utf-8"))["@context"]
    for prefix, namespace in ontology.PREFIXES.items():
        assert context[prefix] == namespace
    for name in (*RELATIONS, "mentions"):
        assert context[name] == {"@id": f"mlg:{name}", "@type": "@id"}
    for name in CLASSES + DATED:
        assert context[name] == f"mlg:{name}"


def test_the_context_expands_a_document() -> None:
    document = json.loads(ontology.CONTEXT_FILE.read_text(encoding="utf-8"))
    document |= {"id": "http://x/id/a", "type": "Incubator", "label": "A", "partnerOf": "http://x/id/b"}
    quads = ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD)
    subject = ox.NamedNode("http://x/id/a")
    assert {(quad.subject, quad.predicate, quad.object) for quad in quads} == {
        (subject, ox.NamedNode(str(RDF.type)), ontology.mlg("Incubator")),
        (subject, ox.NamedNode(str(RDFS.label)), ox.Literal("A")),
        (subject, ontology.mlg("partnerOf"), ox.NamedNode("http://x/id/b")),
    }


@pytest.mark.parametrize(
    "ask",
    [
        ontology.signature,
        lambda name: ontology.term_label(name, "fr"),
        lambda _: ontology.term_label("Law", "de"),
    ],
)
def test_an_unknown_term_is_a_plain_sentence(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(UnknownTerm, match=r"\.$|\)\.$"):
        ask("marriedTo")
