"""The type of a name, or that it is none: what a trained model makes of all that speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ingest.extract.clusters import Cluster
from ingest.extract.document import Document
from ingest.extract.judges.entity_features import entity_features
from ingest.extract.judges.linear import LinearModel, read_model, softmax

NO_NAME = "none"
_SURELY_NONE = 4.5  # times likelier than any type: a name that is missed costs all that is said of it
TYPES_FILE = Path(__file__).with_name("types.tsv")


@cache
def types_model() -> LinearModel:
    """Return the model that is installed with the program."""
    return read_model(TYPES_FILE)


def judge_types(
    document: Document, clusters: Sequence[Cluster], model: LinearModel
) -> list[tuple[str, float]]:
    """Return, for each cluster of mentions, its likeliest type and how likely it is (0 to 1), or ``none``."""
    return [_choose(model, features) for features in entity_features(document, clusters)]


def _choose(model: LinearModel, features: Iterable[str]) -> tuple[str, float]:
    shares = dict(zip(model.labels, softmax(model.scores(features)), strict=True))
    none = shares.pop(NO_NAME, 0.0)
    best = max(shares, key=lambda kind: shares[kind])
    if none > _SURELY_NONE * shares[best]:
        return NO_NAME, float(none)
    return best, float(shares[best])
