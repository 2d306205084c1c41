"""What each rule is worth: in how many texts it fires, how often, how often it is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.training.scoring import Tally


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule: the texts it fires in and is right in; its claims that count, and those that are right."""

    rule: str
    texts: int
    right_texts: int
    claims: int
    right: int

    @property
    def is_narrow(self) -> bool:
        """Whether it is right in a single text, or in none: to be generalised or removed."""
        return self.right_texts <= 1


def rule_table(tallies: Iterable[Tally]) -> tuple[RuleRow, ...]:
    """Count the claims of each rule, by name; claims that count neither way are left out."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    right_texts: defaultdict[str, set[str]] = defaultdict(set)
    verdicts: defaultdict[str, list[bool]] = defaultdict(list)
    for tally in tallies:
        for relation, verdict in tally.judged:
            if verdict == "neutral":
                continue
            texts[relation.rule].add(tally.name)
            verdicts[relation.rule].append(verdict == "right")
            if verdict == "right":
                right_texts[relation.rule].add(tally.name)
    return tuple(
        RuleRow(rule, len(texts[rule]), len(right_texts[rule]), len(found), sum(found))
        for rule, found in sorted(verdicts.items())
    )
