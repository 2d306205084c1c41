"""Which relations of an annotated article are right answers, and which count neither way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.training.material import GoldArticle, GoldEntity, GoldRelation
from ontology import DATED, SYMMETRIC

_PLACES = {"Place", "Region"}


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What relations of an article are right, and by which gold relation; what counts neither way."""

    answers: dict[tuple[str, str, str], int]
    neutral: set[tuple[str, str, str]]
    optional: frozenset[str]  # entities that need not be found: what is said of them counts neither way


def answer_key(gold: GoldArticle) -> AnswerKey:
    """Return the right answers of an annotated article, in every form that is right."""
    known = {one.id: one for one in gold.entities}
    key = AnswerKey({}, set(), frozenset(one.id for one in gold.entities if one.optional))
    for index, relation in enumerate(gold.relations):
        optional = is_optional(relation, known)
        for triple in _forms(relation, known):
            if optional:
                key.neutral.add(triple)
            else:
                key.answers.setdefault(triple, index)
        if "directs" in relation.predicates:
            key.neutral.add((relation.subject, "affiliatedWith", relation.object))
    inside = {
        (relation.subject, relation.object)
        for relation in gold.relations
        if {"partOf", "locatedIn"} & set(relation.predicates)
    }
    for subject, predicate, place in list(key.answers):
        if predicate in ("locatedIn", "activeIn"):
            key.neutral.update((subject, predicate, outer) for inner, outer in inside if inner == place)
    return key


def is_optional(relation: GoldRelation, known: Mapping[str, GoldEntity]) -> bool:
    """Whether a relation, or one of its ends, need not be found."""
    ends = [relation.subject] if relation.predicates[0] in DATED else [relation.subject, relation.object]
    return relation.optional or any(known[end].optional for end in ends)


def _forms(relation: GoldRelation, known: Mapping[str, GoldEntity]) -> Iterable[tuple[str, str, str]]:
    subject, target = relation.subject, relation.object
    for predicate in relation.predicates:
        yield subject, predicate, target
        if predicate in SYMMETRIC:
            yield target, predicate, subject
        if predicate == "partOf" and all(_PLACES & set(known[end].types) for end in (subject, target)):
            yield subject, "locatedIn", target
