"""Learns what a confidence is worth (``ingest/extract/judges/calibration.tsv``).

From claims about articles that neither model saw in training: a share that never falls as confidence rises
(isotonic regression, by scikit-learn), for the entities, the judged relations and those of rules; and for a
rule with claims enough, its own share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.isotonic import IsotonicRegression

from ingest.extract.judges.calibration import Calibration, Points, calibrated, kind_of
from ingest.model import Entity, Extraction, Relation
from ingest.training.material import GoldArticle, article_of
from ingest.training.scoring import NEUTRAL, RIGHT, score

_AT_LEAST = 40  # claims behind a point: their share is then known to within a tenth or so
_POINTS = 15
_ENOUGH = 15  # claims of a rule from which it has a share of its own
_PRIOR = 10  # claims that the share of all rules counts for beside a rule's own
_SURE = 0.98  # nothing is surer: what has not yet been wrong may be


@dataclass(frozen=True, slots=True)
class Tried:
    """A claim about an annotated article: its kind, the confidence it was made with, whether it is right."""

    kind: str
    raw: float
    right: bool


def try_claims(
    gold: GoldArticle, language: str, entities: Sequence[Entity], relations: Sequence[Relation]
) -> Iterator[Tried]:
    """Judge what was read in an article; what counts neither way, or is said again, is left out."""
    tally = score(gold, Extraction(article_of(gold), tuple(entities), tuple(relations), ""))
    judged: list[tuple[Entity | Relation, str]] = [*tally.judged_entities, *tally.judged]
    for claim, verdict in judged:
        if verdict != NEUTRAL:
            yield Tried(kind_of(language, claim), claim.confidence, verdict == RIGHT)


def fit_calibration(tried: Iterable[Tried]) -> Calibration:
    """Learn the points of each kind of claim."""
    by_kind: defaultdict[str, list[Tried]] = defaultdict(list)
    rules: defaultdict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        language, kind, *rule = one.kind.split(":")
        by_kind[f"{language}:{kind}"].append(one)
        if rule:
            rules[one.kind].append(one)
    points: dict[str, Points] = {kind: _points(found) for kind, found in sorted(by_kind.items())}
    for rule_kind, found in sorted(rules.items()):
        if len(found) >= _ENOUGH:
            expected = sum(calibrated(rule_kind, one.raw, points) for one in found) / len(found)
            share = (sum(one.right for one in found) + _PRIOR * expected) / (len(found) + _PRIOR)
            raw = sum(one.raw for one in found) / len(found)
            points[rule_kind] = ((raw, min(share, _SURE)),)
    return points


def _points(tried: Sequence[Tried]) -> Points:
    ordered = sorted(tried, key=lambda one: one.raw)
    parts = max(1, min(_POINTS, len(ordered) // _AT_LEAST))
    cuts = np.array_split(np.arange(len(ordered)), parts)
    raws = [float(np.mean([ordered[n].raw for n in cut])) for cut in cuts]
    shares = [float(np.mean([ordered[n].right for n in cut])) for cut in cuts]
    smooth = IsotonicRegression().fit_transform(raws, shares, sample_weight=[len(cut) for cut in cuts])
    found = dict(zip(raws, smooth, strict=True))  # claims of one raw confidence may fill several cuts
    return tuple((raw, min(float(share), _SURE)) for raw, share in found.items())
