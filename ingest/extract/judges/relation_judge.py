"""The relations of an article: what the rules say, and what a trained model makes of each pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from ingest.extract.document import Document
from ingest.extract.judges.calibration import JUDGED
from ingest.extract.judges.linear import LinearModel, read_model, sigmoid
from ingest.extract.judges.pairs import HERE, Pair, find_pairs, read_lines
from ingest.extract.judges.relation_features import line_features, pair_features
from ingest.extract.relations import find_relations
from ingest.extract.relations.choosing import keep, specific
from ingest.extract.relations.details import with_details
from ingest.extract.relations.evidence import quotation
from ingest.extract.relations.rule import Finding
from ingest.extract.relations.slots import TYPES, Scene, read_scenes
from ingest.model import Entity, Relation, Span
from ontology import DATED, RELATIONS, SYMMETRIC, signature

RELATIONS_FILE = Path(__file__).with_name("relations.tsv")
LABELS = tuple(predicate + way for predicate in (*RELATIONS, *DATED) for way in "><")
_LIKELY = 0.33  # a pair below it is no claim: where F1 is best over articles left out of training
Told = Mapping[tuple[str, str], Mapping[str, float]]


@cache
def relations_model() -> LinearModel:
    """Return the model that is installed with the program."""
    return read_model(RELATIONS_FILE)


def read_relations(
    document: Document, entities: Sequence[Entity], model: LinearModel | None = None
) -> tuple[Relation, ...]:
    """Return the claims of one article about its entities, best first, each with the words that say it.

    ``model`` weighs the pairs; by default the one that is installed.
    """
    model = model or relations_model()
    scenes = read_scenes(document, entities)
    ruled = find_relations(document, entities, scenes)
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in ruled:
        keep(found, relation)
    for pair, features in featured_pairs(document, entities, scenes, ruled):
        scores = sigmoid(model.scores(features))
        for column in columns(pair):
            if scores[column] >= _LIKELY:
                keep(found, _claim(document, pair, column, float(scores[column])))
    return tuple(sorted(specific(found), key=lambda one: (-one.confidence, one.evidence.start)))


def featured_pairs(
    document: Document, entities: Sequence[Entity], scenes: Sequence[Scene], ruled: Iterable[Relation]
) -> Iterator[tuple[Pair, list[str]]]:
    """Yield each pair that some relation may hold of, and what the model looks at in it."""
    known = {entity.id: entity for entity in entities if entity.mentions}
    told = _told(ruled)
    headings = _headings(document)
    line, shared = None, []
    for pair in find_pairs(document, read_lines(scenes), known):
        if not columns(pair):
            continue
        if pair.line is not line:
            line = pair.line
            shared = line_features(line, headings[line.scene.block])
        ends = (pair.first.key, pair.second.key)
        said = {name + ">": sure for name, sure in told.get(ends, {}).items()}
        said |= {name + "<": sure for name, sure in told.get(ends[::-1], {}).items()}
        yield pair, pair_features(pair, shared, said)


def columns(pair: Pair) -> tuple[int, ...]:
    """Return which of ``LABELS`` may hold between the types of a pair."""
    return _columns(pair.first.letter, pair.second.letter)


@cache
def _columns(first: str, second: str) -> tuple[int, ...]:
    ways = {">": (first, second), "<": (second, first)}
    return tuple(n for n, label in enumerate(LABELS) if _fits(label[:-1], *ways[label[-1]]))


def _fits(predicate: str, subject: str, target: str) -> bool:
    subjects, objects = signature(predicate)
    if TYPES.get(subject) not in subjects:
        return False
    return target == "D" if predicate in DATED else TYPES.get(target) in objects


def _told(ruled: Iterable[Relation]) -> Told:
    told: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for relation in ruled:
        told[relation.subject, relation.object][relation.predicate] = relation.confidence
        if relation.predicate in SYMMETRIC:
            told[relation.object, relation.subject][relation.predicate] = relation.confidence
    return told


def _headings(document: Document) -> list[str]:
    """Return, for each block, the text of the heading or question that governs it."""
    governing = []
    heading = ""
    for block in document.blocks:
        if block.kind in ("heading", "question"):
            heading = document.text[block.start : block.end]
        governing.append(heading)
    return governing


def _claim(document: Document, pair: Pair, column: int, likelihood: float) -> Relation:
    predicate, way = LABELS[column][:-1], LABELS[column][-1]
    subject, target = (pair.first, pair.second) if way == ">" else (pair.second, pair.first)
    scene = pair.line.scene
    near = (pair.first, pair.second) if pair.link == HERE else (pair.second,)
    ends = Span(min(slot.start for slot in near), max(slot.end for slot in near))
    details: Mapping[str, str] = {}
    if pair.link == HERE:
        finding = Finding(
            scene.slots.index(subject), predicate, scene.slots.index(target), JUDGED, likelihood
        )
        details = with_details(scene, finding, document.words(scene.span))
    return Relation(
        subject.key, predicate, target.key, round(likelihood, 2), JUDGED,
        quotation(document.text, scene.span, ends), details,
    )  # fmt: skip
