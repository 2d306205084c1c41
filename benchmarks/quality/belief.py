"""What confidence is worth: how many claims of each confidence are right, and what a threshold yields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.training.scoring import Tally, figures

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_RIGHT, _WRONG = "right", "invented"
Judged = tuple[float, bool]  # confidence, and whether right; what counts neither way is left out


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of a confidence from ``low`` to below ``high``: how many, said with what, how many right."""

    low: float
    high: float
    claims: int
    said: float
    right: int


@dataclass(frozen=True, slots=True)
class Reached:
    """The recall that the lowest ``threshold`` reaches which keeps the wanted ``precision``."""

    precision: float
    recall: float
    threshold: float


def judged(tallies: Iterable[Tally], section: str) -> list[Judged]:
    """Return the confidence of each entity or relation of articles, with whether it is right."""
    return [
        (one.confidence, verdict == _RIGHT)
        for tally in tallies
        for one, verdict in (tally.judged_entities if section == "entities" else tally.judged)
        if verdict in (_RIGHT, _WRONG)
    ]


def reliability(claims: Sequence[Judged]) -> list[Bin]:
    """Count claims by confidence; bins without a claim are left out."""
    bins = []
    for low, high in pairwise(EDGES):
        here = [(sure, right) for sure, right in claims if low <= sure < high]
        if here:
            said = sum(sure for sure, _ in here) / len(here)
            bins.append(Bin(low, min(high, 1.0), len(here), said, sum(right for _, right in here)))
    return bins


def reached(tallies: Sequence[Tally], section: str, precision: float) -> Reached:
    """Return the best recall at which the claims above a threshold are right as often as wanted."""
    wanted = figures(tallies, section).gold
    claims = sorted(judged(tallies, section), reverse=True)
    best = Reached(precision, 0.0, 1.0)
    right = 0
    for count, (sure, is_right) in enumerate(claims, 1):
        right += is_right
        is_last_of_its_confidence = count == len(claims) or claims[count][0] < sure
        if is_last_of_its_confidence and right >= precision * count:
            best = Reached(precision, right / wanted, sure)
    return best
