"""Partners named side by side: "X et Y signent une convention", "un accord entre X et Y"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ingest.extract.relations.language import compiled, slot_numbers
from ingest.extract.relations.rule import Finding, is_unsaid

_TOGETHER = compiled(
    r"{s:ORG+},? (?:(?:ont|viennent de|se sont|vont)\s)?(?:\w+ ){0,1}?"
    r"(?:officialis|sign|s'associ|s'alli|alli|associ|s'uni|uni|scell|nou|conclu|paraph|collabor|coopèr|"
    r"travaill\w+ ensemble|fêt)\w*"
)
_BETWEEN = compiled(
    r"(?:partenariat|accord|convention|coopération|collaboration|protocole|consortium|campus)[^<>.;:]{0,40} "
    r"(?:entre|que forment|qui associe|associant|réunissant|formée? par) (?:la |le |l'|les )?{s:ORG+}"
)
_CUES = (
    *("officialis", "sign", "alli", "associ", "uni", "scell", "nou", "conclu", "paraph", "ollabor", "oop"),
    *("ensemble", "entre", "forme", "réuni"),
)


def mutual_findings(template: str, folded: str) -> Iterator[Finding]:
    """Find organisations that a sentence says to work together: every pair of them."""
    if not any(cue in folded for cue in _CUES):
        return
    for name, pattern, confidence in (("together", _TOGETHER, 0.7), ("between", _BETWEEN, 0.7)):
        for match in pattern.finditer(template):
            numbers = slot_numbers(match["s"])
            if len(numbers) > 1 and not is_unsaid(template, match):
                for first, second in combinations(numbers, 2):
                    yield Finding(first, "partnerOf", second, name, confidence)
