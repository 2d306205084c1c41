"""Trains the model of relations (``ingest/extract/judges/relations.tsv``) on our own annotated material."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.extract.document import read_document
from ingest.extract.entities import read_entities
from ingest.extract.judges.linear import LinearModel
from ingest.extract.judges.pairs import Pair
from ingest.extract.judges.relation_judge import LABELS, columns, featured_pairs
from ingest.extract.relations import find_relations
from ingest.extract.relations.slots import read_scenes
from ingest.training.fitting import fit_sigmoids
from ingest.training.gold_key import AnswerKey, answer_key
from ingest.training.matching import match_entities
from ingest.training.material import GoldArticle, article_of

_STRENGTH = 0.15  # of regularisation, inverse: chosen by cross-validation over articles
_YES, _NO, _UNKNOWN = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: what the model sees, and what is right for each of ``LABELS``: 1 yes, 0 no, -1 unknown."""

    features: tuple[str, ...]
    wanted: np.ndarray


def examples_of(gold: GoldArticle, types: LinearModel) -> list[Example]:
    """Return what an annotated article teaches about pairs of entities that the program itself finds."""
    document = read_document(article_of(gold))
    entities = read_entities(document, types)
    pairs = match_entities(gold.entities, entities)
    scenes = read_scenes(document, entities)
    ruled = find_relations(document, entities, scenes)
    key = answer_key(gold)
    said_at = [_span(gold.text, relation.evidence) for relation in gold.relations]
    return [
        Example(tuple(features), _wanted(pair, pairs, key, said_at))
        for pair, features in featured_pairs(document, entities, scenes, ruled)
    ]


def fit_relations(examples: Sequence[Example]) -> LinearModel:
    """Train the model of relations."""
    wanted = np.stack([one.wanted for one in examples])
    return fit_sigmoids([one.features for one in examples], LABELS, wanted, _STRENGTH)


def _span(text: str, evidence: str) -> tuple[int, int] | None:
    at = text.find(evidence) if evidence else -1
    return None if at < 0 else (at, at + len(evidence))


def _wanted(
    pair: Pair, pairs: Mapping[str, str], key: AnswerKey, said_at: Sequence[tuple[int, int] | None]
) -> np.ndarray:
    """Say yes where the annotator's words stand in the pair's line, unknown where they stand elsewhere."""
    first, second = (
        slot.key if slot.letter == "D" else pairs.get(slot.key, "") for slot in (pair.first, pair.second)
    )
    wanted = np.full(len(LABELS), _UNKNOWN, dtype=np.int8)
    if {first, second} & key.optional:
        return wanted
    line = pair.line.scene.span
    for column in columns(pair):
        predicate, way = LABELS[column][:-1], LABELS[column][-1]
        triple = (first, predicate, second) if way == ">" else (second, predicate, first)
        wanted[column] = _NO
        if triple in key.neutral:
            wanted[column] = _UNKNOWN
        if triple in key.answers:
            where = said_at[key.answers[triple]]
            here = where is None or (where[0] < line.end and line.start < where[1])
            wanted[column] = _YES if here else _UNKNOWN
    return wanted
