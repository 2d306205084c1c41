"""Logistic regression over named features, by scikit-learn: it makes ``ingest/extract/judges``' models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from ingest.extract.judges.linear import LinearModel

_FEW = 3  # examples of a label from which it cannot be learnt
_SEEN = 4  # a feature of fewer examples teaches nothing
_SLIGHT = 0.04  # weights below it change no decision, and would make the files thrice as long


def fit_softmax(examples: Sequence[tuple[Collection[str], str]], strength: float) -> LinearModel:
    """Train one model whose labels exclude each other; ``strength`` is scikit-learn's ``C``."""
    rows = vocabulary([features for features, _ in examples])
    matrix = encode([features for features, _ in examples], rows)
    machine = LogisticRegression(C=strength, max_iter=400)
    machine.fit(matrix, [label for _, label in examples])
    labels = tuple(str(label) for label in machine.classes_)
    return _without_slight(LinearModel(labels, rows, machine.coef_.T, machine.intercept_))


def fit_sigmoids(
    examples: Sequence[Collection[str]], labels: Sequence[str], wanted: np.ndarray, strength: float
) -> LinearModel:
    """Train labels that do not exclude each other.

    ``wanted`` has a row for each example and a column for each label: 1 yes, 0 no, -1 left out.
    """
    rows = vocabulary(examples)
    matrix = encode(examples, rows)
    weights = np.zeros((len(rows), len(labels)))
    bias = np.full(len(labels), -10.0)
    for column in range(len(labels)):
        used = np.flatnonzero(wanted[:, column] >= 0)
        answers = wanted[used, column]
        if answers.sum() < _FEW or answers.all():
            continue
        machine = LogisticRegression(C=strength, solver="liblinear", max_iter=200)
        machine.fit(matrix[used], answers)
        weights[:, column] = machine.coef_[0]
        bias[column] = machine.intercept_[0]
    return _without_slight(LinearModel(tuple(labels), rows, weights, bias))


def _without_slight(model: LinearModel) -> LinearModel:
    weights = np.where(np.abs(model.weights) < _SLIGHT, 0.0, model.weights)
    kept = [feature for feature, row in model.rows.items() if weights[row].any()]
    rows = {feature: number for number, feature in enumerate(kept)}
    return LinearModel(model.labels, rows, weights[[model.rows[feature] for feature in kept]], model.bias)


def vocabulary(examples: Sequence[Collection[str]]) -> dict[str, int]:
    """Return a number for each feature that several examples show."""
    counts = Counter(feature for features in examples for feature in set(features))
    return {
        feature: number
        for number, feature in enumerate(sorted(name for name, n in counts.items() if n >= _SEEN))
    }


def encode(examples: Sequence[Collection[str]], rows: dict[str, int]) -> sparse.csr_matrix:
    """Turn examples into a sparse matrix of ones, features that have no number left out."""
    indices: list[int] = []
    ends = [0]
    for features in examples:
        indices += {rows[feature] for feature in features if feature in rows}
        ends.append(len(indices))
    return sparse.csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(examples), len(rows)))
