"""What a measurement found, as plain values that can be written as JSON, printed, and held to floors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.quality.belief import Bin, Reached, judged, reached, reliability
from benchmarks.quality.rules import RuleRow
from ingest.training.scoring import (
    SECTIONS,
    Figures,
    Tally,
    evidence_share,
    figures,
    interval,
    keys_of,
)

PRECISIONS = (0.85, 0.75)


@dataclass(frozen=True, slots=True)
class SetResult:
    """One set of articles, by section. ``intervals`` are of F1; ``evidence`` is a share (0 to 1)."""

    articles: int
    figures: dict[str, Figures]
    intervals: dict[str, tuple[float, float]]
    by: dict[str, dict[str, Figures]]
    evidence: float
    reached: dict[str, list[Reached]]
    reliability: dict[str, list[Bin]]

    def measured(self) -> dict[str, float]:
        """Return the figures that floors are set for: F1 by section, and the share of good quotations."""
        return {section: self.figures[section].f1 for section in SECTIONS} | {"evidence": self.evidence}


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was measured. ``sets`` by name; ``installed`` with the models that users have.

    ``half`` is the kept-aside set read by models trained on half as many articles; it and ``rules`` are
    ``None`` where they were not asked for.
    """

    sets: dict[str, SetResult]
    installed: dict[str, dict[str, float]]
    words_per_second: float
    trained_on: tuple[int, int]  # articles and sentences
    half: SetResult | None = None
    rules: tuple[RuleRow, ...] | None = None


def result_of(tallies: Sequence[Tally]) -> SetResult:
    """Sum up the articles of a set."""
    told = ("entities", "relations")
    return SetResult(
        len(tallies),
        {section: figures(tallies, section) for section in SECTIONS},
        {section: interval(tallies, section) for section in SECTIONS},
        {
            section: {key: figures(tallies, section, key) for key in keys_of(tallies, section)}
            for section in told
        },
        evidence_share(tallies),
        {section: [reached(tallies, section, precision) for precision in PRECISIONS] for section in told},
        {section: reliability(judged(tallies, section)) for section in told},
    )
