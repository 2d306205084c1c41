"""Trains the model of types (``ingest/extract/judges/types.tsv``) on our own annotated material."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.clusters import Cluster
from ingest.extract.document import read_document
from ingest.extract.entities import find_clusters, names_of
from ingest.extract.judges.entity_features import entity_features
from ingest.extract.judges.linear import LinearModel
from ingest.extract.judges.type_judge import NO_NAME
from ingest.extract.typing import type_of
from ingest.model import Entity, Span
from ingest.training.fitting import fit_softmax
from ingest.training.matching import match_entities
from ingest.training.material import GoldArticle, article_of

_STRENGTH = 0.25  # of regularisation, inverse: chosen by cross-validation over articles


@dataclass(frozen=True, slots=True)
class Example:
    """One cluster of one article: what the model sees, and what it should say."""

    features: frozenset[str]
    label: str


def examples_of(gold: GoldArticle) -> list[Example]:
    """Return what an annotated article teaches about the types of names."""
    document = read_document(article_of(gold))
    clusters = find_clusters(document)
    guesses = [_guess(f"e{n}", found) for n, found in enumerate(clusters)]
    pairs = match_entities(gold.entities, guesses)
    known = {one.id: one for one in gold.entities}
    examples = []
    for guess, features in zip(guesses, entity_features(document, clusters), strict=True):
        one = known.get(pairs.get(guess.id, ""))
        right = (NO_NAME,) if one is None else one.types
        label = guess.type if guess.type in right else right[0]
        examples.append(Example(frozenset(features), label))
    return examples


def fit_types(examples: Sequence[Example]) -> LinearModel:
    """Train the model of types."""
    return fit_softmax([(one.features, one.label) for one in examples], _STRENGTH)


def _guess(identity: str, found: Cluster) -> Entity:
    kind, clarity = type_of(found)
    spans = tuple(Span(mention.start, mention.end) for mention in found.mentions)
    return Entity(identity, kind, names_of(found, kind), spans, clarity)
