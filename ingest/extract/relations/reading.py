"""The order in which rules are applied, and how what they find becomes relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extract.document import Document
from ingest.extract.relations import documentwide
from ingest.extract.relations.appositions import read_appositions, read_parentheses, without_asides
from ingest.extract.relations.choosing import keep, relation_of, specific
from ingest.extract.relations.dates_of import held_on
from ingest.extract.relations.frames import frame_rules
from ingest.extract.relations.mutual import mutual_findings
from ingest.extract.relations.places import place_findings
from ingest.extract.relations.roles import read_roles
from ingest.extract.relations.rule import Finding, RuleIndex, run
from ingest.extract.relations.rulebook import read_rulebook
from ingest.extract.relations.slots import Scene, read_scenes
from ingest.model import Entity, Relation

_BOOK = (*frame_rules(), *read_rulebook())
_ASIDES = tuple(one for one in _BOOK if one.name.startswith("aside-"))  # what parentheses themselves say
_RULES = tuple(one for one in _BOOK if one not in _ASIDES)
# Who acts is sure only once roles and descriptions are out of the way ("le recteur de l'académie ouvre …").
_ACTING = RuleIndex(one for one in _RULES if one.head and one.name != "with-partner")
_OTHERS = RuleIndex(one for one in _RULES if not one.head or one.name == "with-partner")
_ENOUGH_SLOTS = 2


def find_relations(
    document: Document, entities: Sequence[Entity], scenes: Sequence[Scene] | None = None
) -> tuple[Relation, ...]:
    """Find the claims of one article about its entities, best first.

    Each (subject, predicate, object) stands once, with the exact words that say it best, at most 300.
    ``scenes`` are the document's, where they have been read already.
    """
    known = {entity.id: entity for entity in entities if entity.mentions}
    scenes = read_scenes(document, entities) if scenes is None else scenes
    found: dict[tuple[str, str, str], Relation] = {}
    for scene in scenes:
        for finding in read_scene(scene):
            keep(found, relation_of(document, scene, finding, known))
    for relation in documentwide.find(document, scenes, known):
        keep(found, relation)
    return tuple(sorted(specific(found), key=lambda one: (-one.confidence, one.evidence.start)))


def read_scene(scene: Scene) -> Iterator[Finding]:
    """Find all that the rules say of one sentence: on the full template, then on shorter and shorter ones."""
    if len(scene.slots) < _ENOUGH_SLOTS:
        return
    said, plain = read_parentheses(scene.template)
    yield from said
    if plain != scene.template:
        yield from run(_ASIDES, scene.template)
    said, _ = read_appositions(plain)
    yield from said
    said, without_roles = read_roles(plain)
    yield from said
    said, bare = read_appositions(without_roles)
    yield from said
    if (
        bare != plain
    ):  # roles may hang on a person behind an apposition: "chercheuse à X, unité de Y, …, Anne Roy"
        _, shorter = read_appositions(plain)
        said, _ = read_roles(shorter)
        yield from said
    acting, others = _ACTING.likely(scene.template), _OTHERS.likely(scene.template)
    shortest = without_asides(bare)
    for template in dict.fromkeys((bare, shortest)):
        yield from run(acting, template)
    for one in run(acting, plain) if ", qui " in plain else ():
        # "à la tête du réseau X, qui couvre Y": whose clause it is, is sure even before roles are taken out.
        if f"{one.subject}>, qui " in plain:
            yield one
    for template in dict.fromkeys((plain, without_roles, bare, shortest)):
        yield from run(others, template)
    yield from mutual_findings(bare, bare.lower())
    yield from held_on(scene, plain)
    yield from place_findings(plain)
