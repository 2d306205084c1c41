"""What a confidence is worth: the share of such claims that are right in articles left out of training.

``calibration.tsv`` has a line for each kind of claim: points ``raw:share``, between which lines are drawn.
``ingest/training/fit_calibration.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from ingest.model import Entity, Relation

CALIBRATION_FILE = Path(__file__).with_name("calibration.tsv")
JUDGED = "judged"
Points = tuple[tuple[float, float], ...]
Calibration = Mapping[str, Points]
"""By kind of claim, as ``kind_of`` names it; a kind without points is that before its last colon."""


@cache
def calibration() -> Calibration:
    """Return the points that are installed with the program."""
    return read_calibration(CALIBRATION_FILE)


def calibrated(kind: str, raw: float, points: Calibration | None = None) -> float:
    """Return how often a claim of a kind with a raw confidence is right (0 to 1); more never means less.

    ``points`` are by default those that are installed. What nothing is known of stays as it is.
    """
    points = calibration() if points is None else points
    while kind not in points and ":" in kind:
        kind = kind.rpartition(":")[0]
    if kind not in points:
        return raw
    raws, shares = zip(*points[kind], strict=True)
    return round(float(np.interp(raw, raws, shares)), 2)


def kind_of(language: str, claim: Entity | Relation) -> str:
    """Name the kind of a claim: ``fr:entity``, ``fr:judged``, ``fr:rule:NAME``."""
    if isinstance(claim, Entity):
        return f"{language}:entity"
    return f"{language}:{JUDGED}" if claim.rule == JUDGED else f"{language}:rule:{claim.rule}"


def believed_entities(
    language: str, entities: Sequence[Entity], points: Calibration | None = None
) -> tuple[Entity, ...]:
    """Return entities, each with the confidence that it deserves."""
    return tuple(
        replace(one, confidence=calibrated(kind_of(language, one), one.confidence, points))
        for one in entities
    )


def believed_relations(
    language: str, relations: Sequence[Relation], points: Calibration | None = None
) -> tuple[Relation, ...]:
    """Return relations, each with the confidence that it deserves, best first."""
    told = [
        replace(one, confidence=calibrated(kind_of(language, one), one.confidence, points))
        for one in relations
    ]
    return tuple(sorted(told, key=lambda one: (-one.confidence, one.evidence.start)))


def read_calibration(path: Path) -> Calibration:
    """Read the points of each kind. Raises ``OSError`` or ``ValueError`` when there is no such file."""
    points: dict[str, Points] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *cells = line.split("\t")
        points[kind] = tuple(_point(cell) for cell in cells)
    return points


def write_calibration(path: Path, points: Calibration) -> None:
    """Write the points of each kind, a line for each."""
    lines = [
        "\t".join((kind, *(f"{raw:.3f}:{share:.3f}" for raw, share in points[kind])))
        for kind in sorted(points)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _point(cell: str) -> tuple[float, float]:
    raw, _, share = cell.partition(":")
    return float(raw), float(share)
