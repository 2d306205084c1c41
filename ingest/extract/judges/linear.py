"""A linear model over named features: one weight for each feature and label, kept as readable text.

The file: a line ``labels``, a line ``bias``, then one line a feature with its weights that are not zero::

    labels  Company  Person
    bias    0:.12   1:-.40
    w:start-up      0:1.31
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
_DECIMALS = 6


@dataclass(frozen=True, eq=False)
class LinearModel:
    """``weights`` has a row for each feature in ``rows``, and like ``bias`` a column for each label."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Scores
    bias: Scores

    def scores(self, features: Iterable[str]) -> Scores:
        """Sum the weights of the features that the model knows: one score (log-odds) for each label."""
        known = [row for row in map(self.rows.get, features) if row is not None]
        if not known:
            return self.bias
        total: Scores = self.bias + self.weights[known].sum(axis=0)
        # Weights have two decimals, so scores often tie: the order of a sum must not decide between labels.
        return np.round(total, _DECIMALS)


def softmax(scores: Scores) -> Scores:
    """Turn scores into probabilities that sum to one."""
    raised = np.exp(scores - scores.max())
    shares: Scores = raised / raised.sum()
    return shares


def sigmoid(scores: Scores) -> Scores:
    """Turn each score into a probability of its own."""
    shares: Scores = 1.0 / (1.0 + np.exp(-scores))
    return shares


def read_model(path: Path) -> LinearModel:
    """Read a model from its file. Raises ``OSError`` or ``ValueError`` when there is none or it is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    labels = tuple(lines[0].split("\t")[1:])
    rows = {}
    weights = np.zeros((len(lines) - 2, len(labels)))
    for number, line in enumerate(lines[2:]):
        feature, *cells = line.split("\t")
        rows[feature] = number
        _fill(weights[number], cells)
    bias = np.zeros(len(labels))
    _fill(bias, lines[1].split("\t")[1:])
    return LinearModel(labels, rows, weights, bias)


def write_model(path: Path, model: LinearModel) -> None:
    """Write a model as text, features in order; weights are rounded to hundredths."""
    lines = ["\t".join(("labels", *model.labels)), "\t".join(("bias", *_cells(model.bias)))]
    for feature in sorted(model.rows):
        cells = _cells(model.weights[model.rows[feature]])
        if cells:
            lines.append("\t".join((feature, *cells)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _fill(row: Scores, cells: Iterable[str]) -> None:
    for cell in cells:
        column, _, value = cell.partition(":")
        row[int(column)] = float(value)


def _cells(row: Scores) -> list[str]:
    return [f"{column}:{_short(value)}" for column, value in enumerate(row) if abs(value) >= 0.005]


def _short(value: float) -> str:
    """Write a number without the zero before its point: a tenth of the files is made of them."""
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"
