"""The order in which rules are applied, and how what they find becomes relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.extract.document import Document
from ingest.extract.relations import documentwide
from ingest.extract.relations.appositions import read_appositions, read_parentheses, without_asides
from ingest.extract.relations.dates_of import held_on
from ingest.extract.relations.details import with_details
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.frames import frame_rules
from ingest.extract.relations.mutual import mutual_findings
from ingest.extract.relations.places import place_findings
from ingest.extract.relations.roles import read_roles
from ingest.extract.relations.rule import Finding, run
from ingest.extract.relations.rulebook import read_rulebook
from ingest.extract.relations.slots import TYPES, Scene, read_scenes
from ingest.model import Entity, Relation, Span
from ontology import DATED, signature

_RULES = (*frame_rules(), *read_rulebook())
# Who acts is sure only once roles and descriptions are out of the way ("le recteur de l'académie ouvre …").
_ACTING = tuple(one for one in _RULES if one.head and one.name != "with-partner")
_OTHERS = tuple(one for one in _RULES if not one.head or one.name == "with-partner")
# The guide annotates the most specific relation: the general one is dropped beside it.
_IMPLIED = {"affiliatedWith": ("directs",)}
_ENOUGH_SLOTS = 2


def find_relations(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Find the claims of one article about its entities, best first.

    Each (subject, predicate, object) stands once, with the exact words that say it best, at most 300.
    """
    entities = [entity for entity in entities if entity.mentions]
    known = {entity.id: entity for entity in entities}
    scenes = read_scenes(document, entities)
    found: dict[tuple[str, str, str], Relation] = {}
    for scene in scenes:
        for finding in read_scene(scene):
            _keep(found, _relation(document, scene, finding, known))
    for relation in documentwide.find(document, scenes, known):
        _keep(found, relation)
    return tuple(sorted(_specific(found), key=lambda one: (-one.confidence, one.evidence.start)))


def read_scene(scene: Scene) -> Iterator[Finding]:
    """Find all that the rules say of one sentence: on the full template, then on shorter and shorter ones."""
    if len(scene.slots) < _ENOUGH_SLOTS:
        return
    said, plain = read_parentheses(scene.template)
    yield from said
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
    for template in dict.fromkeys((bare, without_asides(bare))):
        yield from run(_ACTING, template, template.lower())
    for one in run(_ACTING, plain, plain.lower()) if ", qui " in plain else ():
        # "à la tête du réseau X, qui couvre Y": whose clause it is, is sure even before roles are taken out.
        if f"{one.subject}>, qui " in plain:
            yield one
    for template in dict.fromkeys((plain, without_roles, bare)):
        yield from run(_OTHERS, template, template.lower())
    yield from mutual_findings(bare, bare.lower())
    yield from held_on(scene, plain)
    yield from place_findings(plain)


def _relation(
    document: Document, scene: Scene, finding: Finding, known: dict[str, Entity]
) -> Relation | None:
    subject, target = scene.slots[finding.subject], scene.slots[finding.object]
    subjects, objects = signature(finding.predicate)
    dated = finding.predicate in DATED
    if TYPES.get(subject.letter) not in subjects or subject.key == target.key:
        return None
    if dated != (target.letter == "D") or (not dated and TYPES[target.letter] not in objects):
        return None
    if finding.predicate == "incubates" and target.letter == "P" and subject.letter != "I":
        return None
    if finding.predicate == "partOf":
        if any((subject.letter in kind) != (target.letter in kind) for kind in ("LG", "M")):
            return None  # like with like: places, programmes, organisations
        if _is_within(known[target.key], known[subject.key]):
            subject, target = target, subject
    ends = Span(min(subject.start, target.start), max(subject.end, target.end))
    confidence = round(finding.confidence * min(subject.sure, target.sure), 2)
    return Relation(
        subject.key, finding.predicate, target.key, confidence, finding.rule,
        quotation(document.text, scene.span, ends), with_details(scene, finding, document.words(scene.span)),
    )  # fmt: skip


_SITES = re.compile(
    r"(?:quartier|zone|parc|campus|domaine|site|rue|place|tour|halle|hôtel|maison|palais|château|gare|"
    r"usine|cité|espace|"
    r"pôle|technoparc|îlot|friche|salle|centre|tiers-lieu|lieu|station|fort|port|avenue|boulevard)\b",
    re.IGNORECASE,
)


def _is_within(inner: Entity, outer: Entity) -> bool:
    """Whether two places are the other way round than said: "à Lyon, dans le quartier X"."""
    if outer.type == "Region":
        return inner.type != "Region"
    return bool(_SITES.match(inner.names[0])) and not _SITES.match(outer.names[0])


def _keep(found: dict[tuple[str, str, str], Relation], relation: Relation | None) -> None:
    """Keep the best claim of each fact; a symmetric one stands once, whichever way it was said."""
    if relation is None:
        return
    key = (relation.subject, relation.predicate, relation.object)
    if relation.predicate == "partnerOf" and (relation.object, relation.predicate, relation.subject) in found:
        key = (relation.object, relation.predicate, relation.subject)
    if key not in found or found[key].confidence < relation.confidence:
        found[key] = relation


def _specific(found: dict[tuple[str, str, str], Relation]) -> Iterable[Relation]:
    dates = {key for key in found if key[1] in DATED}
    for (subject, predicate, target), relation in found.items():
        if any((subject, narrower, target) in found for narrower in _IMPLIED.get(predicate, ())):
            continue
        if predicate in DATED and any(
            key[:2] == (subject, predicate) and len(key[2]) > len(target) and key[2].startswith(target)
            for key in dates
        ):
            continue
        yield relation
