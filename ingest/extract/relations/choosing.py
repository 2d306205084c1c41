"""From what rules find to claims: which ends fit, which of several readings of a fact is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.extract.document import Document
from ingest.extract.relations.details import with_details
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.rule import Finding
from ingest.extract.relations.slots import TYPES, Scene
from ingest.model import Entity, Relation, Span
from ontology import DATED, signature

# The guide annotates the most specific relation: the general one is dropped beside it.
_IMPLIED = {"affiliatedWith": ("directs",)}


def relation_of(
    document: Document, scene: Scene, finding: Finding, known: dict[str, Entity]
) -> Relation | None:
    """Return a finding as a claim with its evidence, or ``None`` where its ends do not fit the relation."""
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


def keep(found: dict[tuple[str, str, str], Relation], relation: Relation | None) -> None:
    """Keep the best claim of each fact; a symmetric one stands once, whichever way it was said."""
    if relation is None:
        return
    key = (relation.subject, relation.predicate, relation.object)
    if relation.predicate == "partnerOf" and (relation.object, relation.predicate, relation.subject) in found:
        key = (relation.object, relation.predicate, relation.subject)
    if key not in found or found[key].confidence < relation.confidence:
        found[key] = relation


def specific(found: dict[tuple[str, str, str], Relation]) -> Iterable[Relation]:
    """Leave out what a more specific claim implies: affiliation beside direction, a year beside its day."""
    dates = {key for key in found if key[1] in DATED}
    # "la loi du 12 décembre 2016, publiée jeudi": the date that is part of the name is the text's own.
    by_name = {key[0]: key for key in dates if key[1] == "dated" and found[key].rule == "date-in-name"}
    for (subject, predicate, target), relation in found.items():
        if any((subject, narrower, target) in found for narrower in _IMPLIED.get(predicate, ())):
            continue
        if predicate == "dated" and by_name.get(subject, (subject, predicate, target))[2] != target:
            continue
        if predicate in DATED and any(
            key[:2] == (subject, predicate) and len(key[2]) > len(target) and key[2].startswith(target)
            for key in dates
        ):
            continue
        yield relation
