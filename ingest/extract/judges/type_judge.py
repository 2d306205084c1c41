"""The type of a name, or that it is none: what a trained model makes of all that speaks for it."""

from __future__ import annotations

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


def judge_type(document: Document, found: Cluster, model: LinearModel) -> tuple[str, float]:
    """Return the likeliest type of a cluster of mentions and how likely it is (0 to 1), or ``none``."""
    shares = dict(zip(model.labels, softmax(model.scores(entity_features(document, found))), strict=True))
    none = shares.pop(NO_NAME, 0.0)
    best = max(shares, key=lambda kind: shares[kind])
    if none > _SURELY_NONE * shares[best]:
        return NO_NAME, float(none)
    return best, float(shares[best])
